import type { Database, Tx } from '#platform/database/database.ts'
import { sendOutward } from '#platform/http/outward.ts'
import type { Outcome } from '#platform/http/outward.ts'
import { record } from '#platform/ledger/record.ts'
import { madeBy } from '../accounts/contract.ts'
import { notify } from '../agents/commands.ts'
import { webhookEvents } from './contract.events.ts'
import type { OffBecause } from './contract.events.ts'
import { AT_ONCE, judge, LEASE_MS, signedHeaders, WITHIN_MS } from './rules.ts'
import * as store from './store.ts'

export type DeliverParts = {
  readonly database: Database
  readonly now: () => Date
  readonly toPrivate: boolean
  /** 0 to 1; spreads the pauses. */
  readonly chance: () => number
}

/** What is being sent from this node, by webhook. */
export type Busy = Map<string, number>

/** Webhooks that have something due, and room for it. */
export async function dueWebhooks({ database, now }: DeliverParts, busy: Busy): Promise<string[]> {
  const due = await database.read((tx) => tx.all(store.due, now()))
  return due.map((one) => one.id).filter((id) => (busy.get(id) ?? 0) < AT_ONCE)
}

/** Claims what is due to one webhook, as much as there is room for. Each claim ends by itself if this node dies. */
export async function claimDue(
  { database, now }: DeliverParts,
  webhookId: string,
  busy: Busy,
): Promise<{ webhook: store.WebhookRow; claimed: readonly store.ClaimedRow[] } | undefined> {
  const room = AT_ONCE - (busy.get(webhookId) ?? 0)
  return database.transact(async (tx) => {
    const webhook = await tx.maybe(store.find, webhookId)
    if (!webhook || webhook.state === 'off' || room < 1) return undefined
    const until = new Date(now().getTime() + LEASE_MS)
    return { webhook, claimed: await tx.all(store.claim, webhookId, now(), until, room) }
  })
}

/** Sends one delivery and keeps what came of it. */
export async function deliverOne(
  parts: DeliverParts,
  webhook: store.WebhookRow,
  claimed: store.ClaimedRow,
): Promise<void> {
  const outcome = await sendOutward(webhook.url, {
    headers: signedHeaders(claimed, webhook, parts.now()),
    body: claimed.body,
    within: WITHIN_MS,
    toPrivate: parts.toPrivate,
  })
  await parts.database.transact((tx) => keep(tx, parts, webhook.id, claimed, outcome))
}

async function keep(
  tx: Tx,
  { now: clock, chance }: DeliverParts,
  webhookId: string,
  { id, attempts }: store.ClaimedRow,
  outcome: Outcome,
): Promise<void> {
  const now = clock()
  const { status, took, answer, error } = outcome
  const isFine = status !== null && status >= 200 && status < 300
  const failing = await tx.maybe(store.setFailing, webhookId, isFine ? null : now)
  // Removed meanwhile, with all of its deliveries.
  if (!failing) return
  const { state, nextAt, off } = judge(
    outcome,
    { attempts, failingSince: failing.failingSince },
    now,
    chance(),
  )
  await tx.run(store.settle, id, attempts, state, nextAt, status, took, answer, error, now)
  if (off) await switchOff(tx, webhookId, off, now)
}

/** Switches it off, and tells whoever made it. */
async function switchOff(
  tx: Tx,
  webhookId: string,
  because: Exclude<OffBecause, 'person'>,
  now: Date,
): Promise<void> {
  if (!(await tx.maybe(store.switchOff, webhookId, because, now))) return
  const { name, madeBy: agentId } = await tx.one(store.find, webhookId)
  await record(tx, webhookEvents.switchedOff, madeBy({ kind: 'service' }, now), { webhookId, because })
  await notify(tx, { agentId, kind: 'webhook_off', facts: { name, webhookId, because }, at: now })
}
