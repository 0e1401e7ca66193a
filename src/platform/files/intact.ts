import { createHash } from 'node:crypto'
import { pipeline, Transform } from 'node:stream'
import type { Readable } from 'node:stream'
import { StoreProblem } from './place.ts'
import type { Opened } from './place.ts'

/** What bytes were when they were kept. */
export type Sum = { readonly bytes: number; readonly sha256: string }

export const sumOf = (content: Buffer): Sum => ({
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
})

/**
 * Passes on what is read, and breaks off before its end unless all of it is what was kept: nobody gets a whole file that is
 * not the one that was sent.
 */
export function intact({ bytes, stream }: Opened, sum: Sum): Readable {
  if (bytes >= 0 && bytes !== sum.bytes) {
    stream.destroy()
    throw damaged()
  }
  const hash = createHash('sha256')
  let [total, held]: [number, Buffer | undefined] = [0, undefined]
  const checked = new Transform({
    transform(part: Buffer, _encoding, done) {
      hash.update(part)
      total += part.length
      if (total > sum.bytes) return done(damaged())
      const before = held
      held = part
      done(null, before)
    },
    flush(done) {
      if (total !== sum.bytes || hash.digest('hex') !== sum.sha256) done(damaged())
      else done(null, held)
    },
  })
  // Whoever reads hears of a failure by the stream that is given back.
  pipeline(stream, checked, () => undefined)
  return checked
}

const damaged = () => new StoreProblem('damaged', 'what is kept is not what was sent')

/** All of it in memory; papers are small. */
export async function whole(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = []
  try {
    for await (const part of stream) parts.push(part as Buffer)
  } catch (error) {
    if (error instanceof StoreProblem) throw error
    throw new StoreProblem('unreachable', 'it broke off while it was read', { cause: error })
  }
  return Buffer.concat(parts)
}
