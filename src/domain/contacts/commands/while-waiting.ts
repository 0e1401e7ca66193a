import type { Tx } from '#platform/database/database.ts'
import { record } from '#platform/ledger/record.ts'
import { attachSessionToClient } from '../../accounts/commands.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { ClientActor } from '../../accounts/contract.ts'
import { recogniseClient } from '../../clients/commands.ts'
import { keepDetails } from '../../clients/commands.details.ts'
import { ownContact } from '../access.ts'
import { contactEvents } from '../contract.events.ts'
import { goingOn, stillWaiting } from '../rules.ts'
import { describeContact, lockContact, stopChoosing, waitForOwnerUntil } from '../store/contacts.ts'
import type { ContactRow } from '../store/contacts.ts'
import { finish } from './end.ts'

export type Details = {
  name?: string | undefined
  phone?: string | undefined
  email?: string | undefined
  minutesAvailable?: number | undefined
  canTalkPrivately?: boolean | undefined
  language?: string | undefined
}

/** What the client says beforehand, so that nobody has to ask (R3): how long, whether in private, who, how to reach. */
export async function tellDetails(
  tx: Tx,
  actor: ClientActor,
  contactId: string,
  details: Details,
  now: Date,
): Promise<void> {
  const contact = goingOn(ownContact(await tx.maybe(lockContact, contactId), actor))
  const clientId = await knownAs(tx, actor, contact, details, now)
  const { minutesAvailable = null, canTalkPrivately = null, language = null } = details
  await tx.run(describeContact, contact.id, clientId, minutesAvailable, canTalkPrivately, language)
  const about = { ...madeBy(actor, now), contactId: contact.id, clientId }
  await record(tx, contactEvents.described, about, { minutesAvailable, canTalkPrivately, language })
}

/** Who this client is by what was said so far: recognised, kept, or still nobody in particular. */
export async function knownAs(
  tx: Tx,
  actor: ClientActor,
  contact: ContactRow,
  said: Pick<Details, 'name' | 'phone' | 'email' | 'language'>,
  now: Date,
): Promise<string | null> {
  const { name, phone, email } = said
  if (name === undefined && phone === undefined && email === undefined) return contact.clientId
  if (contact.clientId !== null) {
    await keepDetails(tx, actor, contact.clientId, said, now)
    return contact.clientId
  }
  const { clientId, known } = await recogniseClient(tx, actor, said, 'portal', now)
  if (!known) await attachSessionToClient(tx, actor.sessionId, clientId)
  const about = { ...madeBy(actor, now), contactId: contact.id, clientId }
  await record(tx, contactEvents.clientRecognised, about, { by: 'details' })
  return clientId
}

/** The client would rather wait for the person who knows the case, up to so many minutes; 0: whoever can help first. */
export async function waitForOwner(
  tx: Tx,
  actor: ClientActor,
  input: { contactId: string; minutes: number },
  now: Date,
): Promise<void> {
  const contact = stillWaiting(ownContact(await tx.maybe(lockContact, input.contactId), actor))
  const until = input.minutes === 0 ? null : new Date(now.getTime() + input.minutes * 60_000)
  await tx.run(waitForOwnerUntil, contact.id, until)
  const about = { ...madeBy(actor, now), contactId: contact.id, clientId: contact.clientId }
  await record(tx, contactEvents.waitedForOwner, about, { untilAt: (until ?? now).toISOString() })
}

/** The client would rather talk now than choose a time or write: somebody is called, by the place of arrival. */
export async function stay(tx: Tx, actor: ClientActor, contactId: string, now: Date): Promise<void> {
  const contact = stillWaiting(ownContact(await tx.maybe(lockContact, contactId), actor))
  if (contact.choosingUntil === null) return
  await tx.run(stopChoosing, contact.id)
  const about = { ...madeBy(actor, now), contactId: contact.id, clientId: contact.clientId }
  await record(tx, contactEvents.stays, about, {})
}

/** The client goes. While waiting, the place is given up; in a conversation its owner settles what is open (R6). */
export async function leaveAsClient(tx: Tx, actor: ClientActor, contactId: string, now: Date): Promise<void> {
  const contact = ownContact(await tx.maybe(lockContact, contactId), actor)
  if (contact.state === 'waiting') await finish(tx, contact, 'left_waiting', madeBy(actor, now))
}
