import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { crc32, createDeflateRaw, createInflateRaw } from 'node:zlib'

/**
 * The zip format (PKWARE APPNOTE 6.3.10) as far as exports need it: written as a stream, with 64-bit lengths behind each
 * file (4.3.9, 4.5.3), and read by its directory.
 */
const LOCAL = 0x04034b50
const DESCRIPTOR = 0x08074b50
const CENTRAL = 0x02014b50
const END64 = 0x06064b50
const LOCATOR64 = 0x07064b50
const END = 0x06054b50
const FULL = 0xffffffff
/** Lengths follow the file; names are UTF-8. */
const FLAGS = 0x0808
const VERSION = 45

type Entry = { readonly name: Buffer; readonly at: bigint; crc: number; packed: bigint; size: bigint }

export type ZipWriter = {
  /** Packs a file as it comes. @returns its length */
  add(name: string, bytes: AsyncIterable<Buffer>): Promise<number>
  end(): Promise<void>
  abandon(): void
}

/** Begins a zip file; names are as they come, with / between folders. */
export function createZip(path: string, now: Date): ZipWriter {
  const sink = createWriteStream(path, { mode: 0o600, flags: 'wx' })
  const failed = once(sink, 'error').then(([error]) => Promise.reject(error as Error))
  failed.catch(() => undefined)
  const entries: Entry[] = []
  let written = 0n
  const write = async (bytes: Buffer) => {
    written += BigInt(bytes.length)
    if (!sink.write(bytes)) await Promise.race([once(sink, 'drain'), failed])
  }
  return {
    async add(name, bytes) {
      const entry: Entry = { name: Buffer.from(name), at: written, crc: 0, packed: 0n, size: 0n }
      await write(localHeader(entry, now))
      const counted = async function* () {
        for await (const some of bytes) {
          entry.crc = crc32(some, entry.crc)
          entry.size += BigInt(some.length)
          yield some
        }
      }
      const packing = createDeflateRaw({ level: 6 })
      const source = Readable.from(counted(), { objectMode: false })
      source.on('error', (error) => packing.destroy(error))
      for await (const some of source.pipe(packing) as AsyncIterable<Buffer>) {
        entry.packed += BigInt(some.length)
        await write(some)
      }
      await write(descriptor(entry))
      entries.push(entry)
      return Number(entry.size)
    },
    async end() {
      const from = written
      for (const entry of entries) await write(centralHeader(entry, now))
      await write(endOf(entries.length, from, written - from))
      sink.end()
      await Promise.race([finished(sink), failed])
    },
    abandon: () => void sink.destroy(),
  }
}

/** MS-DOS date and time, to two seconds (4.4.6). */
function dosTime(now: Date): number {
  const date = ((now.getUTCFullYear() - 1980) << 9) | ((now.getUTCMonth() + 1) << 5) | now.getUTCDate()
  return (
    ((date << 16) | (now.getUTCHours() << 11) | (now.getUTCMinutes() << 5) | (now.getUTCSeconds() >> 1)) >>> 0
  )
}

function localHeader({ name }: Entry, now: Date): Buffer {
  const header = Buffer.alloc(30 + name.length + 20)
  header.writeUInt32LE(LOCAL, 0)
  header.writeUInt16LE(VERSION, 4)
  header.writeUInt16LE(FLAGS, 6)
  header.writeUInt16LE(8, 8)
  header.writeUInt32LE(dosTime(now), 10)
  header.writeUInt32LE(FULL, 18)
  header.writeUInt32LE(FULL, 22)
  header.writeUInt16LE(name.length, 26)
  header.writeUInt16LE(20, 28)
  name.copy(header, 30)
  header.writeUInt16LE(1, 30 + name.length)
  header.writeUInt16LE(16, 32 + name.length)
  return header
}

function descriptor({ crc, packed, size }: Entry): Buffer {
  const block = Buffer.alloc(24)
  block.writeUInt32LE(DESCRIPTOR, 0)
  block.writeUInt32LE(crc, 4)
  block.writeBigUInt64LE(packed, 8)
  block.writeBigUInt64LE(size, 16)
  return block
}

function centralHeader({ name, at, crc, packed, size }: Entry, now: Date): Buffer {
  const header = Buffer.alloc(46 + name.length + 28)
  header.writeUInt32LE(CENTRAL, 0)
  header.writeUInt16LE(VERSION, 4)
  header.writeUInt16LE(VERSION, 6)
  header.writeUInt16LE(FLAGS, 8)
  header.writeUInt16LE(8, 10)
  header.writeUInt32LE(dosTime(now), 12)
  header.writeUInt32LE(crc, 16)
  header.writeUInt32LE(FULL, 20)
  header.writeUInt32LE(FULL, 24)
  header.writeUInt16LE(name.length, 28)
  header.writeUInt16LE(28, 30)
  header.writeUInt32LE(FULL, 42)
  name.copy(header, 46)
  const extra = 46 + name.length
  header.writeUInt16LE(1, extra)
  header.writeUInt16LE(24, extra + 2)
  header.writeBigUInt64LE(size, extra + 4)
  header.writeBigUInt64LE(packed, extra + 12)
  header.writeBigUInt64LE(at, extra + 20)
  return header
}

function endOf(count: number, from: bigint, length: bigint): Buffer {
  const end = Buffer.alloc(56 + 20 + 22)
  end.writeUInt32LE(END64, 0)
  end.writeBigUInt64LE(44n, 4)
  end.writeUInt16LE(VERSION, 12)
  end.writeUInt16LE(VERSION, 14)
  end.writeBigUInt64LE(BigInt(count), 24)
  end.writeBigUInt64LE(BigInt(count), 32)
  end.writeBigUInt64LE(length, 40)
  end.writeBigUInt64LE(from, 48)
  end.writeUInt32LE(LOCATOR64, 56)
  end.writeBigUInt64LE(from + length, 64)
  end.writeUInt32LE(1, 72)
  end.writeUInt32LE(END, 76)
  for (const at of [84, 86]) end.writeUInt16LE(Math.min(count, 0xffff), at)
  end.writeUInt32LE(FULL, 88)
  end.writeUInt32LE(FULL, 92)
  return end
}

export type ZipReader = {
  readonly names: readonly string[]
  /** The bytes of a file; their checksum is held against what was written. */
  open(name: string): AsyncIterable<Buffer>
  close(): Promise<void>
}

/** Opens a zip file that `createZip` wrote. Throws where it is none. */
export async function openZip(path: string): Promise<ZipReader> {
  const file = await open(path, 'r')
  try {
    const entries = await directoryOf(file)
    const by = new Map(entries.map((entry) => [entry.name.toString('utf8'), entry]))
    return {
      names: [...by.keys()],
      open: (name) => contentOf(file, by.get(name)),
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

async function directoryOf(file: FileHandle): Promise<Entry[]> {
  const { size } = await file.stat()
  const end = await exactly(file, Math.max(0, size - 98), Math.min(size, 98))
  if (end.length < 98 || end.readUInt32LE(0) !== END64 || end.readUInt32LE(76) !== END)
    throw new Error('it is no zip file that an export made, or it is cut off')
  const [count, length, from] = [end.readBigUInt64LE(32), end.readBigUInt64LE(40), end.readBigUInt64LE(48)]
  const directory = await exactly(file, Number(from), Number(length))
  const entries: Entry[] = []
  for (let at = 0; entries.length < Number(count);) {
    const [name, extra] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30)]
    const own = at + 46 + name
    entries.push({
      name: directory.subarray(at + 46, own),
      crc: directory.readUInt32LE(at + 16),
      size: directory.readBigUInt64LE(own + 4),
      packed: directory.readBigUInt64LE(own + 12),
      at: directory.readBigUInt64LE(own + 20),
    })
    at = own + extra
  }
  return entries
}

async function exactly(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}

async function* contentOf(file: FileHandle, entry: Entry | undefined): AsyncGenerator<Buffer> {
  if (!entry) throw new Error('there is no such file in it')
  const begin = Number(entry.at) + 50 + entry.name.length
  const unpacking = createInflateRaw()
  const source = Readable.from(piecesOf(file, begin, Number(entry.packed)), { objectMode: false })
  source.on('error', (error) => unpacking.destroy(error))
  let crc = 0
  for await (const some of source.pipe(unpacking) as AsyncIterable<Buffer>) {
    crc = crc32(some, crc)
    yield some
  }
  if (crc !== entry.crc)
    throw new Error(`it is damaged: ${entry.name.toString('utf8')} is not what was written`)
}

const PIECE_BYTES = 1 << 18

async function* piecesOf(file: FileHandle, begin: number, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < length;) {
    const some = await exactly(file, begin + at, Math.min(PIECE_BYTES, length - at))
    if (some.length === 0) throw new Error('it is cut off: its end is missing')
    at += some.length
    yield some
  }
}
