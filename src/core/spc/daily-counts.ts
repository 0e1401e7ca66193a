/** Daily counts laid on the calendar: days that are not named are nought, weekdays have their usual weight. */
import { daysBetween } from '#core/calendars/moments.ts'
import type { DayCount } from './types.ts'
import { isDay, shapedByWeekday, weekdaysFrom } from './weekdays.ts'

export type CountProblem = { readonly why: 'not_a_count' | 'not_a_day'; readonly at: string }

/** The first day that is none, or count that is no whole number of 0 or more; undefined where all are right. */
export function countProblem(days: readonly DayCount[]): CountProblem | undefined {
  for (const { day, count } of days) {
    if (!isDay(day)) return { why: 'not_a_day', at: day }
    if (!Number.isInteger(count) || count < 0) return { why: 'not_a_count', at: day }
  }
  return undefined
}

/** Counts by day from the first to the last, days named twice added up, days not named nought. */
export function onCalendar(days: readonly DayCount[], first: string, last: string): number[] {
  const counts = Array.from({ length: daysBetween(first, last) + 1 }, () => 0)
  for (const { day, count } of days) {
    const index = daysBetween(first, day)
    if (index >= 0 && index < counts.length) counts[index] = (counts[index] ?? 0) + count
  }
  return counts
}

/**
 * What each day weighs beside a mean day: its weekday's mean over the mean of all, from at least four weeks of counts in
 * which weekdays differ by more than chance; else every day weighs 1. One contact is spread over the weekdays beforehand,
 * so that no weekday weighs nothing at all.
 */
export function dayWeights(counts: readonly number[], first: string): number[] {
  if (!shapedByWeekday(counts, first)) return counts.map(() => 1)
  const weekday = weekdaysFrom(first, counts.length)
  const total = counts.reduce((sum, one) => sum + one, 0)
  const sums = new Map<number, { count: number; days: number }>()
  for (const [index, count] of counts.entries()) {
    const held = sums.get(weekday[index] ?? 1) ?? { count: 0, days: 0 }
    sums.set(weekday[index] ?? 1, { count: held.count + count, days: held.days + 1 })
  }
  const mean = total / counts.length
  const weight = (at: number) => {
    const { count, days } = sums.get(at) ?? { count: 0, days: 1 }
    return (count + 1 / 7) / days / (mean + 1 / counts.length)
  }
  const raw = counts.map((_, index) => weight(weekday[index] ?? 1))
  const scale = counts.length / raw.reduce((sum, one) => sum + one, 0)
  return raw.map((one) => one * scale)
}
