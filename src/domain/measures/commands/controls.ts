import { general } from '#platform/contract/refusal.ts'
import type { BodyOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { costEvents } from '../contract.cost.ts'
import type { costRoutes } from '../contract.cost.ts'
import { measureRefusals } from '../contract.ts'
import { faultsOfControl } from '../rules/controls.ts'
import * as store from '../store/controls.ts'
import type { ControlRow } from '../store/controls.ts'

type Given = BodyOf<typeof costRoutes.addControl>

/** Describes a control (R32). Refuses control_named_already, and invalid_input with where a range is none. */
export async function addControl(tx: Tx, actor: AgentActor, given: Given, now: Date): Promise<ControlRow> {
  check(given)
  const id = newId(now)
  await tx.run(store.lockNames)
  const added = await tx.maybe(store.addControl, id, ...fields(given, actor, now))
  if (!added) return refuse(measureRefusals.control_named_already)
  await record(tx, costEvents.controlSet, madeBy(actor, now), { controlId: id })
  return added
}

/** Changes what is said of a control. Refuses stale_version when it changed since `version`, control_named_already, invalid_input. */
export async function setControl(
  tx: Tx,
  actor: AgentActor,
  { controlId, ...given }: Given & { controlId: string },
  version: number | undefined,
  now: Date,
): Promise<ControlRow> {
  check(given)
  await tx.run(store.lockNames)
  const row = (await tx.maybe(store.lockControl, controlId)) ?? refuse(general.not_found)
  if (version !== undefined && version !== row.version)
    refuse(general.stale_version, { version: row.version })
  if (await tx.maybe(store.nameTaken, given.name, controlId)) refuse(measureRefusals.control_named_already)
  const changed = await tx.maybe(store.changeControl, controlId, ...fields(given, actor, now))
  await record(tx, costEvents.controlSet, madeBy(actor, now), { controlId })
  return changed ?? refuse(general.not_found)
}

/** No longer looks at a control; not found when there is none. */
export async function removeControl(tx: Tx, actor: AgentActor, controlId: string, now: Date): Promise<void> {
  if (!(await tx.maybe(store.removeControl, controlId))) refuse(general.not_found)
  await record(tx, costEvents.controlRemoved, madeBy(actor, now), { controlId })
}

function check({ inputs }: Given): void {
  const faults = faultsOfControl(inputs)
  if (faults.length > 0) throw new Refusal(general.invalid_input, {}, faults)
}

const fields = ({ name, what, inputs }: Given, actor: AgentActor, now: Date) =>
  [name, what, JSON.stringify(inputs), actor.agentId, now] as const
