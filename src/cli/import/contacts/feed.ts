import type { Database } from '#platform/database/database.ts'
import type { Here } from './known.ts'
import type { Incoming } from './row.ts'
import { writeBatch } from './write.ts'
import type { Aside, Counts } from './write.ts'

const ROWS_AT_ONCE = 5_000

/** Takes rows and writes them in batches, each a transaction of its own, one after the other. */
export type Feeder = {
  put(row: Incoming): void
  /** The bytes of the file, as fast as the database follows: never more than two batches are in memory. */
  paced(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer>
  /** Writes what is left. */
  end(): Promise<void>
}

export function createFeeder(parts: {
  readonly database: Database
  readonly name: string
  readonly here: Here
  readonly dry: boolean
  readonly counts: Counts
  readonly onBatch: (rows: number) => void
  readonly aside: Aside
}): Feeder {
  const { database, counts } = parts
  const months = new Set<number>()
  let held: Incoming[] = []
  let done = 0
  let writing: Promise<void> | undefined
  let failed: Error | undefined

  async function write(rows: readonly Incoming[]): Promise<void> {
    if (!parts.dry) await makeMonths(database, months, rows)
    const connection = await database.pool.connect()
    try {
      await connection.query('begin')
      await writeBatch(connection, parts, rows, counts)
      await connection.query('commit')
    } catch (error) {
      failed = error as Error
      await connection.query('rollback').catch(() => undefined)
      throw error
    } finally {
      connection.release(failed)
    }
    done += rows.length
    parts.onBatch(done)
  }
  const flush = () => {
    const rows = held
    held = []
    const before = writing ?? Promise.resolve()
    writing = before.then(() => write(rows))
    writing.catch(() => undefined)
  }
  return {
    put(row) {
      held.push(row)
      if (held.length >= ROWS_AT_ONCE) flush()
    },
    async *paced(bytes) {
      for await (const some of bytes) {
        // One batch may be on its way while the next is read.
        if (writing && held.length > ROWS_AT_ONCE / 2) await writing
        yield some
      }
    },
    async end() {
      if (held.length > 0) flush()
      await writing
    },
  }
}

/** Months of the ledger are made beforehand, in a transaction of their own: making one holds everybody up for a moment. */
async function makeMonths(database: Database, made: Set<number>, rows: readonly Incoming[]): Promise<void> {
  const fresh = new Set<number>()
  for (const { arrived, answered, ended, closed } of rows)
    for (const at of [arrived, answered, ended, closed]) {
      if (at === null) continue
      const date = new Date(at)
      const month = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
      if (!made.has(month)) fresh.add(month)
    }
  for (const month of [...fresh].sort((a, b) => a - b)) {
    await database.pool.query('select ledger_month($1)', [new Date(month)])
    made.add(month)
  }
}
