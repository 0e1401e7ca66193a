import { Outlet, createRootRoute } from '@tanstack/react-router'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { useEffect } from 'react'
import { useT } from './messages/Messages.tsx'
import { needTexts, preferLanguage } from './messages/texts.ts'
import { buttonClass } from './ui/look.ts'
import { EmptyState } from './ui/Layout.tsx'
import { Notice } from './ui/Notice.tsx'
import { Toasts } from './ui/toast.tsx'
import { Announcer } from './ui/announce.tsx'
import { useOrganisation } from './ui/time.ts'
import css from './root.module.css'

/** What is under every page: where announcements are heard, toasts, and kind words when a page is missing or breaks. */
export const rootRoute = createRootRoute({
  beforeLoad: () => needTexts('ui'),
  component: Root,
  notFoundComponent: NotFound,
  errorComponent: Broken,
})

function Root() {
  const locale = useOrganisation()?.locale
  useEffect(() => {
    if (locale) void preferLanguage(locale)
  }, [locale])
  return (
    <>
      <Outlet />
      <Announcer />
      <Toasts />
    </>
  )
}

function NotFound() {
  const t = useT()
  return (
    <main className={css['alone']}>
      <title>{t('ui.notFound.title')}</title>
      <EmptyState icon={<Compass size={40} aria-hidden="true" />} level={1} title={t('ui.notFound.title')}>
        <p>{t('ui.notFound.text')}</p>
        <a href="/">{t('ui.notFound.home')}</a>
      </EmptyState>
    </main>
  )
}

function Broken({ error, reset }: ErrorComponentProps) {
  const t = useT()
  // oxlint-disable-next-line no-console -- the only trace of a fault in somebody's browser
  console.error(error)
  return (
    <main className={css['alone']}>
      <title>{t('ui.fault.title')}</title>
      <Notice
        tone="problem"
        title={t('ui.fault.title')}
        action={
          <button
            type="button"
            className={buttonClass()}
            onClick={() => {
              reset()
              location.reload()
            }}
          >
            {t('ui.reload')}
          </button>
        }
      >
        <p>{t('ui.fault.text')}</p>
      </Notice>
    </main>
  )
}
