import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { closeDuplicate, openCase } from '../../cases/commands.ts'
import { caseSummary } from '../../cases/queries.ts'
import { noteRecognised } from '../../merging/commands.alike.ts'
import { copyHolds } from '../../retention/commands.holds.ts'
import { contactEvents } from '../contract.events.ts'
import { goingOn, mustBeIn } from '../rules.ts'
import {
  caseFollows,
  caseServiceSet,
  caseToClient,
  casesBegunWith,
  casesOfContact,
  classifyContact,
  contactToCase,
  factsToCase,
  factsToClient,
  lockContact,
  messagesToCase,
  needOfOthers,
  papersToCase,
  termsToCase,
} from '../store/contacts.ts'
import type { ContactRow } from '../store/contacts.ts'
import { presentIn } from '../store/segments.ts'

export type Change = {
  contactId: string
  serviceId?: string | undefined
  demand?: 'value' | 'failure' | 'cannot_tell' | undefined
  clientId?: string | undefined
  caseId?: string | undefined
  newCase?: true | undefined
}

/** Sets what became clear in the conversation: the service, the demand, who it is, or which case it is about. */
export async function changeContact(tx: Tx, actor: AgentActor, input: Change, now: Date): Promise<void> {
  let contact = goingOn(await tx.maybe(lockContact, input.contactId))
  mustBeIn(await tx.all(presentIn, contact.id), actor)
  if (input.serviceId !== undefined || input.demand !== undefined)
    await classify(tx, actor, contact, input, now)
  let hasOwnCase = false
  if (input.clientId !== undefined && input.clientId !== contact.clientId) {
    hasOwnCase = await recognise(tx, actor, contact, { ...input, clientId: input.clientId }, now)
    contact = await tx.one(lockContact, contact.id)
  }
  if (input.caseId !== undefined) await aboutCase(tx, actor, contact, input.caseId, now)
  if (input.newCase && !hasOwnCase) await aboutSomethingNew(tx, actor, contact, now)
}

async function classify(
  tx: Tx,
  actor: AgentActor,
  contact: ContactRow,
  input: Change,
  now: Date,
): Promise<void> {
  const { serviceId = null, demand = null } = input
  await tx.run(classifyContact, contact.id, serviceId, demand, null, null)
  const about = { ...madeBy(actor, now), contactId: contact.id, caseId: contact.caseId, serviceId }
  if (serviceId !== null) {
    await record(tx, contactEvents.serviceSet, about, { byAgent: true })
    if (contact.caseId !== null) await tx.run(caseServiceSet, contact.caseId, serviceId, now)
  }
  if (demand !== null) await record(tx, contactEvents.demandSet, about, { demand })
}

/**
 * It became clear who the client is: what was said, sent and told in this contact becomes theirs, with the case if it began
 * with this contact and nothing else came to it. A case of somebody else stays theirs: then this conversation gets one of
 * its own, unless it is about to be told which. @returns whether the contact is on a case of its own now.
 */
async function recognise(
  tx: Tx,
  actor: AgentActor,
  contact: ContactRow,
  input: Change & { clientId: string },
  now: Date,
): Promise<boolean> {
  const { clientId } = input
  const { id, caseId, clientId: insteadOf } = contact
  await tx.run(classifyContact, id, null, null, clientId, null)
  const isOwn = caseId !== null && (await tx.all(casesBegunWith, id, caseId)).length > 0
  if (isOwn) {
    await tx.run(caseToClient, caseId, clientId, now)
    for (const follow of caseFollows) await tx.run(follow, caseId, clientId)
  } else if (caseId !== null) await tx.run(needOfOthers, id, caseId)
  if (insteadOf !== null) for (const take of factsToClient) await tx.run(take, id, insteadOf, clientId)
  const about = { ...madeBy(actor, now), contactId: id, caseId, clientId }
  await record(tx, contactEvents.clientRecognised, about, { by: 'agent' })
  if (insteadOf !== null) await noteRecognised(tx, { clientId, insteadOf }, now)
  const isToldWhich = input.caseId !== undefined || input.newCase === true
  if (isOwn || caseId === null || isToldWhich) return isOwn
  await aboutSomethingNew(tx, actor, { ...contact, clientId }, now)
  return true
}

/** The conversation is about a case that was open already: it keeps its owner; the one opened just now ends as a duplicate. */
async function aboutCase(
  tx: Tx,
  actor: AgentActor,
  contact: ContactRow,
  caseId: string,
  now: Date,
): Promise<void> {
  const target = await caseSummary(tx, caseId, now)
  if (contact.clientId !== null && target.clientId !== contact.clientId) refuse(general.not_found)
  if (contact.caseId === caseId) return
  await move(tx, actor, contact, { caseId, clientId: target.clientId }, now)
  if (contact.caseId !== null) {
    const own = await tx.all(casesOfContact, contact.id, contact.caseId)
    if (own.length > 0) await closeDuplicate(tx, actor, { caseId: contact.caseId, ofCaseId: caseId }, now)
  }
  const about = { ...madeBy(actor, now), contactId: contact.id, caseId, clientId: target.clientId }
  await record(tx, contactEvents.joinedCase, about, { fromCaseId: contact.caseId })
}

/** It is about something new after all: a case of its own, owned by whoever talks with the client. */
async function aboutSomethingNew(tx: Tx, actor: AgentActor, contact: ContactRow, now: Date): Promise<void> {
  const clientId = contact.clientId ?? refuse(general.not_found)
  const { id } = await openCase(
    tx,
    actor,
    {
      clientId,
      serviceId: contact.serviceId,
      ownerId: contact.agentId ?? actor.agentId,
      need: contact.need,
      stakes: contact.stakes,
      channel: contact.channel,
      contactId: contact.id,
    },
    now,
  )
  await move(tx, actor, contact, { caseId: id, clientId }, now)
  const about = { ...madeBy(actor, now), contactId: contact.id, caseId: id, clientId }
  await record(tx, contactEvents.joinedCase, about, { fromCaseId: contact.caseId })
}

async function move(
  tx: Tx,
  actor: AgentActor,
  contact: ContactRow,
  to: { caseId: string; clientId: string },
  now: Date,
): Promise<void> {
  const { caseId, clientId } = to
  for (const go of [contactToCase, messagesToCase, papersToCase, factsToCase])
    await tx.run(go, contact.id, caseId, clientId)
  await tx.run(termsToCase, contact.id, caseId)
  // What must not go must not go from where it is now.
  if (contact.caseId !== null)
    await copyHolds(tx, actor, { fromCaseId: contact.caseId, toCaseId: caseId }, now)
}
