import { expect, test } from 'vitest'
import { minutesOf, overlaps } from './spans.ts'
import type { DaySpan } from './spans.ts'

const cases: readonly (readonly [spans: DaySpan[], minutes: number, overlap: boolean, reason: string])[] = [
  [[], 0, false, 'closed'],
  [[['09:00', '17:30']], 510, false, 'one span'],
  [
    [
      ['13:00', '17:00'],
      ['09:00', '13:00'],
    ],
    480,
    false,
    'they touch, in any order',
  ],
  [
    [
      ['09:00', '13:00'],
      ['12:59', '17:00'],
    ],
    481,
    true,
    'a minute twice',
  ],
  [[['22:00', '06:00']], 480, false, 'over midnight'],
  [
    [
      ['22:00', '06:00'],
      ['23:00', '23:30'],
    ],
    510,
    true,
    'inside a night',
  ],
  [[['00:00', '00:00']], 1440, false, 'all day'],
  [[['00:00', '24:00']], 1440, false, 'all day, said otherwise'],
  [
    [
      ['00:00', '00:00'],
      ['08:00', '09:00'],
    ],
    1500,
    true,
    'all day and an hour',
  ],
]

test.each(cases)('%j: %i minutes, overlap %s (%s)', (spans, minutes, overlap) => {
  expect(overlaps(spans)).toBe(overlap)
  expect(spans.reduce((sum, span) => sum + minutesOf(span), 0)).toBe(minutes)
})
