/**
 * Opening hours: a weekly pattern in a time zone, with exceptions by date. Instants are epoch milliseconds, days
 * are local dates (`2026-03-29`), and every answer is right across changes of the clocks.
 */
import { Temporal } from 'temporal-polyfill'

/**
 * Local times of day, `09:00` to `17:30`. `24:00` is the end of the day; a closing time at or before the opening
 * time lies on the next day (`22:00` to `06:00`).
 */
export type LocalInterval = { readonly opens: string; readonly closes: string }

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday'

export type OpeningHours = {
  /** IANA time zone, such as `Europe/London`. */
  readonly zone: string
  /** Days left out are closed. */
  readonly weekly: Readonly<Partial<Record<Weekday, readonly LocalInterval[]>>>
  /** Replaces the pattern for what opens on that date; an empty list is a closed day. */
  readonly exceptions?: readonly { readonly date: string; readonly intervals: readonly LocalInterval[] }[]
}

/** From `start` up to but not including `end`, epoch milliseconds. */
export type Interval = { readonly start: number; readonly end: number }

/** The days of a week in their order, Monday first as in ISO 8601. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** How far ahead is searched before the answer is "not within a year". */
const SEARCH_DAYS = 366

/** Whether the doors are open at this moment. */
export function isOpen(hours: OpeningHours, at: number): boolean {
  return intervalAt(hours, at) !== undefined
}

/** The moment itself when open, else the next opening; undefined when there is none within a year. */
export function nextOpening(hours: OpeningHours, at: number): number | undefined {
  for (const interval of intervalsFrom(hours, at)) return Math.max(at, interval.start)
  return undefined
}

/** When the doors now open will close; undefined when they are closed. */
export function closesAt(hours: OpeningHours, at: number): number | undefined {
  return intervalAt(hours, at)?.end
}

/** Open intervals that begin on the local dates from first to last, both included; in order, merged where they touch. */
export function openIntervals(hours: OpeningHours, firstDate: string, lastDate: string): Interval[] {
  const found: Interval[] = []
  for (let day = epochDay(firstDate); day <= epochDay(lastDate); day++)
    found.push(...dayIntervals(hours, day))
  return merge(found)
}

/** The open time between two instants, cut to them. */
export function openBetween(hours: OpeningHours, from: number, to: number): Interval[] {
  const found: Interval[] = []
  for (const { start, end } of intervalsFrom(hours, from)) {
    if (start >= to) break
    found.push({ start: Math.max(start, from), end: Math.min(end, to) })
  }
  return found
}

/**
 * The moment at which so many working minutes have gone by since `start`. With 0 minutes: `start` when open, else
 * the next opening. Undefined when the time is not found within a year. Negative minutes throw RangeError.
 */
export function addWorkingTime(hours: OpeningHours, start: number, minutes: number): number | undefined {
  if (!(minutes >= 0)) throw new RangeError('Working time to add must be 0 or more')
  let left = minutes * MINUTE_MS
  for (const interval of intervalsFrom(hours, start)) {
    const from = Math.max(interval.start, start)
    if (left <= interval.end - from) return from + left
    left -= interval.end - from
  }
  return undefined
}

/** Working minutes from a to b, not rounded; negative when b is before a. */
export function workingMinutesBetween(hours: OpeningHours, a: number, b: number): number {
  if (b < a) return -workingMinutesBetween(hours, b, a)
  let total = 0
  for (const { start, end } of merge(daysCovering(hours, a, b)))
    total += Math.max(0, Math.min(end, b) - Math.max(start, a))
  return total / MINUTE_MS
}

function daysCovering(hours: OpeningHours, a: number, b: number): Interval[] {
  const last = localEpochDay(hours.zone, b)
  const found: Interval[] = []
  for (let day = localEpochDay(hours.zone, a) - 1; day <= last; day++) found.push(...dayIntervals(hours, day))
  return found
}

function intervalAt(hours: OpeningHours, at: number): Interval | undefined {
  for (const interval of intervalsFrom(hours, at)) return interval.start <= at ? interval : undefined
  return undefined
}

/** Intervals that end after `at`, in order and merged, up to a year on; whole, so the first may have begun before. */
function* intervalsFrom(hours: OpeningHours, at: number): Generator<Interval> {
  const today = localEpochDay(hours.zone, at)
  let held: Interval | undefined
  // The day before is looked at too: its last interval may run past midnight.
  for (let day = today - 1; day <= today + SEARCH_DAYS; day++) {
    for (const next of dayIntervals(hours, day)) {
      if (held && next.start <= held.end) held = { start: held.start, end: Math.max(held.end, next.end) }
      else {
        if (held && held.end > at) yield held
        held = next
      }
    }
  }
  if (held && held.end > at) yield held
}

function merge(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = []
  for (const next of intervals.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && next.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, next.end) }
    else merged.push(next)
  }
  return merged
}

// Conversions between local and universal time are what costs; the answer for a day never changes.
const remembered = new WeakMap<OpeningHours, Map<number, readonly Interval[]>>()

function dayIntervals(hours: OpeningHours, day: number): readonly Interval[] {
  const days = remembered.get(hours) ?? new Map<number, readonly Interval[]>()
  remembered.set(hours, days)
  const known = days.get(day)
  if (known) return known
  const computed = merge(computeDay(hours, day))
  days.set(day, computed)
  return computed
}

function computeDay(hours: OpeningHours, day: number): Interval[] {
  const date = dateOf(day)
  const exception = hours.exceptions?.find((one) => one.date === date)
  const pattern = exception?.intervals ?? hours.weekly[weekdayOf(day)] ?? []
  return pattern.map((one) => toInstants(hours.zone, day, one)).filter((one) => one.end > one.start)
}

function toInstants(zone: string, day: number, local: LocalInterval): Interval {
  const opens = minuteOfDay(local.opens)
  const closes = minuteOfDay(local.closes)
  const closingDay = closes <= opens ? day + 1 : day
  return {
    start: instantOf(zone, day, opens, 'compatible'),
    end: instantOf(zone, closingDay, closes, 'later'),
  }
}

/** The instant of a local minute of a day. An hour that comes twice opens with the first and closes with the second. */
function instantOf(
  zone: string,
  day: number,
  minute: number,
  disambiguation: 'compatible' | 'later',
): number {
  const wholeDay = minute === 1440
  const date = Temporal.PlainDate.from(dateOf(wholeDay ? day + 1 : day))
  const time = { hour: wholeDay ? 0 : Math.floor(minute / 60), minute: wholeDay ? 0 : minute % 60 }
  return date.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation }).epochMilliseconds
}

function minuteOfDay(time: string): number {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time)
  const minute = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN
  if (!(minute <= 1440)) throw new RangeError(`Not a time of day: ${time}`)
  return minute
}

const weekdayOf = (day: number): Weekday => WEEKDAYS[(((day + 3) % 7) + 7) % 7] ?? 'monday'
const dateOf = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10)

function epochDay(date: string): number {
  const day = Date.parse(`${date}T00:00:00Z`) / DAY_MS
  if (!Number.isInteger(day)) throw new RangeError(`Not a date: ${date}`)
  return day
}

/** The local date of an instant, `2026-03-29`. */
export function localDate(zone: string, at: number): string {
  return dateOf(localEpochDay(zone, at))
}

/** The local hour of an instant, 0 to 23. */
export function localHour(zone: string, at: number): number {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(zone).hour
}

/** A local day from midnight to midnight: 23, 24 or 25 hours. */
export function wholeDay(zone: string, date: string): Interval {
  return toInstants(zone, epochDay(date), { opens: '00:00', closes: '24:00' })
}

/** The weekday of a local date. */
export const weekdayOfDate = (date: string): Weekday => weekdayOf(epochDay(date))

function localEpochDay(zone: string, at: number): number {
  const local = Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(zone)
  return Date.UTC(local.year, local.month - 1, local.day) / DAY_MS
}
