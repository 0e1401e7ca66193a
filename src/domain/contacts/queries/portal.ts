import { closesAt, isOpen, nextOpening } from '#core/calendars/hours.ts'
import type { OpeningHours } from '#core/calendars/hours.ts'
import type { Tx } from '#platform/database/database.ts'
import type { ClientActor } from '../../accounts/contract.ts'
import { commitmentsOf } from '../../commitments/queries.ts'
import { getOrganisation, hoursOf } from '../../services/queries.ts'
import { ownContact } from '../access.ts'
import type { Arrived } from '../commands/start.ts'
import type { Estimates, Told } from '../estimates.ts'
import { findContact } from '../store/contacts.ts'
import type { ContactRow } from '../store/contacts.ts'
import { messagesOf } from '../store/messages.ts'
import { placesBefore } from '../store/now.ts'
import { portalNames } from '../store/portal.ts'
import { writtenStandard } from '../store/reach.ts'
import { presentMessage, named } from './moment.ts'
import { freeTimes } from './slots.ts'

/** A contact as its client sees it: never a note of colleagues. */
export async function getPortalContact(
  tx: Tx,
  actor: ClientActor,
  contactId: string,
  deps: { estimates: Estimates },
  now: Date,
) {
  const contact = ownContact(await tx.maybe(findContact, contactId), actor)
  const waiting = contact.state === 'waiting'
  const ahead = waiting ? (await tx.one(placesBefore, contact.placeAt, contact.id)).ahead : null
  const told = waiting ? await deps.estimates.tell(tx, contact.serviceId, ahead ?? 0) : nothingToTell
  return presentPortalContact(tx, actor, contact, { told, ahead }, now)
}

const nothingToTell: Told = { estimate: null, estimates: null, somebodyThere: true }

/** The client's view of a contact that is already at hand. */
export async function presentPortalContact(
  tx: Tx,
  actor: ClientActor,
  contact: ContactRow,
  line: { told: Told; ahead: number | null },
  now: Date,
) {
  const names = await tx.one(portalNames, contact.id, now)
  const messages = await tx.all(messagesOf, contact.id)
  const promises = contact.caseId === null ? [] : await commitmentsOf(tx, contact.caseId)
  // A name and a number prove nothing: what was there before this contact is shown to the client of the link or code alone.
  // The visit may have become this client's just now, by what was said in this very request.
  const known = contact.sessionId === actor.sessionId ? names.visitOf : actor.clientId
  const proved = contact.clientId !== null && known === contact.clientId
  const theirs = proved || (names.caseOpenedAt !== null && names.caseOpenedAt >= contact.arrivedAt)
  const { id, channel, state, ending, need, stakes, arrivedAt, callBackTo, caseId, version } = contact
  return {
    ...{ id, channel, state, ending, need, stakes, arrivedAt, callBackTo, caseId, version },
    ahead: line.ahead,
    ...line.told,
    service: names.service,
    opensAt: line.told.somebodyThere ? null : await opensAt(tx, contact.serviceId, now),
    owner: theirs ? named(names.ownerId, names.ownerName) : null,
    ownerHere: theirs && names.ownerHere,
    waitingForOwnerUntil: contact.ownerPatienceUntil,
    choosingUntil: isWaiting(contact) ? contact.choosingUntil : null,
    agent: named(contact.agentId, names.agentName),
    experts: names.experts ?? [],
    onHold: names.onHold,
    messages: messages.filter((one) => one.kind !== 'note').map(presentMessage),
    name: proved ? names.clientName : null,
    caseReference: theirs ? names.caseReference : null,
    commitments: promises
      .filter(
        (one) => one.state === 'open' && one.toldAt !== null && (proved || isOfConversation(one, contact)),
      )
      .map((one) => ({ id: one.id, what: one.what, dueAt: one.dueAt, fromAt: one.fromAt, by: one.by.name })),
  }
}

/** What was promised while they were in contact; what came later may have been promised to somebody else. */
const isOfConversation = ({ madeAt }: { madeAt: Date }, { arrivedAt, endedAt }: ContactRow) =>
  madeAt >= arrivedAt && (endedAt === null || madeAt <= endedAt)

const isWaiting = (contact: ContactRow) => contact.state === 'waiting'

/** The view of a contact that has just arrived with words alone: nothing needs to be read that is not at hand. */
export async function presentArrival(
  tx: Tx,
  { contact, messageId, told }: Arrived,
  now: Date,
): Promise<PortalView> {
  const { id, channel, state, ending, need, stakes, arrivedAt, callBackTo, caseId, version } = contact
  const words = { id: messageId, contactId: id, caseId, kind: 'text' as const, author: 'client' as const }
  return {
    ...{ id, channel, state, ending, need, stakes, arrivedAt, callBackTo, caseId, version },
    ...{
      ahead: null,
      owner: null,
      ownerHere: false,
      waitingForOwnerUntil: null,
      choosingUntil: contact.choosingUntil,
      agent: null,
      experts: [],
    },
    ...{ onHold: false, name: null, caseReference: null, commitments: [] },
    ...told,
    service: contact.serviceName,
    opensAt: told.somebodyThere ? null : await opensAt(tx, contact.serviceId, now),
    messages: [{ ...words, agent: null, body: need, channel, at: arrivedAt }],
  }
}

type PortalView = Awaited<ReturnType<typeof presentPortalContact>>

async function hoursFor(tx: Tx, serviceId: string | null): Promise<OpeningHours | undefined> {
  const found = await tx.maybe(writtenStandard, serviceId)
  return found && hoursOf(found.zone, found.hours)
}

async function opensAt(tx: Tx, serviceId: string | null, now: Date): Promise<Date | null> {
  const hours = await hoursFor(tx, serviceId)
  const at = hours && !isOpen(hours, now.getTime()) ? nextOpening(hours, now.getTime()) : undefined
  return at === undefined ? null : new Date(at)
}

/** The ways to reach a person, each with its honest wait and opening (R2). */
export async function getWays(tx: Tx, serviceId: string | null, deps: { estimates: Estimates }, now: Date) {
  const hours = await hoursFor(tx, serviceId)
  const opening = openingOf(hours, now)
  const told = await deps.estimates.tell(tx, serviceId)
  const organisation = await getOrganisation(tx)
  const [slot] = await freeTimes(tx, { serviceId, caseId: null }, now)
  const plain = {
    opening,
    somebodyThere: told.somebodyThere,
    estimate: null,
    estimates: null,
    detail: null,
    at: null,
  }
  return [
    {
      ...plain,
      way: 'chat' as const,
      // Somebody able may be here outside the usual hours; when they go is then not known.
      opening: told.somebodyThere && !opening.openNow ? { openNow: true, changesAt: null } : opening,
      open: told.somebodyThere,
      estimate: told.estimate,
      estimates: told.estimates,
    },
    { ...plain, way: 'call_at' as const, open: slot !== undefined, at: slot ? new Date(slot.start) : null },
    { ...plain, way: 'write' as const, open: true },
    ...(organisation.phone === null
      ? []
      : [{ ...plain, way: 'phone' as const, open: opening.openNow, detail: organisation.phone }]),
    ...(organisation.address === null
      ? []
      : [{ ...plain, way: 'visit' as const, open: opening.openNow, detail: organisation.address }]),
  ]
}

function openingOf(hours: OpeningHours | undefined, now: Date) {
  if (!hours) return { openNow: false, changesAt: null }
  const at = now.getTime()
  const openNow = isOpen(hours, at)
  const changes = openNow ? closesAt(hours, at) : nextOpening(hours, at)
  // Doors that do not close within the week have no closing time worth telling.
  const worthTelling = changes !== undefined && !(openNow && changes - at > 7 * 86_400_000)
  return { openNow, changesAt: worthTelling ? new Date(changes) : null }
}
