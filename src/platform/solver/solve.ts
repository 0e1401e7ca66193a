/** Mixed-integer programmes, solved by HiGHS in a worker thread. */
import { runInThread } from '#platform/threads/run.ts'
import type { SolverAnswer, SolverOptions, SolverProgramme } from './types.ts'

/**
 * Solves a programme to proof, or to the best within `seconds`. Rejects with RangeError when the programme does not
 * fit together, with the signal's reason when it was stopped.
 */
export async function solveProgramme(
  programme: SolverProgramme,
  options: SolverOptions = {},
  signal?: AbortSignal,
): Promise<SolverAnswer> {
  checkShape(programme, options)
  if (programme.cost.length === 0) return withoutColumns(programme)
  const module = new URL('./highs.ts', import.meta.url)
  return runInThread({ module, input: { programme, options }, ...(signal && { signal }) })
}

/** `solveProgramme` with a signal of its own: what planning is handed as its solver. */
export function solverUntil(signal: AbortSignal) {
  return (programme: SolverProgramme, options?: SolverOptions): Promise<SolverAnswer> =>
    solveProgramme(programme, options, signal)
}

function checkShape(programme: SolverProgramme, options: SolverOptions): void {
  const { cost, low, high, whole, rowLow, rowHigh, starts, columns, values } = programme
  const same = [low, high, whole].every(({ length }) => length === cost.length)
  const rows = rowLow.length === rowHigh.length && starts.length === rowLow.length + 1
  const entries = columns.length === values.length && starts.at(-1) === columns.length
  const from = !options.from || options.from.length === cost.length
  if (!(same && rows && entries && from)) throw new RangeError('The parts of the programme differ in length')
  if (!cost.every(Number.isFinite) || !values.every(Number.isFinite))
    throw new RangeError('Costs and values of a programme are finite numbers')
}

/** A programme in which nothing is left to decide: its rows hold or they do not. */
export function withoutColumns({ rowLow, rowHigh }: SolverProgramme): SolverAnswer {
  const holds = rowLow.every((low, row) => low <= 0 && (rowHigh[row] ?? 0) >= 0)
  const status = holds ? 'optimal' : 'infeasible'
  return { status, objective: holds ? 0 : Infinity, bound: holds ? 0 : -Infinity, values: [], seconds: 0 }
}
