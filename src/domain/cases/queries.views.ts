import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import type { AgentActor } from '../accounts/contract.ts'
import { mayShareViews } from './access.ts'
import type { CaseChoice } from './contract.views.ts'
import { matchingCases } from './queries.lists.ts'
import type { CasesWanted } from './queries.lists.ts'
import * as store from './store/kept-views.ts'
import type { ViewRow } from './store/kept-views.ts'

/** A view's number says no more than this many. */
const COUNTED = 1_000

/** Mine in their order, then what others share. */
export async function listViews(tx: Tx, actor: AgentActor) {
  const rows = await tx.all(store.listViews, actor.agentId)
  return { items: rows.map((row) => presentView(actor, row)), mayShare: mayShareViews(actor) }
}

/** How many cases each view has now. */
export async function countViews(tx: Tx, actor: AgentActor, now: Date) {
  const items: { id: string; count: number }[] = []
  for (const { id, filter } of await tx.all(store.listViews, actor.agentId)) {
    const found = await matchingCases(tx, actor, wantedBy(filter), COUNTED + 1, now)
    items.push({ id, count: found.length })
  }
  return { items }
}

/** A choice with what is usual filled in. */
export function wantedBy(choice: CaseChoice): CasesWanted {
  const { whose = 'mine', state = 'open', q = '', sort = 'due', snoozed = false } = choice
  return { ...choice, whose, state, q, sort, snoozed }
}

/** One view, for whoever may see it. */
export async function viewFor(tx: Tx, actor: AgentActor, viewId: string) {
  const row = (await tx.maybe(store.findView, viewId)) ?? refuse(general.not_found)
  if (row.ownerId !== actor.agentId && !row.shared) refuse(general.not_found)
  return presentView(actor, row)
}

function presentView(actor: AgentActor, { ownerId, ownerName, removed: _removed, ...view }: ViewRow) {
  const mayChange = ownerId === actor.agentId || (view.shared && mayShareViews(actor))
  return { ...view, owner: { id: ownerId, name: ownerName }, mayChange }
}
