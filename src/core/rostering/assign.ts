/**
 * Who works when: a roster for named people over a week or more, at least cost to clients and people. Large problems
 * are taken apart: first the best roster without names says how good it can get and which shifts are worth having,
 * then people are put on those shifts, then parts of the roster are opened again as long as there is time.
 */
import { candidatesOf, type Kept } from './allowed.ts'
import { placeBreaks, type Pick } from './breaks.ts'
import { costOf } from './cost.ts'
import { frameOf, problemsOf, type Frame, type Option } from './frame.ts'
import { improve, startOf } from './improve.ts'
import { keptShifts, rosterModel, type RosterModel, type Target } from './model.ts'
import { hasValues, type Solution, type Solve } from './programme.ts'
import { namelessRoster } from './relaxation.ts'
import type { Assignment, RosterOutcome, RosterProblem } from './types.ts'
import { datesNotMet } from './wishes.ts'

export type PlanOptions = {
  /** Seconds of solving in all; 10 when left out. */
  readonly seconds?: number
  /** A roster that keeps every rule: planning begins from it, and what is planned costs no more. */
  readonly from?: readonly Assignment[]
  /** Told now and then: the cost of the best roster so far, and how much of the time is used (0 to 1). */
  readonly onProgress?: (progress: { readonly cost: number; readonly share: number }) => void
}

/** Up to so many choices the whole roster is one programme, solved to proof. */
const SMALL = 1500

type Candidates = Option[][][]
type Found = { readonly assignments: readonly Assignment[]; readonly bound: number; readonly seconds: number }
type Failed = { readonly why: 'infeasible' | 'no_time'; readonly seconds: number }

/**
 * Plans a roster. What is `fixed` stays as it is, even against a rule (`checkRoster` says so), and counts for hours,
 * rest and fairness of the rest. Says what is wrong with the problem, that no roster keeps all rules (then
 * `smallestConflict` says which stand in the way), or that none was found in the time.
 */
export async function planRoster(
  problem: RosterProblem,
  solve: Solve,
  options: PlanOptions = {},
): Promise<RosterOutcome> {
  const problems = problemsOf(problem)
  if (problems.length > 0) return { ok: false, why: 'bad_problem', problems }
  const frame = frameOf(problem)
  const kept = frame.fixed
  const candidates = candidatesOf(frame, kept)
  const small = candidates.flat(2).length <= SMALL
  const planned = await (small ? planWhole : planInParts)(frame, kept, candidates, solve, options)
  const found = noWorse(frame, planned, options.from)
  if ('why' in found) return { ok: false, ...found }
  return outcomeOf(frame, found)
}

/** What was found, or the roster that was known where that costs no more. */
function noWorse(frame: Frame, found: Found | Failed, known: PlanOptions['from']): Found | Failed {
  if (!known) return found
  if ('why' in found)
    return found.why === 'no_time' ? { assignments: known, bound: 0, seconds: found.seconds } : found
  const isBetter = costOf(frame, found.assignments).total < costOf(frame, known).total - 1e-6
  return isBetter ? found : { ...found, assignments: known }
}

export type Planned = Extract<RosterOutcome, { ok: true }>

/** The outcome with another roster in place of its own: one that keeps the same rules at less cost. */
export function withRoster(
  problem: RosterProblem,
  { bound, seconds }: Planned,
  assignments: readonly Assignment[],
  secondsMore: number,
): Planned {
  return outcomeOf(frameOf(problem), { assignments, bound, seconds: seconds + secondsMore })
}

/** One programme, to proof. */
async function planWhole(
  frame: Frame,
  kept: Kept,
  candidates: Candidates,
  solve: Solve,
  { seconds = 10, from: known }: PlanOptions,
): Promise<Found | Failed> {
  const lifted = new Set<string>()
  const model = rosterModel({ frame, kept, candidates, wholeBreaks: true, soft: true, lifted })
  const from = known && startOf(frame, known, model)
  const solution = await solve(model.programme, { seconds: seconds * 0.9, ...(from && { from }) })
  if (!hasValues(solution)) return failed(solution)
  const assignments = await settle(frame, kept, picksOf(model, solution), solve, seconds * 0.1)
  const constant = costOf(frame, assignments).total - solution.objective
  return { assignments, bound: solution.bound + constant, seconds: solution.seconds }
}

async function planInParts(
  frame: Frame,
  kept: Kept,
  candidates: Candidates,
  solve: Solve,
  options: PlanOptions,
): Promise<Found | Failed> {
  const { seconds = 10, from } = options
  if (from) return fromKnown(frame, from, solve, { ...options, seconds })
  const nameless = await namelessRoster(frame, kept, candidates, solve, seconds * 0.5)
  if (nameless.status === 'infeasible') return { why: 'infeasible', seconds: nameless.seconds }
  const first = await firstRoster(frame, kept, candidates, nameless.targets, solve, seconds)
  if ('why' in first) return { ...first, seconds: first.seconds + nameless.seconds }
  const spent = nameless.seconds + first.seconds
  const better = await improve(frame, first.assignments, solve, { ...options, spent, seconds })
  return { ...better, bound: nameless.bound }
}

/** A roster that is known made better: the time goes into that, none into a bound. */
async function fromKnown(
  frame: Frame,
  from: readonly Assignment[],
  solve: Solve,
  options: PlanOptions & { readonly seconds: number },
): Promise<Found> {
  return { ...(await improve(frame, from, solve, { ...options, spent: 0 })), bound: 0 }
}

/** People put on the shifts of the roster without names; where that cannot be, on any. */
async function firstRoster(
  frame: Frame,
  kept: Kept,
  all: Candidates,
  targets: readonly Target[],
  solve: Solve,
  seconds: number,
): Promise<Omit<Found, 'bound'> | Failed> {
  const input = { frame, kept, wholeBreaks: false, soft: true, lifted: new Set<string>() }
  const narrow = narrowed(all, targets)
  let model = rosterModel({ ...input, candidates: narrow, targets })
  let solution = await solve(model.programme, { seconds: seconds * 0.3, gap: 0.02 })
  let spent = solution.seconds
  if (!hasValues(solution)) {
    // With costs it is slow to find any roster at all; without them it is quick, and improving makes it good.
    model = rosterModel({ ...input, candidates: all, soft: false })
    solution = await solve(model.programme, { seconds: seconds * 0.6 })
    spent += solution.seconds
  }
  if (!hasValues(solution)) return { ...failed(solution), seconds: spent }
  const assignments = await settle(frame, kept, picksOf(model, solution), solve, seconds * 0.05)
  return { assignments, seconds: spent }
}

/** The shifts that the roster without names uses; somebody who can do none of a day's keeps all they can. */
function narrowed(candidates: Candidates, targets: readonly Target[]): Candidates {
  return candidates.map((days) =>
    days.map((options, day) => {
      const used = new Set(targets.flatMap((target) => (target.day === day ? [target.option.index] : [])))
      const worth = options.filter(({ index }) => used.has(index))
      return worth.length > 0 ? worth : options
    }),
  )
}

/** The people and shifts that a solution chose. */
export function picksOf({ choices }: RosterModel, { values }: Solution): Pick[] {
  return choices.filter(({ column }) => (values[column] ?? 0) > 0.5)
}

async function settle(
  frame: Frame,
  kept: Kept,
  picks: readonly Pick[],
  solve: Solve,
  seconds: number,
): Promise<Assignment[]> {
  const staying = keptShifts(kept)
  return [...staying, ...(await placeBreaks(frame, picks, staying, solve, Math.max(1, seconds)))]
}

function failed({ status, seconds }: Solution): Failed {
  return { why: status === 'infeasible' ? 'infeasible' : 'no_time', seconds }
}

/** Within this share of the best counts as the best. */
const PROVED = 0.001

function outcomeOf(frame: Frame, { assignments, bound, seconds }: Found): Planned {
  const cost = costOf(frame, assignments)
  const least = Math.min(Math.max(0, bound), cost.total)
  const gap = cost.total > 0 ? (cost.total - least) / cost.total : 0
  const notGranted = frame.problem.wishes.flatMap((wish) => {
    const dates = datesNotMet(frame, wish, assignments)
    return dates.length > 0 ? [{ wish: wish.id, dates }] : []
  })
  return {
    ok: true,
    assignments: assignments.toSorted(byDay),
    quality: gap <= PROVED ? 'best' : 'good',
    cost,
    bound: least,
    gap,
    notGranted,
    seconds,
  }
}

function byDay(a: Assignment, b: Assignment): number {
  return a.date.localeCompare(b.date) || a.start - b.start || a.person.localeCompare(b.person)
}
