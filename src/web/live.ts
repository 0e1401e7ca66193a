import { useEffect, useRef, useSyncExternalStore } from 'react'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { liveRoutes } from '#platform/live/contract.ts'
import type { Happened, Whispered } from '#platform/live/contract.ts'
import { queryClient, streamAddress } from './client.ts'
import { flush } from './outbox.ts'
import { createRereading } from './rereading.ts'
import type { Realm } from './rereading.ts'

/** How fresh the page is: fed live, finding its way back, or without a network. */
export type Connection = 'live' | 'reconnecting' | 'offline'

const PATHS = { desk: liveRoutes.desk.path, portal: liveRoutes.client.path }
// Whoever waits for a service that comes back sees it within some seconds, and not everybody asks in the same moment.
const REOPEN_MS = [1_000, 2_000, 3_000, 4_000]
/** The server is heard of at least every fifteen seconds; a stream silent for longer than this leads nowhere. */
const SILENT_MS = 40_000
const rereading = createRereading(queryClient, Math.random)

type Stream = {
  users: number
  source: EventSource | undefined
  state: Connection
  tries: number
  broken: boolean
  timer: ReturnType<typeof setTimeout> | undefined
  heardAt: number
  readonly states: Set<() => void>
  readonly happened: Set<(event: Happened) => void>
  readonly whispers: Set<(whisper: Whispered) => void>
}

const newStream = (): Stream => ({
  users: 0,
  source: undefined,
  state: 'reconnecting',
  tries: 0,
  broken: false,
  timer: undefined,
  heardAt: Date.now(),
  states: new Set(),
  happened: new Set(),
  whispers: new Set(),
})

const streams: Record<Realm, Stream> = { desk: newStream(), portal: newStream() }

/**
 * Keeps the page live: what happens arrives as ids, and every query that shows those ids is read again by itself.
 * Listeners are for more than that (a sound, an announcement, "is writing").
 */
export function useLive(options: {
  readonly realm: Realm
  readonly onHappened?: ((event: Happened) => void) | undefined
  readonly onWhisper?: ((whisper: Whispered) => void) | undefined
  readonly enabled?: boolean
}): Connection {
  const { realm, enabled = true } = options
  const latest = useRef(options)
  latest.current = options
  useEffect(() => {
    if (!enabled) return
    const stream = streams[realm]
    const happened = (event: Happened) => latest.current.onHappened?.(event)
    const whisper = (said: Whispered) => latest.current.onWhisper?.(said)
    stream.happened.add(happened)
    stream.whispers.add(whisper)
    join(realm)
    return () => {
      stream.happened.delete(happened)
      stream.whispers.delete(whisper)
      leave(realm)
    }
  }, [realm, enabled])
  return useConnection(realm)
}

/** How fresh this realm's stream is, without joining it. */
export function useConnection(realm: Realm): Connection {
  const stream = streams[realm]
  return useSyncExternalStore(
    (hear) => {
      stream.states.add(hear)
      return () => void stream.states.delete(hear)
    },
    () => stream.state,
  )
}

function join(realm: Realm): void {
  const stream = streams[realm]
  stream.users += 1
  if (!stream.source) open(realm)
}

/** A stream outlives a change of page by a moment, so that going from one to the next does not open it anew. */
function leave(realm: Realm): void {
  const stream = streams[realm]
  stream.users -= 1
  setTimeout(() => {
    if (stream.users > 0) return
    clearTimeout(stream.timer)
    stream.source?.close()
    stream.source = undefined
  }, 1_000)
}

function open(realm: Realm): void {
  const stream = streams[realm]
  clearTimeout(stream.timer)
  stream.source?.close()
  const source = new EventSource(streamAddress(PATHS[realm]))
  stream.source = source
  stream.heardAt = Date.now()
  source.addEventListener('open', () => {
    stream.heardAt = Date.now()
    stream.tries = 0
    // A stream opened anew does not know where the last one ended: read again what is shown.
    if (stream.broken) void queryClient.invalidateQueries()
    stream.broken = false
    show(stream, 'live')
    void flush()
  })
  source.addEventListener('error', () => lost(realm, source))
  source.addEventListener('refetch', () => void queryClient.invalidateQueries())
  source.addEventListener('beat', () => (stream.heardAt = Date.now()))
  source.addEventListener('happened', ({ data }) => {
    stream.heardAt = Date.now()
    const event = JSON.parse(String(data)) as Happened
    rereading.happened(event, realm)
    for (const hear of stream.happened) hear(event)
  })
  source.addEventListener('whisper', ({ data }) => {
    const whisper = JSON.parse(String(data)) as Whispered
    for (const hear of stream.whispers) hear(whisper)
  })
}

function lost(realm: Realm, source: EventSource): void {
  const stream = streams[realm]
  if (stream.source !== source) return
  show(stream, navigator.onLine ? 'reconnecting' : 'offline')
  // The browser comes back by itself, with Last-Event-ID, unless the answer was a refusal.
  if (source.readyState !== EventSource.CLOSED) return
  stream.broken = true
  // A refusal may mean that this session has ended: then the page leads to where one signs in.
  void queryClient.invalidateQueries({ queryKey: [accountRoutes.me.id] })
  const pause = REOPEN_MS[Math.min(stream.tries, REOPEN_MS.length - 1)] ?? 4_000
  stream.tries += 1
  clearTimeout(stream.timer)
  stream.timer = setTimeout(() => stream.users > 0 && open(realm), pause * (0.75 + Math.random() * 0.25))
}

function show(stream: Stream, state: Connection): void {
  if (stream.state === state) return
  stream.state = state
  for (const hear of stream.states) hear()
}

addEventListener('offline', () => {
  for (const stream of Object.values(streams)) if (stream.source) show(stream, 'offline')
})
addEventListener('online', () => {
  for (const realm of ['desk', 'portal'] as const) {
    if (!streams[realm].source) continue
    streams[realm].broken = true
    open(realm)
  }
})

// A connection that broke without a word (a laptop that slept, a router that forgot it) is found by its silence.
setInterval(() => {
  for (const realm of ['desk', 'portal'] as const) {
    const stream = streams[realm]
    if (!stream.source || stream.users === 0 || Date.now() - stream.heardAt < SILENT_MS) continue
    stream.broken = true
    show(stream, 'reconnecting')
    open(realm)
  }
}, 5_000)
