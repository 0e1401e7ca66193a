import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record, recordMany } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import type { Actor, AgentActor } from '../accounts/contract.ts'
import { notify } from '../agents/commands.ts'
import { aboutCase, lockCase, ownerAfterReopening, touchCase, writeTold } from '../cases/commands.ts'
import type { LockedCase } from '../cases/commands.ts'
import { timeWords } from '../cases/queries.ts'
import { actingFor } from '../commitments/queries.ts'
import { contactEvents } from '../contacts/contract.events.ts'
import { togetherEvents } from './contract.events.ts'
import { mergingRefusals } from './contract.refusals.ts'
import { mayMerge } from './queries.ts'
import * as store from './store.cases.ts'
import type { BeforeCase, CaseRow, MovedRelation } from './store.cases.ts'
import { words } from './words.ts'

const SERVICE = { kind: 'service' } as const

/** Who answers for a case: its owner, whoever covers for them, leads and admins. */
export async function mustAnswer(
  tx: Tx,
  actor: AgentActor,
  cases: readonly { readonly ownerId: string }[],
  now: Date,
): Promise<void> {
  if (mayMerge(actor)) return
  const acting = await actingFor(tx, actor.agentId, now)
  if (!cases.some(({ ownerId }) => acting.includes(ownerId))) refuse(general.not_yours)
}

/** Both cases in the order of their ids, so that two who put the same together never wait for each other. */
async function lockBoth(tx: Tx, keptId: string, mergedId: string, version?: number) {
  // Before anything else is looked at: whoever looked at an older case looks again first.
  const now = version === undefined ? undefined : await tx.maybe(store.version, keptId)
  if (now && now.version !== version) refuse(general.stale_version, { version: now.version })
  if (keptId === mergedId) refuse(mergingRefusals.same_case)
  const locked = new Map<string, LockedCase>()
  for (const id of [keptId, mergedId].toSorted())
    locked.set(id, await lockCase(tx, id, id === keptId ? version : undefined))
  const [kept, merged] = [locked.get(keptId), locked.get(mergedId)]
  return kept && merged ? { kept, merged } : refuse(general.not_found)
}

/**
 * Puts another case of the same client into `caseId`, which goes on with its one owner (R10): conversations, messages,
 * papers, promises, work of others and questions go along, the other story is kept as a dated note, and the old reference
 * leads on. Whoever owned the other is told and follows. Refuses other_client, into_closed and merged_meanwhile.
 */
export async function mergeCases(
  tx: Tx,
  actor: AgentActor,
  input: { caseId: string; mergedId: string; version?: number | undefined },
  now: Date,
): Promise<{ mergeId: string; version: number }> {
  const { kept, merged } = await lockBoth(tx, input.caseId, input.mergedId, input.version)
  await mustAnswer(tx, actor, [kept, merged], now)
  const was = await mustGoTogether(tx, kept, merged)
  const mergeId = newId(now)
  const fresh = await tx.maybe(store.follow, kept.id, merged.ownerId, now)
  const before = JSON.stringify(beforeOf(was, fresh ? merged.ownerId : null))
  await tx.run(store.addMerge, mergeId, kept.id, merged.id, before, actor.agentId, now)
  await takeIn(tx, actor, { mergeId, from: merged, to: kept }, now)
  await tx.run(store.goesInto, merged.id, kept.id, kept.reference, now, actor.agentId)
  await record(tx, togetherEvents.merged, aboutCase(actor, merged, now), { otherCaseId: kept.id })
  await record(tx, togetherEvents.tookIn, aboutCase(actor, kept, now), { otherCaseId: merged.id, mergeId })
  await tellTogether(tx, actor, kept, merged, now)
  await touchCase(tx, merged.id, now)
  return { mergeId, version: await touchCase(tx, kept.id, now) }
}

async function mustGoTogether(tx: Tx, kept: LockedCase, merged: LockedCase): Promise<CaseRow> {
  if (kept.clientId !== merged.clientId) refuse(mergingRefusals.other_client)
  const [into, was] = [await tx.one(store.state, kept.id), await tx.one(store.state, merged.id)]
  if (into.mergedInto !== null || was.mergedInto !== null) refuse(mergingRefusals.merged_meanwhile)
  if (into.erased || was.erased) refuse(mergingRefusals.erased_since)
  if (into.state === 'closed' && was.state === 'open') refuse(mergingRefusals.into_closed)
  return was
}

function beforeOf(row: CaseRow, follower: string | null): BeforeCase {
  const { state, outcome, outcomeNote, closedBy, waitingOn, waitingNote, confirmed } = row
  return {
    ...{ state, outcome, outcomeNote, closedBy, waitingOn, waitingNote, confirmed, follower },
    closedAt: row.closedAt?.toISOString() ?? null,
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
  }
}

type Between = { readonly from: LockedCase; readonly to: LockedCase }

async function takeIn(tx: Tx, actor: Actor, { mergeId, from, to }: Between & { mergeId: string }, now: Date) {
  for (const move of store.moveKeyed) await tx.run(move, from.id, to.id, mergeId)
  const moved: Moved = {}
  for (const [relation, move] of store.moveAll) {
    moved[relation] = (await tx.all(move, from.id, to.id, mergeId)).map(({ id }) => id)
  }
  await tellMoved(tx, actor, moved, { from, to }, now)
}

export type Moved = Partial<Record<MovedRelation, readonly string[]>>

/** Tells the ledger, on both cases, which conversations, legs and promises moved: figures count each once, where it is. */
export async function tellMoved(tx: Tx, actor: Actor, moved: Moved, { from, to }: Between, now: Date) {
  const contacts = (moved.contacts ?? []).map((contactId) => ({
    about: { ...aboutCase(actor, to, now), agentId: null, contactId },
    facts: { fromCaseId: from.id },
  }))
  await recordMany(tx, contactEvents.joinedCase, contacts)
  const promises = (moved.commitments ?? []).map((commitmentId) => ({ commitmentId }))
  const legs = (moved.legs ?? []).map((legId) => ({ legId }))
  const left = (facts: object) => ({
    about: aboutCase(actor, from, now),
    facts: { ...facts, otherCaseId: to.id },
  })
  const came = (facts: object) => ({
    about: aboutCase(actor, to, now),
    facts: { ...facts, otherCaseId: from.id },
  })
  // "Left" before "came": where something is, its last row says.
  await recordMany(tx, togetherEvents.promiseLeft, promises.map(left) as never)
  await recordMany(tx, togetherEvents.promiseCame, promises.map(came) as never)
  await recordMany(tx, togetherEvents.legLeft, legs.map(left) as never)
  await recordMany(tx, togetherEvents.legCame, legs.map(came) as never)
}

async function tellTogether(tx: Tx, actor: AgentActor, kept: LockedCase, merged: LockedCase, now: Date) {
  const day = (await timeWords(tx))(now)
  const story = words.story(merged.reference, merged.ownerName, day, merged)
  await tx.run(store.addNote, newId(now), kept.id, kept.clientId, story, now)
  const body = words.together(merged.reference, kept.reference, kept.ownerName)
  await writeTold(tx, { caseId: kept.id, clientId: kept.clientId, body }, now)
  const facts = { change: 'merged', otherCaseId: merged.id }
  for (const agentId of new Set([merged.ownerId, kept.ownerId])) {
    if (agentId !== actor.agentId)
      await notify(tx, { agentId, kind: 'case_changed', caseId: kept.id, facts, at: now })
  }
}

/**
 * Lets a case that had gone into another stand by itself again: it is as it was, with everything that went along, and with
 * what came to that since (the words of its conversations, promises that took the place of its own). What else came since
 * stays where it is. Refuses undone_already, merged_further and erased_since.
 */
export async function undoCaseMerge(
  tx: Tx,
  actor: AgentActor,
  input: { mergeId: string },
  now: Date,
): Promise<void> {
  const row = (await tx.maybe(store.lockMerge, input.mergeId)) ?? refuse(general.not_found)
  const { kept, merged } = await lockBoth(tx, row.keptId, row.mergedId)
  await mustAnswer(tx, actor, [kept, merged], now)
  if (row.undoneAt !== null) refuse(mergingRefusals.undone_already)
  const [into, was] = [await tx.one(store.state, kept.id), await tx.one(store.state, merged.id)]
  if (into.mergedInto !== null || was.mergedInto !== kept.id) refuse(mergingRefusals.merged_further)
  if (into.erased || was.erased) refuse(mergingRefusals.erased_since)
  await stateBack(tx, merged.id, row.before)
  await rowsBack(tx, actor, row.id, { from: kept, to: merged }, now)
  if (row.before.follower !== null) await tx.run(store.unfollow, kept.id, row.before.follower)
  await tx.run(store.undoMerge, row.id, actor.agentId, now)
  await record(tx, togetherEvents.unmerged, aboutCase(actor, merged, now), { otherCaseId: kept.id })
  await record(tx, togetherEvents.gaveBack, aboutCase(actor, kept, now), { otherCaseId: merged.id })
  // Whoever had owned it may have left since: nobody would look after it (R10).
  if (row.before.state === 'open') await ownerAfterReopening(tx, merged, now)
  await tellApart(tx, actor, kept, await lockCase(tx, merged.id), now)
  await touchCase(tx, kept.id, now)
  await touchCase(tx, merged.id, now)
}

const dateOf = (text: string | null) => (text === null ? null : new Date(text))

async function stateBack(tx: Tx, caseId: string, before: BeforeCase): Promise<void> {
  const { state, outcome, outcomeNote, closedBy, waitingOn, waitingNote, confirmed } = before
  const [closedAt, snoozedUntil, confirmedAt] = [
    before.closedAt,
    before.snoozedUntil,
    before.confirmedAt,
  ].map(dateOf)
  await tx.run(
    store.asBefore,
    caseId,
    state,
    outcome,
    outcomeNote,
    closedAt ?? null,
    closedBy,
    waitingOn,
    waitingNote,
    snoozedUntil ?? null,
    confirmed,
    confirmedAt ?? null,
  )
}

async function rowsBack(tx: Tx, actor: Actor, mergeId: string, between: Between, now: Date): Promise<void> {
  const { from, to } = between
  for (const move of store.keyedBack) await tx.run(move, mergeId, from.id, to.id)
  const moved: Moved = {}
  for (const [relation, move] of store.moveBack) {
    moved[relation] = (await tx.all(move, mergeId, from.id, to.id)).map(({ id }) => id)
  }
  const promises = moved.commitments ?? []
  const later = (await tx.all(store.successors, promises, from.id)).map(({ id }) => id)
  await tx.all(store.moveChosen.commitments, later, from.id, to.id)
  for (const follow of store.followContacts) await tx.run(follow, moved.contacts ?? [], from.id, to.id)
  await tellMoved(tx, actor, { ...moved, commitments: [...promises, ...later] }, between, now)
}

async function tellApart(tx: Tx, actor: AgentActor, kept: LockedCase, merged: LockedCase, now: Date) {
  const day = (await timeWords(tx))(now)
  await tx.run(store.addNote, newId(now), kept.id, kept.clientId, words.apartNote(merged.reference, day), now)
  const body = words.apart(merged.reference, kept.reference, merged.ownerName)
  await writeTold(tx, { caseId: merged.id, clientId: merged.clientId, body }, now)
  const facts = { change: 'unmerged', otherCaseId: kept.id }
  for (const agentId of new Set([merged.ownerId, kept.ownerId])) {
    if (agentId !== actor.agentId)
      await notify(tx, { agentId, kind: 'case_changed', caseId: merged.id, facts, at: now })
  }
}

/** A sweep: what came to a case after it had gone into another goes to the one that goes on. */
export async function bringLateToCases(tx: Tx, now: Date): Promise<number> {
  for (const { id: mergeId, keptId, mergedId } of await tx.all(store.late)) {
    const { kept, merged } = await lockBoth(tx, keptId, mergedId)
    await takeIn(tx, SERVICE, { mergeId, from: merged, to: kept }, now)
    await touchCase(tx, kept.id, now)
  }
  return 0
}
