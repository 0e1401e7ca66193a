import { expect, test } from 'vitest'
import type { T } from '../../messages/Messages.tsx'
import { preventedWords } from './NoticeCard.tsx'
import { standing } from './standing.ts'

const FROM = '2026-03-02T10:00:00Z'
const UNTIL = '2026-03-02T14:00:00Z'

test.each([
  ['before it begins', 'published', '2026-03-02T09:59:00Z', 'to_come'],
  ['at its beginning', 'published', FROM, 'now'],
  ['at its end', 'published', UNTIL, 'over'],
  ['withdrawn while it held', 'withdrawn', '2026-03-02T11:00:00Z', 'withdrawn'],
] as const)('%s', (_reason, state, now, expected) => {
  expect(standing({ state, fromAt: FROM, untilAt: UNTIL }, Date.parse(now))).toBe(expected)
})

test.each([
  ['fewer than expected', 3, 12.2, 'lens.notices.prevented {"came":3,"expected":12,"prevented":9}'],
  ['more than expected: said as it is', 20, 12.2, 'lens.notices.more {"came":20,"expected":12,"more":8}'],
  ['as many', 12, 12.2, 'lens.notices.as_expected {"came":12,"expected":12}'],
])('R31: what came beside what was expected: %s', (_reason, came, expected, words) => {
  const t: T = (id, values) => `${id} ${JSON.stringify(values)}`
  const figure = { came, expected, prevented: expected - came, low: 0, high: 0, days: 8 }
  expect(preventedWords(figure, t)).toBe(words)
})
