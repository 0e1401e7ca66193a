import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workingMinutesBetween } from '#core/calendars/hours.ts'
import type { OpeningHours } from '#core/calendars/hours.ts'
import { AT_RISK_FROM, byPressing, countDays, judge, middleAndLong, workedBy } from './standards.ts'
import type { Pressing, Work } from './standards.ts'

const nineToFive = [{ opens: '09:00', closes: '17:00' }]
const HOURS: OpeningHours = {
  zone: 'Europe/London',
  weekly: {
    monday: nineToFive,
    tuesday: nineToFive,
    wednesday: nineToFive,
    thursday: nineToFive,
    friday: nineToFive,
  },
  exceptions: [{ date: '2026-04-03', intervals: [] }],
}
const at = (text: string) => Date.parse(text)
/** Over the change of the clocks on 29 March, and over Good Friday. */
const [FIRST, LAST] = [at('2026-03-20T00:00:00Z'), at('2026-04-20T00:00:00Z')]
const worked = workedBy(HOURS, FIRST, LAST)
const instant = fc.integer({ min: FIRST, max: LAST })

describe('R30: working time of the department', () => {
  test('R30: is the same as counted interval by interval, over weekends, holidays and changes of the clocks', () => {
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        const [from, to] = a <= b ? [a, b] : [b, a]
        expect(worked(from, to) / 60_000).toBeCloseTo(workingMinutesBetween(HOURS, from, to), 6)
      }),
    )
  })
})

type Case = [string, Partial<Work> & Pick<Work, 'beganAt' | 'dueAt'>, string, string, number, number]
const MONDAY_NINE = at('2026-03-23T09:00:00Z')
/** Eight working hours. */
const DAY = { beganAt: MONDAY_NINE, dueAt: at('2026-03-23T17:00:00Z'), workingMinutes: 480 }
const HOUR = 3600

describe('R30: what is in time, at risk and missed', () => {
  const cases: Case[] = [
    ['just begun', DAY, '2026-03-23T10:00:00Z', 'open', 0.125, -7 * HOUR],
    ['a minute before three quarters', DAY, '2026-03-23T14:59:00Z', 'open', 359 / 480, -7260],
    ['three quarters used', DAY, '2026-03-23T15:00:00Z', 'at_risk', 0.75, -2 * HOUR],
    ['the last second is still in time', DAY, '2026-03-23T17:00:00Z', 'at_risk', 1, 0],
    ['closed doors use nothing up', DAY, '2026-03-24T08:00:00Z', 'at_risk', 1, 0],
    ['an hour of the next day', DAY, '2026-03-24T10:00:00Z', 'overdue', 1.125, HOUR],
    [
      'ended in time',
      { ...DAY, endedAt: at('2026-03-23T12:00:00Z') },
      '2026-04-01T12:00:00Z',
      'in_time',
      0.375,
      -5 * HOUR,
    ],
    [
      'ended late',
      { ...DAY, endedAt: at('2026-03-24T11:00:00Z') },
      '2026-04-01T12:00:00Z',
      'late',
      1.25,
      2 * HOUR,
    ],
    [
      'moved to Friday, but the standard holds',
      { ...DAY, dueAt: at('2026-03-27T17:00:00Z') },
      '2026-03-24T10:00:00Z',
      'overdue',
      1.125,
      HOUR,
    ],
    [
      'without a standard it holds what was agreed',
      { ...DAY, workingMinutes: null, dueAt: at('2026-03-24T17:00:00Z') },
      '2026-03-24T10:00:00Z',
      'open',
      9 / 16,
      -7 * HOUR,
    ],
    [
      'agreed for the evening, late by the clock',
      { ...DAY, workingMinutes: null, dueAt: at('2026-03-23T20:00:00Z') },
      '2026-03-23T21:00:00Z',
      'overdue',
      1,
      0,
    ],
    [
      'promised from evening to evening: the wall clock',
      { workingMinutes: null, beganAt: at('2026-03-23T18:00:00Z'), dueAt: at('2026-03-23T20:00:00Z') },
      '2026-03-23T19:45:00Z',
      'at_risk',
      0.875,
      -900,
    ],
    ['a day for ever', { ...DAY, beganAt: FIRST }, '2026-04-20T00:00:00Z', 'overdue', 20, 19 * 8 * HOUR],
  ]
  test.each(cases)('%s', (_reason, given, now, state, used, over) => {
    const judged = judge({ endedAt: null, workingMinutes: null, ...given }, worked, at(now))
    expect(judged.state).toBe(state)
    expect(judged.used).toBeCloseTo(used, 6)
    expect(judged.overSeconds).toBe(over)
  })

  test('R30: at risk comes before overdue, and never goes back', () => {
    const order = ['open', 'at_risk', 'overdue']
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 1, max: 4000 }),
        fc.boolean(),
        instant,
        instant,
        (began, minutes, own, a, b) => {
          const work: Work = {
            ...{ beganAt: began, dueAt: began + minutes * 60_000, endedAt: null },
            workingMinutes: own ? minutes : null,
          }
          const [first, second] = [Math.min(a, b), Math.max(a, b)]
          const [before, after] = [judge(work, worked, first), judge(work, worked, second)]
          expect(order.indexOf(after.state)).toBeGreaterThanOrEqual(order.indexOf(before.state))
          expect(Number.isFinite(after.used) && Number.isFinite(after.overSeconds)).toBe(true)
          if (after.state === 'at_risk') expect(after.used).toBeGreaterThanOrEqual(AT_RISK_FROM)
          expect(after.state === 'overdue' ? after.overSeconds >= 0 : after.overSeconds <= 0).toBe(true)
        },
      ),
    )
  })
})

test('R30: what ended is what was in time and what was late, by day and altogether', () => {
  const day = fc.integer({ min: 1, max: 9 }).map((n) => `2026-03-0${n}`)
  const one = fc
    .tuple(day, fc.nat(50), fc.nat(50))
    .map(([of, inTime, late]) => ({ day: of, inTime, ended: inTime + late }))
  fc.assert(
    fc.property(fc.array(one), (counts) => {
      const { ended, inTime, late, days } = countDays(counts)
      expect(ended).toBe(inTime + late)
      expect(days.reduce((sum, { ended: some }) => sum + some, 0)).toBe(ended)
      expect(new Set(days.map((some) => some.day)).size).toBe(days.length)
      expect(days.map((some) => some.day)).toEqual(days.map((some) => some.day).toSorted())
    }),
  )
})

test('durations: the middle and the ninth tenth; of none there is nothing to say', () => {
  expect(middleAndLong([])).toEqual({ medianSeconds: null, p90Seconds: null })
  expect(middleAndLong([30])).toEqual({ medianSeconds: 30, p90Seconds: 30 })
  expect(middleAndLong([10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0])).toEqual({ medianSeconds: 5, p90Seconds: 9 })
})

test('the most pressing first: open ones by how far over they are, then the latest that ended', () => {
  const all: Pressing[] = [
    { id: 'ended long ago', endedAt: 1, overSeconds: 9000 },
    { id: 'nearly due', endedAt: null, overSeconds: -60 },
    { id: 'far over', endedAt: null, overSeconds: 7200 },
    { id: 'ended lately', endedAt: 2, overSeconds: 10 },
  ]
  expect(all.toSorted(byPressing).map(({ id }) => id)).toEqual([
    'far over',
    'nearly due',
    'ended lately',
    'ended long ago',
  ])
})
