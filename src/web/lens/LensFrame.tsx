import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Go } from '../desk/shell/Go.tsx'
import { Page } from '../desk/shell/Page.tsx'
import { useMyself } from '../desk/shell/ids.ts'
import { useT } from '../messages/Messages.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { Notice } from '../ui/Notice.tsx'
import { addressWith, readLensChoice } from './filter.ts'
import type { LensChoice } from './filter.ts'
import { lensPageAt, lensPagesFor, mayOpen } from './pages.ts'
import type { LensPage } from './pages.ts'
import './frame.css'

/** What was chosen last on a page that looks at a period; it goes along to the others. */
function useChosen(here: LensPage | undefined): LensChoice {
  const search = useLocation().search as Record<string, unknown>
  const last = useRef<LensChoice>({})
  if (here?.filtered) last.current = readLensChoice(search)
  return last.current
}

/** The page that is open comes into view where not all fit beside each other. */
function useHereInView(here: LensPage | undefined) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const link = list.current?.querySelector('[aria-current]')
    link?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [here?.id])
  return list
}

function Pages({ pages, here }: { pages: readonly LensPage[]; here: LensPage | undefined }) {
  const t = useT()
  const chosen = useChosen(here)
  const list = useHereInView(here)
  return (
    <nav aria-label={t('lens.nav')} className="lens-nav">
      <ul role="list" ref={list}>
        {pages.map(({ id, to, filtered }) => (
          <li key={id}>
            <Go
              to={filtered ? addressWith(to, chosen) : to}
              {...(id === here?.id && { 'aria-current': 'page' as const })}
            >
              {t(`lens.nav.${id}`)}
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
    <Page title={t('lens.frame.title')}>
      <h1>{t('lens.frame.title')}</h1>
      <Notice tone="info" title={t('lens.not_open')} action={<Go to="/lens">{t('lens.nav.now')}</Go>}>
        <p>{t('lens.not_open.why')}</p>
      </Notice>
    </Page>
  )
}

/** The frame of the lens’ pages, in the frame of the desk: the way between them, and the page. */
export function LensFrame() {
  const me = useMyself()
  const address = useLocation().pathname.replace(/\/$/, '')
  const here = lensPageAt(address)
  if (!me) return <Skeleton />
  const pages = lensPagesFor(me.roles)
  return (
    <div className="lens">
      <Pages pages={pages} here={here} />
      {mayOpen(address, me.roles) ? <Outlet /> : <NotOpen />}
    </div>
  )
}
