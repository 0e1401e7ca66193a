/** Coarser views: of a series by longer intervals, of a forecast by day, week and month. */
import { dateOfDay, epochDay, weekdayOfDay } from '#core/forecast/dates.ts'
import { bandOf } from '#core/forecast/intervals.ts'
import type { Band, DemandDay, DemandSeries, Forecast, ForecastDay } from '#core/forecast/types.ts'

/**
 * The same series by longer intervals, aligned to the local clock (30 minutes begin at :00 and :30). The new length must
 * be a multiple of the old and divide the day, else RangeError. An interval of which a part was not counted on a day,
 * though its neighbours were, is not counted.
 */
export function coarser(series: DemandSeries, minutes: number): DemandSeries {
  const { intervalMinutes, firstMinute } = series
  if (!(Number.isInteger(minutes) && minutes % intervalMinutes === 0 && 1440 % minutes === 0))
    throw new RangeError(`${minutes} minutes are no multiple of ${intervalMinutes} that divides a day`)
  if (minutes === intervalMinutes) return series
  const first = Math.floor(firstMinute / minutes) * minutes
  const end = firstMinute + series.slots * intervalMinutes
  const slots = Math.ceil((end - first) / minutes)
  const into = (slot: number) => Math.floor((firstMinute + slot * intervalMinutes - first) / minutes)
  const parts = usualParts(series, slots, into)
  return {
    ...series,
    ...{ intervalMinutes: minutes, firstMinute: first, slots },
    days: series.days.map((day) => coarserDay(day, slots, into, parts)),
  }
}

const zeros = (length: number): number[] => Array.from({ length }, () => 0)

/** How many parts of each longer interval are counted on most days. */
function usualParts(series: DemandSeries, slots: number, into: (slot: number) => number): number[] {
  const tallies = Array.from({ length: slots }, () => new Map<number, number>())
  for (const day of series.days) {
    if (day.counts.length === 0) continue
    const known = zeros(slots)
    day.counts.forEach((count, s) => {
      if (count !== null) known[into(s)] = (known[into(s)] ?? 0) + 1
    })
    known.forEach((parts, s) => parts > 0 && tallies[s]?.set(parts, (tallies[s].get(parts) ?? 0) + 1))
  }
  return tallies.map((tally) => [...tally].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 1)
}

function coarserDay(
  day: DemandDay,
  slots: number,
  into: (slot: number) => number,
  parts: readonly number[],
): DemandDay {
  if (day.counts.length === 0) return day
  const sums = zeros(slots)
  const known = zeros(slots)
  day.counts.forEach((count, s) => {
    if (count === null) return
    sums[into(s)] = (sums[into(s)] ?? 0) + count
    known[into(s)] = (known[into(s)] ?? 0) + 1
  })
  const counts = sums.map((sum, s) => ((known[s] ?? 0) >= Math.max(1, parts[s] ?? 1) ? sum : null))
  const { twice, ...rest } = day
  const doubled = [...new Set((twice ?? []).map(into))]
  return { ...rest, counts, ...(doubled.length > 0 ? { twice: doubled } : {}) }
}

export type Period = Band & { readonly from: string; readonly to: string; readonly days: number }

/**
 * The forecast summed by day, week (from Monday) or calendar month. Errors of neighbouring days hang together as the
 * contest measured: the variance of a sum is Σᵢ Σⱼ sᵢ sⱼ ρ^|i−j|, between independence and moving as one.
 */
export function totals(forecast: Forecast, by: 'day' | 'week' | 'month'): Period[] {
  const periods = Map.groupBy(forecast.days, (day) => periodOf(day.date, by))
  return [...periods.values()].map((days) => sumOf(days, forecast.contest.dayCorrelation))
}

function periodOf(date: string, by: 'day' | 'week' | 'month'): string {
  if (by === 'day') return date
  if (by === 'month') return date.slice(0, 7)
  const day = epochDay(date)
  return dateOfDay(day - weekdayOfDay(day))
}

function sumOf(days: readonly ForecastDay[], correlation: number): Period {
  const [first, last] = [days[0] as ForecastDay, days.at(-1) as ForecastDay]
  const expected = days.reduce((sum, day) => sum + day.total.expected, 0)
  const period = { from: first.date, to: last.date, days: days.length }
  if (days.length === 1) return { ...first.total, ...period }
  const inner = days.map((day) => day.total.expected * day.total.cv)
  const outer = days.map((day) => day.total.expected * outerCv(day.total))
  const widths = {
    inner: relative(inner, expected, correlation),
    outer: relative(outer, expected, correlation),
  }
  return { ...bandOf(expected, widths), ...period }
}

/** Read off the outer band, which may be wider than the inner one suggests. */
function outerCv({ expected, low95, high95, cv }: Band): number {
  if (expected <= 0) return 0
  const sd = (high95 - low95) / (2 * 1.96)
  return Math.max(cv, Math.sqrt(Math.max(0, sd * sd - expected)) / expected)
}

function relative(sds: readonly number[], expected: number, correlation: number): number {
  let variance = 0
  let carried = 0
  // Σⱼ<ᵢ sⱼ ρ^(i−j) is carried on from day to day, so a month costs no more than its days.
  for (const sd of sds) {
    variance += sd * sd + 2 * sd * carried
    carried = correlation * (carried + sd)
  }
  return expected > 0 ? Math.sqrt(variance) / expected : 0
}
