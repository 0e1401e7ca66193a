import type { Database } from '#platform/database/database.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../accounts/contract.ts'
import type { AgentActor, Bind } from '../accounts/contract.ts'
import { transferEvents, transferRefusals, transferRoutes } from './contract.ts'
import { sendExport } from './export.ts'
import { inAndOut } from './queries.ts'

/** Binds what goes in and out: exports, the state of backups, the last imports. */
export function bindTransfers(
  bind: Bind,
  parts: {
    readonly database: Database
    readonly schedule: { readonly everyHours: number; readonly keep: number } | null
  },
): void {
  bind(transferRoutes.overview, (tx) => inAndOut(tx, parts.schedule))
  bind(transferRoutes.export, async (_tx, { actor, params, query, reply, now }) => {
    if (seesPart(actor)) refuse(transferRefusals.sees_a_part)
    const { format, from, to } = query
    if (from !== undefined && to !== undefined && to < from) refuse(transferRefusals.span_backwards)
    await parts.database.transact((tx) =>
      record(tx, transferEvents.exported, madeBy(actor, now), {
        what: params.what,
        format,
        from: from ?? null,
        to: to ?? null,
      }),
    )
    await sendExport(parts.database, reply, { ...params, format, from, to }, now.toISOString().slice(0, 10))
  })
}

const seesPart = ({ seesAll, key }: AgentActor) =>
  seesAll === false || (key?.departmentIds ?? null) !== null || (key?.serviceIds ?? null) !== null
