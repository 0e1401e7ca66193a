import { Outlet, createLazyRoute } from '@tanstack/react-router'

export const myCaseRoute = createLazyRoute('/clients/my/cases/$caseId')({ component: MyCase })

function MyCase() {
  return <Outlet />
}
