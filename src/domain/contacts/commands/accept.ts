import type { Tx } from '#platform/database/database.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { attachSessionToClient } from '../../accounts/commands.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { changeOwner, openCase, reopen } from '../../cases/commands.ts'
import { openCasesOf } from '../../cases/queries.ts'
import { addClient } from '../../clients/commands.ts'
import { keepCommitment } from '../../commitments/commands.ts'
import { commitmentsOf } from '../../commitments/queries.ts'
import { contactEvents } from '../contract.events.ts'
import { contactRefusals } from '../contract.ts'
import { EXCLUSIVE, goingOn } from '../rules.ts'
import {
  answerContact,
  contactToCase,
  liveCounts,
  lockRoom,
  messagesToCase,
  papersToCase,
  talkedBefore,
  touchContact,
} from '../store/contacts.ts'
import type { ContactRow } from '../store/contacts.ts'
import { decideOffer } from '../store/offers.ts'
import type { OfferRow } from '../store/offers.ts'
import { joinConversation, setPart } from '../store/segments.ts'
import { caseOwnerOf } from '../store/moment.ts'
import { lockForDecision } from './offers.ts'
import { nextSegment } from './segments.ts'

/**
 * The agent takes an offer. To answer: the wait is over, a person is with the client, and the case has its owner.
 * Brought in: the expert joins and the owner stays (R5).
 */
export async function acceptOffer(
  tx: Tx,
  actor: AgentActor,
  offerId: string,
  now: Date,
): Promise<{ contactId: string; caseId: string | null }> {
  await tx.one(lockRoom, actor.agentId)
  const { contact, offer } = await lockForDecision(tx, offerId, actor, now)
  goingOn(contact)
  await mustHaveRoom(tx, actor, contact)
  await tx.run(decideOffer, offer.id, 'accepted', now)
  if (contact.state !== (offer.purpose === 'answer' ? 'waiting' : 'talking'))
    refuse(contactRefusals.offer_gone)
  if (offer.purpose !== 'answer') return join(tx, actor, contact, offer, now)
  return answer(tx, actor, contact, now)
}

/** A call or a visit deserves the whole person; two that begin at once come one after the other. */
export async function mustHaveRoom(
  tx: Tx,
  actor: AgentActor,
  contact: Pick<ContactRow, 'channel'>,
): Promise<void> {
  if (!EXCLUSIVE.has(contact.channel)) return
  await tx.one(lockRoom, actor.agentId)
  const { exclusive } = await tx.one(liveCounts, actor.agentId)
  if (exclusive > 0) refuse(contactRefusals.at_capacity)
}

async function answer(
  tx: Tx,
  actor: AgentActor,
  contact: ContactRow,
  now: Date,
): Promise<{ contactId: string; caseId: string }> {
  const clientId = contact.clientId ?? (await firstSeen(tx, actor, contact, now))
  const caseId = await caseFor(tx, actor, { ...contact, clientId }, now)
  const before = contact.answeredAt
  await tx.one(answerContact, contact.id, actor.agentId, caseId, clientId, now)
  await tx.run(messagesToCase, contact.id, caseId, clientId)
  await tx.run(papersToCase, contact.id, caseId, clientId)
  // An expert who stayed while the connection of the first was lost goes on as the one who leads.
  const stayed = await tx.run(setPart, contact.id, actor.agentId, 'owner')
  if (stayed === 0) await tx.run(joinConversation, contact.id, actor.agentId, 'owner', now)
  const about = {
    ...madeBy(actor, now),
    contactId: contact.id,
    caseId,
    clientId,
    agentId: actor.agentId,
    serviceId: contact.serviceId,
  }
  await nextSegment(tx, contact.id, { kind: 'talking', agentId: actor.agentId }, about)
  if (!before) await tellAnswered(tx, actor, contact, caseId, about, now)
  if (contact.callBackTo !== null) await callKept(tx, actor, caseId, now)
  return { contactId: contact.id, caseId }
}

async function tellAnswered(
  tx: Tx,
  actor: AgentActor,
  contact: ContactRow,
  caseId: string,
  about: ReturnType<typeof madeBy>,
  now: Date,
): Promise<void> {
  const waited = Math.max(0, Math.round((now.getTime() - contact.arrivedAt.getTime()) / 1000))
  const { ownerId } = await tx.one(caseOwnerOf, caseId)
  const held =
    contact.estimateLowS === null || contact.estimateHighS === null
      ? null
      : contact.estimateLowS <= waited && waited <= contact.estimateHighS
  await record(tx, contactEvents.answered, about, {
    waited,
    byOwner: ownerId === actor.agentId,
    estimateHeld: held,
  })
}

/** Somebody we know nothing of yet is a person all the same; the visit becomes theirs. */
async function firstSeen(tx: Tx, actor: AgentActor, contact: ContactRow, now: Date): Promise<string> {
  const clientId = await addClient(
    tx,
    actor,
    { name: null, language: contact.language ?? 'en' },
    'portal',
    now,
  )
  if (contact.sessionId !== null) await attachSessionToClient(tx, contact.sessionId, clientId)
  return clientId
}

type Known = ContactRow & { clientId: string }

/**
 * The case this conversation is about: the one it came with; else the client's only open case of the same service, with its
 * owner as before; else a new one, and whoever answers owns it (R10). Where the service is not known yet nothing is guessed:
 * two needs in one story would be hard to part again, while joining an open case is one press at the desk.
 */
export async function caseFor(tx: Tx, actor: AgentActor, contact: Known, now: Date): Promise<string> {
  if (contact.caseId !== null) return firstConversation(tx, actor, contact.caseId, now)
  const open = await openCasesOf(tx, contact.clientId, now)
  const same = open.filter((one) => one.serviceId !== null && one.serviceId === contact.serviceId)
  const [only] = same
  if (only && same.length === 1) {
    await tx.run(contactToCase, contact.id, only.id, contact.clientId)
    return only.id
  }
  const opened = await openCase(
    tx,
    actor,
    {
      clientId: contact.clientId,
      serviceId: contact.serviceId,
      ownerId: actor.agentId,
      need: contact.need,
      stakes: contact.stakes,
      channel: contact.channel,
      contactId: contact.id,
    },
    now,
  )
  return opened.id
}

/** A case that nobody has talked about with its client yet goes to whoever has the first conversation. */
async function firstConversation(tx: Tx, actor: AgentActor, caseId: string, now: Date): Promise<string> {
  const kase = await tx.one(caseOwnerOf, caseId)
  // A client who comes back about a case that was closed finds it open again, with its owner (R10).
  if (kase.state === 'closed') await reopen(tx, actor, { caseId, by: 'client' }, now)
  if (kase.state === 'closed' || kase.ownerId === actor.agentId) return caseId
  const { talked } = await tx.one(talkedBefore, caseId)
  if (!talked) {
    await changeOwner(tx, actor, { caseId, toAgentId: actor.agentId, why: 'first_conversation' }, now)
  }
  return caseId
}

/** The client kept the place to be called, and the call is happening now. */
async function callKept(tx: Tx, actor: AgentActor, caseId: string, now: Date): Promise<void> {
  for (const promise of await commitmentsOf(tx, caseId)) {
    // A late call is better than none: it happens all the same, and the promise stays broken.
    const inTime = promise.state === 'open' && promise.dueAt > now
    if (promise.kind !== 'call' || promise.fromAt !== null || !inTime) continue
    await keepCommitment(tx, actor, { commitmentId: promise.id, note: null }, now)
  }
}

async function join(
  tx: Tx,
  actor: AgentActor,
  contact: ContactRow,
  offer: OfferRow,
  now: Date,
): Promise<{ contactId: string; caseId: string | null }> {
  await tx.run(joinConversation, contact.id, actor.agentId, 'expert', now)
  await tx.run(touchContact, contact.id, now)
  await record(
    tx,
    contactEvents.broughtIn,
    {
      ...madeBy(actor, now),
      contactId: contact.id,
      caseId: contact.caseId,
      clientId: contact.clientId,
      agentId: actor.agentId,
    },
    { afterSeconds: Math.max(0, Math.round((now.getTime() - offer.madeAt.getTime()) / 1000)) },
  )
  return { contactId: contact.id, caseId: contact.caseId }
}
