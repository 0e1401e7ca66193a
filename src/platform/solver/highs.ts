/** The thread's side of `solve.ts`: HiGHS in WebAssembly, loaded once a thread. */
import highsModule, { type Highs, type InitOptions, type Model } from 'highs'
import type { SolverAnswer, SolverOptions, SolverProgramme } from './types.ts'

// The package's types describe its CommonJS form; to Node its default looks one step deeper than it is.
const loadHighs = highsModule as unknown as (options?: InitOptions) => Promise<Highs>

let loading: Promise<Highs> | undefined

/** Solves one programme; each gets a model of its own, so nothing of an earlier one is left. */
export async function run(order: {
  programme: SolverProgramme
  options: SolverOptions
}): Promise<SolverAnswer> {
  const input = order.options.relaxed ? { ...order, programme: relaxed(order.programme) } : order
  loading ??= loadHighs()
  const highs = await loading
  const started = performance.now()
  const model = highs.createModel(modelOf(highs, input.programme))
  try {
    const { seconds, gap = 0 } = input.options
    model.options.set({ output_flag: false, mip_rel_gap: gap, mip_abs_gap: 1e-6 })
    if (seconds !== undefined && Number.isFinite(seconds)) model.options.set('time_limit', seconds)
    // Rosters have very many equally good fractions; the interior point does not walk through them one by one.
    if (input.options.relaxed) model.options.set('solver', 'ipm')
    if (input.options.from) model.raw.setSparseSolution(known(input.options.from))
    model.run()
    return { ...answerOf(highs, model, input.programme), seconds: (performance.now() - started) / 1000 }
  } finally {
    model.dispose()
  }
}

function relaxed(programme: SolverProgramme): SolverProgramme {
  return { ...programme, whole: programme.whole.map(() => false) }
}

/** The columns of a start whose value is known; the solver finds the others. */
function known(from: readonly number[]) {
  const indices = from.flatMap((value, column) => (Number.isNaN(value) ? [] : [column]))
  return { indices, values: indices.map((column) => from[column] ?? 0) }
}

function modelOf(highs: Highs, programme: SolverProgramme) {
  const numCols = programme.cost.length
  const numRows = programme.rowLow.length
  const { continuous, integer } = highs.constants.variableType
  const { starts, columns: indices, values } = programme
  return {
    numCols,
    numRows,
    colCost: programme.cost,
    colLower: programme.low,
    colUpper: programme.high,
    rowLower: programme.rowLow,
    rowUpper: programme.rowHigh,
    matrix: { format: 'csr', numRows, numCols, starts, indices, values } as const,
    ...(programme.whole.includes(true) && {
      integrality: programme.whole.map((whole) => (whole ? integer : continuous)),
    }),
  }
}

type Found = Omit<SolverAnswer, 'seconds'>

function answerOf(highs: Highs, model: Model, programme: SolverProgramme): Found {
  const { modelStatus } = highs.constants
  const status = model.getModelStatus()
  const nothing = { objective: Infinity, bound: -Infinity, values: [] }
  if (status === modelStatus.optimal || status === modelStatus.empty)
    return { status: 'optimal', ...valuesOf(model, programme) }
  // What costs nothing without limit cannot occur with the bounded costs of planning: it means infeasible here.
  if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible)
    return { status: 'infeasible', ...nothing }
  if (status === modelStatus.unbounded) return { status: 'unbounded', ...nothing, objective: -Infinity }
  if (status !== modelStatus.timeLimit) return { status: 'failed', ...nothing }
  const feasible = Number(model.info.get('primal_solution_status')) === 2
  const bound = programme.whole.includes(true) ? Number(model.info.get('mip_dual_bound')) : -Infinity
  return { status: 'time_limit', ...(feasible ? valuesOf(model, programme) : nothing), bound }
}

function valuesOf(model: Model, programme: SolverProgramme): Omit<Found, 'status'> {
  const mixed = programme.whole.includes(true)
  const objective = model.getObjectiveValue()
  const values = Array.from(model.getSolution().colValue, (value, index) =>
    programme.whole[index] ? Math.round(value) : value,
  )
  return { objective, values, bound: mixed ? Number(model.info.get('mip_dual_bound')) : objective }
}
