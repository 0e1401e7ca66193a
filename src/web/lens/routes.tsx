import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { needTexts } from '../messages/texts.ts'
import type { rootRoute } from '../root.tsx'

/** The lens’ pages below `/lens`, in the frame of the desk. Only addresses stand here; pages are loaded when opened. */
export function lensRoutes(root: typeof rootRoute) {
  const lens = createRoute({
    getParentRoute: () => root,
    path: '/lens',
    beforeLoad: () => needTexts('desk', 'charts', 'lens'),
    component: lazyRouteComponent(() => import('../desk/shell/Shell.tsx'), 'Shell'),
  })
  const frame = createRoute({
    getParentRoute: () => lens,
    id: 'lens-pages',
    component: lazyRouteComponent(() => import('./LensFrame.tsx'), 'LensFrame'),
  })
  const now = createRoute({
    getParentRoute: () => frame,
    path: '/',
    component: lazyRouteComponent(() => import('./NowPage.tsx'), 'NowPage'),
  })
  const capability = createRoute({
    getParentRoute: () => frame,
    path: '/capability',
    component: lazyRouteComponent(() => import('./capability/CapabilityPage.tsx'), 'CapabilityPage'),
  })
  const patterns = createRoute({
    getParentRoute: () => frame,
    path: '/patterns',
    component: lazyRouteComponent(() => import('./patterns/PatternsPage.tsx'), 'PatternsPage'),
  })
  const pattern = createRoute({
    getParentRoute: () => frame,
    path: '/patterns/$patternId',
    component: lazyRouteComponent(() => import('./patterns/PatternPage.tsx'), 'PatternPage'),
  })
  const experiment = createRoute({
    getParentRoute: () => frame,
    path: '/experiments/$experimentId',
    component: lazyRouteComponent(() => import('./patterns/ExperimentPage.tsx'), 'ExperimentPage'),
  })
  const notices = createRoute({
    getParentRoute: () => frame,
    path: '/notices',
    component: lazyRouteComponent(() => import('./notices/NoticesPage.tsx'), 'NoticesPage'),
  })
  const busy = createRoute({
    getParentRoute: () => frame,
    path: '/busy',
    component: lazyRouteComponent(() => import('./busy/BusyPage.tsx'), 'BusyPage'),
  })
  const cost = createRoute({
    getParentRoute: () => frame,
    path: '/cost',
    component: lazyRouteComponent(() => import('./cost/CostPage.tsx'), 'CostPage'),
  })
  const standards = createRoute({
    getParentRoute: () => frame,
    path: '/standards',
    component: lazyRouteComponent(() => import('./standards/StandardsPage.tsx'), 'StandardsPage'),
  })
  const asked = createRoute({
    getParentRoute: () => frame,
    path: '/asked',
    component: lazyRouteComponent(() => import('./standards/AskedPage.tsx'), 'AskedPage'),
  })
  const flow = createRoute({
    getParentRoute: () => frame,
    path: '/flow',
    component: lazyRouteComponent(() => import('./flow/FlowPage.tsx'), 'FlowPage'),
  })
  const logs = createRoute({
    getParentRoute: () => frame,
    path: '/logs',
    component: lazyRouteComponent(() => import('./logs/LogsPage.tsx'), 'LogsPage'),
  })
  const log = createRoute({
    getParentRoute: () => frame,
    path: '/logs/$logId',
    component: lazyRouteComponent(() => import('./logs/LogPage.tsx'), 'LogPage'),
  })
  const journeys = createRoute({
    getParentRoute: () => frame,
    path: '/journeys',
    component: lazyRouteComponent(() => import('./journeys/JourneysPage.tsx'), 'JourneysPage'),
  })
  const journey = createRoute({
    getParentRoute: () => frame,
    path: '/journeys/$caseId',
    component: lazyRouteComponent(() => import('./journeys/JourneyPage.tsx'), 'JourneyPage'),
  })
  const demand = createRoute({
    getParentRoute: () => frame,
    path: '/demand',
    component: lazyRouteComponent(() => import('./demand/DemandPage.tsx'), 'DemandPage'),
  })
  const sheet = createRoute({
    getParentRoute: () => frame,
    path: '/demand/sheets/$sheetId',
    component: lazyRouteComponent(() => import('./demand/SheetPage.tsx'), 'SheetPage'),
  })
  const charter = createRoute({
    getParentRoute: () => frame,
    path: '/charter',
    component: lazyRouteComponent(() => import('./charter/CharterPage.tsx'), 'CharterPage'),
  })
  const packs = createRoute({
    getParentRoute: () => frame,
    path: '/packs',
    component: lazyRouteComponent(() => import('./packs/PacksPage.tsx'), 'PacksPage'),
  })
  const pack = createRoute({
    getParentRoute: () => frame,
    path: '/packs/$packId',
    component: lazyRouteComponent(() => import('./packs/PackPage.tsx'), 'PackPage'),
  })
  return lens.addChildren([
    frame.addChildren([
      demand,
      sheet,
      flow,
      logs,
      log,
      journeys,
      journey,
      now,
      standards,
      asked,
      busy,
      cost,
      capability,
      patterns,
      pattern,
      experiment,
      notices,
      charter,
      packs,
      pack,
    ]),
  ])
}
