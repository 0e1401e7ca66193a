import { delimiterOf, headerOf } from '#core/event-log/header.ts'
import type { Header } from '#core/event-log/header.ts'
import type { Finding } from '#core/event-log/findings.ts'
import { mappingOf } from '#core/event-log/mapping.ts'
import type { Choices, Mapping, MappingResult } from '#core/event-log/mapping.ts'
import { countOrder, noOrder, orderOf } from '#core/event-log/moment.ts'
import type { DateOrder, OrderCount } from '#core/event-log/moment.ts'
import { createLogReader } from '#core/event-log/reader.ts'
import type { LogReader, ReaderResult, ReadLog } from '#core/event-log/reader.ts'
import { XES_COLUMNS } from '#core/event-log/xes.ts'
import { openAside } from './aside.ts'
import type { AsideFile } from './aside.ts'
import { lookAt, readCsvRows, readXesEvents } from './source.ts'
import type { LogFile, LogFormat, LogSource } from './source.ts'

/** What is known of a log beforehand; the rest is found out. */
export type ReadAsked = {
  readonly source: LogSource
  readonly format?: LogFormat | undefined
  readonly choices?: Choices
  /** For times that name no zone: UTC unless said. */
  readonly zone?: string | undefined
  readonly order?: DateOrder | undefined
  readonly empty?: readonly string[]
  readonly transition?: string | undefined
  /** Where rows that cannot be used are kept; nowhere when left out. */
  readonly aside?: string | undefined
}

/** A log as it was read from a file, with what each column was taken for. */
export type FileLog = ReadLog & {
  readonly format: LogFormat
  readonly columns: readonly string[]
  readonly mapping: Mapping
  readonly zone: string
  readonly order: DateOrder
}

export type ReadRefusal =
  | Exclude<MappingResult, { ok: true }>
  | Exclude<ReaderResult, { ok: true }>
  | { readonly ok: false; readonly why: 'file_unreadable'; readonly code: string; readonly message: string }
  | { readonly ok: false; readonly why: 'empty' }
  | { readonly ok: false; readonly why: 'not_xml'; readonly message: string }
  | {
      readonly ok: false
      readonly why: 'nothing_usable'
      readonly findings: readonly Finding[]
      readonly columns: readonly string[]
    }

const SAMPLE_ROWS = 2000

/** Reads an event log from a file, CSV or XES, packed by gzip or not; or says why it cannot be read. */
export async function readLog(asked: ReadAsked, now: Date): Promise<({ ok: true } & FileLog) | ReadRefusal> {
  let file: LogFile
  try {
    file = await lookAt(asked.source, asked.format)
  } catch (error) {
    return { ok: false, why: 'file_unreadable', ...faultOf(error) }
  }
  try {
    return await readFile(file, asked, now)
  } catch (error) {
    if (file.format !== 'xes' || !isXmlFault(error)) throw error
    return { ok: false, why: 'not_xml', message: error.message }
  }
}

const faultOf = (error: unknown) => {
  const { code = '', message } = error as NodeJS.ErrnoException
  return { code, message }
}

/** Faults of the document carry the line and column first. */
const isXmlFault = (error: unknown): error is Error =>
  error instanceof Error && /^(?:\d+:\d+: |unclosed tag|document must contain)/.test(error.message)

/** A log as rows of cells, whatever it is written in. */
type Rows = {
  readonly columns: readonly string[]
  readonly twice: readonly string[]
  readonly sample: readonly (readonly string[])[]
  each(
    onRow: (cells: readonly string[], number: number) => void,
    onBroken: (number: number) => void,
  ): Promise<{ unnamed: number }>
}

async function readFile(
  file: LogFile,
  asked: ReadAsked,
  now: Date,
): Promise<({ ok: true } & FileLog) | ReadRefusal> {
  const rows = file.format === 'xes' ? await xesRows(file) : await csvRows(file)
  const { columns } = rows
  if (columns.length === 0) return { ok: false, why: 'empty' }
  const mapped = mappingOf(columns, rows.sample, asked.choices)
  if (!mapped.ok) return mapped
  const { mapping } = mapped
  const zone = asked.zone ?? 'UTC'
  const found = await orderFor(rows, mapping, asked.order)
  const { order } = found
  const options = { columns, mapping, zone, order, empty: asked.empty ?? [], transition: asked.transition }
  const made = createLogReader({ ...options, now: now.getTime() })
  if (!made.ok) return made
  const unnamed = await fill(made.reader, rows, asked.aside)
  const log = made.reader.done()
  const findings = [...aboutFile(rows, found, unnamed), ...log.findings]
  if (log.table.at.length === 0) return { ok: false, why: 'nothing_usable', findings, columns }
  return { ok: true, ...log, findings, format: file.format, columns, mapping, zone, order }
}

async function fill(reader: LogReader, rows: Rows, path: string | undefined): Promise<number> {
  const aside: AsideFile | null = path === undefined ? null : openAside(path, rows.columns)
  const take = (cells: readonly string[], number: number) => {
    const reason = reader.row(cells, number)
    if (reason) aside?.put(number, reason, cells)
  }
  const broken = (number: number) => {
    reader.broken(number)
    aside?.put(number, 'row_broken', [])
  }
  try {
    return (await rows.each(take, broken)).unnamed
  } finally {
    aside?.close()
  }
}

type Found = {
  readonly order: DateOrder
  readonly sure: boolean
  readonly count: OrderCount
  readonly against: number
}

/** The first rows tell in most files; where they do not, the whole column is looked at. */
async function orderFor(rows: Rows, { times }: Mapping, chosen: DateOrder | undefined): Promise<Found> {
  const count = noOrder()
  const look = (cells: readonly string[]) => {
    for (const { column } of times) countOrder(count, cells[column] ?? '')
  }
  if (chosen) return { order: chosen, sure: true, count, against: 0 }
  rows.sample.forEach(look)
  if (count.either > 0 && count.dayFirst + count.monthFirst === 0) {
    Object.assign(count, noOrder())
    await rows.each(look, () => undefined)
  }
  return { ...orderOf(count), count }
}

function aboutFile({ twice }: Rows, { order, sure, against }: Found, unnamed: number): Finding[] {
  const findings: (Finding | null)[] = [
    twice.length > 0 ? { code: 'columns_twice', count: twice.length, examples: twice.slice(0, 5) } : null,
    sure ? null : { code: 'order_assumed', count: 1, examples: [order] },
    against > 0 ? { code: 'order_contradicted', count: against, examples: [order] } : null,
    unnamed > 0 ? { code: 'case_unnamed', count: unnamed, examples: [] } : null,
  ]
  return findings.filter((one) => one !== null)
}

async function csvRows(file: LogFile): Promise<Rows> {
  const delimiter = delimiterOf(file.head)
  const first: { cells: readonly string[]; number: number }[] = []
  const gather = (cells: readonly string[], number: number) => {
    first.push({ cells, number })
    return first.length > SAMPLE_ROWS ? ('stop' as const) : undefined
  }
  await readCsvRows(file, delimiter, gather, () => undefined)
  const header: Header = headerOf(first.map(({ cells }) => cells))
  const headerNumber = header.at < 0 ? 0 : (first[header.at]?.number ?? 0)
  return {
    columns: header.columns,
    twice: header.twice,
    sample: first.slice(header.at + 1).map(({ cells }) => cells),
    each: async (onRow, onBroken) => {
      await readCsvRows(
        file,
        delimiter,
        (cells, number) => void (number > headerNumber && onRow(cells, number)),
        onBroken,
      )
      return { unnamed: 0 }
    },
  }
}

async function xesRows(file: LogFile): Promise<Rows> {
  const sample: Readonly<Record<string, string>>[] = []
  await readXesEvents(file, (cells) => {
    sample.push(cells)
    return sample.length >= SAMPLE_ROWS ? 'stop' : undefined
  })
  const columns = [...new Set([...XES_COLUMNS, ...sample.flatMap((cells) => Object.keys(cells))])]
  const asRow = (cells: Readonly<Record<string, string>>) => columns.map((name) => cells[name] ?? '')
  return {
    columns,
    twice: [],
    sample: sample.map(asRow),
    each: (onRow) => readXesEvents(file, (cells, number) => onRow(asRow(cells), number)),
  }
}
