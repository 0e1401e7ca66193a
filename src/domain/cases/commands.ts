import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId, newReference } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import type { Subject } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../accounts/contract.ts'
import type { Actor, ServiceActor } from '../accounts/contract.ts'
import { notify } from '../agents/commands.ts'
import type { NotificationKind } from '../agents/contract.ts'
import { coverFor } from '../agents/queries.ts'
import { passCommitmentsOn } from '../commitments/commands.passing.ts'
import type { Channel, Stakes } from '../services/contract.ts'
import { tellFollowers } from './commands.followers.ts'
import { caseRefusals } from './contract.refusals.ts'
import type { Outcome } from './contract.ts'
import { caseEvents } from './contract.events.ts'
import { looseEndsOf, storyOf } from './queries.ts'
import { canOwn } from './rules.ts'
import * as store from './store/cases.ts'
import type { LockedCase } from './store/cases.ts'
import * as work from './store/work.ts'
import { words } from './words.ts'

export type { LockedCase } from './store/cases.ts'

export const SERVICE: ServiceActor = { kind: 'service' }
/** What is written on a client's page belongs to no conversation: it is a written form. */
export const PAGE: Channel = 'form'

export type OpenCase = {
  clientId: string
  serviceId: string | null
  ownerId: string
  need: string
  stakes: Stakes
  channel: Channel
  contactId?: string | null
}

/** Begins a case, with its owner from the first moment (R10). */
export async function openCase(
  tx: Tx,
  actor: Actor,
  input: OpenCase,
  now: Date,
): Promise<{ id: string; reference: string }> {
  const { clientId, serviceId, ownerId, stakes, need, channel, contactId } = input
  const id = newId(now)
  let reference = newReference()
  while (!(await tx.maybe(store.add, id, reference, clientId, serviceId, ownerId, stakes, need, now))) {
    reference = newReference()
  }
  const about = { ...madeBy(actor, now), caseId: id, clientId, agentId: ownerId, serviceId, contactId }
  await record(tx, caseEvents.opened, about, { ownerId, channel })
  return { id, reference }
}

/**
 * Takes hold of a case for the rest of the transaction; every change begins with it, so that changes come one after
 * another. Refuses what does not exist, and with `version` what has changed since the caller looked.
 */
export async function lockCase(tx: Tx, caseId: string, version?: number): Promise<LockedCase> {
  const kase = (await tx.maybe(store.lock, caseId)) ?? refuse(general.not_found)
  if (version !== undefined && version !== kase.version) {
    refuse(general.stale_version, { version: kase.version, story: storyOf(kase) })
  }
  return kase
}

/** As `lockCase`, for changes that only an open case can have. */
export async function lockOpenCase(tx: Tx, caseId: string, version?: number): Promise<LockedCase> {
  const kase = await lockCase(tx, caseId, version)
  if (kase.state === 'closed') refuse(caseRefusals.case_closed)
  return kase
}

/** Ends every change: a new version, and when what is open is due next. @returns the new version. */
export async function touchCase(tx: Tx, caseId: string, now: Date): Promise<number> {
  return (await tx.one(store.touch, caseId, now)).version
}

/** Brings "due next" of every case in line with its open work, after rows were brought in by other ways than commands. */
export async function settleNextDue(tx: Tx): Promise<number> {
  return tx.run(store.touchAll)
}

/** Whom and what a row of the ledger about this case is about. */
export function aboutCase(
  actor: Actor,
  kase: Pick<LockedCase, 'id'> & Partial<LockedCase>,
  now: Date,
): Subject {
  const { id: caseId, clientId, ownerId: agentId, serviceId } = kase
  return { ...madeBy(actor, now), caseId, clientId, agentId, serviceId }
}

/** Ends a case whose need is met. Refuses `loose_ends`, with them. A case that is closed already stays as it is. */
export async function closeMet(
  tx: Tx,
  actor: Actor,
  input: { caseId: string; note: string | null },
  now: Date,
): Promise<void> {
  const kase = await lockCase(tx, input.caseId)
  if (kase.state === 'open') await endCase(tx, actor, kase, { outcome: 'met', note: input.note }, now)
}

/** Ends a case that turned out to be another one's; that goes on. Refuses `loose_ends`, with them. */
export async function closeDuplicate(
  tx: Tx,
  actor: Actor,
  input: { caseId: string; ofCaseId: string },
  now: Date,
): Promise<void> {
  const other = (await tx.maybe(store.find, input.ofCaseId)) ?? refuse(general.not_found)
  const kase = await lockCase(tx, input.caseId)
  if (kase.state === 'open')
    await endCase(tx, actor, kase, { outcome: 'duplicate', note: null, of: other }, now)
}

export type Ending = {
  outcome: Outcome
  note: string | null
  /** For a duplicate: the case in which it goes on. */
  of?: Pick<LockedCase, 'reference' | 'ownerName'>
}

/** Ends an open, locked case. R11: nothing may be left loose. The client is asked whether it is sorted. */
export async function endCase(
  tx: Tx,
  actor: Actor,
  kase: LockedCase,
  ending: Ending,
  now: Date,
): Promise<void> {
  const looseEnds = await looseEndsOf(tx, kase.id)
  if (looseEnds.length > 0) refuse(caseRefusals.loose_ends, { looseEnds })
  const { outcome, note, of } = ending
  await tx.run(store.close, kase.id, outcome, of?.reference ?? note, now, agentOf(actor))
  await record(tx, caseEvents.closed, aboutCase(actor, kase, now), { outcome })
  await tell(tx, kase, endingWords(kase, ending), now)
  await tellFollowers(tx, { caseId: kase.id, change: 'closed', except: [agentOf(actor)] }, now)
  await touchCase(tx, kase.id, now)
}

function endingWords(kase: LockedCase, { outcome, note, of }: Ending): string {
  if (outcome === 'met') return words.closed(kase.ownerName, note)
  if (outcome === 'withdrawn_by_client') return words.withdrawn(kase.ownerName, note)
  return words.duplicate(of?.reference ?? null, of?.ownerName ?? kase.ownerName)
}

export type ChangeOwner = {
  caseId: string
  toAgentId: string
  why: 'handover' | 'first_conversation' | 'given' | 'left_service'
  /** In words that the client can read. */
  reason?: string | null
}

/**
 * Makes somebody else the one owner (R10); open promises go along, and it is told along the line (R13). The new owner
 * is an active colleague, and here unless the client is with them. Nothing happens when it is theirs already.
 */
export async function changeOwner(tx: Tx, actor: Actor, input: ChangeOwner, now: Date): Promise<void> {
  const { caseId, toAgentId, why, reason = null } = input
  const kase = await lockOpenCase(tx, caseId)
  if (kase.ownerId === toAgentId) return
  const person = await tx.maybe(store.person, toAgentId, now)
  if (!person || !canOwn(person, why)) refuse(caseRefusals.owner_not_able)
  await passOwnership(tx, actor, kase, person.id, why, now)
  if (why !== 'first_conversation') {
    const clientText = words.ownerChanged(kase.ownerName, person.name, reason)
    const facts = { change: 'owner', fromId: kase.ownerId, toId: person.id }
    if (why !== 'handover')
      await notify(tx, { agentId: person.id, kind: 'case_given', caseId, facts, at: now })
    const told = [agentOf(actor), person.id]
    await tellLine(tx, kase, { told, also: [kase.ownerId], kind: 'case_changed', facts, clientText }, now)
  }
  await touchCase(tx, caseId, now)
}

async function passOwnership(
  tx: Tx,
  actor: Actor,
  kase: LockedCase,
  toId: string,
  why: ChangeOwner['why'],
  now: Date,
): Promise<void> {
  await tx.run(store.setOwner, kase.id, toId)
  await passCommitmentsOn(tx, { caseId: kase.id, fromAgentId: kase.ownerId, toAgentId: toId })
  const about = { ...aboutCase(actor, kase, now), agentId: toId }
  await record(tx, caseEvents.ownerChanged, about, { fromId: kase.ownerId, toId, why })
}

/**
 * Opens a closed case again, with the same owner (R10). While the owner is away, the cover is told too. An owner who has
 * left is followed by the colleague who covered, else by a lead of the department, and the client is told by name.
 * A client who comes back to an open case changes nothing; an agent is refused `case_open`.
 */
export async function reopen(
  tx: Tx,
  actor: Actor,
  input: { caseId: string; by: 'client' | 'agent'; reason?: string | null },
  now: Date,
): Promise<void> {
  const kase = await lockCase(tx, input.caseId)
  if (kase.state === 'open') {
    if (input.by === 'agent') refuse(caseRefusals.case_open)
    return
  }
  if (kase.mergedInto !== null) refuse(caseRefusals.case_merged, { caseId: kase.mergedInto })
  await tx.run(store.reopen, kase.id)
  await record(tx, caseEvents.reopened, aboutCase(actor, kase, now), { by: input.by })
  const { ownerId, told } = await ownerAfterReopening(tx, kase, now)
  await tell(tx, kase, input.reason ? `${told} Why: ${input.reason}` : told, now)
  await tellFollowers(tx, { caseId: kase.id, change: 'reopened', except: [agentOf(actor), ownerId] }, now)
  if (ownerId !== agentOf(actor)) {
    const facts = { change: 'reopened', by: input.by }
    await notify(tx, { agentId: ownerId, kind: 'case_changed', caseId: kase.id, facts, at: now })
  }
  await touchCase(tx, kase.id, now)
}

/** An open case whose owner has left goes to whoever follows them (R10), with its promises. @returns who, and what to tell. */
export async function ownerAfterReopening(
  tx: Tx,
  kase: LockedCase,
  now: Date,
): Promise<{ ownerId: string; told: string }> {
  const heir = kase.ownerActive ? undefined : await tx.maybe(store.heir, kase.ownerId, now)
  if (!heir) {
    const cover = await coverFor(tx, kase.ownerId, now)
    return { ownerId: kase.ownerId, told: words.reopened(kase.ownerName, cover?.name ?? null) }
  }
  await passOwnership(tx, SERVICE, kase, heir.id, 'left_service', now)
  return { ownerId: heir.id, told: words.reopenedElsewhere(kase.ownerName, heir.name) }
}

/** The client has written: a resting case wakes, it waits on us again, and its owner (and cover) is told. */
export async function noteClientMessage(tx: Tx, input: { caseId: string }, now: Date): Promise<void> {
  const kase = await lockCase(tx, input.caseId)
  if (kase.state === 'open') await putOnUs(tx, kase, 'client', now)
  await notify(tx, { agentId: kase.ownerId, kind: 'client_wrote', caseId: kase.id, at: now })
  await tellFollowers(tx, { caseId: kase.id, change: 'client_wrote', except: [] }, now)
  await touchCase(tx, kase.id, now)
}

/** Wakes a resting case, and lets it wait on us. The caller holds the case. */
export async function putOnUs(
  tx: Tx,
  kase: LockedCase,
  why: 'time' | 'client' | 'agent',
  now: Date,
): Promise<void> {
  if (kase.snoozedUntil !== null) {
    await tx.run(store.setSnooze, kase.id, null)
    await record(tx, caseEvents.woke, aboutCase(SERVICE, kase, now), { why })
  }
  if (kase.waitingOn !== 'us') {
    await tx.run(store.setWaiting, kase.id, 'us', null)
    await record(tx, caseEvents.waitingChanged, aboutCase(SERVICE, kase, now), { on: 'us' })
  }
}

/** Writes the service's own words to the client, on the case and, where there is one, in the conversation. @returns the message's id. */
export async function writeTold(
  tx: Tx,
  input: { caseId: string; contactId?: string | null; clientId: string; body: string },
  now: Date,
): Promise<string> {
  const { caseId, clientId, contactId = null, body } = input
  const id = await tell(tx, { id: caseId, clientId }, body, now, contactId)
  await touchCase(tx, caseId, now)
  return id
}

async function tell(
  tx: Tx,
  kase: Pick<LockedCase, 'id' | 'clientId'>,
  body: string,
  now: Date,
  contactId: string | null = null,
): Promise<string> {
  const id = newId(now)
  const channel = contactId === null ? PAGE : (await tx.one(work.contactChannel, contactId)).channel
  const { id: caseId, clientId } = kase
  await tx.run(work.addMessage, id, contactId, caseId, clientId, 'told', 'service', null, body, now, channel)
  const about = { ...madeBy(SERVICE, now), caseId, clientId, contactId }
  await record(tx, caseEvents.messageSent, about, { messageId: id, author: 'service', note: false })
  return id
}

export type AlongTheLine = {
  caseId: string
  /** Whoever made the change knows of it already. */
  exceptAgentId: string | null
  kind: NotificationKind
  facts: Readonly<Record<string, unknown>>
  /** What the client reads; left out when the client has been told in another way. */
  clientText?: string | undefined
}

/** Tells a change along the line (R13): the owner (and cover), co-owners of open legs, followers; and the client. */
export async function tellAlongLine(tx: Tx, input: AlongTheLine, now: Date): Promise<void> {
  const kase = (await tx.maybe(store.find, input.caseId)) ?? refuse(general.not_found)
  await tellLine(tx, kase, { ...input, told: [input.exceptAgentId], also: [] }, now)
  await touchCase(tx, kase.id, now)
}

type Line = Pick<AlongTheLine, 'kind' | 'facts' | 'clientText'> & {
  told: readonly (string | null)[]
  also: readonly string[]
}

async function tellLine(tx: Tx, kase: LockedCase, line: Line, now: Date): Promise<void> {
  const { kind, facts, clientText, told, also } = line
  const people = new Set([...(await tx.all(work.alongTheLine, kase.id)).map((one) => one.id), ...also])
  const reached = new Set<string>()
  for (const agentId of people) {
    if (told.includes(agentId)) continue
    for (const id of await notify(tx, { agentId, kind, caseId: kase.id, facts, at: now })) reached.add(id)
  }
  if (clientText !== undefined) await tell(tx, kase, clientText, now)
  const about = aboutCase(SERVICE, kase, now)
  await record(tx, caseEvents.told, about, { people: reached.size, client: clientText !== undefined })
}

/** The agent who acts, if it is one. */
export function agentOf(actor: Actor): string | null {
  return actor.kind === 'agent' ? actor.agentId : null
}
