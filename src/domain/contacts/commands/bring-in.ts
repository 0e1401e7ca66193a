import { general } from '#platform/contract/refusal.ts'
import { violated } from '#platform/database/database.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { changeOwner } from '../../cases/commands.ts'
import { contactEvents } from '../contract.events.ts'
import { contactRefusals } from '../contract.ts'
import type { OfferReason } from '../contract.ts'
import { allThreePresent, inConversation, mustBeIn } from '../rules.ts'
import { handTo, lockContact } from '../store/contacts.ts'
import type { ContactRow } from '../store/contacts.ts'
import { freeWithSkill, presentColleague } from '../store/colleagues.ts'
import { insertInvitation, lockDispatch } from '../store/offers.ts'
import { presentIn, setPart } from '../store/segments.ts'
import { caseOwnerOf } from '../store/moment.ts'
import { nextSegment } from './segments.ts'

/** A colleague has this long to join before the owner is told that nobody came. */
export const INVITATION_SECONDS = 60

/** Asks a colleague into the live conversation: by name, or whoever is free with a skill. The owner stays (R5). */
export async function bringIn(
  tx: Tx,
  actor: AgentActor,
  input: { contactId: string; agentId?: string | undefined; skillId?: string | undefined; question: string },
  now: Date,
): Promise<{ offerId: string; agentId: string }> {
  const contact = inConversation(await tx.maybe(lockContact, input.contactId))
  const present = await tx.all(presentIn, contact.id)
  mustBeIn(present, actor)
  await tx.one(lockDispatch)
  const colleague = await findColleague(tx, actor, input, present)
  if (present.some((person) => person.agentId === colleague.agentId)) refuse(contactRefusals.already_in)
  const offerId = await invite(tx, actor, contact, { ...colleague, question: input.question }, now)
  return { offerId, agentId: colleague.agentId }
}

type Found = { agentId: string; reasons: OfferReason[] }

async function findColleague(
  tx: Tx,
  actor: AgentActor,
  input: { agentId?: string | undefined; skillId?: string | undefined },
  present: readonly { agentId: string }[],
): Promise<Found> {
  if (input.agentId !== undefined) {
    const found = await tx.maybe(presentColleague, input.agentId)
    if (!found) refuse(contactRefusals.colleague_not_here)
    return { agentId: input.agentId, reasons: [{ code: 'asked_by_name', name: actor.name }] }
  }
  if (input.skillId === undefined) refuse(contactRefusals.colleague_not_here)
  const there = present.map((person) => person.agentId)
  const found = await tx.maybe(freeWithSkill, input.skillId, there)
  if (!found) return refuse(contactRefusals.colleague_not_here)
  return {
    agentId: found.agentId,
    reasons: [{ code: 'skill', name: found.skillName }, { code: 'longest_idle' }],
  }
}

async function invite(
  tx: Tx,
  actor: AgentActor,
  contact: ContactRow,
  asked: Found & { question: string },
  now: Date,
): Promise<string> {
  const id = newId(now)
  const expiresAt = new Date(now.getTime() + INVITATION_SECONDS * 1000)
  const reasons = JSON.stringify(asked.reasons)
  try {
    await tx.run(
      insertInvitation,
      id,
      contact.id,
      asked.agentId,
      'bring_in',
      actor.agentId,
      asked.question,
      reasons,
      now,
      expiresAt,
    )
  } catch (error) {
    if (violated(error) === 'offers_agent_contact') refuse(contactRefusals.already_in)
    throw error
  }
  await record(
    tx,
    contactEvents.offered,
    { ...madeBy(actor, now), contactId: contact.id, caseId: contact.caseId, agentId: asked.agentId },
    { offerId: id, purpose: 'bring_in', reasons: asked.reasons.map((reason) => reason.code), waited: 0 },
  )
  return id
}

/** The conversation and its case go to a colleague who is in it, the client present: three people, one handover, counted (R5). */
export async function handOver(
  tx: Tx,
  actor: AgentActor,
  input: { contactId: string; toAgentId: string },
  now: Date,
): Promise<void> {
  const contact = inConversation(await tx.maybe(lockContact, input.contactId))
  if (contact.agentId !== actor.agentId) refuse(contactRefusals.not_in_conversation)
  const present = await tx.all(presentIn, contact.id)
  if (input.toAgentId === actor.agentId) refuse(contactRefusals.three_present)
  allThreePresent(contact, present, input.toAgentId, now)
  const caseId = contact.caseId ?? refuse(general.not_found)
  const { ownerId } = await tx.one(caseOwnerOf, caseId)
  if (ownerId !== input.toAgentId) {
    await changeOwner(tx, actor, { caseId, toAgentId: input.toAgentId, why: 'handover' }, now)
  }
  await tx.run(handTo, contact.id, input.toAgentId, now)
  await tx.run(setPart, contact.id, input.toAgentId, 'owner')
  await tx.run(setPart, contact.id, actor.agentId, 'expert')
  const about = { ...madeBy(actor, now), contactId: contact.id, caseId, clientId: contact.clientId }
  await record(
    tx,
    contactEvents.handedOver,
    { ...about, agentId: input.toAgentId },
    { fromId: actor.agentId, toId: input.toAgentId },
  )
  await nextSegment(tx, contact.id, { kind: 'talking', agentId: input.toAgentId }, about)
}
