/** What was in time, what is late, and what may become so, in the working time of the department it is with (R30). */
import { localDate, openIntervals } from '#core/calendars/hours.ts'
import type { OpeningHours } from '#core/calendars/hours.ts'
import { addDays } from '#core/calendars/moments.ts'
import { percentile } from '#core/process/spread.ts'

/**
 * At risk from three quarters of the working time on: of two days half a day is left, which is long enough to do
 * something about it, and late enough that most work is done by then and nobody is warned for nothing.
 */
export const AT_RISK_FROM = 0.75

/** Working time between two instants, milliseconds. */
export type Worked = (from: number, to: number) => number

/** Time by the clock on the wall, for where no calendar is. */
export const byTheWall: Worked = (from, to) => to - from

/**
 * Working time by a calendar, for instants from `since` to `until`; those outside count as these. Made once and then asked
 * for thousands of legs, each at the cost of looking up two instants.
 */
export function workedBy(hours: OpeningHours, since: number, until: number): Worked {
  const open = openIntervals(
    hours,
    addDays(localDate(hours.zone, since), -1),
    localDate(hours.zone, Math.max(since, until)),
  )
  const before: number[] = [0]
  for (const { start, end } of open) before.push((before.at(-1) ?? 0) + end - start)
  const upTo = (at: number) => {
    let low = 0
    let high = open.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((open[middle]?.start ?? Infinity) <= at) low = middle + 1
      else high = middle
    }
    const last = open[low - 1]
    return last ? (before[low - 1] ?? 0) + Math.min(at, last.end) - last.start : 0
  }
  return (from, to) => upTo(to) - upTo(from)
}

/** A leg or promise: when it began, is due and ended (epoch milliseconds); minutes of its standard, where one is for it. */
export type Work = {
  readonly beganAt: number
  readonly dueAt: number
  readonly endedAt: number | null
  readonly workingMinutes: number | null
}

export type Judged = {
  readonly state: 'in_time' | 'late' | 'open' | 'at_risk' | 'overdue'
  /** Working seconds it took, or has taken so far. */
  readonly seconds: number
  /** Working seconds it is or was over; negative: what is left or was. */
  readonly overSeconds: number
  /** Share of the working time that is used up. */
  readonly used: number
}

const LEAST_MS = 60_000

/**
 * Judges one leg or promise at a moment: against the minutes of its standard where it has one, else against the instant it
 * is due. Where there is no working time before that (a call at eight in the evening), the clock on the wall counts.
 */
export function judge(work: Work, worked: Worked, now: number): Judged {
  const { beganAt, dueAt, endedAt, workingMinutes } = work
  const end = endedAt ?? now
  const inHours = workingMinutes !== null || worked(beganAt, dueAt) >= LEAST_MS
  const time = inHours ? worked : byTheWall
  const allowed = workingMinutes === null ? Math.max(1, time(beganAt, dueAt)) : workingMinutes * 60_000
  const taken = Math.max(0, time(beganAt, end))
  const isLate = workingMinutes === null ? end > dueAt : taken > allowed
  const used = taken / allowed
  return {
    state: stateOf(endedAt !== null, isLate, used),
    seconds: Math.round(taken / 1000),
    // What is late by the clock alone is not said to have time left.
    overSeconds: Math.round((isLate ? Math.max(0, taken - allowed) : Math.min(0, taken - allowed)) / 1000),
    used,
  }
}

function stateOf(isEnded: boolean, isLate: boolean, used: number): Judged['state'] {
  if (isEnded) return isLate ? 'late' : 'in_time'
  if (isLate) return 'overdue'
  return used >= AT_RISK_FROM ? 'at_risk' : 'open'
}

/** What ended or was due on a day. */
export type DayCount = { readonly day: string; readonly ended: number; readonly inTime: number }

/** Counts of some days put together. */
export function countDays(counts: readonly DayCount[]): {
  ended: number
  inTime: number
  late: number
  days: DayCount[]
} {
  const byDay = new Map<string, { ended: number; inTime: number }>()
  for (const { day, ended, inTime } of counts) {
    const sum = byDay.get(day) ?? { ended: 0, inTime: 0 }
    sum.ended += ended
    sum.inTime += inTime
    byDay.set(day, sum)
  }
  const days = [...byDay].map(([day, sum]) => ({ day, ...sum })).toSorted((a, b) => (a.day < b.day ? -1 : 1))
  const ended = days.reduce((sum, one) => sum + one.ended, 0)
  const inTime = days.reduce((sum, one) => sum + one.inTime, 0)
  return { ended, inTime, late: ended - inTime, days }
}

/** The middle and the ninth tenth of some durations, as they are; null of none. */
export function middleAndLong(seconds: readonly number[]): {
  medianSeconds: number | null
  p90Seconds: number | null
} {
  if (seconds.length === 0) return { medianSeconds: null, p90Seconds: null }
  const ordered = Float64Array.from(seconds).toSorted()
  return {
    medianSeconds: Math.round(percentile(ordered, 0.5)),
    p90Seconds: Math.round(percentile(ordered, 0.9)),
  }
}

export type Pressing = {
  readonly endedAt: number | null
  readonly overSeconds: number
  readonly id: string
}

/** The most pressing first: what is still open by how far it is over, then what has ended, the latest first. */
export function byPressing(a: Pressing, b: Pressing): number {
  if (a.endedAt === null && b.endedAt === null) return b.overSeconds - a.overSeconds || (a.id < b.id ? -1 : 1)
  if (a.endedAt === null || b.endedAt === null) return a.endedAt === null ? -1 : 1
  return b.endedAt - a.endedAt || (a.id < b.id ? -1 : 1)
}
