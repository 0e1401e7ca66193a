import { addDays, instantOfMinute, minuteOfInstant } from './moments.ts'
import { localDate } from './hours.ts'

/** Hours of a day in which somebody wants to be left alone, as `HH:MM`; they may reach over midnight. */
export type QuietHours = { readonly from: string; readonly until: string }

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/

function minuteOfDay(time: string): number | undefined {
  const [, hours, minutes] = TIME.exec(time) ?? []
  return hours === undefined || minutes === undefined ? undefined : Number(hours) * 60 + Number(minutes)
}

/**
 * When the quiet hours end in which an instant lies, both in epoch milliseconds; undefined outside of them, and where they
 * are none. Their beginning is quiet, their end is not; right across changes of the clocks.
 */
export function quietEnds(hours: QuietHours, zone: string, at: number): number | undefined {
  const [from, until] = [minuteOfDay(hours.from), minuteOfDay(hours.until)]
  if (from === undefined || until === undefined || from === until) return undefined
  const day = localDate(zone, at)
  const now = minuteOfInstant(zone, day, at)
  if (from < until) return from <= now && now < until ? instantOfMinute(zone, day, until) : undefined
  if (now >= from) return instantOfMinute(zone, addDays(day, 1), until)
  return now < until ? instantOfMinute(zone, day, until) : undefined
}
