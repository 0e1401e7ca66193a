import { createRoute } from '@tanstack/react-router'
import { needTexts } from '../messages/texts.ts'
import type { rootRoute } from '../root.tsx'

/** The lens' pages below `/lens`. Only addresses stand here; every page is loaded when it is opened. */
export function lensRoutes(root: typeof rootRoute) {
  const lens = createRoute({
    getParentRoute: () => root,
    path: '/lens',
    beforeLoad: () => needTexts('lens'),
  }).lazy(async () => (await import('./Lens.tsx')).lensRoute)
  return lens
}
