import { once } from 'node:events'
import { createServer } from 'node:net'
import { createApp } from '#src/app.ts'
import type { App } from '#src/app.ts'
import { systemClock } from '#platform/clock.ts'
import { migrateJobs } from '#platform/jobs/jobs.ts'
import { makeLog } from '#platform/log.ts'

export type RunningService = { readonly url: string; readonly app: App; close(): Promise<void> }

/** The whole service on a database, listening on loopback; answers are held against the contract. */
export async function startService(databaseUrl: string): Promise<RunningService> {
  await migrateJobs(databaseUrl)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const app = await createApp({
    databaseUrl,
    databasePool: 6,
    publicUrl: url,
    staffSecret: 'staff secret of tests, long enough to count',
    clientSecret: 'client secret of tests, long enough to count',
    trustProxy: false,
    roles: ['web', 'worker'],
    requestsPerMinute: 0,
    mailFrom: 'answerable@localhost',
    clock: systemClock,
    log: makeLog({ level: 'silent' }),
    checkResponses: true,
  })
  await app.http.listen({ host: '127.0.0.1', port })
  return { url, app, close: () => app.close() }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
