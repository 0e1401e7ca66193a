/** What a service can change, each as a change of the scenario: inputs in, inputs out. */
import { valueOf, withInputs, type Input, type InputName, type PeopleInput, type Scenario } from './inputs.ts'
import type { Arrivals } from './arrivals.ts'
import type { Level, Opening } from './week.ts'
import { openMinutes } from './week.ts'

export type Lever =
  /** A cause of demand is removed, wholly or in part (effect 0 to 1): its needs no longer arise. */
  | { lever: 'remove_cause'; cause: string; effect: number }
  /** More is met at the first point alone, and people move there from behind or join as experts. */
  | { lever: 'move_expertise'; resolvableAlone?: number; experts?: number; toFirstPoint?: number }
  /** The doors open at other hours; the needs stay as many and come within them, unless told otherwise. */
  | { lever: 'change_hours'; opening: Opening; keepsNeeds?: boolean }
  /** More or fewer people, all the time or by a profile. */
  | { lever: 'change_people'; who: PeopleInput; people: Level }
  /** Clients wait longer or shorter before they give up; 0: they stay. */
  | { lever: 'change_patience'; minutes: number }
  /** Any other input. */
  | { lever: 'set_input'; input: InputName; value: number }

export type LeverResult =
  | { ok: true; scenario: Scenario }
  | { ok: false; why: 'no_such_cause'; cause: string }
  | { ok: false; why: 'impossible_share'; value: number }
  | { ok: false; why: 'too_few_people'; who: PeopleInput; left: number }

/** Pulls one lever. */
export function pull(scenario: Scenario, lever: Lever): LeverResult {
  if (lever.lever === 'remove_cause') return removeCause(scenario, lever.cause, lever.effect)
  if (lever.lever === 'move_expertise') return moveExpertise(scenario, lever)
  if (lever.lever === 'change_hours') return changeHours(scenario, lever.opening, lever.keepsNeeds !== false)
  if (lever.lever === 'change_people') return changePeople(scenario, lever.who, lever.people)
  if (lever.lever === 'change_patience') return set(scenario, { patience: lever.minutes })
  return set(scenario, { [lever.input]: lever.value })
}

/** Pulls several levers, one after the other; stops at the first that cannot be pulled. */
export function pullAll(scenario: Scenario, levers: readonly Lever[]): LeverResult {
  let result: LeverResult = { ok: true, scenario }
  for (const lever of levers) {
    if (!result.ok) return result
    result = pull(result.scenario, lever)
  }
  return result
}

const set = (scenario: Scenario, changes: Partial<Record<InputName, number>>): LeverResult => ({
  ok: true,
  scenario: withInputs(scenario, changes),
})

const isShare = (value: number) => value >= 0 && value <= 1

function removeCause(scenario: Scenario, cause: string, effect: number): LeverResult {
  const found = scenario.causes.find(({ name }) => name === cause)
  if (!found) return { ok: false, why: 'no_such_cause', cause }
  if (!isShare(effect)) return { ok: false, why: 'impossible_share', value: effect }
  const stays = 1 - found.share.value * effect
  const causes = scenario.causes.map((one) => ({
    ...one,
    share: withoutRange(
      one.share,
      stays > 0 ? (one.share.value * (one === found ? 1 - effect : 1)) / stays : 0,
    ),
  }))
  const fewer = scaled(scenario, stays)
  return { ok: true, scenario: { ...fewer, causes } }
}

function withoutRange({ basis, unit, from }: Input, value: number): Input {
  return { value, basis, unit, from }
}

/** As many needs times a factor, at the same hours. Given instants are thinned evenly. */
function scaled(scenario: Scenario, factor: number): Scenario {
  const changed = withInputs(scenario, { needsPerHour: valueOf(scenario, 'needsPerHour') * factor })
  return scenario.arrivals ? { ...changed, arrivals: scaledArrivals(scenario.arrivals, factor) } : changed
}

function scaledArrivals(arrivals: Arrivals, factor: number): Arrivals {
  if (!('at' in arrivals)) return { ...arrivals, perHour: scaledLevel(arrivals.perHour, factor) }
  // One of every so many, spread evenly: no chance is needed, and the pattern of the day stays.
  return { at: arrivals.at.filter((_, i) => Math.floor((i + 1) * factor) > Math.floor(i * factor)) }
}

function scaledLevel(level: Level, factor: number): Level {
  return typeof level === 'number'
    ? level * factor
    : { every: level.every, values: level.values.map((one) => one * factor) }
}

function moveExpertise(
  scenario: Scenario,
  { resolvableAlone, experts = 0, toFirstPoint = 0 }: Lever & { lever: 'move_expertise' },
): LeverResult {
  if (resolvableAlone !== undefined && !isShare(resolvableAlone))
    return { ok: false, why: 'impossible_share', value: resolvableAlone }
  const expertPeople = valueOf(scenario, 'expertPeople') + experts - toFirstPoint
  const firstPointPeople = valueOf(scenario, 'firstPointPeople') + toFirstPoint
  if (expertPeople < 0) return { ok: false, why: 'too_few_people', who: 'expertPeople', left: expertPeople }
  if (firstPointPeople < 0)
    return { ok: false, why: 'too_few_people', who: 'firstPointPeople', left: firstPointPeople }
  return set(shiftLevels(scenario, experts - toFirstPoint, toFirstPoint), {
    expertPeople,
    firstPointPeople,
    ...(resolvableAlone === undefined ? {} : { resolvableAlone }),
  })
}

/** Profiles move by as many, where somebody is on duty at all. */
function shiftLevels(scenario: Scenario, experts: number, firstPoint: number): Scenario {
  const by: Partial<Record<PeopleInput, number>> = { expertPeople: experts, firstPointPeople: firstPoint }
  const levels = Object.entries(scenario.levels).map(([who, level]) => [
    who,
    shifted(level, by[who as PeopleInput] ?? 0),
  ])
  return { ...scenario, levels: Object.fromEntries(levels) }
}

function shifted(level: Level, by: number): Level {
  const add = (one: number) => (one > 0 ? Math.max(0, one + by) : 0)
  return typeof level === 'number' ? add(level) : { every: level.every, values: level.values.map(add) }
}

function changeHours(scenario: Scenario, opening: Opening, keepsNeeds: boolean): LeverResult {
  const factor = keepsNeeds ? openMinutes(scenario.opening) / openMinutes(opening) : 1
  const needsPerHour = valueOf(scenario, 'needsPerHour') * factor
  return { ok: true, scenario: withInputs({ ...scenario, opening }, { needsPerHour }) }
}

function changePeople(scenario: Scenario, who: PeopleInput, people: Level): LeverResult {
  const least = typeof people === 'number' ? people : Math.min(...people.values)
  if (least < 0) return { ok: false, why: 'too_few_people', who, left: least }
  if (typeof people !== 'number')
    return { ok: true, scenario: { ...scenario, levels: { ...scenario.levels, [who]: people } } }
  const { [who]: _, ...levels } = scenario.levels
  return { ok: true, scenario: withInputs({ ...scenario, levels }, { [who]: people }) }
}
