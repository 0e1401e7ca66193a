import { connect } from 'node:net'
import type { Socket } from 'node:net'

/** What a scanner says of a file; `name` is what it calls what it found. */
export type Scanned = { readonly state: 'clean' } | { readonly state: 'found'; readonly name: string }

/** Looks at content before it is kept. Throws when the scanner cannot be asked. */
export type Scan = (content: Buffer) => Promise<Scanned>

const CHUNK = 64 * 1024
const PATIENCE_MS = 30_000
/** Far more than any answer of a scanner. */
const LONGEST_ANSWER = 1_000

/**
 * Asks clamd by its INSTREAM command (clamd(8)): `unix:/run/clamav/clamd.ctl` or `tcp:host:3310`. Each file has a connection
 * of its own.
 */
export function clamd(at: string): Scan {
  return (content) =>
    new Promise((resolve, reject) => {
      const socket = reach(at)
      let answer = ''
      socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('the scanner does not answer')))
      socket.on('error', reject)
      socket.on('connect', () => send(socket, content))
      socket.on('data', (part: Buffer) => {
        answer = (answer + part.toString('utf8')).slice(0, LONGEST_ANSWER)
      })
      socket.on('close', () => {
        const read = readAnswer(answer)
        if (read) resolve(read)
        else reject(new Error(`the scanner answered “${answer.trim()}”`))
      })
    })
}

function reach(at: string): Socket {
  const [, path] = /^unix:(.+)$/.exec(at) ?? []
  if (path !== undefined) return connect(path)
  const [, host = '127.0.0.1', port = '3310'] = /^tcp:(.+):(\d+)$/.exec(at) ?? []
  return connect(Number(port), host)
}

/** Pieces, each after its length in four bytes; a length of nought ends them. */
function send(socket: Socket, content: Buffer): void {
  socket.write('zINSTREAM\0')
  for (let from = 0; from < content.length; from += CHUNK) {
    const piece = content.subarray(from, from + CHUNK)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(piece.length)
    socket.write(length)
    socket.write(piece)
  }
  socket.write(Buffer.alloc(4))
}

function readAnswer(answer: string): Scanned | undefined {
  const text = answer.replaceAll('\0', '').trim()
  if (/^stream: OK$/.test(text)) return { state: 'clean' }
  const name = /^stream: (.+) FOUND$/.exec(text)?.[1]
  return name === undefined ? undefined : { state: 'found', name }
}
