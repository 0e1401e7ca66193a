import { randomInt } from 'node:crypto'
import type { Database, Tx } from '#platform/database/database.ts'
import type { Feed } from '#platform/live/feed.ts'
import type { Log } from '#platform/log.ts'
import { claimDue, deliverOne, dueWebhooks } from './deliver.ts'
import type { Busy, DeliverParts } from './deliver.ts'
import { followLedger } from './follow.ts'
import { KEPT_MS } from './rules.ts'
import * as store from './store.ts'

const LOOK_AGAIN_MS = 1_000
const PARTS = 2 ** 32
const byChance = () => randomInt(PARTS) / PARTS

/** Sends what happens to those who asked for it, as long as it is open. */
export type WebhookSender = {
  /** Turns what is new into deliveries and begins what is due; resolves when nothing is due any more. For tests. */
  settle(): Promise<void>
  /** Lets what is being sent come to its end. */
  close(): Promise<void>
}

/**
 * Keeps sending on this node; any number of nodes may. What happens wakes it, and a look each second mends whatever was
 * missed. Each webhook has a few places of its own, so that a slow one holds up itself and nobody else.
 */
export function startWebhooks(parts: {
  readonly database: Database
  readonly feed: Feed
  readonly now: () => Date
  readonly log: Log
  readonly toPrivate: boolean
}): WebhookSender {
  const { database, log, now } = parts
  const sending: DeliverParts = { database, now, toPrivate: parts.toPrivate, chance: byChance }
  const busy: Busy = new Map()
  const running = new Set<Promise<void>>()
  let closed = false
  let looking: Promise<void> | undefined
  let again = false

  const lookOnce = async () => {
    await database.transact((tx) => followLedger(tx, now()))
    for (const webhookId of await dueWebhooks(sending, busy)) {
      const due = await claimDue(sending, webhookId, busy)
      for (const one of due?.claimed ?? []) if (due) begin(webhookId, deliverOne(sending, due.webhook, one))
    }
  }

  function begin(webhookId: string, delivery: Promise<void>): void {
    busy.set(webhookId, (busy.get(webhookId) ?? 0) + 1)
    const whole = delivery
      .catch((error: unknown) =>
        log.warn({ err: error }, 'what came of a webhook could not be kept; it is sent again'),
      )
      .finally(() => {
        busy.set(webhookId, (busy.get(webhookId) ?? 1) - 1)
        running.delete(whole)
        void wake()
      })
    running.add(whole)
  }

  function wake(): Promise<void> {
    again = true
    if (closed) return Promise.resolve()
    looking ??= (async () => {
      while (again && !closed) {
        again = false
        await lookOnce().catch((error: unknown) => {
          if (!closed) log.warn({ err: error }, 'webhooks could not be looked after; it tries again')
        })
      }
      looking = undefined
    })()
    return looking
  }

  const timer = setInterval(() => void wake(), LOOK_AGAIN_MS)
  const stopListening = parts.feed.onBatch(() => void wake())
  return {
    async settle() {
      do {
        await wake()
        await Promise.all(running)
      } while (running.size > 0 || looking)
    },
    async close() {
      closed = true
      clearInterval(timer)
      stopListening()
      await looking
      await Promise.all(running)
    },
  }
}

/** Forgets deliveries of more than 30 days ago. */
export async function forgetDeliveries(tx: Tx, now: Date): Promise<number> {
  return tx.run(store.forget, new Date(now.getTime() - KEPT_MS))
}
