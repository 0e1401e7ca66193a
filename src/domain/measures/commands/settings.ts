import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { record } from '#platform/ledger/record.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import type { LensSettings } from '../contract.busy.ts'
import { measureEvents } from '../contract.ts'
import { presentSettings } from '../queries/settings.ts'
import type { SettingsView } from '../queries/settings.ts'
import { faultsOfSettings } from '../rules/settings.ts'
import * as store from '../store/settings.ts'

/**
 * Says what is assumed where nothing is measured. `seen` is the version the caller looked at (0: nobody had said anything).
 * Refuses stale_version, and invalid_input with where a range is none.
 */
export async function setSettings(
  tx: Tx,
  actor: AgentActor,
  settings: LensSettings,
  seen: number | undefined,
  now: Date,
): Promise<SettingsView> {
  const faults = faultsOfSettings(settings)
  if (faults.length > 0) throw new Refusal(general.invalid_input, {}, faults)
  const version = (await tx.maybe(store.lockSettings))?.version ?? 0
  if (seen !== undefined && seen !== version) refuse(general.stale_version, { version })
  const set = await tx.maybe(
    version === 0 ? store.addSettings : store.changeSettings,
    JSON.stringify(settings),
    actor.agentId,
    now,
  )
  if (!set) return refuse(general.stale_version, { version: 1 })
  await record(tx, measureEvents.settingsChanged, madeBy(actor, now), {})
  return presentSettings(set)
}
