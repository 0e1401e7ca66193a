import { done } from '#platform/contract/values.ts'
import type { Database } from '#platform/database/database.ts'
import type { Bind } from '../accounts/contract.ts'
import { logRoutes } from './contract.logs.ts'
import { importLogText, removeLog } from './logs/commands.ts'
import type { Logs } from './logs/queries.ts'

/** Binds the logs of other systems. */
export function bindLogs(bind: Bind, { database, logs }: { database: Database; logs: Logs }): void {
  bind(logRoutes.logs, async (tx) => ({ items: await logs.list(tx) }))
  bind(logRoutes.log, (_, { params }) => logs.measured(params.logId), { lasting: true })
  // Reading takes seconds and must not hold a connection: what is read is kept in a transaction of its own.
  bind(logRoutes.importLog, (_, { actor, body, now }) => importLogText(database, actor, body, now), {
    lasting: true,
  })
  bind(logRoutes.removeLog, async (tx, { actor, params, now }) => {
    await removeLog(tx, actor, params.logId, now)
    return done
  })
}
