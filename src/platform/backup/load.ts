import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { migrationText } from '../database/migrate.ts'
import { tablesOf } from './catalogue.ts'
import type { Table } from './catalogue.ts'
import { BackupProblem } from './format.ts'
import type { Header } from './format.ts'
import { quoted } from './names.ts'

/** The tables of a schema, empty and without what only slows the loading. */
export type Emptied = {
  readonly tables: ReadonlyMap<string, Table>
  /** Puts back what was taken away: indexes, references between tables, triggers. */
  complete(): Promise<void>
}

/** Makes the schema as a backup had it, in the transaction of this connection. */
export async function makeSchema(
  client: pg.Client,
  { schema, months }: Pick<Header, 'schema' | 'months'>,
): Promise<void> {
  await client.query(`
    create table migrations (name varchar(255) primary key, timestamp varchar(255) not null);
    create table migrations_lock (id varchar(255) primary key, is_locked integer default 0 not null);
    insert into migrations_lock values ('migration_lock', 0)`)
  for (const name of schema) {
    await client.query(await migrationText(name))
    await client.query('insert into migrations values ($1, $2)', [name, new Date().toISOString()])
  }
  await client.query('select ledger_month(month::timestamptz) from unnest($1::text[]) as month', [
    months.map((day) => `${day} 00:00:00+00`),
  ])
}

/** Empties what migrations filled, and takes indexes, references and triggers away until all rows are there. */
export async function prepareTables(client: pg.Client): Promise<Emptied> {
  const tables = await tablesOf(client)
  const back = [...(await withoutReferences(client)), ...(await withoutIndexes(client))]
  await emptyTables(client, tables)
  const triggers = await triggersOf(client)
  for (const name of triggers) await client.query(`alter table ${name} disable trigger user`)
  return {
    tables: new Map(tables.map((table) => [table.name, table])),
    async complete() {
      for (const name of triggers) await client.query(`alter table ${name} enable trigger user`)
      await client.query(`set local maintenance_work_mem = '128MB'`)
      // Indexes first: references are checked by them.
      for (const sql of back.toReversed()) await client.query(sql)
    },
  }
}

async function emptyTables(client: pg.Client, tables: readonly Table[]): Promise<void> {
  for (const { name } of tables) {
    if (name === 'ledger') continue
    const { rows } = await client.query<{ any: boolean }>(
      `select exists (select from ${quoted(name)}) as any`,
    )
    if (rows[0]?.any === true) await client.query(`delete from ${quoted(name)}`)
  }
}

type Taken = { readonly drop: string; readonly make: string }

async function withoutReferences(client: pg.Client): Promise<string[]> {
  return taken(
    client,
    `select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as drop,
       format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) as make
     from pg_constraint c
     where c.connamespace = 'public'::regnamespace and c.contype = 'f' and c.conparentid = 0
     order by c.conrelid::regclass::text, c.conname`,
  )
}

async function withoutIndexes(client: pg.Client): Promise<string[]> {
  return taken(
    client,
    `select format('drop index %s', x.indexrelid::regclass) as drop,
       replace(pg_get_indexdef(x.indexrelid), ' ON ONLY ', ' ON ') as make
     from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
     where i.relnamespace = 'public'::regnamespace and not i.relispartition
       and not exists (select from pg_constraint c where c.conindid = x.indexrelid)
       and not exists (select from pg_depend d where d.objid = t.oid and d.deptype = 'e')
     order by x.indexrelid::regclass::text`,
  )
}

async function taken(client: pg.Client, query: string): Promise<string[]> {
  const { rows } = await client.query<Taken>(query)
  for (const { drop } of rows) await client.query(drop)
  return rows.map(({ make }) => make)
}

async function triggersOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct t.tgrelid::regclass::text as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'public'::regnamespace and not t.tgisinternal order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** Checks that a table of a backup can go where it came from. */
export function fittingTable(tables: Emptied['tables'], name: string, columns: readonly string[]): Table {
  const table = tables.get(name)
  if (!table) throw new BackupProblem(`The backup has a table ${name} that its own schema does not have.`)
  const there = new Set(table.columns.map((column) => column.name))
  const missing = columns.filter((column) => !there.has(column))
  if (missing.length > 0)
    throw new BackupProblem(
      `The backup has ${name}.${missing.join(', ')}, which its own schema does not have.`,
    )
  return table
}

/** Loads rows in COPY's text format. @returns how many */
export async function loadRows(
  client: pg.Client,
  table: Table,
  columns: readonly string[],
  bytes: AsyncIterable<Buffer>,
  format = '',
): Promise<number> {
  // Made in this very transaction, so rows need not be looked at again later; parts of a whole cannot have it.
  const options = [table.name === 'ledger' ? '' : 'freeze true', format]
    .filter((one) => one !== '')
    .join(', ')
  const sql = `copy ${quoted(table.name)} (${columns.map(quoted).join(', ')}) from stdin`
  const target = client.query(copyFrom(options === '' ? sql : `${sql} with (${options})`))
  await pipeline(Readable.from(bytes, { objectMode: false }), target)
  return target.rowCount
}

/** Sets the sequences where they were. */
export async function setSequences(
  client: pg.Client,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, last] of Object.entries(values))
    await client.query('select setval(to_regclass($1), $2) where to_regclass($1) is not null', [
      `public.${quoted(name)}`,
      last,
    ])
}

type Job = {
  readonly task: string
  readonly queue: string | null
  readonly payload: unknown
  readonly priority: number
  readonly runAt: string
  readonly attempts: number
  readonly maxAttempts: number
  readonly key: string | null
  readonly lastError: string | null
  readonly flags: Readonly<Record<string, boolean>> | null
}

/** Adds the work that waited, one job a line of COPY's text format; what waits already goes. @returns how many */
export async function loadJobs(client: pg.Client, bytes: AsyncIterable<Buffer>): Promise<number> {
  let [rest, count] = ['', 0]
  const decoder = new TextDecoder()
  for await (const some of bytes) {
    const lines = (rest + decoder.decode(some, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) await addJob(client, JSON.parse(unescaped(line)) as Job)
    count += lines.length
  }
  return count
}

/** JSON holds no control characters: of COPY's marks only the doubled backslash comes. */
const unescaped = (line: string) => line.replaceAll('\\\\', '\\')

async function addJob(client: pg.Client, job: Job): Promise<void> {
  const flags = job.flags === null ? null : Object.keys(job.flags)
  await client.query(
    `with added as (
       select (graphile_worker.add_job(identifier => $1, payload => $2::json, queue_name => $3, run_at => $4, max_attempts => $5,
         job_key => $6, priority => $7, flags => $8)).id
     ) select id from added`,
    [
      job.task,
      JSON.stringify(job.payload),
      job.queue,
      job.runAt,
      job.maxAttempts,
      job.key,
      job.priority,
      flags,
    ],
  )
  if (job.attempts > 0)
    await client.query(
      `update graphile_worker._private_jobs set attempts = $1, last_error = $2
       where id = (select max(id) from graphile_worker._private_jobs)`,
      [job.attempts, job.lastError],
    )
}

/** Transaction ids of rows are below `epochs`; a cluster that has not given out so many does so now. */
export async function passEpochs(client: pg.Client, epochs: number): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ passed: boolean }>(
      `select pg_current_xact_id() > $1::text::xid8 and pg_snapshot_xmin(pg_current_snapshot()) > $1::text::xid8 as passed`,
      [String(epochs)],
    )
    if (rows[0]?.passed === true) return
  }
}
