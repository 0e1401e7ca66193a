import { useEffect } from 'react'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { agentRoutes } from '#domain/agents/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { useTheme } from '../../ui/theme.ts'
import type { Theme } from '../../ui/theme.ts'
import { enableSingleKeys } from './keys.ts'
import type { QuietHours } from './quiet.ts'

type Kept = {
  readonly theme?: Theme
  readonly singleKeys?: boolean
  readonly sound?: boolean
  readonly quietUrgent?: boolean
  readonly zone?: string | null
} & Partial<QuietHours>
export type Settings = QuietHours & {
  readonly theme: Theme
  readonly singleKeys: boolean
  readonly sound: boolean
  /** What is urgent comes through the quiet hours. */
  readonly quietUrgent: boolean
  /** In which time the quiet hours are meant; null: that of the service. */
  readonly zone: string | null
  readonly save: (changes: Kept) => void
}

/** My settings of the desk: kept with my account, so that they are there on every machine. */
export function useSettings(): Settings {
  const { data } = useCall(agentRoutes.mine)
  const [theme, setTheme] = useTheme()
  const command = useCommand(agentRoutes.saveSettings, { refreshes: [agentRoutes.mine, accountRoutes.me] })
  const kept = (data?.settings ?? {}) as Kept
  const singleKeys = kept.singleKeys ?? true
  useEffect(() => enableSingleKeys(singleKeys), [singleKeys])
  useEffect(() => {
    if (kept.theme) setTheme(kept.theme)
  }, [kept.theme, setTheme])
  return {
    theme,
    singleKeys,
    sound: kept.sound ?? true,
    quietUrgent: kept.quietUrgent ?? true,
    zone: kept.zone ?? null,
    quietFrom: kept.quietFrom ?? null,
    quietUntil: kept.quietUntil ?? null,
    save: (changes) => {
      if (changes.theme) setTheme(changes.theme)
      if (changes.singleKeys !== undefined) enableSingleKeys(changes.singleKeys)
      command.mutate({ body: changes })
    },
  }
}
