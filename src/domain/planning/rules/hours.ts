import { WEEKDAYS } from '#core/calendars/hours.ts'
import type { LocalInterval, OpeningHours, Weekday } from '#core/calendars/hours.ts'

const WHOLE_HOUR = 60

/** Open whenever any of these is; each keeps its own exceptions. Undefined when there are none. */
export function anyOpen(all: readonly OpeningHours[], zone: string): OpeningHours | undefined {
  const [only] = all
  if (only === undefined) return undefined
  if (all.length === 1) return only
  const dates = [...new Set(all.flatMap((one) => one.exceptions?.map(({ date }) => date) ?? []))]
  return {
    zone,
    weekly: Object.fromEntries(WEEKDAYS.map((day) => [day, all.flatMap((one) => one.weekly[day] ?? [])])),
    exceptions: dates.map((date) => ({ date, intervals: all.flatMap((one) => openOn(one, date)) })),
  }
}

function openOn(hours: OpeningHours, date: string): readonly LocalInterval[] {
  const exception = hours.exceptions?.find((one) => one.date === date)
  return exception?.intervals ?? hours.weekly[weekdayOf(date)] ?? []
}

const weekdayOf = (date: string): Weekday =>
  WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'monday'

/** Local minutes of the day, whole hours, between which it is ever open: the rows and columns of its demand. */
export function spanOf(hours: OpeningHours): { opensMinute: number; closesMinute: number } {
  const all = [
    ...Object.values(hours.weekly).flat(),
    ...(hours.exceptions ?? []).flatMap(({ intervals }) => intervals),
  ].filter((one) => one !== undefined)
  if (all.length === 0) return { opensMinute: 0, closesMinute: 1440 }
  const [opens, closes] = [all.map((one) => minuteOf(one.opens)), all.map((one) => minuteOf(one.closes))]
  // Who is open past midnight is open at the beginning of the next day too.
  if (closes.some((close, at) => close <= (opens[at] ?? 0))) return { opensMinute: 0, closesMinute: 1440 }
  return {
    opensMinute: Math.floor(Math.min(...opens) / WHOLE_HOUR) * WHOLE_HOUR,
    closesMinute: Math.ceil(Math.max(...closes) / WHOLE_HOUR) * WHOLE_HOUR,
  }
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
