import { once } from 'node:events'
import { createServer } from 'node:net'
import { createApp } from './app.ts'
import type { App } from './app.ts'
import { backupSchedule } from './cli/backup/about.ts'
import { prepareExample, printWelcome } from './cli/welcome.ts'
import { readConfig } from './platform/config.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { CompleteConfig } from './platform/secrets.ts'
import { completeSecrets } from './platform/secrets.ts'
import { followDatabaseClock } from './platform/database/clock.ts'
import type { FollowedClock } from './platform/database/clock.ts'
import { startEmbedded } from './platform/database/embedded/launcher.ts'
import type { Embedded } from './platform/database/embedded/launcher.ts'
import { migrate } from './platform/database/migrate.ts'
import { storeSettings } from './platform/files/configured.ts'
import { migrateJobs } from './platform/jobs/jobs.ts'
import { makeLog } from './platform/log.ts'
import { startTraces } from './platform/traces.ts'
import type { Traces } from './platform/traces.ts'
import { createSteps } from './cli/steps.ts'

/** Starts the service as configured, says what it does, and stops cleanly on a signal. */
async function main(): Promise<void> {
  const steps = createSteps()
  const given = readConfig(process.env)
  const log = makeLog({ level: given.logLevel })
  const started: { embedded?: Embedded; app?: App; clock?: FollowedClock; traces?: Traces } = {}
  let stopping: Promise<never> | undefined
  const stop = (words: string, status: number) =>
    (stopping ??= (async () => {
      process.stdout.write(`\n${words}\n`)
      await started.app?.close()
      await started.clock?.close()
      await started.traces?.close()
      await started.embedded?.stop()
      process.exit(status)
    })())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stop('Stopping: what runs is finished first.', 0))
  }
  watchParent(() => void stop('What started this has gone; stopping.', 0))
  try {
    const url = await openData(given, steps, started)
    // After PostgreSQL: it prepares the data directory that the secrets are kept in.
    const config = completeSecrets(given)
    if (started.embedded) void started.embedded.lost.then((words) => stop(words, 1))
    await steps.step('Bringing the database up to date', async () => {
      const applied = await migrate(url)
      await migrateJobs(url)
      return applied.length === 0 ? 'nothing to do' : `${applied.length} applied`
    })
    if (config.example) await prepareExample(url, steps)
    const app = await steps.step('Opening the desk', async () => {
      started.clock = await followDatabaseClock(url)
      if (config.tracesTo)
        started.traces = await startTraces({ to: config.tracesTo, share: config.tracesShare })
      const { app, address } = await listen(config, url, log, started.clock)
      started.app = app
      return { app, address, toString: () => address }
    })
    await printWelcome(app.app.database, config, app.address, steps)
  } catch (error) {
    if (stopping) return
    await started.app?.close().catch(() => undefined)
    await started.clock?.close().catch(() => undefined)
    await started.embedded?.stop().catch(() => undefined)
    throw error
  }
}

async function openData(
  config: Config,
  steps: ReturnType<typeof createSteps>,
  started: { embedded?: Embedded },
): Promise<string> {
  if (config.databaseUrl !== undefined) return config.databaseUrl
  return steps.step(
    'Starting PostgreSQL',
    async () => {
      started.embedded = await startEmbedded({ dataDirectory: config.dataDirectory, progress: steps.note })
      for (const note of started.embedded.notes) steps.note(note)
      return started.embedded.url
    },
    () => `in ${config.dataDirectory}`,
  )
}

async function listen(
  config: CompleteConfig,
  databaseUrl: string,
  log: ReturnType<typeof makeLog>,
  clock: Clock,
): Promise<{ app: App; address: string }> {
  const shownHost = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host
  const port = config.port === 0 ? await freePort(config.host) : config.port
  const publicUrl = config.publicUrl ?? `http://${shownHost}:${port}`
  const app = await createApp({
    databaseUrl,
    databasePool: config.databasePool,
    databaseReadUrl: config.databaseReadUrl,
    publicUrl,
    staffSecret: config.staffSecret,
    clientSecret: config.clientSecret,
    pushSecret: config.pushSecret,
    trustProxy: config.trustProxy,
    roles: config.roles,
    requestsPerMinute: config.requestsPerMinute,
    smtpUrl: config.smtpUrl,
    mailFrom: config.mailFrom,
    scannerAt: config.scannerAt,
    files: storeSettings(config),
    webhooksToPrivate: config.webhooksToPrivate,
    backups: await backupSchedule(config),
    staffSessions: {
      idleMs: config.staffIdleHours * 3_600_000,
      longestMs: config.staffSessionDays * 86_400_000,
    },
    provider: providerOf(config),
    clock,
    log,
  })
  // The welcome says where it listens, in words; the library's own line would come between the steps.
  log.level = 'warn'
  await app.http.listen({ host: config.host, port })
  log.level = config.logLevel
  return { app, address: publicUrl }
}

/** The organisation’s own sign-in, once everything that it needs is given. */
function providerOf({ oidcIssuer: issuer, oidcClientId: clientId, ...config }: CompleteConfig) {
  const { oidcClientSecret: clientSecret, oidcName: name } = config
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret, name } : undefined
}

/** npm hands a SIGTERM to its shell, which dies without telling us: then we stop because whoever started us is gone. */
function watchParent(gone: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && gone(), 250).unref()
}

/** PORT=0: links need the real port before anything listens. */
async function freePort(host: string): Promise<number> {
  const probe = createServer()
  probe.listen(0, host)
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

await main()
