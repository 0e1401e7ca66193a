import { general } from '#platform/contract/refusal.ts'
import type { BodyOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import type { constraintRoutes, ConstraintCost } from '../contract.constraints.ts'
import { planningEvents, planningRefusals } from '../contract.ts'
import { getConstraint } from '../queries/constraints.ts'
import { enteredCost, leadsTo } from '../rules/constraints.ts'
import * as store from '../store/constraints.ts'
import type { ConstraintRow } from '../store/constraints.ts'

type Given = BodyOf<typeof constraintRoutes.record>

/** Says a constraint aloud (R34). Refuses invalid_input when the one behind it is not in the register. */
export async function recordConstraint(
  tx: Tx,
  actor: AgentActor,
  given: Given,
  now: Date,
): Promise<ConstraintRow> {
  const id = newId(now)
  await checkBehind(tx, id, given.behindId)
  await tx.run(store.add, id, actor.agentId, ...fields(given, enteredCost(given.cost, null, now), now))
  await record(tx, planningEvents.constraintRecorded, madeBy(actor, now), { constraintId: id })
  return getConstraint(tx, id)
}

/** Changes a constraint. Refuses constraint_circle, and stale_version when it changed since `version`. */
export async function changeConstraint(
  tx: Tx,
  actor: AgentActor,
  given: Given & { constraintId: string },
  version: number | undefined,
  now: Date,
): Promise<ConstraintRow> {
  const { constraintId } = given
  // Taken before reading, so that the chain is looked at as it will stand.
  await tx.run(store.lock)
  const row = await getConstraint(tx, constraintId)
  if (version !== undefined && version !== row.version)
    refuse(general.stale_version, { version: row.version })
  await checkBehind(tx, constraintId, given.behindId)
  await tx.run(store.change, constraintId, ...fields(given, enteredCost(given.cost, row.cost, now), now))
  await tellChanged(tx, actor, await getConstraint(tx, constraintId), now)
  return getConstraint(tx, constraintId)
}

/** It does not stand in the way any more, or does again. Saying so twice changes nothing. */
export async function setConstraintGone(
  tx: Tx,
  actor: AgentActor,
  { constraintId, gone }: { constraintId: string; gone: boolean },
  now: Date,
): Promise<ConstraintRow> {
  const changed = await tx.maybe(store.setGone, constraintId, gone, now)
  const row = await getConstraint(tx, constraintId)
  if (changed) await tellChanged(tx, actor, row, now)
  return row
}

/** Keeps what was worked out as the cost. Not found when the constraint is no longer there. */
export async function setConstraintCost(
  tx: Tx,
  actor: AgentActor,
  { constraintId, cost }: { constraintId: string; cost: ConstraintCost },
  now: Date,
): Promise<ConstraintRow> {
  const kept = await tx.maybe(store.setCost, constraintId, JSON.stringify(cost), now)
  if (!kept) refuse(general.not_found)
  const row = await getConstraint(tx, constraintId)
  await tellChanged(tx, actor, row, now)
  return row
}

async function checkBehind(tx: Tx, id: string, behindId: string | null): Promise<void> {
  if (behindId === null) return
  await tx.run(store.lock)
  const all = await tx.all(store.chain)
  if (leadsTo(id, behindId, all)) refuse(planningRefusals.constraint_circle)
  if (all.some((one) => one.id === behindId)) return
  throw new Refusal(general.invalid_input, {}, [
    { path: '/body/behindId', message: 'is not in the register' },
  ])
}

function tellChanged(tx: Tx, actor: AgentActor, row: ConstraintRow, now: Date): Promise<void> {
  const facts = { constraintId: row.id, gone: row.state === 'gone' }
  return record(tx, planningEvents.constraintChanged, madeBy(actor, now), facts)
}

function fields(given: Given, cost: ConstraintCost | null, now: Date) {
  const { what, whose, since, behindId, tried, times, rule } = given
  const kept = cost === null ? null : JSON.stringify(cost)
  return [what, whose, since, behindId, tried, JSON.stringify(times), rule, kept, now] as const
}
