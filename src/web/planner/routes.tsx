import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { needTexts } from '../messages/texts.ts'
import type { rootRoute } from '../root.tsx'
import { readNewSearch } from './constraints/stretches.ts'

/** The planner’s pages below `/planner`, in the frame of the desk. Only addresses stand here; pages are loaded when opened. */
export function plannerRoutes(root: typeof rootRoute) {
  const planner = createRoute({
    getParentRoute: () => root,
    path: '/planner',
    beforeLoad: () => needTexts('desk', 'charts', 'planner'),
    component: lazyRouteComponent(() => import('../desk/shell/Shell.tsx'), 'Shell'),
  })
  const frame = createRoute({
    getParentRoute: () => planner,
    id: 'pages',
    component: lazyRouteComponent(() => import('./PlannerFrame.tsx'), 'PlannerFrame'),
  })
  const home = createRoute({
    getParentRoute: () => frame,
    path: '/',
    component: lazyRouteComponent(() => import('./PlannerFrame.tsx'), 'PlannerHome'),
  })
  const constraints = createRoute({
    getParentRoute: () => frame,
    path: '/constraints',
    validateSearch: readNewSearch,
    component: lazyRouteComponent(() => import('./constraints/ConstraintsPage.tsx'), 'ConstraintsPage'),
  })
  return planner.addChildren([frame.addChildren([home, constraints])])
}
