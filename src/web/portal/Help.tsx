import { Outlet, createLazyRoute } from '@tanstack/react-router'

export const helpRoute = createLazyRoute('/clients/help/$articleId')({ component: Help })

function Help() {
  return <Outlet />
}
