/** The thread’s side of solving a roster: the whole of it, so that the process goes on answering people. */
import { planRoster } from '#core/rostering/assign.ts'
import { coverOf } from '#core/rostering/cover.ts'
import { explainWishes } from '#core/rostering/impossible-wishes.ts'
import type { WishReason } from '#core/rostering/impossible-wishes.ts'
import { smallestConflict } from '#core/rostering/infeasible.ts'
import type { Solve } from '#core/rostering/programme.ts'
import { rulePrices } from '#core/rostering/rule-prices.ts'
import type { LiftedRule, RulePrice } from '#core/rostering/rule-prices.ts'
import { paidMinutesOf } from '#core/rostering/shifts.ts'
import type { Assignment, Constraint, RosterOutcome, RosterProblem } from '#core/rostering/types.ts'
import { run as solveHere } from '#platform/solver/highs.ts'
import { withoutColumns } from '#platform/solver/solve.ts'

/** Seconds for the roster itself; before prices for making it better still; for each rule that is lifted; for each wish. */
const SECONDS = 20
const SECONDS_PLANNED_ON = 12
const SECONDS_WITHOUT = 7
const SECONDS_A_WISH = 2
const MOST_WISHES = 15

export type SolveOrder = { readonly problem: RosterProblem; readonly withPrices: boolean }

/** Paid hours and short intervals of a roster. */
export type Spent = { readonly paidHours: number; readonly shortIntervals: number }
/**
 * A roster without a rule. `savedMinutes`: what it saves in all, everything weighed in clients' waiting minutes, never
 * less than 0; `proved`: exactly that, and otherwise at least.
 */
export type RuleSpent = {
  readonly rule: LiftedRule
  readonly without: Spent
  readonly savedMinutes: number
  readonly proved: boolean
}
export type Solved = {
  readonly outcome: RosterOutcome
  readonly reasons: readonly WishReason[]
  readonly conflict: readonly Constraint[]
  readonly spent: Spent | null
  readonly prices: readonly RuleSpent[]
}

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
  const asked = { secondsEach: SECONDS_WITHOUT, secondsKnown: SECONDS_PLANNED_ON }
  const priced = withPrices ? await rulePrices(problem, outcome, solve, asked) : undefined
  // Looking for prices can come upon a better roster; it is the one to keep, and to explain.
  const roster = priced?.roster ?? outcome
  const only = roster.notGranted.slice(0, MOST_WISHES).map(({ wish }) => wish)
  const options = { secondsEach: SECONDS_A_WISH, only }
  const reasons = await explainWishes(problem, roster.assignments, solve, options)
  const prices = (priced?.prices ?? []).map((one) => ruleSpent(problem, one))
  return { outcome: roster, reasons, conflict: [], spent: spentBy(problem, roster.assignments), prices }
}

function ruleSpent(problem: RosterProblem, { rule, without, saved, proved }: RulePrice): RuleSpent {
  return { rule, without: spentBy(problem, without), savedMinutes: saved.total, proved }
}

function spentBy(problem: RosterProblem, assignments: readonly Assignment[]): Spent {
  const short = coverOf(problem, assignments).filter((one) => one.short > 0)
  const places = new Set(short.map(({ date, start }) => `${date} ${start}`))
  const paidMinutes = assignments.reduce((sum, one) => sum + paidMinutesOf(one), 0)
  return { paidHours: paidMinutes / 60, shortIntervals: places.size }
}
