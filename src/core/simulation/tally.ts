/** What is counted while a simulation runs. */
import type { Crew } from './people.ts'
import type { Walk } from './walk.ts'

/** What happened at one step, over the needs that count (arrived after the warm-up). */
export type StepTally = {
  /** Came to this step, had to wait, were served, were served within the step's `inTime`, left unserved. */
  came: number
  waited: number
  served: number
  inTime: number
  left: number
  /** Minutes waited by all who came (those who left too), and by those served; minutes of work by all people. */
  waitMinutes: number
  waitMinutesOfServed: number
  workMinutes: number
}

export type PoolTally = {
  /** Minutes busy (in a talk, or held with a client) and on duty, from the warm-up to the last arrival. */
  busyMinutes: number
  dutyMinutes: number
  /** Busy share of minutes on duty; null when nobody was on duty. */
  occupancy: number | null
  mostBusy: number
  mostOnDuty: number
}

/** One value per need that came to its end. */
export type NeedTally = {
  /** From first arrival to the end, met or given up; in minutes, in order of ending. */
  endToEnd: number[]
  /** Different people who spoke with the client, sum over needs. */
  people: number
  contacts: number
  chases: number
  attempts: number
  minutes: number
  heldMinutes: number
  pay: number
  waitMinutes: number
  /** Met in the first contact, with no further contact, attempt or chase. */
  firstPoint: number
  met: number
  unresolved: number
}

/** The whole course of one run. */
export type Course = {
  needs: number
  met: number
  unresolved: number
  /** Still under way when the run stopped. */
  open: number
  events: number
  /** When the last need arrived, and when the run stopped, in minutes. */
  lastArrival: number
  endedAt: number
  /** More came than could be done: people were busy throughout and those waiting became ever more. */
  overloaded: boolean
  cancelled: boolean
  steps: Readonly<Record<string, StepTally>>
  pools: Readonly<Record<string, PoolTally>>
  ended: NeedTally
  /** Needs with people or waiting for them, at each checkpoint asked for. */
  inSystem: readonly number[]
}

export const emptyStep = (): StepTally => ({
  came: 0,
  waited: 0,
  served: 0,
  inTime: 0,
  left: 0,
  waitMinutes: 0,
  waitMinutesOfServed: 0,
  workMinutes: 0,
})

export const emptyNeeds = (): NeedTally => ({
  endToEnd: [],
  people: 0,
  contacts: 0,
  chases: 0,
  attempts: 0,
  minutes: 0,
  heldMinutes: 0,
  pay: 0,
  waitMinutes: 0,
  firstPoint: 0,
  met: 0,
  unresolved: 0,
})

/** Adds a need that came to its end. */
export function addNeed<Notes>(tally: NeedTally, walk: Walk<Notes>, met: boolean, now: number): void {
  if (met) tally.met += 1
  else tally.unresolved += 1
  tally.endToEnd.push(now - walk.arrivedAt)
  if (met && walk.contacts === 1 && walk.attempts + walk.chases === 0) tally.firstPoint += 1
  tally.people += walk.spoken?.length ?? 0
  tally.contacts += walk.contacts
  tally.chases += walk.chases
  tally.attempts += walk.attempts
  tally.minutes += walk.minutes
  tally.heldMinutes += walk.heldMinutes
  tally.pay += walk.pay
  tally.waitMinutes += walk.waited
}

/** Adds a wait that ended by being served. */
export function addServed(tally: StepTally, wait: number, inTime: number): void {
  tally.served += 1
  tally.waitMinutes += wait
  tally.waitMinutesOfServed += wait
  if (wait > 0) tally.waited += 1
  if (wait <= inTime) tally.inTime += 1
}

/** Adds a wait that ended by leaving. */
export function addLeft(tally: StepTally, wait: number): void {
  tally.left += 1
  tally.waited += 1
  tally.waitMinutes += wait
}

/** How busy a crew was, up to now. */
export function poolTally(crew: Crew): PoolTally {
  const { busyMinutes, dutyMinutes, mostBusy, size } = crew
  return {
    busyMinutes,
    dutyMinutes,
    occupancy: dutyMinutes > 0 ? busyMinutes / dutyMinutes : null,
    mostBusy,
    mostOnDuty: size,
  }
}

/** Somewhere people were busy throughout, and those waiting became ever more from half way to the last arrival. */
export function isOverloaded(pools: readonly PoolTally[], halfway: number, atLast: number): boolean {
  const people = pools.reduce((sum, { mostOnDuty }) => sum + mostOnDuty, 0)
  const grew = atLast > 1.3 * halfway && atLast > 2 * people
  return grew && pools.some(({ occupancy }) => occupancy === null || occupancy > 0.97)
}
