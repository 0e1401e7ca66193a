import { createHash } from 'node:crypto'
import type { Database } from '#platform/database/database.ts'
import type { Cost } from './passwords.ts'
import type { SessionLimits } from './rules.sign-in.ts'

/** The organisation’s own sign-in (OpenID Connect). */
export type ProviderSettings = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** As the button names it. */
  readonly name: string
}

/** What sign-in of staff needs to know of this installation. */
export type StaffSettings = {
  /** Where browsers reach us, without a slash at the end; https makes cookies secure. */
  readonly publicUrl: string
  /** Signs sessions, seals keys of the second step. */
  readonly secret: string
  readonly limits: SessionLimits
  readonly provider?: ProviderSettings | undefined
  /** How dear it is to try a password. */
  readonly cost: Cost
  /** Whether mail can be sent. */
  readonly mails: boolean
}

export type StaffParts = { readonly database: Database; readonly settings: StaffSettings }

/** What is kept of a one-use link: its SHA-256 (base64url). */
export function staffLinkIdentifier(token: string): string {
  return `magic-link:${createHash('sha256').update(token).digest('base64url')}`
}
