import type { SessionLimits } from '#domain/accounts/rules.sign-in.ts'
import type { ProviderSettings } from '#domain/accounts/staff.ts'
import type { ChannelAdapter } from '#domain/contacts/contract.port.ts'
import type { DemandMemory } from '#domain/demand/routes.ts'
import type { Measures } from '#domain/measures/follow.ts'
import type { Schedule } from '#domain/transfers/jobs.ts'
import { createForecasts } from '#domain/planning/forecasts.ts'
import { createNeeds } from '#domain/planning/queries/need.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/database/database.ts'
import type { Store, StoreSettings } from '#platform/files/store.ts'
import type { Log } from '#platform/log.ts'
import { pushKeys } from '#platform/push/keys.ts'
import { createPusher } from '#platform/push/push.ts'
import type { Pusher } from '#platform/push/push.ts'

export type AppOptions = {
  readonly databaseUrl: string
  readonly databasePool: number
  /** A replica that lens and planner read from; the database itself otherwise. */
  readonly databaseReadUrl?: string | undefined
  readonly publicUrl: string
  readonly staffSecret: string
  readonly clientSecret: string
  /** Gives the keys for Web Push; without it nobody is told by push. */
  readonly pushSecret?: string | undefined
  /** Push may be sent within one's own network, and without TLS. */
  readonly pushToPrivate?: boolean
  readonly trustProxy: boolean | number | string[]
  readonly roles: readonly ('web' | 'worker')[]
  readonly requestsPerMinute: number
  readonly smtpUrl?: string | undefined
  readonly mailFrom: string
  /** clamd, which looks at papers before they are kept: `unix:/path` or `tcp:host:port`. */
  readonly scannerAt?: string | undefined
  /** Where the bytes of papers are kept; the database unless given. */
  readonly files?: StoreSettings | undefined
  /** How long staff stay signed in; twelve hours without a request and fourteen days at most when left out. */
  readonly staffSessions?: SessionLimits
  /** The organisation’s own sign-in (OpenID Connect). */
  readonly provider?: ProviderSettings | undefined
  readonly clock: Clock
  readonly log: Log
  /** Hold answers against the contract too; for tests. */
  readonly checkResponses?: boolean
  /** Backups by the clock; none unless given. */
  readonly backups?: Schedule | undefined
  /** Channels beside chat, phone, visit and letter; started and stopped with the work. */
  readonly channels?: readonly ChannelAdapter[]
  /** Webhooks may lead into one's own network, and without TLS. */
  readonly webhooksToPrivate?: boolean
  /** Where the built pages are. */
  readonly site?: string
}

type Planning = ReturnType<typeof createPlanning>
/** What routes and jobs share: what is kept in memory, and where files are kept. */
export type Memory = {
  readonly planning: Planning
  readonly demand: DemandMemory
  readonly measures: Measures
  readonly files: Store
}

/** What the planner works out is kept in memory, for the routes and for the solver alike. */
export function createPlanning(database: Database) {
  const forecasts = createForecasts({ database })
  return { forecasts, needs: createNeeds({ database, forecasts }) }
}

/** Who tells devices; nobody where there is no secret for it. */
export function pusherOf({
  pushSecret,
  publicUrl,
  mailFrom,
  pushToPrivate = false,
}: AppOptions): Pusher | undefined {
  if (pushSecret === undefined) return undefined
  const address = /<([^>]+)>/.exec(mailFrom)?.[1] ?? mailFrom
  const subject = publicUrl.startsWith('https:') ? publicUrl : `mailto:${address}`
  return createPusher({ keys: pushKeys(pushSecret), subject, toPrivate: pushToPrivate })
}
