/**
 * What it costs that people may be limited to departments: pages of somebody who sees everything, with row security on and
 * switched off, and of somebody limited to one department of twelve. One table, from the service itself by HTTP.
 *
 * `node bench/visibility.ts [--size 0.1] [--in FOLDER] [--rounds 100]`; 0.1 is 200,000 cases and 500,000 contacts.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { setView } from '#domain/accounts/commands.views.ts'
import { makeStaffLink } from '#domain/accounts/commands.staff.ts'
import { systemClock } from '#platform/clock.ts'
import { makeLog } from '#platform/log.ts'
import { createApp } from '#src/app.ts'
import { openDatabase } from '#platform/database/database.ts'
import { startEmbedded } from '#platform/database/embedded/launcher.ts'
import { migrate } from '#platform/database/migrate.ts'
import { migrateJobs } from '#platform/jobs/jobs.ts'
import { newPerson } from './faults/person.ts'
import type { Person } from './faults/person.ts'
import { generate } from './scale/generate.ts'
import { makeOrganisation } from './scale/organisation.ts'
import { timePages } from './scale/pages.ts'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '0.1' },
    in: { type: 'string' },
    rounds: { type: 'string', default: '100' },
  },
})
const service = { kind: 'service' } as const
const folder = values.in ?? mkdtempSync(join(tmpdir(), 'answerable-visibility-'))
const embedded = await startEmbedded({ dataDirectory: folder })
const database = openDatabase(embedded.url, 4)
const client = new pg.Client({ connectionString: embedded.url })
await client.connect()
const port = 21_000 + (process.pid % 9_000)
const publicUrl = `http://127.0.0.1:${port}`

try {
  if (!existsSync(join(folder, 'rows-are-there'))) await write()
  const app = await createApp({
    ...{ databaseUrl: embedded.url, databasePool: 8, publicUrl, trustProxy: false, roles: ['web'] },
    ...{ staffSecret: 's'.repeat(40), clientSecret: 'c'.repeat(40), requestsPerMinute: 0 },
    ...{ mailFrom: 'service@harbour.example', clock: systemClock, log: makeLog({ level: 'warn' }) },
  })
  await app.http.listen({ host: '127.0.0.1', port })
  try {
    console.table(await compare())
  } finally {
    await app.close()
  }
} finally {
  await client.end()
  await database.close()
  await embedded.stop()
  if (!values.in) rmSync(folder, { recursive: true, force: true })
}

async function write(): Promise<void> {
  await migrate(embedded.url)
  await migrateJobs(embedded.url)
  await makeOrganisation(database, 200)
  await generate(client, Number(values.size), (what, seconds) =>
    console.error(`${what}: ${seconds.toFixed(1)} s`),
  )
  await client.query('vacuum analyze')
  mkdirSync(join(folder, 'rows-are-there'))
}

type Row = { readonly page: string; readonly 'p50 ms': number; readonly 'p95 ms': number }

async function compare(): Promise<object[]> {
  const { rows } = await client.query<{ id: string; departmentId: string }>(
    `select id, department_id as "departmentId" from agents where not 'admin' = any(roles) order by id limit 2`,
  )
  const [one, two] = rows
  if (!one || !two) throw new Error('two people are there')
  await database.transact((tx) =>
    setView(tx, service, two.id, { departmentIds: [two.departmentId], serviceIds: [] }, new Date()),
  )
  const timed = async (who: Person) => (await timePages(client, who, Number(values.rounds))) as Row[]
  const [all, limited] = [await enter(one.id), await enter(two.id)]
  const seesAll = await timed(all)
  await security('disable')
  const without = await timed(all)
  await security('enable')
  const part = await timed(limited)
  return seesAll.map((row, at) => ({
    page: row.page,
    'everything p50': row['p50 ms'],
    p95: row['p95 ms'],
    'without policies p50': without[at]?.['p50 ms'],
    'p95 ': without[at]?.['p95 ms'],
    'one department p50': part[at]?.['p50 ms'],
    'p95  ': part[at]?.['p95 ms'],
  }))
}

async function enter(agentId: string): Promise<Person> {
  const link = await database.transact((tx) => makeStaffLink(tx, service, agentId, new Date(), { publicUrl }))
  const person = newPerson([publicUrl], new AbortController().signal)
  await person.send('POST', '/staff/enter', { token: new URL(link.url).hash.slice(1) })
  return person
}

/** Switches the policies of all tables that have one. */
async function security(how: 'enable' | 'disable'): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'select distinct polrelid::regclass::text as name from pg_policy',
  )
  for (const { name } of rows) await client.query(`alter table ${name} ${how} row level security`)
}
