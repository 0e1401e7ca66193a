import { pullAll } from '#core/simulation/levers.ts'
import type { Lever as CoreLever } from '#core/simulation/levers.ts'
import type { Cause, PeopleInput, Scenario } from '#core/simulation/inputs.ts'
import { MINUTES_OF_DAY } from '#core/simulation/week.ts'
import type { Opening } from '#core/simulation/week.ts'
import type { Lever } from '../contract.what-if.ts'

const OPENS = 8 * 60
const DAYS = [0, 1, 2, 3, 4, 5, 6]

/** The doors open for so many hours of every day; never closed with 24. Whole minutes. */
export function openingFor(hours: number): Opening {
  const minutes = Math.round(hours * 60)
  if (minutes >= MINUTES_OF_DAY) return []
  const opens = Math.min(OPENS, MINUTES_OF_DAY - minutes)
  return DAYS.map((day) => {
    const from = day * MINUTES_OF_DAY + opens
    return { from, to: from + minutes }
  })
}

/**
 * A scenario with levers applied, in order. Each cause to be removed is a share of all needs as they are before any
 * lever. RangeError when a lever cannot be pulled: their limits and their sum are checked before.
 */
export function withLevers(scenario: Scenario, levers: readonly Lever[]): Scenario {
  const causes = levers.flatMap((lever, index) => causeOf(scenario, lever, index))
  const result = pullAll({ ...scenario, causes }, levers.map(coreLever))
  if (!result.ok) throw new RangeError(`A lever cannot be pulled: ${result.why}`)
  return result.scenario
}

const nameOf = (name: string, index: number) => `${index} ${name}`

function causeOf({ inputs }: Scenario, lever: Lever, index: number): Cause[] {
  if (lever.kind !== 'remove_cause') return []
  const { basis, from } = inputs.needsPerHour
  const share = { value: lever.share, basis, from, unit: 'share' as const }
  return [{ name: nameOf(lever.name, index), share, demand: 'failure' }]
}

const PEOPLE: Readonly<Record<string, PeopleInput>> = {
  'conventional front': 'frontPeople',
  'conventional back': 'backPeople',
  'golden_moment front': 'firstPointPeople',
  'golden_moment back': 'expertPeople',
}

function coreLever(lever: Lever, index: number): CoreLever {
  switch (lever.kind) {
    case 'remove_cause':
      return { lever: 'remove_cause', cause: nameOf(lever.name, index), effect: 1 }
    case 'move_expertise_forward':
      return { lever: 'move_expertise', resolvableAlone: lever.toShare }
    case 'staff': {
      const who = PEOPLE[`${lever.design} ${lever.pool}`] ?? 'frontPeople'
      return { lever: 'change_people', who, people: lever.people }
    }
    case 'opening_hours':
      return { lever: 'change_hours', opening: openingFor(lever.hours) }
    case 'patience':
      return { lever: 'change_patience', minutes: lever.minutes }
  }
}
