import { Outlet, createLazyRoute } from '@tanstack/react-router'

export const servicesRoute = createLazyRoute('/clients/services')({ component: Services })

function Services() {
  return <Outlet />
}
