import { Outlet, useLocation, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Go } from '../desk/shell/Go.tsx'
import { ShiftNews } from '../desk/shell/Notifications.tsx'
import { Page } from '../desk/shell/Page.tsx'
import { useMyself } from '../desk/shell/ids.ts'
import { useT } from '../messages/Messages.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { Notice } from '../ui/Notice.tsx'
import { pageAt, pagesFor } from './pages.ts'
import type { PlannerPage } from './pages.ts'
import './planner.css'

function Pages({ pages, here }: { pages: readonly PlannerPage[]; here: PlannerPage | undefined }) {
  const t = useT()
  if (pages.length < 2) return null
  return (
    <nav aria-label={t('planner.nav')} className="planner-nav">
      <ul role="list">
        {pages.map(({ id, to }) => (
          <li key={id}>
            <Go to={to} {...(id === here?.id && { 'aria-current': 'page' as const })}>
              {t(`planner.nav.${id}`)}
              {id === 'my_shifts' && <ShiftNews />}
            </Go>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Why a page is not open to somebody, and where to go instead. */
function NotOpen() {
  const t = useT()
  return (
    <Page title={t('planner.title')}>
      <h1>{t('planner.title')}</h1>
      <Notice
        tone="info"
        title={t('planner.not_open')}
        action={<Go to="/planner/my-shifts">{t('planner.nav.my_shifts')}</Go>}
      >
        <p>{t('planner.not_open.why')}</p>
      </Notice>
    </Page>
  )
}

/** The frame of the planner’s pages, in the frame of the desk: the way between them, and the page. */
export function PlannerFrame() {
  const me = useMyself()
  const here = pageAt(useLocation().pathname.replace(/\/$/, ''))
  if (!me) return <Skeleton />
  const pages = pagesFor(me.roles)
  const isOpen = !here || pages.includes(here)
  return (
    <div className="planner">
      <Pages pages={pages} here={here} />
      {isOpen ? <Outlet /> : <NotOpen />}
    </div>
  )
}

/** `/planner` leads to the first page that is open to whoever asks. */
export function PlannerHome() {
  const router = useRouter()
  const me = useMyself()
  const first = me && pagesFor(me.roles)[0]?.to
  useEffect(() => {
    if (first) router.history.replace(first)
  }, [first, router])
  return me && !first ? <NotOpen /> : <Skeleton />
}
