import type { PlannedShift } from '../store/need.ts'

const MINUTE_MS = 60_000

/** People on duty in an interval: fractions where somebody is there for a part of it, breaks taken off. */
export function coverOf(shifts: readonly PlannedShift[], from: number, minutes: number): number {
  const to = from + minutes * MINUTE_MS
  const there = shifts.reduce((sum, shift) => {
    const [starts, ends] = [shift.startsAt.getTime(), shift.endsAt.getTime()]
    const pause = shift.breakAt?.getTime()
    const away =
      pause === undefined
        ? 0
        : shared(from, to, pause, Math.min(ends, pause + shift.breakMinutes * MINUTE_MS))
    return sum + shared(from, to, starts, ends) - away
  }, 0)
  return Math.round((there / (to - from)) * 1e6) / 1e6
}

const shared = (from: number, to: number, starts: number, ends: number) =>
  Math.max(0, Math.min(to, ends) - Math.max(from, starts))
