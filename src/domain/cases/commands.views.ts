import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../accounts/contract.ts'
import type { AgentActor } from '../accounts/contract.ts'
import { mayShareViews } from './access.ts'
import { viewEvents } from './contract.views.ts'
import type { CaseChoice } from './contract.views.ts'
import { viewFor } from './queries.views.ts'
import * as store from './store/kept-views.ts'

/** Keeps what is chosen with a name. Only leads and admins share with everybody; others are refused not_yours. */
export async function keepView(
  tx: Tx,
  actor: AgentActor,
  input: { name: string; filter: CaseChoice; shared: boolean },
  now: Date,
) {
  if (input.shared && !mayShareViews(actor)) refuse(general.not_yours)
  const id = newId(now)
  const { name, filter, shared } = input
  await tx.run(store.keepView, id, actor.agentId, name, JSON.stringify(filter), shared, now)
  await record(tx, viewEvents.kept, madeBy(actor, now), { viewId: id, shared })
  return viewFor(tx, actor, id)
}

/** Renames a view, changes its choice or its reach. */
export async function changeView(
  tx: Tx,
  actor: AgentActor,
  input: {
    viewId: string
    name?: string | undefined
    filter?: CaseChoice | undefined
    shared?: boolean | undefined
  },
  now: Date,
) {
  const view = await lockView(tx, actor, input.viewId)
  const { name = view.name, filter = view.filter, shared = view.shared } = input
  if (shared && !mayShareViews(actor)) refuse(general.not_yours)
  await tx.run(store.changeView, view.id, name, JSON.stringify(filter), shared)
  await record(tx, viewEvents.changed, madeBy(actor, now), { viewId: view.id, shared })
  return viewFor(tx, actor, view.id)
}

/** Removes a view, or brings it back. */
export async function removeView(
  tx: Tx,
  actor: AgentActor,
  input: { viewId: string; removed: boolean },
  now: Date,
): Promise<void> {
  const view = await lockView(tx, actor, input.viewId)
  await tx.run(store.removeView, view.id, input.removed ? now : null)
  await record(tx, viewEvents.removed, madeBy(actor, now), { viewId: view.id, removed: input.removed })
}

/** Moves a view of one's own before its neighbour, or after it; at either end nothing happens. */
export async function moveView(
  tx: Tx,
  actor: AgentActor,
  input: { viewId: string; to: 'before' | 'after' },
  now: Date,
): Promise<void> {
  const view = await lockView(tx, actor, input.viewId)
  if (view.owner.id !== actor.agentId) refuse(general.not_yours)
  const mine = (await tx.all(store.listViews, actor.agentId)).filter((one) => one.ownerId === actor.agentId)
  const ids = mine.map(({ id }) => id)
  const from = ids.indexOf(view.id)
  const to = from + (input.to === 'before' ? -1 : 1)
  const neighbour = ids[to]
  if (from < 0 || neighbour === undefined) return
  ids[from] = neighbour
  ids[to] = view.id
  await tx.run(store.orderViews, actor.agentId, ids)
  await record(tx, viewEvents.changed, madeBy(actor, now), { viewId: view.id, shared: view.shared })
}

async function lockView(tx: Tx, actor: AgentActor, viewId: string) {
  ;(await tx.maybe(store.lockView, viewId)) ?? refuse(general.not_found)
  const view = await viewFor(tx, actor, viewId)
  if (!view.mayChange) refuse(general.not_yours)
  return view
}
