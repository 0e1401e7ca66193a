import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Go } from '../desk/shell/Go.tsx'
import { Page } from '../desk/shell/Page.tsx'
import { useMyself } from '../desk/shell/ids.ts'
import { useT } from '../messages/Messages.tsx'
import type { MessageId } from '../messages/catalogue.ts'
import { Skeleton } from '../ui/Layout.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ADMIN_GROUPS, adminPageAt, adminPagesFor } from './pages.ts'
import type { AdminPageEntry } from './pages.ts'
import './admin.css'
import './listing.css'

type Pages = readonly AdminPageEntry[]

/** The text of a page: the frame's test holds that every page has both. */
const named = (page: AdminPageEntry) => `admin.nav.${page.id}` as MessageId
const why = (page: AdminPageEntry) => `admin.nav.${page.id}.why` as MessageId

function Group({ group, pages, here }: { group: string; pages: Pages; here: AdminPageEntry | undefined }) {
  const t = useT()
  return (
    <li>
      <span className="admin-nav-group">{t(`admin.group.${group}` as MessageId)}</span>
      <ul role="list">
        {pages.map((page) => (
          <li key={page.id}>
            <Go to={page.to} {...(page.id === here?.id && { 'aria-current': 'page' as const })}>
              {t(named(page))}
            </Go>
          </li>
        ))}
      </ul>
    </li>
  )
}

function Nav({ pages, here }: { pages: Pages; here: AdminPageEntry | undefined }) {
  const t = useT()
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    const link = list.current?.querySelector('[aria-current]')
    link?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [here?.id])
  return (
    <nav aria-label={t('admin.nav')} className="admin-nav" ref={list}>
      <ul role="list">
        {ADMIN_GROUPS.map((group) => [group, pages.filter((page) => page.group === group)] as const)
          .filter(([, some]) => some.length > 0)
          .map(([group, some]) => (
            <Group key={group} group={group} pages={some} here={here} />
          ))}
      </ul>
    </nav>
  )
}

/** Why a page is not open to somebody, and where to go instead. */
function NotOpen() {
  const t = useT()
  return (
    <Page title={t('admin.title')}>
      <h1>{t('admin.title')}</h1>
      <Notice tone="info" title={t('admin.not_open')} action={<Go to="/desk">{t('admin.to_desk')}</Go>}>
        <p>{t('admin.not_open.why')}</p>
      </Notice>
    </Page>
  )
}

/** The frame of the administration, in the frame of the desk: the way between its pages, and the page. */
export function AdminFrame() {
  const me = useMyself()
  const path = useLocation().pathname.replace(/\/$/, '')
  const here = adminPageAt(path)
  if (!me) return <Skeleton />
  const pages = adminPagesFor(me.roles)
  const isOpen = pages.length > 0 && (!here || pages.some(({ id }) => id === here.id))
  return (
    <div className="admin">
      {pages.length > 0 && <Nav pages={pages} here={here} />}
      {isOpen ? <Outlet /> : <NotOpen />}
    </div>
  )
}

/** `/admin`: every page with what it is for. */
export function AdminHome() {
  const t = useT()
  const me = useMyself()
  if (!me) return <Skeleton />
  const pages = adminPagesFor(me.roles)
  return (
    <Page title={t('admin.title')} wide>
      <h1>{t('admin.title')}</h1>
      <p className="admin-says">{t('admin.says')}</p>
      {ADMIN_GROUPS.filter((group) => pages.some((page) => page.group === group)).map((group) => (
        <section key={group} className="admin-group">
          <h2>{t(`admin.group.${group}`)}</h2>
          <ul role="list" className="admin-cards">
            {pages
              .filter((page) => page.group === group)
              .map((page) => (
                <li key={page.id}>
                  <Go to={page.to}>{t(named(page))}</Go>
                  <p>{t(why(page))}</p>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}
