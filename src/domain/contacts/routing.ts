import { assign } from '#core/routing/decide.ts'
import { isFree as hasRoom, seatsOf } from '#core/routing/seats.ts'
import type {
  AgentState,
  Assignment,
  Channel,
  Reason,
  SkillLevel,
  WaitingContact,
} from '#core/routing/types.ts'
import type { OfferReason } from './contract.ts'
import type { PresentAgent, WaitingRow } from './store/line.ts'

/** An offer to be made: to whom, and why this person in codes that a screen says in words. */
export type PlannedOffer = {
  contactId: string
  agentId: string
  reasons: OfferReason[]
  waitedSeconds: number
}
export type Plan = { offers: PlannedOffer[]; again: Date | undefined }

/** Everybody having let it pass, the same people are not asked again before this time is over. */
const ROUND_PAUSE_MS = 20_000

/** What routing has to know of the people present. */
export function agentState(row: PresentAgent): AgentState {
  return {
    agentId: row.agentId,
    presence: row.away ? 'away' : row.state,
    idleSince: row.idleSince.getTime(),
    skills: new Map(Object.entries(row.skills ?? {}) as [string, SkillLevel][]),
    authorityPence: row.authorityPence,
    languages: row.languages,
    channels: new Set(row.channels as Channel[]),
    load: row.load ?? {},
    capacity: { chat: row.chatCapacity },
    hasLiveVoice: false,
  }
}

/** Whether this person could take anything at all now. */
export function isFree(person: PresentAgent): boolean {
  const [seat] = seatsOf([agentState(person)]).all
  return seat !== undefined && person.channels.some((channel) => hasRoom(seat, channel as Channel))
}

/** What routing has to know of a contact in the line. */
export function waitingContact(row: WaitingRow): WaitingContact {
  return {
    contactId: row.id,
    channel: row.channel,
    waitingSince: row.placeAt.getTime(),
    serviceId: row.serviceId,
    skillId: row.skillId,
    authorityPence: row.authorityPence,
    language: row.language,
    // With an interpreter the conversation works in any language; without one it needs a speaker if there is any.
    languageRequired: false,
    stakes: row.stakes,
    ownerId: row.ownerId,
    coverId: row.coverId,
    ownerPatienceUntil: row.ownerPatienceUntil?.getTime() ?? null,
    passedOver: new Set(row.passedOver ?? []),
  }
}

/** One pass over the line (R1, R19): what is offered to whom, and when to look again at the latest. */
export function plan(waiting: readonly WaitingRow[], people: readonly PresentAgent[], now: Date): Plan {
  const rows = new Map(waiting.map((row) => [row.id, row]))
  const names = new Map(people.map((person) => [person.agentId, person.name]))
  const result: Plan = { offers: [], again: undefined }
  for (const given of assign(waiting.map(waitingContact), people.map(agentState), now.getTime())) {
    const row = rows.get(given.contactId)
    if (row) take(result, given, row, names, now)
  }
  return result
}

function take(result: Plan, given: Assignment, row: WaitingRow, names: Map<string, string>, now: Date): void {
  const { decision } = given
  if (decision.kind === 'wait' && decision.until !== undefined) lookAgain(result, decision.until)
  if (decision.kind !== 'offer') return
  const pauseOver = (row.lastPassedAt?.getTime() ?? 0) + ROUND_PAUSE_MS
  const roundAgain = decision.reasons.some((reason) => reason.code === 'round_started_again')
  if (roundAgain && pauseOver > now.getTime()) return lookAgain(result, pauseOver)
  result.offers.push({
    contactId: given.contactId,
    agentId: decision.agentId,
    reasons: decision.reasons.flatMap((reason) => inWords(reason, row, names)),
    waitedSeconds: Math.max(0, Math.round((now.getTime() - row.placeAt.getTime()) / 1000)),
  })
}

function lookAgain(result: Plan, at: number): void {
  if (!result.again || result.again.getTime() > at) result.again = new Date(at)
}

function inWords(reason: Reason, row: WaitingRow, names: Map<string, string>): OfferReason[] {
  const ownerName = row.ownerName ?? undefined
  const named = ownerName === undefined ? {} : { name: ownerName }
  switch (reason.code) {
    case 'owner':
      return [{ code: 'owner' }]
    case 'cover_for':
      return [{ code: 'cover_for', ...named }]
    case 'skill':
      return [{ code: 'skill', ...(row.skillName !== null && { name: row.skillName }) }]
    case 'need_not_known_yet':
      return [{ code: 'any_need' }]
    case 'authority':
      return [{ code: 'authority', pence: reason.pence }]
    case 'language':
      return [{ code: 'language', name: reason.language }]
    case 'best_at_moments_of_truth':
      return [{ code: 'best_at_moments_of_truth' }]
    case 'longest_idle':
      return [{ code: 'longest_idle', seconds: Math.round(reason.seconds) }]
    case 'others_passed':
      return [{ code: 'others_passed', count: reason.count }]
    case 'owner_occupied':
      return [{ code: 'waited_for_owner', ...ownerOf(reason.ownerId, names, ownerName) }]
    default:
      return []
  }
}

function ownerOf(ownerId: string, names: Map<string, string>, known: string | undefined): { name?: string } {
  const name = names.get(ownerId) ?? known
  return name === undefined ? {} : { name }
}
