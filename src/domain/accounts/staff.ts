import { betterAuth } from 'better-auth'
import { fromNodeHeaders } from 'better-auth/node'
import { magicLink } from 'better-auth/plugins/magic-link'
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Pool } from 'pg'
import { isSecure, STAFF_PREFIX } from './cookies.ts'
import { STAFF_LINK_MS } from './rules.ts'

const FORTNIGHT_S = 14 * 86_400
/** Set by us on every request that better-auth sees, so that its limits count real addresses and not claimed ones. */
const ADDRESS = 'x-answerable-address'

export type StaffAuthParts = {
  readonly pool: Pool
  readonly secret: string
  /** Where browsers reach us; https makes cookies secure. */
  readonly publicUrl: string
  readonly trustedOrigins?: readonly string[]
  /** Sign-in attempts a minute and address. */
  readonly signInsPerMinute?: number
}

/**
 * Accounts of staff: password of 12 characters or more, or a one-use link; sign-up is closed. A session lasts fourteen
 * days and is revoked by its row; `GET /api/auth/get-session` renews it.
 */
export function createStaffAuth(parts: StaffAuthParts) {
  return betterAuth({
    database: parts.pool,
    secret: parts.secret,
    baseURL: parts.publicUrl,
    basePath: '/api/auth',
    trustedOrigins: [...(parts.trustedOrigins ?? [])],
    telemetry: { enabled: false },
    logger: { level: 'error' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 200,
      revokeSessionsOnPasswordReset: true,
    },
    user: { modelName: 'staff_user' },
    session: { modelName: 'staff_session', expiresIn: FORTNIGHT_S, updateAge: 86_400 },
    account: { modelName: 'staff_account' },
    verification: { modelName: 'staff_verification' },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      customRules: { '/sign-in/email': { window: 60, max: parts.signInsPerMinute ?? 20 } },
    },
    advanced: {
      cookiePrefix: STAFF_PREFIX,
      useSecureCookies: isSecure(parts.publicUrl),
      ipAddress: { ipAddressHeaders: [ADDRESS] },
    },
    plugins: [
      magicLink({
        expiresIn: STAFF_LINK_MS / 1000,
        disableSignUp: true,
        storeToken: 'hashed',
        // Links are made by `makeStaffLink` and handed over by people; nobody can have one sent by asking.
        sendMagicLink: () => undefined,
      }),
    ],
  })
}

export type StaffAuth = ReturnType<typeof createStaffAuth>

/** What is kept of a one-use link: its SHA-256 (base64url), as better-auth looks it up. */
export function staffLinkIdentifier(token: string): string {
  return `magic-link:${createHash('sha256').update(token).digest('base64url')}`
}

const OPEN = [
  ['POST', '/sign-in/email'],
  ['POST', '/sign-out'],
  ['GET', '/get-session'],
  ['POST', '/change-password'],
  ['GET', '/list-sessions'],
  ['POST', '/revoke-session'],
  ['POST', '/revoke-other-sessions'],
] as const

export type StaffHooks = {
  /** Called before a session is ended by its owner, so that presence can follow. */
  readonly onSignOut?: (request: FastifyRequest) => Promise<void>
}

/** Mounts the few endpoints of better-auth that the desk uses; all others stay closed. */
export function mountStaffAuth(app: FastifyInstance, auth: StaffAuth, hooks: StaffHooks = {}): void {
  for (const [method, path] of OPEN) {
    app.route({
      method,
      url: `/api/auth${path}`,
      handler: async (request, reply) => {
        if (path === '/sign-out') await hooks.onSignOut?.(request)
        return relay(reply, await auth.handler(asWebRequest(auth, request)))
      },
    })
  }
}

function asWebRequest(auth: StaffAuth, request: FastifyRequest): Request {
  const url = new URL(request.url, auth.options.baseURL)
  const body = request.method === 'GET' ? undefined : JSON.stringify(request.body ?? {})
  const headers = webHeaders(request)
  if (body !== undefined) headers.set('content-type', 'application/json')
  return new Request(url, { method: request.method, headers, ...(body !== undefined && { body }) })
}

function webHeaders(request: FastifyRequest): Headers {
  const headers = fromNodeHeaders(request.headers)
  headers.delete('content-length')
  headers.set(ADDRESS, request.ip)
  return headers
}

async function relay(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  reply.status(response.status)
  for (const name of ['content-type', 'x-retry-after', 'retry-after', 'cache-control']) {
    const value = response.headers.get(name)
    if (value !== null) reply.header(name, value)
  }
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
  return reply.send(await response.text())
}

/** Uses a one-use link up. @returns the user’s id with the cookies of the new session; undefined when the link has ended. */
export async function useStaffLink(
  auth: StaffAuth,
  request: FastifyRequest,
  token: string,
): Promise<{ userId: string; cookies: string[] } | undefined> {
  const response = await auth.api.magicLinkVerify({
    query: { token },
    headers: webHeaders(request),
    asResponse: true,
  })
  if (response.status !== 200) return undefined
  const { user } = (await response.json()) as { user: { id: string } }
  return { userId: user.id, cookies: response.headers.getSetCookie() }
}
