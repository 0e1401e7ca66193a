/** Local days and wall-clock minutes, and the instants they stand for: right across changes of the clocks. */
import { Temporal } from 'temporal-polyfill'

const DAY_MS = 86_400_000

/** The day so many days on. Throws RangeError when it is not a date. */
export function addDays(day: string, days: number): string {
  return new Date(epochDayOf(day) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Days from one to the other; negative when the second is before the first. */
export function daysBetween(from: string, to: string): number {
  return (epochDayOf(to) - epochDayOf(from)) / DAY_MS
}

/** So many days in a row. */
export function daysFrom(first: string, count: number): string[] {
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(first, index))
}

/** ISO weekday of a day: Monday 1, Sunday 7. */
export function isoWeekday(day: string): number {
  // The first of January 1970 was a Thursday.
  return ((((epochDayOf(day) / DAY_MS + 3) % 7) + 7) % 7) + 1
}

/**
 * The instant (epoch milliseconds) at which clocks show this minute of a day; 1,440 and more lie on the days after. A
 * minute that the clocks leave out is taken as far after midnight as it would have been; one that comes twice is the first.
 */
export function instantOfMinute(zone: string, day: string, minute: number): number {
  const date = Temporal.PlainDate.from(addDays(day, Math.floor(minute / 1440)))
  const left = ((minute % 1440) + 1440) % 1440
  const time = date.toPlainDateTime({ hour: Math.floor(left / 60), minute: left % 60 })
  return time.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
}

/** The minute that clocks show at an instant, counted from midnight of `day`: 1,440 and more on the days after. */
export function minuteOfInstant(zone: string, day: string, at: number): number {
  const local = Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(zone)
  return daysBetween(day, local.toPlainDate().toString()) * 1440 + local.hour * 60 + local.minute
}

function epochDayOf(day: string): number {
  const at = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(at)) throw new RangeError(`Not a date: ${day}`)
  return at
}
