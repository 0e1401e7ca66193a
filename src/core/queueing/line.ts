/**
 * What every computation on waiting starts from and ends with: one line of clients before a group of people who
 * can all help. Units stand in the names; shares are between 0 and 1.
 */

/** One line of clients: how many come, how long help takes, how long they would wait. */
export type Line = {
  readonly contactsPerHour: number
  /** Mean time a contact occupies a person, everything included. */
  readonly handlingSeconds: number
  /** Mean time clients would wait before they leave; left out when it is not known. */
  readonly patienceSeconds?: number
}

/** The same line where it is known how long clients would wait. */
export type PatientLine = Line & { readonly patienceSeconds: number }

/**
 * The share answered within a time, in the three ways in use. They differ by up to 32 points on one and the same
 * line, so the one shown has to be named.
 */
export type AnsweredWithin = {
  /** Answered within the time, of all who came. */
  readonly ofAll: number
  /** Answered within the time, of all but those who left within it. */
  readonly ofAllButEarlyLeavers: number
  /** Answered within the time, of those who were answered at all; 0 where nobody is. */
  readonly ofServed: number
}

/** What clients and people experience on a line in the long run. */
export type Performance = {
  /** erlang_c: nobody leaves; erlang_a: clients leave when their patience ends. */
  readonly model: 'erlang_c' | 'erlang_a'
  readonly agents: number
  readonly offeredErlangs: number
  /** Share of the people's time spent helping; 0 with nobody there. */
  readonly occupancy: number
  readonly shareWaiting: number
  readonly shareLeaving: number
  /** Of all clients, those who do not wait and those who leave included. */
  readonly meanWaitSeconds: number
  /** Of those who have to wait. */
  readonly meanWaitIfWaitingSeconds: number
  /** Mean number of clients waiting. */
  readonly meanWaiting: number
  /** The time the next three figures speak of. */
  readonly withinSeconds: number
  readonly shareWaitingLonger: number
  readonly shareLeavingWithin: number
  readonly answeredWithin: AnsweredWithin
}

/** More comes than can be done and nobody leaves: the line grows without end and has no long run to speak of. */
export type Overload = {
  readonly stable: false
  readonly why: 'overload'
  readonly agents: number
  readonly offeredErlangs: number
}

/** A line's long run, or that it has none. */
export type Outcome = ({ readonly stable: true } & Performance) | Overload

/** What is asked for. `of` names which of the three shares is meant. */
export type Target =
  | {
      readonly on: 'answered_within'
      readonly seconds: number
      readonly share: number
      readonly of: keyof AnsweredWithin
    }
  | { readonly on: 'mean_wait'; readonly seconds: number }
  | { readonly on: 'leaving'; readonly share: number }
  | { readonly on: 'waiting'; readonly share: number }

/** Work offered at any time: contacts an hour × hours each. */
export function offeredErlangs(line: Line): number {
  return (line.contactsPerHour * line.handlingSeconds) / 3600
}

/** Throws RangeError when a figure cannot belong to a line: a programmer's mistake, input is checked before. */
export function checkLine(line: Line, agents: number, withinSeconds: number): void {
  if (!(line.contactsPerHour >= 0 && line.contactsPerHour < Infinity))
    throw new RangeError('contactsPerHour must be 0 or more and finite')
  if (!(line.handlingSeconds > 0 && line.handlingSeconds < Infinity))
    throw new RangeError('handlingSeconds must be above 0 and finite')
  if (line.patienceSeconds !== undefined && !(line.patienceSeconds > 0 && line.patienceSeconds < Infinity))
    throw new RangeError('patienceSeconds must be above 0 and finite')
  if (!(Number.isSafeInteger(agents) && agents >= 0)) throw new RangeError('agents must be a whole number')
  if (!(withinSeconds >= 0 && withinSeconds < Infinity))
    throw new RangeError('withinSeconds must be 0 or more and finite')
}

/** Whether the performance keeps to the target. */
export function meets(outcome: Outcome, target: Target): boolean {
  return shortfall(outcome, target) <= 0
}

/** How far a performance is from its target, in the target's unit: above 0 worse, below 0 better than asked. */
export function shortfall(outcome: Outcome, target: Target): number {
  if (!outcome.stable) return Infinity
  if (target.on === 'answered_within') return target.share - outcome.answeredWithin[target.of]
  if (target.on === 'mean_wait') return outcome.meanWaitSeconds - target.seconds
  return (target.on === 'leaving' ? outcome.shareLeaving : outcome.shareWaiting) - target.share
}
