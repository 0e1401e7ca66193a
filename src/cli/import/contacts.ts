import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import type pg from 'pg'
import { delimiterOf, headerOf } from '#core/event-log/header.ts'
import { countOrder, noOrder, orderOf } from '#core/event-log/moment.ts'
import { openAside } from '#domain/measures/logs/aside.ts'
import type { AsideFile } from '#domain/measures/logs/aside.ts'
import { lookAt, readCsvRows } from '#domain/measures/logs/source.ts'
import type { LogFile } from '#domain/measures/logs/source.ts'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database/database.ts'
import type { Database } from '#platform/database/database.ts'
import { migrate } from '#platform/database/migrate.ts'
import { withDatabase } from '../data.ts'
import { CommandProblem } from '../frame.ts'
import type { Call } from '../frame.ts'
import { mapFields } from './contacts/fields.ts'
import type { FieldMap, Format } from './contacts/fields.ts'
import { whoIsHere } from './contacts/known.ts'
import { openRecord } from './contacts/record.ts'
import { Findings, reportWords } from './contacts/report.ts'
import type { Report } from './contacts/report.ts'
import { CHANNELS, createRowReader } from './contacts/row.ts'
import type { Channel, Incoming, RowReader } from './contacts/row.ts'
import { createFeeder } from './contacts/feed.ts'
import type { Feeder } from './contacts/feed.ts'
import { noCounts } from './contacts/write.ts'
import type { Counts } from './contacts/write.ts'

const SAMPLE_ROWS = 1_000

/** `answerable import contacts <file>`: takes the contacts of another system over, with their clients and cases. */
export async function importContacts(call: Call, path: string): Promise<number> {
  const look = await lookInto(path)
  const map = await mapFields(look.columns, {
    map: list(call, 'map'),
    values: list(call, 'value'),
    file: text(call, 'map-file'),
  })
  if (!map.sources.arrived)
    throw new CommandProblem(
      `No column says when contacts came. Say --map arrived=COLUMN. There are: ${look.columns.join(', ')}.`,
    )
  return withDatabase(readConfig(process.env), call, async (url) => {
    await migrate(url)
    const database = openDatabase(url, 3)
    try {
      const report = await run(call, database, { path, ...look, map })
      call.answer(valueOf(report), reportWords(report))
      return 0
    } finally {
      await database.close()
    }
  })
}

type Look = {
  readonly file: LogFile
  readonly delimiter: string
  readonly columns: readonly string[]
  readonly twice: readonly string[]
  readonly headerRow: number
  readonly sample: readonly (readonly string[])[]
}
type Job = Look & {
  readonly path: string
  readonly map: FieldMap & { readonly guessed: readonly (keyof FieldMap['sources'])[] }
}

/** What a file is written in and how its columns are called. */
async function lookInto(path: string): Promise<Look> {
  const file = await lookAt(() => createReadStream(path), 'csv').catch((error: NodeJS.ErrnoException) => {
    throw new CommandProblem(`${path} cannot be read (${error.code ?? error.message}).`)
  })
  const delimiter = delimiterOf(file.head)
  const first: { cells: readonly string[]; number: number }[] = []
  const gather = (cells: readonly string[], number: number) => {
    first.push({ cells, number })
    return first.length > SAMPLE_ROWS ? ('stop' as const) : undefined
  }
  await readCsvRows(file, delimiter, gather, () => undefined)
  const header = headerOf(first.map(({ cells }) => cells))
  if (header.columns.length === 0) throw new CommandProblem(`${path} holds no rows.`)
  const sample = first.slice(header.at + 1).map(({ cells }) => cells)
  const headerRow = header.at < 0 ? 0 : (first[header.at]?.number ?? 0)
  return { file, delimiter, columns: header.columns, twice: header.twice, headerRow, sample }
}

async function run(call: Call, database: Database, job: Job): Promise<Report> {
  const begun = performance.now()
  const dry = call.options['dry-run'] === true
  const findings = new Findings()
  const here = await withClient(database, (client) => whoIsHere(client, text(call, 'owner')))
  const zone = text(call, 'zone') ?? here.zone
  const reader = createRowReader({
    ...{
      map: job.map,
      zone,
      order: orderIn(job, findings),
      country: here.country,
      channel: channelAsked(call),
    },
    closing: new RegExp(
      text(call, 'closed-when') ?? '^(closed|resolved|done|completed|geschlossen|clos|cerrad|chius)',
      'i',
    ),
    now: systemClock.now().getTime(),
    remark: (remark, example) => findings.add(remark, example),
  })
  if (job.twice.length > 0) findings.add('columns_twice', job.twice.join(', '), job.twice.length)
  const name = text(call, 'name') ?? basename(job.path).replace(/(\.(csv|tsv|txt|gz))+$/i, '')
  const aside = { path: text(call, 'aside') ?? `${job.path}.kept-aside.csv`, rows: 0 }
  const counts = noCounts()
  const out: AsideFile = openAside(aside.path, ['line', ...job.columns])
  const put: Put = (row, line, reason, cells) => {
    findings.add(reason, `line ${line}`)
    out.put(row, reason, [String(line), ...cells])
    aside.rows += 1
  }
  const record = await openRecord(database, {
    name,
    file: basename(job.path),
    owner: here.owner,
    dry,
    map: job.map,
    columns: job.columns,
  })
  const feeder = createFeeder({
    database,
    name,
    here,
    dry,
    counts,
    onBatch: (rows) => progress(call, record, rows, counts, begun),
    aside: ({ row, line, cells }, reason) => put(row, line, reason, cells),
  })
  const read = await readRows(job, reader, { out, put, feeder }).catch(async (error: unknown) => {
    await record.end('stopped', { rows: 0, counts, aside: aside.rows, findings: findings.list() })
    throw error
  })
  await record.end('done', { rows: read.rows, counts, aside: aside.rows, findings: findings.list() })
  return {
    ...{
      file: job.path,
      encoding: job.file.encoding,
      columns: job.columns,
      map: job.map,
      guessed: job.map.guessed,
    },
    ...{ zone, dry, rows: read.rows, aside: { rows: aside.rows, file: aside.path }, counts, findings },
    ...{ oldestOpen: counts.open > 0 ? read.oldestOpen : null, seconds: (performance.now() - begun) / 1000 },
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  }
}

async function withClient<T>(database: Database, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await database.pool.connect()
  try {
    return await work(client)
  } finally {
    client.release()
  }
}

function progress(
  call: Call,
  record: { note(rows: number, counts: Counts): void },
  rows: number,
  counts: Counts,
  begun: number,
): void {
  const seconds = (performance.now() - begun) / 1000
  call.progress(`${rows} rows, ${counts.contacts} contacts, ${Math.round(rows / seconds)} rows a second`)
  record.note(rows, counts)
}

type Put = (
  row: number,
  line: number,
  reason: Parameters<Findings['add']>[0],
  cells: readonly string[],
) => void
type To = { readonly out: AsideFile; readonly put: Put; readonly feeder: Feeder }

/** Reads the file row by row; it is not read on while the database is behind. */
async function readRows(job: Job, reader: RowReader, { out, put, feeder }: To) {
  const seen = { rows: 0, oldestOpen: null as number | null }
  const take = (cells: readonly string[], number: number, line: number) => {
    if (number <= job.headerRow) return
    seen.rows += 1
    const read: Incoming | Parameters<Findings['add']>[0] = reader(cells, number, line)
    if (typeof read === 'string') return put(number, line, read, cells)
    if (read.closed === null && !read.step && (seen.oldestOpen === null || read.arrived < seen.oldestOpen))
      seen.oldestOpen = read.arrived
    feeder.put(read)
  }
  const file = {
    ...job.file,
    source: () => Readable.from(feeder.paced(createReadStream(job.path)), { highWaterMark: 1 }),
  }
  try {
    await readCsvRows(file, job.delimiter, take, (number, line) => put(number, line, 'row_broken', []))
    await feeder.end()
  } finally {
    out.close()
  }
  return seen
}

function orderIn({ map, sample }: Job, findings: Findings): Format {
  const count = noOrder()
  for (const field of ['arrived', 'answered', 'ended', 'closed'] as const) {
    const source = map.sources[field]
    if (source && 'column' in source)
      for (const cells of sample) countOrder(count, cells[source.column] ?? '')
  }
  const { order, sure } = orderOf(count)
  if (!sure) findings.add('order_assumed', order === 'day_first' ? 'day first' : 'month first', count.either)
  return order
}

function channelAsked(call: Call): Channel {
  const said = text(call, 'channel') ?? 'form'
  const channel = CHANNELS.find((one) => one === said)
  if (!channel) throw new CommandProblem(`--channel has to be one of ${CHANNELS.join(', ')}.`, 2)
  return channel
}

function text(call: Call, name: string): string | undefined {
  const given = call.options[name]
  return typeof given === 'string' && given !== '' ? given : undefined
}

function list(call: Call, name: string): string[] {
  const given = call.options[name]
  return Array.isArray(given) ? given.map(String) : []
}

function valueOf({ findings, counts, map, ...report }: Report): object {
  const { nobody, ...numbers } = counts
  return {
    ...report,
    ...numbers,
    map: map.sources,
    findings: findings.list(),
    nobody: { services: Object.fromEntries(nobody.service), agents: Object.fromEntries(nobody.agent) },
  }
}
