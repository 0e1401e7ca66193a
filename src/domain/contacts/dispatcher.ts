import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/database/database.ts'
import type { Feed } from '#platform/live/feed.ts'
import type { Log } from '#platform/log.ts'
import { dispatch } from './dispatch.ts'
import { nextExpiry } from './store/offers.ts'

/** What may change who can be offered what. Anything else need not wake the dispatcher. */
const STIRS = new Set([
  'contact.arrived',
  'contact.ended',
  'contact.offer_ended',
  'contact.fell_back',
  'contact.expert_left',
  'contact.handed_over',
  'contact.waits_for_owner',
  'contact.place_kept',
  'contact.stays',
  'contact.service_set',
  'agent.presence_changed',
  'agent.absence_set',
  'agent.absence_ended',
])

export type Dispatcher = {
  /** Looks at the line now; returns once the passes asked for so far are done. */
  wake(): Promise<void>
  close(): Promise<void>
}

/** Keeps the line moving on this node: woken by what happens, by offers that run out, and once a second in any case. */
export function startDispatcher(parts: {
  database: Database
  feed: Feed
  clock: Clock
  log: Log
}): Dispatcher {
  const { database, feed, clock, log } = parts
  let running: Promise<void> | undefined
  let wanted = false
  let closed = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const pass = async () => {
    while (wanted && !closed) {
      wanted = false
      const { again } = await dispatch(database, clock)
      schedule(await earliest(database, again))
    }
  }
  const schedule = (at: Date | undefined) => {
    clearTimeout(timer)
    const delay = at ? Math.min(1_000, Math.max(5, at.getTime() - clock.now().getTime())) : 1_000
    timer = setTimeout(() => void wake(), delay)
  }
  const wake = (): Promise<void> => {
    wanted = true
    if (closed) return Promise.resolve()
    running ??= pass()
      .catch((error: unknown) => {
        if (!closed) log.error({ err: error }, 'the dispatcher could not look at the line; it tries again')
        schedule(undefined)
      })
      .finally(() => {
        running = undefined
        if (wanted && !closed) void wake()
      })
    return running
  }
  const off = feed.onBatch(({ rows }) => {
    if (rows.some((row) => STIRS.has(row.kind))) void wake()
  })
  void wake()

  return {
    wake,
    async close() {
      closed = true
      off()
      clearTimeout(timer)
      await running
    },
  }
}

async function earliest(database: Database, again: Date | undefined): Promise<Date | undefined> {
  const { at } = await database.read((tx) => tx.one(nextExpiry))
  if (at && again) return at < again ? at : again
  return at ?? again
}
