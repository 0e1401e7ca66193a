import { sameSecret, sign } from '#platform/ids.ts'
import { Id } from '#platform/contract/values.ts'

/** What accounts need to know of this installation. */
export type AccountSettings = {
  /** Where browsers reach us, without a slash at the end. */
  readonly publicUrl: string
  /** Signs clients’ links and codes. */
  readonly clientSecret: string
}

const DAY_MS = 86_400_000
export const SESSION_MS = 30 * DAY_MS
/** How often a session’s end is moved on, at most. */
export const TOUCH_MS = 10 * 60_000
export const CODE_MS = 10 * 60_000
export const CODE_TRIES = 5
/** How long a one-use sign-in link for staff lasts. */
export const STAFF_LINK_MS = 60 * 60_000

/** The day, so many days on. */
export function daysAfter(now: Date, days: number): Date {
  return new Date(now.getTime() + days * DAY_MS)
}

/** `<linkId>.<signature>`: a guess or a changed id does not even reach the database. */
export function linkToken(linkId: string, secret: string): string {
  return `${linkId}.${sign(`link:${linkId}`, secret)}`
}

/** The id in a token whose signature holds; undefined otherwise. */
export function readLinkToken(token: string, secret: string): string | undefined {
  const [linkId = '', signature = '', ...rest] = token.split('.')
  if (rest.length > 0 || !Id.safeParse(linkId).success) return undefined
  return sameSecret(signature, sign(`link:${linkId}`, secret)) ? linkId : undefined
}

/** Six digits are soon tried through, so what is stored of them is bound to the client and our secret. */
export function codeFingerprint(clientId: string, code: string, secret: string): string {
  return sign(`code:${clientId}:${code}`, secret)
}
