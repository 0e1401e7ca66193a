/**
 * How long each page of the lens waits for its figures, on two years of a big organisation (20 million rows of the ledger
 * by default), over HTTP from a real server; beside it DuckDB answering the same questions from the same rows.
 *
 * `node bench/lens.ts [--needs 1000000] [--days 730] [--rounds 25] [--in FOLDER] [--no-duckdb]`. With `--in` the database is
 * kept in a folder and used again. Needs some 25 GB of room and a quarter of an hour the first time.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { createExample } from '#cli/example/create.ts'
import { makeStaffLink } from '#domain/accounts/commands.staff.ts'
import { startEmbedded } from '#platform/database/embedded/launcher.ts'
import { migrate } from '#platform/database/migrate.ts'
import { openDatabase } from '#platform/database/database.ts'
import { systemClock } from '#platform/clock.ts'
import { makeLog } from '#platform/log.ts'
import { migrateJobs } from '#platform/jobs/jobs.ts'
import { createMeasures } from '#domain/measures/follow.ts'
import { createApp } from '#src/app.ts'
import { askDuck } from './lens/duck.ts'
import type { DuckTimes } from './lens/duck.ts'
import { generate } from './lens/generate.ts'
import { pages } from './lens/pages.ts'

const { values } = parseArgs({
  options: {
    needs: { type: 'string', default: '1000000' },
    days: { type: 'string', default: '730' },
    rounds: { type: 'string', default: '25' },
    in: { type: 'string' },
    'no-duckdb': { type: 'boolean', default: false },
  },
})
const size = { needs: Number(values.needs), days: Number(values.days) }
const rounds = Number(values.rounds)
const folder = values.in ?? mkdtempSync(join(tmpdir(), 'answerable-lens-'))
const isNew = !existsSync(join(folder, 'lens-is-ready'))
const told = (what: string, seconds: number): void => console.error(`${what}: ${seconds.toFixed(1)} s`)
const embedded = await startEmbedded({ dataDirectory: folder, durable: false })
try {
  // One that was kept may be of an older release.
  if (!isNew) await timed('brought up to this release', () => migrate(embedded.url))
  if (isNew) await prepare()
  await measure()
} finally {
  await embedded.stop()
  if (!values.in) rmSync(folder, { recursive: true, force: true })
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const done = await work()
  told(what, (performance.now() - began) / 1000)
  return done
}

async function prepare(): Promise<void> {
  const isGenerated = join(folder, 'rows-are-there')
  const database = openDatabase(embedded.url, 4)
  const client = new pg.Client({ connectionString: embedded.url })
  await client.connect()
  if (!existsSync(isGenerated)) {
    await migrate(embedded.url)
    await migrateJobs(embedded.url)
    await timed('the example organisation', () => createExample(database, { now: new Date() }))
    await generate(client, size, told)
    mkdirSync(isGenerated, { recursive: true })
  }
  await forgetMeasures(client)
  const measures = createMeasures({ database, clock: systemClock })
  await timed('measured from the ledger', () => measures.rebuild())
  await measures.close()
  await client.query('vacuum analyze')
  await client.end()
  await database.close()
  mkdirSync(join(folder, 'lens-is-ready'), { recursive: true })
}

/** Empties what was counted of the example alone, so that everything is worked out as after an import: once, at the end. */
async function forgetMeasures(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind in ('r', 'p') and relname like 'measured\\_%'
     and relnamespace = 'public'::regnamespace`,
  )
  await client.query(`truncate ${rows.map((row) => row.name).join(', ')}`)
}

async function measure(): Promise<void> {
  const client = new pg.Client({ connectionString: embedded.url })
  await client.connect()
  let duck: DuckTimes | undefined
  try {
    const [ledger, contacts] = [await count(client, 'ledger'), await count(client, 'contacts')]
    const needs = await count(client, 'cases')
    console.log(`${ledger} rows of the ledger, ${contacts} contacts, ${needs} needs\n`)
    if (!values['no-duckdb']) duck = await askDuck(client, folder, rounds, told)
  } finally {
    await client.end()
  }
  print(await askOurs(), duck)
}

async function count(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${table}`)
  return Number(rows[0]?.n).toLocaleString('en')
}

type Timed = {
  readonly page: string
  readonly question: string
  readonly first: number
  readonly times: number[]
}

async function askOurs(): Promise<Timed[]> {
  const port = 20_000 + (process.pid % 20_000)
  const publicUrl = `http://127.0.0.1:${port}`
  const app = await createApp({
    databaseUrl: embedded.url,
    databasePool: 8,
    publicUrl,
    staffSecret: 's'.repeat(40),
    clientSecret: 'c'.repeat(40),
    trustProxy: false,
    roles: ['web'],
    requestsPerMinute: 0,
    mailFrom: 'service@harbour.example',
    clock: systemClock,
    log: makeLog({ level: 'error' }),
  })
  await app.http.listen({ host: '127.0.0.1', port })
  try {
    const cookie = await signIn(publicUrl, app)
    const found: Timed[] = []
    for (const { page, question, path } of await pages(app.database)) {
      const ask = () => asked(`${publicUrl}/api/v1${path}`, cookie)
      const first = await ask()
      const times: number[] = []
      for (let round = 0; round < rounds; round += 1) times.push(await ask())
      found.push({ page, question, first, times })
    }
    return found
  } finally {
    await app.close()
  }
}

type App = Awaited<ReturnType<typeof createApp>>

async function signIn(publicUrl: string, app: App): Promise<string> {
  const lead = await app.database.pool.query<{ id: string }>(
    `select id from agents where 'lead' = any (roles) and active order by id limit 1`,
  )
  const link = await app.database.transact((tx) =>
    makeStaffLink(tx, { kind: 'service' }, lead.rows[0]?.id ?? '', new Date(), { publicUrl }),
  )
  const entered = await fetch(`${publicUrl}/api/v1/staff/enter`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: publicUrl, 'idempotency-key': 'bench-lens' },
    body: JSON.stringify({ token: new URL(link.url).hash.slice(1) }),
  })
  if (!entered.ok) throw new Error(`No way in: ${await entered.text()}`)
  return entered.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}

/** Milliseconds until the whole answer is there. */
async function asked(url: string, cookie: string): Promise<number> {
  const began = performance.now()
  const answer = await fetch(url, { headers: { cookie } })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${url}: ${text}`)
  return performance.now() - began
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0
}

function print(ours: readonly Timed[], duck: DuckTimes | undefined): void {
  const table = ours.map(({ page, question, first, times }) => {
    const sorted = times.toSorted((a, b) => a - b)
    const beside = duck?.get(question)
    return {
      page,
      question,
      'first ms': Math.round(first),
      'p50 ms': Math.round(at(sorted, 0.5)),
      'p95 ms': Math.round(at(sorted, 0.95)),
      'limit ms': 500,
      'DuckDB p50 ms': beside === undefined ? '' : Math.round(beside.p50),
      'DuckDB p95 ms': beside === undefined ? '' : Math.round(beside.p95),
    }
  })
  console.table(table)
  const over = table.filter((row) => row['p95 ms'] > 500)
  console.log(
    over.length === 0
      ? 'Every page within 500 ms (p95).'
      : `Over 500 ms: ${over.map((row) => row.question).join('; ')}`,
  )
}
