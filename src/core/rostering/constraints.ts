/** Every rule of a problem that can stand in the way, each with a key by which it can be lifted. */
import { keyOf } from './allowed.ts'
import { rulesFor, type Frame } from './frame.ts'
import type { Constraint, Need, Person, RosterProblem } from './types.ts'

/** All rules of a problem that a roster must keep. */
export function constraintsOf({ problem, dayOf }: Frame): Constraint[] {
  const weeks = [...new Set(problem.days.map(({ week }) => week))]
  const ofPeople = problem.people.flatMap((who) => constraintsOfPerson(problem, who, weeks))
  const wishes = problem.wishes
    .filter(({ weight }) => weight === 'must')
    .map((wish): Constraint => ({ rule: 'wish', person: wish.person, wish }))
  const fixed = (problem.fixed ?? [])
    .filter(({ date }) => dayOf.has(date))
    .map((assignment): Constraint => ({ rule: 'fixed', person: assignment.person, assignment }))
  const shares = (problem.limits ?? []).map((limit): Constraint => ({ rule: 'share', limit }))
  return [...wishes, ...leastNeeds(problem), ...fixed, ...shares, ...ofPeople]
}

function constraintsOfPerson(problem: RosterProblem, who: Person, weeks: readonly number[]): Constraint[] {
  const { id: person, contract, leave = [], availability = {}, shifts } = who
  const rules = rulesFor(problem, who)
  const dates = new Set(problem.days.map(({ date }) => date))
  return [
    ...leave.filter((date) => dates.has(date)).map((date): Constraint => ({ rule: 'leave', person, date })),
    ...Object.entries(availability)
      .filter(([date]) => dates.has(date))
      .map(([date, windows]): Constraint => ({ rule: 'availability', person, date, windows })),
    ...(shifts ? [{ rule: 'allowed_shifts', person, shifts } as const] : []),
    ...weeks.flatMap((week): Constraint[] => [
      ...(contract.least > 0
        ? [{ rule: 'least_hours', person, week, minutes: contract.least } as const]
        : []),
      { rule: 'most_hours', person, week, minutes: contract.most },
      ...(contract.daysAWeek
        ? [{ rule: 'days_a_week', person, week, days: contract.daysAWeek } as const]
        : []),
    ]),
    { rule: 'rest', person, minutes: rules.rest },
    { rule: 'days_in_row', person, days: rules.daysInRow },
  ]
}

type NeedConstraint = Extract<Constraint, { rule: 'need' }>

/** The needs that no roster may go below, neighbouring intervals with the same least joined to one. */
export function leastNeeds({ needs, grid, people }: RosterProblem): NeedConstraint[] {
  const hard = needs.filter(({ least = 0 }) => least > 0).toSorted(byPlace)
  const joined: NeedConstraint[] = []
  for (const need of hard) {
    const last = joined.at(-1)
    const { date, start, skill, least = 0 } = need
    const goesOn = last?.date === date && last.skill === skill && last.people === least && last.to === start
    if (last && goesOn) joined[joined.length - 1] = { ...last, to: start + grid }
    else {
      const able = people.filter(({ skills }) => skill === null || skills.includes(skill)).map(({ id }) => id)
      joined.push({ rule: 'need', date, from: start, to: start + grid, skill, people: least, able })
    }
  }
  return joined
}

/** The least of each need that still holds when some constraints are lifted. */
export function leastUnless(problem: RosterProblem, lifted: ReadonlySet<string>): (need: Need) => number {
  if (lifted.size === 0) return ({ least = 0 }) => least
  const gone = leastNeeds(problem).filter((constraint) => lifted.has(keyOf(constraint)))
  return (need) => {
    const { date, skill, start, least = 0 } = need
    return gone.some((one) => one.date === date && one.skill === skill && one.from <= start && start < one.to)
      ? 0
      : least
  }
}

function byPlace(a: Need, b: Need): number {
  return (a.skill ?? '').localeCompare(b.skill ?? '') || a.date.localeCompare(b.date) || a.start - b.start
}
