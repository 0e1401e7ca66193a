import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import type { AgentActor } from '../accounts/contract.ts'
import { notify } from '../agents/commands.ts'
import { aboutCase, lockCase, lockOpenCase, openCase, touchCase, writeTold } from '../cases/commands.ts'
import type { LockedCase } from '../cases/commands.ts'
import { caseRefusals } from '../cases/contract.refusals.ts'
import { copyHolds } from '../retention/commands.holds.ts'
import { mustAnswer, tellMoved } from './commands.cases.ts'
import type { Moved } from './commands.cases.ts'
import { togetherEvents } from './contract.events.ts'
import { mergingRefusals } from './contract.refusals.ts'
import * as store from './store.cases.ts'
import { words } from './words.ts'

export type Splitting = {
  readonly caseId: string
  readonly version?: number | undefined
  readonly need: string
  readonly ownerId: string
  readonly note: string | null
  readonly contactIds: readonly string[]
  readonly messageIds: readonly string[]
  readonly legIds: readonly string[]
  readonly commitmentIds: readonly string[]
  readonly questionIds: readonly string[]
  readonly paperIds: readonly string[]
}

/**
 * Takes what belongs to another need out of a case, to a new case of the same client, with an owner from its first moment
 * (R10) and both references in both stories. Promises that hang on a leg go with it, words and papers with their
 * conversation. Refuses nothing_to_split, not_on_case and owner_not_able.
 */
export async function splitCase(tx: Tx, actor: AgentActor, input: Splitting, now: Date) {
  const from = await lockOpenCase(tx, input.caseId, input.version)
  await mustAnswer(tx, actor, [from], now)
  if (chosenOf(input).every(([, ids]) => ids.length === 0)) refuse(mergingRefusals.nothing_to_split)
  const owner = (await tx.maybe(store.ableOwner, input.ownerId, now)) ?? refuse(caseRefusals.owner_not_able)
  const { clientId, stakes } = await tx.one(store.whose, from.id)
  const opened = await openCase(
    tx,
    actor,
    { clientId, serviceId: from.serviceId, ownerId: owner.id, need: input.need, stakes, channel: 'form' },
    now,
  )
  await tx.run(store.setSplitFrom, opened.id, from.id)
  const to = await lockCase(tx, opened.id)
  await record(tx, togetherEvents.split, aboutCase(actor, from, now), { otherCaseId: to.id })
  await record(tx, togetherEvents.splitOff, aboutCase(actor, to, now), { otherCaseId: from.id })
  await tellMoved(tx, actor, await moveChosen(tx, input, to.id), { from, to }, now)
  await copyHolds(tx, actor, { fromCaseId: from.id, toCaseId: to.id }, now)
  await tellSplit(tx, actor, { from, to, owner: owner.name }, input, now)
  await touchCase(tx, from.id, now)
  await touchCase(tx, to.id, now)
  return { caseId: to.id, reference: to.reference, openedAt: now }
}

function chosenOf(input: Splitting) {
  const { contactIds, messageIds, legIds, commitmentIds, questionIds, paperIds } = input
  return [
    ['contacts', contactIds],
    ['messages', messageIds],
    ['legs', legIds],
    ['commitments', commitmentIds],
    ['open_questions', questionIds],
    ['papers', paperIds],
  ] as const
}

async function moveChosen(tx: Tx, input: Splitting, toId: string): Promise<Moved> {
  const { caseId: fromId } = input
  const moved: Record<string, readonly string[]> = {}
  for (const [relation, ids] of chosenOf(input)) {
    const wanted = [...new Set(ids)]
    const rows = await tx.all(store.moveChosen[relation], wanted, fromId, toId)
    if (rows.length !== wanted.length) refuse(mergingRefusals.not_on_case)
    moved[relation] = rows.map(({ id }) => id)
  }
  for (const follow of store.followContacts) await tx.run(follow, moved['contacts'] ?? [], fromId, toId)
  const ofLegs = (await tx.all(store.ofLegs, moved['legs'] ?? [], fromId)).map(({ id }) => id)
  await tx.all(store.moveChosen.commitments, ofLegs, fromId, toId)
  return { ...moved, commitments: [...(moved['commitments'] ?? []), ...ofLegs] }
}

async function tellSplit(
  tx: Tx,
  actor: AgentActor,
  { from, to, owner }: { from: LockedCase; to: LockedCase; owner: string },
  { need, note }: Splitting,
  now: Date,
): Promise<void> {
  const { clientId } = from
  await tx.run(store.addNote, newId(now), from.id, clientId, words.splitNote(to.reference, owner, note), now)
  await tx.run(store.addNote, newId(now), to.id, clientId, words.splitFromNote(from.reference, note), now)
  await writeTold(tx, { caseId: to.id, clientId, body: words.splitOff(from.reference, owner, need) }, now)
  const facts = { change: 'split', otherCaseId: from.id }
  if (to.ownerId !== actor.agentId)
    await notify(tx, { agentId: to.ownerId, kind: 'case_given', caseId: to.id, facts, at: now })
  if (from.ownerId !== actor.agentId && from.ownerId !== to.ownerId)
    await notify(tx, { agentId: from.ownerId, kind: 'case_changed', caseId: from.id, facts, at: now })
}
