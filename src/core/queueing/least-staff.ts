/** The fewest people with whom a line keeps to a target. */
import { erlangA } from '#core/queueing/erlang-a.ts'
import { erlangC } from '#core/queueing/erlang-c.ts'
import { meets, offeredErlangs } from '#core/queueing/line.ts'
import type { Line, Outcome, Target } from '#core/queueing/line.ts'

export type LeastStaff =
  | { readonly ok: true; readonly agents: number; readonly outcome: Outcome }
  /** patience_unknown: a share of clients leaving was asked for, and nothing says when they leave. */
  | { readonly ok: false; readonly why: 'patience_unknown' | 'target_out_of_reach' }

/** Nobody is asked to search beyond this; ten times what the formulas are meant for. */
export const MOST_AGENTS = 50_000

/** The long run of a line: with patience where it is known (Erlang A), else without (Erlang C). */
export function performanceOf(line: Line, agents: number, withinSeconds?: number): Outcome {
  const { patienceSeconds } = line
  if (patienceSeconds === undefined) return erlangC(line, agents, withinSeconds)
  return erlangA({ ...line, patienceSeconds }, agents, withinSeconds)
}

/**
 * The least agents for a target. Every share asked for gets better with each agent, so the answer is bracketed
 * from the square-root rule outwards and then halved.
 */
export function leastStaff(line: Line, target: Target): LeastStaff {
  if (target.on === 'leaving' && line.patienceSeconds === undefined)
    return { ok: false, why: 'patience_unknown' }
  const within = target.on === 'answered_within' ? target.seconds : undefined
  const erlangs = offeredErlangs(line)
  const agents = leastWhere(
    (n) => meets(performanceOf(line, n, within), target),
    Math.round(erlangs + 0.5 * Math.sqrt(erlangs)),
    MOST_AGENTS,
  )
  if (agents === undefined) return { ok: false, why: 'target_out_of_reach' }
  return { ok: true, agents, outcome: performanceOf(line, agents, within) }
}

/**
 * The least whole number from 0 to `most` for which a condition holds that, once it holds, holds for all larger
 * ones; undefined when it holds for none. Starts at `guess`, in growing steps.
 */
export function leastWhere(holds: (n: number) => boolean, guess: number, most: number): number | undefined {
  let step = Math.max(1, Math.round(Math.sqrt(Math.max(0, guess)) / 4))
  let high = Math.min(most, Math.max(0, guess))
  let low = -1
  for (; !holds(high); step *= 2) {
    if (high >= most) return undefined
    low = high
    high = Math.min(most, high + step)
  }
  for (let n = high - step; low < 0 && n >= 0; step *= 2, n = high - step) {
    if (!holds(n)) low = n
    else high = n
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle
  }
  return high
}
