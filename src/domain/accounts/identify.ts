import type { FastifyRequest } from 'fastify'
import type { Audience } from '#platform/contract/route.ts'
import { general } from '#platform/contract/refusal.ts'
import type { Database } from '#platform/database/database.ts'
import { fingerprint } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import type { AgentActor, Anyone, ClientActor } from './contract.ts'
import { asKey, bearerOf } from './identify.keys.ts'
import type { KnownKeys } from './identify.keys.ts'
import { CLIENT_COOKIE, WIDGET_COOKIE, cookieName, isSecure } from './cookies.ts'
import { readCookie, readStaffToken, staffCookie } from './cookies.ts'
import { SESSION_MS, TOUCH_MS } from './rules.ts'
import { sessionEnd, USUAL_LIMITS } from './rules.sign-in.ts'
import type { SessionLimits } from './rules.sign-in.ts'
import { touchStaffSession } from './store.sessions.ts'
import * as store from './store.ts'

const NOBODY = { kind: 'nobody' } as const

export type IdentifyParts = {
  readonly database: Database
  readonly now: () => Date
  readonly publicUrl: string
  /** Signs the sessions of staff. */
  readonly staffSecret: string
  /** How long staff stay signed in; the usual when left out. */
  readonly limits?: SessionLimits
  readonly knownKeys: KnownKeys
}

/** Who asks? One statement when there is a cookie, none otherwise. Never refuses. */
export type Identify = (request: FastifyRequest, audience: readonly Audience[]) => Promise<Anyone>

/**
 * Recognises staff and clients by their cookies. A browser may hold both: the audience decides, else the address, else
 * the query `as=client` or the header `x-answerable-as: client`, for routes that are open to both. Where a key is given, it
 * alone counts: a program holds no cookies.
 */
export function createIdentify(parts: IdentifyParts): Identify {
  return async (request, audience) => {
    const key = bearerOf(request)
    if (key !== undefined) return (await asKey(parts, key)) ?? { kind: 'nobody', badKey: true }
    if (isWidget(request)) return (await asClient(parts, request)) ?? NOBODY
    const [first, second] = clientFirst(request, audience) ? [asClient, asAgent] : [asAgent, asClient]
    return (await first(parts, request)) ?? (await second(parts, request)) ?? NOBODY
  }
}

/** The widget says so; it has a session of its own, and knows of no other. */
function isWidget({ headers, url }: FastifyRequest): boolean {
  return headers['x-answerable-as'] === 'widget' || /[?&]as=widget(?:&|$)/.test(url)
}

function clientFirst(request: FastifyRequest, audience: readonly Audience[]): boolean {
  const forClient = audience.includes('client')
  const forStaff = audience.some((one) => one !== 'client' && one !== 'public')
  if (forClient !== forStaff && !audience.includes('public')) return forClient
  if (/^\/api\/v1\/(?:my|portal)(?:[/?]|$)/.test(request.url)) return true
  return request.headers['x-answerable-as'] === 'client' || /[?&]as=client(?:&|$)/.test(request.url)
}

async function asAgent(parts: IdentifyParts, request: FastifyRequest): Promise<AgentActor | undefined> {
  const keys = { secret: parts.staffSecret, secure: isSecure(parts.publicUrl) }
  const token = readStaffToken(request.headers.cookie, keys)
  if (token === undefined) return undefined
  const now = parts.now()
  const row = await parts.database.read(async (tx) => {
    const found = await tx.maybe(store.agentOfSession, token, now)
    // Now and then is enough: the end lies hours away.
    if (found?.endsAt && now.getTime() - found.seenAt.getTime() > TOUCH_MS) {
      const end = sessionEnd(now, found.endsAt, parts.limits ?? USUAL_LIMITS)
      await tx.run(touchStaffSession, token, now, end)
    }
    return found
  })
  if (!row) return undefined
  const { id: agentId, seenAt: _seenAt, endsAt: _endsAt, ...agent } = row
  return { kind: 'agent', agentId, ...agent }
}

async function asClient(parts: IdentifyParts, request: FastifyRequest): Promise<ClientActor | undefined> {
  const cookie = cookieName(isWidget(request) ? WIDGET_COOKIE : CLIENT_COOKIE, isSecure(parts.publicUrl))
  const secret = readCookie(request.headers.cookie, cookie)
  if (secret === undefined || secret.length !== 43) return undefined
  const now = parts.now()
  const row = await parts.database.read(async (tx) => {
    const session = await tx.maybe(store.clientSession, fingerprint(secret), now)
    if (session && now.getTime() - session.seenAt.getTime() > TOUCH_MS) {
      await tx.run(store.touchSession, session.id, now, new Date(now.getTime() + SESSION_MS))
    }
    return session
  })
  return row && { kind: 'client', sessionId: row.id, clientId: row.clientId, proved: row.proved }
}

/**
 * Refuses changes that another site makes with our cookies: a browser says where a request comes from
 * (`Sec-Fetch-Site`, `Origin`). Programs say neither and hold no cookies of a person.
 */
export function createOriginGuard(publicUrl: string): (request: FastifyRequest) => void {
  const own = new URL(publicUrl).origin
  return (request) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || !holdsOurCookie(request)) return
    // A key counts alone, and no other site can make a browser send one.
    if (bearerOf(request) !== undefined) return
    if (!comesFromUs(request, own)) refuse(general.other_site)
  }
}

function comesFromUs(request: FastifyRequest, own: string): boolean {
  const { 'sec-fetch-site': site, origin, host } = request.headers
  if (site === undefined && origin === undefined) return true
  if (site === 'same-origin' || site === 'none') return true
  return origin !== undefined && (origin === own || (host !== undefined && URL.parse(origin)?.host === host))
}

const OURS = [true, false].flatMap((secure) => [
  ...[cookieName(CLIENT_COOKIE, secure), cookieName(WIDGET_COOKIE, secure), staffCookie(secure)],
])

function holdsOurCookie({ headers: { cookie } }: FastifyRequest): boolean {
  return OURS.some((name) => readCookie(cookie, name) !== undefined)
}

/** Who this is, for idempotency keys and limits: the agent, the visit, or the address of a stranger. */
export function callerOf(actor: Anyone, request: FastifyRequest): string {
  if (actor.kind === 'agent') return actor.key ? `key:${actor.key.id}` : `agent:${actor.agentId}`
  return actor.kind === 'client' ? `session:${actor.sessionId}` : `ip:${request.ip}`
}
