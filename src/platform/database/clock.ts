import type { Clock } from '../clock.ts'
import { openDatabase } from './database.ts'
import { statement } from './statement.ts'

const SYNC_MS = 10_000
const LOOK_MS = 1_000
/** An answer that took longer than this tells the time too roughly. */
const MOST_MS = 250
/** The machine's clock has been set, or the machine slept, when it moved by so much more than its own running time. */
const STEP_MS = 500

export type FollowedClock = Clock & { close(): Promise<void> }

const databaseTime = statement<{ milliseconds: number }>(
  'clock.time',
  `select extract(epoch from clock_timestamp())::float8 * 1000 as milliseconds`,
)

/**
 * The database's clock, so that every node has the same time whatever its own machine believes: a clock set wrong on one of
 * them breaks no promise and lets no offer run out. Kept by the machine's running time, which nobody can set, and compared
 * with the database every ten seconds, and at once after the machine's clock was set or the machine slept.
 */
export async function followDatabaseClock(url: string): Promise<FollowedClock> {
  const database = openDatabase(url, 1)
  let ahead = Date.now() - performance.now()
  const sync = async () => {
    const before = performance.now()
    const { milliseconds } = await database.read((tx) => tx.one(databaseTime))
    const after = performance.now()
    if (after - before <= MOST_MS) ahead = milliseconds - (before + after) / 2
  }
  await sync()
  let syncing: Promise<void> | undefined
  const syncSoon = () =>
    void (syncing ??= sync()
      // Until the database answers again, the running time carries on.
      .catch(() => undefined)
      .finally(() => (syncing = undefined)))
  let machine = Date.now() - performance.now()
  const look = setInterval(() => {
    const now = Date.now() - performance.now()
    if (Math.abs(now - machine) > STEP_MS) syncSoon()
    machine = now
  }, LOOK_MS)
  const regularly = setInterval(syncSoon, SYNC_MS)
  return {
    now: () => new Date(ahead + performance.now()),
    async close() {
      clearInterval(look)
      clearInterval(regularly)
      await syncing
      await database.close()
    },
  }
}
