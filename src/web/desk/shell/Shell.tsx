import { Outlet, createLazyRoute, useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { useCall } from '../../client.ts'
import { useLive } from '../../live.ts'
import { useT } from '../../messages/Messages.tsx'
import { Skeleton } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { useMediaQuery } from '../../ui/theme.ts'
import { LogDialog } from '../log/LogDialog.tsx'
import { Mine } from '../mine/Mine.tsx'
import { Offers } from '../offers/Offers.tsx'
import { Palette } from '../palette/Palette.tsx'
import { Connection } from './Connection.tsx'
import { Connector } from './Connector.tsx'
import { useGo } from './Go.tsx'
import { KeySheet } from './KeySheet.tsx'
import { Rail } from './Rail.tsx'
import { SettingsDialog } from './SettingsDialog.tsx'
import { useDevice } from './device.ts'
import { useKeptFocus } from './kept-focus.ts'
import { useKeyListener, useKeys } from './keys.ts'
import { NARROW } from './narrow.ts'
import type { Opening } from './opening.ts'
import { isAtDesk, placesFor } from './places.ts'
import { useSettings } from './settings.ts'
import type { Agent } from './ids.ts'
import '../desk.css'

function useShellKeys(me: Agent, open: (what: Opening) => void): void {
  const t = useT()
  const go = useGo()
  useKeyListener()
  useKeys([
    ...placesFor(me.roles).map((place) => ({
      keys: `g ${place.key}`,
      label: t(`desk.nav.${place.id}`),
      group: 'go' as const,
      run: () => go(place.to),
    })),
    { keys: '?', label: t('desk.key.help'), group: 'go', run: () => open('keys') },
    { keys: 'l', label: t('desk.key.log'), group: 'go', run: () => open('log') },
    { keys: '/', label: t('desk.key.search'), group: 'go', run: () => open('palette') },
  ])
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      open('palette')
    }
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [open])
}

/** The frame around every page of the desk and the lens. */
function Frame({ me }: { me: Agent }) {
  const t = useT()
  const location = useLocation()
  const [open, setOpen] = useState<Opening>()
  const settings = useSettings()
  const isNarrow = useMediaQuery(NARROW)
  const here = location.pathname.replace(/\/$/, '')
  const whose = String((location.search as Record<string, unknown>)['whose'] ?? 'mine')
  const isHome = here === '/desk'
  const withMine = isHome || here.startsWith('/desk/contacts') || /^\/desk\/cases\/./.test(here)
  const onClose = (): void => setOpen(undefined)
  useShellKeys(me, setOpen)
  useKeptFocus()
  useDevice()
  useLive({ realm: 'desk' })
  return (
    <div className="desk">
      <a className="desk-skip" href="#desk-main">
        {t('desk.skip')}
      </a>
      <Rail here={here} whose={whose} me={me} isNarrow={isNarrow} open={setOpen} />
      <div className="desk-body">
        <Connection />
        <Offers settings={settings} />
        <div className={withMine ? 'desk-panes' : 'desk-panes desk-panes-one'}>
          {withMine && (!isNarrow || isHome) && <Mine here={here} />}
          <main id="desk-main" tabIndex={-1} className={isHome ? 'desk-main desk-main-home' : 'desk-main'}>
            <Outlet />
          </main>
        </div>
      </div>
      {open === 'palette' && <Palette me={me} onClose={onClose} open={setOpen} />}
      {open === 'keys' && <KeySheet settings={settings} onClose={onClose} />}
      {open === 'log' && <LogDialog onClose={onClose} />}
      {open === 'settings' && <SettingsDialog settings={settings} onClose={onClose} />}
    </div>
  )
}

/** Lets staff in; others are led to where they sign in, and back afterwards. */
export function Shell() {
  const navigate = useNavigate()
  const { data, error, refetch } = useCall(accountRoutes.me, {}, { staleTime: 60_000 })
  const isOther = data !== undefined && data.kind !== 'agent'
  useEffect(() => {
    if (isOther) void navigate({ to: '/sign-in', search: { to: window.location.pathname }, replace: true })
  }, [isOther, navigate])
  if (data?.kind === 'agent') return isAtDesk(data.roles) ? <Frame me={data} /> : <Connector me={data} />
  return (
    <main className="desk-page">
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton />}
    </main>
  )
}

export const deskShellRoute = createLazyRoute('/desk')({ component: Shell })
