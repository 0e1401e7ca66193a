import type { Clock } from '#platform/clock.ts'
import type { Database, Tx } from '#platform/database/database.ts'
import type { Log } from '#platform/log.ts'
import { rebuildAll } from './rebuild.ts'
import type { RebuildProgress, Rebuilt } from './rebuild.ts'
import { reworkChanged } from './rework.ts'
import { workOut } from './store/kinds.ts'
import * as store from './store/until.ts'
import type { NewRow, Until } from './store/until.ts'

/** Keeps the measures in line with the ledger, on any number of nodes. */
export type Measures = {
  /**
   * Counts what is new, before something is read: waits for it up to two seconds and then goes on with what is there, and
   * never fails. How far it came, everybody reads from the database (`periodOf`).
   */
  upToDate(): Promise<void>
  /**
   * Counts everything that is new, and anew what rests on a department or level that has changed, however long it takes.
   * Gives how many rows of the ledger were new.
   */
  catchUp(): Promise<number>
  /** Works everything out again from the ledger (see `rebuildAll`). */
  rebuild(progress?: RebuildProgress): Promise<Rebuilt>
  /** Lets what runs come to a whole, then stops. */
  close(): Promise<void>
}

export type MeasuresParts = {
  readonly database: Database
  readonly clock: Clock
  readonly log?: Pick<Log, 'warn'> | undefined
}

const LOOK_AGAIN_MS = 1_000
const WAIT_MS = 2_000
const OTHER_NODE_MS = 50
const ROWS_AT_ONCE = 5_000

/** Follows the ledger for one process; `close` it before its database. */
export function createMeasures({ database, clock, log }: MeasuresParts): Measures {
  const now = () => clock.now()
  const seen = new Seen()
  let closed = false
  let running: Promise<number> | undefined
  let next: Promise<number> | undefined
  let reworking: Promise<void> | undefined

  function begin(): Promise<number> {
    running = follow(database, now, seen, () => closed).finally(() => (running = undefined))
    return running
  }

  /** What rests on something that has changed is counted anew beside what is new, however long it takes. */
  function rework(): Promise<void> {
    reworking ??= alone(
      database,
      (until) => until.basisChanged,
      () => closed,
      () => reworkChanged(database, () => closed),
    ).finally(() => (reworking = undefined))
    return reworking
  }

  /** What runs already may have looked too early for whoever asks now: all who ask meanwhile share the next look. */
  function look(): Promise<number> {
    if (!running) return begin()
    next ??= running
      .catch(() => 0)
      .then(() => {
        next = undefined
        return begin()
      })
    return next
  }

  const failed = (error: unknown) => {
    log?.warn({ err: error }, 'the measures could not be brought up to date; what is there is shown')
  }

  return {
    async catchUp() {
      const counted = await look()
      await rework()
      return counted
    },
    async upToDate() {
      if (closed) return
      await atMost(WAIT_MS, look().catch(failed))
      rework().catch(failed)
    },
    rebuild: (progress) => rebuildAll(database, now(), progress, () => closed),
    async close() {
      closed = true
      await next?.catch(() => undefined)
      await running?.catch(() => undefined)
      await reworking?.catch(() => undefined)
    },
  }
}

async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)))
  await Promise.race([work, patience])
  clearTimeout(timer)
}

/** Rows that were counted already and come again, as long as a transaction that is older than theirs goes on. */
class Seen {
  #point = ''
  #rows = new Set<number>()

  /** Those of the rows that are new since this point. */
  newOf(point: string, rows: readonly NewRow[]): readonly NewRow[] {
    return this.#point === point ? rows.filter((row) => !this.#rows.has(row.seq)) : rows
  }

  add(point: string, rows: readonly NewRow[]): void {
    if (this.#point !== point) this.#rows.clear()
    this.#point = point
    for (const row of rows) this.#rows.add(row.seq)
  }
}

type Place = { readonly xid: string; readonly seq: number }
type Batch = { readonly rows: number; readonly after: Place | undefined }

async function follow(database: Database, now: () => Date, seen: Seen, stop: () => boolean): Promise<number> {
  let counted = 0
  let after: Place | undefined
  while (!stop()) {
    const until = await database.read((tx) => tx.one(store.until))
    if (mustRebuild(until)) {
      await alone(database, mustRebuild, stop, () => rebuildAll(database, now(), undefined, stop))
      continue
    }
    if (!until.behind) break
    const batch = await countBatch(database, now(), seen, after)
    if (batch === 'busy') {
      await new Promise((resolve) => setTimeout(resolve, OTHER_NODE_MS))
      continue
    }
    counted += batch.rows
    if (!batch.after) break
    after = batch.after
  }
  return counted
}

const mustRebuild = ({ point, zone, countedZone }: Until) => point === null || zone !== countedZone

/** One node does it, as long as it is needed; the others wait until it has. */
async function alone(
  database: Database,
  isNeeded: (until: Until) => boolean,
  stop: () => boolean,
  work: () => Promise<unknown>,
): Promise<void> {
  while (!stop() && isNeeded(await database.read((tx) => tx.one(store.until))))
    if (!(await tryAlone(database, isNeeded, work)))
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
}

async function tryAlone(
  database: Database,
  isNeeded: (until: Until) => boolean,
  work: () => Promise<unknown>,
): Promise<boolean> {
  const connection = await database.pool.connect()
  let failed: Error | undefined
  try {
    const { rows } = await connection.query<{ locked: boolean }>(
      `select pg_try_advisory_lock(hashtextextended('measures.rebuild', 0)) as locked`,
    )
    if (rows[0]?.locked !== true) return false
    // Another node may just have done it.
    if (isNeeded(await database.read((tx) => tx.one(store.until)))) await work()
    await connection.query(`select pg_advisory_unlock(hashtextextended('measures.rebuild', 0))`)
    return true
  } catch (error) {
    failed = error as Error
    throw error
  } finally {
    // A connection that fails is closed, and its lock with it.
    connection.release(failed)
  }
}

/** Counts the next rows in one transaction: their cases and contacts are worked out again, whole, and the point moves on. */
function countBatch(
  database: Database,
  now: Date,
  seen: Seen,
  after: Place | undefined,
): Promise<Batch | 'busy'> {
  return database.transact(async (tx) => {
    const { locked } = await tx.one(store.tryLock)
    if (!locked) return 'busy'
    const { point, horizon, zone } = await tx.one(store.until)
    const from = after ?? { xid: point ?? '0', seq: 0 }
    const rows = await tx.all(store.newRows, point ?? '0', from.xid, from.seq, ROWS_AT_ONCE)
    const fresh = seen.newOf(point ?? '0', rows)
    if (fresh.length > 0) await countRows(tx, fresh, zone)
    const last = rows.length < ROWS_AT_ONCE ? undefined : rows.at(-1)
    const reached = last && BigInt(last.xid) < BigInt(horizon) ? last.xid : horizon
    if (fresh.length > 0 || reached !== point) await tx.run(store.moveUntil, reached, now)
    tx.afterCommit(() =>
      seen.add(
        reached,
        rows.filter((row) => BigInt(row.xid) >= BigInt(reached)),
      ),
    )
    return { rows: fresh.length, after: last }
  })
}

async function countRows(tx: Tx, rows: readonly NewRow[], zone: string): Promise<void> {
  const ids = (all: (string | null)[]) => [...new Set(all.filter((id) => id !== null))]
  const contactIds = ids(rows.map((row) => row.contactId))
  const named = ids(rows.map((row) => row.caseId))
  const { caseIds } = await tx.one(store.concerned, named, contactIds)
  const concerned = caseIds.filter((id): id is string => id !== null)
  await workOut(tx, { caseIds: concerned, contactIds }, zone, true)
  await tx.run(store.learnBasis)
}
