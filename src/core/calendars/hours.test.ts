import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import {
  addWorkingTime,
  closesAt,
  isOpen,
  localDate,
  localHour,
  wholeDay,
  weekdayOfDate,
  nextOpening,
  openBetween,
  openIntervals,
  workingMinutesBetween,
} from '#core/calendars/hours.ts'
import type { OpeningHours } from '#core/calendars/hours.ts'

const at = (iso: string) => Date.parse(iso)
const iso = (instant: number | undefined) =>
  instant === undefined ? undefined : new Date(instant).toISOString()
const nineToFive = [{ opens: '09:00', closes: '17:00' }]
const allDay = [{ opens: '00:00', closes: '24:00' }]
const weekdays = {
  monday: nineToFive,
  tuesday: nineToFive,
  wednesday: nineToFive,
  thursday: nineToFive,
  friday: nineToFive,
}
const everyDay = (list: typeof nineToFive) => ({
  ...weekdays,
  monday: list,
  tuesday: list,
  wednesday: list,
  thursday: list,
  friday: list,
  saturday: list,
  sunday: list,
})

const council: OpeningHours = {
  zone: 'Europe/London',
  weekly: weekdays,
  exceptions: [
    { date: '2026-04-03', intervals: [] },
    { date: '2026-04-06', intervals: [] },
    { date: '2026-05-09', intervals: [{ opens: '10:00', closes: '12:00' }] },
  ],
}
const night: OpeningHours = { zone: 'Europe/London', weekly: everyDay([{ opens: '22:00', closes: '06:00' }]) }
const always: OpeningHours = { zone: 'Europe/London', weekly: everyDay(allDay) }
const never: OpeningHours = { zone: 'Europe/London', weekly: {} }
const southern: OpeningHours = { zone: 'Australia/Sydney', weekly: weekdays }

describe('open or not', () => {
  const cases: Array<[string, OpeningHours, string, boolean]> = [
    ['a winter morning, one minute early', council, '2026-01-12T08:59:59Z', false],
    ['a winter morning, on the dot', council, '2026-01-12T09:00:00Z', true],
    ['the closing minute does not belong', council, '2026-01-12T17:00:00Z', false],
    ['in summer nine is eight in universal time', council, '2026-07-13T08:00:00Z', true],
    ['and five is four', council, '2026-07-13T16:00:00Z', false],
    ['a Saturday', council, '2026-01-17T10:00:00Z', false],
    ['Good Friday', council, '2026-04-03T10:00:00Z', false],
    ['a Saturday opened specially', council, '2026-05-09T09:30:00Z', true],
    ['after midnight in the night of the day before', night, '2026-01-12T03:00:00Z', true],
    ['noon, with night hours', night, '2026-01-12T12:00:00Z', false],
    ['round the clock, across midnight', always, '2026-01-12T00:00:00Z', true],
    ['never open', never, '2026-01-12T10:00:00Z', false],
    ['Sydney, summer time (+11)', southern, '2026-01-11T22:00:00Z', true],
    ['Sydney, standard time (+10), not yet', southern, '2026-07-12T22:00:00Z', false],
    ['Sydney, standard time (+10)', southern, '2026-07-12T23:00:00Z', true],
  ]
  test.each(cases)('%s', (_name, hours, when, expected) => {
    expect(isOpen(hours, at(when))).toBe(expected)
    expect(nextOpening(hours, at(when)) === at(when)).toBe(expected)
    expect(closesAt(hours, at(when)) !== undefined).toBe(expected)
  })
})

describe('the next opening', () => {
  const cases: Array<[string, OpeningHours, string, string | undefined]> = [
    ['over a weekend', council, '2026-01-16T17:30:00Z', '2026-01-19T09:00:00.000Z'],
    [
      'over Easter, after the clocks went forward',
      council,
      '2026-04-02T16:00:00Z',
      '2026-04-07T08:00:00.000Z',
    ],
    ['the Monday after the change in spring', council, '2026-03-28T12:00:00Z', '2026-03-30T08:00:00.000Z'],
    ['the Monday after the change in autumn', council, '2026-10-24T12:00:00Z', '2026-10-26T09:00:00.000Z'],
    ['Sydney after its own change', southern, '2026-10-03T00:00:00Z', '2026-10-04T22:00:00.000Z'],
    ['never within a year', never, '2026-01-12T10:00:00Z', undefined],
  ]
  test.each(cases)('%s', (_name, hours, when, expected) => {
    expect(iso(nextOpening(hours, at(when)))).toBe(expected)
  })

  test('a pattern that never opens but for a day in two years is not searched for ever', () => {
    const rare = { ...never, exceptions: [{ date: '2028-01-12', intervals: nineToFive }] }
    expect(nextOpening(rare, at('2026-01-12T10:00:00Z'))).toBeUndefined()
    expect(addWorkingTime(rare, at('2026-01-12T10:00:00Z'), 5)).toBeUndefined()
  })
})

describe('open time by day and between instants', () => {
  const lengths: Array<[string, OpeningHours, string, number]> = [
    ['an ordinary night', night, '2026-01-12', 8],
    ['the night the clocks go forward', night, '2026-03-28', 7],
    ['the night the clocks go back', night, '2026-10-24', 9],
    ['round the clock when the clocks go forward', always, '2026-03-29', 23],
    ['round the clock when the clocks go back', always, '2026-10-25', 25],
    ['Sydney office day after its change', southern, '2026-04-06', 8],
  ]
  test.each(lengths)('%s', (_name, hours, date, expected) => {
    const total = openIntervals(hours, date, date).reduce((sum, one) => sum + one.end - one.start, 0)
    expect(total / 3_600_000).toBe(expected)
  })

  test('an opening within the hour that is skipped begins when the clocks allow, and an empty one is left out', () => {
    const early: OpeningHours = {
      zone: 'Europe/London',
      weekly: { sunday: [{ opens: '01:00', closes: '02:00' }] },
    }
    expect(openIntervals(early, '2026-03-29', '2026-03-29')).toEqual([])
    const [twice] = openIntervals(early, '2026-10-25', '2026-10-25')
    expect(twice && (twice.end - twice.start) / 3_600_000).toBe(2)
  })

  test('days round the clock merge into one interval, and a range cuts it', () => {
    expect(openIntervals(always, '2026-01-12', '2026-01-14')).toHaveLength(1)
    const [from, to] = [at('2026-01-12T03:00:00Z'), at('2026-01-15T04:00:00Z')]
    expect(openBetween(always, from, to)).toEqual([{ start: from, end: to }])
  })

  test('intervals that overlap count once', () => {
    const doubled = {
      zone: 'Europe/London',
      weekly: { monday: [...nineToFive, { opens: '12:00', closes: '18:00' }] },
    }
    expect(workingMinutesBetween(doubled, at('2026-01-12T00:00:00Z'), at('2026-01-13T00:00:00Z'))).toBe(540)
  })

  test('the local date is the zone’s, not universal time’s', () => {
    expect(localDate('Europe/London', at('2026-07-12T23:30:00Z'))).toBe('2026-07-13')
    expect(localDate('Australia/Sydney', at('2026-07-12T23:30:00Z'))).toBe('2026-07-13')
  })

  test('a whole day, its weekday and its hours are local', () => {
    const hoursOf = (zone: string, date: string) =>
      (wholeDay(zone, date).end - wholeDay(zone, date).start) / 3_600_000
    expect(['2026-03-28', '2026-03-29', '2026-10-25'].map((d) => hoursOf('Europe/London', d))).toEqual([
      24, 23, 25,
    ])
    expect(hoursOf('Australia/Sydney', '2026-04-05')).toBe(25)
    expect(weekdayOfDate('2026-03-29')).toBe('sunday')
    expect(localHour('Europe/London', at('2026-07-12T23:30:00Z'))).toBe(0)
  })

  test('what is no time, date or amount is refused', () => {
    expect(() =>
      isOpen(
        { zone: 'Europe/London', weekly: { monday: [{ opens: '9', closes: '25:00' }] } },
        at('2026-01-12T10:00:00Z'),
      ),
    ).toThrow(RangeError)
    expect(() => openIntervals(council, 'soon', '2026-01-12')).toThrow(RangeError)
    expect(() => addWorkingTime(council, 0, -1)).toThrow(RangeError)
  })
})

describe('working time', () => {
  const cases: Array<[string, OpeningHours, string, number, string]> = [
    ['within a day', council, '2026-01-12T10:00:00Z', 60, '2026-01-12T11:00:00.000Z'],
    ['exactly to closing', council, '2026-01-12T10:00:00Z', 420, '2026-01-12T17:00:00.000Z'],
    ['over a weekend', council, '2026-01-16T16:30:00Z', 60, '2026-01-19T09:30:00.000Z'],
    ['started while closed', council, '2026-01-17T12:00:00Z', 0, '2026-01-19T09:00:00.000Z'],
    [
      'over the change in spring: a working day stays eight hours',
      council,
      '2026-03-27T09:00:00Z',
      480 + 60,
      '2026-03-30T09:00:00.000Z',
    ],
    ['over Easter', council, '2026-04-02T15:00:00Z', 120, '2026-04-07T09:00:00.000Z'],
    ['through the short night', night, '2026-03-28T22:00:00Z', 420, '2026-03-29T05:00:00.000Z'],
    ['over Sydney’s change', southern, '2026-10-02T06:00:00Z', 120, '2026-10-04T23:00:00.000Z'],
  ]
  test.each(cases)('%s', (_name, hours, start, minutes, expected) => {
    expect(iso(addWorkingTime(hours, at(start), minutes))).toBe(expected)
  })

  const instant = fc
    .integer({ min: at('2026-01-01T00:00:00Z') / 60_000, max: at('2027-01-01T00:00:00Z') / 60_000 })
    .map((m) => m * 60_000)
  const someHours = fc.constantFrom(council, night, always, southern)

  test('what is added is what lies between, and it ends while open or on the closing', () => {
    fc.assert(
      fc.property(someHours, instant, fc.integer({ min: 1, max: 6000 }), (hours, start, minutes) => {
        const end = addWorkingTime(hours, start, minutes) ?? Number.NaN
        expect(workingMinutesBetween(hours, start, end)).toBe(minutes)
        expect(isOpen(hours, end - 1)).toBe(true)
      }),
    )
  })

  test('time between adds up, and turns its sign when asked backwards', () => {
    fc.assert(
      fc.property(someHours, instant, instant, instant, (hours, a, b, c) => {
        const between = (x: number, y: number) => workingMinutesBetween(hours, x, y)
        expect(between(a, b) + between(b, c)).toBeCloseTo(between(a, c), 6)
        expect(between(a, b) + between(b, a)).toBe(0)
      }),
      { numRuns: 40 },
    )
  })
})
