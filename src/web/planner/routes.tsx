import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { needTexts } from '../messages/texts.ts'
import type { rootRoute } from '../root.tsx'
import { readForecastChoice } from './forecast/choice.ts'
import { readNeedChoice } from './need/choice.ts'
import { readNewSearch } from './constraints/stretches.ts'
import { readPair } from './what-if/search.ts'

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
  const rosters = createRoute({
    getParentRoute: () => frame,
    path: '/roster',
    validateSearch: (search: Record<string, unknown>): { tab?: string } =>
      typeof search['tab'] === 'string' ? { tab: search['tab'] } : {},
    component: lazyRouteComponent(() => import('./roster/RostersPage.tsx'), 'RostersPage'),
  })
  const roster = createRoute({
    getParentRoute: () => frame,
    path: '/roster/$rosterId',
    component: lazyRouteComponent(() => import('./roster/RosterPage.tsx'), 'RosterPage'),
  })
  const myShifts = createRoute({
    getParentRoute: () => frame,
    path: '/my-shifts',
    component: lazyRouteComponent(() => import('./my-shifts/MyShiftsPage.tsx'), 'MyShiftsPage'),
  })
  const forecast = createRoute({
    getParentRoute: () => frame,
    path: '/forecast',
    validateSearch: readForecastChoice,
    component: lazyRouteComponent(() => import('./forecast/ForecastPage.tsx'), 'ForecastPage'),
  })
  const need = createRoute({
    getParentRoute: () => frame,
    path: '/need',
    validateSearch: readNeedChoice,
    component: lazyRouteComponent(() => import('./need/NeedPage.tsx'), 'NeedPage'),
  })
  const whatIf = createRoute({
    getParentRoute: () => frame,
    path: '/what-if',
    component: lazyRouteComponent(() => import('./what-if/WhatIfPage.tsx'), 'WhatIfPage'),
  })
  const whatIfPair = createRoute({
    getParentRoute: () => frame,
    path: '/what-if/compare',
    validateSearch: readPair,
    component: lazyRouteComponent(() => import('./what-if/ComparePage.tsx'), 'ComparePage'),
  })
  const oneWhatIf = createRoute({
    getParentRoute: () => frame,
    path: '/what-if/$scenarioId',
    component: lazyRouteComponent(() => import('./what-if/ScenarioPage.tsx'), 'ScenarioPage'),
  })
  return planner.addChildren([
    frame.addChildren([
      home,
      forecast,
      need,
      rosters,
      roster,
      myShifts,
      constraints,
      whatIf,
      whatIfPair,
      oneWhatIf,
    ]),
  ])
}
