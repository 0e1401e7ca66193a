import { general } from '#platform/contract/refusal.ts'
import type { BodyOf } from '#platform/contract/route.ts'
import { violated } from '#platform/database/database.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { addJob } from '#platform/jobs/jobs.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { Actor, AgentActor } from '../../accounts/contract.ts'
import { planningEvents, planningRefusals } from '../contract.ts'
import type { whatIfRoutes } from '../contract.what-if.ts'
import { catalogue, getScenario } from '../queries/what-if.ts'
import { completeInputs } from '../rules/what-if.ts'
import * as store from '../store/what-if.ts'
import type { ScenarioRow } from '../store/what-if.ts'

/** The job that runs a what-if. */
export const SIMULATE = 'planning.simulate'

type Given = BodyOf<typeof whatIfRoutes.save>
type State = 'asked' | 'done' | 'cancelled' | 'failed'

/**
 * Saves a what-if. Inputs that are left out are taken as measured here, else as assumed. Refuses name_taken, and
 * not_possible_together with each input that cannot be.
 */
export async function saveScenario(tx: Tx, actor: AgentActor, given: Given, now: Date): Promise<ScenarioRow> {
  const id = newId(now)
  const added = await tx.maybe(store.add, id, actor.agentId, now, ...(await fields(tx, given, now)))
  if (!added) refuse(planningRefusals.name_taken)
  await record(tx, planningEvents.scenarioSaved, madeBy(actor, now), { scenarioId: id })
  return getScenario(tx, id)
}

/** Changes a what-if; what was worked out goes. Refuses as saving does, and scenario_running and stale_version. */
export async function changeScenario(
  tx: Tx,
  actor: AgentActor,
  given: Given & { scenarioId: string },
  version: number | undefined,
  now: Date,
): Promise<ScenarioRow> {
  const id = given.scenarioId
  const held = await holdStill(tx, id)
  if (version !== undefined && version !== held.version)
    refuse(general.stale_version, { version: held.version })
  const changed = await fields(tx, given, now)
  try {
    await tx.run(store.change, id, ...changed)
  } catch (error) {
    if (violated(error) === 'scenarios_name_key') refuse(planningRefusals.name_taken)
    throw error
  }
  await record(tx, planningEvents.scenarioSaved, madeBy(actor, now), { scenarioId: id })
  return getScenario(tx, id)
}

/** Asks for a run. It is a run of its own: what an earlier one still says changes nothing. */
export async function runScenario(
  tx: Tx,
  actor: AgentActor,
  scenarioId: string,
  now: Date,
): Promise<ScenarioRow> {
  await holdStill(tx, scenarioId)
  const { run } = await tx.one(store.ask, scenarioId)
  await addRun(tx, scenarioId, run)
  await tellRun(tx, actor, scenarioId, 'asked', now)
  return getScenario(tx, scenarioId)
}

/** Asks the run to stop; within a second it does, on whichever node it runs. Nothing happens when none is under way. */
export async function cancelScenario(
  tx: Tx,
  actor: AgentActor,
  scenarioId: string,
  now: Date,
): Promise<ScenarioRow> {
  const stopped = await tx.maybe(store.askToStop, scenarioId, now)
  if (stopped?.state === 'cancelled') await tellRun(tx, actor, scenarioId, 'cancelled', now)
  return getScenario(tx, scenarioId)
}

/** Throws a what-if away. Refuses scenario_running. */
export async function removeScenario(
  tx: Tx,
  actor: AgentActor,
  scenarioId: string,
  now: Date,
): Promise<void> {
  await holdStill(tx, scenarioId)
  await tx.run(store.remove, scenarioId)
  await record(tx, planningEvents.scenarioRemoved, madeBy(actor, now), { scenarioId })
}

/** Leaves the run for a worker, in the transaction that asked for it. */
export function addRun(tx: Tx, scenarioId: string, run: number): Promise<void> {
  return addJob(tx, SIMULATE, { scenarioId, run }, { key: `${SIMULATE}:${scenarioId}`, tries: 5 })
}

/** Tells the ledger what became of a run. */
export function tellRun(tx: Tx, actor: Actor, scenarioId: string, state: State, now: Date): Promise<void> {
  return record(tx, planningEvents.scenarioRan, madeBy(actor, now), { scenarioId, state })
}

/** Takes hold of it, unless it runs: its inputs are in use then. */
async function holdStill(tx: Tx, scenarioId: string) {
  const held = (await tx.maybe(store.lock, scenarioId)) ?? refuse(general.not_found)
  if (held.state === 'asked' || held.state === 'running') refuse(planningRefusals.scenario_running)
  return held
}

async function fields(tx: Tx, given: Given, now: Date) {
  const { name, note, levers, replications, seed } = given
  const inputs = completeInputs(await catalogue(tx, now), given.inputs, levers)
  return [name, note, JSON.stringify(inputs), JSON.stringify(levers), replications, seed] as const
}
