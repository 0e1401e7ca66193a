import { expect, test } from 'vitest'
import fc from 'fast-check'
import { addDays, daysBetween, daysFrom, instantOfMinute, isoWeekday, minuteOfInstant } from './moments.ts'

const LONDON = 'Europe/London'
const iso = (day: string, minute: number) => new Date(instantOfMinute(LONDON, day, minute)).toISOString()

test.each<[why: string, day: string, minute: number, instant: string]>([
  ['winter', '2026-01-12', 480, '2026-01-12T08:00:00.000Z'],
  ['summer is an hour sooner in universal time', '2026-07-13', 480, '2026-07-13T07:00:00.000Z'],
  ['the night before the clocks go forward begins in winter', '2026-03-28', 1320, '2026-03-28T22:00:00.000Z'],
  ['and ends in summer: seven hours later', '2026-03-28', 1800, '2026-03-29T05:00:00.000Z'],
  ['the night the clocks go back begins in summer', '2026-10-24', 1320, '2026-10-24T21:00:00.000Z'],
  ['and ends in winter: nine hours later', '2026-10-24', 1800, '2026-10-25T06:00:00.000Z'],
  ['a minute that is left out lies as far after midnight', '2026-03-29', 90, '2026-03-29T01:30:00.000Z'],
  ['a minute that comes twice is the first', '2026-10-25', 90, '2026-10-25T00:30:00.000Z'],
])('R34: %s', (_why, day, minute, instant) => {
  expect(iso(day, minute)).toBe(instant)
})

test('R34: a minute that clocks show is found again, on any day', () => {
  const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2024-01-01', days))
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 2880 }), (date, minute) => {
      const found = minuteOfInstant(LONDON, date, instantOfMinute(LONDON, date, minute))
      // Only the hour that clocks leave out cannot be found again.
      expect([minute, minute + 60]).toContain(found)
      if (minute % 1440 < 60 || minute % 1440 >= 120) expect(found).toBe(minute)
    }),
  )
})

test('days are counted and named', () => {
  expect(daysFrom('2026-02-27', 3)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  expect(['2026-03-02', '2026-03-08', '1969-12-28'].map(isoWeekday)).toEqual([1, 7, 7])
  expect(() => addDays('soon', 1)).toThrow(RangeError)
})
