/**
 * A linear support vector machine for one label against the rest: L2-regularised squared hinge loss by dual coordinate
 * descent with shrinking (Hsieh, Chang, Lin, Keerthi & Sundararajan 2008, "A dual coordinate descent method for
 * large-scale linear SVM", algorithm 3).
 */
import type { Chance } from '#core/chance.ts'
import type { Rows } from '#core/text/classify/vocabulary.ts'

export type Side = {
  readonly rows: Rows
  /** The rows to learn from. */
  readonly members: Int32Array
  /** How many features the rows are over. */
  readonly features: number
  /** For each row: +1 for the label, −1 for the rest. */
  readonly signs: Int8Array
  /** For each row how much a mistake costs (C), above 0. */
  readonly costs: Float64Array
  /** For each row the square of its length, 1 more for the bias. */
  readonly squares: Float64Array
}

export type Border = { readonly weights: Float64Array; readonly bias: number }

type Round = { high: number; low: number }

type Descent = {
  /** The bias is the weight after the last feature. */
  readonly weights: Float64Array
  readonly alphas: Float64Array
  /** The rows that are still in play come first. */
  readonly order: Int32Array
  active: number
}

const MOST_ROUNDS = 300
const PRECISION = 0.1

/** The border between the label and the rest. Chance decides in which order the rows are taken. */
export function learnBorder(side: Side, chance: Chance): Border {
  const { features } = side
  const state: Descent = {
    weights: new Float64Array(features + 1),
    alphas: new Float64Array(side.signs.length),
    order: Int32Array.from(side.members),
    active: side.members.length,
  }
  let limit: Round = { high: Infinity, low: -Infinity }
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const seen = oneRound(side, state, limit, chance)
    if (seen.high - seen.low > PRECISION) {
      limit = { high: seen.high > 0 ? seen.high : Infinity, low: seen.low < 0 ? seen.low : -Infinity }
      continue
    }
    if (state.active === state.order.length) break
    // Rows that were left aside may have come back into play: all are looked at once more.
    state.active = state.order.length
    limit = { high: Infinity, low: -Infinity }
  }
  return { weights: state.weights.subarray(0, features), bias: state.weights[features] ?? 0 }
}

function oneRound(side: Side, state: Descent, limit: Round, chance: Chance): Round {
  const { signs, costs, squares } = side
  const { alphas, order } = state
  const seen: Round = { high: -Infinity, low: Infinity }
  for (let s = 0; s < state.active; s++) {
    swap(order, s, chance.integer(s, state.active - 1))
    const i = order[s] as number
    const sign = signs[i] as number
    const alpha = alphas[i] as number
    const soft = 0.5 / (costs[i] as number)
    const slope = sign * scoreOf(side, state.weights, i) - 1 + alpha * soft
    if (alpha === 0 && slope > limit.high) {
      state.active -= 1
      swap(order, s, state.active)
      s -= 1
      continue
    }
    const projected = alpha === 0 ? Math.min(slope, 0) : slope
    seen.high = Math.max(seen.high, projected)
    seen.low = Math.min(seen.low, projected)
    if (Math.abs(projected) < 1e-12) continue
    const next = Math.max(alpha - slope / ((squares[i] as number) + soft), 0)
    alphas[i] = next
    addRow(side, state.weights, i, (next - alpha) * sign)
  }
  return seen
}

function scoreOf({ rows, features }: Side, weights: Float64Array, i: number): number {
  const end = rows.starts[i + 1] as number
  let sum = weights[features] as number
  for (let at = rows.starts[i] as number; at < end; at++)
    sum += (weights[rows.features[at] as number] as number) * (rows.values[at] as number)
  return sum
}

function addRow({ rows, features }: Side, weights: Float64Array, i: number, step: number): void {
  const end = rows.starts[i + 1] as number
  for (let at = rows.starts[i] as number; at < end; at++)
    (weights[rows.features[at] as number] as number) += step * (rows.values[at] as number)
  ;(weights[features] as number) += step
}

function swap(order: Int32Array, a: number, b: number): void {
  const held = order[a] as number
  order[a] = order[b] as number
  order[b] = held
}
