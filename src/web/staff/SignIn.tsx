import { Outlet, createLazyRoute } from '@tanstack/react-router'

export const staffSignInRoute = createLazyRoute('/staff/sign-in')({ component: SignIn })

function SignIn() {
  return <Outlet />
}
