import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createZstdDecompress } from 'node:zlib'
import { BackupProblem, FORMAT, HEADER, Header, MANIFEST, Manifest } from './format.ts'
import type { Sum } from './format.ts'
import { unframed } from './stored.ts'
import { readTar, TarProblem } from './tar.ts'
import type { TarEntry } from './tar.ts'

/** A part of a backup that comes in pieces: the rows of a table, the jobs, the bytes of a table's files, or one file. */
export type Part = {
  readonly kind: 'table' | 'jobs' | 'stored' | 'file'
  /** Of the table; of a file with its folder, as `secrets/staff.secret`. */
  readonly name: string
  readonly bytes: AsyncIterable<Buffer>
}

/** What is done with a part; its bytes are read to their end. @returns how many rows it took, where it counts them */
export type OnPart = (part: Part, header: Header) => Promise<number | undefined>

export type BackupRead = { readonly header: Header; readonly manifest: Manifest }

/** Reads what a backup says of itself. */
export async function readHeader(path: string): Promise<Header> {
  return translated(path, async () => {
    for await (const entry of readTar(unpacked(path))) return headerIn(entry)
    throw new TarProblem('it is empty')
  })
}

/**
 * Reads a backup from beginning to end and holds every count and checksum against what was written.
 *
 * @throws BackupProblem where it is no backup, of a newer release, cut off or damaged; by then `onPart` has seen parts of it
 */
export async function readBackup(path: string, onPart: OnPart = countRows): Promise<BackupRead> {
  return translated(path, () => readAll(unpacked(path), onPart))
}

async function translated<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const why = reasonOf(error)
    if (why === undefined) throw error
    throw new BackupProblem(`${path} cannot be used: ${why}.`)
  }
}

function reasonOf(error: unknown): string | undefined {
  if (error instanceof TarProblem) return error.message
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EACCES' || code === 'EISDIR') return `it cannot be read (${code})`
  if (code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'Z_BUF_ERROR')
    return 'it is cut off: its end is missing'
  if (code?.startsWith('ZSTD_') === true || code?.startsWith('ERR_ZSTD') === true) return zstdWords(message)
  return undefined
}

const zstdWords = (message: string) =>
  /unknown frame|prefix/i.test(message)
    ? 'it is no backup of Answerable'
    : `it is cut off or damaged (${message.toLowerCase().replace(/\.$/, '')})`

async function* unpacked(path: string): AsyncGenerator<Buffer> {
  const source = createReadStream(path, { highWaterMark: 1 << 20 })
  const unpacking = createZstdDecompress()
  source.on('error', (error) => unpacking.destroy(error))
  let ended = false
  unpacking.on('end', () => (ended = true))
  try {
    yield* source.pipe(unpacking) as AsyncIterable<Buffer>
    if (!ended) throw new TarProblem('it is cut off: its end is missing')
  } finally {
    source.destroy()
    unpacking.destroy()
  }
}

async function readAll(bytes: AsyncIterable<Buffer>, onPart: OnPart): Promise<BackupRead> {
  const entries = readTar(bytes)
  const first = await entries.next()
  if (first.done === true) throw new TarProblem('it is empty')
  const header = await headerIn(first.value)
  const found: Found = { tables: {}, stored: {}, files: {}, jobs: undefined }
  let next = await entries.next()
  while (next.done !== true && next.value.name !== MANIFEST)
    next = await readPart(entries, next.value, { header, found, onPart })
  if (next.done === true) throw new TarProblem('it is cut off: its end is missing')
  const manifest = await jsonIn(next.value, Manifest, 'its end')
  while ((await entries.next()).done !== true);
  compare(manifest, found)
  return { header, manifest }
}

type Counted = Sum & { readonly counted: boolean }
type Named = Record<string, Counted>
type Found = { tables: Named; stored: Named; files: Named; jobs: Counted | undefined }
type Entries = AsyncGenerator<TarEntry>

/** Reads all pieces of one part, and gives the entry that comes after them. */
async function readPart(
  entries: Entries,
  first: TarEntry,
  to: { header: Header; found: Found; onPart: OnPart },
): Promise<IteratorResult<TarEntry>> {
  const { kind, name, folder } = partOf(first.name)
  const sum = createHash('sha256')
  const state: { bytes: number; next: IteratorResult<TarEntry> | undefined } = { bytes: 0, next: undefined }
  const part: Part = { kind, name, bytes: piecesOf(entries, first, folder, sum, state) }
  const rows = await to.onPart(part, to.header)
  for await (const _ of part.bytes) {
    // Whatever was left unread counts too.
  }
  const counted = {
    rows: rows ?? 0,
    bytes: state.bytes,
    sha256: sum.digest('hex'),
    counted: rows !== undefined,
  }
  if (kind === 'jobs') to.found.jobs = counted
  else to.found[PLACES[kind]][name] = counted
  return state.next ?? entries.next()
}

const PLACES = { table: 'tables', stored: 'stored', file: 'files' } as const

async function* piecesOf(
  entries: Entries,
  first: TarEntry,
  folder: string,
  sum: Hash,
  state: { bytes: number; next: IteratorResult<TarEntry> | undefined },
): AsyncGenerator<Buffer> {
  for (let entry = first; ;) {
    for await (const bytes of entry.parts) {
      sum.update(bytes)
      state.bytes += bytes.length
      yield bytes
    }
    const next = await entries.next()
    state.next = next
    if (next.done === true || folderOf(next.value.name) !== folder) return
    entry = next.value
  }
}

const folderOf = (name: string) => name.slice(0, name.lastIndexOf('/'))

function partOf(path: string): { kind: Part['kind']; name: string; folder: string } {
  const folder = folderOf(path)
  if (folder === 'jobs') return { kind: 'jobs', name: 'jobs', folder }
  if (folder.startsWith('tables/')) return { kind: 'table', name: folder.slice('tables/'.length), folder }
  if (folder.startsWith('stored/')) return { kind: 'stored', name: folder.slice('stored/'.length), folder }
  if (/^(secrets|files)\//.test(folder) && !folder.split('/').includes('..'))
    return { kind: 'file', name: folder, folder }
  throw new TarProblem(`it holds something unknown (${path})`)
}

async function headerIn(entry: TarEntry): Promise<Header> {
  if (entry.name !== HEADER) throw new TarProblem('it is no backup of Answerable')
  const text = await textOf(entry)
  const { format } = parsed(text, 'its beginning') as { format?: number }
  if (typeof format === 'number' && format > FORMAT)
    throw new TarProblem(
      'a newer release made it, in a format that this one does not know. Install that release',
    )
  const header = Header.safeParse(parsed(text, 'its beginning'))
  if (!header.success) throw new TarProblem('its beginning cannot be read')
  return header.data
}

async function jsonIn<T>(
  entry: TarEntry,
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  what: string,
): Promise<T> {
  const read = schema.safeParse(parsed(await textOf(entry), what))
  if (!read.success) throw new TarProblem(`${what} cannot be read`)
  return read.data
}

function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new TarProblem(`${what} cannot be read`)
  }
}

async function textOf(entry: TarEntry): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of entry.parts) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

/** Rows in the text format of COPY: each is one line. Files of rows: each is one frame. */
export async function countRows({ kind, bytes }: Part): Promise<number | undefined> {
  if (kind === 'file') return undefined
  let lines = 0
  if (kind === 'stored') {
    for await (const _ of unframed(bytes)) lines += 1
    return lines
  }
  for await (const some of bytes)
    for (let at = some.indexOf(10); at >= 0; at = some.indexOf(10, at + 1)) lines += 1
  return lines
}

function compare(manifest: Manifest, { tables, stored, files, jobs }: Found): void {
  const expected: [string, Partial<Sum>, Counted | undefined][] = [
    ...Object.entries(manifest.tables).map(
      ([name, sum]) => [`table ${name}`, sum, tables[name]] as [string, Sum, Counted],
    ),
    ...Object.entries(manifest.stored).map(
      ([name, sum]) => [`files of ${name}`, sum, stored[name]] as [string, Sum, Counted],
    ),
    ...Object.entries(manifest.files).map(
      ([name, sum]) => [`file ${name}`, sum, files[name]] as [string, Sum, Counted],
    ),
    ['jobs', manifest.jobs, jobs],
  ]
  for (const [what, sum, found] of expected) {
    if ((found?.bytes ?? 0) !== sum.bytes || (found !== undefined && found.sha256 !== sum.sha256))
      throw new TarProblem(`it is damaged: what it holds of ${what} is not what was written`)
    if (found?.counted === true && sum.rows !== undefined && found.rows !== sum.rows)
      throw new TarProblem(`it is damaged: ${what} has ${found.rows} rows where ${sum.rows} were written`)
  }
  const unknown =
    Object.keys(tables).find((name) => !(name in manifest.tables)) ??
    Object.keys(stored).find((name) => !(name in manifest.stored))
  if (unknown) throw new TarProblem(`it holds a table that it does not name (${unknown})`)
}
