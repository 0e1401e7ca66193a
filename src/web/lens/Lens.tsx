import { Outlet, createLazyRoute } from '@tanstack/react-router'
import { useT } from '../messages/Messages.tsx'

export const lensRoute = createLazyRoute('/lens')({ component: Lens })

function Lens() {
  const t = useT()
  return (
    <main>
      <h1>{t('lens.title')}</h1>
      <Outlet />
    </main>
  )
}
