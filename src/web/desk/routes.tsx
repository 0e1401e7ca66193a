import { createRoute } from '@tanstack/react-router'
import { needTexts } from '../messages/texts.ts'
import type { rootRoute } from '../root.tsx'
import { readCaseFilter } from './cases/filter.ts'

/** The desk's pages below `/desk`. Only addresses stand here; every page is loaded when it is opened. */
export function deskRoutes(root: typeof rootRoute) {
  const desk = createRoute({
    getParentRoute: () => root,
    path: '/desk',
    beforeLoad: () => needTexts('desk'),
  }).lazy(async () => (await import('./shell/Shell.tsx')).deskShellRoute)
  const home = createRoute({ getParentRoute: () => desk, path: '/' }).lazy(
    async () => (await import('./mine/Home.tsx')).homeRoute,
  )
  const moment = createRoute({ getParentRoute: () => desk, path: '/contacts/$contactId' }).lazy(
    async () => (await import('./moment/MomentPage.tsx')).momentRoute,
  )
  const cases = createRoute({
    getParentRoute: () => desk,
    path: '/cases',
    validateSearch: readCaseFilter,
  }).lazy(async () => (await import('./cases/CaseList.tsx')).casesRoute)
  const oneCase = createRoute({ getParentRoute: () => desk, path: '/cases/$caseId' }).lazy(
    async () => (await import('./cases/CasePage.tsx')).caseRoute,
  )
  const people = createRoute({
    getParentRoute: () => desk,
    path: '/people',
    validateSearch: (search: Record<string, unknown>): { q?: string } =>
      typeof search['q'] === 'string' ? { q: search['q'] } : {},
  }).lazy(async () => (await import('./people/People.tsx')).peopleRoute)
  const person = createRoute({ getParentRoute: () => desk, path: '/people/$clientId' }).lazy(
    async () => (await import('./people/PersonPage.tsx')).personRoute,
  )
  const account = createRoute({
    getParentRoute: () => desk,
    path: '/account',
    beforeLoad: () => needTexts('staff'),
  }).lazy(async () => (await import('./account/AccountPage.tsx')).accountRoute)
  return desk.addChildren([account, home, moment, cases, oneCase, people, person])
}
