import { createRoute, createRouter, redirect } from '@tanstack/react-router'
import { adminRoutes } from './admin/routes.tsx'
import { deskRoutes } from './desk/routes.tsx'
import { lensRoutes } from './lens/routes.tsx'
import { needTexts } from './messages/texts.ts'
import { plannerRoutes } from './planner/routes.tsx'
import { rootRoute } from './root.tsx'
import { STEPS as SET_UP_STEPS } from './set-up/steps.ts'
import type { Step as SetUpStep } from './set-up/steps.ts'

/** Pages of clients share a frame: name of the organisation, language, and the way to a person. */
const clientFrame = createRoute({
  getParentRoute: () => rootRoute,
  id: 'clients',
  beforeLoad: () => needTexts('portal'),
}).lazy(async () => (await import('./portal/Frame.tsx')).frameRoute)

const home = createRoute({
  getParentRoute: () => clientFrame,
  path: '/',
  validateSearch: (search: Record<string, unknown>): { need?: string; service?: string } => ({
    ...(typeof search['need'] === 'string' && { need: search['need'] }),
    ...(typeof search['service'] === 'string' && { service: search['service'] }),
  }),
}).lazy(async () => (await import('./portal/Home.tsx')).homeRoute)

const talk = createRoute({ getParentRoute: () => clientFrame, path: '/talk/$contactId' }).lazy(
  async () => (await import('./portal/talk/Talk.tsx')).talkRoute,
)
const services = createRoute({ getParentRoute: () => clientFrame, path: '/services' }).lazy(
  async () => (await import('./portal/Services.tsx')).servicesRoute,
)
const service = createRoute({ getParentRoute: () => clientFrame, path: '/services/$slug' }).lazy(
  async () => (await import('./portal/Service.tsx')).serviceRoute,
)
const help = createRoute({ getParentRoute: () => clientFrame, path: '/help/$articleId' }).lazy(
  async () => (await import('./portal/Help.tsx')).helpRoute,
)
const charter = createRoute({
  getParentRoute: () => clientFrame,
  path: '/charter',
  beforeLoad: () => needTexts('charter'),
}).lazy(async () => (await import('./portal/Charter.tsx')).charterRoute)

const my = createRoute({
  getParentRoute: () => clientFrame,
  path: '/my',
  beforeLoad: () => needTexts('my'),
})
const myHome = createRoute({ getParentRoute: () => my, path: '/' }).lazy(
  async () => (await import('./my/MyHome.tsx')).myHomeRoute,
)
const myOpen = createRoute({ getParentRoute: () => my, path: '/open' }).lazy(
  async () => (await import('./my/OpenLink.tsx')).openLinkRoute,
)
const mySignIn = createRoute({ getParentRoute: () => my, path: '/sign-in' }).lazy(
  async () => (await import('./my/SignIn.tsx')).mySignInRoute,
)
const myCase = createRoute({ getParentRoute: () => my, path: '/cases/$caseId' }).lazy(
  async () => (await import('./my/MyCase.tsx')).myCaseRoute,
)

const staff = createRoute({
  getParentRoute: () => rootRoute,
  id: 'staff',
  beforeLoad: () => needTexts('staff'),
})
const STEPS = ['code', 'set_up', 'suggested'] as const
const isStep = (step: unknown): step is (typeof STEPS)[number] => STEPS.some((one) => one === step)
const signIn = createRoute({
  getParentRoute: () => staff,
  path: '/sign-in',
  validateSearch: (
    search: Record<string, unknown>,
  ): { to?: string; step?: 'code' | 'set_up' | 'suggested' } => ({
    ...(typeof search['to'] === 'string' && { to: search['to'] }),
    ...(isStep(search['step']) && { step: search['step'] }),
  }),
}).lazy(async () => (await import('./staff/SignIn.tsx')).staffSignInRoute)
const providerReturn = createRoute({ getParentRoute: () => staff, path: '/sign-in/return' }).lazy(
  async () => (await import('./staff/ProviderReturn.tsx')).providerReturnRoute,
)
const enter = createRoute({ getParentRoute: () => staff, path: '/enter' }).lazy(
  async () => (await import('./staff/Enter.tsx')).enterRoute,
)

/** First-run set-up; its link carries a secret behind the #, where no server sees it. */
const setUp = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-up',
  beforeLoad: () => needTexts('setUp'),
  validateSearch: (search: Record<string, unknown>): { step?: SetUpStep } => {
    const step = SET_UP_STEPS.find((one) => one === search['step'])
    return step ? { step } : {}
  },
}).lazy(async () => (await import('./set-up/SetUp.tsx')).setUpRoute)

/** People guess addresses; the usual guesses lead somewhere. */
const login = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  beforeLoad: () => {
    // oxlint-disable-next-line typescript/only-throw-error -- a redirect is thrown, and is no error
    throw redirect({ to: '/sign-in', replace: true })
  },
})

const tree = rootRoute.addChildren([
  clientFrame.addChildren([
    home,
    talk,
    services,
    service,
    help,
    charter,
    my.addChildren([myHome, myOpen, mySignIn, myCase]),
  ]),
  staff.addChildren([signIn, providerReturn, enter]),
  setUp,
  login,
  deskRoutes(rootRoute),
  lensRoutes(rootRoute),
  plannerRoutes(rootRoute),
  adminRoutes(rootRoute),
])

/** Every page and its address. */
export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultStaleTime: 0,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
