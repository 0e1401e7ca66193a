import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { record } from '#platform/ledger/record.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { planningEvents, planningRefusals } from '../contract.ts'
import type { PlanSettings } from '../contract.need.ts'
import { faultsOf } from '../rules/need.ts'
import * as store from '../store/need.ts'

/**
 * Sets what the planner reckons with. `seen` is the version the caller looked at (0: nobody had set anything).
 * Refuses stale_version, and not_possible_together with what may be where.
 */
export async function setSettings(
  tx: Tx,
  actor: AgentActor,
  settings: PlanSettings,
  seen: number | undefined,
  now: Date,
): Promise<number> {
  const version = (await tx.maybe(store.lockSettings))?.version ?? 0
  if (seen !== undefined && seen !== version) refuse(general.stale_version, { version })
  const faults = faultsOf(settings)
  if (faults.length > 0) throw new Refusal(planningRefusals.not_possible_together, {}, faults)
  const text = JSON.stringify(settings)
  const set =
    version === 0
      ? await tx.maybe(store.addSettings, text, actor.agentId, now)
      : await tx.maybe(store.updateSettings, text, actor.agentId, now)
  if (!set) return refuse(general.stale_version, { version: 1 })
  const about = { at: now, actor: 'agent', actorId: actor.agentId }
  await record(tx, planningEvents.settingsChanged, about, { version: set.version })
  return set.version
}
