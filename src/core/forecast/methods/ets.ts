/**
 * Exponential smoothing of day totals with a weekly season, additive on the scale of levels (Hyndman, Koehler, Ord &
 * Snyder 2008: ETS(A,N,A), and ETS(A,Ad,A) with a damped trend), divided by the weekday's usual shares.
 */
import { blocksOf } from '#core/forecast/blocks.ts'
import type { History, TargetDay } from '#core/forecast/history.ts'
import { levelScale } from '#core/forecast/methods/day-series.ts'
import type { Memory, Method } from '#core/forecast/methods/method.ts'
import { dayShares } from '#core/forecast/profile.ts'

type Weights = { readonly level: number; readonly season: number; readonly trend: number }

const LEVELS = [0.03, 0.1, 0.2, 0.35, 0.55]
const SEASONS = [0.02, 0.1, 0.25]
const TRENDS = [0.01, 0.05, 0.15]
const DAMPING = 0.97

export const etsShare: Method = smoothed('ets_share', [0])
export const dampedTrend: Method = smoothed('damped_trend', TRENDS)

function smoothed(name: string, trends: readonly number[]): Method {
  return (history, targets, memory) => {
    const scale = levelScale(history)
    const values = history.days.map((one) => scale.to(one.total))
    const state = run(history, values, weightsOf(name, trends, history, values, memory)).state
    const blocks = blocksOf(history)
    const shares = dayShares(blocks.days, blocks.count, history.end)
    return targets.map((target) => {
      const level = scale.back(ahead(state, history, target))
      const counts = (shares[target.weekday] as Float64Array).map((share) => share * level)
      return blocks.spread(counts, target.weekday)
    })
  }
}

function weightsOf(
  name: string,
  trends: readonly number[],
  history: History,
  values: readonly number[],
  memory: Memory,
): Weights {
  const kept = memory.get(name)
  if (kept) return { level: kept[0] ?? 0.1, season: kept[1] ?? 0.1, trend: kept[2] ?? 0 }
  const tried = LEVELS.flatMap((level) =>
    SEASONS.flatMap((season) => trends.map((trend) => ({ level, season, trend }))),
  )
  const judged = tried.map((weights) => ({ weights, loss: run(history, values, weights).loss }))
  const best = judged.reduce((a, b) => (b.loss < a.loss ? b : a)).weights
  memory.set(name, [best.level, best.season, best.trend])
  return best
}

type State = { level: number; trend: number; season: Float64Array }

/** The loss is the sum of absolute one-day errors after the first three weeks: spikes count once, not squared. */
function run(history: History, values: readonly number[], weights: Weights): { state: State; loss: number } {
  const state = begin(history, values)
  let loss = 0
  history.days.forEach(({ weekday, position }, i) => {
    const before = history.days[i - 1]?.position ?? position - 1
    for (let step = before; step < Math.min(position, before + 60); step++) {
      state.level += state.trend
      state.trend *= DAMPING
    }
    const error = (values[i] as number) - state.level - (state.season[weekday] as number)
    if (i >= 15) loss += Math.abs(error)
    state.level += weights.level * error
    state.trend += weights.level * weights.trend * error
    state.season[weekday] = (state.season[weekday] as number) + weights.season * (1 - weights.level) * error
  })
  return { state, loss }
}

/** Level and season of the first three weeks. */
function begin(history: History, values: readonly number[]): State {
  const first = (history.days[0]?.day ?? 0) + 21
  const early = history.days.flatMap((one, i) =>
    one.day < first ? [{ ...one, value: values[i] as number }] : [],
  )
  const mean = (list: readonly { value: number }[]) =>
    list.reduce((sum, one) => sum + one.value, 0) / list.length
  const level = early.length > 0 ? mean(early) : 0
  const season = Float64Array.from({ length: 7 }, (_, w) => {
    const own = early.filter((one) => one.weekday === w)
    return own.length > 0 ? mean(own) - level : 0
  })
  return { level, trend: 0, season }
}

function ahead(state: State, history: History, target: TargetDay): number {
  const steps = Math.max(1, target.position - (history.days.at(-1)?.position ?? target.position))
  const climbed = (state.trend * (1 - DAMPING ** steps)) / (1 - DAMPING)
  return state.level + climbed + (state.season[target.weekday] as number)
}
