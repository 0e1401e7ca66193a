import { Outlet, createLazyRoute } from '@tanstack/react-router'
import { useT } from '../messages/Messages.tsx'

export const deskRoute = createLazyRoute('/desk')({ component: Desk })

function Desk() {
  const t = useT()
  return (
    <main>
      <h1>{t('desk.title')}</h1>
      <Outlet />
    </main>
  )
}
