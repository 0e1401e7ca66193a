import { Outlet, createRootRoute, useNavigate } from '@tanstack/react-router'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { RouterProvider as AriaRouter } from 'react-aria-components'
import { useT } from './messages/Messages.tsx'
import { needTexts } from './messages/texts.ts'
import { Button } from './ui/Button.tsx'
import { EmptyState } from './ui/Layout.tsx'
import { Notice } from './ui/Notice.tsx'
import { Toasts } from './ui/toast.tsx'
import { Announcer } from './ui/announce.tsx'
import css from './root.module.css'

/** What is under every page: where announcements are heard, toasts, and kind words when a page is missing or breaks. */
export const rootRoute = createRootRoute({
  beforeLoad: () => needTexts('ui'),
  component: Root,
  notFoundComponent: NotFound,
  errorComponent: Broken,
})

function Root() {
  const navigate = useNavigate()
  return (
    <AriaRouter navigate={(to) => void navigate({ to })}>
      <Outlet />
      <Announcer />
      <Toasts />
    </AriaRouter>
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
  console.error(error)
  return (
    <main className={css['alone']}>
      <title>{t('ui.fault.title')}</title>
      <Notice
        tone="problem"
        title={t('ui.fault.title')}
        action={
          <Button
            onPress={() => {
              reset()
              location.reload()
            }}
          >
            {t('ui.reload')}
          </Button>
        }
      >
        <p>{t('ui.fault.text')}</p>
      </Notice>
    </main>
  )
}
