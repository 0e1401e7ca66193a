import type { FastifyInstance } from 'fastify'
import { createDemandMemory } from '#domain/demand/routes.ts'
import { createMeasures } from '#domain/measures/follow.ts'
import { openDatabase } from '#platform/database/database.ts'
import type { Database } from '#platform/database/database.ts'
import type { RouteTable } from '#platform/http/bind.ts'
import { openStore } from '#platform/files/store.ts'
import { ensureLedgerMonths } from '#platform/ledger/months.ts'
import { openFeed } from '#platform/live/feed.ts'
import type { Feed } from '#platform/live/feed.ts'
import { createMailer } from '#platform/mail/mail.ts'
import { createPlanning } from './app.parts.ts'
import type { AppOptions } from './app.parts.ts'
import { createWeb } from './app.web.ts'
import { startWork } from './app.work.ts'

export type App = {
  readonly http: FastifyInstance
  readonly database: Database
  readonly routes: RouteTable
  readonly feed: Feed
  /** The dispatcher's next pass, done. For tests and benches; in service it wakes by itself. */
  dispatch(): Promise<void>
  /** Whatever webhooks are to be told now has been sent. For tests. */
  webhooks(): Promise<void>
  /** Stops taking requests, lets what runs finish, closes everything. */
  close(): Promise<void>
}

/** Builds the service from its parts; listens to nothing yet. */
export async function createApp(options: AppOptions): Promise<App> {
  const { clock, log } = options
  const database = openDatabase(options.databaseUrl, options.databasePool)
  await database.transact((tx) => ensureLedgerMonths(tx, clock.now()))
  const feed = await openFeed({ database, url: options.databaseUrl, clock, log })
  const planning = createPlanning(database)
  const measures = createMeasures({ database, clock, log })
  const demand = createDemandMemory(feed)
  const mailer = createMailer({ smtpUrl: options.smtpUrl, from: options.mailFrom }, log)
  const files = openStore(database, options.files, { now: () => clock.now(), log })
  const memory = { planning, demand, measures, files }
  const { http, routes, closeLive } = await createWeb(options, database, feed, memory)
  const work = options.roles.includes('worker')
    ? await startWork(options, database, feed, mailer, memory)
    : undefined
  return {
    http,
    database,
    routes,
    feed,
    dispatch: async () => work?.dispatch(),
    webhooks: async () => work?.webhooks.settle(),
    async close() {
      closeLive()
      await http.close()
      await work?.close()
      await measures.close()
      await feed.close()
      mailer.close()
      await database.close()
    },
  }
}
