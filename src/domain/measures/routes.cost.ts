import { done } from '#platform/contract/values.ts'
import type { Bind } from '../accounts/contract.ts'
import { addControl, removeControl, setControl } from './commands/controls.ts'
import { costRoutes } from './contract.cost.ts'
import { listControls, presentKept } from './queries/controls.ts'
import { getCost } from './queries/cost.ts'

/** Binds what it costs to run the service badly, and the register of controls (R32). */
export function bindCost(bind: Bind): void {
  const r = costRoutes
  bind(r.cost, (tx, { query, now }) => getCost(tx, query, now))
  bind(r.controls, async (tx) => ({ items: await listControls(tx) }))
  bind(r.addControl, async (tx, { actor, body, now }) =>
    presentKept(tx, await addControl(tx, actor, body, now)),
  )
  bind(r.setControl, async (tx, { actor, params, body, version, now }) =>
    presentKept(tx, await setControl(tx, actor, { ...body, ...params }, version, now)),
  )
  bind(r.removeControl, async (tx, { actor, params, now }) => {
    await removeControl(tx, actor, params.controlId, now)
    return done
  })
}
