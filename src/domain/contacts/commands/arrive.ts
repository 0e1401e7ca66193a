import { recogniseStakes } from '#core/text/stakes.ts'
import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { addJob } from '#platform/jobs/jobs.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import type { ClientActor } from '../../accounts/contract.ts'
import { noteClientMessage, reopen } from '../../cases/commands.ts'
import { recogniseClient } from '../../clients/commands.ts'
import { contactEvents } from '../contract.events.ts'
import type { Arrival, Heard } from '../contract.port.ts'
import { lockContact, touchContact } from '../store/contacts.ts'
import type { ContactRow } from '../store/contacts.ts'
import { byExternalId, caseByReference, insertArrival, insertHeard } from '../store/port.ts'
import { nextSegment } from './segments.ts'

/** The job that has a channel say outside what an agent wrote. */
export const DELIVER = 'contacts.deliver'

/** Channels whose words leave the house: whatever an agent writes there is delivered by the channel. */
const SPOKEN_OUTSIDE = new Set<ContactRow['channel']>(['email', 'sms', 'form'])

type Arrived = { contactId: string; caseId: string | null; isNew: boolean }

/** A contact comes in by a channel: recognised, put in the line, and kept once, however often the outside hands it over. */
export async function arrive(tx: Tx, arrival: Arrival, now: Date): Promise<Arrived> {
  const before = await tx.maybe(byExternalId, arrival.channel, arrival.externalId)
  if (before) return { contactId: before.id, caseId: before.caseId, isNew: false }
  const outsider: ClientActor = { kind: 'client', sessionId: '', clientId: null }
  const { clientId, known } = await recogniseClient(
    tx,
    outsider,
    { ...arrival.from, language: arrival.language },
    'portal',
    now,
  )
  const about = await caseMeant(tx, arrival, clientId)
  const id = newId(now)
  const kept = await tx.maybe(
    insertArrival,
    id,
    arrival.channel,
    arrival.externalId,
    clientId,
    about?.id ?? null,
    about?.serviceId ?? null,
    arrival.words,
    arrival.language ?? null,
    recogniseStakes(arrival.words).length > 0,
    now,
  )
  // Another node was handed the same thing at the same moment; its transaction has committed by now.
  if (!kept) return arrive(tx, arrival, now)
  const caseId = about?.id ?? null
  const by = {
    at: now,
    actor: 'client',
    actorId: clientId,
    contactId: id,
    caseId,
    clientId,
    serviceId: about?.serviceId ?? null,
  }
  await record(tx, contactEvents.arrived, by, {
    channel: arrival.channel,
    direction: 'in',
    stakes: kept.stakes,
    known,
  })
  await nextSegment(tx, id, { kind: 'waiting', agentId: null }, by)
  await keepWords(tx, { contactId: id, caseId, clientId }, arrival, now)
  if (caseId !== null) await reopen(tx, outsider, { caseId, by: 'client' }, now)
  return { contactId: id, caseId, isNew: true }
}

async function caseMeant(tx: Tx, arrival: Arrival, clientId: string) {
  if (arrival.caseReference === undefined) return undefined
  return tx.maybe(caseByReference, arrival.caseReference.toUpperCase(), clientId)
}

type Place = { contactId: string | null; caseId: string | null; clientId: string | null }

async function keepWords(
  tx: Tx,
  place: Place,
  said: { channel: ContactRow['channel']; externalId: string; words: string },
  now: Date,
): Promise<boolean> {
  const id = newId(now)
  const { contactId, caseId, clientId } = place
  const kept = await tx.maybe(
    insertHeard,
    id,
    said.externalId,
    contactId,
    caseId,
    clientId,
    said.words,
    now,
    said.channel,
  )
  if (!kept) return false
  const by = { at: now, actor: 'client', actorId: clientId, contactId, caseId, clientId }
  await record(tx, contactEvents.messageSent, by, { messageId: id, author: 'client', note: false })
  return true
}

/** The client goes on. While the contact lasts it is part of it; afterwards it reaches the owner of its case (R10, R22). */
export async function sayFromOutside(tx: Tx, heard: Heard, now: Date): Promise<void> {
  const contact = (await tx.maybe(lockContact, heard.contactId)) ?? refuse(general.not_found)
  const { id, channel, caseId, clientId, state } = contact
  const said = { channel, externalId: heard.externalId, words: heard.words }
  if (!(await keepWords(tx, { contactId: id, caseId, clientId }, said, now))) return
  await tx.run(touchContact, id, now)
  if (state !== 'ended' || caseId === null) return
  const outsider: ClientActor = { kind: 'client', sessionId: '', clientId }
  await reopen(tx, outsider, { caseId, by: 'client' }, now)
  await noteClientMessage(tx, { caseId }, now)
}

/** Has the channel say it outside, where the channel leads outside; in the transaction of the message itself. */
export async function deliverOutside(
  tx: Tx,
  contact: Pick<ContactRow, 'channel'>,
  messageId: string,
): Promise<void> {
  if (SPOKEN_OUTSIDE.has(contact.channel)) await addJob(tx, DELIVER, { messageId })
}
