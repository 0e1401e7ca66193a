import type { Bind } from '../accounts/contract.ts'
import { startBulk, undoBulk } from './commands.ts'
import { bulkRoutes } from './contract.ts'
import { getRun } from './queries.ts'

/** Binds work on many cases at once. */
export function bindBulk(bind: Bind): void {
  bind(bulkRoutes.start, (tx, { actor, body, now }) => startBulk(tx, actor, body, now))
  bind(bulkRoutes.get, (tx, { actor, params, now }) => getRun(tx, actor, params.runId, now))
  bind(bulkRoutes.undo, (tx, { actor, params, now }) => undoBulk(tx, actor, params, now))
}
