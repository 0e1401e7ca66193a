import { describe, expect, test } from 'vitest'
import { addDays } from '#core/calendars/moments.ts'
import { chanceFrom } from '#core/chance.ts'
import type { Point } from '#core/spc/types.ts'
import { differenceOf, verdictOn } from '#core/spc/verdict.ts'

const FIRST = '2026-01-05'
const on = (index: number) => addDays(FIRST, index)
const daily = (values: readonly number[]): Point[] => values.map((value, index) => ({ at: on(index), value }))
const quiet = [9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11]
const change = { at: on(20), name: 'Bring in by chat' }
const after = (values: readonly number[], expect?: 'up' | 'down') =>
  verdictOn(daily([...quiet, ...values]), change, expect && { expect })

describe('R29: the chart decides', () => {
  test.each([
    [[], { outcome: 'too_early', more: 8, size: null }, 'nothing has come yet'],
    [[10, 11, 9], { outcome: 'too_early', more: 5 }, 'a run needs eight'],
    [quiet.slice(0, 8), { outcome: 'no_signal' }, 'only the usual variation'],
    [
      [16],
      {
        outcome: 'changed',
        direction: 'up',
        first: { at: on(20), since: on(20), rule: 'outside', side: 'above' },
      },
      'one value beyond a limit is a signal by itself',
    ],
    [
      [11, 9, 9.5, 9.5, 9.5, 9.5, 9.5, 9.5, 9.5, 9.5],
      {
        outcome: 'changed',
        direction: 'down',
        first: { at: on(28), since: on(21), rule: 'run', side: 'below' },
      },
      'the eighth on one side, since the first of them',
    ],
    [
      [10, 13, 13, 10, 13],
      { outcome: 'changed', first: { at: on(24), since: on(21), rule: 'near', side: 'above' } },
      'three of four near a limit, since the first of the three',
    ],
    [[16, 10, 4], { outcome: 'changed', direction: 'both', asExpected: null }, 'on both sides'],
  ] as const)('%j: %j (%s)', (values, verdict, _reason) => {
    expect(after(values)).toMatchObject({ ok: true, ...verdict })
  })

  test.each([
    ['up', true],
    ['down', false],
  ] as const)('expected %s, went up: %s', (expected, as) => {
    expect(after([16], expected)).toMatchObject({ outcome: 'changed', asExpected: as })
  })

  test('a run that began before the change is not owed to it', () => {
    const values = [...quiet, 10.5, 10.5, 10.5, 10.5, 10.5, 10.5]
    const verdict = verdictOn(daily([...values, 10.5, 10.5, 10.5, 9]), { at: on(26), name: 'later' })
    expect(verdict).toMatchObject({ outcome: 'too_early', more: 4 })
  })

  test.each([
    [daily([1]), { why: 'too_short' }],
    [daily([1, 2, 3]), { why: 'too_short_before', points: 1, needed: 2 }],
    [daily([1, Number.NaN, 3]), { why: 'not_a_number', at: on(1) }],
  ])('%j: %j', (points, refused) => {
    expect(verdictOn(points, { at: on(1), name: 'early' })).toMatchObject({ ok: false, ...refused })
  })

  test('few values before are warned of', () => {
    expect(verdictOn(daily(quiet), { at: on(10), name: 'soon' })).toMatchObject({
      warnings: expect.arrayContaining(['few']),
    })
  })
})

describe('how large', () => {
  test('by hand: 10 to 13, variances 2.5 and 2.5 of five each, 2.3060 for eight degrees', () => {
    const found = differenceOf([8, 9, 10, 11, 12], [13, 11, 15, 12, 14])
    expect(found).toMatchObject({ before: 10, after: 13, difference: 3, pointsBefore: 5, worthBefore: 5 })
    expect(found?.low).toBeCloseTo(3 - 2.306, 3)
    expect(found?.high).toBeCloseTo(3 + 2.306, 3)
  })

  test('of one value there is no interval, so none is given', () => {
    expect(differenceOf([1, 2, 3], [9])).toBeNull()
  })

  test('the interval holds the true difference about as often as it says, also of dependent values', () => {
    const chance = chanceFrom('difference')
    const series = (length: number, level: number) => {
      let value = chance.normal(0, 1.15)
      return Array.from({ length }, () => level + (value = 0.5 * value + chance.normal(0, 1)))
    }
    let held = 0
    for (let i = 0; i < 500; i++) {
      const found = differenceOf(series(80, 5), series(60, 7))
      if (found && found.low <= 2 && found.high >= 2) held += 1
    }
    expect(held / 500).toBeGreaterThan(0.88)
  })
})
