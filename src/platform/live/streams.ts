import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { seenBy, viewNow } from '../database/view.ts'
import type { View } from '../database/view.ts'
import { currentHorizon, leavesOut, rowsSince, seenAmong } from '../ledger/read.ts'
import type { LedgerRow } from '../ledger/read.ts'
import type { Batch, Feed, Whisper } from './feed.ts'

/** Who listens, and what of it all concerns them. */
export type Listener = {
  /** Whether this row may be told; ids only are sent, and the browser reads again through the API. */
  readonly concerns: (row: LedgerRow) => boolean
  readonly hears: (whisper: Whisper) => boolean
  /** A sign of life is noted for this one, about every fifteen seconds while the stream is open; none for a program. */
  readonly alive: { readonly kind: 'agent' | 'session' | 'program'; readonly id: string }
  /** By what they were let in; asked again at each beat. */
  readonly pass?: Pass
}

/** What lets somebody in: a key, the session of a member of staff (its token), or a visit with the page that it opens. */
export type Pass =
  | { readonly kind: 'key' | 'staff'; readonly id: string }
  | { readonly kind: 'visit'; readonly id: string; readonly opens: string | null }

export type Streams = {
  /** Answers a request with the stream; resolves when it is set up. */
  open(request: FastifyRequest, reply: FastifyReply, listener: Listener): Promise<void>
  /** Ends the streams of somebody who is to be let in anew: the browser comes back by itself. */
  end(id: string): void
  readonly count: () => number
  close(): void
}

const HEARTBEAT_MS = 15_000
/** Bytes that nobody takes: whoever is so far behind is cut off, comes back, and resumes by the last id seen. */
const MOST_UNREAD = 1_000_000
/** Beyond this a returning browser reads everything afresh instead of being told what it missed. */
const REPLAY_MS = 30 * 60_000
const REPLAY_ROWS = 2_000

type Stream = {
  reply: FastifyReply
  listener: Listener
  held: string[] | undefined
  /** Of somebody who sees a part only: what is told is asked of the database first, one thing after the other. */
  view: View | undefined
  turn: Promise<void>
}

/** The Server-Sent Events of this node: one reading of the ledger, told to everyone whom it concerns. */
export function openStreams(parts: {
  database: Database
  feed: Feed
  clock: Clock
  /** Notes signs of life for everyone connected here, in one go. */
  alive: (ids: { agents: string[]; sessions: string[] }, now: Date) => Promise<void>
  /** Those of these passes that let in no more, or to something else. */
  spent?: (passes: readonly Pass[], now: Date) => Promise<ReadonlySet<Pass>>
  /** Whether what is at this place may be seen, by the view that holds when it is asked. */
  seesPlace?: (place: string) => Promise<boolean>
}): Streams {
  const { database, feed, clock } = parts
  const streams = new Set<Stream>()

  const send = (stream: Stream, text: string) => {
    if (stream.held) stream.held.push(text)
    else if (stream.reply.raw.writableLength > MOST_UNREAD) stream.reply.raw.destroy()
    else stream.reply.raw.write(text)
  }
  const tell = (stream: Stream, { rows, point }: Batch) => {
    const mine = rows.filter(stream.listener.concerns)
    if (mine.length > 0) send(stream, mine.map((row) => happened(row, point)).join(''))
  }
  /** Tells in turn; where the database cannot be asked, the browser reads afresh what it may see. */
  const inTurn = (stream: Stream, work: () => Promise<void>) => {
    stream.turn = stream.turn.then(work).catch(() => send(stream, 'event: refetch\ndata: {}\n\n'))
  }
  const offBatch = feed.onBatch((batch) => {
    const asked = new Map<string, Promise<ReadonlySet<number>>>()
    const seenWith = (view: View) => {
      const found =
        asked.get(view.facts) ?? seenBy(view, () => database.read((tx) => seenAmong(tx, batch.rows)))
      asked.set(view.facts, found)
      return found
    }
    for (const stream of streams) {
      const { view } = stream
      if (!view) tell(stream, batch)
      else
        inTurn(stream, async () => {
          const seen = await seenWith(view)
          tell(stream, { ...batch, rows: batch.rows.filter((row) => seen.has(row.seq)) })
        })
    }
  })
  const offWhisper = feed.onWhisper((whisper) => {
    const text = `event: whisper\ndata: ${JSON.stringify(whisper)}\n\n`
    for (const stream of streams) {
      if (!stream.listener.hears(whisper)) continue
      const { view } = stream
      if (!view) send(stream, text)
      else
        inTurn(stream, async () => {
          const place = String(whisper['place'] ?? '')
          if (await seenBy(view, async () => parts.seesPlace?.(place))) send(stream, text)
        })
    }
  })

  const endSpent = async () => {
    const passes = [...streams].flatMap(({ listener }) => listener.pass ?? [])
    if (passes.length === 0) return
    const spent = await parts.spent?.(passes, clock.now())
    for (const { listener, reply } of streams) if (listener.pass && spent?.has(listener.pass)) reply.raw.end()
  }
  const beat = () => {
    // Where the database cannot be asked, it is asked again at the next beat.
    endSpent().catch(() => undefined)
    for (const stream of streams) send(stream, 'event: beat\ndata: {}\n\n')
    const ids = (kind: 'agent' | 'session') => [
      ...new Set(
        [...streams].filter((one) => one.listener.alive.kind === kind).map((one) => one.listener.alive.id),
      ),
    ]
    if (streams.size > 0) {
      parts.alive({ agents: ids('agent'), sessions: ids('session') }, clock.now()).catch(() => undefined)
    }
  }
  const heartbeat = setInterval(beat, HEARTBEAT_MS)

  const open = async (request: FastifyRequest, reply: FastifyReply, listener: Listener) => {
    const stream: Stream = { reply, listener, held: [], view: viewNow(), turn: Promise.resolve() }
    reply.hijack()
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      connection: 'keep-alive',
      // Proxies that gather answers would hold every event back.
      'x-accel-buffering': 'no',
    })
    reply.raw.on('error', () => streams.delete(stream))
    request.raw.on('close', () => streams.delete(stream))
    streams.add(stream)
    const { kind, id } = listener.alive
    const ids = { agents: kind === 'agent' ? [id] : [], sessions: kind === 'session' ? [id] : [] }
    if (kind !== 'program') await parts.alive(ids, clock.now())
    // What happens from now on is held back until what was missed has been told: the order of ids stays true.
    reply.raw.write(`retry: 1000\n${await missed(request, listener)}`)
    const held = stream.held ?? []
    stream.held = undefined
    if (held.length > 0) reply.raw.write(held.join(''))
  }

  const missed = async (request: FastifyRequest, listener: Listener): Promise<string> => {
    const point = feed.point()
    const hello = `id: ${point}\nevent: hello\ndata: {}\n\n`
    const last = request.headers['last-event-id']
    if (typeof last !== 'string' || !/^\d{1,18}$/.test(last)) return hello
    const notBefore = new Date(clock.now().getTime() - REPLAY_MS)
    const { rows, tooOld, ahead } = await database.read(async (tx) => ({
      // A point that is still to come is one of before a backup was restored, whose cluster counted further.
      ahead: BigInt(last) > BigInt(await currentHorizon(tx)),
      tooOld: await leavesOut(tx, last, notBefore),
      rows: await rowsSince(tx, last, notBefore, REPLAY_ROWS),
    }))
    if (ahead || tooOld || rows.length === REPLAY_ROWS) return `event: refetch\ndata: {}\n\n${hello}`
    return (
      rows
        .filter(listener.concerns)
        .map((row) => happened(row, last))
        .join('') + hello
    )
  }

  return {
    open,
    count: () => streams.size,
    end(id) {
      for (const stream of streams) if (stream.listener.alive.id === id) stream.reply.raw.end()
    },
    close() {
      offBatch()
      offWhisper()
      clearInterval(heartbeat)
      for (const { reply } of streams) reply.raw.end()
      streams.clear()
    },
  }
}

function happened(row: LedgerRow, point: string): string {
  const { kind, contactId, caseId, clientId, agentId, actorId } = row
  return `id: ${point}\nevent: happened\ndata: ${JSON.stringify({ kind, contactId, caseId, clientId, agentId, actorId })}\n\n`
}
