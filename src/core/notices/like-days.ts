/** The like times before a notice: the same weekdays and hours of the weeks before it began. */
import type { Interval } from '#core/calendars/hours.ts'
import { localDate } from '#core/calendars/hours.ts'
import {
  addDays,
  daysFrom,
  daysBetween,
  instantOfMinute,
  isoWeekday,
  minuteOfInstant,
} from '#core/calendars/moments.ts'

const DAY_MINUTES = 1440

/** A part of a day that the notice held on, so often in all, and the same part of the days like it before (epoch milliseconds). */
export type LikeTimes = {
  readonly times: number
  readonly weekday: number
  readonly windows: readonly Interval[]
}

/**
 * Splits the time in which a notice held into parts of local days, and gives for each the same weekday and hours of the
 * `weeks` weeks before the notice began. Parts that are alike (whole Mondays) come once, with how often they were.
 */
export function likeTimes(zone: string, held: Interval, weeks = 8): LikeTimes[] {
  if (!(held.end > held.start)) return []
  const first = localDate(zone, held.start)
  const last = localDate(zone, held.end - 1)
  const parts = new Map<string, LikeTimes>()
  for (const day of daysFrom(first, daysBetween(first, last) + 1)) {
    const from = day === first ? minuteOfInstant(zone, day, held.start) : 0
    const until = day === last ? Math.min(DAY_MINUTES, minuteOfInstant(zone, day, held.end)) : DAY_MINUTES
    const weekday = isoWeekday(day)
    const key = `${weekday} ${from} ${until}`
    const before = parts.get(key)
    const windows = before?.windows ?? windowsBefore(zone, first, { weekday, from, until }, weeks)
    parts.set(key, { times: (before?.times ?? 0) + 1, weekday, windows })
  }
  return [...parts.values()]
}

type Part = { readonly weekday: number; readonly from: number; readonly until: number }

function windowsBefore(
  zone: string,
  first: string,
  { weekday, from, until }: Part,
  weeks: number,
): Interval[] {
  const back = (isoWeekday(first) - weekday + 7) % 7 || 7
  return Array.from({ length: weeks }, (_, week) => {
    const day = addDays(first, -back - 7 * week)
    return { start: instantOfMinute(zone, day, from), end: instantOfMinute(zone, day, until) }
  })
}
