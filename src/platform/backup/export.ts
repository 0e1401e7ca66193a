import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { migrate } from '../database/migrate.ts'
import { epochsOf, expressionOf, monthsOf, schemaOf, sequencesOf, tablesOf } from './catalogue.ts'
import type { Epochs, Table } from './catalogue.ts'
import { BackupProblem, ExportHeader } from './format.ts'
import { fittingTable, loadRows, makeSchema, passEpochs, prepareTables, setSequences } from './load.ts'
import { openSnapshot } from './make.ts'
import { quoted } from './names.ts'
import type { Reach } from '../files/reach.ts'
import { bytesOf, FIRST, tablesOutside, openReturning } from './stored.ts'
import type { Returning, StoredRow } from './stored.ts'
import { connected, refuseNewer, refuseUnfit, SETTINGS } from './restore.ts'
import { clear } from './target.ts'
import { createZip, openZip } from './zip.ts'

export type ExportFormat = 'csv' | 'json'
/** Bytes that are kept in rows, and leave as files of their own: the column, and how a file is called. */
export type AsFiles = { readonly table: string; readonly column: string; readonly name: string }

export type ExportAsked = {
  readonly url: string
  /** A folder that is not there yet, or a file that ends in .zip. */
  readonly path: string
  readonly format: ExportFormat
  readonly now: Date
  readonly release: string
  readonly organisation: string | null
  readonly asFiles: readonly AsFiles[]
  /** How bytes outside the database are reached. */
  readonly reach: Reach
  /** What is to be read by people, beside the rows. */
  readonly about: (header: ExportHeader) => string
  readonly progress?: (table: string, rows: number) => void
}

export const EXPORT_HEADER = 'export.json'

type Sink = {
  add(name: string, bytes: AsyncIterable<Buffer>): Promise<number>
  end(): Promise<void>
  abandon(): Promise<void>
}

/** Writes every table row by row, as it was at one instant, for people and programs to read. */
export async function exportAll(
  asked: ExportAsked,
): Promise<{ header: ExportHeader; files: number; bytes: number; lost: string[] }> {
  if (existsSync(asked.path)) throw new BackupProblem(`${asked.path} is there already, and is left as it is.`)
  const client = new pg.Client({ connectionString: asked.url, application_name: 'answerable export' })
  client.on('error', () => undefined)
  await client.connect()
  const sink = asked.path.endsWith('.zip') ? zipSink(asked.path, asked.now) : await folderSink(asked.path)
  try {
    await openSnapshot(client)
    const done = await writeTables(client, sink, asked)
    await sink.end()
    return done
  } catch (error) {
    await sink.abandon()
    throw error
  } finally {
    await client.end()
  }
}

function zipSink(path: string, now: Date): Sink {
  const zip = createZip(path, now)
  return {
    add: zip.add,
    end: zip.end,
    async abandon() {
      zip.abandon()
      await rm(path, { force: true })
    },
  }
}

async function folderSink(path: string): Promise<Sink> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  return {
    async add(name, bytes) {
      const place = join(path, name)
      await mkdir(dirname(place), { recursive: true, mode: 0o700 })
      const file = createWriteStream(place, { mode: 0o600 })
      await pipeline(Readable.from(bytes, { objectMode: false }), file)
      return file.bytesWritten
    },
    end: async () => undefined,
    abandon: () => rm(path, { recursive: true, force: true }),
  }
}

async function writeTables(client: pg.Client, sink: Sink, asked: ExportAsked) {
  const tables = await tablesOf(client)
  const epochs = await epochsOf(client, tables)
  const references = await referencesOf(client)
  const header: ExportHeader = {
    ...{ product: 'answerable', kind: 'export', format: asked.format, release: asked.release },
    ...{ madeAt: asked.now.toISOString(), organisation: asked.organisation, schema: await schemaOf(client) },
    ...{ months: await monthsOf(client), epochs: epochs.next, sequences: {}, tables: [] },
  }
  let [files, bytes, rows] = [0, 0, 0]
  const lost: string[] = []
  for (const table of tables) {
    const query = selectFor(table, epochs, asked)
    const stream = client.query(copyTo(`copy (${query}) to stdout with (${READ[asked.format]})`))
    bytes += await sink.add(fileOf(table.name, asked.format), stream)
    // The heading is no row, and is not counted by PostgreSQL as one.
    rows += stream.rowCount
    header.tables.push({
      ...{ name: table.name, rows: stream.rowCount },
      columns: table.columns.map(({ name, type }) => ({
        name,
        type,
        refersTo: references.get(`${table.name}.${name}`) ?? null,
      })),
    })
    asked.progress?.(table.name, rows)
  }
  for (const one of asked.asFiles) {
    const sizes = await writeFiles(client, sink, one, tables, asked.reach)
    files += sizes.files
    bytes += sizes.bytes
    lost.push(...sizes.lost)
  }
  Object.assign(header, { sequences: await sequencesOf(client) })
  await sink.add('README.txt', text(asked.about(header)))
  await sink.add(EXPORT_HEADER, text(`${JSON.stringify(header, undefined, 1)}\n`))
  return { header, files, bytes, lost }
}

async function* text(words: string): AsyncGenerator<Buffer> {
  yield Buffer.from(words)
}

/** JSON holds no control characters, so with these as signs every line of CSV is one object as it is. */
const PLAIN_LINES = `format csv, quote e'\\x01', delimiter e'\\x02'`
const READ: Readonly<Record<ExportFormat, string>> = { csv: 'format csv, header true', json: PLAIN_LINES }

const fileOf = (table: string, format: ExportFormat) =>
  `tables/${table}.${format === 'csv' ? 'csv' : 'jsonl'}`

const TEXTS = ['text', 'character varying', 'character']
/**
 * A cell that begins so is run as a formula by spreadsheets: an apostrophe is put before it, which they show as plain text
 * (OWASP, CSV injection). One that begins with apostrophes and then so gets one more, so that all of it can be undone.
 */
const FORMULA = `e'^\\'*[-=+@\\t\\r]'`
const DEFUSED = `e'^\\'+[-=+@\\t\\r]'`

function selectFor(table: Table, epochs: Epochs, { format, asFiles }: ExportAsked): string {
  const columns = table.columns.map((column) => {
    const name = quoted(column.name)
    if (asFiles.some((one) => one.table === table.name && one.column === column.name))
      return `case when ${name} is null then null else ''::bytea end as ${name}`
    const expression = expressionOf(column, epochs)
    if (format === 'json' || !TEXTS.includes(column.type) || expression !== name) return expression
    return `case when ${name} ~ ${FORMULA} then '''' || ${name} else ${name} end as ${name}`
  })
  const select = `select ${columns.join(', ')} from ${quoted(table.name)}`
  return format === 'csv' ? select : `select row_to_json(q) from (${select}) q`
}

async function referencesOf(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ column: string; refers: string }>(
    `select c.conrelid::regclass || '.' || a.attname as column, c.confrelid::regclass::text as refers
     from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and cardinality(c.conkey) = 1 and c.connamespace = 'public'::regnamespace`,
  )
  return new Map(rows.map(({ column, refers }) => [column, refers]))
}

type FileRow = { id: string; name: string; content: Buffer | null } & Partial<StoredRow>

/** Each as a file by its id, with the name that it had; those whose bytes are lost are told. */
async function writeFiles(
  client: pg.Client,
  sink: Sink,
  { table, column, name }: AsFiles,
  tables: readonly Table[],
  reach: Reach,
) {
  const done = { files: 0, bytes: 0, lost: [] as string[] }
  if (!tables.some((one) => one.name === table && one.columns.some((own) => own.name === column))) return done
  const outside = tablesOutside(tables).includes(table)
  const named = `select t.id, t.${quoted(name)} as name, t.${quoted(column)} as content
    ${outside ? ', p.address, t.object, t.bytes, t.sha256' : ''} from ${quoted(table)} t
    ${outside ? 'left join file_places p on p.id = t.place_id' : ''} where t.id > $1 order by t.id limit 1`
  for (let after = FIRST; ;) {
    const { rows } = await client.query<FileRow>(named, [after])
    const [one] = rows
    if (!one) return done
    after = one.id
    const content = one.content ?? (isOutside(one) ? await bytesOf(reach, one) : undefined)
    if (content) {
      done.bytes += await sink.add(`files/${table}/${one.id}/${safeName(one.name)}`, some(content))
      done.files += 1
    } else done.lost.push(one.id)
  }
}

const isOutside = (row: FileRow): row is FileRow & StoredRow =>
  typeof row.object === 'string' && typeof row.address === 'string'

async function* some(content: Buffer): AsyncGenerator<Buffer> {
  yield content
}

const safeName = (name: string) =>
  name
    .replace(/[^\p{L}\p{N}._ -]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(0, 60) || 'paper'

type Source = {
  readonly names: readonly string[]
  open(name: string): AsyncIterable<Buffer>
  close(): Promise<void>
}

async function sourceOf(path: string): Promise<Source> {
  if (!path.endsWith('.zip')) {
    const found = await readdir(path, { recursive: true, withFileTypes: true })
    const names = found
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name).slice(join(path, '/').length).replaceAll('\\', '/'))
    return { names, open: (name) => createReadStream(join(path, name)), close: async () => undefined }
  }
  return openZip(path)
}

export type ImportAllAsked = {
  readonly url: string
  readonly path: string
  readonly asFiles: readonly AsFiles[]
  readonly reach: Reach
  /** Where bytes go; the database unless given. */
  readonly to?: string | undefined
  readonly mayReplace?: (filled: readonly string[]) => Promise<boolean>
  readonly progress?: (table: string, rows: number) => void
}

/** Brings an export into a database, in one transaction: all of it or nothing. */
export async function importExport(
  asked: ImportAllAsked,
): Promise<{ header: ExportHeader; rows: number; migrated: string[] }> {
  const source = await sourceOf(asked.path).catch((error: NodeJS.ErrnoException) => {
    throw new BackupProblem(`${asked.path} cannot be used: ${error.code ?? error.message}.`)
  })
  const client = await connected(asked.url)
  try {
    const header = await headerOf(source, asked.path)
    await refuseNewer(header)
    const shapes = header.tables.map(({ name, columns }) => ({
      name,
      columns: columns.map((column) => column.name),
    }))
    await refuseUnfit(client, { tables: shapes }, asked)
    const returning = await openReturning(client, asked)
    const rows = await loadAll(client, source, header, asked, returning)
    const migrated = await migrate(asked.url)
    await returning.afterwards()
    await client.query('analyze')
    return { header, rows, migrated }
  } finally {
    await client.end()
    await source.close()
  }
}

async function headerOf(source: Source, path: string): Promise<ExportHeader> {
  if (!source.names.includes(EXPORT_HEADER))
    throw new BackupProblem(`${path} is no export: it has no ${EXPORT_HEADER}.`)
  const parts: Buffer[] = []
  for await (const part of source.open(EXPORT_HEADER)) parts.push(part)
  const read = ExportHeader.safeParse(JSON.parse(Buffer.concat(parts).toString('utf8')))
  if (!read.success) throw new BackupProblem(`${path} cannot be used: its ${EXPORT_HEADER} cannot be read.`)
  return read.data
}

async function loadAll(
  client: pg.Client,
  source: Source,
  header: ExportHeader,
  asked: ImportAllAsked,
  returning: Returning,
): Promise<number> {
  await passEpochs(client, header.epochs)
  await client.query(SETTINGS)
  await client.query('begin')
  try {
    await clear(client)
    await makeSchema(client, header)
    const emptied = await prepareTables(client)
    let rows = 0
    for (const { name, columns, rows: expected } of header.tables) {
      const names = columns.map((column) => column.name)
      const table = fittingTable(emptied.tables, name, names)
      const loaded = await loadTable(
        client,
        table,
        names,
        source.open(fileOf(name, header.format)),
        header.format,
      )
      if (loaded !== expected)
        throw new BackupProblem(
          `${name} has ${loaded} rows where ${expected} were written. Nothing was brought in.`,
        )
      if (header.format === 'csv') await undoDefusing(client, table)
      rows += loaded
      asked.progress?.(name, rows)
    }
    await loadFiles(returning, source, asked)
    await returning.finish()
    await setSequences(client, header.sequences)
    await emptied.complete()
    await client.query('commit')
    return rows
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    await returning.abandon()
    throw error
  }
}

async function loadTable(
  client: pg.Client,
  table: Table,
  columns: readonly string[],
  bytes: AsyncIterable<Buffer>,
  format: ExportFormat,
): Promise<number> {
  if (format === 'csv') return loadRows(client, table, columns, bytes, READ.csv)
  await client.query('create temp table if not exists lines_in (line json) on commit drop; truncate lines_in')
  const target = client.query(copyFrom(`copy lines_in from stdin with (${PLAIN_LINES})`))
  await pipeline(Readable.from(bytes, { objectMode: false }), target)
  const list = columns.map(quoted)
  await client.query(
    `insert into ${quoted(table.name)} (${list.join(', ')})
     select ${list.map((name) => `r.${name}`).join(', ')} from lines_in, json_populate_record(null::${quoted(table.name)}, line) r`,
  )
  return target.rowCount
}

async function undoDefusing(client: pg.Client, { name, columns }: Table): Promise<void> {
  const texts = columns.filter(({ type }) => TEXTS.includes(type)).map((column) => quoted(column.name))
  if (texts.length === 0) return
  const undone = texts.map(
    (one) => `${one} = case when ${one} ~ ${DEFUSED} then substr(${one}, 2) else ${one} end`,
  )
  await client.query(
    `update ${quoted(name)} set ${undone.join(', ')} where ${texts.map((one) => `${one} ~ ${DEFUSED}`).join(' or ')}`,
  )
}

async function loadFiles(returning: Returning, source: Source, { asFiles }: ImportAllAsked): Promise<void> {
  for (const { table } of asFiles) {
    const folder = `files/${table}/`
    for (const name of source.names.filter((one) => one.startsWith(folder))) {
      const parts: Buffer[] = []
      for await (const part of source.open(name)) parts.push(part)
      await returning.put(table, name.slice(folder.length).split('/')[0] ?? '', Buffer.concat(parts))
    }
  }
}
