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
  const next = createRoute({
    getParentRoute: () => frame,
    path: '/next',
    component: lazyRouteComponent(() => import('./next/NextPage.tsx'), 'NextPage'),
  })
  const organisation = createRoute({
    getParentRoute: () => frame,
    path: '/organisation',
    component: lazyRouteComponent(() => import('./organisation/OrganisationPage.tsx'), 'OrganisationPage'),
  })
  const calendars = createRoute({
    getParentRoute: () => frame,
    path: '/calendars',
    component: lazyRouteComponent(() => import('./calendars/CalendarsPage.tsx'), 'CalendarsPage'),
  })
  const calendar = createRoute({
    getParentRoute: () => frame,
    path: '/calendars/$calendarId',
    component: lazyRouteComponent(() => import('./calendars/CalendarPage.tsx'), 'CalendarPage'),
  })
  const departments = createRoute({
    getParentRoute: () => frame,
    path: '/departments',
    component: lazyRouteComponent(() => import('./departments/DepartmentsPage.tsx'), 'DepartmentsPage'),
  })
  const services = createRoute({
    getParentRoute: () => frame,
    path: '/services',
    component: lazyRouteComponent(() => import('./services/ServicesPage.tsx'), 'ServicesPage'),
  })
  const service = createRoute({
    getParentRoute: () => frame,
    path: '/services/$serviceId',
    component: lazyRouteComponent(() => import('./services/ServicePage.tsx'), 'ServicePage'),
  })
  const skills = createRoute({
    getParentRoute: () => frame,
    path: '/skills',
    component: lazyRouteComponent(() => import('./skills/SkillsPage.tsx'), 'SkillsPage'),
  })
  const people = createRoute({
    getParentRoute: () => frame,
    path: '/people',
    component: lazyRouteComponent(() => import('./people/PeoplePage.tsx'), 'PeoplePage'),
  })
  const person = createRoute({
    getParentRoute: () => frame,
    path: '/people/$agentId',
    component: lazyRouteComponent(() => import('./people/PersonPage.tsx'), 'PersonPage'),
  })
  const audit = createRoute({
    getParentRoute: () => frame,
    path: '/audit',
    component: lazyRouteComponent(() => import('./audit/AuditPage.tsx'), 'AuditPage'),
  })
  const keys = createRoute({
    getParentRoute: () => frame,
    path: '/keys',
    component: lazyRouteComponent(() => import('./keys/KeysPage.tsx'), 'KeysPage'),
  })
  const webhooks = createRoute({
    getParentRoute: () => frame,
    path: '/webhooks',
    component: lazyRouteComponent(() => import('./webhooks/WebhooksPage.tsx'), 'WebhooksPage'),
  })
  const webhook = createRoute({
    getParentRoute: () => frame,
    path: '/webhooks/$webhookId',
    component: lazyRouteComponent(() => import('./webhooks/WebhookPage.tsx'), 'WebhookPage'),
  })
  const widget = createRoute({
    getParentRoute: () => frame,
    path: '/widget',
    component: lazyRouteComponent(() => import('./widget/WidgetPage.tsx'), 'WidgetPage'),
  })
  const retention = createRoute({
    getParentRoute: () => frame,
    path: '/retention',
    component: lazyRouteComponent(() => import('./retention/RetentionPage.tsx'), 'RetentionPage'),
  })
  const inAndOut = createRoute({
    getParentRoute: () => frame,
    path: '/in-and-out',
    component: lazyRouteComponent(() => import('./in-and-out/InAndOutPage.tsx'), 'InAndOutPage'),
  })
  return admin.addChildren([
    frame.addChildren([
      home,
      inAndOut,
      audit,
      next,
      organisation,
      calendars,
      calendar,
      departments,
      services,
      service,
      skills,
      people,
      person,
      answers,
      rules,
      rule,
      fields,
      keys,
      webhooks,
      webhook,
      widget,
      retention,
    ]),
  ])
}
