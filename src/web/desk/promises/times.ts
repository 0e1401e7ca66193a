import { Temporal } from 'temporal-polyfill'
import { addWorkingTime, closesAt, localDate, openIntervals } from '#core/calendars/hours.ts'
import type { OpeningHours } from '#core/calendars/hours.ts'

const MINUTE = 60_000
const WORKDAY = [{ opens: '09:00', closes: '17:00' }]

/** A time that is easy to promise; `id` names it, the screen says it in words. */
export type QuickTime = { readonly id: string; readonly at: number }

function workingWeek(zone: string): OpeningHours {
  const weekly = {
    monday: WORKDAY,
    tuesday: WORKDAY,
    wednesday: WORKDAY,
    thursday: WORKDAY,
    friday: WORKDAY,
  }
  return { zone, weekly }
}

function dayAfter(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

function later(zone: string, now: number): QuickTime[] {
  const hours = workingWeek(zone)
  const today = localDate(zone, now)
  const [next, second] = openIntervals(hours, dayAfter(today, 1), dayAfter(today, 6))
  const week = openIntervals(hours, dayAfter(today, 7), dayAfter(today, 12))[0]
  const found: QuickTime[] = []
  if (next) found.push({ id: 'next_morning', at: next.start + 60 * MINUTE }, { id: 'next_end', at: next.end })
  if (second) found.push({ id: 'second_end', at: second.end })
  if (week) found.push({ id: 'week', at: week.end })
  return found
}

/** Friendly times in ordinary working hours (Monday to Friday, 9 to 5 in the service's zone), soonest first. */
export function quickTimes(zone: string, now: number): QuickTime[] {
  const hours = workingWeek(zone)
  const close = closesAt(hours, now)
  const hour = addWorkingTime(hours, now, 60)
  const today: QuickTime[] = []
  if (close !== undefined && hour !== undefined && hour < close) {
    today.push({ id: 'hour', at: Math.ceil(hour / (5 * MINUTE)) * 5 * MINUTE })
    if (close - now > 90 * MINUTE) today.push({ id: 'today_end', at: close })
  }
  return [...today, ...later(zone, now)]
}

/** How many calendar days lie between two instants in a zone: 0 today, 1 tomorrow. */
export function daysApart(zone: string, from: number, to: number): number {
  const first = Temporal.PlainDate.from(localDate(zone, from))
  return first.until(Temporal.PlainDate.from(localDate(zone, to))).days
}

/** What `<input type="datetime-local">` shows for an instant in the service's zone. */
export function toLocalInput(zone: string, at: number): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime()
  return local.toString({ smallestUnit: 'minute' })
}

/** The instant meant by a `datetime-local` value in the service's zone; undefined while it is incomplete. */
export function fromLocalInput(zone: string, value: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value)) return undefined
  return Temporal.PlainDateTime.from(value).toZonedDateTime(zone).epochMilliseconds
}
