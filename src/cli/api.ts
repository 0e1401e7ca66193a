import { setTimeout as sleep } from 'node:timers/promises'
import { Happened, liveRoutes } from '#platform/live/contract.ts'
import type { Problem } from '#platform/contract/refusal.ts'
import type { InputOf, ResponseOf, Route } from '#platform/contract/route.ts'

/** A refusal of the API, as a program meets it: the stable code, the status, and the words. */
export class ApiRefusal extends Error {
  readonly code: string
  readonly status: number
  readonly problem: Problem | undefined
  /** Seconds after which the server would like to be asked again; 0 when it says nothing. */
  readonly retryAfter: number

  constructor(route: Route, status: number, problem: Problem | undefined, retryAfter: number) {
    super(`${route.id}: ${problem?.title ?? `status ${status}`}`)
    this.name = 'ApiRefusal'
    this.code = problem?.code ?? 'unknown'
    this.status = status
    this.problem = problem
    this.retryAfter = retryAfter
  }
}

export type ApiOptions = {
  /** The version that was seen, sent as If-Match. */
  readonly version?: number
  /** Idempotency-Key of a command. */
  readonly key?: string
}
type Args<R extends Route> =
  object extends InputOf<R>
    ? [input?: InputOf<R>, options?: ApiOptions]
    : [input: InputOf<R>, options?: ApiOptions]

/** One caller of the public API: its own cookies, every route by its contract. */
export type Api = {
  /** Calls one route. Throws ApiRefusal where the server refuses, and fetch's error where it cannot be reached. */
  call<const R extends Route>(route: R, ...args: Args<R>): Promise<ResponseOf<R>>
  /** Hears the staff's live stream until `signal` ends it; connects again by itself. */
  listen(heard: (event: Happened) => void, signal: AbortSignal): void
  /** How often the server asked to wait (429), and how long was waited for it, in milliseconds. */
  readonly waits: { count: number; milliseconds: number }
}

type AnyInput = {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}
type Jar = Map<string, string>

/**
 * A caller of the API at `url` (`http://127.0.0.1:3000`). `patient`: where the server says "too many", waits for as
 * long as it asks and goes on.
 */
export function createApi(url: string, options: { patient?: boolean } = {}): Api {
  const base = `${url.replace(/\/+$/, '')}/api/v1`
  const jar: Jar = new Map()
  const waits = { count: 0, milliseconds: 0 }
  const call = async (route: Route, input: AnyInput = {}, given: ApiOptions = {}): Promise<unknown> => {
    for (;;) {
      const response = await fetch(base + addressOf(route, input), requestOf(route, input, given, jar))
      keepCookies(jar, response)
      if (response.ok) return response.json()
      const refusal = await refusalOf(route, response)
      if (refusal.status !== 429 || !options.patient) throw refusal
      const pause = Math.max(1, refusal.retryAfter) * 1000
      waits.count += 1
      waits.milliseconds += pause
      await sleep(pause)
    }
  }
  return {
    call: call as Api['call'],
    listen: (heard, signal) => void keepListening(base, jar, heard, signal),
    waits,
  }
}

function addressOf(route: Route, input: AnyInput): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(input.params?.[name])),
  )
  const query = new URLSearchParams(
    Object.entries(input.query ?? {}).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[name, String(value)] as [string, string]],
    ),
  )
  return query.size > 0 ? `${path}?${query.toString()}` : path
}

function requestOf(route: Route, input: AnyInput, options: ApiOptions, jar: Jar): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json', cookie: cookieHeader(jar) }
  if (options.version !== undefined) headers['if-match'] = `"${options.version}"`
  if (options.key !== undefined) headers['idempotency-key'] = options.key
  if (input.body === undefined) return { method: route.method, headers }
  headers['content-type'] = 'application/json'
  return { method: route.method, headers, body: JSON.stringify(input.body) }
}

const cookieHeader = (jar: Jar) => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

function keepCookies(jar: Jar, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    if (at < 1) continue
    if (/;\s*max-age=0/i.test(line)) jar.delete(pair.slice(0, at))
    else jar.set(pair.slice(0, at), pair.slice(at + 1))
  }
}

async function refusalOf(route: Route, response: Response): Promise<ApiRefusal> {
  const problem = (await response.json().catch(() => undefined)) as Problem | undefined
  return new ApiRefusal(route, response.status, problem, Number(response.headers.get('retry-after') ?? 0))
}

async function keepListening(
  base: string,
  jar: Jar,
  heard: (event: Happened) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await listenOnce(base + liveRoutes.desk.path, jar, heard, signal).catch(() => undefined)
    await sleep(1_000, undefined, { signal }).catch(() => undefined)
  }
}

async function listenOnce(
  address: string,
  jar: Jar,
  heard: (event: Happened) => void,
  signal: AbortSignal,
): Promise<void> {
  const response = await fetch(address, {
    headers: { accept: 'text/event-stream', cookie: cookieHeader(jar) },
    signal,
  })
  if (!response.ok || !response.body) throw new Error(`The live stream answered ${response.status}`)
  let rest = ''
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const parts = (rest + text).split('\n\n')
    rest = parts.pop() ?? ''
    for (const part of parts) tellHappened(part, heard)
  }
}

function tellHappened(block: string, heard: (event: Happened) => void): void {
  const lines = block.split('\n')
  if (!lines.includes('event: happened')) return
  const data = lines.find((line) => line.startsWith('data: '))
  if (data) heard(Happened.parse(JSON.parse(data.slice(6))))
}
