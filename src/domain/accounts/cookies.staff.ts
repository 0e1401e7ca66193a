import { createHmac } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookieName, isSecure, readCookie, STAFF_PREFIX, staffCookie } from './cookies.ts'
import { TRUST_MS } from './rules.sign-in.ts'

/** What a browser brings and is given while somebody signs in. */
export type Visit = {
  readonly address: string
  readonly userAgent: string
  readonly cookies: string | undefined
}

export function visitOf(request: FastifyRequest): Visit {
  return {
    address: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 400),
    cookies: request.headers.cookie,
  }
}

/** `step`: between two steps of signing in. `asked`: between a question to passkey or provider and its answer. */
export type Between = 'step' | 'asked' | 'device'
const LASTS_S: Record<Between, number> = { step: 600, asked: 600, device: TRUST_MS / 1000 }

const named = (name: string, secure: boolean) => cookieName(`${STAFF_PREFIX}.${name}`, secure)

export function readBetween(visit: Visit, name: Between, publicUrl: string): string {
  return readCookie(visit.cookies, named(name, isSecure(publicUrl))) ?? ''
}

/** The cookie itself; null takes it away. */
export function betweenCookie(name: Between, secret: string | null, publicUrl: string): string {
  const secure = isSecure(publicUrl)
  const age = secret === null ? 0 : LASTS_S[name]
  return `${named(name, secure)}=${secret ?? ''}; Max-Age=${age}; Path=/${flags(secure)}`
}

/** The cookie of a session: its token, signed (HMAC-SHA-256, base64). Null takes it away. */
export function sessionCookie(
  token: string | null,
  settings: { readonly publicUrl: string; readonly secret: string; readonly lastsMs: number },
): string {
  const secure = isSecure(settings.publicUrl)
  const name = staffCookie(secure)
  if (token === null) return `${name}=; Max-Age=0; Path=/${flags(secure)}`
  const signature = createHmac('sha256', settings.secret).update(token).digest('base64')
  const value = encodeURIComponent(`${token}.${signature}`)
  return `${name}=${value}; Max-Age=${Math.floor(settings.lastsMs / 1000)}; Path=/${flags(secure)}`
}

const flags = (secure: boolean) => `; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`

export function giveCookies(reply: FastifyReply, cookies: readonly string[]): void {
  for (const cookie of cookies) reply.header('set-cookie', cookie)
}
