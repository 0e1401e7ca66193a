import type { Bind } from '../accounts/contract.ts'
import { setSettings } from './commands/settings.ts'
import { busyRoutes } from './contract.busy.ts'
import { getBusy } from './queries/busy.ts'
import { getSettings } from './queries/settings.ts'

/** Binds where capacity goes (R27), and what is assumed where nothing is measured. */
export function bindBusy(bind: Bind): void {
  const r = busyRoutes
  bind(r.busy, (tx, { query, now }) => getBusy(tx, query, now))
  bind(r.settings, (tx) => getSettings(tx))
  bind(r.setSettings, (tx, { actor, body, version, now }) => setSettings(tx, actor, body, version, now))
}
