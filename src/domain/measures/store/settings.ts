import { statement } from '#platform/database/statement.ts'
import type { LensSettings } from '../contract.busy.ts'

export type SettingsRow = { settings: LensSettings; changedAt: Date; version: number }

export const settings = statement<SettingsRow>(
  'measures.settings',
  `select settings, changed_at, version from lens_settings`,
)

export const lockSettings = statement<{ version: number }>(
  'measures.lockSettings',
  `select version from lens_settings for update`,
)

type Fields = [settings: string, changedBy: string, changedAt: Date]
// No row where somebody else was quicker: theirs are the first.
export const addSettings = statement<SettingsRow, Fields>(
  'measures.addSettings',
  `insert into lens_settings (settings, changed_by, changed_at) values ($1, $2, $3)
   on conflict (only_one) do nothing returning settings, changed_at, version`,
)

export const changeSettings = statement<SettingsRow, Fields>(
  'measures.changeSettings',
  `update lens_settings set settings = $1, changed_by = $2, changed_at = $3, version = version + 1
   returning settings, changed_at, version`,
)
