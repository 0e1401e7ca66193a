/** A mixed-integer linear programme as plain data, and who solves it. The solver itself is a parameter everywhere. */

/** minimise Σ cost·x, with low ≤ x ≤ high for columns and low ≤ Σ value·x ≤ high for rows. ±Infinity means no bound. */
export type Programme = {
  readonly cost: readonly number[]
  readonly low: readonly number[]
  readonly high: readonly number[]
  /** Which columns take whole numbers only. */
  readonly whole: readonly boolean[]
  readonly rowLow: readonly number[]
  readonly rowHigh: readonly number[]
  /** The matrix by rows: entries of row r lie from `starts[r]` up to `starts[r + 1]`. */
  readonly starts: readonly number[]
  readonly columns: readonly number[]
  readonly values: readonly number[]
}

export type SolveOptions = {
  /** Seconds the solver may take; it then gives the best it has. */
  readonly seconds?: number
  /** Stop when the best found is proved to be within this share of the best possible (0 to 1). */
  readonly gap?: number
  /** A solution to begin with, one value a column, NaN where none is known; a wrong one does no harm. */
  readonly from?: readonly number[]
  /** Fractions are allowed everywhere: quick, and a bound for whole numbers. */
  readonly relaxed?: boolean
}

/**
 * `optimal`: proved (within the gap asked for). `time_limit`: the best so far; `values` is empty when there is none.
 * `bound`: no solution can cost less. `seconds`: what solving took.
 */
export type Solution = {
  readonly status: 'optimal' | 'infeasible' | 'unbounded' | 'time_limit' | 'failed'
  readonly objective: number
  readonly bound: number
  readonly values: readonly number[]
  readonly seconds: number
}

/** Solves one programme. Rejects only when the solver itself broke or was cancelled. */
export type Solve = (programme: Programme, options?: SolveOptions) => Promise<Solution>

/** A programme being put together; columns and rows are known by the numbers that adding them gives. */
export type Draft = {
  readonly column: (column: { cost?: number; low?: number; high?: number; whole?: boolean }) => number
  /** `terms` are pairs of column and value; a column may occur more than once. */
  readonly row: (low: number, high: number, terms: ReadonlyArray<readonly [number, number]>) => number
  readonly finish: () => Programme
}

/** An empty programme to add columns (0 ≤ x, no cost, not whole unless said) and rows to. */
export function draftProgramme(): Draft {
  const columns = { cost: [] as number[], low: [] as number[], high: [] as number[], whole: [] as boolean[] }
  const rows = { rowLow: [] as number[], rowHigh: [] as number[], starts: [0] }
  const entries = { columns: [] as number[], values: [] as number[] }
  return {
    column: ({ cost = 0, low = 0, high = Infinity, whole = false }) => {
      columns.low.push(low)
      columns.high.push(high)
      columns.whole.push(whole)
      return columns.cost.push(cost) - 1
    },
    row: (low, high, terms) => {
      for (const [column, value] of merged(terms)) {
        entries.columns.push(column)
        entries.values.push(value)
      }
      rows.starts.push(entries.columns.length)
      rows.rowHigh.push(high)
      return rows.rowLow.push(low) - 1
    },
    finish: () => ({ ...columns, ...rows, ...entries }),
  }
}

/** The solver refuses a column that occurs twice in one row. */
function merged(terms: ReadonlyArray<readonly [number, number]>): Map<number, number> {
  const sums = new Map<number, number>()
  for (const [column, value] of terms) sums.set(column, (sums.get(column) ?? 0) + value)
  return sums
}

/** Whether there are values to use: an optimal solution, or the best that was found in the time. */
export function hasValues(solution: Solution): boolean {
  return solution.values.length > 0 && (solution.status === 'optimal' || solution.status === 'time_limit')
}
