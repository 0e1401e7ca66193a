import type { Tx } from '#platform/database/database.ts'
import * as store from '../store/journeys.ts'
import type { HeadRow } from '../store/journeys.ts'

/** The heads of these journeys, in the order of their ids; those of which nothing was measured are left out. */
export async function headsOf(tx: Tx, caseIds: readonly string[]): Promise<HeadRow[]> {
  if (caseIds.length === 0) return []
  const rows = new Map((await tx.all(store.heads, caseIds)).map((row) => [row.caseId, row]))
  return caseIds.flatMap((caseId) => rows.get(caseId) ?? [])
}
