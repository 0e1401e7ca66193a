/** What each constraint on the shifts costs: the same day planned again without it. */
import { coverDay, type CoverProblem, type Covering } from './covering.ts'
import type { Solve } from './programme.ts'

/** A constraint and the problem as it would be without it, for instance with more starts or kinds of shift. */
export type Relaxation = { readonly id: string; readonly without: CoverProblem }

/**
 * What a constraint costs in a day: what would be saved without it, 0 or more in all. `paidShare`: of the pay without
 * it (0.19: 19 %).
 */
export type ConstraintPrice =
  | {
      readonly id: string
      readonly ok: true
      readonly paidMinutes: number
      readonly paidShare: number
      readonly waitingMinutes: number
      /** People missing, summed over intervals. */
      readonly shortIntervals: number
      /** Both plans were proved, so the price is exact. Otherwise it is what was found in the time: at least so much. */
      readonly proved: boolean
    }
  | { readonly id: string; readonly ok: false; readonly why: 'still_infeasible' | 'now_feasible' | 'no_time' }

/**
 * Plans the day with all constraints and without each in turn. `now_feasible`: with the constraint there is no plan,
 * without it there is; that has no price in minutes. Without a constraint each begins from the day with all of them.
 */
export async function constraintPrices(
  problem: CoverProblem,
  relaxations: readonly Relaxation[],
  solve: Solve,
  secondsEach = 10,
): Promise<{ covering: Covering; prices: ConstraintPrice[] }> {
  const covering = await coverDay(problem, solve, secondsEach)
  const known = covering.ok ? covering.shifts : undefined
  const without = await Promise.all(
    relaxations.map((one) => coverDay(one.without, solve, secondsEach, known)),
  )
  const prices = relaxations.map(({ id }, index) => ({ id, ...priceOf(covering, without[index]) }))
  return { covering, prices }
}

type Unnamed<T> = T extends unknown ? Omit<T, 'id'> : never

function priceOf(covering: Covering, without: Covering | undefined): Unnamed<ConstraintPrice> {
  if (!without?.ok) {
    return { ok: false, why: without?.why === 'infeasible' ? 'still_infeasible' : 'no_time' }
  }
  if (!covering.ok) return { ok: false, why: covering.why === 'infeasible' ? 'now_feasible' : 'no_time' }
  const saved = covering.paidMinutes - without.paidMinutes
  return {
    ok: true,
    paidMinutes: saved,
    paidShare: without.paidMinutes > 0 ? saved / without.paidMinutes : 0,
    waitingMinutes: covering.waitingMinutes - without.waitingMinutes,
    shortIntervals: shortOf(covering) - shortOf(without),
    proved: covering.proved && without.proved,
  }
}

function shortOf({ intervals }: Extract<Covering, { ok: true }>): number {
  return intervals.reduce((sum, { short }) => sum + short, 0)
}

/** The kinds of shift with starts every `step` minutes of the day beside their own: "without fixed starting times". */
export function withFreeStarts(problem: CoverProblem, step: number): CoverProblem {
  const from = problem.opens
  const to = from + problem.required.length * problem.grid
  const shifts = problem.shifts.map((shift) => {
    const starts = Array.from({ length: Math.max(0, Math.floor((to - shift.minutes - from) / step) + 1) })
    const free = starts.map((_, index) => from + index * step)
    return { ...shift, starts: [...new Set([...shift.starts, ...free])] }
  })
  return { ...problem, shifts }
}
