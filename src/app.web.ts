import { join } from 'node:path'
import { spentPasses } from '#domain/accounts/queries.ts'
import { bindAccounts } from '#domain/accounts/routes.ts'
import type { ActorOf } from '#domain/accounts/contract.ts'
import { admitTo } from '#domain/accounts/access.ts'
import { callerOf, createIdentify, createOriginGuard } from '#domain/accounts/identify.ts'
import { bindViews } from '#domain/accounts/routes.views.ts'
import { viewOf } from '#domain/accounts/view.ts'
import { createKeepReads } from '#domain/audit/commands.ts'
import { bindAudit } from '#domain/audit/routes.ts'
import { scopeOf } from '#domain/accounts/contract.keys.ts'
import { createKnownKeys } from '#domain/accounts/identify.keys.ts'
import { bindKeys } from '#domain/accounts/routes.keys.ts'
import { bindOwnAccount } from '#domain/accounts/routes.account.ts'
import { bindSignIn } from '#domain/accounts/routes.sign-in.ts'
import { COST } from '#domain/accounts/passwords.ts'
import { USUAL_LIMITS } from '#domain/accounts/rules.sign-in.ts'
import { setWidgetCookie, readStaffToken, isSecure } from '#domain/accounts/cookies.ts'
import { signedOut } from '#domain/agents/commands.ts'
import type { OnPresence } from '#domain/agents/commands.ts'
import { bindAgents } from '#domain/agents/routes.ts'
import { bindNews } from '#domain/agents/routes.news.ts'
import { bindBulk } from '#domain/bulk/routes.ts'
import { bindCases, bindMy } from '#domain/cases/routes.ts'
import { bindClients } from '#domain/clients/routes.ts'
import { bindCommitments } from '#domain/commitments/routes.ts'
import { withdrawOffersTo } from '#domain/contacts/commands/offers.ts'
import { leaveTalks } from '#domain/contacts/jobs.ts'
import { createEstimates } from '#domain/contacts/estimates.ts'
import { bindLive, noteAlive, seesPlace } from '#domain/contacts/live.ts'
import { bindContacts, bindPortal } from '#domain/contacts/routes.ts'
import { bindDemand } from '#domain/demand/routes.ts'
import { bindFields } from '#domain/fields/routes.ts'
import { bindAutomation } from '#domain/automation/routes.ts'
import { bindKnowledge } from '#domain/knowledge/routes.ts'
import { bindMerging } from '#domain/merging/routes.ts'
import { bindNotices } from '#domain/notices/routes.ts'
import { bindOrganisation } from '#domain/organisation/routes.ts'
import { countDemand } from '#domain/measures/queries/demand.ts'
import { chartFor } from '#domain/measures/queries/capability.ts'
import { headsOf } from '#domain/measures/queries/journeys.ts'
import { createLogs } from '#domain/measures/logs/queries.ts'
import { bindLogs } from '#domain/measures/routes.logs.ts'
import { bindBusy } from '#domain/measures/routes.busy.ts'
import { bindCapability } from '#domain/measures/routes.capability.ts'
import { bindCost } from '#domain/measures/routes.cost.ts'
import { bindFlow } from '#domain/measures/routes.flow.ts'
import { bindMeasures, countedFirst } from '#domain/measures/routes.ts'
import { bindCharter } from '#domain/learning/routes.charter.ts'
import { bindPatterns } from '#domain/learning/routes.patterns.ts'
import { bindStandards } from '#domain/learning/routes.standards.ts'
import { lastBackup } from '#domain/transfers/queries.ts'
import { bindTransfers } from '#domain/transfers/routes.ts'
import { mountWidget } from '#domain/widget/frame.ts'
import { bindWidget } from '#domain/widget/routes.ts'
import { eventKinds } from '#domain/webhooks/kinds.ts'
import { bindWebhooks } from '#domain/webhooks/routes.ts'
import { bindRetention } from '#domain/retention/routes.ts'
import { bindSearch } from '#domain/search/routes.ts'
import { bindServices } from '#domain/services/routes.ts'
import { bindPlanning } from '#domain/planning/routes.ts'
import { bindRosters } from '#domain/planning/routes.rosters.ts'
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
import { networkOf } from '#platform/http/network.ts'
import { serveSite } from '#platform/http/site.ts'
import { mountHealth } from '#platform/http/health.ts'
import type { Feed } from '#platform/live/feed.ts'
import { openStreams } from '#platform/live/streams.ts'
import { pusherOf } from './app.parts.ts'
import type { AppOptions, Memory } from './app.parts.ts'

/** What answers requests: health, sign-in, every route, the live streams, the pages. */
export async function createWeb(options: AppOptions, database: Database, feed: Feed, memory: Memory) {
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
      knownKeys.countedBy(request) ??
      readStaffToken(request.headers.cookie, keys) ??
      `ip:${networkOf(request.ip)}`,
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
    limits: options.staffSessions ?? USUAL_LIMITS,
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
    spent: (passes, now) => database.read((tx) => spentPasses(tx, passes, now)),
  })
  bindAccounts(bind, { settings })
  bindSignIn(bind, {
    ...{ database, settings: staff },
    onSignOut: async (tx, actor, now, everywhere) => {
      if (everywhere) await leaveTalks(tx, actor.agentId, now)
      await signedOut(tx, actor, now, onPresence)
    },
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
  const scan = options.scannerAt === undefined ? undefined : clamd(options.scannerAt)
  bindClients(bind, { store: memory.files, scan })
  bindMerging(bind)
  bindRetention(bind, { database, files: memory.files })
  bindCases(bind)
  bindMy(bind)
  bindNews(bind, { pusher: pusherOf(options), mail: options.smtpUrl !== undefined })
  bindFields(bind)
  bindBulk(bind)
  bindCommitments(bind)
  bindNotices(bind)
  bindContacts(bind, { estimates, feed })
  bindPortal(bind, { estimates, feed })
  bindLive(bind, {
    ...{ streams, feed, database },
    tokenOf: (request) => readStaffToken(request.headers.cookie, keys),
  })
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
