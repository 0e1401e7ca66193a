import { general } from '#platform/contract/refusal.ts'
import type { AnswerOf } from '#platform/contract/route.ts'
import { Id } from '#platform/contract/values.ts'
import type { Tx } from '#platform/database/database.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import type { webhookRoutes } from './contract.ts'
import * as store from './store.ts'

export type WebhookView = AnswerOf<typeof webhookRoutes.change>
export type DeliveryView = AnswerOf<typeof webhookRoutes.test>

const DAY_MS = 86_400_000
const dayBefore = (now: Date) => new Date(now.getTime() - DAY_MS)

/** Every webhook with how it is. */
export async function listWebhooks(tx: Tx, now: Date): Promise<WebhookView[]> {
  const rows = await tx.all(store.list, dayBefore(now))
  return rows.map((row) => present(row, row, now))
}

/** One webhook with how it is; it is there. */
export async function oneWebhook(tx: Tx, id: string, now: Date): Promise<WebhookView> {
  return present(await tx.one(store.find, id), await tx.one(store.counted, dayBefore(now), id), now)
}

/** A secret is shown once, when it is made: never here. */
function present(row: store.WebhookRow, counts: store.CountRow, now: Date): WebhookView {
  const { id, name, url, kinds, state, offBecause, offAt, failingSince, madeAt, version } = row
  const { delivered, waiting, failed, lastDeliveredAt } = counts
  const earlierUntil = row.earlierUntil && row.earlierUntil > now ? row.earlierUntil : null
  return {
    ...{ id, name, url, kinds, state, offBecause, offAt, failingSince, earlierUntil, madeAt, version },
    ...{ delivered, waiting, failed, lastDeliveredAt },
    owner: { id: row.madeBy, name: row.owner },
  }
}

type Asked = {
  readonly webhookId: string
  readonly state?: string | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

/** The log of a webhook, newest first. */
export async function listDeliveries(
  tx: Tx,
  asked: Asked,
): Promise<{ items: DeliveryView[]; next: string | null }> {
  if (!(await tx.maybe(store.find, asked.webhookId))) refuse(general.not_found)
  const after = asked.cursor === undefined ? undefined : readCursor(asked.cursor)
  const rows = await tx.all(
    store.deliveries,
    asked.webhookId,
    asked.state ?? null,
    after?.at ?? null,
    after?.id ?? null,
    asked.limit + 1,
  )
  const items = rows.slice(0, asked.limit).map(presentDelivery)
  const last = rows.length > asked.limit ? items.at(-1) : undefined
  return { items, next: last ? writeCursor(last) : null }
}

const writeCursor = ({ at, id }: DeliveryView) =>
  Buffer.from([new Date(at).getTime(), id].join(' ')).toString('base64url')

function readCursor(cursor: string): { at: Date; id: string } {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (/^\d{1,14}$/.test(at) && Id.safeParse(id).success) return { at: new Date(Number(at)), id }
  throw new Refusal(general.invalid_input, {}, [
    { path: '/query/cursor', message: 'is no cursor of this list' },
  ])
}

/** One delivery, with what was sent. */
export async function oneDelivery(tx: Tx, id: string): Promise<AnswerOf<typeof webhookRoutes.delivery>> {
  const row = (await tx.maybe(store.delivery, id)) ?? refuse(general.not_found)
  return { ...presentDelivery(row), body: row.body, answer: row.answer }
}

/** A delivery as people see it: when it is tried next only while it waits. */
export function presentDelivery(row: store.DeliveryRow): DeliveryView {
  const { id, webhookId, messageId, kind, state, at, attempts, triedAt, status, took, error } = row
  const nextAt = state === 'waiting' ? row.nextAt : null
  return { id, webhookId, messageId, kind, state, at, attempts, triedAt, nextAt, status, took, error }
}
