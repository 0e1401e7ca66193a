import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { caseHolders } from './holders.ts'
import { measuresOf } from './measures.ts'
import { percentile } from './spread.ts'
import { tableOf } from './table.ts'
import type { ProcessEvent } from './types.ts'

const DAY = 86_400_000

/** A case by its holders in order, one a day; `-` where nobody is named. */
function passed(caseId: string, holders: string, first = 0): ProcessEvent[] {
  return [...holders].map((one, day) => ({
    caseId,
    at: (first + day) * DAY,
    activity: `step ${day}`,
    holder: one === '-' ? null : one,
    team: null,
  }))
}

describe('of one case', () => {
  test.each([
    // holders, hand-offs, distinct, returns, back and forth, why
    ['A', 0, 1, 0, 0, 'one event, one holder'],
    ['AAA', 0, 1, 0, 0, 'equal neighbours are one run'],
    ['AB', 1, 2, 0, 0, 'passed on once'],
    ['ABA', 2, 2, 1, 1, 'there and straight back'],
    ['ABCA', 3, 3, 1, 0, 'back, though by a way round'],
    ['ABAB', 3, 2, 2, 2, 'each return counts'],
    ['A-A', 0, 1, 0, 0, 'an event of nobody does not part a run'],
    ['A-B', 1, 2, 0, 0, 'nor does it hide a hand-off'],
    ['---', 0, 0, 0, 0, 'nobody is named: no hand-off, not one less than none'],
    ['AABBCBA', 4, 3, 2, 1, 'C between B is back and forth, A at the end is a return'],
  ])('%s: %i hand-offs, %i holders, %i returns, %i back and forth: %s', (holders, ...expected) => {
    const cases = caseHolders(tableOf(passed('one', holders)), 'holder')
    const [handOffs, distinct, returns, backAndForth] = expected
    expect([cases.handOffs[0], cases.distinct[0], cases.returns[0], cases.backAndForth[0]]).toEqual([
      handOffs,
      distinct,
      returns,
      backAndForth,
    ])
  })
})

/** Five cases whose every figure was worked out by hand. */
const log = [
  ...passed('a', 'A'), // 0 days
  ...passed('b', 'AB'), // 1 day
  ...passed('c', 'ABA'), // 2 days
  ...passed('d', 'ABCA'), // 3 days
  ...passed('e', 'ABABAB'), // 5 days
]

test('a small log has the figures that were worked out by hand', () => {
  const found = measuresOf(tableOf(log))
  if (!found.ok) throw new Error(found.why)
  const { person, team, endToEndDays } = found.measures
  expect(found.measures).toMatchObject({ cases: 5, events: 16, firstAt: 0, lastAt: 5 * DAY })
  expect(team).toBeNull()
  expect(person).toMatchObject({
    casesNamed: 5,
    handOffsTotal: 11,
    shareWithoutHandOff: 0.2,
    returnsTotal: 6,
    shareWithReturn: 0.6,
    backAndForthTotal: 5,
    shareWithBackAndForth: 0.4,
  })
  // 0 1 2 3 5: the median is 2; p90 stands at 3.6 of four steps, so 3 + 0.6 · 2.
  expect(endToEndDays).toMatchObject({ mean: 2.2, median: 2, max: 5 })
  expect(endToEndDays.p90).toBeCloseTo(4.2, 12)
  expect(person?.daysByHandOffs).toEqual([
    { handOffs: 0, n: 1, medianDays: 0, meanDays: 0 },
    { handOffs: 1, n: 1, medianDays: 1, meanDays: 1 },
    { handOffs: 2, n: 1, medianDays: 2, meanDays: 2 },
    { handOffs: 3, n: 1, medianDays: 3, meanDays: 3 },
    { handOffs: 4, n: 1, medianDays: 5, meanDays: 5 },
  ])
})

test('an activity that comes again is a repeat, whoever does it', () => {
  const events = ['look', 'ask', 'look', 'look'].map((activity, at) => ({
    ...{ caseId: 'x', at, activity, holder: String(at), team: null },
  }))
  const found = measuresOf(tableOf(events))
  expect(found).toMatchObject({ measures: { repeatedActivities: 2, shareWithRepeatedActivity: 1 } })
})

test('nothing is measured of nothing, and no holders are made up for whole cases', () => {
  expect(measuresOf(tableOf([]))).toEqual({ ok: false, why: 'no_events' })
  const found = measuresOf(tableOf(log), { holders: false })
  expect(found).toMatchObject({ measures: { person: null, team: null, cases: 5 } })
})

test.each([
  [[1], 0.9, 1, 'one value is every percentile'],
  [[0, 10], 0.5, 5, 'between two'],
  [[1, 2, 3, 4], 0.9, 3.7, 'at 2.7 of three steps'],
])('percentile of %j at %d is %d: %s', (values, share, expected) => {
  expect(percentile(Float64Array.from(values), share)).toBeCloseTo(expected, 12)
})

const events = fc.array(
  fc.record({
    caseId: fc.constantFrom('a', 'b', 'c', 'd'),
    at: fc.integer({ min: 0, max: 20 }),
    activity: fc.constantFrom('x', 'y', 'z'),
    holder: fc.constantFrom('A', 'B', 'C', null),
    team: fc.constantFrom('T', 'U', null),
  }),
  { minLength: 1, maxLength: 60 },
)

describe('whatever the log', () => {
  test('each case has at least as many hand-offs as holders less one, and returns are runs less holders', () => {
    fc.assert(
      fc.property(events, (list) => {
        const table = tableOf(list)
        for (const by of ['holder', 'team'] as const) {
          const { handOffs, distinct, returns, backAndForth } = caseHolders(table, by)
          table.cases.forEach((_, c) => {
            const [k, d] = [(distinct[c] ?? 0) > 0 ? (handOffs[c] ?? 0) + 1 : 0, distinct[c] ?? 0]
            expect(k - 1).toBeGreaterThanOrEqual(d - 1)
            expect(returns[c]).toBe(k - d)
            expect(backAndForth[c]).toBeLessThanOrEqual(returns[c] ?? 0)
          })
        }
      }),
    )
  })

  test('the order of cases in the file changes nothing, as long as each case keeps its own', () => {
    fc.assert(
      fc.property(events, (list) => {
        const byCase = list.toSorted((a, b) => (a.caseId < b.caseId ? 1 : a.caseId > b.caseId ? -1 : 0))
        const [one, other] = [measuresOf(tableOf(list)), measuresOf(tableOf(byCase))]
        if (!one.ok || !other.ok) throw new Error('nothing measured')
        expect(other.measures.person?.handOffsTotal).toBe(one.measures.person?.handOffsTotal)
        expect(other.measures.team).toEqual(rounded(one.measures.team, other.measures.team))
        expect(other.measures.repeatedActivities).toBe(one.measures.repeatedActivities)
        expect(other.measures.endToEndDays.median).toBe(one.measures.endToEndDays.median)
        expect(other.measures.endToEndDays.mean).toBeCloseTo(one.measures.endToEndDays.mean, 9)
      }),
    )
  })
})

/** Sums of days in another order differ in their last digit: those are taken from the other, the rest is compared. */
function rounded<T extends { daysByHandOffs: readonly { meanDays: number | null }[] } | null>(
  one: T,
  other: T,
): T {
  if (!one || !other) return one
  const daysByHandOffs = one.daysByHandOffs.map((group, at) => {
    const mean = other.daysByHandOffs[at]?.meanDays ?? null
    expect(mean ?? 0).toBeCloseTo(group.meanDays ?? 0, 9)
    return { ...group, meanDays: mean }
  })
  return { ...one, daysByHandOffs }
}
