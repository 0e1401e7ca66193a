import { useSyncExternalStore } from 'react'
import { accountRoutes } from '#domain/accounts/contract.ts'
import type { Me } from '#domain/accounts/contract.ts'
import type { InputOf, Route } from '#platform/contract/route.ts'
import { OfflineError, ProblemError, addressOf, call, newKey, queryClient, send } from './client.ts'
import { changesHands, isOvertaken } from './whose.ts'

const STORE = 'answerable.outbox'
const PAUSES_MS = [1_000, 2_000, 5_000, 10_000]

/** Something a person wrote that has not been confirmed by the service yet. It survives closing the browser. */
export type Letter = {
  /** Idempotency key: sent with every try, so that it arrives once. */
  readonly key: string
  /** Where it belongs, e.g. `contact:<id>`; letters of one place go in order. */
  readonly place: string
  readonly method: Route['method']
  readonly path: string
  /** The member of staff who wrote it: nobody else ever sends it. */
  readonly by?: string | undefined
  readonly body: unknown
  /** The text itself, to be shown meanwhile. */
  readonly text: string
  readonly version?: number | undefined
  readonly at: string
  /** Set when the service said no: the text stays until the person decides. */
  readonly refused?: {
    readonly code: string
    readonly title: string
    readonly detail: string
    readonly instead: string
  }
}

let storeWorks = true
let letters: readonly Letter[] = latest()
let sending = false
let tries = 0
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** What is waiting now, with what other tabs left; where the browser keeps nothing, what this page remembers. */
function latest(): readonly Letter[] {
  if (!storeWorks) return letters
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORE) ?? '[]')
    return Array.isArray(kept) ? (kept as Letter[]) : []
  } catch {
    return []
  }
}

function change(how: (now: readonly Letter[]) => readonly Letter[]): void {
  letters = how(latest())
  try {
    localStorage.setItem(STORE, JSON.stringify(letters))
  } catch {
    storeWorks = false
  }
  for (const hear of listeners) hear()
}

/** Keeps what was written and sends it as soon as it can be sent: in order, once, also after the browser was closed. */
export function post<const R extends Route>(
  route: R,
  input: InputOf<R>,
  about: { place: string; text: string; version?: number | undefined },
): Letter {
  const letter: Letter = {
    key: newKey(),
    method: route.method,
    path: addressOf(route, input as never),
    by: writer(),
    body: (input as { body?: unknown }).body,
    at: new Date().toISOString(),
    ...about,
  }
  change((now) => [...now, letter])
  void flush()
  return letter
}

/** Sends a refused letter again, where wanted against the version that the person has seen by now. */
export function sendAgain(key: string, version?: number): void {
  change((now) =>
    now.map((letter) => {
      if (letter.key !== key) return letter
      const { refused: _, ...rest } = letter
      return { ...rest, version }
    }),
  )
  void flush()
}

/** Takes a letter back that has not been sent. */
export function takeBack(key: string): void {
  change((now) => now.filter((letter) => letter.key !== key))
}

/** Takes back whatever waits: somebody has signed out. */
export function forgetLetters(): void {
  change(() => [])
}

/** Waits until nothing of a place is on its way any more, or for so long; what is left there: refused, or still waiting. */
export function settled(place: string, withinMs: number): Promise<readonly Letter[]> {
  const left = () => latest().filter((letter) => letter.place === place)
  return new Promise((settle) => {
    const end = (): void => {
      clearTimeout(limit)
      off()
      settle(left())
    }
    const look = (): void => void (left().every((letter) => letter.refused) && end())
    const limit = setTimeout(end, withinMs)
    const off = subscribe(look)
    look()
  })
}

/** The letters of one place that are still on their way, oldest first. */
export function useOutbox(place: string): readonly Letter[] {
  const all = useSyncExternalStore(subscribe, () => letters)
  return all.filter((letter) => letter.place === place)
}

/** The places of one kind where a letter was refused: `contact` gives `contact:<id>`, each once. */
export function useRefusedPlaces(kind: string): readonly string[] {
  const all = useSyncExternalStore(subscribe, () => letters)
  const places = all.filter((letter) => letter.refused).map((letter) => letter.place)
  return [...new Set(places)].filter((place) => place.startsWith(`${kind}:`))
}

function subscribe(hear: () => void): () => void {
  listeners.add(hear)
  return () => void listeners.delete(hear)
}

/** Sends what is waiting. One tab at a time does so. */
export async function flush(): Promise<void> {
  if (sending) return
  sending = true
  clearTimeout(timer)
  try {
    await oneTabOnly(sendAll)
  } finally {
    sending = false
  }
}

async function oneTabOnly(work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work()
  await navigator.locks.request(STORE, work)
}

const ME = [accountRoutes.me.id, {}] as const

const idOf = (me: Me | undefined) => (me?.kind === 'agent' ? me.agentId : undefined)

/** Whose the words are that are written now; undefined for clients, and while nobody knows. */
export const writer = () => idOf(queryClient.getQueryData<Me>(ME))

/** What is kept here and was written by somebody else than who is signed in now goes, before it is sent or shown. */
export function belongsTo(me: Me): void {
  const id = idOf(me)
  const isOthers = ({ by }: Letter) => id !== undefined && by !== undefined && by !== id
  if (changesHands(me)) forgetLetters()
  else if (latest().some(isOthers)) change((now) => now.filter((letter) => !isOthers(letter)))
}

/** Who is signed in: as it was answered, or asked again where that may have changed since. */
async function whoSends(): Promise<Me> {
  const known = queryClient.getQueryState<Me>(ME)
  if (known?.data && !known.isInvalidated && !isOvertaken(known.data)) return known.data
  const me = await call(accountRoutes.me)
  queryClient.setQueryData(ME, me)
  return me
}

/** Whether whoever wrote something is still the one who is signed in. */
export async function isStillHere(by: string | undefined): Promise<boolean> {
  return by === undefined || idOf(await whoSends()) === by
}

async function sendAll(): Promise<void> {
  const stuck = new Set<string>()
  if (!latest().some((letter) => !letter.refused)) return
  const me = await whoSends().catch(() => undefined)
  if (!me) return later()
  belongsTo(me)
  for (;;) {
    const next = latest().find((letter) => !letter.refused && !stuck.has(letter.place))
    if (!next) break
    const isTheirs = next.by === undefined || next.by === idOf(me)
    if (!isTheirs || !(await deliver(next))) stuck.add(next.place)
  }
  if (stuck.size > 0) later()
  else tries = 0
}

/** Whether the letter is settled: delivered, or refused for a reason the person has to see. */
async function deliver(letter: Letter): Promise<boolean> {
  try {
    await send(letter)
    // Read again before the letter goes, so that the text never vanishes for a moment.
    await refresh(letter.place)
    change((now) => now.filter(({ key }) => key !== letter.key))
    return true
  } catch (error) {
    // Whoever signs in next is asked for before anything more is sent.
    if (isEnded(error)) void queryClient.invalidateQueries({ queryKey: [accountRoutes.me.id] })
    if (!isFinal(error)) return false
    const { code, title, detail, instead } = error
    const refused = { code, title, detail, instead }
    change((now) => now.map((one) => (one.key === letter.key ? { ...one, refused } : one)))
    return true
  }
}

const isEnded = (error: unknown) => error instanceof ProblemError && error.status === 401

/** A lost connection, a fault of ours, "too many" and an ended session pass; any other refusal stays. */
function isFinal(error: unknown): error is ProblemError {
  if (error instanceof OfflineError || !(error instanceof ProblemError)) return false
  return error.status < 500 && error.status !== 429 && error.status !== 401
}

async function refresh(place: string): Promise<void> {
  const id = place.slice(place.indexOf(':') + 1)
  await queryClient
    .invalidateQueries({ predicate: ({ queryKey }) => JSON.stringify(queryKey[1] ?? '').includes(id) })
    .catch(() => undefined)
}

function later(): void {
  const pause = PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)]
  tries += 1
  timer = setTimeout(() => void flush(), pause)
}

/** Begins sending: at once, when the connection is back, and when another tab leaves something behind. */
export function startOutbox(): void {
  queryClient.getQueryCache().subscribe((event) => {
    const isAnswer = event.type === 'updated' && event.action.type === 'success'
    if (isAnswer && event.query.queryKey[0] === accountRoutes.me.id) belongsTo(event.query.state.data as Me)
  })
  addEventListener('online', () => {
    tries = 0
    void flush()
  })
  addEventListener('storage', ({ key }) => {
    if (key !== STORE) return
    letters = latest()
    for (const hear of listeners) hear()
  })
  void flush()
}
