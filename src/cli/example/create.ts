import { setTimeout as sleep } from 'node:timers/promises'
import { chanceFrom } from '#core/chance.ts'
import { localDate } from '#core/calendars/hours.ts'
import { rebuildAll } from '#domain/measures/rebuild.ts'
import type { Database } from '#platform/database/database.ts'
import { TABLES } from './book.ts'
import type { Book, TableName } from './book.ts'
import { copyRows } from './copy.ts'
import { findExample } from './find.ts'
import type { ExamplePersonas } from './find.ts'
import { liveThePast } from './history/chains.ts'
import { HISTORY_DAYS } from './history/plan.ts'
import { addSearches } from './history/searches.ts'
import { writeChain } from './history/write.ts'
import { addLens } from './lens/add.ts'
import { addNotices } from './lens/notices.ts'
import { addSubjects } from './lens/subjects.ts'
import { ZONE } from './organisation/calendars.ts'
import { addPlanning } from './planning/add.ts'
import { addScenarios } from './planning/scenarios.ts'
import { addDaniel, addMargaret } from './today/personas.ts'
import { addToday } from './today/today.ts'
import { buildWorld } from './world.ts'
import type { World } from './world.ts'

const DAY_MS = 86_400_000
/** What ended later than this is not over for those who look: their papers would still be warm. */
const JUST_NOW_MS = 15 * 60_000

export type ExampleOptions = {
  readonly now: Date
  /** The same seed and day give the same organisation and the same past, but for ids and references of secrets. */
  readonly seed?: string
  /** Told what is being done, and how far it is. */
  readonly progress?: (step: ExampleStep, done: number, total: number) => void
}
export type ExampleStep =
  | 'living the past'
  | 'writing it down'
  | 'counting'
  | 'measuring'
  | 'looking for patterns'
export type ExampleSummary = ExamplePersonas & {
  /** Rows written, by table. */
  readonly rows: Readonly<Record<string, number>>
  readonly milliseconds: number
}

/**
 * Creates the example organisation, Harbour District Council, with 120 days of history up to a quarter of an hour ago and
 * the cases that are open today. One transaction: it is there whole or not at all. For an empty, migrated database.
 */
export async function createExample(database: Database, options: ExampleOptions): Promise<ExampleSummary> {
  const began = performance.now()
  const { now, seed = 'harbour', progress = () => undefined } = options
  const world = await inventWorld(now, seed, (done, total) => progress('living the past', done, total))
  await write(database, world.book, progress)
  progress('counting', 0, 1)
  await database.pool.query(`analyze ${tables().join(', ')}`)
  await addScenarios(database, world)
  progress('counting', 1, 1)
  // So that the lens shows figures from its first second on.
  await rebuildAll(database, now, () => progress('measuring', 0, 1))
  progress('looking for patterns', 0, 1)
  await database.pool.query(`analyze ${MEASURED.join(', ')}`)
  await addLens(database, world)
  const personas = await findExample(database)
  if (!personas) throw new Error('The example was written but is not found again')
  const rows = Object.fromEntries(tables().map((table) => [table, world.book.rows(table).length]))
  return { ...personas, rows, milliseconds: Math.round(performance.now() - began) }
}

/** Everything of the example, not yet written. `done` is told how many needs of the past have been lived. */
export async function inventWorld(
  now: Date,
  seed: string,
  done: (done: number, total: number) => void = () => undefined,
): Promise<World> {
  const end = now.getTime() - JUST_NOW_MS
  const founded = new Date(end - (HISTORY_DAYS + 10) * DAY_MS)
  const world = buildWorld(now, chanceFrom(`${seed}/${localDate(ZONE, end)}`), founded)
  const chains = liveThePast(world, seed, end)
  for (const [index, chain] of chains.entries()) {
    writeChain(world, chain, end)
    if (index % 2_000 > 0) continue
    done(index, chains.length)
    // Gives the process a breath, so that a signal is heard.
    await sleep(0)
  }
  addSearches(world, end)
  addToday(world, chains)
  addMargaret(world)
  addDaniel(world)
  addPlanning(world)
  addSubjects(world)
  addNotices(world)
  done(chains.length, chains.length)
  return world
}

const MEASURED = ['contacts', 'needs', 'legs', 'promises', 'work', 'sums', 'spreads'].map(
  (one) => `measured_${one}`,
)
const tables = () => Object.keys(TABLES) as TableName[]

async function write(
  database: Database,
  book: Book,
  progress: (step: ExampleStep, done: number, total: number) => void,
): Promise<void> {
  const { total } = book
  let written = 0
  const connection = await database.pool.connect()
  let failed: Error | undefined
  try {
    await connection.query('begin')
    await makeMonths(connection, book)
    for (const table of tables())
      await copyRows(connection, table, book.rows(table), (count) => {
        written += count
        progress('writing it down', written, total)
      })
    await connection.query('commit')
  } catch (error) {
    failed = error as Error
    await connection.query('rollback').catch(() => undefined)
    throw error
  } finally {
    connection.release(failed)
  }
}

/** The ledger's months from the first event to the month after this one. */
async function makeMonths(
  connection: { query(text: string, values: unknown[]): Promise<unknown> },
  book: Book,
): Promise<void> {
  const first = book.begins
  if (!first) return
  await connection.query(
    `select ledger_month(month) from generate_series(date_trunc('month', $1::timestamptz at time zone 'UTC') at time zone 'UTC',
       now() + interval '1 month', interval '1 month') as month`,
    [first],
  )
}
