import type { Tx } from '#platform/database/database.ts'
import type { RowKind } from '../contract.ts'
import { applyStatement, clearSpreads, clearSums } from './apply.ts'
import { CONTACT_FACTS } from './facts.contacts.ts'
import { LEG_FACTS, NEED_FACTS, PROMISE_FACTS, WORK_FACTS } from './facts.needs.ts'

// In this order: needs are made of their contacts; legs, promises and work take their service from the need.
const applied = {
  contact: applyStatement('contact', CONTACT_FACTS),
  need: applyStatement('need', NEED_FACTS),
  leg: applyStatement('leg', LEG_FACTS),
  promise: applyStatement('promise', PROMISE_FACTS),
  work: applyStatement('work', WORK_FACTS),
}
export const kinds = Object.keys(applied) as readonly RowKind[]

/** Whose rows are worked out again: cases whole with all their contacts, and contacts that are of no case. */
export type Whose = { readonly caseIds: readonly string[]; readonly contactIds: readonly string[] }

/**
 * Works out the rows of some cases and contacts again, from all that the ledger has of them, and with `rollUp` brings the
 * roll-ups in line. The caller holds the lock. Gives how many rows came out differently.
 */
export async function workOut(tx: Tx, whose: Whose, zone: string, rollUp: boolean): Promise<number> {
  if (whose.caseIds.length + whose.contactIds.length === 0) return 0
  let changed = 0
  for (const kind of kinds) {
    const { counted, rowsOnly } = applied[kind]
    changed += (await tx.one(rollUp ? counted : rowsOnly, whose.caseIds, whose.contactIds, zone)).changed
  }
  if (rollUp && changed > 0) {
    await tx.run(clearSums)
    await tx.run(clearSpreads)
  }
  return changed
}
