import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import { erasedKinds, FIRM, retentionRefusals } from './contract.ts'
import type { ErasedKind } from './contract.ts'
import * as store from './store.erase.ts'
import type { ErasureRow, Given } from './store.erase.ts'
import { rule } from './store.rules.ts'

/** Everything that a person is, for the steps of the register. */
export async function givenOf(tx: Tx, clientIds: readonly string[], now: Date): Promise<Given> {
  const caseIds = (await tx.all(store.casesOf, clientIds)).map(({ id }) => id)
  const contactIds = (await tx.all(store.contactsOf, clientIds, caseIds)).map(({ id }) => id)
  return [clientIds, now, caseIds, contactIds]
}

/** How many rows of each kind there are (`store.counts`) or went (`store.blanks`), in the order in which people are told of them. */
export async function countsOf(
  tx: Tx,
  given: Given,
  steps: typeof store.counts,
): Promise<{ kind: ErasedKind; count: number }[]> {
  const found = new Map<ErasedKind, number>()
  for (const { kind, run } of steps) {
    const { count } = await tx.one(run, ...given)
    found.set(kind, (found.get(kind) ?? 0) + count)
  }
  return erasedKinds.flatMap((kind) => {
    const count = found.get(kind) ?? 0
    return count > 0 ? [{ kind, count }] : []
  })
}

/** For how many days a closed case has to be kept; null: no such duty is set. */
export async function dutyDays(tx: Tx): Promise<number | null> {
  const row = await tx.maybe(rule, 'keeping_duty')
  return row?.active === true ? row.days : null
}

/** What an erasure would remove, what stays, and the reasons to wait. */
export async function previewErasure(tx: Tx, asked: string, now: Date) {
  const clientId = (await tx.maybe(store.livesOn, asked))?.id ?? refuse(general.not_found)
  const ids = (await tx.all(store.everybody, clientId)).map(({ id }) => id)
  const given = await givenOf(tx, ids, now)
  const [, , caseIds, contactIds] = given
  const wait = await tx.all(store.waits, ids, now, await dutyDays(tx))
  if (await isErased(tx, clientId)) refuse(retentionRefusals.erased_already)
  return {
    clientId,
    goes: await countsOf(tx, given, store.counts),
    stays: await tx.one(store.stays, ids, caseIds, contactIds),
    wait: wait.map((one) => ({ ...one, firm: FIRM.includes(one.reason) })),
  }
}

async function isErased(tx: Tx, clientId: string): Promise<boolean> {
  return (await tx.maybe(store.erasedAt, clientId))?.erasedAt !== null
}

/** The contract's form of a receipt. */
export function presentErasure({ agentId, agentName, ...row }: ErasureRow) {
  return { ...row, agent: agentId !== null && agentName !== null ? { id: agentId, name: agentName } : null }
}

export async function listErasures(tx: Tx, limit: number) {
  return { items: (await tx.all(store.erasures, limit)).map(presentErasure) }
}
