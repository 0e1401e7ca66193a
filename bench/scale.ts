/**
 * A big organisation on one machine: how long pages, searches, offers, live streams and timers take, and how that grows
 * with history and with nodes. Everything by HTTP from nodes that are processes of their own.
 *
 * `node bench/scale.ts [--size 1] [--in FOLDER] [--only pages,offers,streams,timers,memory] [--nodes 2] [--rounds 200]
 *   [--agents 500] [--rate 50] [--seconds 30] [--streams 5000]`
 *
 * `--size 1` is a million clients, two million cases, five million contacts and twenty million rows of the ledger: some
 * 25 GB and half an hour to write the first time; `--in` keeps it. 0.01 is done in a minute.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { replay } from '#cli/replay/run.ts'
import { createMeasures } from '#domain/measures/follow.ts'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/database/database.ts'
import { startEmbedded } from '#platform/database/embedded/launcher.ts'
import { migrate } from '#platform/database/migrate.ts'
import { migrateJobs } from '#platform/jobs/jobs.ts'
import { newPerson } from './faults/person.ts'
import type { Person } from './faults/person.ts'
import { startNode } from './faults/processes.ts'
import type { Node } from './faults/processes.ts'
import { balance } from './scale/balance.ts'
import { generate } from './scale/generate.ts'
import { memoryOf } from './scale/memory.ts'
import { entries, makeOrganisation } from './scale/organisation.ts'
import { timePages } from './scale/pages.ts'
import { timeStreams } from './scale/streams.ts'
import { timeTimers } from './scale/timers.ts'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '0.01' },
    in: { type: 'string' },
    only: { type: 'string', default: 'pages,offers,streams,timers,memory' },
    nodes: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '200' },
    agents: { type: 'string', default: '500' },
    rate: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '30' },
    streams: { type: 'string', default: '5000' },
  },
})
const size = Number(values.size)
const parts = values.only.split(',')
const told = (what: string, seconds: number): void => console.error(`${what}: ${seconds.toFixed(1)} s`)
const never = new AbortController().signal

const folder = values.in ?? mkdtempSync(join(tmpdir(), 'answerable-scale-'))
const embedded = await startEmbedded({ dataDirectory: folder })
const database = openDatabase(embedded.url, 4)
const client = new pg.Client({ connectionString: embedded.url })
await client.connect()
const firstPort = 21_000 + (process.pid % 9_000)
const publicUrl = `http://127.0.0.1:${firstPort}`
const nodes: Node[] = []
try {
  if (!existsSync(join(folder, 'rows-are-there'))) await write()
  await measure()
} finally {
  await Promise.all(nodes.map((node) => node.stop()))
  await client.end()
  await database.close()
  await embedded.stop()
  if (!values.in) rmSync(folder, { recursive: true, force: true })
}

async function write(): Promise<void> {
  await migrate(embedded.url)
  await migrateJobs(embedded.url)
  await makeOrganisation(database, Number(values.agents))
  await generate(client, size, told)
  const measures = createMeasures({ database, clock: systemClock })
  const began = performance.now()
  await measures.rebuild()
  await measures.close()
  told('measured from the ledger', (performance.now() - began) / 1000)
  await client.query('vacuum analyze')
  mkdirSync(join(folder, 'rows-are-there'))
}

async function measure(): Promise<void> {
  const ports = Array.from({ length: Number(values.nodes) }, (_, index) => firstPort + 1 + index)
  for (const [index, port] of ports.entries()) {
    const name = `node-${index + 1}`
    const place = { folder: join(folder, name), port, publicUrl, databaseUrl: embedded.url }
    nodes.push(startNode({ name, role: 'web,worker', ...place }))
  }
  await Promise.all(nodes.map((node) => node.ready()))
  const close = await balance(firstPort, ports)
  console.log(
    `${await counted('clients')} clients, ${await counted('cases')} cases, ${await counted('contacts')} contacts,`,
  )
  console.log(
    `${await counted('messages')} messages, ${await counted('ledger')} rows of the ledger; ${ports.length} node(s)\n`,
  )
  try {
    if (parts.includes('pages')) console.table(await timePages(client, await staff(), Number(values.rounds)))
    if (parts.includes('timers')) console.table([await timeTimers(client, 2_000)])
    if (parts.includes('offers')) console.table([await offers()])
    if (parts.includes('memory')) console.table([memory()])
    if (parts.includes('streams')) console.table([await streams()])
  } finally {
    close()
  }
}

async function counted(table: string): Promise<string> {
  const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${table}`)
  return Number(rows[0]?.n).toLocaleString('en')
}

async function staff(): Promise<Person> {
  const [token] = await entries(database, publicUrl, 1)
  const person = newPerson([publicUrl], never)
  await person.send('POST', '/staff/enter', { token })
  return person
}

/** Contacts at the given rate through the balancer, agents at their desks on all nodes: how long until each is offered. */
async function offers() {
  const rate = Number(values.rate)
  const seconds = Number(values.seconds)
  const texts = Array.from({ length: rate * seconds }, (_, index) => `My heating is broken, number ${index}`)
  const stage = { url: publicUrl, database, own: false, close: async () => undefined }
  const plan = {
    texts,
    rate,
    agents: Number(values.agents),
    signal: never,
    progress: (line: string) => console.error(line),
  }
  const result = await replay(stage, plan)
  const { rows } = await client.query<{ n: string }>(
    `select count(*) as n from (select a.contact_id from offers a join offers b on b.contact_id = a.contact_id and b.id > a.id
       where a.purpose = 'answer' and b.purpose = 'answer' and b.made_at < coalesce(a.decided_at, a.expires_at)) twice`,
  )
  return {
    nodes: values.nodes,
    agents: values.agents,
    'contacts a second': Math.round(result.sent / result.seconds),
    sent: result.sent,
    lost: result.lost,
    'offered p50 ms': Math.round(result.timeToOffer.p50 ?? Number.NaN),
    'offered p99 ms': Math.round(result.timeToOffer.p99 ?? Number.NaN),
    'limit p99 ms': 100,
    'offered twice': Number(rows[0]?.n),
  }
}

async function streams() {
  const tokens = await entries(database, publicUrl, 100)
  const [node] = nodes
  const cookies: string[] = []
  for (const token of tokens) {
    const person = newPerson([node?.url ?? ''], never)
    await person.send('POST', '/staff/enter', { token })
    cookies.push(person.cookie())
  }
  const arrive = async () => {
    const visitor = newPerson([node?.url ?? ''], never)
    await visitor.send('POST', '/portal/visits', {})
    const begun = await visitor.send('POST', '/portal/contacts', { need: 'My heating is broken' })
    return String(begun?.body['id'])
  }
  return timeStreams({ url: node?.url ?? '', cookies, streams: Number(values.streams), arrive, times: 20 })
}

function memory() {
  const app = memoryOf((command) => command.includes('cli/main.ts serve'))
  const server = memoryOf((command) => /postgres(:| )/.test(command) && command.includes('answerable'))
  return {
    nodes: nodes.length,
    'app MB': Math.round(app),
    'database MB': Math.round(server),
    'limit MB': 300,
  }
}
