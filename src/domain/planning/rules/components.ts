import { epochDay, weekdayOfDay } from '#core/forecast/dates.ts'
import type { DemandDay, DemandSeries } from '#core/forecast/types.ts'
import type { Forecast } from '../contract.forecast.ts'
import { totalOf } from './series.ts'

type Components = Forecast['components']
type Counted = { readonly day: number; readonly weekday: number; readonly total: number }

/** What the last weeks are made of; half a year says what a weekday is like now. */
const WEEKS = 26
const HEAT_WEEKS = 8
const LEAST_WEEKS = 6

const observed = (series: DemandSeries, weeks: number): DemandDay[] => {
  const last = series.days.at(-1)
  if (!last) return []
  const from = epochDay(last.date) - weeks * 7
  return series.days.filter((one) => one.kind === 'observed' && epochDay(one.date) > from)
}

/** Weekday factors, growth a week and the day effect of the last half year. */
export function componentsOf(series: DemandSeries): Components {
  const days = observed(series, WEEKS).map((one) => {
    const day = epochDay(one.date)
    return { day, weekday: weekdayOfDay(day) + 1, total: totalOf(one) }
  })
  const mean = meanOf(days.map((one) => one.total))
  const factors = new Map<number, number>()
  for (let weekday = 1; weekday <= 7; weekday++) {
    const like = days.filter((one) => one.weekday === weekday)
    if (like.length > 0 && mean > 0) factors.set(weekday, meanOf(like.map((one) => one.total)) / mean)
  }
  return {
    weekdays: [...factors].map(([weekday, factor]) => ({ weekday, factor })),
    growthPerWeek: growthOf(days, factors, mean),
    dayEffect: dayEffectOf(days, factors, mean),
  }
}

/** Slope of a line through the logarithms of days freed of their weekday, a week. */
function growthOf(
  days: readonly Counted[],
  factors: ReadonlyMap<number, number>,
  mean: number,
): number | null {
  const points = days.flatMap(({ day, weekday, total }) => {
    const usual = mean * (factors.get(weekday) ?? 0)
    return total > 0 && usual > 0 ? [{ x: day / 7, y: Math.log(total / usual) }] : []
  })
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || last.x - first.x < LEAST_WEEKS) return null
  const [x, y] = [meanOf(points.map((one) => one.x)), meanOf(points.map((one) => one.y))]
  const squares = points.reduce((sum, one) => sum + (one.x - x) ** 2, 0)
  const products = points.reduce((sum, one) => sum + (one.x - x) * (one.y - y), 0)
  return squares > 0 ? Math.expm1(products / squares) : null
}

/**
 * How much days of the same weekday differ beyond chance, each compared with the same weekday a week before, so that
 * growth is not taken for it: Var N = m + c²m², and a difference has twice that.
 */
function dayEffectOf(
  days: readonly Counted[],
  factors: ReadonlyMap<number, number>,
  mean: number,
): number | null {
  const before = new Map(days.map((one) => [one.day, one]))
  const excess = days.flatMap(({ day, weekday, total }) => {
    const earlier = before.get(day - 7)
    const usual = mean * (factors.get(weekday) ?? 0)
    if (!earlier || usual === 0) return []
    return [((total - earlier.total) ** 2 / 2 - (total + earlier.total) / 2) / usual ** 2]
  })
  return excess.length < 10 ? null : Math.sqrt(Math.max(0, meanOf(excess)))
}

/** Mean contacts by weekday and time of day, in intervals of the series given. */
export function heatOf(series: DemandSeries): Forecast['heat'] {
  const sums = new Map<string, { weekday: number; minute: number; sum: number; days: number }>()
  for (const { date, counts } of observed(series, HEAT_WEEKS)) {
    const weekday = weekdayOfDay(epochDay(date)) + 1
    counts.forEach((count, slot) => {
      if (count === null) return
      const minute = series.firstMinute + slot * series.intervalMinutes
      const cell = sums.get(`${weekday} ${minute}`) ?? { weekday, minute, sum: 0, days: 0 }
      sums.set(`${weekday} ${minute}`, { ...cell, sum: cell.sum + count, days: cell.days + 1 })
    })
  }
  return [...sums.values()]
    .map(({ weekday, minute, sum, days }) => ({ weekday, minute, mean: sum / days }))
    .toSorted((a, b) => a.weekday - b.weekday || a.minute - b.minute)
}

const meanOf = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length
