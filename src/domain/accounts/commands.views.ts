import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { record } from '#platform/ledger/record.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { madeBy } from './contract.ts'
import type { Actor } from './contract.ts'
import { viewEvents, viewRefusals } from './contract.views.ts'
import type { StaffView } from './contract.views.ts'
import * as store from './store.views.ts'

/**
 * Limits what a member of staff sees, from their next request on; with nothing chosen they see everything. Refuses
 * not_found, admins_see_all, and departments or services that there are not (invalid_input).
 */
export async function setView(
  tx: Tx,
  actor: Actor,
  agentId: string,
  view: StaffView,
  now: Date,
): Promise<StaffView> {
  const held = (await tx.maybe(store.holdStaff, agentId)) ?? refuse(general.not_found)
  const departmentIds = [...new Set(view.departmentIds)].toSorted()
  const serviceIds = [...new Set(view.serviceIds)].toSorted()
  const seesAll = departmentIds.length + serviceIds.length === 0
  if (!seesAll && held.roles.includes('admin')) refuse(viewRefusals.admins_see_all)
  const known = await tx.one(store.knownOf, departmentIds, serviceIds)
  if (known.departments < departmentIds.length)
    refuseUnknown('departmentIds', 'names a department that is not there')
  if (known.services < serviceIds.length) refuseUnknown('serviceIds', 'names a service that is not there')
  await tx.run(store.clearView, agentId)
  await tx.run(store.addToView, agentId, departmentIds, serviceIds)
  await tx.run(store.setSeesAll, agentId, seesAll)
  const facts = { departments: departmentIds.length, services: serviceIds.length }
  await record(tx, viewEvents.set, { ...madeBy(actor, now), agentId }, facts)
  return { departmentIds, serviceIds }
}

function refuseUnknown(field: string, message: string): never {
  throw new Refusal(general.invalid_input, {}, [{ path: `/body/${field}`, message }])
}
