import { z } from 'zod'
import { defineRefusals } from '#platform/contract/refusal.ts'
import { route } from '#platform/contract/route.ts'
import { Cursor, Done, Id, Instant, Line, Page } from '#platform/contract/values.ts'
import { OffBecause } from './contract.events.ts'

/** Who joins other systems to this one. */
export const webhookKeepers = ['admin', 'integrator'] as const

/** A kind of event (`case.opened`), all of a group (`case.*`), or everything (`*`). */
export const Chosen = z.string().regex(/^(?:\*|[a-z][a-z_]*\.(?:\*|[a-z][a-z_]*))$/, 'is no kind of event')

export const Webhook = z.object({
  id: Id,
  name: z.string(),
  url: z.string(),
  kinds: z.array(z.string()),
  state: z.enum(['on', 'off']),
  offBecause: OffBecause.nullable(),
  offAt: Instant.nullable(),
  /** Since when nothing has arrived, while that is so. */
  failingSince: Instant.nullable(),
  /** Until when the secret before signs along. */
  earlierUntil: Instant.nullable(),
  owner: z.object({ id: Id, name: z.string() }),
  madeAt: Instant,
  /** `delivered` and `failed` of the last 24 hours; `waiting` now. */
  delivered: z.number().int(),
  waiting: z.number().int(),
  failed: z.number().int(),
  lastDeliveredAt: Instant.nullable(),
  version: z.number().int(),
})
export type Webhook = z.infer<typeof Webhook>

export const DeliveryState = z.enum(['waiting', 'delivered', 'failed'])
/** Why there was no answer. */
export const DeliveryError = z.enum([
  'unreadable',
  'not_https',
  'private',
  'no_such_name',
  'refused',
  'cut_off',
  'out_of_reach',
  'certificate',
  'too_slow',
  'no_answer',
])
export type DeliveryError = z.infer<typeof DeliveryError>

export const Delivery = z.object({
  id: Id,
  webhookId: Id,
  /** The `webhook-id` that the other side sees: the same for every attempt and every replay. */
  messageId: z.string(),
  kind: z.string(),
  state: DeliveryState,
  at: Instant,
  attempts: z.number().int(),
  triedAt: Instant.nullable(),
  nextAt: Instant.nullable(),
  status: z.number().int().nullable(),
  /** Milliseconds until the answer. */
  took: z.number().int().nullable(),
  error: DeliveryError.nullable(),
})
export type Delivery = z.infer<typeof Delivery>

export const EventKind = z.object({
  kind: z.string(),
  group: z.string(),
  meaning: z.string(),
  facts: z.array(z.object({ name: z.string(), form: z.string() })),
})
export type EventKind = z.infer<typeof EventKind>

export const webhookRefusals = defineRefusals({
  address_not_taken: {
    status: 422,
    title: 'We cannot send to this address',
    why: 'Events are sent by https only, to machines that are open to the internet, to an address without a name and password in it.',
    instead:
      'Give an address that begins with https://; whoever runs this service can open it to their own network.',
  },
  no_such_event: {
    status: 422,
    title: 'There is no such event',
    why: 'One of the kinds that were chosen is none that happens here.',
    instead: 'Choose from the list of events; the kinds that are not there stand in the details.',
  },
  tells_of_everything: {
    status: 403,
    title: 'What you see is a part of the service',
    why: 'A webhook tells of what happens everywhere, and you see some departments or services only.',
    instead: 'Ask an admin, who sees everything, to set it up. You may switch one off.',
  },
  webhook_off: {
    status: 409,
    title: 'This webhook is switched off',
    why: 'Nothing is sent to an address that is switched off.',
    instead: 'Switch it on first; what waits is sent then.',
  },
})

const webhookId = z.object({ webhookId: Id })
const deliveryId = z.object({ deliveryId: Id })
const WebhookSecret = z.string()
const Settings = { name: Line(120), url: Line(2000), kinds: z.array(Chosen).min(1).max(200) }

export const webhookRoutes = {
  kinds: route({
    id: 'webhooks.kinds',
    method: 'GET',
    path: '/webhooks/kinds',
    summary: 'Every kind of event that can be told, with what it means and the facts that it carries',
    audience: webhookKeepers,
    response: z.object({ items: z.array(EventKind) }),
  }),
  list: route({
    id: 'webhooks.list',
    method: 'GET',
    path: '/webhooks',
    summary: 'The addresses that are told of events, and how they are',
    audience: webhookKeepers,
    response: z.object({ items: z.array(Webhook) }),
  }),
  add: route({
    id: 'webhooks.add',
    method: 'POST',
    path: '/webhooks',
    summary: 'Tell an address of events from now on. The secret that signs them is shown this once',
    audience: webhookKeepers,
    body: z.object(Settings),
    response: z.object({ webhook: Webhook, secret: WebhookSecret }),
    status: 201,
    refusals: [
      webhookRefusals.address_not_taken,
      webhookRefusals.no_such_event,
      webhookRefusals.tells_of_everything,
    ],
  }),
  change: route({
    id: 'webhooks.change',
    method: 'PATCH',
    path: '/webhooks/:webhookId',
    summary: 'Change a webhook’s name, address or events; switch it on or off',
    audience: webhookKeepers,
    params: webhookId,
    body: z.object({
      name: Settings.name.optional(),
      url: Settings.url.optional(),
      kinds: Settings.kinds.optional(),
      state: z.enum(['on', 'off']).optional(),
    }),
    response: Webhook,
    refusals: [
      webhookRefusals.address_not_taken,
      webhookRefusals.no_such_event,
      webhookRefusals.tells_of_everything,
    ],
    versioned: true,
  }),
  remove: route({
    id: 'webhooks.remove',
    method: 'DELETE',
    path: '/webhooks/:webhookId',
    summary: 'Remove a webhook with its log; what waits is not sent any more',
    audience: webhookKeepers,
    params: webhookId,
    response: Done,
  }),
  replaceSecret: route({
    id: 'webhooks.replaceSecret',
    method: 'POST',
    path: '/webhooks/:webhookId/secret',
    summary: 'Make a new secret, shown this once. For 24 hours the one before signs along',
    audience: webhookKeepers,
    params: webhookId,
    body: z.object({}),
    response: z.object({ secret: WebhookSecret, earlierUntil: Instant }),
    status: 201,
    refusals: [webhookRefusals.tells_of_everything],
  }),
  test: route({
    id: 'webhooks.test',
    method: 'POST',
    path: '/webhooks/:webhookId/test',
    summary: 'Send a test, so that both sides can see that it arrives',
    audience: webhookKeepers,
    params: webhookId,
    body: z.object({}),
    response: Delivery,
    status: 202,
    refusals: [webhookRefusals.webhook_off],
    perMinute: 60,
  }),
  deliveries: route({
    id: 'webhooks.deliveries',
    method: 'GET',
    path: '/webhooks/:webhookId/deliveries',
    summary: 'What was sent in the last 30 days, newest first',
    audience: webhookKeepers,
    params: webhookId,
    query: z.object({
      state: DeliveryState.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: Cursor.optional(),
    }),
    response: Page(Delivery),
  }),
  delivery: route({
    id: 'webhooks.delivery',
    method: 'GET',
    path: '/deliveries/:deliveryId',
    summary: 'One delivery with what was sent and the first bytes of the answer',
    audience: webhookKeepers,
    params: deliveryId,
    response: Delivery.extend({ body: z.string(), answer: z.string().nullable() }),
  }),
  replay: route({
    id: 'webhooks.replay',
    method: 'POST',
    path: '/deliveries/:deliveryId/replay',
    summary: 'Send one delivery once more, under the same id',
    audience: webhookKeepers,
    params: deliveryId,
    body: z.object({}),
    response: Delivery,
    status: 202,
    refusals: [webhookRefusals.webhook_off],
  }),
  replayFailed: route({
    id: 'webhooks.replayFailed',
    method: 'POST',
    path: '/webhooks/:webhookId/replay',
    summary: 'Send once more whatever did not arrive since a moment, under the same ids',
    audience: webhookKeepers,
    params: webhookId,
    body: z.object({ since: Instant }),
    response: z.object({ count: z.number().int() }),
    status: 202,
    refusals: [webhookRefusals.webhook_off],
  }),
}
