import { general } from '#platform/contract/refusal.ts'
import { refuse } from '#platform/refusal.ts'
import type { AgentActor } from '../accounts/contract.ts'
import { contactRefusals } from './contract.ts'
import type { ContactRow } from './store/contacts.ts'
import type { OfferRow } from './store/offers.ts'

/** Spoken channels take a whole person: one at a time. */
export const EXCLUSIVE = new Set<ContactRow['channel']>(['phone', 'visit', 'web_voice'])

/** A client counts as present in a written conversation while the page has shown a sign of life lately. */
export const CLIENT_SILENT_MS = 45_000

/** The contact, if it is still going on. */
export function goingOn(contact: ContactRow | undefined): ContactRow {
  const found = contact ?? refuse(general.not_found)
  if (found.state === 'ended') refuse(contactRefusals.contact_ended)
  return found
}

/** The contact, while somebody talks with the client. */
export function inConversation(contact: ContactRow | undefined): ContactRow {
  const found = goingOn(contact)
  if (found.state !== 'talking') refuse(contactRefusals.not_in_conversation)
  return found
}

/** The contact, while its client still waits. */
export function stillWaiting(contact: ContactRow | undefined): ContactRow {
  const found = contact ?? refuse(general.not_found)
  if (found.state !== 'waiting') refuse(contactRefusals.not_waiting)
  return found
}

/** Only who is in the conversation changes it. */
export function mustBeIn(present: readonly { agentId: string }[], actor: AgentActor): void {
  if (!present.some((person) => person.agentId === actor.agentId)) refuse(contactRefusals.not_in_conversation)
}

/** An offer that is open, mine, and in time. */
export function openOffer(offer: OfferRow | undefined, actor: AgentActor, now: Date): OfferRow {
  if (!offer || offer.agentId !== actor.agentId) return refuse(general.not_found)
  if (offer.state !== 'open' || offer.expiresAt <= now) return refuse(contactRefusals.offer_gone)
  return offer
}

/** Whether the client is there to be spoken with. On the phone and at the counter they are while the talk goes on. */
export function clientIsHere(
  contact: Pick<ContactRow, 'channel' | 'clientSeenAt' | 'state' | 'callBackTo'>,
  now: Date,
): boolean {
  if (contact.state === 'ended') return false
  if (EXCLUSIVE.has(contact.channel)) return true
  const seen = contact.clientSeenAt?.getTime() ?? 0
  return now.getTime() - seen <= CLIENT_SILENT_MS
}

/** The stale-send guard: what the sender last saw must be what is there. */
export function seenLatest(contact: ContactRow, version: number | undefined): void {
  if (version !== undefined && version !== contact.version) {
    refuse(general.stale_version, { version: contact.version })
  }
}

/** A handover needs client, owner and new owner in the conversation together (R5). */
export function allThreePresent(
  contact: ContactRow,
  present: readonly { agentId: string }[],
  toAgentId: string,
  now: Date,
): void {
  const there = present.some((person) => person.agentId === toAgentId)
  const client = clientIsHere(contact, now)
  if (!there || !client) refuse(contactRefusals.three_present, { colleagueHere: there, clientHere: client })
}
