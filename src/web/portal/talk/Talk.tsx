import { Outlet, createLazyRoute } from '@tanstack/react-router'

export const talkRoute = createLazyRoute('/clients/talk/$contactId')({ component: Talk })

function Talk() {
  return <Outlet />
}
