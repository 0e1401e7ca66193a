import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import type { AgentActor } from '../accounts/contract.ts'
import { actingFor } from '../commitments/queries.ts'
import { MergeField, mergers } from './contract.ts'
import { mergingRefusals } from './contract.refusals.ts'
import { reasonsFor } from './rules.alike.ts'
import { betterOf, takeFact, takeField } from './rules.people.ts'
import * as alike from './store.alike.ts'
import type { DuplicateRow } from './store.alike.ts'
import * as cases from './store.cases.ts'
import * as people from './store.people.ts'
import type { MergeRow } from './store.people.ts'
import { side } from './store.sides.ts'
import { sinceMerge } from './store.since.ts'
import type { SideRow } from './store.sides.ts'

/** Whether this agent puts people together; others suggest it. */
export function mayMerge(actor: AgentActor): boolean {
  return mergers.some((role) => actor.roles.includes(role))
}

/** The contract's form of a suggestion. */
export function presentDuplicate({ foundById, foundByName, ...row }: DuplicateRow) {
  return { ...row, foundBy: named(foundById, foundByName) }
}

const named = (id: string | null, name: string | null) => (id !== null && name !== null ? { id, name } : null)

/** People who may be one, the weightiest first; of one person with `clientId`. */
export async function listDuplicates(
  tx: Tx,
  actor: AgentActor,
  asked: { clientId?: string | undefined; limit: number },
) {
  const clientId = asked.clientId ?? null
  const rows = await tx.all(alike.duplicates, clientId, asked.limit)
  const { open } = await tx.one(alike.countOpen, clientId)
  return { items: rows.map(presentDuplicate), open, mayMerge: mayMerge(actor) }
}

/** Both people beside each other, where they differ, and what would be kept if nothing is said. */
export async function previewMerge(tx: Tx, keptId: string, mergedId: string, now: Date) {
  if (keptId === mergedId) refuse(mergingRefusals.same_person)
  const kept = (await tx.maybe(side, keptId, now)) ?? (await whyNotThere(tx, keptId))
  const merged = (await tx.maybe(side, mergedId, now)) ?? (await whyNotThere(tx, mergedId))
  const twice = await tx.all(people.toldTwice, keptId, mergedId)
  const common = await tx.one(alike.inCommon, keptId, mergedId)
  return {
    kept,
    merged,
    fields: MergeField.options.flatMap((field) => {
      const take = takeField(field, kept, merged)
      return differs(kept, merged, field) ? [{ field, take }] : []
    }),
    facts: twice.filter((one) => !one.same).map((one) => ({ label: one.label, take: takeFact(one) })),
    better: betterOf(kept, merged),
    reasons: reasonsFor({
      names: [common.name, common.otherName],
      identifiers: common.identifiers,
      sameFacts: common.sameFacts,
      otherFacts: common.otherFacts,
    }),
  }
}

async function whyNotThere(tx: Tx, clientId: string): Promise<never> {
  const [row] = await tx.all(people.readTwo, clientId, clientId)
  if (row?.mergedInto) refuse(mergingRefusals.merged_meanwhile)
  return refuse(general.not_found)
}

function differs(kept: SideRow, merged: SideRow, field: MergeField): boolean {
  return JSON.stringify(kept[field]) !== JSON.stringify(merged[field])
}

/** The contract's form of merges, with how many of each kind went along. */
export async function presentMerges(tx: Tx, rows: readonly MergeRow[]) {
  const counts = await tx.all(
    people.moved,
    rows.map(({ id }) => id),
  )
  return rows.map(({ before, byId, byName, undoneById, undoneByName, ...row }) => ({
    ...row,
    by: { id: byId, name: byName },
    undoneBy: named(undoneById, undoneByName),
    moved: Object.fromEntries([
      ...counts.filter((one) => one.mergeId === row.id).map((one) => [one.relation, one.count] as const),
      ...(before.shared.length > 0 ? [['shared', before.shared.length] as const] : []),
    ]),
  }))
}

/** Who was put together with a person. */
export async function listMerges(tx: Tx, actor: AgentActor, clientId: string) {
  return {
    items: await presentMerges(tx, await tx.all(people.mergesOf, clientId)),
    mayMerge: mayMerge(actor),
  }
}

/** What an undo would bring back, and what has come since. */
export async function readMerge(tx: Tx, mergeId: string) {
  const row = (await tx.maybe(people.merge, mergeId)) ?? refuse(general.not_found)
  const [merge] = await presentMerges(tx, [row])
  if (!merge) refuse(general.not_found)
  return { merge, since: row.undoneAt === null ? await tx.all(sinceMerge, mergeId) : [] }
}

/** Where a case stands among others, and what it could be put together with. */
export async function caseKin(tx: Tx, actor: AgentActor, caseId: string, now: Date) {
  const { ownerId } = await caseOwner(tx, caseId)
  const acting = await actingFor(tx, actor.agentId, now)
  const merges = await tx.all(cases.mergesInto, caseId)
  return {
    livesOn: (await tx.maybe(cases.livesOn, caseId)) ?? null,
    merges: merges.map(({ byId, byName, ...row }) => ({ ...row, by: { id: byId, name: byName } })),
    splitFrom: (await tx.maybe(cases.splitFrom, caseId)) ?? null,
    splitOff: await tx.all(cases.splitOff, caseId),
    others: await tx.all(cases.others, caseId),
    contacts: await tx.all(cases.contactsOf, caseId),
    mayMerge: mayMerge(actor) || acting.includes(ownerId),
  }
}

async function caseOwner(tx: Tx, caseId: string): Promise<{ ownerId: string }> {
  return (await tx.maybe(cases.owner, caseId)) ?? refuse(general.not_found)
}
