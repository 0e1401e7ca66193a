import { Outlet, createLazyRoute } from '@tanstack/react-router'

export const homeRoute = createLazyRoute('/clients/')({ component: Home })

function Home() {
  return <Outlet />
}
