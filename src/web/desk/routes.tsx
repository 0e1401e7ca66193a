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
  const duplicates = createRoute({ getParentRoute: () => desk, path: '/people/duplicates' }).lazy(
    async () => (await import('./merging/DuplicatesPage.tsx')).duplicatesRoute,
  )
  const merge = createRoute({ getParentRoute: () => desk, path: '/people/$clientId/merge/$otherId' }).lazy(
    async () => (await import('./merging/MergePage.tsx')).mergeRoute,
  )
  const account = createRoute({
    getParentRoute: () => desk,
    path: '/account',
    beforeLoad: () => needTexts('staff'),
  }).lazy(async () => (await import('./account/AccountPage.tsx')).accountRoute)
  const search = createRoute({
    getParentRoute: () => desk,
    path: '/search',
    validateSearch: (search: Record<string, unknown>): { q?: string } =>
      typeof search['q'] === 'string' ? { q: search['q'] } : {},
  }).lazy(async () => (await import('./search/SearchPage.tsx')).searchRoute)
  const news = createRoute({ getParentRoute: () => desk, path: '/notifications' }).lazy(
    async () => (await import('./news/NewsPage.tsx')).newsRoute,
  )
  return desk.addChildren([
    news,
    search,
    account,
    home,
    moment,
    cases,
    oneCase,
    people,
    duplicates,
    person,
    merge,
  ])
}
