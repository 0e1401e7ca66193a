import { Outlet, createLazyRoute } from '@tanstack/react-router'

export const serviceRoute = createLazyRoute('/clients/services/$slug')({ component: Service })

function Service() {
  return <Outlet />
}
