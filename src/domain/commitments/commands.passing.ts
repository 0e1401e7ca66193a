import type { Tx } from '#platform/database/database.ts'
import * as store from './store.ts'

/**
 * The open promises of a case pass from its former owner to the new one; work of others stays theirs, and so does a
 * call at a time at which the new owner has another. The caller holds the case and tells along the line.
 */
export async function passCommitmentsOn(
  tx: Tx,
  passed: { caseId: string; fromAgentId: string; toAgentId: string },
): Promise<number> {
  return tx.run(store.passOn, passed.caseId, passed.fromAgentId, passed.toAgentId)
}
