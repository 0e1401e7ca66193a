import { createApp } from '#src/app.ts'
import type { App } from '#src/app.ts'
import type { ChannelAdapter } from '#domain/contacts/contract.port.ts'
import type { SessionLimits } from '#domain/accounts/rules.sign-in.ts'
import type { ProviderSettings } from '#domain/accounts/staff.ts'
import { makeStaffLink } from '#domain/accounts/commands.staff.ts'
import type { InputOf, ResponseOf, Route } from '#platform/contract/route.ts'
import type { Problem } from '#platform/contract/refusal.ts'
import { settableClock, systemClock } from '#platform/clock.ts'
import type { Clock, SettableClock } from '#platform/clock.ts'
import type { StoreSettings } from '#platform/files/store.ts'
import { makeLog } from '#platform/log.ts'
import { createFactories } from './factories.ts'
import type { Factories } from './factories.ts'
import { freshDatabase } from './database.ts'
import type { FreshDatabase } from './database.ts'

/** The whole service on a database of its own, over real HTTP. */
export type Service = {
  readonly app: App
  readonly url: string
  readonly databaseUrl: string
  readonly make: Factories
  readonly clock: Clock
  /** A signed-in member of staff. */
  staff(agentId: string): Promise<Caller>
  /** A visitor of the portal, with a session of their own. */
  visitor(): Promise<Caller>
  /** Somebody without any cookie. */
  nobody(): Caller
  /** A second node on the same database. */
  anotherNode(): Promise<App>
  close(): Promise<void>
}

export type Answer<T> = { readonly status: number; readonly body: T; readonly headers: Headers }

/** Calls the API as one person would: cookies are kept. */
export type Caller = {
  cookie: string
  /** The answer; throws when the service refuses. */
  call<const R extends Route>(route: R, input: InputOf<R>, options?: CallOptions): Promise<ResponseOf<R>>
  /** The refusal; throws when the service does not refuse. */
  refused<const R extends Route>(route: R, input: InputOf<R>, options?: CallOptions): Promise<Problem>
  /** Whatever comes back. */
  ask(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<unknown>>
}

export type CallOptions = { readonly version?: number; readonly key?: string }

export type ServiceOptions = {
  /** Stand the clock at this moment; the machine's otherwise. */
  readonly at?: Date
  /** On this database; on a fresh one unless given. */
  readonly on?: FreshDatabase
  /** No dispatcher and timers of its own: the test moves things by itself. */
  readonly quiet?: boolean
  readonly channels?: readonly ChannelAdapter[]
  /** Limits are off unless given. */
  readonly requestsPerMinute?: number
  readonly webhooksToPrivate?: boolean
  /** How long staff stay signed in; nearly for ever, so that tests may move the clock by years. */
  readonly staffSessions?: SessionLimits
  readonly provider?: ProviderSettings
  readonly smtpUrl?: string
  /** Where papers are kept; in the database unless given. */
  readonly files?: StoreSettings
}

const NEARLY_FOR_EVER: SessionLimits = { idleMs: 3e12, longestMs: 3e12 }

const SECRETS = {
  ...{ staffSecret: 's'.repeat(40), clientSecret: 'c'.repeat(40), pushSecret: 'p'.repeat(40) },
  pushToPrivate: true,
}

export async function startService(
  options: ServiceOptions = {},
): Promise<Service & { clock: SettableClock }> {
  const { url: databaseUrl, drop } = options.on ?? (await freshDatabase())
  const clock = settableClock(options.at ?? new Date())
  return runService(databaseUrl, drop, clock, options)
}

/** As `startService`, by a clock that runs, the machine's unless given: for browsers and live streams. */
export async function startLiveService(
  options: Omit<ServiceOptions, 'at'> & { readonly clock?: Clock } = {},
): Promise<Service> {
  const { url: databaseUrl, drop } = options.on ?? (await freshDatabase())
  return runService(databaseUrl, drop, options.clock ?? systemClock, options)
}

async function runService<C extends Clock>(
  databaseUrl: string,
  drop: () => Promise<void>,
  clock: C,
  options: ServiceOptions,
): Promise<Service & { clock: C }> {
  const nodes: App[] = []
  const build = async () => {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const app = await createApp({
      databaseUrl,
      databasePool: 6,
      publicUrl: url,
      ...SECRETS,
      trustProxy: false,
      roles: options.quiet ? ['web'] : ['web', 'worker'],
      requestsPerMinute: options.requestsPerMinute ?? 0,
      mailFrom: 'service@harbour.example',
      clock,
      log: makeLog({ level: process.env['TEST_LOG'] ?? 'silent' }),
      checkResponses: true,
      ...(options.channels && { channels: options.channels }),
      ...(options.webhooksToPrivate && { webhooksToPrivate: true }),
      staffSessions: options.staffSessions ?? NEARLY_FOR_EVER,
      ...{ provider: options.provider, smtpUrl: options.smtpUrl, files: options.files },
    })
    await app.http.listen({ host: '127.0.0.1', port })
    nodes.push(app)
    return { app, url }
  }
  const { app, url } = await build()
  const make = createFactories(app.database)
  return {
    app,
    url,
    databaseUrl,
    make,
    clock,
    nobody: () => caller(url, ''),
    async visitor() {
      const one = caller(url, '')
      await one.ask('POST', '/portal/visits', {})
      return one
    },
    async staff(agentId) {
      const link = await app.database.transact((tx) =>
        makeStaffLink(tx, { kind: 'service' }, agentId, clock.now(), { publicUrl: url }),
      )
      const one = caller(url, '')
      const token = new URL(link.url).hash.slice(1)
      const entered = await one.ask('POST', '/staff/enter', { token })
      if (entered.status !== 200) throw new Error(`no way in: ${JSON.stringify(entered.body)}`)
      return one
    },
    anotherNode: async () => (await build()).app,
    async close() {
      for (const node of nodes.toReversed()) await node.close()
      await drop()
    },
  }
}

/** A port on which nobody listens. */
async function freePort(): Promise<number> {
  const { createServer } = await import('node:net')
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}

function caller(url: string, cookie: string): Caller {
  const one: Caller = {
    cookie,
    async ask(method, path, body, headers = {}) {
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          ...(body !== undefined && !(body instanceof FormData) && { 'content-type': 'application/json' }),
          ...(one.cookie !== '' && { cookie: one.cookie }),
          ...headers,
        },
        ...(body !== undefined && { body: body instanceof FormData ? body : JSON.stringify(body) }),
      })
      keepCookies(one, response.headers.getSetCookie())
      const text = await response.text()
      const json = /\bjson\b|\+json/.test(response.headers.get('content-type') ?? '')
      return {
        status: response.status,
        body: json ? (JSON.parse(text) as unknown) : text,
        headers: response.headers,
      }
    },
    async call(route, input, options) {
      const answer = await send(one, route, input, options)
      if (answer.status >= 300) {
        throw new Error(`${route.id} was refused: ${answer.status} ${JSON.stringify(answer.body)}`)
      }
      return answer.body as ResponseOf<typeof route>
    },
    async refused(route, input, options) {
      const answer = await send(one, route, input, options)
      if (answer.status < 400) throw new Error(`${route.id} was not refused: ${JSON.stringify(answer.body)}`)
      return answer.body as Problem
    },
  }
  return one
}

function send(one: Caller, route: Route, input: object, options: CallOptions = {}): Promise<Answer<unknown>> {
  const {
    params = {},
    query = {},
    body,
  } = input as {
    params?: Record<string, string>
    query?: Record<string, string | number | boolean | undefined>
    body?: unknown
  }
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const asked = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  ).toString()
  return one.ask(
    route.method,
    asked === '' ? path : `${path}?${asked}`,
    body ?? (route.body ? {} : undefined),
    {
      ...(options.version !== undefined && { 'if-match': `"${options.version}"` }),
      ...(options.key !== undefined && { 'idempotency-key': options.key }),
    },
  )
}

function keepCookies(one: Caller, set: readonly string[]): void {
  const jar = new Map(one.cookie.split('; ').filter(Boolean).map(splitCookie))
  for (const line of set) {
    const [name, value] = splitCookie(line.split(';')[0] ?? '')
    jar.set(name, value)
  }
  one.cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
}

function splitCookie(pair: string): [string, string] {
  const at = pair.indexOf('=')
  return [pair.slice(0, at), pair.slice(at + 1)]
}
