/** What goes to the solver and what comes back; the same shapes as in core, which may not be imported for them. */

/** minimise Σ cost·x, with low ≤ x ≤ high and rowLow ≤ Σ value·x ≤ rowHigh; the matrix by rows. ±Infinity: no bound. */
export type SolverProgramme = {
  readonly cost: readonly number[]
  readonly low: readonly number[]
  readonly high: readonly number[]
  readonly whole: readonly boolean[]
  readonly rowLow: readonly number[]
  readonly rowHigh: readonly number[]
  readonly starts: readonly number[]
  readonly columns: readonly number[]
  readonly values: readonly number[]
}

export type SolverOptions = {
  readonly seconds?: number
  readonly gap?: number
  readonly from?: readonly number[]
  readonly relaxed?: boolean
}

export type SolverAnswer = {
  readonly status: 'optimal' | 'infeasible' | 'unbounded' | 'time_limit' | 'failed'
  readonly objective: number
  readonly bound: number
  readonly values: readonly number[]
  readonly seconds: number
}
