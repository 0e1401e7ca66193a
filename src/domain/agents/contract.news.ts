import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { defineRefusals } from '#platform/contract/refusal.ts'
import { route } from '#platform/contract/route.ts'
import { Done, Id, Instant } from '#platform/contract/values.ts'
import { Notification } from './contract.ts'
import type { NotificationKind } from './contract.ts'

/** What news is about; a person chooses by these which ways it takes. */
export const NewsTopic = z.enum([
  'promises',
  'clients',
  'mentions',
  'handed',
  'changes',
  'shifts',
  'asked',
  'running',
])
export type NewsTopic = z.infer<typeof NewsTopic>

/** The topic of each kind of news. */
export const TOPIC_OF: Readonly<Record<NotificationKind, NewsTopic>> = {
  commitment_warning: 'promises',
  commitment_broken: 'promises',
  client_wrote: 'clients',
  client_confirmed: 'clients',
  client_not_yet: 'clients',
  mentioned: 'mentions',
  case_given: 'handed',
  leg_given: 'handed',
  covering: 'handed',
  rule_says: 'handed',
  case_changed: 'changes',
  leg_changed: 'changes',
  leg_done: 'changes',
  snooze_over: 'changes',
  swap_asked: 'shifts',
  swap_agreed: 'shifts',
  swap_declined: 'shifts',
  swap_withdrawn: 'shifts',
  swap_overtaken: 'shifts',
  roster_published: 'shifts',
  call_out: 'asked',
  rule_paused: 'running',
  webhook_off: 'running',
  sign_in_reset: 'running',
}

/** What needs somebody is always shown in the app: a warning that nobody sees is none (R12). */
export const ALWAYS_SHOWN: readonly NewsTopic[] = ['promises', 'clients', 'mentions', 'handed']

/** Which ways news of a topic takes. */
export const NewsWays = z.object({ inApp: z.boolean(), push: z.boolean(), mail: z.boolean() })
export type NewsWays = z.infer<typeof NewsWays>

/** What is usual where nobody has chosen. */
export const usualWays = (topic: NewsTopic): NewsWays => ({
  inApp: true,
  push: topic !== 'changes' && topic !== 'running',
  mail: false,
})

/** How long news is kept to be looked up, in days. */
export const NEWS_DAYS = 90

/** News about one case, conversation or topic, the newest first. */
export const NewsGroup = z.object({
  /** What it is about: a case, a conversation, or the kind of news. */
  about: z.string(),
  caseId: Id.nullable(),
  caseReference: z.string().nullable(),
  clientName: z.string().nullable(),
  following: z.boolean(),
  latestAt: Instant,
  count: z.number().int(),
  unread: z.number().int(),
  items: z.array(Notification),
})
export type NewsGroup = z.infer<typeof NewsGroup>

/** A browser on a device that is told by push. */
export const PushDevice = z.object({
  id: Id,
  name: z.string(),
  language: z.string(),
  addedAt: Instant,
  /** When it last took something. */
  toldAt: Instant.nullable(),
  /** When its maker last did not take something for it; tried again by itself. */
  failedAt: Instant.nullable(),
})
export type PushDevice = z.infer<typeof PushDevice>

/** What a device is sent: ids and codes, never words. The device makes words of it. */
export const PushData = z.object({
  id: z.string(),
  kind: z.string(),
  caseId: z.string().nullable(),
  contactId: z.string().nullable(),
  reference: z.string().nullable(),
  /** How much about the same is unread. */
  count: z.number().int(),
  language: z.string(),
  at: z.string(),
})
export type PushData = z.infer<typeof PushData>

export const newsRefusals = defineRefusals({
  push_not_here: {
    status: 409,
    title: 'Push is not set up here',
    why: 'This service has no keys by which the makers of browsers would know it.',
    instead: 'What is new is shown in the app. An operator finds in the settings how push is switched on.',
  },
  push_address_unusable: {
    status: 422,
    title: 'This browser cannot be told by push',
    why: 'It gave an address that we cannot or must not send to.',
    instead: 'Try another browser. What is new is shown in the app as before.',
  },
})

export const newsEvents = {
  read: event('agent.news_read', 'An agent read what they needed to know.', { count: z.number() }),
  choiceChanged: event('agent.news_choice', 'An agent chose which ways news of a topic takes.', {
    topic: NewsTopic,
    push: z.boolean(),
    mail: z.boolean(),
  }),
  deviceAdded: event('agent.device_added', 'A device is told by push.', { deviceId: Id }),
  deviceRemoved: event('agent.device_removed', 'A device is told by push no more.', {
    deviceId: Id,
    why: z.enum(['person', 'gone']),
  }),
}

export const newsRoutes = {
  groups: route({
    id: 'agents.news',
    method: 'GET',
    path: '/agents/me/news',
    summary: 'What I needed to know in the last 90 days, grouped by what it is about, the newest first',
    audience: ['agent'],
    query: z.object({
      topic: NewsTopic.optional(),
      unread: z.stringbool().default(false),
      /** Groups older than this; from `next` of the page before. */
      before: Instant.optional(),
    }),
    response: z.object({ items: z.array(NewsGroup), unread: z.number().int(), next: Instant.nullable() }),
  }),
  choices: route({
    id: 'agents.newsChoices',
    method: 'GET',
    path: '/agents/me/news/choices',
    summary: 'Which ways news of each topic takes, and which ways there are',
    audience: ['agent'],
    response: z.object({
      topics: z.array(NewsWays.extend({ topic: NewsTopic, alwaysShown: z.boolean() })),
      /** Whether a mail server is set up. */
      mail: z.boolean(),
      /** What a browser names when it subscribes; null: push is not set up. */
      pushKey: z.string().nullable(),
    }),
  }),
  choose: route({
    id: 'agents.chooseNews',
    method: 'PUT',
    path: '/agents/me/news/choices/:topic',
    summary: 'Choose which ways news of a topic takes',
    audience: ['agent'],
    params: z.object({ topic: NewsTopic }),
    body: NewsWays,
    response: Done,
  }),
  devices: route({
    id: 'agents.devices',
    method: 'GET',
    path: '/agents/me/devices',
    summary: 'Devices of mine that are told by push',
    audience: ['agent'],
    response: z.object({ items: z.array(PushDevice) }),
  }),
  addDevice: route({
    id: 'agents.addDevice',
    method: 'POST',
    path: '/agents/me/devices',
    summary: 'Have this browser told by push; one that is known already becomes mine',
    audience: ['agent'],
    body: z.object({
      endpoint: z.string().min(10).max(1000),
      p256dh: z.string().regex(/^[\w-]{80,120}=*$/),
      auth: z.string().regex(/^[\w-]{16,60}=*$/),
      language: z
        .string()
        .regex(/^[a-z]{2}(-[A-Za-z]{2,8})?$/)
        .default('en'),
      name: z.string().max(80).default(''),
    }),
    response: PushDevice,
    status: 201,
    refusals: [newsRefusals.push_not_here, newsRefusals.push_address_unusable],
    perMinute: 30,
  }),
  removeDevice: route({
    id: 'agents.removeDevice',
    method: 'DELETE',
    path: '/agents/me/devices/:deviceId',
    summary: 'Tell a device no more',
    audience: ['agent'],
    params: z.object({ deviceId: Id }),
    response: Done,
  }),
  tryDevice: route({
    id: 'agents.tryDevice',
    method: 'POST',
    path: '/agents/me/devices/:deviceId/try',
    summary: 'Send a device a message to see that it arrives',
    audience: ['agent'],
    params: z.object({ deviceId: Id }),
    body: z.object({}),
    response: Done,
    perMinute: 10,
    refusals: [newsRefusals.push_not_here],
  }),
}
