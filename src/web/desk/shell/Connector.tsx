import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { SlidersHorizontal, UserRound } from 'lucide-react'
import { useEffect } from 'react'
import { useT } from '../../messages/Messages.tsx'
import { Go } from './Go.tsx'
import type { Agent } from './ids.ts'

const SIZE = { size: 20, 'aria-hidden': true } as const
const OWN = ['/admin', '/desk/account']

/** The frame for whoever only connects systems: the pages for that and their own account, nothing of the desk. */
export function Connector({ me }: { me: Agent }) {
  const t = useT()
  const navigate = useNavigate()
  const here = useLocation().pathname.replace(/\/$/, '')
  const isOwn = OWN.some((path) => here === path || here.startsWith(`${path}/`))
  useEffect(() => {
    if (!isOwn) void navigate({ to: '/admin', replace: true })
  }, [isOwn, navigate])
  const link = (to: string, icon: React.ReactNode, words: string) => (
    <li>
      <Go
        to={to}
        className="desk-rail-link"
        {...(here.startsWith(to) && { 'aria-current': 'page' as const })}
      >
        {icon}
        <span>{words}</span>
      </Go>
    </li>
  )
  return (
    <div className="desk">
      <a className="desk-skip" href="#desk-main">
        {t('desk.skip')}
      </a>
      <div className="desk-rail">
        <nav aria-label={t('desk.nav')}>
          <ul role="list">
            {link('/admin', <SlidersHorizontal {...SIZE} />, t('desk.nav.admin'))}
            {link('/desk/account', <UserRound {...SIZE} />, me.name)}
          </ul>
        </nav>
      </div>
      <div className="desk-body">
        <div className="desk-panes desk-panes-one">
          <main id="desk-main" tabIndex={-1} className="desk-main">
            {isOwn && <Outlet />}
          </main>
        </div>
      </div>
    </div>
  )
}
