import { Outlet, createLazyRoute } from '@tanstack/react-router'

export const openLinkRoute = createLazyRoute('/clients/my/open')({ component: OpenLink })

function OpenLink() {
  return <Outlet />
}
