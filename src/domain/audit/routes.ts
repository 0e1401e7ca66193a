import { declaredEvents } from '#platform/contract/event.ts'
import type { Bind } from '../accounts/contract.ts'
import { auditRoutes as r } from './contract.ts'
import { listChanges, listReads } from './queries.ts'

/** Binds what was changed and what was looked at. */
export function bindAudit(bind: Bind): void {
  bind(r.changes, (tx, { query }) => listChanges(tx, query))
  bind(r.reads, (tx, { query }) => listReads(tx, query))
  bind(r.kinds, async () => ({ items: declaredEvents().map(({ kind, meaning }) => ({ kind, meaning })) }))
}
