import type { Tx } from '#platform/database/database.ts'
import type { AnswerOf } from '#platform/contract/route.ts'
import type { transferRoutes } from './contract.ts'
import * as store from './store.ts'

const SHOWN = 20

/** The state of backups and the last imports. */
export async function inAndOut(
  tx: Tx,
  schedule: { readonly everyHours: number; readonly keep: number } | null,
): Promise<AnswerOf<(typeof transferRoutes)['overview']>> {
  const backups = await tx.all(store.lastBackups, SHOWN)
  const imports = await tx.all(store.lastImports, SHOWN)
  return { schedule, backups, imports }
}

/** When the last backup was made, and whether it was read to its end; undefined where there is none. */
export const lastBackup = (tx: Tx) => tx.maybe(store.lastMade)
