import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Reach } from '../files/reach.ts'
import { createArchive } from './archive.ts'
import type { Archive } from './archive.ts'
import { epochsOf, expressionOf, monthsOf, schemaOf, sequencesOf, tablesOf } from './catalogue.ts'
import type { Epochs, Table } from './catalogue.ts'
import { BackupProblem, FORMAT, HEADER, MANIFEST } from './format.ts'
import type { Header, Manifest, Sum } from './format.ts'
import { quoted } from './names.ts'
import { framed, tablesOutside } from './stored.ts'

export type BackupAsked = {
  readonly url: string
  /** Where to; there must be nothing yet. */
  readonly path: string
  readonly now: Date
  readonly release: string
  readonly organisation: string | null
  /** Files by their names in the backup: secrets of the data directory, where they are wanted. */
  readonly secrets?: readonly { readonly name: string; readonly path: string }[]
  /** How bytes outside the database are reached; needed where there are any. */
  readonly reach?: Reach | undefined
  readonly progress?: (table: string, rows: number) => void
  readonly signal?: AbortSignal
}
export type BackupMade = {
  readonly path: string
  readonly size: number
  readonly header: Header
  readonly manifest: Manifest
}

/**
 * Writes everything into one file, as it was at one instant, while the service goes on working.
 *
 * @throws BackupProblem where there is nothing of ours in the database, or something lies where the file would
 */
export async function makeBackup(asked: BackupAsked): Promise<BackupMade> {
  if (existsSync(asked.path)) throw new BackupProblem(`${asked.path} is there already, and is left as it is.`)
  const client = new pg.Client({ connectionString: asked.url, application_name: 'answerable backup' })
  client.on('error', () => undefined)
  await client.connect()
  let archive: Archive | undefined
  try {
    await openSnapshot(client)
    const shape = await shapeOf(client, asked)
    archive = await createArchive(asked.path, asked.now)
    const made = await writeAll(client, archive, asked, shape)
    const size = await archive.finish()
    return { path: asked.path, size, ...made }
  } catch (error) {
    await archive?.abandon()
    throw error
  } finally {
    await client.end()
  }
}

/**
 * One instant for all that is read. It holds no transaction id, so it delays nobody who follows the ledger. New months of
 * the ledger are made beforehand, and nobody makes one meanwhile: that would wait for us with everybody waiting behind it.
 */
export async function openSnapshot(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public.ledger') is not null as there`,
  )
  if (rows[0]?.there !== true)
    throw new BackupProblem('There is nothing of Answerable in this database, so there is nothing to keep.')
  await client.query(
    `select ledger_month(now() + make_interval(months => ahead)) from generate_series(0, 2) as ahead`,
  )
  await client.query(`select pg_advisory_lock(hashtext('ledger_month'))`)
  // Bytes outside the database know of no instant: none that a row of ours names is removed until we have read it.
  await client.query(`select pg_advisory_lock_shared(hashtext('file_removals'))`)
  await client.query(`set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'iso_8601';
    set extra_float_digits = 3; set client_encoding = 'UTF8'; set statement_timeout = 0; set row_security = off;
    set idle_in_transaction_session_timeout = 0`)
  await client.query('begin isolation level repeatable read read only')
}

type Shape = { readonly header: Header; readonly tables: readonly Table[]; readonly epochs: Epochs }

async function shapeOf(client: pg.Client, asked: BackupAsked): Promise<Shape> {
  const tables = await tablesOf(client)
  const epochs = await epochsOf(client, tables)
  const header: Header = {
    product: 'answerable',
    format: FORMAT,
    release: asked.release,
    madeAt: asked.now.toISOString(),
    organisation: asked.organisation,
    schema: await schemaOf(client),
    tables: tables.map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) })),
    months: await monthsOf(client),
    epochs: epochs.next,
    withSecrets: (asked.secrets ?? []).length > 0,
  }
  return { header, tables, epochs }
}

async function writeAll(
  client: pg.Client,
  archive: Archive,
  asked: BackupAsked,
  { header, tables, epochs }: Shape,
): Promise<{ header: Header; manifest: Manifest }> {
  await archive.file(HEADER, asJson(header))
  const sums: Record<string, Sum> = {}
  let rows = 0
  for (const table of tables) {
    asked.signal?.throwIfAborted()
    const sum = await writeQuery(client, archive, `tables/${table.name}`, 'copy', selectOf(table, epochs))
    sums[table.name] = sum
    rows += sum.rows
    asked.progress?.(table.name, rows)
  }
  const jobs = await writeJobs(client, archive)
  const { stored, lost } = await writeStored(client, archive, asked, tables)
  const files = await writeSecrets(archive, asked)
  // Read last, outside what the snapshot holds still: never lower than any number in the rows.
  const sequences = await sequencesOf(client)
  const manifest: Manifest = { tables: sums, jobs, stored, lost, files, sequences, rows }
  await archive.file(MANIFEST, asJson(manifest))
  await client.query('commit')
  return { header, manifest }
}

const asJson = (value: unknown) => Buffer.from(`${JSON.stringify(value, undefined, 1)}\n`)

export const selectOf = (table: Table, epochs: Epochs): string =>
  `select ${table.columns.map((column) => expressionOf(column, epochs)).join(', ')} from ${quoted(table.name)}`

async function writeQuery(
  client: pg.Client,
  archive: Archive,
  name: string,
  ending: string,
  query: string,
): Promise<Sum> {
  const stream = client.query(copyTo(`copy (${query}) to stdout`))
  const sum = await archive.pieces(name, ending, stream)
  return { rows: stream.rowCount, ...sum }
}

/** Work that waits. A job that is being done just now is done again where the backup is restored: at least once. */
const JOBS = `select json_build_object('task', t.identifier, 'queue', q.queue_name, 'payload', j.payload,
    'priority', j.priority, 'runAt', j.run_at, 'attempts', j.attempts, 'maxAttempts', j.max_attempts, 'key', j.key,
    'lastError', j.last_error, 'flags', j.flags)::text
  from graphile_worker._private_jobs j
  join graphile_worker._private_tasks t on t.id = j.task_id
  left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
  order by j.id`

async function writeJobs(client: pg.Client, archive: Archive): Promise<Sum> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('graphile_worker._private_jobs') is not null as there`,
  )
  if (rows[0]?.there !== true) return { rows: 0, bytes: 0, sha256: createHash('sha256').digest('hex') }
  return writeQuery(client, archive, 'jobs', 'copy', JOBS)
}

async function writeStored(
  client: pg.Client,
  archive: Archive,
  { reach, signal, progress }: BackupAsked,
  tables: readonly Table[],
): Promise<Pick<Manifest, 'stored' | 'lost'>> {
  const stored: Manifest['stored'] = {}
  const lost: string[] = []
  for (const table of tablesOutside(tables)) {
    let rows = 0
    const tell = {
      kept() {
        signal?.throwIfAborted()
        rows += 1
        if (rows % 100 === 0) progress?.(`${table} outside the database`, rows)
      },
      lost: (id: string) => void lost.push(id),
    }
    const frames = framed(client, table, reach ?? unknown, tell)
    const sum = await archive.pieces(`stored/${table}`, 'bin', frames)
    if (rows > 0) stored[table] = { rows, ...sum }
  }
  return { stored, lost }
}

function unknown(): never {
  throw new BackupProblem('There are files outside the database, and nobody said how they are reached.')
}

async function writeSecrets(archive: Archive, asked: BackupAsked): Promise<Manifest['files']> {
  const files: Manifest['files'] = {}
  for (const { name, path } of asked.secrets ?? [])
    files[`secrets/${name}`] = await archive.pieces(`secrets/${name}`, 'part', createReadStream(path))
  return files
}
