import { Outlet, createLazyRoute } from '@tanstack/react-router'

export const mySignInRoute = createLazyRoute('/clients/my/sign-in')({ component: SignIn })

function SignIn() {
  return <Outlet />
}
