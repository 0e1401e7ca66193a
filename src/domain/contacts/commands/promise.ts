import { addWorkingTime } from '#core/calendars/hours.ts'
import { violated } from '#platform/database/database.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse, Refusal } from '#platform/refusal.ts'
import { attachSessionToClient } from '../../accounts/commands.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { ClientActor } from '../../accounts/contract.ts'
import { openCase, reopen } from '../../cases/commands.ts'
import { addClient } from '../../clients/commands.ts'
import { readNumber } from '../../clients/queries.phone.ts'
import { makeCommitment } from '../../commitments/commands.ts'
import { commitmentRefusals } from '../../commitments/contract.ts'
import { ownContact } from '../access.ts'
import { contactEvents } from '../contract.events.ts'
import { contactRefusals } from '../contract.ts'
import type { Estimates } from '../estimates.ts'
import { findSlot } from '../queries/slots.ts'
import { promiseHours } from '../queries/promise-hours.ts'
import { stillWaiting } from '../rules.ts'
import {
  contactToCase,
  keepPlaceFor,
  lockContact,
  messagesToCase,
  papersToCase,
  stopChoosing,
} from '../store/contacts.ts'
import type { ContactRow } from '../store/contacts.ts'
import { ableAgents } from '../store/line.ts'
import { insertMessage } from '../store/messages.ts'
import { caseOwnerOf } from '../store/moment.ts'
import { lockTime, reachable } from '../store/reach.ts'
import { finish } from './end.ts'
import { withdrawOffers } from './offers.ts'
import { knownAs } from './while-waiting.ts'

type Said = { name?: string | undefined; phone?: string | undefined; email?: string | undefined }

/** Locks the waiting contact and makes sure that it has a person behind it. */
async function waitingPerson(
  tx: Tx,
  actor: ClientActor,
  contactId: string,
  said: Said,
  now: Date,
): Promise<ContactRow & { clientId: string }> {
  const contact = stillWaiting(ownContact(await tx.maybe(lockContact, contactId), actor))
  const clientId = (await knownAs(tx, actor, contact, said, now)) ?? (await newPerson(tx, actor, now))
  return { ...contact, clientId }
}

async function newPerson(tx: Tx, actor: ClientActor, now: Date): Promise<string> {
  const clientId = await addClient(tx, actor, { name: null }, 'portal', now)
  await attachSessionToClient(tx, actor.sessionId, clientId)
  return clientId
}

/**
 * The case a promise belongs to: the one the contact is about, or a new one. Its owner is `ownerId`, or somebody who can
 * finish this kind of need: those here now first, then those with the fewest open cases.
 */
async function promisedCase(
  tx: Tx,
  actor: ClientActor,
  contact: ContactRow & { clientId: string },
  ownerId: string | undefined,
  now: Date,
): Promise<{ caseId: string; ownerId: string }> {
  if (contact.caseId !== null) {
    const known = await tx.one(caseOwnerOf, contact.caseId)
    if (known.state === 'closed') await reopen(tx, actor, { caseId: contact.caseId, by: 'client' }, now)
    return { caseId: contact.caseId, ownerId: (await tx.one(caseOwnerOf, contact.caseId)).ownerId }
  }
  const [able] = ownerId === undefined ? await tx.all(ableAgents, contact.serviceId, now) : []
  const owner = ownerId ?? able?.agentId ?? refuse(contactRefusals.nobody_for_this)
  const opened = await openCase(
    tx,
    actor,
    {
      clientId: contact.clientId,
      serviceId: contact.serviceId,
      ownerId: owner,
      need: contact.need,
      stakes: contact.stakes,
      channel: contact.channel,
      contactId: contact.id,
    },
    now,
  )
  await tx.run(contactToCase, contact.id, opened.id, contact.clientId)
  await tx.run(messagesToCase, contact.id, opened.id, contact.clientId)
  await tx.run(papersToCase, contact.id, opened.id, contact.clientId)
  return { caseId: opened.id, ownerId: owner }
}

/** The client keeps the place in the line and is called when it comes: a promise with an owner and a time (R2). */
export async function keepPlace(
  tx: Tx,
  actor: ClientActor,
  input: { contactId: string; phone: string; name?: string | undefined },
  deps: { estimates: Estimates },
  now: Date,
): Promise<void> {
  const contact = await waitingPerson(tx, actor, input.contactId, input, now)
  const number = await readNumber(tx, input.phone)
  const { caseId } = await promisedCase(tx, actor, contact, undefined, now)
  const { estimate } = await deps.estimates.tell(tx, contact.serviceId)
  const waitMs = Math.max(15 * 60, (estimate?.highSeconds ?? 45 * 60) * 1.5) * 1000
  const dueAt = new Date(Math.ceil((now.getTime() + waitMs) / 300_000) * 300_000)
  await withdrawOffers(tx, contact.id, madeBy(actor, now))
  await tx.run(stopChoosing, contact.id)
  await tx.run(keepPlaceFor, contact.id, number, caseId, contact.clientId)
  await makeCommitment(
    tx,
    actor,
    {
      caseId,
      kind: 'call',
      what: 'Call you when your place in the line comes',
      dueAt,
      fromAt: null,
      told: 'page',
    },
    now,
  )
  const about = { ...madeBy(actor, now), contactId: contact.id, caseId, clientId: contact.clientId }
  await record(tx, contactEvents.placeKept, about, {})
}

/** The client chooses when to be called, out of times at which somebody able is really free (R2, R7). */
export async function chooseTime(
  tx: Tx,
  actor: ClientActor,
  input: { contactId: string; from: Date; phone: string; name?: string | undefined },
  now: Date,
): Promise<void> {
  const contact = await waitingPerson(tx, actor, input.contactId, input, now)
  await readNumber(tx, input.phone)
  await tx.one(lockTime, input.from)
  const slot = await findSlot(
    tx,
    { serviceId: contact.serviceId, caseId: contact.caseId, from: input.from },
    now,
  )
  if (!slot) refuse(contactRefusals.time_not_free)
  const { caseId } = await promisedCase(tx, actor, contact, slot.agentId, now)
  await promiseCall(tx, actor, caseId, slot, now)
  const about = {
    ...madeBy(actor, now),
    contactId: contact.id,
    caseId,
    clientId: contact.clientId,
    agentId: slot.agentId,
  }
  await record(tx, contactEvents.timeChosen, about, { fromAt: slot.from.toISOString() })
  await finish(tx, { ...contact, caseId }, 'owned', madeBy(actor, now))
}

async function promiseCall(
  tx: Tx,
  actor: ClientActor,
  caseId: string,
  slot: { agentId: string; from: Date; until: Date },
  now: Date,
): Promise<void> {
  try {
    await makeCommitment(
      tx,
      actor,
      {
        caseId,
        kind: 'call',
        what: 'Call you at the time you chose',
        dueAt: slot.until,
        fromAt: slot.from,
        byAgentId: slot.agentId,
        told: 'page',
      },
      now,
    )
  } catch (error) {
    const taken = error instanceof Refusal && error.definition.code === commitmentRefusals.time_taken.code
    if (taken || violated(error) === 'commitments_slot') refuse(contactRefusals.time_not_free)
    throw error
  }
}

/** The client writes instead of waiting: somebody by name answers, by a time in working hours (R2). */
export async function writeInstead(
  tx: Tx,
  actor: ClientActor,
  input: Said & { contactId: string; body?: string | undefined },
  now: Date,
): Promise<void> {
  const contact = await waitingPerson(tx, actor, input.contactId, input, now)
  const { canReach } = await tx.one(reachable, contact.clientId)
  if (!canReach) refuse(contactRefusals.way_to_reach_needed)
  const { caseId } = await promisedCase(tx, actor, contact, undefined, now)
  if (input.body !== undefined) {
    const words = [
      newId(now),
      contact.id,
      caseId,
      contact.clientId,
      'text',
      'client',
      null,
      input.body,
      now,
      'form',
    ] as const
    await tx.run(insertMessage, ...words)
  }
  const { hours, minutes } = await promiseHours(tx, contact.serviceId)
  const due = (hours && addWorkingTime(hours, now.getTime(), minutes)) ?? now.getTime() + 2 * 86_400_000
  const dueAt = new Date(due)
  await makeCommitment(
    tx,
    actor,
    { caseId, kind: 'reply', what: 'Answer what you wrote', dueAt, fromAt: null, told: 'page' },
    now,
  )
  const about = { ...madeBy(actor, now), contactId: contact.id, caseId, clientId: contact.clientId }
  await record(tx, contactEvents.writtenInstead, about, { dueAt: dueAt.toISOString() })
  await finish(tx, { ...contact, caseId }, 'owned', madeBy(actor, now))
}
