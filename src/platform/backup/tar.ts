/**
 * The tar format (POSIX.1-1988 "ustar"), as far as backups need it: plain files, written and read as a stream. So a backup
 * can be looked into with the tools of every system.
 */

const BLOCK = 512
const encoder = new TextEncoder()

/** What a file begins with: its name, length and time. Names have up to 255 bytes, of which the last part up to 100. */
export function tarHeader(name: string, size: number, at: Date): Buffer {
  const header = Buffer.alloc(BLOCK)
  const { prefix, rest } = splitName(name)
  header.write(rest, 0, 100, 'utf8')
  header.write('0000600\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  header.write(
    `${Math.floor(at.getTime() / 1000)
      .toString(8)
      .padStart(11, '0')}\0`,
    136,
  )
  header.write('        ', 148)
  header.write('0', 156)
  header.write('ustar\u000000', 257)
  header.write(prefix, 345, 155, 'utf8')
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

function splitName(name: string): { prefix: string; rest: string } {
  if (encoder.encode(name).length <= 100) return { prefix: '', rest: name }
  for (let at = name.indexOf('/'); at > 0; at = name.indexOf('/', at + 1)) {
    const [prefix, rest] = [name.slice(0, at), name.slice(at + 1)]
    if (encoder.encode(rest).length <= 100 && encoder.encode(prefix).length <= 155) return { prefix, rest }
  }
  throw new Error(`The name of a file is too long to be kept: ${name}`)
}

function sumOf(header: Buffer): number {
  let sum = 0
  for (let at = 0; at < BLOCK; at += 1) sum += at >= 148 && at < 156 ? 32 : (header[at] ?? 0)
  return sum
}

/** What fills a file up to whole blocks. */
export const tarPadding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK)

/** What an archive ends with. */
export const tarEnd = (): Buffer => Buffer.alloc(2 * BLOCK)

/** A file of an archive; its `parts` have to be read before the next. */
export type TarEntry = { readonly name: string; readonly size: number; readonly parts: AsyncIterable<Buffer> }

/** The archive is cut off, or is none. */
export class TarProblem extends Error {}

/** Reads the files of an archive one after the other, in the memory of one piece. */
export async function* readTar(bytes: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const taken = taker(bytes)
  for (;;) {
    const header = await taken.exactly(BLOCK)
    if (header.every((byte) => byte === 0)) return
    const { name, size } = readHeader(header)
    let left = size
    const parts = async function* (): AsyncGenerator<Buffer> {
      while (left > 0) {
        const part = await taken.some(left)
        left -= part.length
        yield part
      }
    }
    yield { name, size, parts: parts() }
    for await (const _ of parts()) {
      // What was not read is passed over.
    }
    await taken.exactly(tarPadding(size).length)
  }
}

function readHeader(header: Buffer): { name: string; size: number } {
  const text = (from: number, length: number) =>
    header
      .subarray(from, from + length)
      .toString('utf8')
      .replace(/\0.*$/s, '')
  const sum = Number.parseInt(text(148, 8), 8)
  if (sum !== sumOf(header))
    throw new TarProblem('it is damaged: the beginning of a file in it cannot be read')
  const prefix = text(345, 155)
  return {
    name: prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`,
    size: Number.parseInt(text(124, 12), 8),
  }
}

function taker(bytes: AsyncIterable<Buffer>) {
  const source = bytes[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  const more = async () => {
    const next = await source.next()
    if (next.done === true) throw new TarProblem('it is cut off: its end is missing')
    return next.value
  }
  return {
    /** Up to so many bytes, at least one. */
    async some(most: number): Promise<Buffer> {
      while (held.length === 0) held = await more()
      const part = held.subarray(0, most)
      held = held.subarray(part.length)
      return part
    },
    async exactly(count: number): Promise<Buffer> {
      while (held.length < count) held = Buffer.concat([held, await more()])
      const part = held.subarray(0, count)
      held = held.subarray(count)
      return part
    },
  }
}
