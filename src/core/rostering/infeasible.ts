/** When no roster keeps all rules: a smallest set of rules that cannot hold together, to be said in words. */
import { candidatesOf, keyOf, type Kept } from './allowed.ts'
import { constraintsOf } from './constraints.ts'
import { frameOf, problemsOf } from './frame.ts'
import { rosterModel } from './model.ts'
import type { Solve } from './programme.ts'
import type { BadProblem, Constraint, RosterProblem } from './types.ts'

export type Conflict =
  | {
      readonly ok: true
      /** Cannot hold together; without any one of them the others can. */
      readonly constraints: readonly Constraint[]
      /** False when the time ran out: the set stands in the way, but may be larger than needed. */
      readonly smallest: boolean
    }
  | { readonly ok: false; readonly why: 'feasible' | 'no_time' }
  | { readonly ok: false; readonly why: 'bad_problem'; readonly problems: readonly BadProblem[] }

/** Whether some rules can hold together. */
type Verdict = 'yes' | 'no' | 'unknown'
type Oracle = (active: readonly Constraint[]) => Promise<Verdict>

/**
 * The rules in the way. Looks first where conflicts usually lie (one person's own rules, one skill on one day), since
 * a conflict in a part is one of the whole, and then narrows it down by QuickXplain (Junker, AAAI 2004).
 */
export async function smallestConflict(
  problem: RosterProblem,
  solve: Solve,
  { secondsEach = 5, questions = 200 }: { secondsEach?: number; questions?: number } = {},
): Promise<Conflict> {
  const problems = problemsOf(problem)
  if (problems.length > 0) return { ok: false, why: 'bad_problem', problems }
  let unsure = false
  for (const part of partsOf(problem)) {
    const ask = oracleFor(part, solve, secondsEach)
    const all = constraintsOf(frameOf(part))
    // oxlint-disable-next-line no-await-in-loop -- parts are asked one by one until one cannot be
    const verdict = await ask(all)
    if (verdict === 'unknown') unsure = true
    if (verdict !== 'no') continue
    let left = questions
    const counted: Oracle = (active) => {
      left -= 1
      return left >= 0 ? ask(active) : Promise.resolve('unknown')
    }
    // oxlint-disable-next-line no-await-in-loop -- this one returns
    const { constraints, certain } = await narrow(all, counted)
    return { ok: true, constraints: constraints.map((one) => restored(one, problem)), smallest: certain }
  }
  return { ok: false, why: unsure ? 'no_time' : 'feasible' }
}

/** Parts of the problem, small ones first; a roster of the whole holds one of each part. */
function partsOf(problem: RosterProblem): RosterProblem[] {
  const alone = problem.people.map((person) =>
    partOf(
      problem,
      (one) => one.id === person.id,
      () => false,
    ),
  )
  const hard = problem.needs.filter(({ least = 0 }) => least > 0)
  const skills = [...new Set(hard.map(({ skill }) => skill))]
  const onDates = skills.flatMap((skill) => {
    const dates = [...new Set(hard.filter((need) => need.skill === skill).map(({ date }) => date))]
    return dates.map((date) => oneDay(ofSkill(problem, skill), date))
  })
  return [...alone, ...onDates, ...skills.map((skill) => ofSkill(problem, skill)), problem]
}

function ofSkill(problem: RosterProblem, skill: string | null): RosterProblem {
  return partOf(
    problem,
    ({ skills }) => skill === null || skills.includes(skill),
    (need) => need.skill === skill,
  )
}

/** Some of the people, with the needs that they alone can meet. Limits on shares are about all people. */
function partOf(
  problem: RosterProblem,
  takes: (person: RosterProblem['people'][number]) => boolean,
  needs: (need: RosterProblem['needs'][number]) => boolean,
): RosterProblem {
  const people = problem.people.filter(takes)
  const ids = new Set(people.map(({ id }) => id))
  return {
    ...problem,
    limits: [],
    people,
    needs: problem.needs.filter(needs),
    wishes: problem.wishes.filter(({ person }) => ids.has(person)),
    fixed: (problem.fixed ?? []).filter(({ person }) => ids.has(person)),
  }
}

/** One day of a part; nobody has hours to reach there, and what came before does not count. */
function oneDay(problem: RosterProblem, date: string): RosterProblem {
  const on = <T extends { date: string }>(items: readonly T[]): T[] =>
    items.filter((one) => one.date === date)
  return {
    ...problem,
    days: on(problem.days),
    needs: on(problem.needs),
    fixed: on(problem.fixed ?? []),
    people: problem.people.map((person) => {
      return { ...person, before: {}, contract: { ...person.contract, least: 0 }, leaveMinutes: 0 }
    }),
  }
}

/** A need found in a part names everybody of the whole who has the skill. */
function restored(constraint: Constraint, { people }: RosterProblem): Constraint {
  if (constraint.rule !== 'need') return constraint
  const { skill } = constraint
  const able = people.filter(({ skills }) => skill === null || skills.includes(skill)).map(({ id }) => id)
  return { ...constraint, able }
}

function oracleFor(problem: RosterProblem, solve: Solve, seconds: number): Oracle {
  const frame = frameOf(problem)
  const all = constraintsOf(frame)
  return async (active) => {
    const keys = new Set(active.map(keyOf))
    const lifted = new Set(all.map(keyOf).filter((key) => !keys.has(key)))
    const kept: Kept = frame.fixed.map((days, person) => {
      const id = problem.people[person]?.id
      return new Map([...days].filter(([day]) => !lifted.has(`fixed ${id} ${problem.days[day]?.date}`)))
    })
    const candidates = candidatesOf(frame, kept, lifted)
    const model = rosterModel({ frame, kept, candidates, wholeBreaks: true, soft: false, lifted })
    const solution = await solve(model.programme, { seconds })
    if (solution.status === 'infeasible') return 'no'
    return solution.values.length > 0 || solution.status === 'optimal' ? 'yes' : 'unknown'
  }
}

/** QuickXplain: halves the rules again and again, keeping what a conflict needs. */
async function narrow(
  constraints: readonly Constraint[],
  ask: Oracle,
): Promise<{ constraints: Constraint[]; certain: boolean }> {
  let certain = true
  const conflicts = async (active: readonly Constraint[]): Promise<boolean> => {
    const verdict = await ask(active)
    if (verdict === 'unknown') certain = false
    return verdict === 'no'
  }
  const explain = async (
    background: readonly Constraint[],
    isNew: boolean,
    rest: readonly Constraint[],
  ): Promise<Constraint[]> => {
    if (isNew && (await conflicts(background))) return []
    if (rest.length <= 1) return [...rest]
    const half = Math.floor(rest.length / 2)
    const [first, second] = [rest.slice(0, half), rest.slice(half)]
    const fromSecond = await explain([...background, ...first], first.length > 0, second)
    const fromFirst = await explain([...background, ...fromSecond], fromSecond.length > 0, first)
    return [...fromFirst, ...fromSecond]
  }
  const found = await explain([], false, constraints)
  return { constraints: found, certain }
}
