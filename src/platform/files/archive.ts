import { once } from 'node:events'
import { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'

export type Entry = { readonly name: string; readonly content: Buffer }

/** 1 January 1980, the beginning of time for this format: the same content makes the same archive. */
const DATE = new Date(1980, 0, 1)
/** What pictures and office files save is not worth the work; words shrink to a tenth. */
const isWords = ({ name }: Entry) => /\.(?:html|json|txt|csv|md)$/i.test(name)
const PART = 65_536

/**
 * An archive of files in the ZIP format, of any size, written as it is read: the next entry is asked for once the last one has
 * been taken over, so no more than one stands in memory. Whoever stops reading ends it; an entry that fails breaks it
 * off, so that nobody takes it for whole.
 */
export function archiveOf(entries: AsyncIterable<Entry> | Iterable<Entry>): Readable {
  const zip = new ZipFile()
  // A stream of its own: that of the library is not told when its reader has gone.
  const out = new PassThrough()
  zip.outputStream.pipe(out)
  write(zip, out, entries).catch((error: unknown) => out.destroy(error as Error))
  return out
}

async function write(
  zip: ZipFile,
  out: PassThrough,
  entries: AsyncIterable<Entry> | Iterable<Entry>,
): Promise<void> {
  const gone = once(out, 'close').catch(() => undefined)
  for await (const entry of entries) {
    const content = Readable.from(partsOf(entry.content), { objectMode: false })
    const taken = once(content, 'end')
    const options = { mtime: DATE, forceDosTimestamp: true, compress: isWords(entry) }
    zip.addReadStream(content, entry.name, { ...options, size: entry.content.length })
    await Promise.race([taken, gone])
    content.destroy()
    if (out.destroyed) return
  }
  zip.end()
}

function* partsOf(content: Buffer): Generator<Buffer> {
  for (let at = 0; at < content.length; at += PART) yield content.subarray(at, at + PART)
}
