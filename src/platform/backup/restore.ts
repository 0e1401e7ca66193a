import { mkdir, open } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { finished } from 'node:stream/promises'
import pg from 'pg'
import { migrate } from '../database/migrate.ts'
import { migrateJobs } from '../jobs/jobs.ts'
import { BackupProblem } from './format.ts'
import type { Header, Manifest } from './format.ts'
import {
  fittingTable,
  loadJobs,
  loadRows,
  makeSchema,
  passEpochs,
  prepareTables,
  setSequences,
} from './load.ts'
import type { Emptied } from './load.ts'
import { readBackup, readHeader } from './read.ts'
import type { Part } from './read.ts'
import { openReturning, unframed } from './stored.ts'
import type { Returning, Stored } from './stored.ts'
import { clear, lookAtTarget, newerThanUs } from './target.ts'

export type RestoreAsked = {
  readonly url: string
  readonly path: string
  /** Asked when something is there that would go; saying no ends it. Left out: what is there stays, and nothing is done. */
  readonly mayReplace?: (filled: readonly string[]) => Promise<boolean>
  /** Where secrets go, when they are wanted: what is there stays. */
  readonly secretsTo?: string
  readonly stored?: Stored | undefined
  readonly progress?: (what: string, rows: number) => void
}
export type Restored = {
  readonly header: Header
  readonly manifest: Manifest
  /** Migrations applied after the load, where the backup was of an older release. */
  readonly migrated: readonly string[]
  readonly files: readonly string[]
}

/**
 * Puts a backup into a database, in one transaction: at every moment either all of it is there or what was there before.
 *
 * @throws BackupProblem where it cannot be, and nothing has changed
 */
export async function restoreBackup(asked: RestoreAsked): Promise<Restored> {
  const header = await readHeader(asked.path)
  await refuseNewer(header)
  const client = await connected(asked.url)
  try {
    await refuseUnfit(client, header, asked)
    await migrateJobs(asked.url)
    const returning = await openReturning(client, asked.stored)
    const { manifest, files } = await loadAll(client, header, asked, returning)
    const migrated = await migrate(asked.url)
    await returning.afterwards()
    await client.query('analyze')
    return { header, manifest, migrated, files }
  } finally {
    await client.end()
  }
}

export async function refuseNewer({ schema, release }: Pick<Header, 'schema' | 'release'>): Promise<void> {
  const newer = await newerThanUs(schema)
  if (newer.length === 0) return
  throw new BackupProblem(
    `A newer release made this (${release}): its schema has ${newer.join(', ')}. Install that release or a later one, and restore with it.`,
  )
}

export async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'restore of answerable' })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** Refuses where something is there that must stay, or where somebody works. */
export async function refuseUnfit(
  client: pg.Client,
  { tables }: Pick<Header, 'tables'>,
  { mayReplace }: Pick<RestoreAsked, 'mayReplace'>,
): Promise<void> {
  const { filled, connected: programs } = await lookAtTarget(client, tables)
  if (programs > 0)
    throw new BackupProblem(
      'The service runs on this database. Stop it on every machine first, then restore.',
    )
  if (filled.length === 0) return
  const words = filled.slice(0, 6).join(', ') + (filled.length > 6 ? ` and ${filled.length - 6} more` : '')
  if (!mayReplace)
    throw new BackupProblem(
      `This database is not empty: there are rows in ${words}. Choose an empty one, or say --replace to lose what is there.`,
    )
  if (!(await mayReplace(filled))) throw new BackupProblem('Nothing was changed.')
}

async function loadAll(
  client: pg.Client,
  header: Header,
  asked: RestoreAsked,
  returning: Returning,
): Promise<{ manifest: Manifest; files: string[] }> {
  await passEpochs(client, header.epochs)
  await client.query(SETTINGS)
  await client.query('begin')
  try {
    await clear(client)
    await makeSchema(client, header)
    const emptied = await prepareTables(client)
    await client.query('delete from graphile_worker._private_jobs')
    const files: string[] = []
    const load = {
      table: (part: Part) => loadTable(client, emptied, header, part),
      jobs: ({ bytes }: Part) => loadJobs(client, bytes),
      stored: (part: Part) => returnFiles(returning, part),
    }
    let rows = 0
    const { manifest } = await readBackup(asked.path, async (part) => {
      if (part.kind === 'file') {
        await keepFile(part, asked, files)
        return undefined
      }
      const loaded = await load[part.kind](part)
      rows += loaded
      asked.progress?.(part.name, rows)
      return loaded
    })
    await returning.finish()
    await setSequences(client, manifest.sequences)
    asked.progress?.('indexes', rows)
    await emptied.complete()
    await client.query('commit')
    return { manifest, files }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    await returning.abandon()
    // Rows that PostgreSQL cannot read, or that contradict each other: the checksum would have told at the end.
    if (/^2[23]/.test((error as { code?: string }).code ?? ''))
      throw new BackupProblem(`${asked.path} cannot be used: it is damaged (${(error as Error).message}).`)
    throw error
  }
}

export const SETTINGS = `set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set statement_timeout = 0;
  set idle_in_transaction_session_timeout = 0; set client_min_messages = warning; set synchronous_commit = on`

function loadTable(
  client: pg.Client,
  { tables }: Emptied,
  header: Header,
  { name, bytes }: Part,
): Promise<number> {
  const shape = header.tables.find((one) => one.name === name)
  if (!shape) throw new BackupProblem(`The backup holds a table ${name} that it does not describe.`)
  return loadRows(client, fittingTable(tables, name, shape.columns), shape.columns, bytes)
}

async function returnFiles(returning: Returning, { name, bytes }: Part): Promise<number> {
  let count = 0
  for await (const { id, content } of unframed(bytes)) {
    await returning.put(name, id, content)
    count += 1
  }
  return count
}

/** Secrets go beside the database, where there are none yet. */
async function keepFile(part: Part, asked: RestoreAsked, kept: string[]): Promise<void> {
  const place = placeOf(part.name, asked)
  if (place === undefined) {
    for await (const _ of part.bytes);
    return
  }
  await mkdir(dirname(place), { recursive: true, mode: 0o700 })
  const file = await open(place, 'wx', 0o600).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined
    throw error
  })
  if (!file) {
    for await (const _ of part.bytes);
    return
  }
  const sink = file.createWriteStream()
  for await (const some of part.bytes) sink.write(some)
  sink.end()
  await finished(sink)
  kept.push(part.name)
}

function placeOf(name: string, { secretsTo }: RestoreAsked): string | undefined {
  const [kind, first = ''] = name.split('/')
  return kind === 'secrets' && secretsTo !== undefined ? inside(secretsTo, first) : undefined
}

/** A name in a backup must not lead out of its folder. */
function inside(folder: string, name: string): string {
  const place = resolve(join(folder, name))
  if (!place.startsWith(resolve(folder) + sep))
    throw new BackupProblem(`The backup names a file outside its folder: ${name}`)
  return place
}
