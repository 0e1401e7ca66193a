import pg from 'pg'
import type { Database } from '../database/database.ts'
import { currentHorizon, rowsSince } from '../ledger/read.ts'
import type { LedgerRow } from '../ledger/read.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'

const CHANNEL = 'answerable_ledger'
const WHISPER = 'answerable_whisper'
const POLL_MS = 1_000
const GATHER_MS = 4
/** Rows read at once; what is more follows in further pages. */
const PAGE = 5_000

/** Rows of the ledger as they become visible, with the point a reader resumes from after them. */
export type Batch = { readonly rows: readonly LedgerRow[]; readonly point: string }
export type Whisper = { readonly kind: string; readonly [fact: string]: string | number | boolean | null }

/**
 * What happens, on every node, within milliseconds of its commit. Nodes wake each other by NOTIFY, sent beside the
 * transactions and not inside them (a NOTIFY inside makes all commits queue for one lock); a poll each second mends
 * whatever a lost notice or a lost connection leaves out.
 */
export type Feed = {
  onBatch(listener: (batch: Batch) => void): () => void
  /** Passing things that no table keeps: "is writing", "is looking at". Reaches every node, or nobody. */
  onWhisper(listener: (whisper: Whisper) => void): () => void
  whisper(whisper: Whisper): void
  /** Where a new reader starts. */
  point(): string
  close(): Promise<void>
}

export async function openFeed(parts: {
  database: Database
  url: string
  clock: Clock
  log: Log
}): Promise<Feed> {
  const { database, clock, log } = parts
  const { pool } = database
  const batchListeners = new Set<(batch: Batch) => void>()
  const whisperListeners = new Set<(whisper: Whisper) => void>()
  let point = await database.read(currentHorizon)
  let seen = new Set<number>()
  let reading: Promise<void> | undefined
  let again = false
  let closed = false

  const readOnce = async () => {
    const notBefore = new Date(clock.now().getTime() - 2 * 86_400_000)
    // The horizon is taken first: what commits between the two statements is then read again, not missed.
    const next = await database.read(currentHorizon)
    const kept = new Set<number>()
    let after: LedgerRow | undefined
    for (;;) {
      const rows = await database.read((tx) => rowsSince(tx, point, notBefore, PAGE, after))
      const last = rows.length < PAGE
      const fresh = rows.filter((row) => !seen.has(row.seq))
      for (const row of rows) if (BigInt(row.xid) >= BigInt(next)) kept.add(row.seq)
      // Only after the last page may a reader resume from the new point.
      const resume = last ? next : point
      if (fresh.length > 0) for (const listener of batchListeners) listener({ rows: fresh, point: resume })
      if (last) break
      after = rows.at(-1)
    }
    point = next
    seen = kept
  }

  const wake = () => {
    again = true
    if (closed) return
    reading ??= (async () => {
      await new Promise((settle) => setTimeout(settle, GATHER_MS))
      while (again && !closed) {
        again = false
        await readOnce().catch((error: unknown) => {
          if (!closed) log.warn({ err: error }, 'the live feed could not read the ledger; it tries again')
        })
      }
    })().finally(() => {
      reading = undefined
      if (again && !closed) wake()
    })
  }

  // By the pool: a connection that listens is busy with nothing else.
  const notify = (channel: string, payload: string) =>
    void pool.query('select pg_notify($1, $2)', [channel, payload]).catch(() => undefined)

  const listener = keepListening(parts.url, log, {
    [CHANNEL]: wake,
    [WHISPER]: (payload) => {
      const whisper = JSON.parse(payload) as Whisper
      for (const hear of whisperListeners) hear(whisper)
    },
  })

  let notifying = false
  const notifyOthers = () => {
    if (notifying || closed) return
    notifying = true
    setTimeout(() => {
      notifying = false
      notify(CHANNEL, '')
    }, GATHER_MS)
  }
  database.onCommit(() => {
    wake()
    notifyOthers()
  })
  const poll = setInterval(wake, POLL_MS)

  return {
    onBatch: (hear) => subscribe(batchListeners, hear),
    onWhisper: (hear) => subscribe(whisperListeners, hear),
    whisper: (whisper) => notify(WHISPER, JSON.stringify(whisper)),
    point: () => point,
    async close() {
      closed = true
      clearInterval(poll)
      await listener.close()
      await reading
    },
  }
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** One connection that listens, and comes back by itself when it is lost. */
function keepListening(url: string, log: Log, hear: Record<string, (payload: string) => void>) {
  let client: pg.Client | undefined
  let closed = false
  let retry: ReturnType<typeof setTimeout> | undefined

  const connect = async () => {
    const next = new pg.Client({
      connectionString: url,
      application_name: 'answerable live',
      // A cable that was pulled says nothing: the attempt and the silence both have an end.
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    })
    next.on('error', () => undefined)
    next.on('end', () => {
      client = undefined
      if (!closed) retry = setTimeout(() => void connect().catch(() => undefined), 500)
    })
    next.on('notification', (notice) => hear[notice.channel]?.(notice.payload ?? ''))
    await next.connect()
    for (const channel of Object.keys(hear)) await next.query(`listen ${channel}`)
    client = next
    // Whatever was said while nobody listened is found by reading the ledger from the last point.
    hear[CHANNEL]?.('')
  }
  const first = connect().catch((error: unknown) => {
    log.warn({ err: error }, 'cannot listen to the database yet')
    if (!closed) retry = setTimeout(() => void connect().catch(() => undefined), 500)
  })

  return {
    async close() {
      closed = true
      clearTimeout(retry)
      await first
      await client?.end().catch(() => undefined)
    },
  }
}
