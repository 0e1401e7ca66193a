import type { PlaceholderValues } from '#core/text/placeholders.ts'
import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import { timeWords } from '../../cases/queries.ts'
import * as store from '../store/answers.ts'

/** What is known of a case for each placeholder, as the client would read it. `agent`: who writes; null: the service itself. */
export async function valuesOf(
  tx: Tx,
  caseId: string,
  agent: string | null,
): Promise<PlaceholderValues & Record<string, string | null>> {
  const { due, ...row } = (await tx.maybe(store.values, caseId)) ?? refuse(general.not_found)
  return { ...row, agent, due: due === null ? null : (await timeWords(tx))(due) }
}
