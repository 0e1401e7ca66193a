/**
 * How many of each shift cover a day at least pay: Dantzig's covering problem (Operations Research 2(3), 1954),
 * min Σ c_j x_j with Σ a_tj x_j ≥ b_t and x whole, here also with under-cover at a price and limits on kinds of shift.
 */
import { draftProgramme, hasValues, type Programme, type Solution, type Solve } from './programme.ts'
import { shiftColumns, workedIntervals, type ShiftColumn } from './shifts.ts'
import type { ShareLimit, ShiftType } from './types.ts'

/**
 * People required in each interval, the first beginning at minute `opens`. `waiting`: what missing one person, a
 * second, … in an interval costs in clients' waiting minutes (not falling; the last goes on); left out: nobody may be
 * missing. `paidHour`: an hour of pay in the same unit; only needed with `waiting`.
 */
export type CoverProblem = {
  readonly opens: number
  readonly grid: number
  readonly required: readonly number[]
  readonly shifts: readonly ShiftType[]
  readonly limits?: readonly ShareLimit[]
  readonly waiting?: (interval: number) => readonly number[]
  readonly paidHour?: number
}

/** One interval of the day, `start` in minutes of the day. */
export type CoveredInterval = {
  readonly start: number
  readonly required: number
  readonly cover: number
  readonly short: number
}

export type Covering =
  | {
      readonly ok: true
      /** Proved that nothing is cheaper. */
      readonly proved: boolean
      readonly shifts: ReadonlyArray<{ readonly column: ShiftColumn; readonly count: number }>
      readonly paidMinutes: number
      readonly requiredMinutes: number
      readonly intervals: readonly CoveredInterval[]
      /** Clients' waiting minutes of what is short; 0 without `waiting`. */
      readonly waitingMinutes: number
      /** No covering costs less: paid minutes, or with `waiting` waiting minutes and pay together. */
      readonly bound: number
      readonly seconds: number
    }
  | { readonly ok: false; readonly why: 'infeasible' | 'no_time'; readonly uncovered: readonly number[] }

type Covered = Extract<Covering, { ok: true }>

/**
 * The cheapest shifts that cover what is required. `known`: shifts that do, to begin with; what is found costs no more.
 * Cannot be when an interval is inside no shift (`uncovered`: their starts), unless under-cover has a price. Throws
 * RangeError for a grid of 0 or people that are not whole.
 */
export async function coverDay(
  problem: CoverProblem,
  solve: Solve,
  seconds = 10,
  known?: Covered['shifts'],
): Promise<Covering> {
  const columns = shiftColumns(problem.shifts, problem.grid)
  const programme = coveringProgramme(problem, columns)
  const from = known && startOf(programme, columns, known)
  const solution = await solve(programme, { seconds, ...(from && { from }) })
  if (solution.status === 'infeasible' || !(hasValues(solution) || known)) {
    const why = solution.status === 'infeasible' ? 'infeasible' : 'no_time'
    return { ok: false, why, uncovered: uncovered(problem, columns) }
  }
  const found = hasValues(solution) ? [chosenIn(columns, solution.values)] : []
  return [...found, ...(known ? [known] : [])]
    .map((shifts): Covered => coveringOf(problem, shifts, solution))
    .reduce((one, other) => (costOfCovering(problem, other) < costOfCovering(problem, one) ? other : one))
}

/** What a covering costs, by what is made least: paid minutes, or waiting minutes and pay together. */
export function costOfCovering({ waiting, paidHour = 0 }: CoverProblem, covering: Covered): number {
  const { paidMinutes, waitingMinutes } = covering
  return waiting ? waitingMinutes + (paidMinutes / 60) * paidHour : paidMinutes
}

function coveringOf(
  problem: CoverProblem,
  shifts: Covered['shifts'],
  { status, bound, seconds }: Solution,
): Covered {
  return { ok: true, proved: status === 'optimal', shifts, ...whatItGives(problem, shifts), bound, seconds }
}

function chosenIn(columns: readonly ShiftColumn[], values: readonly number[]): Covered['shifts'] {
  return columns.flatMap((column, index) => {
    const count = Math.round(values[index] ?? 0)
    return count > 0 ? [{ column, count }] : []
  })
}

/** Known counts of shifts as the solver's start; it finds what is short. */
function startOf(
  { cost }: Programme,
  columns: readonly ShiftColumn[],
  known: Covered['shifts'],
): readonly number[] {
  const counts = new Map(known.map(({ column, count }) => [JSON.stringify(column), count]))
  const from = columns.map((column) => counts.get(JSON.stringify(column)) ?? 0)
  return cost.map((_, column) => from[column] ?? NaN)
}

/** The programme of a covering problem: a column for each shift column, then those for what is short. */
export function coveringProgramme(problem: CoverProblem, columns: readonly ShiftColumn[]): Programme {
  checkCover(problem)
  const draft = draftProgramme()
  const perMinute = problem.waiting ? (problem.paidHour ?? 0) / 60 : 1
  const counts = columns.map(({ paidMinutes }) =>
    draft.column({ cost: paidMinutes * perMinute, whole: true }),
  )
  const at = atWork(problem, columns)
  problem.required.forEach((required, interval) => {
    const work = (at[interval] ?? []).map((column) => [counts[column] ?? 0, 1] as const)
    const missing = problem.waiting
      ? shortColumns(draft, problem.waiting(interval), required).map((column) => [column, 1] as const)
      : []
    draft.row(required, Infinity, [...work, ...missing])
  })
  for (const { shifts, most } of problem.limits ?? []) {
    // Σ limited ≤ most · Σ all, as one row.
    const share = columns.map(({ shift }, index) => {
      return [counts[index] ?? 0, (shifts.includes(shift) ? 1 : 0) - most] as const
    })
    draft.row(-Infinity, 0, share)
  }
  return draft.finish()
}

/**
 * Columns for people missing, each dearer than the one before, so that the cheap ones fill first. `prices` that fall
 * are held at the highest so far: a second person missing cannot matter less than the first.
 */
export function shortColumns(
  draft: ReturnType<typeof draftProgramme>,
  prices: readonly number[],
  required: number,
): number[] {
  const rising = risingPrices(prices)
  return rising.flatMap((cost, index) => {
    if (index >= required) return []
    return [draft.column({ cost, high: index === rising.length - 1 ? required - index : 1 })]
  })
}

/** The prices with none below the one before; one of 0 when there are none. */
export function risingPrices(prices: readonly number[]): number[] {
  if (prices.length === 0) return [0]
  let highest = 0
  return prices.map((price) => (highest = Math.max(highest, price)))
}

/** What `missing` people cost by prices for the first, the second and so on. */
export function priceOfMissing(prices: readonly number[], missing: number): number {
  const rising = risingPrices(prices)
  return Array.from(
    { length: missing },
    (_, index) => rising[Math.min(index, rising.length - 1)] ?? 0,
  ).reduce((sum, price) => sum + price, 0)
}

function whatItGives(
  problem: CoverProblem,
  shifts: ReadonlyArray<{ readonly column: ShiftColumn; readonly count: number }>,
) {
  const at = atWork(
    problem,
    shifts.map(({ column }) => column),
  )
  const intervals = problem.required.map((required, interval) => {
    const cover = (at[interval] ?? []).reduce((sum, column) => sum + (shifts[column]?.count ?? 0), 0)
    const start = problem.opens + interval * problem.grid
    return { start, required, cover, short: Math.max(0, required - cover) }
  })
  const { waiting } = problem
  return {
    intervals,
    paidMinutes: shifts.reduce((sum, { column, count }) => sum + column.paidMinutes * count, 0),
    requiredMinutes: problem.required.reduce((sum, one) => sum + one, 0) * problem.grid,
    waitingMinutes: waiting
      ? intervals.reduce((sum, { short }, interval) => sum + priceOfMissing(waiting(interval), short), 0)
      : 0,
  }
}

/** For each interval the numbers of the columns at work in it. */
function atWork(problem: CoverProblem, columns: readonly ShiftColumn[]): number[][] {
  const at = problem.required.map((): number[] => [])
  columns.forEach((column, index) => {
    for (const start of workedIntervals(column, problem.grid))
      at[(start - problem.opens) / problem.grid]?.push(index)
  })
  return at
}

function uncovered(problem: CoverProblem, columns: readonly ShiftColumn[]): number[] {
  const at = atWork(problem, columns)
  return problem.required.flatMap((required, interval) =>
    required > 0 && at[interval]?.length === 0 ? [problem.opens + interval * problem.grid] : [],
  )
}

function checkCover({ grid, opens, required, limits = [] }: CoverProblem): void {
  if (!(Number.isInteger(grid) && grid > 0)) throw new RangeError('The grid is a whole number of minutes')
  if (opens % grid !== 0) throw new RangeError('The first interval begins on the grid')
  if (!required.every((one) => Number.isInteger(one) && one >= 0))
    throw new RangeError('People required are whole numbers of 0 or more')
  if (!limits.every(({ most }) => most >= 0 && most <= 1))
    throw new RangeError('A share lies between 0 and 1')
}
