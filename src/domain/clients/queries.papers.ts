import type { Tx } from '#platform/database/database.ts'
import * as store from './papers.jobs.store.ts'
import type { PlaceCount, Waiting } from './papers.jobs.store.ts'

/** Where papers are, by place (null: the database), and what waits to be removed. */
export async function papersKept(tx: Tx): Promise<{ places: PlaceCount[]; waiting: Waiting }> {
  return { places: await tx.all(store.papersByPlace), waiting: await tx.one(store.waitingRemovals) }
}
