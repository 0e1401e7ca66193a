import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record, recordMany } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../accounts/contract.ts'
import type { Actor, AgentActor } from '../accounts/contract.ts'
import { tellOutside, waysTo } from './commands.news.ts'
import { newsEvents } from './contract.news.ts'
import type { NewsWays } from './contract.news.ts'
import { agentEvents } from './contract.ts'
import type { NotificationKind, PresenceState } from './contract.ts'
import { coverFor, silentSince } from './queries.ts'
import { checkAbsence } from './rules.ts'
import * as store from './store.ts'

/** Called inside the same transaction when an agent’s presence changes, so that open offers follow. */
export type OnPresence = (tx: Tx, agentId: string, state: PresenceState, now: Date) => Promise<void>

type Change = {
  readonly agentId: string
  readonly state: PresenceState
  readonly reason: string | null
  readonly why: 'chosen' | 'silent' | 'signed_out'
}

/** The agent says whether contacts can be offered, with a reason if there is one. */
export async function setPresence(
  tx: Tx,
  actor: AgentActor,
  input: { state: Exclude<PresenceState, 'away'>; reason: string | null },
  now: Date,
  onPresence?: OnPresence,
): Promise<void> {
  await changePresence(tx, actor, { agentId: actor.agentId, ...input, why: 'chosen' }, now, onPresence)
}

/** The agent has signed out: offline at once. */
export async function signedOut(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  onPresence?: OnPresence,
): Promise<void> {
  const change: Change = { agentId: actor.agentId, state: 'offline', reason: null, why: 'signed_out' }
  await changePresence(tx, actor, change, now, onPresence)
}

/** Somebody has left the organisation: offline at once. */
export async function goOffline(
  tx: Tx,
  actor: Actor,
  agentId: string,
  now: Date,
  onPresence?: OnPresence,
): Promise<void> {
  const change: Change = { agentId, state: 'offline', reason: null, why: 'signed_out' }
  await changePresence(tx, actor, change, now, onPresence)
}

async function changePresence(
  tx: Tx,
  actor: Actor,
  change: Change,
  now: Date,
  onPresence?: OnPresence,
): Promise<void> {
  const { agentId, state, reason, why } = change
  ;(await tx.maybe(store.lockAgent, agentId)) ?? refuse(general.not_found)
  const from = (await tx.maybe(store.presence, agentId))?.state ?? 'offline'
  await tx.run(store.savePresence, agentId, state, reason, now)
  if (from === state) return
  await record(tx, agentEvents.presenceChanged, { ...madeBy(actor, now), agentId }, { from, to: state, why })
  await onPresence?.(tx, agentId, state, now)
}

/** A sign of life from the agent’s desk. */
export async function seen(tx: Tx, agentId: string, now: Date): Promise<void> {
  await tx.run(store.seen, agentId, now)
}

/** Signs of life from several desks at once. */
export async function sawAgents(tx: Tx, agentIds: readonly string[], now: Date): Promise<void> {
  await tx.run(store.seenMany, agentIds, now)
}

/** These agents have just become free: last in the line of those who wait for a contact. */
export async function becameIdle(tx: Tx, agentIds: readonly string[], now: Date): Promise<void> {
  await tx.run(store.idle, agentIds, now)
}

/** Agents whose desks fell silent go offline. @returns their ids. */
export async function sweepSilent(tx: Tx, now: Date, onPresence?: OnPresence): Promise<string[]> {
  const gone = await tx.all(store.silent, silentSince(now))
  for (const { agentId, state: from } of gone) {
    await tx.run(store.savePresence, agentId, 'offline', null, now)
    const about = { ...madeBy({ kind: 'service' }, now), agentId }
    await record(tx, agentEvents.presenceChanged, about, { from, to: 'offline', why: 'silent' })
    await onPresence?.(tx, agentId, 'offline', now)
  }
  return gone.map((row) => row.agentId)
}

/** Enters an absence with the colleague who covers (R10); from now on when it has begun. */
export async function setAbsence(
  tx: Tx,
  actor: AgentActor,
  input: { from: Date; until: Date | null; coverId: string },
  now: Date,
  onPresence?: OnPresence,
): Promise<void> {
  const { agentId } = actor
  const rows = await tx.all(store.absences, [agentId, input.coverId])
  checkAbsence(
    agentId,
    input,
    rows.find((row) => row.id === input.coverId),
    now,
  )
  await tx.run(store.saveAbsence, agentId, input.from, input.until, input.coverId)
  await record(
    tx,
    agentEvents.absenceSet,
    { ...madeBy(actor, now), agentId },
    {
      coverId: input.coverId,
      fromAt: input.from.toISOString(),
      untilAt: input.until?.toISOString() ?? null,
    },
  )
  await tellCover(tx, agentId, input, now)
  if (input.from <= now) {
    await changePresence(tx, actor, { agentId, state: 'away', reason: null, why: 'chosen' }, now, onPresence)
  }
}

async function tellCover(
  tx: Tx,
  agentId: string,
  input: { from: Date; until: Date | null; coverId: string },
  now: Date,
) {
  const facts = {
    agentId,
    fromAt: input.from.toISOString(),
    untilAt: input.until?.toISOString() ?? null,
  }
  await notify(tx, { agentId: input.coverId, kind: 'covering', facts, at: now })
}

/** The agent is back: the absence ends, the cover is released. */
export async function endAbsence(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  onPresence?: OnPresence,
): Promise<void> {
  const { agentId } = actor
  const [row] = await tx.all(store.absences, [agentId])
  if (!row?.awayFrom) return
  await tx.run(store.saveAbsence, agentId, null, null, null)
  await record(tx, agentEvents.absenceEnded, { ...madeBy(actor, now), agentId }, {})
  const state = (await tx.maybe(store.presence, agentId))?.state
  if (state === 'away') {
    await changePresence(tx, actor, { agentId, state: 'busy', reason: null, why: 'chosen' }, now, onPresence)
  }
}

export type Notice = {
  readonly agentId: string
  readonly kind: NotificationKind
  readonly caseId?: string | null
  readonly contactId?: string | null
  /** Ids, codes and instants. */
  readonly facts?: Readonly<Record<string, unknown>>
  readonly at: Date
}

/** Tells an agent something; while absent, also whoever covers. @returns the ids of the agents told. */
export async function notify(tx: Tx, notice: Notice): Promise<string[]> {
  const cover = await coverFor(tx, notice.agentId, notice.at)
  const told = [notice.agentId, ...(cover ? [cover.id] : [])]
  const ways = await waysTo(tx, told, notice.kind)
  for (const agentId of told) await tell(tx, { ...notice, agentId }, ways)
  return told
}

async function tell(tx: Tx, notice: Notice, ways: ReadonlyMap<string, NewsWays>): Promise<void> {
  const { agentId, kind, caseId = null, contactId = null, facts = {}, at } = notice
  const id = newId(at)
  // What somebody does not want in the app is kept for looking up, and asks for no attention.
  const readAt = ways.get(agentId)?.inApp === false ? at : null
  await tx.run(store.addNotification, id, agentId, kind, caseId, contactId, JSON.stringify(facts), at, readAt)
  await tellOutside(tx, [{ id, agentId }], ways, at)
  const about = { ...madeBy({ kind: 'service' }, at), agentId, caseId, contactId }
  await record(tx, agentEvents.notified, about, { notificationId: id, about: kind })
}

/** What one of several people is told: ids, codes, days and instants; `agentId` among the facts is a colleague. */
export type Told = { readonly agentId: string; readonly facts: Readonly<Record<string, unknown>> }

/**
 * Tells each of several people something that is theirs alone, in one statement: who covers for them is not told, as
 * with shifts, which nobody works or swaps for another.
 */
export async function notifyEach(
  tx: Tx,
  kind: NotificationKind,
  people: readonly Told[],
  at: Date,
): Promise<void> {
  if (people.length === 0) return
  const told = people.map(({ agentId, facts }) => ({ id: newId(at), agentId, facts: JSON.stringify(facts) }))
  const column = (name: 'id' | 'agentId' | 'facts') => told.map((one) => one[name])
  const ways = await waysTo(tx, column('agentId'), kind)
  const hidden = column('agentId').filter((agentId) => ways.get(agentId)?.inApp === false)
  await tx.run(store.addNotifications, column('id'), column('agentId'), kind, column('facts'), at, hidden)
  await tellOutside(tx, told, ways, at)
  const about = madeBy({ kind: 'service' }, at)
  const rows = told.map(({ id, agentId }) => ({
    about: { ...about, agentId },
    facts: { notificationId: id, about: kind },
  }))
  await recordMany(tx, agentEvents.notified, rows)
}

/** Marks notifications as read: those given, or all up to now. */
export async function readNotifications(
  tx: Tx,
  actor: AgentActor,
  ids: readonly string[] | undefined,
  now: Date,
) {
  const count = await tx.run(store.readNotifications, actor.agentId, now, ids ?? null)
  // Told on, so that it is read at once on every device.
  if (count > 0)
    await record(tx, newsEvents.read, { ...madeBy(actor, now), agentId: actor.agentId }, { count })
}

/** Keeps what the agent is writing at a place of the desk; an empty body forgets it. */
export async function saveDraft(
  tx: Tx,
  actor: AgentActor,
  input: { place: string; body: string },
  now: Date,
) {
  if (input.body === '') await tx.run(store.forgetDraft, actor.agentId, input.place)
  else await tx.run(store.saveDraft, actor.agentId, input.place, input.body.replaceAll('\u0000', ''), now)
}

/** Merges the given settings of the desk into the agent’s own. */
export async function saveSettings(tx: Tx, actor: AgentActor, settings: Readonly<Record<string, unknown>>) {
  await tx.run(store.saveSettings, actor.agentId, JSON.stringify(settings))
}
