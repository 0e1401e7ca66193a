import { general } from '#platform/contract/refusal.ts'
import { violated } from '#platform/database/database.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { demandEvents, demandRefusals } from '../contract.ts'
import type { Cause } from '../contract.ts'
import * as store from '../store/causes.ts'
import { knownDepartment } from '../store/marks.ts'

/** Names a cause of failure demand. Refuses named_already, and not_found for a department that is not there. */
export async function addCause(
  tx: Tx,
  actor: AgentActor,
  given: { name: string; departmentId: string | null },
  now: Date,
): Promise<Cause> {
  await mustKnow(tx, given.departmentId)
  const id = newId(now)
  const added = await tx.maybe(store.addCause, id, given.name, given.departmentId, actor.agentId, now)
  if (!added) refuse(demandRefusals.named_already)
  await record(tx, demandEvents.causeNamed, madeBy(actor, now), { causeId: id })
  return tx.one(store.findCause, id)
}

/** Renames a cause, gives it a department, or says that it is gone; marks that name it stay. Refuses named_already, not_found. */
export async function setCause(
  tx: Tx,
  actor: AgentActor,
  given: { causeId: string; name: string; departmentId: string | null; gone: boolean },
  now: Date,
): Promise<Cause> {
  const { causeId, name, departmentId, gone } = given
  await mustKnow(tx, departmentId)
  const set = await tx
    .maybe(store.setCause, causeId, name, departmentId, gone, now)
    .catch((error: unknown) => {
      if (violated(error) === 'causes_name_key') refuse(demandRefusals.named_already)
      throw error
    })
  if (!set) refuse(general.not_found)
  await record(tx, demandEvents.causeNamed, madeBy(actor, now), { causeId })
  return tx.one(store.findCause, causeId)
}

async function mustKnow(tx: Tx, departmentId: string | null): Promise<void> {
  if (departmentId !== null && !(await tx.one(knownDepartment, departmentId)).any) refuse(general.not_found)
}
