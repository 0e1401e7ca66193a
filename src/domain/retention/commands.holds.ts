import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { madeBy } from '../accounts/contract.ts'
import type { Actor } from '../accounts/contract.ts'
import { retentionEvents } from './contract.ts'
import * as store from './store.rules.ts'

/** Something of a held case went to another: that is held from now on too, for the same reason, until each hold is ended. */
export async function copyHolds(
  tx: Tx,
  actor: Actor,
  { fromCaseId, toCaseId }: { fromCaseId: string; toCaseId: string },
  now: Date,
): Promise<void> {
  for (const held of await tx.all(store.holdsToCopy, fromCaseId, toCaseId)) {
    const id = newId(now)
    const { clientId, reason, placedBy } = held
    await tx.run(store.addHold, id, clientId, toCaseId, reason, placedBy, now)
    await record(
      tx,
      retentionEvents.held,
      { ...madeBy(actor, now), clientId, caseId: toCaseId },
      { holdId: id },
    )
  }
}
