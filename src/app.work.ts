import { SEND_CODE } from '#domain/accounts/commands.codes.ts'
import { codeTask } from '#domain/accounts/jobs.ts'
import { forgetSignIns, staffLinkTask } from '#domain/accounts/jobs.staff.ts'
import { SEND_STAFF_LINK } from '#domain/accounts/commands.sign-in.ts'
import { forgetDevices, newsTasks } from '#domain/agents/jobs.news.ts'
import { createPaperKeeper } from '#domain/clients/papers.jobs.ts'
import { nextDue as nextWake, wakeSnoozed } from '#domain/cases/jobs.ts'
import { WORK } from '#domain/bulk/commands.ts'
import { bulkTask, recoverBulk } from '#domain/bulk/jobs.ts'
import { breakOverdue, nextDue as nextPromise, tellClientsDue, warnDue } from '#domain/commitments/jobs.ts'
import { startDispatcher } from '#domain/contacts/dispatcher.ts'
import { endAbandoned, recoverSilentDesks } from '#domain/contacts/jobs.ts'
import { createContactPort, DELIVER, deliverTask } from '#domain/contacts/port.ts'
import { ASSIGN } from '#domain/demand/commands/subjects.ts'
import { LEARN } from '#domain/demand/commands/learn.ts'
import { createLearner, learnWhenDue } from '#domain/demand/jobs/learn.ts'
import { assignNew, assignTask } from '#domain/demand/jobs/subjects.ts'
import type { DemandMemory } from '#domain/demand/routes.ts'
import { createRules, forgetRuleRuns } from '#domain/automation/follow.ts'
import type { Rules } from '#domain/automation/follow.ts'
import { forgetSearches } from '#domain/knowledge/commands.ts'
import { lookForAlike } from '#domain/merging/commands.alike.ts'
import { bringLateToCases } from '#domain/merging/commands.cases.ts'
import { bringLate } from '#domain/merging/commands.people.ts'
import type { Measures } from '#domain/measures/follow.ts'
import { chartFor } from '#domain/measures/queries/capability.ts'
import { headsOf } from '#domain/measures/queries/journeys.ts'
import { beginExperiments } from '#domain/learning/commands/experiments.ts'
import { makeMorningPack } from '#domain/learning/commands/packs.ts'
import { lookForPatterns } from '#domain/learning/jobs/patterns.ts'
import { createBackupTimer } from '#domain/transfers/jobs.ts'
import { SIMULATE } from '#domain/planning/commands/what-if.ts'
import { SOLVE } from '#domain/planning/commands/rosters.ts'
import { createRosterSolver, recoverRosters } from '#domain/planning/jobs/rosters.ts'
import { createSimulator, recoverSimulations } from '#domain/planning/jobs/what-if.ts'
import { forgetDeliveries, startWebhooks } from '#domain/webhooks/jobs.ts'
import type { WebhookSender } from '#domain/webhooks/jobs.ts'
import { keepNoLonger } from '#domain/retention/jobs.ts'
import type { Database } from '#platform/database/database.ts'
import { startWorker } from '#platform/jobs/jobs.ts'
import type { Worker } from '#platform/jobs/jobs.ts'
import { startTimers } from '#platform/jobs/timers.ts'
import type { Sweep, Timers } from '#platform/jobs/timers.ts'
import { ensureLedgerMonths } from '#platform/ledger/months.ts'
import { forgetKeys } from '#platform/http/idempotency.ts'
import type { Feed } from '#platform/live/feed.ts'
import { mailTask, SEND_MAIL } from '#platform/mail/mail.ts'
import type { Mailer } from '#platform/mail/mail.ts'
import { pusherOf } from './app.parts.ts'
import type { AppOptions, Memory } from './app.parts.ts'

/** What works by itself: the dispatcher, timers, jobs, channels. */
export async function startWork(
  options: AppOptions,
  database: Database,
  feed: Feed,
  mailer: Mailer,
  { planning, demand, measures, files }: Memory,
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
  const papers = createPaperKeeper({ database, files, now, log })
  const timers: Timers = startTimers({
    ...{ database, clock, log },
    sweeps: [...sweeps(demand, measures, rules), ...papers.sweeps, ...backup],
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
      await papers.close()
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
        await forgetDevices(tx, now)
        await forgetSignIns(tx, now)
        await forgetDeliveries(tx, now)
        await forgetRuleRuns(tx, now)
        return 0
      },
    },
  ]
}
