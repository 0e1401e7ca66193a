import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { Id } from '#platform/contract/values.ts'

/** Why a webhook is off: somebody switched it off, the other side said that it is gone (410), or it failed for days. */
export const OffBecause = z.enum(['person', 'gone', 'failing'])
export type OffBecause = z.infer<typeof OffBecause>

export const webhookEvents = {
  added: event('webhook.added', 'An address is told of events.', { webhookId: Id, kinds: z.number() }),
  changed: event('webhook.changed', 'What an address is told of, or the address, was changed.', {
    webhookId: Id,
    kinds: z.number(),
  }),
  switchedOff: event('webhook.switched_off', 'An address is told nothing for now.', {
    webhookId: Id,
    because: OffBecause,
  }),
  switchedOn: event('webhook.switched_on', 'An address is told of events again.', { webhookId: Id }),
  removed: event('webhook.removed', 'An address is told no more, and its log is gone.', { webhookId: Id }),
  secretReplaced: event('webhook.secret_replaced', 'Deliveries are signed by a new secret.', {
    webhookId: Id,
  }),
  replayed: event('webhook.replayed', 'Deliveries were sent once more because somebody asked for it.', {
    webhookId: Id,
    count: z.number(),
  }),
  tested: event('webhook.tested', 'A test was sent to an address.', { webhookId: Id }),
}
