/** What both designs take from a scenario: people through the week, patience, times that wait for the doors to open. */
import { exponential } from '../draws.ts'
import type { Minutes } from '../flow.ts'
import { valueOf, type PeopleInput, type Scenario } from '../inputs.ts'
import { nextOpen, whileOpen, type Level } from '../week.ts'
import type { Walk } from '../walk.ts'

/** People on duty: the scenario's own levels, or always the same; nobody while the doors are closed. */
export function levelOf(scenario: Scenario, name: PeopleInput): Level {
  return whileOpen(scenario.levels[name] ?? valueOf(scenario, name), scenario.opening)
}

/** How long clients wait for somebody: nothing when they stay until answered. */
export function patienceOf<Notes>(scenario: Scenario): { patience?: Minutes<Notes> } {
  const patience = valueOf(scenario, 'patience')
  return patience > 0 ? { patience: exponential(patience) } : {}
}

/** Minutes that end while the doors are open: when they would end outside, at the next opening. */
export function untilOpen<Notes>(
  { opening }: Scenario,
  minutes: (walk: Walk<Notes>) => number,
): (walk: Walk<Notes>, now: number) => number {
  return (walk, now) => nextOpen(opening, now + minutes(walk)) - now
}
