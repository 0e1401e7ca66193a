/** What a roster goes against: what people agreed to work, and things worth knowing. */
import { checkRoster } from '#core/rostering/check.ts'
import type { PersonWarning } from '#core/rostering/check.ts'
import { frameOf } from '#core/rostering/frame.ts'
import type { Constraint } from '#core/rostering/types.ts'
import { datesNotMet } from '#core/rostering/wishes.ts'
import type { RosterWarning } from '../contract.rosters.ts'
import { problemOf, wishIdOf } from './problem.ts'
import type { PlanWorld } from './problem.ts'
import { coverOfDay } from './shifts.ts'

type Facts = RosterWarning['facts']

/** Everything a roster goes against. Hard: what people agreed to; the rest is worth knowing. */
export function warningsOf(world: PlanWorld): RosterWarning[] {
  return [
    ...termsWarnings(world),
    ...strangers(world),
    ...withoutTerms(world),
    ...shortDays(world),
    ...passedOver(world),
  ]
}

/** What people agreed to and a roster does not keep; hours that are not reached are worth knowing only. */
export function termsWarnings(world: PlanWorld): RosterWarning[] {
  const problem = problemOf(world)
  const { people } = checkRoster({ ...problem, needs: [] }, problem.fixed ?? [])
  // Times set by hand are of no kind, which is nothing to be told.
  return people.filter(({ code }) => code !== 'unknown_shift').map(inWords)
}

function inWords(found: PersonWarning): RosterWarning {
  const { code, person, date } = found
  // Planning reaches everybody's hours; a planner may be in the middle of it.
  const hard = found.hard && code !== 'hours_under'
  return warning(code, person, date, hard, 'rule' in found ? factsOf(found.rule) : numbersOf(found))
}

const numbersOf = (found: PersonWarning): Facts =>
  Object.fromEntries(
    Object.entries(found).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  )

/** Hard warnings that a change brought about, or made worse. */
export function newHardWarnings(
  before: readonly RosterWarning[],
  after: readonly RosterWarning[],
): RosterWarning[] {
  const known = new Map(before.map((one) => [keyOf(one), one]))
  return after.filter((one) => one.hard && isWorse(one, known.get(keyOf(one))))
}

const keyOf = ({ code, agentId, day }: RosterWarning): string => [code, agentId, day].join(' ')

/** Too little rest gets worse with fewer minutes, everything else with more. */
function isWorse({ code, facts }: RosterWarning, before: RosterWarning | undefined): boolean {
  if (!before) return true
  const [is, was] = [facts, before.facts].map((one) => Number(one['minutes'] ?? one['days'] ?? 0))
  return code === 'rest' ? (is ?? 0) < (was ?? 0) : (is ?? 0) > (was ?? 0)
}

const warning = (
  code: string,
  agentId: string | null,
  day: string | null,
  hard: boolean,
  facts: Facts = {},
): RosterWarning => ({ code, agentId, day, minute: null, hard, facts })

/** What a rule of the core says, as facts that need no further reading. */
export function factsOf(rule: Constraint): Facts {
  const { rule: _rule, ...rest } = rule
  const flat = Object.entries(rest).flatMap(([name, value]): [string, Facts[string]][] => {
    if (typeof value === 'string' || typeof value === 'number') return [[name, value]]
    if (name === 'windows') return [[name, windowsIn(value)]]
    if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return [[name, value]]
    return []
  })
  if (rule.rule === 'fixed') flat.push(['date', rule.assignment.date], ['start', rule.assignment.start])
  if (rule.rule === 'share') flat.push(['shifts', [...rule.limit.shifts]], ['most', rule.limit.most])
  if (rule.rule === 'wish') flat.push(['wish', wishIdOf(rule.wish.id)])
  return Object.fromEntries(flat)
}

/** Windows of the day itself, as `480-1080`. */
function windowsIn(value: unknown): string[] {
  const windows = value as readonly { from: number; to: number }[]
  return windows.filter(({ from }) => from >= 0 && from < 1440).map(({ from, to }) => `${from}-${to}`)
}

/** Shifts of people of whom no terms are known, or who have left. */
function strangers({ people, shifts }: PlanWorld): RosterWarning[] {
  const known = new Map(people.map(({ agent, terms }) => [agent.id, terms]))
  return shifts
    .filter(({ agent }) => !known.get(agent.id))
    .map(({ agent, day }) => warning(known.has(agent.id) ? 'no_terms' : 'has_left', agent.id, day, true))
}

function withoutTerms({ people }: PlanWorld): RosterWarning[] {
  const names = people.filter(({ terms }) => !terms).map(({ agent }) => agent.name)
  return names.length === 0 ? [] : [warning('people_without_terms', null, null, false, { names })]
}

/** Days with intervals in which fewer are at work than are needed: where it begins, how often, and by how many at most. */
function shortDays({ zone, need, shifts, intervalMinutes }: PlanWorld): RosterWarning[] {
  return need.flatMap((day) => {
    const cover = coverOfDay(zone, day, intervalMinutes, shifts)
    const missing = day.needed.map((needed, index) => Math.max(0, needed - (cover[index] ?? 0)))
    const first = missing.findIndex((people) => people > 0)
    if (first < 0) return []
    const facts = { intervals: missing.filter((people) => people > 0).length, people: Math.max(...missing) }
    const minute = Math.min(1440, day.fromMinute + first * intervalMinutes)
    return [{ ...warning('short', null, day.day, false, facts), minute }]
  })
}

function passedOver(world: PlanWorld): RosterWarning[] {
  const found = notGrantedIn(world)
  return world.wishes.flatMap(({ id, agent, kind }) =>
    [...(found.get(id) ?? [])].map((day) => warning('wish', agent.id, day, false, { kind, wish: id })),
  )
}

/** Wishes that the shifts pass over, by id, with the days on which they do. */
export function notGrantedIn(world: PlanWorld): ReadonlyMap<string, readonly string[]> {
  const problem = problemOf(world)
  const frame = frameOf({ ...problem, needs: [] })
  const found = new Map<string, string[]>()
  for (const wish of problem.wishes) {
    const dates = datesNotMet(frame, wish, problem.fixed ?? [])
    if (dates.length > 0) found.set(wishIdOf(wish.id), [...(found.get(wishIdOf(wish.id)) ?? []), ...dates])
  }
  return found
}
