import { createRoute } from '@tanstack/react-router'
import { needTexts } from '../messages/texts.ts'
import type { rootRoute } from '../root.tsx'

/** The lens' pages below `/lens`, in the frame of the desk. Only addresses stand here; pages are loaded when opened. */
export function lensRoutes(root: typeof rootRoute) {
  const lens = createRoute({
    getParentRoute: () => root,
    path: '/lens',
    beforeLoad: () => needTexts('desk', 'lens'),
  }).lazy(async () => (await import('../desk/shell/Shell.tsx')).lensShellRoute)
  const now = createRoute({ getParentRoute: () => lens, path: '/' }).lazy(
    async () => (await import('./NowPage.tsx')).nowRoute,
  )
  return lens.addChildren([now])
}
