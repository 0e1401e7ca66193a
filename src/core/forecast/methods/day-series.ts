/** A number per day as a series with a week in it, forecast by the structural model. */
import type { CalendarDay, History } from '#core/forecast/history.ts'
import type { Memory } from '#core/forecast/methods/method.ts'
import { fitStructure, likelyStructures, settleStructure } from '#core/stats/structural.ts'
import type { StructuralPoint, StructuralShape, WeightedShape } from '#core/stats/structural.ts'

const YEAR = 365.2425
const GROUPS = 7
const KEYS = [
  'memoryShare',
  'memory',
  'levelDrift',
  'slopeDrift',
  'groupDrift',
  'groupPrior',
  'regressorPrior',
] as const

/** Expected value on each later day. `name` is where the memory keeps the shape that was found. */
export function forecastSeries(
  name: string,
  days: readonly CalendarDay[],
  values: readonly number[],
  later: readonly CalendarDay[],
  memory: Memory,
): number[] {
  const first = days[0]
  if (first === undefined) return later.map(() => 0)
  const yearly = (days.at(-1) ?? first).day - first.day > 1.25 * YEAR
  const kept = memory.get(name)
  const { clock, likely } = kept ? fromNumbers(kept) : estimate(days, values, yearly)
  memory.set(name, toNumbers(clock, likely))
  const point = pointAt(clock, yearly)
  const points = days.map(point)
  const sums = later.map(() => 0)
  for (const { shape, weight } of likely) {
    const found = fitStructure(points, values, GROUPS, shape).predict(later.map(point))
    found.forEach((value, i) => (sums[i] = (sums[i] as number) + weight * value))
  }
  return sums
}

/** Whether memory fades over days that are closed too, or only over open ones. */
type Clock = 'open' | 'calendar'
type Estimate = { readonly clock: Clock; readonly likely: readonly WeightedShape[] }

function estimate(days: readonly CalendarDay[], values: readonly number[], yearly: boolean): Estimate {
  const clocks = (['open', 'calendar'] as const).map((clock) => {
    const points = days.map(pointAt(clock, yearly))
    return { clock, points, ...settleStructure(points, values, GROUPS) }
  })
  const [open, calendar] = clocks as [(typeof clocks)[number], (typeof clocks)[number]]
  const best = calendar.likelihood > open.likelihood ? calendar : open
  return { clock: best.clock, likely: likelyStructures(best.points, values, GROUPS, best.shape) }
}

const toNumbers = (clock: Clock, likely: readonly WeightedShape[]) => [
  clock === 'open' ? 0 : 1,
  ...likely.flatMap(({ weight, shape }) => [weight, ...KEYS.map((key) => shape[key])]),
]

function fromNumbers([clock, ...kept]: readonly number[]): Estimate {
  const width = KEYS.length + 1
  const likely = Array.from({ length: kept.length / width }, (_, i) => {
    const shape = Object.fromEntries(KEYS.map((key, k) => [key, kept[i * width + 1 + k] ?? 0]))
    return { weight: kept[i * width] ?? 0, shape: shape as StructuralShape }
  })
  return { clock: clock === 0 ? 'open' : 'calendar', likely }
}

/** Regressors: begin and end of the month, the day after a gap; with more than a year of data two yearly waves. */
function pointAt(clock: Clock, yearly: boolean): (day: CalendarDay) => StructuralPoint {
  return ({ day, weekday, position, afterGap, turn }) => {
    const month = [turn === 1 ? 1 : 0, turn === 2 ? 1 : 0, afterGap ? 1 : 0]
    const angle = (2 * Math.PI * day) / YEAR
    const waves = [1, 2].flatMap((k) => [3 * Math.cos(k * angle), 3 * Math.sin(k * angle)])
    return {
      position: clock === 'open' ? position : day,
      group: weekday,
      regressors: yearly ? [...month, ...waves] : month,
    }
  }
}

/**
 * A scale on which effects multiply, for totals that bear a logarithm; smaller totals are only divided by their mean,
 * because a logarithm of few contacts says more of chance than of demand.
 */
export function levelScale(history: History): {
  to: (total: number) => number
  back: (value: number) => number
} {
  const sorted = history.days.map((one) => one.total).sort((a, b) => a - b)
  const middle = sorted[sorted.length >> 1] ?? 0
  const mean = sorted.reduce((sum, one) => sum + one, 0) / Math.max(1, sorted.length)
  if (middle >= 30)
    return { to: (total) => Math.log(total + 0.5), back: (value) => Math.max(0, Math.exp(value) - 0.5) }
  const unit = mean > 0 ? mean : 1
  return { to: (total) => total / unit, back: (value) => Math.max(0, value * unit) }
}
