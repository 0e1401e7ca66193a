import { createHmac } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { sameSecret } from '#platform/ids.ts'

/** The clients’ cookie: an opaque secret of 256 bits. */
export const CLIENT_COOKIE = 'answerable_client'
/** The widget’s, on other sites: the portal’s own session is neither seen nor used there. */
export const WIDGET_COOKIE = 'answerable_widget'
export const STAFF_PREFIX = 'answerable_staff'

/**
 * The whole name of a cookie of ours. With TLS browsers then take it from exactly this host alone (RFC 6265bis, `__Host-`):
 * a neighbour below the same domain can plant none.
 */
export function cookieName(name: string, secure: boolean): string {
  return `${secure ? '__Host-' : ''}${name}`
}

/** Browsers keep no cookie longer than this; the session itself ends sooner when it is not used. */
const LONGEST_COOKIE_S = 400 * 86_400

export function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https:')
}

/** One cookie of a request; undefined when it is absent. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return undefined
}

/** The session token in the staff cookie, if its signature (HMAC-SHA-256, base64) holds. */
export function readStaffToken(
  header: string | undefined,
  settings: { secret: string; secure: boolean },
): string | undefined {
  const cookie = readCookie(header, staffCookie(settings.secure))
  if (cookie === undefined) return undefined
  const value = decode(cookie)
  const at = value.lastIndexOf('.')
  if (at < 1) return undefined
  const token = value.slice(0, at)
  const expected = createHmac('sha256', settings.secret).update(token).digest('base64')
  return sameSecret(value.slice(at + 1), expected) ? token : undefined
}

export function staffCookie(secure: boolean): string {
  return cookieName(`${STAFF_PREFIX}.session_token`, secure)
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}

/** Gives the client’s browser its secret. */
export function setClientCookie(reply: FastifyReply, secret: string, secure: boolean): void {
  addCookie(reply, `${cookieName(CLIENT_COOKIE, secure)}=${secret}; Max-Age=${LONGEST_COOKIE_S}`, secure)
}

/**
 * Gives the widget its secret. On other sites browsers send a cookie only when it says so (`SameSite=None`), and keep it
 * apart for each site on which the widget stands (`Partitioned`): what is written on one is unknown on the next. Browsers
 * take such a cookie by TLS, and from one’s own machine; otherwise, while trying things out, it works within one site.
 */
export function setWidgetCookie(reply: FastifyReply, secret: string, publicUrl: string): void {
  const secure = isSecure(publicUrl) || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(publicUrl)
  const name = cookieName(WIDGET_COOKIE, isSecure(publicUrl))
  const cookie = `${name}=${secret}; Max-Age=${LONGEST_COOKIE_S}; Path=/; HttpOnly`
  reply.header('set-cookie', `${cookie}; ${secure ? 'SameSite=None; Secure; Partitioned' : 'SameSite=Lax'}`)
}

export function clearClientCookie(reply: FastifyReply, secure: boolean): void {
  addCookie(reply, `${cookieName(CLIENT_COOKIE, secure)}=; Max-Age=0`, secure)
}

function addCookie(reply: FastifyReply, cookie: string, secure: boolean): void {
  reply.header('set-cookie', `${cookie}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`)
}
