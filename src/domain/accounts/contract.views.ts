import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { defineRefusals } from '#platform/contract/refusal.ts'
import { route } from '#platform/contract/route.ts'
import { Id } from '#platform/contract/values.ts'

/**
 * How far a member of staff sees. With nothing chosen: everything. Otherwise what belongs to these services, to the services
 * of these departments and to the people there; and always what they have a part in themselves.
 */
export const StaffView = z.object({
  departmentIds: z.array(Id).max(200),
  serviceIds: z.array(Id).max(500),
})
export type StaffView = z.infer<typeof StaffView>

export const viewRefusals = defineRefusals({
  admins_see_all: {
    status: 422,
    title: 'An admin sees everything',
    why: 'Whoever sets the service up could lift any limit again, so a limit would only look like one.',
    instead: 'Take the admin role away first, then limit what the person sees. Nothing was changed.',
  },
})

export const viewEvents = {
  set: event('account.view_set', 'What a member of staff sees was limited, or opened again.', {
    departments: z.number(),
    services: z.number(),
  }),
}

export const viewRoutes = {
  list: route({
    id: 'accounts.views',
    method: 'GET',
    path: '/staff/views',
    summary: 'Whose sight is limited, and to what; everybody else sees everything',
    audience: ['admin'],
    response: z.object({ items: z.array(StaffView.extend({ agentId: Id })) }),
  }),
  get: route({
    id: 'accounts.view',
    method: 'GET',
    path: '/staff/:agentId/view',
    summary:
      'To which departments and services the sight of a member of staff is limited; nothing: they see everything',
    audience: ['admin'],
    params: z.object({ agentId: Id }),
    response: StaffView,
  }),
  set: route({
    id: 'accounts.setView',
    method: 'PUT',
    path: '/staff/:agentId/view',
    summary: 'Limit what a member of staff sees to departments and services; with none, they see everything',
    audience: ['admin'],
    params: z.object({ agentId: Id }),
    body: StaffView,
    response: StaffView,
    refusals: [viewRefusals.admins_see_all],
  }),
}
