import { done } from '#platform/contract/values.ts'
import type { Bind } from '../accounts/contract.ts'
import * as commands from './commands.ts'
import type { WebhookSettings } from './commands.ts'
import { webhookRoutes } from './contract.ts'
import { eventKinds } from './kinds.ts'
import { listDeliveries, listWebhooks, oneDelivery } from './queries.ts'

/** Binds webhooks: other systems are told of what happens. */
export function bindWebhooks(bind: Bind, settings: WebhookSettings): void {
  bind(webhookRoutes.kinds, async () => ({ items: eventKinds() }))
  bind(webhookRoutes.list, async (tx, { now }) => ({ items: await listWebhooks(tx, now) }))
  // A secret is shown once: an answer that is kept for its Idempotency-Key would keep it too.
  bind(webhookRoutes.add, (tx, { actor, body, now }) => commands.addWebhook(tx, actor, body, now, settings), {
    keyless: true,
  })
  bind(webhookRoutes.change, (tx, { actor, params, body, version, now }) =>
    commands.changeWebhook(tx, actor, { ...params, ...body, version }, now, settings),
  )
  bind(webhookRoutes.remove, async (tx, { actor, params, now }) => {
    await commands.removeWebhook(tx, actor, params.webhookId, now)
    return done
  })
  bind(
    webhookRoutes.replaceSecret,
    (tx, { actor, params, now }) => commands.replaceSecret(tx, actor, params.webhookId, now),
    { keyless: true },
  )
  bind(webhookRoutes.test, (tx, { actor, params, now }) =>
    commands.testWebhook(tx, actor, params.webhookId, now),
  )
  bindLog(bind)
}

function bindLog(bind: Bind): void {
  bind(webhookRoutes.deliveries, (tx, { params, query }) => listDeliveries(tx, { ...params, ...query }))
  bind(webhookRoutes.delivery, (tx, { params }) => oneDelivery(tx, params.deliveryId))
  bind(webhookRoutes.replay, (tx, { actor, params, now }) =>
    commands.replay(tx, actor, params.deliveryId, now),
  )
  bind(webhookRoutes.replayFailed, async (tx, { actor, params, body, now }) => ({
    count: await commands.replayFailed(tx, actor, { ...params, since: new Date(body.since) }, now),
  }))
}
