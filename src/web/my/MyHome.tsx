import { Outlet, createLazyRoute } from '@tanstack/react-router'

export const myHomeRoute = createLazyRoute('/clients/my/')({ component: MyHome })

function MyHome() {
  return <Outlet />
}
