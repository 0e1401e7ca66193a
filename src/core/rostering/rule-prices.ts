/** What each rule of a roster costs: the same days planned on without it, from the roster that is known. */
import { planRoster, withRoster, type Planned } from './assign.ts'
import { candidatesOf } from './allowed.ts'
import { costDifference, costOf } from './cost.ts'
import { frameOf, type Option } from './frame.ts'
import { keptShifts, rosterModel } from './model.ts'
import { hasValues, type Solve } from './programme.ts'
import { startsBetween } from './shifts.ts'
import type { Assignment, Person, RosterCost, RosterProblem } from './types.ts'

/** Rules that can be lifted to see what they cost. */
export type LiftedRule =
  | 'share'
  | 'days_in_row'
  | 'rest'
  | 'availability'
  | 'starts'
  | 'least_hours'
  | 'leave'

export type RulePrice = {
  readonly rule: LiftedRule
  /** The best roster found without the rule; the known one where none was better. */
  readonly without: readonly Assignment[]
  /** What is saved without the rule: 0 or more in all, though one part may cost more so that another costs less. */
  readonly saved: RosterCost
  /** Both rosters are proved the best there is. Otherwise it is what was found in the time: at least so much. */
  readonly proved: boolean
}

type Lifted = { readonly rule: LiftedRule; readonly without: RosterProblem }
type Found = Lifted & { readonly assignments: readonly Assignment[]; readonly isBest: boolean }

/**
 * Prices every rule that says something, with `secondsEach` of planning that begins from the known roster, so no price
 * is below 0. The known roster is first planned on itself for `secondsKnown` unless it is proved, and whatever better
 * roster comes up that keeps the rule all the same takes its place: what can be had with the rule is not its price.
 * @returns the prices, and the roster that they are about.
 */
export async function rulePrices(
  problem: RosterProblem,
  known: Planned,
  solve: Solve,
  { secondsEach, secondsKnown = secondsEach }: { secondsEach: number; secondsKnown?: number },
): Promise<{ roster: Planned; prices: RulePrice[] }> {
  let roster = known.quality === 'best' ? known : await planOn(problem, known, solve, secondsKnown)
  const found: Found[] = []
  for (const lifted of liftedRules(problem)) {
    const options = { seconds: secondsEach, from: roster.assignments }
    // oxlint-disable-next-line no-await-in-loop -- one solver, one rule at a time, from the best so far
    const outcome = await planRoster(lifted.without, solve, options)
    if (!outcome.ok) continue
    const { assignments, quality } = outcome
    found.push({ ...lifted, assignments, isBest: quality === 'best' })
    const isBetter = outcome.cost.total < roster.cost.total
    // oxlint-disable-next-line no-await-in-loop -- the next rule begins from the roster kept here
    if (isBetter && (await keepsRules(problem, assignments, solve)))
      roster = withRoster(problem, roster, assignments, outcome.seconds)
  }
  return { roster, prices: found.map((one) => priceOf(one, roster)) }
}

async function planOn(
  problem: RosterProblem,
  known: Planned,
  solve: Solve,
  seconds: number,
): Promise<Planned> {
  const outcome = await planRoster(problem, solve, { seconds, from: known.assignments })
  return outcome.ok ? withRoster(problem, known, outcome.assignments, outcome.seconds) : known
}

/** Against the roster as it ended up, which is one without the rule, too. */
function priceOf({ rule, without, assignments, isBest }: Found, roster: Planned): RulePrice {
  const frame = frameOf(without)
  const [found, now] = [costOf(frame, assignments), costOf(frame, roster.assignments)]
  const isBetter = found.total < now.total
  return {
    rule,
    without: isBetter ? assignments : roster.assignments,
    saved: costDifference(now, isBetter ? found : now),
    proved: isBest && roster.quality === 'best',
  }
}

/** Whether a roster keeps every rule of a problem: with nothing but its own shifts to choose from, there is one. */
async function keepsRules(
  problem: RosterProblem,
  assignments: readonly Assignment[],
  solve: Solve,
): Promise<boolean> {
  const frame = frameOf(problem)
  const stays = new Set(keptShifts(frame.fixed).map(({ person, date }) => `${person} ${date}`))
  const chosen = assignments.filter(({ person, date }) => !stays.has(`${person} ${date}`))
  const has = new Set(chosen.map(({ person, date, shift, start }) => `${person} ${date} ${shift} ${start}`))
  const isChosen = (person: number, day: number, { type, start }: Option): boolean =>
    has.has(`${problem.people[person]?.id} ${problem.days[day]?.date} ${type.id} ${start}`)
  const candidates = candidatesOf(frame, frame.fixed).map((days, person) =>
    days.map((options, day) => options.filter((option) => isChosen(person, day, option))),
  )
  if (candidates.flat(2).length < chosen.length) return false
  const input = {
    frame,
    kept: frame.fixed,
    candidates,
    wholeBreaks: false,
    soft: false,
    lifted: new Set<string>(),
  }
  const { programme, choices } = rosterModel(input)
  const taken = new Set(choices.map(({ column }) => column))
  const low = programme.low.map((least, column) => (taken.has(column) ? 1 : least))
  return hasValues(await solve({ ...programme, low }, { seconds: 1 }))
}

/** The problem without each rule in turn: every roster of the problem is one of these, too. Rules that say nothing here are left out. */
export function liftedRules(problem: RosterProblem): Lifted[] {
  const { people, limits = [] } = problem
  const some = (says: (person: Person) => boolean) => people.some(says)
  const all: [Lifted, boolean][] = [
    [{ rule: 'share', without: { ...problem, limits: [] } }, limits.length > 0],
    [{ rule: 'days_in_row', without: eachPerson(problem, longerRow(problem)) }, true],
    [{ rule: 'rest', without: eachPerson(problem, shorterRest(problem)) }, true],
    [
      { rule: 'availability', without: eachPerson(problem, withoutAvailability) },
      some((one) => one.availability !== undefined),
    ],
    [
      { rule: 'least_hours', without: eachPerson(problem, withoutLeast) },
      some((one) => one.contract.least > 0),
    ],
    [
      { rule: 'leave', without: eachPerson(problem, withoutLeave) },
      some(({ leave = [] }) => leave.length > 0),
    ],
    [{ rule: 'starts', without: withFreeStarts(problem) }, true],
  ]
  return all.flatMap(([lifted, says]) => (says ? [lifted] : []))
}

const eachPerson = (problem: RosterProblem, change: (person: Person) => Person): RosterProblem => ({
  ...problem,
  people: problem.people.map(change),
})

const FORTNIGHT = 14
const NIGHT_REST = 480

const longerRow =
  ({ rules }: RosterProblem) =>
  (one: Person): Person => ({ ...one, daysInRow: Math.max(FORTNIGHT, one.daysInRow ?? rules.daysInRow) })

const shorterRest =
  ({ rules }: RosterProblem) =>
  (one: Person): Person => ({ ...one, rest: Math.min(NIGHT_REST, one.rest ?? rules.rest) })

const withoutAvailability = ({ availability: _available, ...one }: Person): Person => one

// What a day of leave counts is kept: it follows from the least hours where it is not said.
const withoutLeast = (one: Person): Person => ({
  ...one,
  leaveMinutes: one.leaveMinutes ?? one.contract.least / (one.contract.daysAWeek ?? 5),
  contract: { ...one.contract, least: 0 },
})

const withoutLeave = ({ leave = [], leaveLifted = [], ...one }: Person): Person => ({
  ...one,
  leaveLifted: [...leaveLifted, ...leave],
})

/** Starts at every step of the grid with which a shift lies within the hours of the day that are needed. */
function withFreeStarts(problem: RosterProblem): RosterProblem {
  const { shifts, grid, needs } = problem
  const opens = needs.reduce((least, { start }) => Math.min(least, start), Infinity)
  const closes = needs.reduce((most, { start }) => Math.max(most, start + grid), 0)
  const free = shifts.map((one) => {
    const more = opens < closes ? startsBetween(opens, closes, one.minutes, grid) : []
    return { ...one, starts: [...new Set([...one.starts, ...more])] }
  })
  return { ...problem, shifts: free }
}
