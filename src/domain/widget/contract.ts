import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { defineRefusals } from '#platform/contract/refusal.ts'
import { route } from '#platform/contract/route.ts'
import { Done, Id, Instant, Line } from '#platform/contract/values.ts'

/** Who decides where the widget is shown. */
export const widgetKeepers = ['admin', 'integrator'] as const

/** Scheme, host and port of a site, as browsers say it. */
export const Origin = z
  .string()
  .max(300)
  .regex(/^https?:\/\/[a-z0-9.[\]:_-]+$/i, 'is no origin, such as https://www.example.org')

/** A site on which the widget may be shown. */
export const WidgetSite = z.object({
  id: Id,
  origin: z.string(),
  name: z.string(),
  service: z.object({ id: Id, name: z.string() }).nullable(),
  keepsQuery: z.boolean(),
  madeAt: Instant,
})
export type WidgetSite = z.infer<typeof WidgetSite>

/** What a client looks at while they write to us from another site. */
export const VisitPage = z.object({
  site: z.string().nullable(),
  title: z.string(),
  address: z.string(),
  language: z.string().nullable(),
  details: z.record(z.string(), z.string()),
  at: Instant,
})
export type VisitPage = z.infer<typeof VisitPage>

export const widgetRefusals = defineRefusals({
  site_unknown: {
    status: 403,
    title: 'This site may not show our conversation',
    why: 'The widget is shown on sites that an admin has named only, so that nobody can pretend to be us.',
    instead: 'Come to our own pages, where you can always reach a person; or ask an admin to add the site.',
  },
  site_there: {
    status: 409,
    title: 'This site is on the list already',
    why: 'Each site stands there once, by its scheme, host and port.',
    instead: 'Change the one that is there.',
  },
})

export const widgetEvents = {
  siteAdded: event('widget.site_added', 'Another site may show the widget.', { siteId: Id }),
  siteChanged: event('widget.site_changed', 'What holds for the widget on a site was changed.', {
    siteId: Id,
  }),
  siteRemoved: event('widget.site_removed', 'A site may show the widget no more.', { siteId: Id }),
  pageTold: event('widget.page_told', 'A client in contact by the widget looks at another page.', {}),
}

const SetSite = z.object({
  origin: Origin,
  name: Line(120),
  serviceId: Id.nullable().default(null),
  keepsQuery: z.boolean().default(false),
})
const siteId = z.object({ siteId: Id })

export const widgetRoutes = {
  open: route({
    id: 'widget.open',
    method: 'POST',
    path: '/widget/visits',
    summary: 'Begin or go on with a visit in the widget: sets a cookie that only the widget reads',
    audience: ['public'],
    body: z.object({ origin: Origin }),
    response: z.object({
      sessionId: Id,
      organisation: z.string(),
      /** The time zone of the service, in which times are told. */
      zone: z.string(),
      service: z.object({ id: Id, name: z.string() }).nullable(),
      keepsQuery: z.boolean(),
      /** The conversation of this visit that is not over. */
      contactId: Id.nullable(),
    }),
    refusals: [widgetRefusals.site_unknown],
    perMinute: 60,
  }),
  tellPage: route({
    id: 'widget.tellPage',
    method: 'PUT',
    path: '/portal/widget/page',
    summary:
      'What the client looks at, for whoever answers. The part after ? is kept only where the site allows it',
    audience: ['client'],
    body: z.object({
      origin: Origin,
      title: z.string().max(300),
      address: z.url().max(2000),
      language: z.string().max(35).nullable().default(null),
      details: z.record(z.string().max(60), z.string().max(500)).default({}),
    }),
    response: Done,
    refusals: [widgetRefusals.site_unknown],
    perMinute: 120,
  }),
  page: route({
    id: 'widget.page',
    method: 'GET',
    path: '/contacts/:contactId/page',
    summary: 'What the client looks at on the other site; nothing for contacts that came otherwise',
    audience: ['agent'],
    params: z.object({ contactId: Id }),
    response: z.object({ page: VisitPage.nullable() }),
  }),
  sites: route({
    id: 'widget.sites',
    method: 'GET',
    path: '/widget/sites',
    summary: 'The sites on which the widget may be shown',
    audience: widgetKeepers,
    response: z.object({ items: z.array(WidgetSite) }),
  }),
  addSite: route({
    id: 'widget.addSite',
    method: 'POST',
    path: '/widget/sites',
    summary: 'Let a site show the widget',
    audience: widgetKeepers,
    body: SetSite,
    response: WidgetSite,
    status: 201,
    refusals: [widgetRefusals.site_there],
  }),
  changeSite: route({
    id: 'widget.changeSite',
    method: 'PUT',
    path: '/widget/sites/:siteId',
    summary: 'Change what holds for the widget on a site',
    audience: widgetKeepers,
    params: siteId,
    body: SetSite,
    response: WidgetSite,
    refusals: [widgetRefusals.site_there],
  }),
  removeSite: route({
    id: 'widget.removeSite',
    method: 'DELETE',
    path: '/widget/sites/:siteId',
    summary: 'A site shows the widget no more; conversations that go on are finished elsewhere',
    audience: widgetKeepers,
    params: siteId,
    response: Done,
  }),
}
