import { createRoute } from '@tanstack/react-router'
import { needTexts } from '../messages/texts.ts'
import type { rootRoute } from '../root.tsx'

/** The desk's pages below `/desk`. Only addresses stand here; every page is loaded when it is opened. */
export function deskRoutes(root: typeof rootRoute) {
  const desk = createRoute({
    getParentRoute: () => root,
    path: '/desk',
    beforeLoad: () => needTexts('desk'),
  }).lazy(async () => (await import('./Desk.tsx')).deskRoute)
  return desk
}
