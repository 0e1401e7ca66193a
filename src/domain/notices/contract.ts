import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { defineRefusals } from '#platform/contract/refusal.ts'
import { route } from '#platform/contract/route.ts'
import { Id, Instant, Line, Text } from '#platform/contract/values.ts'

export const noticeKeepers = ['lead', 'admin'] as const
export const noticeReaders = ['agent', 'lead', 'planner', 'admin'] as const

/** Known disruption, told before anybody has to ask (R31). */
export const Notice = z.object({
  id: Id,
  serviceId: Id,
  service: z.string(),
  title: z.string(),
  body: z.string(),
  fromAt: Instant,
  untilAt: Instant,
  state: z.enum(['published', 'withdrawn']),
  /** Whether it holds now. */
  current: z.boolean(),
  /** Clients with an open case on this service who were told directly. */
  told: z.number().int(),
  version: z.number().int(),
})
export type Notice = z.infer<typeof Notice>

/** How many contacts the notice seems to have prevented: expected from like days before, less what came. */
export const Prevented = z.object({
  came: z.number().int(),
  expected: z.number(),
  prevented: z.number(),
  low: z.number(),
  high: z.number(),
  /** Like days that the expectation rests on. */
  days: z.number().int(),
})
export type Prevented = z.infer<typeof Prevented>

/** Why nothing can be said of contacts prevented: it has not begun, or like days tell too little. */
export const NoFigure = z.enum(['not_begun', 'too_few_days', 'too_few_contacts'])
export type NoFigure = z.infer<typeof NoFigure>

export const noticeRefusals = defineRefusals({
  ends_before: {
    status: 422,
    title: 'It would end before it begins',
    why: 'The end lies before the beginning.',
    instead: 'Turn the two round; nothing was published.',
  },
  ends_in_past: {
    status: 422,
    title: 'Its end has passed already',
    why: 'The end lies before this moment, so nobody would read it.',
    instead: 'Choose an end that is still to come; nothing was published.',
  },
  notice_over: {
    status: 409,
    title: 'This notice is over',
    why: 'It was withdrawn, or its time has passed.',
    instead: 'Publish a new one.',
  },
})

export const noticeEvents = {
  published: event('notice.published', 'A known disruption was told before anybody asked.', {
    noticeId: Id,
    told: z.number(),
    untilAt: Instant,
  }),
  changed: event('notice.changed', 'A notice was changed, and told again.', {
    noticeId: Id,
    told: z.number(),
    untilAt: Instant,
  }),
  withdrawn: event('notice.withdrawn', 'A notice no longer holds.', { noticeId: Id, told: z.number() }),
}

const noticeId = z.object({ noticeId: Id })
const SetNotice = z.object({
  serviceId: Id,
  title: Line(160),
  body: Text(2000),
  fromAt: Instant,
  untilAt: Instant,
})

export const noticeRoutes = {
  current: route({
    id: 'notices.current',
    method: 'GET',
    path: '/notices/current',
    summary: 'What is disturbed just now, for everybody',
    audience: ['public'],
    response: z.object({
      items: z.array(
        Notice.pick({
          id: true,
          serviceId: true,
          service: true,
          title: true,
          body: true,
          fromAt: true,
          untilAt: true,
        }),
      ),
    }),
  }),
  list: route({
    id: 'notices.list',
    method: 'GET',
    path: '/notices',
    summary: 'The newest hundred notices, with the contacts that they seem to have prevented',
    audience: noticeReaders,
    response: z.object({
      items: z.array(Notice.extend({ prevented: Prevented.nullable(), noFigure: NoFigure.nullable() })),
    }),
  }),
  publish: route({
    id: 'notices.publish',
    method: 'POST',
    path: '/notices',
    summary: 'Tell a disruption: on the portal, to agents, and to clients with an open case on the service',
    audience: noticeKeepers,
    body: SetNotice,
    response: Notice,
    status: 201,
    refusals: [noticeRefusals.ends_before, noticeRefusals.ends_in_past],
  }),
  change: route({
    id: 'notices.change',
    method: 'PUT',
    path: '/notices/:noticeId',
    summary: 'Change the words or times of a notice; those told before are told again',
    audience: noticeKeepers,
    params: noticeId,
    body: SetNotice.omit({ serviceId: true }),
    response: Notice,
    versioned: true,
    refusals: [noticeRefusals.ends_before, noticeRefusals.ends_in_past, noticeRefusals.notice_over],
  }),
  withdraw: route({
    id: 'notices.withdraw',
    method: 'POST',
    path: '/notices/:noticeId/withdraw',
    summary: 'Say that it no longer holds',
    audience: noticeKeepers,
    params: noticeId,
    response: Notice,
    refusals: [noticeRefusals.notice_over],
  }),
}
