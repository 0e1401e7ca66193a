/**
 * Since when: days on which the rate of a count changed. PELT (Killick, Fearnhead & Eckley 2012) finds the exact optimum
 * of the penalised likelihood of Poisson counts, whose scale is widened where days vary by more than chance.
 */
import { addDays } from '#core/calendars/moments.ts'
import { countProblem, dayWeights, onCalendar } from './daily-counts.ts'
import type { DayCount, SinceWhen, Stretch } from './types.ts'

/** A week on either side of one possible change. */
export const FEWEST_DAYS = 14
/** A rate that held for fewer days is an odd day, not a new rate. */
const LEAST_DAYS = 3
/**
 * So many times ln n a change must gain in twice the log-likelihood: of quiet series under one in a hundred shows one, up
 * to three where whole days are busy or calm by a third.
 */
const PENALTY = 3

export type SinceWhenOptions = {
  /** The last day of the series, where days without any count may follow the last named one. */
  readonly until?: string
  /** What each day weighs beside a mean day; found from the counts themselves when left out. */
  readonly weights?: readonly number[]
}

/**
 * Stretches of days at one rate, and the first day of each new one. Days between the first and the last that are not named
 * count nought; weekdays are weighed. Refused: what is no day or no count, fewer than 14 days.
 */
export function sinceWhen(days: readonly DayCount[], options: SinceWhenOptions = {}): SinceWhen {
  const wrong = countProblem(days)
  if (wrong) return { ok: false, ...wrong }
  const named = days.map(({ day }) => day).toSorted()
  const [first, last] = [named[0], options.until ?? named.at(-1)]
  const length = first && last && last >= first ? onCalendar([], first, last).length : 0
  if (!first || !last || length < FEWEST_DAYS)
    return { ok: false, why: 'too_short', points: length, needed: FEWEST_DAYS }
  const counts = onCalendar(days, first, last)
  const weights = options.weights ?? dayWeights(counts, first)
  const dispersion = dispersionOf(counts, weights)
  const starts = pelt(counts, weights, PENALTY * Math.log(length) * dispersion)
  const stretches = starts.map((from, index) =>
    stretchOf(counts, weights, first, from, starts[index + 1] ?? length),
  )
  const changes = stretches.slice(1).map((after, index) => ({
    day: after.from,
    before: stretches[index]?.perDay ?? 0,
    after: after.perDay,
  }))
  return { ok: true, stretches, changes, dispersion }
}

function stretchOf(
  counts: readonly number[],
  weights: readonly number[],
  first: string,
  from: number,
  to: number,
): Stretch {
  const seen = counts.slice(from, to).reduce((sum, one) => sum + one, 0)
  const weight = weights.slice(from, to).reduce((sum, one) => sum + one, 0)
  return {
    from: addDays(first, from),
    to: addDays(first, to - 1),
    days: to - from,
    perDay: weight > 0 ? seen / weight : 0,
  }
}

/**
 * Variance over mean from neighbouring days, which a change of the rate touches but once: the mean of
 * (w₂x₁ − w₁x₂)² / (w₁w₂(x₁ + x₂)), 1 for Poisson counts; never less, for less than chance is chance.
 */
export function dispersionOf(counts: readonly number[], weights: readonly number[]): number {
  let [sum, pairs] = [0, 0]
  for (let i = 1; i < counts.length; i++) {
    const [x, y] = [counts[i - 1] ?? 0, counts[i] ?? 0]
    const [v, w] = [weights[i - 1] ?? 1, weights[i] ?? 1]
    if (x + y === 0 || v <= 0 || w <= 0) continue
    sum += (w * x - v * y) ** 2 / (v * w * (x + y))
    pairs += 1
  }
  return pairs === 0 ? 1 : Math.max(1, sum / pairs)
}

/** First indexes of the stretches of the optimum. */
function pelt(counts: readonly number[], weights: readonly number[], penalty: number): number[] {
  const [seen, weight] = [runningSums(counts), runningSums(weights)]
  const cost = (from: number, to: number) => {
    const [s, w] = [(seen[to] ?? 0) - (seen[from] ?? 0), (weight[to] ?? 0) - (weight[from] ?? 0)]
    return s === 0 || w <= 0 ? 0 : -2 * s * Math.log(s / w)
  }
  const best = new Float64Array(counts.length + 1).fill(Infinity)
  const origin = new Int32Array(counts.length + 1)
  best[0] = -penalty
  let open = [{ from: 0, until: Infinity }]
  for (let to = LEAST_DAYS; to <= counts.length; to++) {
    open = open.filter(({ until }) => to < until)
    const whole = open.map(({ from }) => (best[from] ?? Infinity) + cost(from, to))
    for (const [index, { from }] of open.entries()) {
      const value = (whole[index] ?? Infinity) + penalty
      if (value >= (best[to] ?? Infinity)) continue
      best[to] = value
      origin[to] = from
    }
    // A start that lags by more than a penalty can never win once a new stretch from here is long enough.
    for (const [index, start] of open.entries())
      if ((whole[index] ?? Infinity) > (best[to] ?? Infinity))
        start.until = Math.min(start.until, to + LEAST_DAYS)
    open.push({ from: to - LEAST_DAYS + 1, until: Infinity })
  }
  return traced(origin)
}

function traced(origin: Int32Array): number[] {
  const starts: number[] = []
  for (let to = origin.length - 1; to > 0; to = origin[to] ?? 0) starts.unshift(origin[to] ?? 0)
  return starts
}

function runningSums(values: readonly number[]): Float64Array {
  const sums = new Float64Array(values.length + 1)
  for (const [index, value] of values.entries()) sums[index + 1] = (sums[index] ?? 0) + value
  return sums
}
