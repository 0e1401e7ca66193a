/** What both designs take from a scenario: people through the week, patience, times that wait for the doors to open. */
import { empirical, exponential, fixed, lognormal, meanOf, type Draw } from '../draws.ts'
import type { Minutes, Step } from '../flow.ts'
import { valueOf, type PeopleInput, type Scenario, type TalkInput } from '../inputs.ts'
import { isOpen, nextOpen, whileOpen, type Level } from '../week.ts'
import type { Walk } from '../walk.ts'

/** People on duty: the scenario's own levels, or always the same; nobody while the doors are closed. */
export function levelOf(scenario: Scenario, name: PeopleInput): Level {
  return whileOpen(scenario.levels[name] ?? valueOf(scenario, name), scenario.opening)
}

/** How long people work at something: the input's mean, spread as the scenario says. */
export function minutesOf(scenario: Scenario, name: TalkInput): Draw {
  const mean = valueOf(scenario, name)
  const shape = scenario.shapes?.[name] ?? { kind: 'exponential' }
  if (shape.kind === 'fixed') return fixed(mean)
  if (shape.kind === 'lognormal') return lognormal(mean, shape.cv)
  if (shape.kind === 'exponential') return exponential(mean)
  const scale = mean / meanOf(empirical(shape.minutes))
  return empirical(shape.minutes.map((minutes) => minutes * scale))
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

/** The first step of a need that may arise while the doors are closed: the client comes once they are open. */
export const COMES = 'comes when open'

/** That step; clients do not all stand at the door when it opens, but come over the time in which others return. */
export function comesWhenOpen<Notes>(scenario: Scenario, next: string): Record<string, Step<Notes>> {
  const { opening } = scenario
  const spread = valueOf(scenario, 'returnsAfter')
  return {
    [COMES]: {
      does: 'pause',
      minutes: (walk, now) => {
        if (isOpen(opening, now)) return 0
        return nextOpen(opening, nextOpen(opening, now) - spread * Math.log(walk.unit())) - now
      },
      next,
    },
  }
}
