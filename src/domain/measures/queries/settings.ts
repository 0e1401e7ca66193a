import type { Tx } from '#platform/database/database.ts'
import { assumedSettings } from '../contract.busy.ts'
import type { LensSettings } from '../contract.busy.ts'
import * as store from '../store/settings.ts'

export type SettingsView = LensSettings & { readonly version: number; readonly changedAt: Date | null }

/** What is assumed where nothing is measured; version 0 until somebody has said something. */
export async function getSettings(tx: Tx): Promise<SettingsView> {
  const row = await tx.maybe(store.settings)
  return row ? presentSettings(row) : { ...assumedSettings, version: 0, changedAt: null }
}

/** Settings as kept, over what is assumed: an input that is new since then is assumed. */
export const presentSettings = ({ settings, version, changedAt }: store.SettingsRow): SettingsView => ({
  ...assumedSettings,
  ...settings,
  version,
  changedAt,
})
