import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { viewNow } from '#platform/database/view.ts'
import { whyNotOutward } from '#platform/http/outward.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../accounts/contract.ts'
import type { AgentActor } from '../accounts/contract.ts'
import { webhookRefusals } from './contract.ts'
import { webhookEvents } from './contract.events.ts'
import { eventKinds } from './kinds.ts'
import { oneDelivery, oneWebhook } from './queries.ts'
import type { DeliveryView, WebhookView } from './queries.ts'
import { newWebhookSecret, OVERLAP_MS, unknownKinds } from './rules.ts'
import * as store from './store.ts'

/** Whether webhooks may lead into one's own network, and without TLS. */
export type WebhookSettings = { readonly toPrivate: boolean }
export type NewWebhook = { readonly name: string; readonly url: string; readonly kinds: readonly string[] }

/** Tells an address of what happens from now on. Refuses address_not_taken, no_such_event, tells_of_everything. */
export async function addWebhook(
  tx: Tx,
  actor: AgentActor,
  input: NewWebhook,
  now: Date,
  settings: WebhookSettings,
): Promise<{ webhook: WebhookView; secret: string }> {
  mustSeeEverything()
  mustBeTaken(input, settings)
  const id = newId(now)
  const secret = newWebhookSecret()
  const kinds = [...new Set(input.kinds)]
  await tx.run(store.beginPoint, now)
  await tx.run(store.add, id, input.name, input.url, kinds, secret, actor.agentId, now)
  await record(tx, webhookEvents.added, madeBy(actor, now), { webhookId: id, kinds: kinds.length })
  return { webhook: await oneWebhook(tx, id, now), secret }
}

/** Deliveries know no departments: whoever sees a part only would be told of the rest. */
function mustSeeEverything(): void {
  if (viewNow() !== undefined) refuse(webhookRefusals.tells_of_everything)
}

function mustBeTaken(
  { url, kinds }: { url: string; kinds: readonly string[] },
  settings: WebhookSettings,
): void {
  const because = whyNotOutward(url, settings)
  if (because) refuse(webhookRefusals.address_not_taken, { because })
  const unknown = unknownKinds(
    kinds,
    eventKinds().map((one) => one.kind),
  )
  if (unknown.length > 0) refuse(webhookRefusals.no_such_event, { kinds: unknown })
}

export type WebhookChange = {
  readonly webhookId: string
  readonly version: number | undefined
  readonly name?: string | undefined
  readonly url?: string | undefined
  readonly kinds?: readonly string[] | undefined
  readonly state?: 'on' | 'off' | undefined
}

/** Changes a webhook, switches it on or off. Refuses stale_version, address_not_taken, no_such_event, tells_of_everything. */
export async function changeWebhook(
  tx: Tx,
  actor: AgentActor,
  input: WebhookChange,
  now: Date,
  settings: WebhookSettings,
): Promise<WebhookView> {
  if (input.url !== undefined || input.kinds !== undefined || input.state === 'on') mustSeeEverything()
  const webhook = await lock(tx, input.webhookId)
  if (input.version !== undefined && input.version !== webhook.version) {
    refuse(general.stale_version, { version: webhook.version })
  }
  const { name = webhook.name, url = webhook.url, kinds = webhook.kinds } = input
  if (input.url !== undefined || input.kinds !== undefined) mustBeTaken({ url, kinds }, settings)
  const facts = { webhookId: webhook.id }
  const isOther = name !== webhook.name || url !== webhook.url || kinds.join() !== webhook.kinds.join()
  if (isOther) {
    await tx.run(store.change, webhook.id, name, url, [...new Set(kinds)])
    await record(tx, webhookEvents.changed, madeBy(actor, now), { ...facts, kinds: kinds.length })
  }
  if (input.state === 'off' && (await tx.maybe(store.switchOff, webhook.id, 'person', now))) {
    await record(tx, webhookEvents.switchedOff, madeBy(actor, now), { ...facts, because: 'person' })
  }
  if (input.state === 'on' && (await tx.maybe(store.switchOn, webhook.id))) {
    await record(tx, webhookEvents.switchedOn, madeBy(actor, now), facts)
  }
  return oneWebhook(tx, webhook.id, now)
}

async function lock(tx: Tx, webhookId: string): Promise<store.WebhookRow> {
  return (await tx.maybe(store.lock, webhookId)) ?? refuse(general.not_found)
}

/** Removes a webhook, with its log and whatever waits. */
export async function removeWebhook(tx: Tx, actor: AgentActor, webhookId: string, now: Date): Promise<void> {
  await lock(tx, webhookId)
  await tx.run(store.remove, webhookId)
  await record(tx, webhookEvents.removed, madeBy(actor, now), { webhookId })
}

/** A new secret; the one before signs along for a day, so that the other side can change over without a gap. */
export async function replaceSecret(
  tx: Tx,
  actor: AgentActor,
  webhookId: string,
  now: Date,
): Promise<{ secret: string; earlierUntil: Date }> {
  mustSeeEverything()
  await lock(tx, webhookId)
  const secret = newWebhookSecret()
  const earlierUntil = new Date(now.getTime() + OVERLAP_MS)
  await tx.run(store.replaceSecret, webhookId, secret, earlierUntil)
  await record(tx, webhookEvents.secretReplaced, madeBy(actor, now), { webhookId })
  return { secret, earlierUntil }
}

/** Sends a test, which looks like an event of the kind `webhook.test`. Refuses webhook_off. */
export async function testWebhook(
  tx: Tx,
  actor: AgentActor,
  webhookId: string,
  now: Date,
): Promise<DeliveryView> {
  mustBeOn(await lock(tx, webhookId))
  const id = newId(now)
  const kind = 'webhook.test'
  const body = JSON.stringify({ type: kind, timestamp: now.toISOString(), data: { webhookId } })
  await tx.run(
    store.addDeliveries,
    [id],
    [webhookId],
    [`test_${id}`],
    [kind],
    [body],
    now,
    [null],
    [null],
    [null],
  )
  await record(tx, webhookEvents.tested, madeBy(actor, now), { webhookId })
  return withoutBody(tx, id)
}

const mustBeOn = ({ state }: store.WebhookRow) => state === 'off' && refuse(webhookRefusals.webhook_off)

async function withoutBody(tx: Tx, id: string): Promise<DeliveryView> {
  const { body: _, answer: __, ...delivery } = await oneDelivery(tx, id)
  return delivery
}

/** Sends a delivery once more, under the same id, whatever came of it before. Refuses webhook_off. */
export async function replay(
  tx: Tx,
  actor: AgentActor,
  deliveryId: string,
  now: Date,
): Promise<DeliveryView> {
  const { webhookId } = (await tx.maybe(store.delivery, deliveryId)) ?? refuse(general.not_found)
  mustBeOn(await lock(tx, webhookId))
  await tx.run(store.replay, deliveryId, now)
  await record(tx, webhookEvents.replayed, madeBy(actor, now), { webhookId, count: 1 })
  return withoutBody(tx, deliveryId)
}

/** Sends once more whatever did not arrive since then. Refuses webhook_off. @returns how many. */
export async function replayFailed(
  tx: Tx,
  actor: AgentActor,
  input: { readonly webhookId: string; readonly since: Date },
  now: Date,
): Promise<number> {
  mustBeOn(await lock(tx, input.webhookId))
  const count = await tx.run(store.replayFailed, input.webhookId, input.since, now)
  if (count > 0) {
    await record(tx, webhookEvents.replayed, madeBy(actor, now), { webhookId: input.webhookId, count })
  }
  return count
}
