import { statement } from '#platform/database/statement.ts'
import type { DeliveryError } from './contract.ts'
import type { OffBecause } from './contract.events.ts'

export type WebhookRow = {
  id: string
  name: string
  url: string
  kinds: string[]
  secret: string
  earlierSecret: string | null
  earlierUntil: Date | null
  state: 'on' | 'off'
  offBecause: OffBecause | null
  offAt: Date | null
  failingSince: Date | null
  madeBy: string
  owner: string
  madeAt: Date
  version: number
}
const COLUMNS = `w.id, w.name, w.url, w.kinds, w.secret, w.earlier_secret, w.earlier_until, w.state, w.off_because, w.off_at,
  w.failing_since, w.made_by, a.name as owner, w.made_at, w.version`
const JOINED = `webhooks w join agents a on a.id = w.made_by`

export const find = statement<WebhookRow, [id: string]>(
  'webhooks.find',
  `select ${COLUMNS} from ${JOINED} where w.id = $1`,
)

export const lock = statement<WebhookRow, [id: string]>(
  'webhooks.lock',
  `select ${COLUMNS} from ${JOINED} where w.id = $1 for no key update of w`,
)

export type CountRow = { delivered: number; waiting: number; failed: number; lastDeliveredAt: Date | null }
// Of the last day, so that it costs the same after years; what waits is few, or the webhook is in trouble.
const COUNTED = `(select
     (select count(*)::int from webhook_deliveries d where d.webhook_id = w.id and d.at > $1 and d.state = 'delivered') as delivered,
     (select count(*)::int from webhook_deliveries d where d.webhook_id = w.id and d.state = 'waiting') as waiting,
     (select count(*)::int from webhook_deliveries d where d.webhook_id = w.id and d.at > $1 and d.state = 'failed') as failed,
     (select d.delivered_at from webhook_deliveries d where d.webhook_id = w.id and d.state = 'delivered'
      order by d.at desc, d.id desc limit 1) as last_delivered_at)`

export const list = statement<WebhookRow & CountRow, [since: Date]>(
  'webhooks.list',
  `select ${COLUMNS}, c.* from ${JOINED} cross join lateral ${COUNTED} c order by w.made_at, w.id`,
)

export const counted = statement<CountRow, [since: Date, id: string]>(
  'webhooks.counted',
  `select c.* from webhooks w cross join lateral ${COUNTED} c where w.id = $2`,
)

export const add = statement<
  never,
  [id: string, name: string, url: string, kinds: readonly string[], secret: string, madeBy: string, now: Date]
>(
  'webhooks.add',
  `insert into webhooks (id, name, url, kinds, secret, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7)`,
)

export const change = statement<never, [id: string, name: string, url: string, kinds: readonly string[]]>(
  'webhooks.change',
  `update webhooks set name = $2, url = $3, kinds = $4, version = version + 1 where id = $1`,
)

export const switchOff = statement<{ id: string }, [id: string, because: OffBecause, now: Date]>(
  'webhooks.switchOff',
  `update webhooks set state = 'off', off_because = $2, off_at = $3, version = version + 1
   where id = $1 and state = 'on' returning id`,
)

export const switchOn = statement<{ id: string }, [id: string]>(
  'webhooks.switchOn',
  `update webhooks set state = 'on', off_because = null, off_at = null, failing_since = null, version = version + 1
   where id = $1 and state = 'off' returning id`,
)

export const remove = statement<never, [id: string]>('webhooks.remove', `delete from webhooks where id = $1`)

export const replaceSecret = statement<never, [id: string, secret: string, earlierUntil: Date]>(
  'webhooks.replaceSecret',
  `update webhooks set earlier_secret = secret, earlier_until = $3, secret = $2, version = version + 1 where id = $1`,
)

/** Kept as it is once it began; forgotten when something arrives. */
export const setFailing = statement<{ failingSince: Date | null }, [id: string, since: Date | null]>(
  'webhooks.setFailing',
  `update webhooks set failing_since = case when $2::timestamptz is null then null else coalesce(failing_since, $2) end
   where id = $1 returning failing_since`,
)

// ── the ledger, turned into deliveries ──────────────────────────────────────────────────────────────────────────────
export const beginPoint = statement<never, [now: Date]>(
  'webhooks.beginPoint',
  `insert into webhook_point (point, at) values (pg_snapshot_xmin(pg_current_snapshot())::text, $1)
   on conflict (only_one) do nothing`,
)

/** Nothing while another node is at it. */
export const takePoint = statement<{ point: string; at: Date }>(
  'webhooks.takePoint',
  `select point, at from webhook_point for update skip locked`,
)

export const setPoint = statement<never, [point: string, now: Date]>(
  'webhooks.setPoint',
  `update webhook_point set point = $1, at = $2`,
)

export const listening = statement<{ id: string; kinds: string[]; madeAt: Date }>(
  'webhooks.listening',
  `select id, kinds, made_at from webhooks where state = 'on'`,
)

export const addDeliveries = statement<
  { id: string },
  [
    ids: readonly string[],
    webhookIds: readonly string[],
    messageIds: readonly string[],
    kinds: readonly string[],
    bodies: readonly string[],
    now: Date,
    caseIds: readonly (string | null)[],
    contactIds: readonly (string | null)[],
    clientIds: readonly (string | null)[],
  ]
>(
  'webhooks.addDeliveries',
  `insert into webhook_deliveries (id, webhook_id, message_id, kind, body, case_id, contact_id, client_id, at, next_at)
   select one.*, $6, $6 from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $7::uuid[], $8::uuid[], $9::uuid[])
     as one (id, webhook_id, message_id, kind, body, case_id, contact_id, client_id)
   on conflict (webhook_id, message_id) do nothing returning id`,
)

// ── sending ─────────────────────────────────────────────────────────────────────────────────────────────────────────
export const due = statement<{ id: string }, [now: Date]>(
  'webhooks.due',
  `select w.id from webhooks w where w.state = 'on' and exists (
     select from webhook_deliveries d where d.webhook_id = w.id and d.state = 'waiting' and d.next_at <= $1)`,
)

export type ClaimedRow = { id: string; messageId: string; body: string; attempts: number }
export const claim = statement<ClaimedRow, [webhookId: string, now: Date, until: Date, most: number]>(
  'webhooks.claim',
  `update webhook_deliveries set attempts = attempts + 1, tried_at = $2, next_at = $3
   where id in (select id from webhook_deliveries where webhook_id = $1 and state = 'waiting' and next_at <= $2
     order by next_at, id limit $4 for update skip locked)
   returning id, message_id, body, attempts`,
)

// Only the attempt that was claimed counts: one that was taken over meanwhile, or replayed, is another's.
export const settle = statement<
  { id: string },
  [
    id: string,
    attempts: number,
    state: 'delivered' | 'waiting' | 'failed',
    nextAt: Date,
    status: number | null,
    took: number,
    answer: string,
    error: string | null,
    now: Date,
  ]
>(
  'webhooks.settle',
  `update webhook_deliveries set state = $3, next_at = $4, status = $5, took = $6, answer = $7, error = $8,
     delivered_at = case when $3 = 'delivered' then $9::timestamptz end
   where id = $1 and attempts = $2 and state = 'waiting' returning id`,
)

export const forget = statement<never, [before: Date]>(
  'webhooks.forget',
  `delete from webhook_deliveries where at < $1`,
)

// ── the log ─────────────────────────────────────────────────────────────────────────────────────────────────────────
export type DeliveryRow = {
  id: string
  webhookId: string
  messageId: string
  kind: string
  state: 'waiting' | 'delivered' | 'failed'
  at: Date
  attempts: number
  triedAt: Date | null
  nextAt: Date
  status: number | null
  took: number | null
  error: DeliveryError | null
}
const DELIVERY = `id, webhook_id, message_id, kind, state, at, attempts, tried_at, next_at, status, took, error`

export const deliveries = statement<
  DeliveryRow,
  [webhookId: string, state: string | null, beforeAt: Date | null, beforeId: string | null, limit: number]
>(
  'webhooks.deliveries',
  `select ${DELIVERY} from webhook_deliveries where webhook_id = $1 and ($2::text is null or state = $2)
     and ($3::timestamptz is null or (at, id) < ($3::timestamptz, $4::uuid))
   order by at desc, id desc limit $5`,
)

export const delivery = statement<DeliveryRow & { body: string; answer: string | null }, [id: string]>(
  'webhooks.delivery',
  `select ${DELIVERY}, body, answer from webhook_deliveries where id = $1`,
)

// A node that still tries the delivery may settle it no more: attempts count from nought again.
export const replay = statement<never, [id: string, now: Date]>(
  'webhooks.replay',
  `update webhook_deliveries set state = 'waiting', attempts = 0, next_at = $2 where id = $1`,
)

export const replayFailed = statement<never, [webhookId: string, since: Date, now: Date]>(
  'webhooks.replayFailed',
  `update webhook_deliveries set state = 'waiting', attempts = 0, next_at = $3
   where webhook_id = $1 and at >= $2 and (state = 'failed' or (state = 'waiting' and attempts > 0))`,
)
