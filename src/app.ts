import type { FastifyInstance } from 'fastify'
import { join } from 'node:path'
import { bindAccounts } from '#domain/accounts/routes.ts'
import type { ActorOf } from '#domain/accounts/contract.ts'
import { admitTo } from '#domain/accounts/access.ts'
import { callerOf, createIdentify, createOriginGuard } from '#domain/accounts/identify.ts'
import { SEND_CODE } from '#domain/accounts/commands.codes.ts'
import { codeTask } from '#domain/accounts/jobs.ts'
import { bindViews } from '#domain/accounts/routes.views.ts'
import { viewOf } from '#domain/accounts/view.ts'
import { createKeepReads } from '#domain/audit/commands.ts'
import { bindAudit } from '#domain/audit/routes.ts'
import { scopeOf } from '#domain/accounts/contract.keys.ts'
import { createKnownKeys } from '#domain/accounts/identify.keys.ts'
import { bindKeys } from '#domain/accounts/routes.keys.ts'
import { forgetSignIns, staffLinkTask } from '#domain/accounts/jobs.staff.ts'
import { bindOwnAccount } from '#domain/accounts/routes.account.ts'
import { bindSignIn } from '#domain/accounts/routes.sign-in.ts'
import { COST } from '#domain/accounts/passwords.ts'
import { USUAL_LIMITS } from '#domain/accounts/rules.sign-in.ts'
import type { SessionLimits } from '#domain/accounts/rules.sign-in.ts'
import type { ProviderSettings } from '#domain/accounts/staff.ts'
import { SEND_STAFF_LINK } from '#domain/accounts/commands.sign-in.ts'
import { setWidgetCookie, readStaffToken, isSecure } from '#domain/accounts/cookies.ts'
import { signedOut } from '#domain/agents/commands.ts'
import type { OnPresence } from '#domain/agents/commands.ts'
import { newsTasks } from '#domain/agents/jobs.news.ts'
import { bindAgents } from '#domain/agents/routes.ts'
import { bindNews } from '#domain/agents/routes.news.ts'
import { nextDue as nextWake, wakeSnoozed } from '#domain/cases/jobs.ts'
import { WORK } from '#domain/bulk/commands.ts'
import { bulkTask, recoverBulk } from '#domain/bulk/jobs.ts'
import { bindBulk } from '#domain/bulk/routes.ts'
import { bindCases, bindMy } from '#domain/cases/routes.ts'
import { bindClients } from '#domain/clients/routes.ts'
import { breakOverdue, nextDue as nextPromise, tellClientsDue, warnDue } from '#domain/commitments/jobs.ts'
import { bindCommitments } from '#domain/commitments/routes.ts'
import { withdrawOffersTo } from '#domain/contacts/commands/offers.ts'
import { startDispatcher } from '#domain/contacts/dispatcher.ts'
import { createEstimates } from '#domain/contacts/estimates.ts'
import { endAbandoned, recoverSilentDesks } from '#domain/contacts/jobs.ts'
import { createContactPort, DELIVER, deliverTask } from '#domain/contacts/port.ts'
import type { ChannelAdapter } from '#domain/contacts/contract.port.ts'
import { bindLive, noteAlive, seesPlace } from '#domain/contacts/live.ts'
import { bindContacts, bindPortal } from '#domain/contacts/routes.ts'
import { ASSIGN } from '#domain/demand/commands/subjects.ts'
import { LEARN } from '#domain/demand/commands/learn.ts'
import { createLearner, learnWhenDue } from '#domain/demand/jobs/learn.ts'
import { assignNew, assignTask } from '#domain/demand/jobs/subjects.ts'
import { bindDemand, createDemandMemory } from '#domain/demand/routes.ts'
import type { DemandMemory } from '#domain/demand/routes.ts'
import { bindFields } from '#domain/fields/routes.ts'
import { createRules, forgetRuleRuns } from '#domain/automation/follow.ts'
import type { Rules } from '#domain/automation/follow.ts'
import { bindAutomation } from '#domain/automation/routes.ts'
import { forgetSearches } from '#domain/knowledge/commands.ts'
import { bindKnowledge } from '#domain/knowledge/routes.ts'
import { lookForAlike } from '#domain/merging/commands.alike.ts'
import { bringLateToCases } from '#domain/merging/commands.cases.ts'
import { bringLate } from '#domain/merging/commands.people.ts'
import { bindMerging } from '#domain/merging/routes.ts'
import { bindNotices } from '#domain/notices/routes.ts'
import { bindOrganisation } from '#domain/organisation/routes.ts'
import { countDemand } from '#domain/measures/queries/demand.ts'
import { createMeasures } from '#domain/measures/follow.ts'
import type { Measures } from '#domain/measures/follow.ts'
import { chartFor } from '#domain/measures/queries/capability.ts'
import { headsOf } from '#domain/measures/queries/journeys.ts'
import { createLogs } from '#domain/measures/logs/queries.ts'
import { bindLogs } from '#domain/measures/routes.logs.ts'
import { bindBusy } from '#domain/measures/routes.busy.ts'
import { bindCapability } from '#domain/measures/routes.capability.ts'
import { bindCost } from '#domain/measures/routes.cost.ts'
import { bindFlow } from '#domain/measures/routes.flow.ts'
import { bindMeasures, countedFirst } from '#domain/measures/routes.ts'
import { beginExperiments } from '#domain/learning/commands/experiments.ts'
import { makeMorningPack } from '#domain/learning/commands/packs.ts'
import { lookForPatterns } from '#domain/learning/jobs/patterns.ts'
import { bindCharter } from '#domain/learning/routes.charter.ts'
import { bindPatterns } from '#domain/learning/routes.patterns.ts'
import { bindStandards } from '#domain/learning/routes.standards.ts'
import { createBackupTimer } from '#domain/transfers/jobs.ts'
import type { Schedule } from '#domain/transfers/jobs.ts'
import { lastBackup } from '#domain/transfers/queries.ts'
import { bindTransfers } from '#domain/transfers/routes.ts'
import { SIMULATE } from '#domain/planning/commands/what-if.ts'
import { SOLVE } from '#domain/planning/commands/rosters.ts'
import { createRosterSolver, recoverRosters } from '#domain/planning/jobs/rosters.ts'
import { createSimulator, recoverSimulations } from '#domain/planning/jobs/what-if.ts'
import { forgetDeliveries, startWebhooks } from '#domain/webhooks/jobs.ts'
import type { WebhookSender } from '#domain/webhooks/jobs.ts'
import { mountWidget } from '#domain/widget/frame.ts'
import { bindWidget } from '#domain/widget/routes.ts'
import { eventKinds } from '#domain/webhooks/kinds.ts'
import { bindWebhooks } from '#domain/webhooks/routes.ts'
import { keepNoLonger } from '#domain/retention/jobs.ts'
import { bindRetention } from '#domain/retention/routes.ts'
import { bindSearch } from '#domain/search/routes.ts'
import { bindServices } from '#domain/services/routes.ts'
import { createForecasts } from '#domain/planning/forecasts.ts'
import { createNeeds } from '#domain/planning/queries/need.ts'
import { bindPlanning } from '#domain/planning/routes.ts'
import { bindRosters } from '#domain/planning/routes.rosters.ts'
import type { Clock } from '#platform/clock.ts'
import { openDatabase } from '#platform/database/database.ts'
import type { Database } from '#platform/database/database.ts'
import { readsFrom } from '#platform/database/replica.ts'
import { seenByService } from '#platform/database/view.ts'
import { clamd } from '#platform/files/scan.ts'
import { createBinder } from '#platform/http/bind.ts'
import { readElsewhere } from '#platform/http/elsewhere.ts'
import type { RouteTable } from '#platform/http/bind.ts'
import { describeApi, mountReference } from '#platform/http/reference.ts'
import { createServer } from '#platform/http/server.ts'
import { serveSite } from '#platform/http/site.ts'
import { mountHealth } from '#platform/http/health.ts'
import { startWorker } from '#platform/jobs/jobs.ts'
import type { Worker } from '#platform/jobs/jobs.ts'
import { startTimers } from '#platform/jobs/timers.ts'
import type { Sweep, Timers } from '#platform/jobs/timers.ts'
import { ensureLedgerMonths } from '#platform/ledger/months.ts'
import { forgetKeys } from '#platform/http/idempotency.ts'
import { openFeed } from '#platform/live/feed.ts'
import type { Feed } from '#platform/live/feed.ts'
import { openStreams } from '#platform/live/streams.ts'
import type { Log } from '#platform/log.ts'
import { createMailer, mailTask, SEND_MAIL } from '#platform/mail/mail.ts'
import type { Mailer } from '#platform/mail/mail.ts'
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
  const { http, routes, closeLive } = await createWeb(options, database, feed, { planning, demand, measures })
  const work = options.roles.includes('worker')
    ? await startWork(options, database, feed, mailer, { planning, demand, measures })
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

type Planning = ReturnType<typeof createPlanning>
/** What is kept in memory, for the routes and for the jobs alike. */
type Memory = { readonly planning: Planning; readonly demand: DemandMemory; readonly measures: Measures }

/** What the planner works out is kept in memory, for the routes and for the solver alike. */
function createPlanning(database: Database) {
  const forecasts = createForecasts({ database })
  return { forecasts, needs: createNeeds({ database, forecasts }) }
}

async function createWeb(options: AppOptions, database: Database, feed: Feed, memory: Memory) {
  const { clock, log, publicUrl } = options
  const secure = isSecure(publicUrl)
  const keys = { secret: options.staffSecret, secure }
  const knownKeys = createKnownKeys()
  const health = mountableHealth(options, database)
  const http = await createServer({
    log,
    trustProxy: options.trustProxy,
    secure,
    perMinute: options.requestsPerMinute,
    // A signed staff cookie cannot be made up; a visitor's can, so visitors count by their address.
    countedBy: (request) =>
      knownKeys.countedBy(request) ?? readStaffToken(request.headers.cookie, keys) ?? `ip:${request.ip}`,
    limitOf: (counted) => knownKeys.perMinute(counted),
    onFault: health.countFault,
  })
  const guard = createOriginGuard(publicUrl)
  http.addHook('onRequest', async (request) => guard(request))
  health.mount(http)

  const settings = { publicUrl, clientSecret: options.clientSecret }
  const staff = {
    ...{ publicUrl, secret: options.staffSecret, limits: options.staffSessions ?? USUAL_LIMITS, cost: COST },
    ...{ provider: options.provider, mails: options.smtpUrl !== undefined && options.smtpUrl !== '' },
  }
  const identify = createIdentify({
    database,
    now: () => clock.now(),
    publicUrl,
    staffSecret: options.staffSecret,
    knownKeys,
  })
  const onPresence: OnPresence = async (tx, agentId, state, now) => {
    if (state !== 'available') await withdrawOffersTo(tx, agentId, now)
  }
  const routes: RouteTable = []
  const bind = createBinder<ActorOf>(
    {
      app: http,
      database,
      now: () => clock.now(),
      identify: identify,
      admit: admitTo,
      callerOf: (actor, request) => callerOf(actor, request),
      viewOf,
      onRead: createKeepReads({ database }),
      checkResponses: options.checkResponses === true,
    },
    routes,
  )
  const estimates = createEstimates(clock)
  const streams = openStreams({
    ...{ database, feed, clock },
    alive: (ids, now) => noteAlive(database, ids, now),
    seesPlace: (place) => seesPlace(database, place),
  })
  bindAccounts(bind, { settings })
  bindSignIn(bind, {
    ...{ database, settings: staff },
    onSignOut: (tx, actor, now) => signedOut(tx, actor, now, onPresence),
  })
  bindOwnAccount(bind, { database, settings: staff })
  bindKeys(bind)
  bindViews(bind)
  bindAudit(bind)
  bindServices(bind)
  bindOrganisation(bind, { settings, onPresence })
  bindKnowledge(bind)
  bindAutomation(bind)
  bindSearch(bind)
  bindAgents(bind, { onPresence })
  bindClients(bind, { scan: options.scannerAt === undefined ? undefined : clamd(options.scannerAt) })
  bindMerging(bind)
  bindRetention(bind, { database })
  bindCases(bind)
  bindMy(bind)
  bindNews(bind, { pusher: pusherOf(options), mail: options.smtpUrl !== undefined })
  bindFields(bind)
  bindBulk(bind)
  bindCommitments(bind)
  bindNotices(bind)
  bindContacts(bind, { estimates, feed })
  bindPortal(bind, { estimates, feed })
  bindLive(bind, { streams, feed, database })
  bindDemand(bind, {
    memory: memory.demand,
    count: async (tx, period, now) => {
      await seenByService(() => memory.measures.upToDate())
      return countDemand(tx, period, now)
    },
  })
  const { reads, close: closeReads } = openReads(options, database)
  http.addHook('onClose', closeReads)
  bindPlanning(readElsewhere(bind, reads), { database, ...memory.planning })
  // Whatever reads the measures is bound with this: what is new in the ledger is counted first.
  const lens = countedFirst(readElsewhere(bind, reads), memory.measures)
  bindMeasures(lens)
  bindCapability(lens)
  bindBusy(lens)
  bindCost(lens)
  bindFlow(lens)
  bindLogs(bind, { database, logs: createLogs({ database }) })
  bindPatterns(lens, { chartFor, headsOf })
  bindStandards(lens)
  bindCharter(lens, bind, { chartFor, headsOf })
  bindRosters(bind, { publicUrl })
  bindWidget(bind, { giveSecret: (reply, secret) => setWidgetCookie(reply, secret, publicUrl) })
  mountWidget(http, database)
  bindWebhooks(bind, { toPrivate: options.webhooksToPrivate === true })
  bindTransfers(bind, { database, schedule: options.backups ?? null })
  mountReference(http, describeApi(routes, publicUrl, { scopeOf, events: eventKinds() }))
  await serveSite(http, options.site ?? join(import.meta.dirname, '../dist/web'))
  return { http, routes, closeLive: () => streams.close() }
}

/** The replica that lens and planner read from, if there is one. */
function openReads({ databaseReadUrl, databasePool, log }: AppOptions, primary: Database) {
  if (databaseReadUrl === undefined) return { reads: undefined, close: async () => undefined }
  const replica = openDatabase(databaseReadUrl, databasePool)
  return { reads: readsFrom({ primary, replica, log }), close: () => replica.close() }
}

/** Who tells devices; nobody where there is no secret for it. */
function pusherOf({
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

function mountableHealth(options: AppOptions, database: Database) {
  const seconds = (at: Date | null | undefined) => (at ? at.getTime() / 1000 : undefined)
  return mountHealth({
    database,
    log: options.log,
    gauges: [
      {
        name: 'answerable_backup_made_seconds',
        help: 'When the last backup was made, in seconds since 1970.',
        read: async () => seconds((await lastBackup(database.each))?.endedAt),
      },
      {
        name: 'answerable_backup_read_seconds',
        help: 'When the last backup that was made was read to its end, in seconds since 1970.',
        read: async () => seconds((await lastBackup(database.each))?.readAt),
      },
    ],
  })
}

async function startWork(
  options: AppOptions,
  database: Database,
  feed: Feed,
  mailer: Mailer,
  { planning, demand, measures }: Memory,
) {
  const { clock, log, channels = [] } = options
  const now = () => clock.now()
  const settings = { publicUrl: options.publicUrl, clientSecret: options.clientSecret }
  const webhooks: WebhookSender = startWebhooks({
    database,
    feed,
    now,
    log,
    toPrivate: options.webhooksToPrivate === true,
  })
  const dispatcher = startDispatcher({ database, feed, clock, log })
  const rules = createRules({ database, clock, log })
  const backups =
    options.backups &&
    createBackupTimer({ database, url: options.databaseUrl, schedule: options.backups, now, log })
  const backup: Sweep[] = backups ? [{ name: 'backup', run: backups.run, every: 30_000 }] : []
  const timers: Timers = startTimers({
    ...{ database, clock, log },
    sweeps: [...sweeps(demand, measures, rules), ...backup],
  })
  const worker: Worker = await startWorker({
    pool: database.pool,
    log,
    tasks: {
      [SEND_MAIL]: mailTask(mailer),
      [SEND_CODE]: codeTask({ database, now, settings, mailer, log }),
      [SEND_STAFF_LINK]: staffLinkTask({ database, now, publicUrl: options.publicUrl, mailer }),
      [DELIVER]: deliverTask({ database, channels }),
      [WORK]: bulkTask({ database, now }),
      ...newsTasks({ database, now, pusher: pusherOf(options), publicUrl: options.publicUrl }),
    },
  })
  const simulator = createSimulator({ database, now, log })
  const solver = createRosterSolver({ database, now, need: planning.needs.read })
  const learner = createLearner({ database, now, log })
  // Computations take seconds to minutes: they have places of their own, so that mail never waits behind them.
  const thinker: Worker = await startWorker({
    pool: database.pool,
    log,
    tasks: {
      [SIMULATE]: simulator.task,
      [SOLVE]: solver.task,
      [LEARN]: learner.task,
      [ASSIGN]: assignTask({ database, subjects: demand.subjects, now }),
    },
  })
  const port = createContactPort({ database, clock })
  for (const channel of channels) await channel.start(port)
  return {
    dispatch: () => dispatcher.wake(),
    webhooks,
    async close() {
      await Promise.all(channels.map((channel) => channel.stop()))
      simulator.close()
      solver.close()
      learner.close()
      await Promise.all([webhooks.close(), dispatcher.close(), timers.close(), worker.stop(), thinker.stop()])
      await rules.close()
      await backups?.close()
    },
  }
}

function sweeps(demand: DemandMemory, measures: Measures, rules: Rules): Sweep[] {
  return [
    { name: 'warn owners', run: warnDue, next: nextPromise },
    { name: 'tell clients', run: tellClientsDue, next: nextPromise },
    { name: 'broken promises', run: breakOverdue, next: nextPromise },
    { name: 'wake cases', run: wakeSnoozed, next: nextWake },
    { name: 'silent desks', run: recoverSilentDesks, every: 5_000 },
    { name: 'left the line', run: endAbandoned, every: 5_000 },
    { name: 'work on many cases left behind', run: recoverBulk, every: 15_000 },
    { name: 'silent what-ifs', run: recoverSimulations, every: 5_000 },
    { name: 'rosters left behind', run: recoverRosters, every: 30_000 },
    { name: 'demand learnt again', run: learnWhenDue, every: 30_000 },
    { name: 'subjects of contacts', run: assignNew(demand.subjects), every: 10_000 },
    {
      name: 'measures',
      every: 2_000,
      // On connections of its own and at its own pace: the first time it may take minutes.
      run: async () => {
        void measures.upToDate()
        return 0
      },
    },
    {
      name: 'rules',
      every: 500,
      // Each event is a transaction of its own; the sweep's own stays out of it.
      run: async () => {
        rules.begin()
        return 0
      },
    },
    { name: 'people who may be one', run: lookForAlike, every: 5_000 },
    { name: 'what came late to people', run: bringLate, every: 5_000 },
    { name: 'what came late to cases', run: bringLateToCases, every: 5_000 },
    { name: 'kept long enough', run: keepNoLonger, every: 60_000 },
    { name: 'patterns', run: lookForPatterns, every: 60_000 },
    { name: 'experiments begin', run: beginExperiments, every: 60_000 },
    {
      name: 'daily pack',
      run: (tx, now) => makeMorningPack(tx, { chartFor, headsOf }, now),
      every: 60_000,
    },
    {
      name: 'housekeeping',
      every: 3_600_000,
      run: async (tx, now) => {
        await ensureLedgerMonths(tx, now)
        await forgetKeys(tx, new Date(now.getTime() - 2 * 86_400_000))
        await forgetSearches(tx, now)
        await forgetSignIns(tx, now)
        await forgetDeliveries(tx, now)
        await forgetRuleRuns(tx, now)
        return 0
      },
    },
  ]
}
