import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { needTexts } from '../messages/texts.ts'
import type { rootRoute } from '../root.tsx'

/** The pages of the administration below `/admin`, in the frame of the desk. Pages are loaded when opened. */
export function adminRoutes(root: typeof rootRoute) {
  const admin = createRoute({
    getParentRoute: () => root,
    path: '/admin',
    beforeLoad: () => needTexts('desk', 'charts', 'admin'),
    component: lazyRouteComponent(() => import('../desk/shell/Shell.tsx'), 'Shell'),
  })
  const frame = createRoute({
    getParentRoute: () => admin,
    id: 'admin-pages',
    component: lazyRouteComponent(() => import('./AdminFrame.tsx'), 'AdminFrame'),
  })
  const home = createRoute({
    getParentRoute: () => frame,
    path: '/',
    component: lazyRouteComponent(() => import('./AdminFrame.tsx'), 'AdminHome'),
  })
  const fields = createRoute({
    getParentRoute: () => frame,
    path: '/fields',
    component: lazyRouteComponent(() => import('./fields/FieldsPage.tsx'), 'FieldsPage'),
  })
  const answers = createRoute({
    getParentRoute: () => frame,
    path: '/answers',
    component: lazyRouteComponent(() => import('./answers/AnswersPage.tsx'), 'AnswersPage'),
  })
  const rules = createRoute({
    getParentRoute: () => frame,
    path: '/rules',
    component: lazyRouteComponent(() => import('./rules/RulesPage.tsx'), 'RulesPage'),
  })
  const rule = createRoute({
    getParentRoute: () => frame,
    path: '/rules/$ruleId',
    component: lazyRouteComponent(() => import('./rules/RulePage.tsx'), 'RulePage'),
  })
  return admin.addChildren([frame.addChildren([home, answers, rules, rule, fields])])
}
