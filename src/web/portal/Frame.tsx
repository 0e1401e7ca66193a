import { Outlet, createLazyRoute } from '@tanstack/react-router'

export const frameRoute = createLazyRoute('/clients')({ component: Frame })

function Frame() {
  return <Outlet />
}
