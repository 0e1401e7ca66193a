/** For each wish that was not granted: what it ran into, and what granting it would cost clients and others. */
import { shortRanges, type ShortWarning } from './check.ts'
import { coverInFrame, type NeedCover } from './cover.ts'
import { costDifference, costOf } from './cost.ts'
import { frameOf, type Frame } from './frame.ts'
import { reopen, type Part } from './improve.ts'
import { smallestConflict } from './infeasible.ts'
import type { Solve } from './programme.ts'
import type { Assignment, Constraint, RosterCost, RosterProblem, Wish } from './types.ts'
import { datesNotMet } from './wishes.ts'

export type WishReason = {
  readonly wish: Wish
  readonly dates: readonly string[]
  /**
   * `rules`: it cannot be together with `rules`. `price`: it can, at `price`. `unknown`: no roster with it was found in
   * the time, and no rule against it.
   */
  readonly why: 'rules' | 'price' | 'unknown'
  readonly rules: readonly Constraint[]
  /** Where clients would wait for want of this person, were nothing else changed. */
  readonly needs: readonly ShortWarning[]
  /** What granting it costs more than the best without it, 0 or more in all; both with the days about it planned anew. */
  readonly price?: RosterCost
}

/**
 * Why wishes were not granted. Each is tried as one that must be: with all days of the person and everybody's on the
 * days in question open again, and the rest of the roster as it is. `only`: the ids of the wishes to explain; each
 * takes up to twice `secondsEach`.
 */
export async function explainWishes(
  problem: RosterProblem,
  assignments: readonly Assignment[],
  solve: Solve,
  { secondsEach = 2, only }: { secondsEach?: number; only?: readonly string[] } = {},
): Promise<WishReason[]> {
  const frame = frameOf(problem)
  const open = problem.wishes
    .map((wish) => ({ wish, dates: datesNotMet(frame, wish, assignments) }))
    .filter(({ wish, dates }) => dates.length > 0 && (only?.includes(wish.id) ?? true))
  const reasons: WishReason[] = []
  for (const { wish, dates } of open) {
    // oxlint-disable-next-line no-await-in-loop -- one solver, one wish at a time
    reasons.push(await explain(frame, assignments, wish, dates, solve, secondsEach))
  }
  return reasons
}

async function explain(
  frame: Frame,
  assignments: readonly Assignment[],
  wish: Wish,
  dates: readonly string[],
  solve: Solve,
  seconds: number,
): Promise<WishReason> {
  const { problem } = frame
  const must: Wish = { ...wish, weight: 'must' }
  const firm = { ...problem, wishes: problem.wishes.map((one) => (one.id === wish.id ? must : one)) }
  const about = { wish, dates, needs: missedWithout(frame, assignments, wish.person, dates) }
  const fixed = fixedAgainst(frame, wish)
  if (fixed.length > 0)
    return { ...about, why: 'rules', rules: [{ rule: 'wish', person: wish.person, wish }, ...fixed] }
  const part = partAround(frame, wish, dates)
  const granted = await reopen(frameOf(firm), assignments, part, solve, seconds, wish.person)
  if (granted.assignments && datesNotMet(frame, wish, granted.assignments).length === 0) {
    const price = await priceOf(frame, [assignments, granted.assignments], part, solve, seconds)
    return { ...about, why: 'price', rules: [], price }
  }
  const conflict = await smallestConflict(firm, solve, { secondsEach: seconds })
  if (!conflict.ok) return { ...about, why: 'unknown', rules: [] }
  return { ...about, why: 'rules', rules: conflict.constraints.map((rule) => asWished(rule, wish)) }
}

/**
 * What the roster with the wish costs more than the best without. That is planned anew, too: what could be better in
 * any case is not the wish's doing. Nor is it when the roster with the wish is the best of all, so the price is never
 * less than 0.
 */
async function priceOf(
  frame: Frame,
  [now, granted]: readonly [readonly Assignment[], readonly Assignment[]],
  part: Part,
  solve: Solve,
  seconds: number,
): Promise<RosterCost> {
  const without = await reopen(frame, now, part, solve, seconds)
  const price = costOf(frame, granted)
  const others = [now, without.assignments ?? now].map((roster) => costOf(frame, roster))
  return costDifference(price, others.reduce(cheaper, price))
}

function cheaper(one: RosterCost, other: RosterCost): RosterCost {
  return other.total < one.total ? other : one
}

/** Fixed shifts that go against the wish: whatever else is planned, they stay. */
function fixedAgainst(frame: Frame, wish: Wish): Constraint[] {
  const fixed = frame.problem.fixed ?? []
  const dates = wish.want.kind === 'day_on' ? [] : datesNotMet(frame, wish, fixed)
  return fixed
    .filter(({ person, date }) => person === wish.person && dates.includes(date))
    .map((assignment) => ({ rule: 'fixed', person: assignment.person, assignment }))
}

function asWished(rule: Constraint, wish: Wish): Constraint {
  return rule.rule === 'wish' && rule.wish.id === wish.id ? { ...rule, wish } : rule
}

/** All days of the person, and everybody's on the days in question. */
function partAround(frame: Frame, wish: Wish, dates: readonly string[]): Part {
  const { people, days } = frame.problem
  return people.flatMap(({ id }, person) =>
    days.flatMap(({ date }, day) => (id === wish.person || dates.includes(date) ? [{ person, day }] : [])),
  )
}

/** The intervals that are shorter without this person on these days. */
function missedWithout(
  frame: Frame,
  assignments: readonly Assignment[],
  person: string,
  dates: readonly string[],
): ShortWarning[] {
  const others = assignments.filter((one) => one.person !== person || !dates.includes(one.date))
  const before = coverInFrame(frame, assignments)
  const after = coverInFrame(frame, others)
  const worse = after.flatMap((need, index): NeedCover[] => {
    const was = before[index]
    if (!was || need.short <= was.short) return []
    return [{ ...need, short: need.short - was.short, waiting: need.waiting - was.waiting }]
  })
  return shortRanges(frame.problem.grid, worse)
}
