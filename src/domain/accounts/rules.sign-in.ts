import { networkOf } from '#platform/http/network.ts'
import type { SecondStepRule } from './contract.account.ts'
import type { Role } from './contract.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** How long staff stay signed in. */
export type SessionLimits = {
  /** Without a request. */
  readonly idleMs: number
  /** However much it is used. */
  readonly longestMs: number
}
export const USUAL_LIMITS: SessionLimits = { idleMs: 12 * HOUR_MS, longestMs: 14 * DAY_MS }

/** Between two steps of one sign-in. */
export const PENDING_MS = 10 * MINUTE_MS
/** Codes that may be tried in one sign-in. */
export const PENDING_TRIES = 5
/** So long after showing who one is, what guards an account may be changed. */
export const FRESH_MS = 30 * MINUTE_MS
export const TRUST_MS = 30 * DAY_MS
export const RECOVERY_CODES = 10

/** When a session ends unless it is used again. */
export function sessionEnd(now: Date, longestUntil: Date, limits: SessionLimits): Date {
  return new Date(Math.min(now.getTime() + limits.idleMs, longestUntil.getTime()))
}

/** Whether what guards the account may be changed now. */
export function isFresh(confirmedAt: Date, now: Date): boolean {
  return now.getTime() - confirmedAt.getTime() <= FRESH_MS
}

/** What failed tries are counted by. */
export type Counted = {
  readonly key: string
  /** So many cost nothing. */
  readonly free: number
  /** The first wait; a second unless it says so. Each that follows is twice as long. */
  readonly firstMs?: number
  /** No wait is longer. */
  readonly longestMs: number
}

/**
 * Tries at one account from one address wait up to a quarter of an hour; at one account from everywhere a minute at
 * most, so that strangers cannot keep somebody out (R15); from one address, where a whole office may be behind it, later.
 */
export function countedFor(account: string, address: string): Counted[] {
  const network = networkOf(address)
  return [
    { key: `pair:${account}:${network}`, free: 5, longestMs: 15 * MINUTE_MS },
    { key: `account:${account}`, free: 20, longestMs: MINUTE_MS },
    { key: `address:${network}`, free: 30, longestMs: 15 * MINUTE_MS },
  ]
}

/** Codes of the second step: who gets so far knows the password. */
export function countedForCodes(userId: string): Counted[] {
  return [{ key: `code:${userId}`, free: 5, longestMs: 15 * MINUTE_MS }]
}

/** Letters with a link: one a minute at first, one an hour at last, whoever asks for them. */
export function countedForLetters(email: string): Counted[] {
  return [{ key: `letter:${email}`, free: 1, firstMs: MINUTE_MS, longestMs: HOUR_MS }]
}

/** One-time codes that a client is sent: three at once, then one a minute at first, one an hour at last, whoever asks for them. */
export function countedForAsking(clientId: string): Counted[] {
  return [{ key: `client-asks:${clientId}`, free: 3, firstMs: MINUTE_MS, longestMs: HOUR_MS }]
}

/** Tries at the codes of a client, or of an address that is nobody’s: a minute at most, so that no stranger keeps them out. */
export function countedForClient(who: string): Counted[] {
  return [{ key: `client-code:${who}`, free: 10, longestMs: MINUTE_MS }]
}

/** After a day without a failure they are forgotten. */
export const FORGOTTEN_MS = DAY_MS

/** How long the next try waits after so many failures: 1, 2, 4 … seconds beyond those that are free. */
export function waitAfter(failures: number, { free, longestMs, firstMs = SECOND_MS }: Counted): number {
  if (failures < free) return 0
  return Math.min(firstMs * 2 ** Math.min(failures - free, 30), longestMs)
}

/** From when a second step is needed of somebody with these roles; null: it is not asked for. */
export function neededFrom(rule: SecondStepRuleRow, roles: readonly Role[]): Date | null {
  if (rule.who === 'nobody') return null
  return rule.who === 'everybody' || roles.includes('admin') ? rule.from : null
}
export type SecondStepRuleRow = { readonly who: SecondStepRule['who']; readonly from: Date | null }

const BROWSERS: readonly (readonly [name: string, mark: RegExp])[] = [
  ['Edge', /\bEdgA?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Headless)?(?:Chrome|CriOS)\//],
  ['Safari', /\bVersion\/[\d.]+.*\bSafari\//],
]
const SYSTEMS: readonly (readonly [name: string, mark: RegExp])[] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
]

/** Browser and system by the names that people know, from what the browser says of itself; null where it does not say. */
export function deviceOf(userAgent: string | null): { browser: string | null; system: string | null } {
  const named = (marks: typeof BROWSERS) => marks.find(([, mark]) => mark.test(userAgent ?? ''))?.[0] ?? null
  return { browser: named(BROWSERS), system: named(SYSTEMS) }
}
