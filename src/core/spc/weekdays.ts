/** What the weekday does to a daily measure: charts of days are only fair when like weekdays are compared. */
import { addDays, isoWeekday } from '#core/calendars/moments.ts'
import { fisherAbove } from '#core/stats/beta.ts'
import type { NoChart, Point, Weekdays } from './types.ts'
import { autocorrelationOf, meanOf, warningsFor } from './xmr.ts'

/** Four weeks: fewer days say too little of any weekday. */
export const ENOUGH_DAYS = 28
/** So rarely by chance alone, and at least so large a share of the variance: then the weekday shapes the series. */
const RARE = 0.01
const LARGE = 0.1

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Whether a label is a calendar day. */
export const isDay = (at: string): boolean => DAY.test(at) && !Number.isNaN(Date.parse(`${at}T00:00:00Z`))

/**
 * The weekday's share in a daily series (one-way analysis of variance, Fisher 1925), the series freed of it, and by the
 * week. Where nothing lies below nought, days are freed by ratio, else by difference. Refused: labels that are no days,
 * fewer than 28 days.
 */
export function likeWeekdays(points: readonly Point[]): Weekdays | NoChart {
  const odd = points.find(({ at }) => !isDay(at))
  if (odd) return { ok: false, why: 'not_a_day', at: odd.at }
  if (points.length < ENOUGH_DAYS)
    return { ok: false, why: 'too_short', points: points.length, needed: ENOUGH_DAYS }
  const groups = byWeekday(points)
  const { share, probability } = betweenGroups(groups)
  const lag7 = autocorrelationOf(
    points.map(({ value }) => value),
    7,
  )
  const strong = isStrong({ share, probability })
  const adjusted = freed(points, groups)
  const weekly = byWeek(adjusted, groups.size)
  return {
    ok: true,
    share,
    probability,
    lag7,
    strong,
    advice: adviceFor(strong, strong ? adjusted : points),
    profile: [...groups]
      .map(([weekday, values]) => ({ weekday, mean: meanOf(values), days: values.length }))
      .toSorted((a, b) => a.weekday - b.weekday),
    adjusted,
    ...weekly,
  }
}

/** Whether the weekday shapes values of days in a row, from `first` on, by more than chance, and by much. */
export function shapedByWeekday(values: readonly number[], first: string): boolean {
  if (values.length < ENOUGH_DAYS) return false
  return isStrong(betweenGroups(grouped(values, weekdaysFrom(first, values.length))))
}

/** ISO weekdays of so many days in a row. */
export function weekdaysFrom(first: string, count: number): number[] {
  const begin = isoWeekday(first) - 1
  return Array.from({ length: count }, (_, index) => ((begin + index) % 7) + 1)
}

const isStrong = ({ share, probability }: { readonly share: number; readonly probability: number }) =>
  probability < RARE && share >= LARGE

const byWeekday = (points: readonly Point[]) =>
  grouped(
    points.map(({ value }) => value),
    points.map(({ at }) => isoWeekday(at)),
  )

function grouped(values: readonly number[], weekdays: readonly number[]): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const [index, value] of values.entries()) {
    const weekday = weekdays[index] ?? 1
    const group = groups.get(weekday)
    if (group) group.push(value)
    else groups.set(weekday, [value])
  }
  return groups
}

function betweenGroups(groups: ReadonlyMap<number, readonly number[]>) {
  const all = [...groups.values()].flat()
  const mean = meanOf(all)
  const squares = (values: readonly number[], from: number) =>
    values.reduce((sum, one) => sum + (one - from) ** 2, 0)
  const total = squares(all, mean)
  const within = [...groups.values()].reduce((sum, values) => sum + squares(values, meanOf(values)), 0)
  const freedom = [groups.size - 1, all.length - groups.size] as const
  if (total === 0 || freedom[0] < 1) return { share: 0, probability: 1 }
  const f = (total - within) / freedom[0] / (within / freedom[1])
  return { share: Math.max(0, 1 - within / total), probability: fisherAbove(f, ...freedom) }
}

function freed(points: readonly Point[], groups: ReadonlyMap<number, readonly number[]>): Point[] {
  const mean = meanOf(points.map(({ value }) => value))
  const means = new Map([...groups].map(([weekday, values]) => [weekday, meanOf(values)]))
  const byRatio = points.every(({ value }) => value >= 0) && [...means.values()].every((one) => one > 0)
  return points.map((point) => {
    const usual = means.get(isoWeekday(point.at)) ?? mean
    return { ...point, value: byRatio ? (point.value * mean) / usual : point.value - usual + mean }
  })
}

/** Means of the freed values, weighted by what they come from, so that a holiday in a week does not bend it. */
function byWeek(points: readonly Point[], daysOpen: number): Pick<Weekdays, 'weekly' | 'weeksLeftOut'> {
  const weeks = new Map<string, Point[]>()
  for (const point of points) {
    const monday = addDays(point.at, 1 - isoWeekday(point.at))
    weeks.set(monday, [...(weeks.get(monday) ?? []), point])
  }
  const kept = [...weeks].filter(([, days]) => days.length * 2 >= daysOpen)
  return { weekly: kept.map(([at, days]) => weekOf(at, days)), weeksLeftOut: weeks.size - kept.length }
}

function weekOf(at: string, days: readonly Point[]): Point {
  const weights = days.map(({ n }) => n ?? Number.NaN)
  const known = weights.reduce((sum, one) => sum + one, 0)
  if (!(known > 0)) return { at, value: meanOf(days.map(({ value }) => value)) }
  const value = days.reduce((sum, day, index) => sum + day.value * (weights[index] ?? 0), 0) / known
  return { at, value, n: known }
}

function adviceFor(strong: boolean, points: readonly Point[]): Weekdays['advice'] {
  const rest = points.map(({ value }) => value)
  if (warningsFor(rest.length, autocorrelationOf(rest)).includes('dependent')) return 'weekly'
  return strong ? 'adjusted' : 'as_they_are'
}
