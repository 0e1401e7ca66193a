import { createReadStream } from 'node:fs'
import { Readable, Transform, Writable } from 'node:stream'
import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { CsvError, parse } from 'csv-parse'
import { SaxesParser } from 'saxes'
import { createXesRows } from '#core/event-log/xes.ts'

export type LogFormat = 'csv' | 'xes'

/** Opens a log from its beginning; it is read more than once. */
export type LogSource = () => Readable

/** A log in a file. */
export const fileSource =
  (path: string): LogSource =>
  () =>
    createReadStream(path)

/** A log that was sent as text. */
export const textSource =
  (text: string): LogSource =>
  () =>
    Readable.from([Buffer.from(text)])

/** A log that is not read yet: how it is packed and written, and its first characters. */
export type LogFile = {
  readonly source: LogSource
  readonly format: LogFormat
  readonly packed: boolean
  readonly encoding: string
  readonly head: string
}

/** Called with each row, its number and that of the line it begins in; saying `stop` ends the reading. */
export type OnRow = (cells: readonly string[], number: number, line: number) => 'stop' | void

const HEAD_BYTES = 1_000_000
/** A record beyond this comes of a quotation mark that is never closed. */
const LONGEST_ROW = 1_000_000

/** Looks at the beginning of a log. Throws what the file system says where it cannot be read. */
export async function lookAt(source: LogSource, format?: LogFormat): Promise<LogFile> {
  const start = await firstBytes(source(), 2)
  const packed = start[0] === 0x1f && start[1] === 0x8b
  const head = await firstBytes(packed ? unpacked(source()) : source(), HEAD_BYTES)
  const encoding = encodingOf(head)
  const text = new TextDecoder(encoding).decode(head)
  const isXml = /^\s*</.test(text.slice(0, 200))
  return { source, format: format ?? (isXml ? 'xes' : 'csv'), packed, encoding, head: text }
}

function unpacked(source: Readable): Readable {
  const unpacking = createGunzip()
  // An error of the file has to reach whoever reads the unpacked bytes.
  source.on('error', (error) => unpacking.destroy(error))
  return source.pipe(unpacking)
}

async function firstBytes(bytes: Readable, enough: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of bytes as AsyncIterable<Buffer>) {
    parts.push(part)
    size += part.length
    if (size >= enough) break
  }
  return Buffer.concat(parts)
}

/** By its mark, else UTF-8 where that reads, else what offices in the West have long written. */
function encodingOf(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  try {
    // The end may cut a character in two, which streaming allows.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/**
 * Rows of a CSV file as cells, the first being number 1, without empty ones. A row whose quotation mark is never closed
 * would swallow what follows, up to the next mark or to the end: `onBroken` hears of it, and reading goes on with the line
 * after it.
 */
export async function readCsvRows(
  file: LogFile,
  delimiter: string,
  onRow: OnRow,
  onBroken: (number: number, line: number) => void,
): Promise<void> {
  const place: Place = { lines: 0, rows: 0, width: 0 }
  for (let tries = 1; ; tries += 1) {
    // Where so many are wrong, the marks are no quotation marks.
    const quote = tries <= MOST_RESTARTS ? '"' : false
    if ((await parseFrom(file, { delimiter, quote }, place, onRow)) !== 'broken') return
    place.lines += 1
    place.rows += 1
    onBroken(place.rows, place.lines)
  }
}

/** How far a file has been read: lines, and rows, which may have several lines. */
type Place = { lines: number; rows: number; width: number }

const MOST_RESTARTS = 100
const BROKEN = ['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE']
class Swallowed extends Error {}

async function parseFrom(
  file: LogFile,
  signs: { delimiter: string; quote: string | false },
  place: Place,
  onRow: OnRow,
): Promise<'broken' | 'done'> {
  let stopped = false
  const source = file.source()
  // Taken here and not passed on, which is much quicker than record by record in a stream.
  const take = (cells: string[]) => {
    if (stopped) return null
    const within = linesWithin(cells)
    if (within === 0) place.width = cells.length
    else if (signs.quote !== false && swallows(cells, signs.delimiter, place.width)) throw new Swallowed()
    const line = place.lines + 1
    place.rows += 1
    place.lines += 1 + within
    if (!isEmpty(cells) && onRow(cells, place.rows, line) === 'stop') {
      stopped = true
      queueMicrotask(() => source.destroy())
    }
    return null
  }
  const relaxed = { relax_column_count: true, relax_quotes: true, max_record_size: LONGEST_ROW }
  const parser = parse({ ...signs, ...relaxed, on_record: take })
  parser.resume()
  try {
    await streamed(source, file, [skippingLines(place.lines, newlineOf(file)), parser], () => stopped)
    return 'done'
  } catch (error) {
    if (error instanceof Swallowed) return 'broken'
    if (error instanceof CsvError && BROKEN.includes(error.code)) return 'broken'
    throw error
  }
}

const newlineOf = ({ head }: LogFile) => (head.includes('\n') ? '\n' : '\r')

/**
 * Whether a cell of several lines is really the rest of its row and the beginning of another. Then either the row has
 * another width than the one before it, or the mark that ended the cell was to open the same column further down: then it
 * stands inside the cell, behind a sign that parts cells, and there are as many of these as a row has.
 */
function swallows(cells: readonly string[], delimiter: string, width: number): boolean {
  return cells.some((cell, column) => {
    if (!cell.includes('\n')) return false
    const parted = cell.split(delimiter).length - 1
    if (cells.length !== width) return parted > 0
    const opens = cell.includes(`${delimiter}"`) || (column === 0 && cell.includes('\n"'))
    return opens && parted >= width - 1
  })
}

function linesWithin(cells: readonly string[]): number {
  let lines = 0
  for (const cell of cells) if (cell.includes('\n')) lines += cell.split('\n').length - 1
  return lines
}

function skippingLines(count: number, newline: string): Transform {
  let left = count
  return new Transform({
    objectMode: true,
    transform(text: string, _, next) {
      let from = 0
      for (; left > 0; left -= 1) {
        const end = text.indexOf(newline, from)
        if (end < 0) return next()
        from = end + 1
      }
      next(null, from === 0 ? text : from < text.length ? text.slice(from) : undefined)
    },
  })
}

const isEmpty = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '')

/** Events of an XES file with all their attributes, and how many traces have no name. */
export async function readXesEvents(
  file: LogFile,
  onEvent: (cells: Readonly<Record<string, string>>, number: number) => 'stop' | void,
): Promise<{ unnamed: number }> {
  let stopped = false
  const rows = createXesRows((cells, number) => {
    if (!stopped) stopped = onEvent(cells, number) === 'stop'
  })
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => rows.open(name, attributes))
  parser.on('closetag', ({ name }) => rows.close(name))
  parser.on('error', (error) => {
    throw error
  })
  const source = file.source()
  const sink = new Writable({
    decodeStrings: false,
    write(text: string, _, next) {
      try {
        parser.write(text)
        if (stopped) queueMicrotask(() => source.destroy())
        next()
      } catch (error) {
        next(error as Error)
      }
    },
    final(done) {
      try {
        parser.close()
        done()
      } catch (error) {
        done(error as Error)
      }
    },
  })
  await streamed(source, file, [sink], () => stopped)
  return { unnamed: rows.unnamed }
}

async function streamed(
  source: Readable,
  { packed, encoding }: LogFile,
  last: readonly (Duplex | Writable)[],
  stopped: () => boolean,
): Promise<void> {
  const steps = [source, ...(packed ? [createGunzip()] : []), decoding(encoding), ...last]
  try {
    await pipeline(steps)
  } catch (error) {
    if (!stopped()) throw error
  }
}

/** Bytes to characters; the mark of the encoding at the beginning is left out. */
function decoding(encoding: string): Transform {
  const decoder = new TextDecoder(encoding)
  return new Transform({
    readableObjectMode: true,
    readableHighWaterMark: 4,
    transform(bytes: Buffer, _, next) {
      const text = decoder.decode(bytes, { stream: true })
      next(null, text === '' ? undefined : text)
    },
    flush(next) {
      const rest = decoder.decode()
      next(null, rest === '' ? undefined : rest)
    },
  })
}
