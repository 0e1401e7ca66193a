/** The thread’s side of solving a roster: the whole of it, so that the process goes on answering people. */
import { planRoster } from '#core/rostering/assign.ts'
import { coverOf } from '#core/rostering/cover.ts'
import { explainWishes } from '#core/rostering/impossible-wishes.ts'
import type { WishReason } from '#core/rostering/impossible-wishes.ts'
import { smallestConflict } from '#core/rostering/infeasible.ts'
import type { Solve } from '#core/rostering/programme.ts'
import type { Constraint, RosterOutcome, RosterProblem } from '#core/rostering/types.ts'
import { run as solveHere } from '#platform/solver/highs.ts'
import { withoutColumns } from '#platform/solver/solve.ts'

/** Seconds for the roster itself; for each rule that is lifted; for each wish. */
const SECONDS = 20
const SECONDS_WITHOUT = 8
const SECONDS_A_WISH = 2
const MOST_WISHES = 15

export type SolveOrder = { readonly problem: RosterProblem; readonly withPrices: boolean }

/** Paid hours and short intervals of a roster. */
export type Spent = { readonly paidHours: number; readonly shortIntervals: number }
export type RuleSpent = { readonly rule: LiftedRule; readonly without: Spent }
export type Solved = {
  readonly outcome: RosterOutcome
  readonly reasons: readonly WishReason[]
  readonly conflict: readonly Constraint[]
  readonly spent: Spent | null
  readonly prices: readonly RuleSpent[]
}

/** Rules that can be lifted to see what they cost. */
export type LiftedRule =
  | 'share'
  | 'days_in_row'
  | 'rest'
  | 'availability'
  | 'starts'
  | 'least_hours'
  | 'leave'

const solve: Solve = async (programme, options = {}) =>
  programme.cost.length === 0 ? withoutColumns(programme) : solveHere({ programme, options })

/** Plans a roster and says what became of the wishes, what stands in the way, and what each rule costs. */
export async function run({ problem, withPrices }: SolveOrder): Promise<Solved> {
  const outcome = await planRoster(problem, solve, { seconds: SECONDS })
  if (!outcome.ok) {
    const stands = outcome.why === 'infeasible' ? await smallestConflict(problem, solve) : undefined
    const conflict = stands?.ok ? stands.constraints : []
    return { outcome, reasons: [], conflict, spent: null, prices: [] }
  }
  const options = { secondsEach: SECONDS_A_WISH, most: MOST_WISHES }
  const reasons = await explainWishes(problem, outcome.assignments, solve, options)
  const spent = spentBy(problem, outcome)
  return { outcome, reasons, conflict: [], spent, prices: withPrices ? await pricesOf(problem) : [] }
}

type Planned = Extract<RosterOutcome, { ok: true }>

function spentBy(problem: RosterProblem, { assignments, cost }: Planned): Spent {
  const short = coverOf(problem, assignments).filter((one) => one.short > 0)
  const places = new Set(short.map(({ date, start }) => `${date} ${start}`))
  return { paidHours: cost.paidMinutes / 60, shortIntervals: places.size }
}

async function pricesOf(problem: RosterProblem): Promise<RuleSpent[]> {
  const prices: RuleSpent[] = []
  for (const [rule, without] of lifted(problem)) {
    // oxlint-disable-next-line no-await-in-loop -- one solver, one rule at a time
    const outcome = await planRoster(without, solve, { seconds: SECONDS_WITHOUT })
    if (outcome.ok) prices.push({ rule, without: spentBy(without, outcome) })
  }
  return prices
}

/** The problem without each rule in turn; rules that say nothing here are left out. */
function lifted(problem: RosterProblem): [LiftedRule, RosterProblem][] {
  const { people, shifts, limits = [], grid } = problem
  const each = (change: (person: (typeof people)[number]) => (typeof people)[number]) => ({
    ...problem,
    people: people.map(change),
  })
  const freeStarts = Array.from({ length: Math.floor(1440 / grid) }, (_, index) => index * grid)
  const opened = { ...problem, shifts: shifts.map((one) => ({ ...one, starts: freeStarts })) }
  const all: [LiftedRule, RosterProblem, boolean][] = [
    ['share', { ...problem, limits: [] }, limits.length > 0],
    ['days_in_row', each((one) => ({ ...one, daysInRow: 14 })), true],
    ['rest', each((one) => ({ ...one, rest: Math.min(480, one.rest ?? 480) })), true],
    ['availability', each(({ availability: _available, ...one }) => one), true],
    ['least_hours', each((one) => ({ ...one, contract: { ...one.contract, least: 0 } })), true],
    ['leave', each((one) => ({ ...one, leave: [] })), people.some(({ leave = [] }) => leave.length > 0)],
    ['starts', opened, true],
  ]
  return all
    .flatMap(([rule, without, says]) => (says ? [[rule, without] as const] : []))
    .map(([a, b]) => [a, b])
}
