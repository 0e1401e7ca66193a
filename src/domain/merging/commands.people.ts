import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { viewNow } from '#platform/database/view.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../accounts/contract.ts'
import type { AgentActor } from '../accounts/contract.ts'
import type { MergeField, Side } from './contract.ts'
import { peopleEvents } from './contract.events.ts'
import { mergingRefusals } from './contract.refusals.ts'
import { presentMerges } from './queries.ts'
import { fieldsAfter, fieldsBack, takeFact } from './rules.people.ts'
import * as store from './store.people.ts'
import * as late from './store.since.ts'
import type { Before, MergeRow, PersonFields, PersonRow, SharedRow } from './store.people.ts'

export type Merging = {
  readonly clientId: string
  readonly mergedId: string
  readonly fields: readonly { readonly field: MergeField; readonly take: Side }[]
  readonly facts: readonly { readonly label: string; readonly take: Side }[]
}

/**
 * Puts another person's page together with `clientId`, which lives on: cases, conversations, papers, facts and ways to
 * reach them go along with their source, date and proof. Links, open pages and codes of both end, because a page that was
 * opened as one must not show the other's words; a visit in a conversation keeps that conversation and nothing else.
 * Refuses same_person, and merged_meanwhile to whoever comes second.
 */
export async function mergeClients(tx: Tx, actor: AgentActor, input: Merging, now: Date) {
  const { clientId: keptId, mergedId } = input
  mustSeeAll()
  const { kept, merged } = await lockTwo(tx, keptId, mergedId)
  const id = newId(now)
  const shared = await tx.all(store.sharedIdentifiers, mergedId, keptId)
  const set = fieldsAfter(kept, merged, input.fields)
  const before = { kept: fieldsOf(kept), merged: fieldsOf(merged), set, shared: shared.map(keptOf) }
  await tx.run(
    store.addMerge,
    id,
    keptId,
    mergedId,
    JSON.stringify(before satisfies Before),
    actor.agentId,
    now,
  )
  await writeFields(tx, keptId, set)
  await takeIdentifiers(tx, shared)
  await chooseFacts(tx, input)
  const rows = await moveRows(tx, { id, keptId, mergedId })
  await tx.run(store.emptied, mergedId, keptId, now)
  await endWaysIn(tx, keptId, mergedId, now)
  await tx.run(store.settleDuplicates, keptId, mergedId, actor.agentId, now)
  const about = { ...madeBy(actor, now), clientId: keptId }
  await record(tx, peopleEvents.merged, about, { mergeId: id, mergedId, rows })
  return present(tx, id)
}

async function lockTwo(
  tx: Tx,
  keptId: string,
  mergedId: string,
): Promise<{ kept: PersonRow; merged: PersonRow }> {
  if (keptId === mergedId) refuse(mergingRefusals.same_person)
  const rows = await tx.all(store.lockTwo, keptId, mergedId)
  const [kept, merged] = [keptId, mergedId].map((id) => rows.find((one) => one.id === id))
  if (!kept || !merged || kept.erasedAt || merged.erasedAt) refuse(general.not_found)
  if (kept.mergedInto !== null || merged.mergedInto !== null) refuse(mergingRefusals.merged_meanwhile)
  return { kept, merged }
}

function fieldsOf(row: PersonFields): PersonFields {
  const { name, language, accessNeeds, accessNote, preferredChannel, preferredTimes } = row
  return { name, language, accessNeeds, accessNote, preferredChannel, preferredTimes }
}

function keptOf({ createdAt, provedAt, keptProvedAt, ...row }: SharedRow): Before['shared'][number] {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    provedAt: provedAt?.toISOString() ?? null,
    keptProvedAt: keptProvedAt?.toISOString() ?? null,
  }
}

async function writeFields(tx: Tx, clientId: string, fields: PersonFields): Promise<void> {
  const { name, language, accessNeeds, accessNote, preferredChannel, preferredTimes } = fields
  await tx.run(
    store.setFields,
    clientId,
    name,
    language,
    accessNeeds,
    accessNote,
    preferredChannel,
    preferredTimes,
  )
}

/** What both have is kept once, proved if either has proved it. */
async function takeIdentifiers(tx: Tx, shared: readonly SharedRow[]): Promise<void> {
  for (const one of shared) {
    const newer = [one.provedAt, one.keptProvedAt].filter((at) => at !== null).toSorted((a, b) => +b - +a)[0]
    if (newer && newer !== one.keptProvedAt) await tx.run(store.setProved, one.keptRowId, newer)
  }
  if (shared.length > 0)
    await tx.run(
      store.dropIdentifiers,
      shared.map(({ id }) => id),
    )
}

/** Facts that both told stay both, with source and date; one of them is the current value. */
async function chooseFacts(tx: Tx, { clientId, mergedId, facts }: Merging): Promise<void> {
  for (const one of await tx.all(store.toldTwice, clientId, mergedId)) {
    const take = facts.find(({ label }) => label === one.label)?.take ?? takeFact(one)
    const [older, current] =
      take === 'kept' ? [one.mergedFactId, one.keptFactId] : [one.keptFactId, one.mergedFactId]
    await tx.run(store.replaceFact, older, current)
  }
}

/** Whoever sees a part only would leave the rest behind. */
export function mustSeeAll(): void {
  if (viewNow() !== undefined) refuse(mergingRefusals.limited_view)
}

type Pair = { readonly id: string; readonly keptId: string; readonly mergedId: string }

async function moveRows(tx: Tx, { id, keptId, mergedId }: Pair): Promise<number> {
  let rows = (await tx.one(store.moveIdentifiers, mergedId, keptId, id)).count
  rows += (await tx.one(store.moveFields, mergedId, keptId, id)).count
  for (const move of store.moveAll) rows += (await tx.one(move, mergedId, keptId, id)).count
  return rows
}

async function endWaysIn(tx: Tx, one: string, other: string, now: Date): Promise<void> {
  for (const end of [store.endPages, store.endLinks, store.endCodes]) await tx.run(end, one, other, now)
}

async function present(tx: Tx, mergeId: string) {
  const [merge] = await presentMerges(tx, [await tx.one(store.merge, mergeId)])
  return merge ?? refuse(general.not_found)
}

/**
 * Takes two people apart again, at any time: every row goes back to whom it was with, and both have again what they had.
 * What has come since stays with the page that was kept, unless it is named in `toMerged`; what came onto a case goes with
 * the case. What was changed since keeps its newest value. Links, open pages and codes of both end once more.
 * Refuses cases_joined while a case of one stands together with a case of the other.
 */
export async function undoClientMerge(
  tx: Tx,
  actor: AgentActor,
  input: { mergeId: string; toMerged: readonly string[] },
  now: Date,
) {
  mustSeeAll()
  const row = await lockStanding(tx, input.mergeId)
  const { id, keptId, mergedId, before } = row
  const rows = await tx.all(store.lockTwo, keptId, mergedId)
  const [kept, merged] = [keptId, mergedId].map((one) => rows.find((person) => person.id === one))
  if (!kept || !merged || kept.erasedAt || merged.erasedAt) refuse(mergingRefusals.erased_since)
  if (kept.mergedInto !== null || merged.mergedInto !== keptId) refuse(mergingRefusals.merged_further)
  await tx.all(late.lockGoing, id)
  if ((await tx.one(late.casesJoined, id, input.toMerged)).joined) refuse(mergingRefusals.cases_joined)
  await tx.run(store.standsAlone, mergedId)
  await writeFields(tx, mergedId, before.merged)
  await writeFields(tx, keptId, fieldsBack(fieldsOf(kept), before.kept, before.set))
  await giveBack(tx, row, input.toMerged)
  await giveBackShared(tx, row)
  await tx.run(store.untangleFacts, keptId, mergedId)
  await endWaysIn(tx, keptId, mergedId, now)
  await tx.run(store.reopenDuplicates, keptId, mergedId)
  await tx.run(store.undoMerge, id, actor.agentId, now)
  const about = { ...madeBy(actor, now), clientId: keptId }
  await record(tx, peopleEvents.unmerged, about, { mergeId: id, mergedId, since: input.toMerged.length })
  return present(tx, id)
}

async function lockStanding(tx: Tx, mergeId: string): Promise<MergeRow> {
  ;(await tx.maybe(store.lockMerge, mergeId)) ?? refuse(general.not_found)
  const row = await tx.one(store.merge, mergeId)
  return row.undoneAt === null ? row : refuse(mergingRefusals.undone_already)
}

async function giveBack(tx: Tx, { id, keptId, mergedId }: Pair, toMerged: readonly string[]): Promise<void> {
  await tx.run(store.identifiersBack, id, keptId, mergedId)
  await tx.run(store.fieldsBack, id, keptId, mergedId)
  await tx.run(store.casesBack, id, keptId, mergedId)
  await tx.run(late.splitsBack, id, keptId, mergedId)
  for (const move of store.restBack) await tx.run(move, id, keptId, mergedId)
  if (toMerged.length > 0) {
    await tx.run(store.giveWayTo, toMerged, mergedId)
    for (const give of store.giveSince) await tx.run(give, toMerged, keptId, mergedId)
    await tx.run(store.messagesOfSince, toMerged, keptId, mergedId)
    await tx.run(store.papersOfSince, toMerged, keptId, mergedId)
  }
  for (const follow of store.followCases) await tx.run(follow, id, keptId, mergedId)
}

/** What both had is with both again, each with the proof that it had; a proof given since stays with the one who was kept. */
async function giveBackShared(tx: Tx, { mergedId, before }: MergeRow): Promise<void> {
  for (const one of before.shared) {
    const { id, kind, value, shown, source, createdAt, provedAt } = one
    const proved = provedAt === null ? null : new Date(provedAt)
    await tx.run(
      store.restoreIdentifier,
      id,
      mergedId,
      kind,
      value,
      shown,
      source,
      new Date(createdAt),
      proved,
    )
    await tx.run(
      store.unprove,
      one.keptRowId,
      proved,
      one.keptProvedAt === null ? null : new Date(one.keptProvedAt),
    )
  }
}

const LATE_MS = 24 * 3_600_000

/** A sweep: what came to somebody who had just been put together with another, begun a moment before, goes where they live on. */
export async function bringLate(tx: Tx, now: Date): Promise<number> {
  const young = await tx.all(late.youngMerges, new Date(now.getTime() - LATE_MS))
  for (const one of young) {
    const came = await tx.one(late.cameLate, one.mergedId)
    if (came.late) await moveRows(tx, one)
  }
  return 0
}
