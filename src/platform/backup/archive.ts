import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { constants, createZstdCompress } from 'node:zlib'
import type { Sum } from './format.ts'
import { tarEnd, tarHeader, tarPadding } from './tar.ts'

/** Rows are kept in pieces of this size: so much is held in memory. */
const PIECE_BYTES = 4_000_000
/** Three is zstd's own middle way; a busy service has better uses for its processors than a few hundredths of size. */
const LEVEL = 3

/** A backup being written. */
export type Archive = {
  file(name: string, content: Buffer): Promise<void>
  /** Writes what comes as pieces `<name>/000001.<ending>` …, and gives its length and checksum. */
  pieces(name: string, ending: string, bytes: AsyncIterable<Buffer>): Promise<Omit<Sum, 'rows'>>
  /** Puts it where it belongs: until then there is no file of that name. @returns its size */
  finish(): Promise<number>
  /** Leaves nothing behind. */
  abandon(): Promise<void>
}

/** Begins a backup in a file that only its owner can read. */
export async function createArchive(path: string, at: Date): Promise<Archive> {
  const part = `${path}.part`
  const packing = createZstdCompress({
    params: { [constants.ZSTD_c_compressionLevel]: LEVEL, [constants.ZSTD_c_checksumFlag]: 1 },
  })
  // Flushed to the disk before it is closed: a backup that the next power failure takes away is none.
  const sink = createWriteStream(part, { mode: 0o600, flush: true })
  packing.pipe(sink)
  // A full disk is told by whichever stream hears of it first; the writer waits for both.
  const failed = new Promise<never>((_, fail) => {
    packing.on('error', fail)
    sink.on('error', fail)
  })
  failed.catch(() => undefined)

  const write = async (bytes: Buffer): Promise<void> => {
    if (bytes.length === 0) return
    if (!packing.write(bytes)) await Promise.race([once(packing, 'drain'), failed])
  }
  const entry = async (name: string, parts: readonly Buffer[], size: number) => {
    await write(tarHeader(name, size, at))
    for (const one of parts) await write(one)
    await write(tarPadding(size))
  }
  return {
    file: (name, content) => entry(name, [content], content.length),
    pieces: (name, ending, bytes) => writePieces(entry, { name, ending }, bytes),
    async finish() {
      await write(tarEnd())
      const written = finished(sink)
      packing.end()
      await Promise.race([written, failed])
      await rename(part, path)
      return sink.bytesWritten
    },
    async abandon() {
      packing.destroy()
      sink.destroy()
      if (!sink.closed) await once(sink, 'close')
      await rm(part, { force: true })
    },
  }
}

async function writePieces(
  entry: (name: string, parts: readonly Buffer[], size: number) => Promise<void>,
  { name, ending }: { name: string; ending: string },
  bytes: AsyncIterable<Buffer>,
): Promise<Omit<Sum, 'rows'>> {
  const sum: Hash = createHash('sha256')
  let [total, nth, size] = [0, 0, 0]
  let held: Buffer[] = []
  const flush = async () => {
    nth += 1
    const parts = held
    const length = size
    held = []
    size = 0
    await entry(`${name}/${String(nth).padStart(6, '0')}.${ending}`, parts, length)
  }
  for await (const some of bytes) {
    sum.update(some)
    total += some.length
    held.push(some)
    size += some.length
    if (size >= PIECE_BYTES) await flush()
  }
  if (size > 0) await flush()
  return { bytes: total, sha256: sum.digest('hex') }
}
