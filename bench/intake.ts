/**
 * Contacts over HTTP per second, beside pgbench running the same SQL on the same server in the same run.
 *
 * `node bench/intake.ts [--seconds 10] [--rounds 3] [--clients 8]`. Needs pgbench on the PATH (Debian: postgresql-contrib);
 * without it only our own figures are printed, and the page says so.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import '#domain/accounts/store.ts'
import '#domain/contacts/store/contacts.ts'
import { declaredStatements } from '#platform/database/statement.ts'
import { fingerprint } from '#platform/ids.ts'
import { openDatabase } from '#platform/database/database.ts'
import { migrate } from '#platform/database/migrate.ts'
import { migrateJobs } from '#platform/jobs/jobs.ts'
import { startEmbedded } from '#platform/database/embedded/launcher.ts'
import { createFactories } from '#tests/support/factories.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '3' },
    clients: { type: 'string', default: '8' },
  },
})
const seconds = Number(values.seconds)
const rounds = Number(values.rounds)
const clients = Number(values.clients)
const SESSIONS = 400_000
const NEED = 'x'
  .repeat(40)
  .split('')
  .map((_, index) => `word${index % 10}`)
  .join(' ')
const body = JSON.stringify({ need: NEED })

type Run = { perSecond: number; latencies: number[]; errors: number }

const folder = mkdtempSync(join(tmpdir(), 'answerable-bench-'))
const embedded = await startEmbedded({ dataDirectory: folder })
const port = 20_000 + (process.pid % 20_000)
let server: ReturnType<typeof spawn> | undefined
try {
  await prepare()
  server = await startServer()
  await measure()
} finally {
  server?.kill('SIGTERM')
  if (server) await once(server, 'exit')
  await embedded.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function prepare(): Promise<void> {
  await migrate(embedded.url)
  await migrateJobs(embedded.url)
  const database = openDatabase(embedded.url, 2)
  const make = createFactories(database)
  await make.organisation()
  await make.service({ name: 'Housing repairs' })
  // Everybody is in a conversation: what is measured is arriving, not answering.
  for (let agent = 0; agent < 20; agent += 1) await make.agent({ presence: 'busy' })
  const secrets = Array.from({ length: SESSIONS }, (_, index) => secretOf(index))
  await database.pool.query(
    `insert into client_sessions (id, fingerprint, created_at, seen_at, expires_at)
     select ('00000000-0000-7000-8000-' || lpad(to_hex(k), 12, '0'))::uuid, f, now(), now(), now() + interval '1 day'
     from unnest($1::text[]) with ordinality as s (f, k)`,
    [secrets.map(fingerprint)],
  )
  // pgbench knows its sessions by number; a view of the same rows gives it the fingerprint by an index as ours.
  await database.pool.query('create table bench_sessions (k bigint primary key, f text not null)')
  await database.pool.query(
    `insert into bench_sessions select k, f from unnest($1::text[]) with ordinality as s (f, k)`,
    [secrets.map(fingerprint)],
  )
  await database.pool.query('vacuum analyze')
  await database.close()
}

function secretOf(index: number): string {
  return `bench${String(index).padStart(38, '0')}`
}

async function startServer() {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../src/main.ts')], {
    env: {
      ...process.env,
      DATABASE_URL: embedded.url,
      ANSWERABLE_DATA: folder,
      PORT: String(port),
      EXAMPLE: 'no',
      LOG_LEVEL: 'warn',
      REQUESTS_PER_MINUTE: '0',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (let tries = 0; tries < 200; tries += 1) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
    if (ready?.ok) return child
    await new Promise((settle) => setTimeout(settle, 50))
  }
  throw new Error('the server did not become ready')
}

async function measure(): Promise<void> {
  const peer = spawnSync('pgbench', ['--version']).status === 0
  const table: { ours: Run; limit: number | undefined; half: Run }[] = []
  let next = 0
  const fresh = () => (next += 1)
  await load(clients, 2, undefined, fresh)
  for (let round = 0; round < rounds; round += 1) {
    const limit = peer ? pgbench(round) : undefined
    const ours = await load(clients, seconds, undefined, fresh)
    const half = await load(clients, Math.min(seconds, 8), ours.perSecond / 2, fresh)
    table.push({ ours, limit, half })
    await forgetContacts()
  }
  print(table, peer)
}

/** Ends what waits, so that rounds begin alike. */
async function forgetContacts(): Promise<void> {
  const client = new pg.Client({ connectionString: embedded.url })
  await client.connect()
  await client.query(
    `update contacts set state = 'ended', ending = 'left_waiting', ended_at = now() where state <> 'ended'`,
  )
  await client.query('vacuum analyze contacts')
  await client.end()
}

/** Runs `count` clients for `duration` seconds: as fast as they can, or at `rate` contacts a second in all. */
async function load(
  count: number,
  duration: number,
  rate: number | undefined,
  fresh: () => number,
): Promise<Run> {
  const agent = new Agent({ keepAlive: true, maxSockets: count })
  const latencies: number[] = []
  let errors = 0
  const begun = performance.now()
  const end = begun + duration * 1000
  let given = 0
  const one = async () => {
    while (performance.now() < end) {
      if (rate !== undefined) {
        const at = begun + (given++ / rate) * 1000
        const pause = at - performance.now()
        if (pause > 0) await new Promise((settle) => setTimeout(settle, pause))
      }
      const start = performance.now()
      const status = await post(agent, fresh())
      if (status === 201) latencies.push(performance.now() - start)
      else errors += 1
    }
  }
  await Promise.all(Array.from({ length: count }, one))
  agent.destroy()
  return { perSecond: latencies.length / ((performance.now() - begun) / 1000), latencies, errors }
}

function post(agent: Agent, index: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        method: 'POST',
        path: '/api/v1/portal/contacts',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          cookie: `answerable_client=${secretOf(index)}`,
        },
      },
      (answer) => {
        answer.resume()
        answer.on('end', () => resolve(answer.statusCode ?? 0))
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** The same statements, from the same source, as pgbench's own script; sessions from the far end of the table. */
function pgbench(round: number): number {
  const text = (name: string) => declaredStatements().find((one) => one.name === name)?.text ?? ''
  const idOf = (part: number) =>
    `('00000000-0000-700${part}-8000-' || lpad(to_hex(:k::bigint), 12, '0'))::uuid`
  const given = [
    ...[idOf(1), idOf(2), idOf(3), idOf(0), 'null::uuid', 'null::uuid', 'null::uuid'],
    ...[
      `'${NEED}'`,
      'null::text',
      'null::int',
      'null::boolean',
      'false',
      'null::int',
      'null::int',
      'null::int',
      'now()',
      'true',
      'null::timestamptz',
    ],
  ]
  const identify = fill(text('accounts.clientSession'), [
    '(select f from bench_sessions where k = :k::bigint)',
    'now()',
  ])
  const script = [
    '\\set i :i + 1',
    `\\set k ${SESSIONS} - (${round} * 100000 + :client_id * 12000 + :i)`,
    `${identify};`,
    `${fill(text('contacts.intake'), given)};`,
  ]
  const file = join(folder, 'intake.sql')
  writeFileSync(
    file,
    script.map((line) => (line.startsWith('\\') ? line : line.replace(/\s+/g, ' '))).join('\n'),
  )
  const run = spawnSync(
    'pgbench',
    [
      '-n',
      '-M',
      'prepared',
      '-c',
      String(clients),
      '-j',
      '2',
      '-T',
      String(Math.min(seconds, 8)),
      '-D',
      'i=0',
      '-f',
      file,
      embedded.url,
    ],
    { encoding: 'utf8' },
  )
  const found = /tps = ([\d.]+)/.exec(run.stdout)
  if (!found) throw new Error(`pgbench: ${run.stderr}`)
  return Number(found[1])
}

function fill(text: string, given: readonly string[]): string {
  return text
    .replace(/--.*$/gm, '')
    .replace(/\$(\d+)/g, (_, index: string) => given[Number(index) - 1] ?? 'null')
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function median(numbers: readonly number[]): number {
  return percentile(
    numbers.toSorted((a, b) => a - b),
    0.5,
  )
}

function print(table: readonly { ours: Run; limit: number | undefined; half: Run }[], peer: boolean): void {
  const ms = (run: Run, share: number) =>
    percentile(
      run.latencies.toSorted((a, b) => a - b),
      share,
    ).toFixed(1)
  const lines = table.map(
    ({ ours, limit, half }, index) =>
      `| ${index + 1} | ${ours.perSecond.toFixed(0)} | ${limit?.toFixed(0) ?? '–'} | ${limit ? (ours.perSecond / limit).toFixed(2) : '–'} | ${ms(ours, 0.5)} / ${ms(ours, 0.99)} | ${half.perSecond.toFixed(0)} | ${ms(half, 0.5)} / ${ms(half, 0.99)} | ${ours.errors + half.errors} |`,
  )
  const ratios = table.flatMap(({ ours, limit }) => (limit ? [ours.perSecond / limit] : []))
  process.stdout.write(
    [
      `Intake, ${clients} clients, ${rounds} rounds of ${seconds} s, durable (fsync on), Node ${process.version}`,
      '',
      '| round | contacts/s over HTTP | pgbench, same SQL/s | ratio | p50 / p99 ms | at half load/s | p50 / p99 ms | errors |',
      '|---|---|---|---|---|---|---|---|',
      ...lines,
      '',
      peer
        ? `median: ${median(table.map(({ ours }) => ours.perSecond)).toFixed(0)}/s, ratio ${median(ratios).toFixed(2)} (to reach: 0.35), p99 at half load ${median(
            table.map(({ half }) =>
              percentile(
                half.latencies.toSorted((a, b) => a - b),
                0.99,
              ),
            ),
          ).toFixed(1)} ms (limit: 50)`
        : 'pgbench is not installed, so there is no limit to compare with (Debian: postgresql-contrib).',
      '',
    ].join('\n'),
  )
}
