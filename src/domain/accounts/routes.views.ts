import { general } from '#platform/contract/refusal.ts'
import { refuse } from '#platform/refusal.ts'
import { setView } from './commands.views.ts'
import type { Bind } from './contract.ts'
import { viewRoutes } from './contract.views.ts'
import { viewOfStaff, viewsOfStaff } from './store.views.ts'

/** Binds what admins say of how far people see. */
export function bindViews(bind: Bind): void {
  bind(viewRoutes.list, async (tx) => ({ items: await tx.all(viewsOfStaff) }))
  bind(viewRoutes.get, async (tx, { params }) => {
    const { seesAll: _seesAll, ...view } =
      (await tx.maybe(viewOfStaff, params.agentId)) ?? refuse(general.not_found)
    return view
  })
  bind(viewRoutes.set, (tx, { actor, params, body, now }) => setView(tx, actor, params.agentId, body, now))
}
