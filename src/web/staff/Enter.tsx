import { Outlet, createLazyRoute } from '@tanstack/react-router'

export const enterRoute = createLazyRoute('/staff/enter')({ component: Enter })

function Enter() {
  return <Outlet />
}
