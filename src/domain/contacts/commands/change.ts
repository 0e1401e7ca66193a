import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { closeDuplicate, openCase } from '../../cases/commands.ts'
import { caseSummary } from '../../cases/queries.ts'
import { noteRecognised } from '../../merging/commands.alike.ts'
import { contactEvents } from '../contract.events.ts'
import { goingOn, mustBeIn } from '../rules.ts'
import {
  caseServiceSet,
  caseToClient,
  casesOfContact,
  classifyContact,
  contactToCase,
  lockContact,
  messagesToCase,
  papersToCase,
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
  const contact = goingOn(await tx.maybe(lockContact, input.contactId))
  mustBeIn(await tx.all(presentIn, contact.id), actor)
  if (input.serviceId !== undefined || input.demand !== undefined)
    await classify(tx, actor, contact, input, now)
  if (input.clientId !== undefined) await recognise(tx, actor, contact, input.clientId, now)
  if (input.caseId !== undefined) await aboutCase(tx, actor, contact, input.caseId, now)
  if (input.newCase) await aboutSomethingNew(tx, actor, contact, now)
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

/** It became clear who the client is: contact, case and visit become theirs. */
async function recognise(
  tx: Tx,
  actor: AgentActor,
  contact: ContactRow,
  clientId: string,
  now: Date,
): Promise<void> {
  if (contact.clientId === clientId) return
  await tx.run(classifyContact, contact.id, null, null, clientId, null)
  if (contact.caseId !== null) {
    // Only a case that began with this contact moves with it; one that the other person already had stays theirs.
    const own = await tx.all(casesOfContact, contact.id, contact.caseId)
    if (own.length > 0) await tx.run(caseToClient, contact.caseId, clientId, now)
    await tx.run(messagesToCase, contact.id, contact.caseId, clientId)
  }
  const about = { ...madeBy(actor, now), contactId: contact.id, caseId: contact.caseId, clientId }
  await record(tx, contactEvents.clientRecognised, about, { by: 'agent' })
  if (contact.clientId !== null) await noteRecognised(tx, { clientId, insteadOf: contact.clientId }, now)
}

/** The conversation is about a case that was open already: it keeps its owner; the one opened just now ends as a duplicate. */
async function aboutCase(
  tx: Tx,
  actor: AgentActor,
  contact: ContactRow,
  caseId: string,
  now: Date,
): Promise<void> {
  if (contact.caseId === caseId) return
  const target = await caseSummary(tx, caseId, now)
  if (contact.clientId !== null && target.clientId !== contact.clientId) refuse(general.not_found)
  await move(tx, contact.id, caseId, target.clientId)
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
  await move(tx, contact.id, id, clientId)
  const about = { ...madeBy(actor, now), contactId: contact.id, caseId: id, clientId }
  await record(tx, contactEvents.joinedCase, about, { fromCaseId: contact.caseId })
}

async function move(tx: Tx, contactId: string, caseId: string, clientId: string): Promise<void> {
  await tx.run(contactToCase, contactId, caseId, clientId)
  await tx.run(messagesToCase, contactId, caseId, clientId)
  await tx.run(papersToCase, contactId, caseId, clientId)
}
