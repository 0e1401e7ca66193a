/**
 * How long a search over everything takes in the database and around it, by what is typed: people, cases, contacts, what
 * was said and knowledge, on data made for it (words as in a language: few everywhere, most of them rare).
 *
 * `node bench/search.ts [--messages 100000] [--rounds 200] [--in FOLDER]`. With `--in` the database is kept and used again.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chanceFrom } from '#core/chance.ts'
import { search } from '#domain/search/queries.ts'
import { openDatabase } from '#platform/database/database.ts'
import type { Database } from '#platform/database/database.ts'
import { startEmbedded } from '#platform/database/embedded/launcher.ts'
import { migrate } from '#platform/database/migrate.ts'
import { newId, newReference } from '#platform/ids.ts'
import { createFactories } from '#tests/support/factories.ts'

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '200' },
    in: { type: 'string' },
  },
})
const messages = Number(values.messages)
const rounds = Number(values.rounds)
const folder = values.in ?? mkdtempSync(join(tmpdir(), 'answerable-search-'))
const isNew = !existsSync(join(folder, 'search-is-ready'))
const generator = chanceFrom(7)
const chance = () => generator.uniform()
const START = Date.UTC(2026, 0, 1)
const BATCH = 5_000
const SYLLABLES = [
  'ba',
  'ke',
  'li',
  'mo',
  'nu',
  'ra',
  'se',
  'ti',
  'vo',
  'za',
  'pel',
  'gor',
  'hin',
  'dus',
  'wex',
  'fra',
]

const embedded = await startEmbedded({ dataDirectory: folder })
const database = openDatabase(embedded.url, 4)
try {
  if (isNew) await prepare(database)
  await measure(database)
} finally {
  await database.close()
  await embedded.stop()
  if (!values.in) rmSync(folder, { recursive: true, force: true })
}

/** The word of a rank: the more often it is used, the shorter. */
function wordOf(rank: number): string {
  let word = ''
  for (let left = rank + 1; left > 0; left = Math.floor(left / SYLLABLES.length))
    word += SYLLABLES[left % SYLLABLES.length] ?? ''
  return word
}

/** A rank by Zipf's law (Zipf 1949) among 30,000 words. */
function rankOf(): number {
  return Math.floor(30_000 ** chance()) - 1
}

function sentence(words: number): string {
  return Array.from({ length: words }, () => wordOf(rankOf())).join(' ')
}

async function prepare(database: Database): Promise<void> {
  const began = performance.now()
  await migrate(embedded.url)
  const make = createFactories(database)
  await make.organisation()
  const service = await make.service({ name: 'Bins', slug: 'bins' })
  const agent = await make.agent({ departmentId: service.departmentId })
  const people = Math.ceil(messages / 5)
  for (let at = 0; at < people; at += BATCH)
    await addPeople(database, at, Math.min(BATCH, people - at), service.id, agent.id)
  const cases = await rowsOf<Case>(database, `select id, client_id as "clientId" from cases order by id`)
  for (let at = 0; at < messages; at += BATCH)
    await addMessages(database, cases, at, Math.min(BATCH, messages - at))
  for (let at = 0; at < 300; at += 1)
    await make.article({ title: sentence(5), summary: sentence(12), body: sentence(200) })
  await database.pool.query('vacuum analyze')
  mkdirSync(join(folder, 'search-is-ready'), { recursive: true })
  console.error(`${messages} messages made in ${((performance.now() - began) / 1000).toFixed(1)} s`)
}

function column<T>(count: number, value: (nth: number) => T): T[] {
  return Array.from({ length: count }, (_, nth) => value(nth))
}

/** People with a number, a case and a contact each. */
async function addPeople(
  database: Database,
  from: number,
  count: number,
  serviceId: string,
  agentId: string,
) {
  const at = (nth: number) => new Date(START + (from + nth) * 60_000)
  const ids = column(count, (nth) => newId(at(nth)))
  const cases = column(count, (nth) => newId(at(nth)))
  const times = column(count, at)
  await database.pool.query(
    `insert into clients (id, name, created_at) select * from unnest($1::uuid[], $2::text[], $3::timestamptz[])`,
    [ids, column(count, () => `${capital(sentence(1))} ${capital(sentence(1))}`), times],
  )
  await database.pool.query(
    `insert into client_identifiers (id, client_id, kind, value, shown, source, created_at)
     select i.id, i.client, 'phone', i.value, i.value, 'import', i.at
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[]) i (id, client, value, at)`,
    [
      column(count, (nth) => newId(at(nth))),
      ids,
      column(count, (nth) => `+4420${String(70_000_000 + from + nth)}`),
      times,
    ],
  )
  await database.pool.query(
    `insert into cases (id, reference, client_id, service_id, owner_id, need, situation, opened_at, changed_at)
     select i.id, i.reference, i.client, $6, $7, i.need, i.situation, i.at, i.at
     from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $8::timestamptz[])
       i (id, reference, client, need, situation, at) on conflict do nothing`,
    [
      cases,
      column(count, () => newReference()),
      ids,
      column(count, () => sentence(8)),
      column(count, () => sentence(20)),
      serviceId,
      agentId,
      times,
    ],
  )
  await database.pool.query(
    `insert into contacts (id, channel, state, client_id, case_id, service_id, need, arrived_at, place_at, ended_at, ending, last_event_at)
     select i.id, 'chat', 'ended', c.client_id, c.id, c.service_id, c.need, i.at, i.at, i.at, 'met', i.at
     from unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) i (id, case_id, at) join cases c on c.id = i.case_id`,
    [column(count, (nth) => newId(at(nth))), cases, times],
  )
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

type Case = { readonly id: string; readonly clientId: string }

async function addMessages(database: Database, cases: readonly Case[], from: number, count: number) {
  const at = column(count, (nth) => new Date(START + (from + nth) * 12_000))
  const about = column(count, (nth) => cases[(from + nth) % cases.length])
  await database.pool.query(
    `insert into messages (id, case_id, client_id, kind, author, body, at, channel)
     select i.id, i.case_id, i.client_id, 'text', 'client', i.body, i.at, 'chat'
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[]) i (id, case_id, client_id, body, at)`,
    [
      at.map((one) => newId(one)),
      about.map((one) => one?.id),
      about.map((one) => one?.clientId),
      column(count, () => sentence(25)),
      at,
    ],
  )
}

type Question = { readonly name: string; readonly next: () => string }

async function measure(database: Database): Promise<void> {
  const rare = () => wordOf(2_000 + Math.floor(chance() * 20_000))
  const common = () => wordOf(Math.floor(chance() * 20))
  const bodies = await rowsOf<{ body: string }>(database, `select body from messages order by id limit 5000`)
  const references = await rowsOf<{ reference: string }>(database, 'select reference from cases limit 1000')
  const phones = await rowsOf<{ value: string }>(database, 'select value from client_identifiers limit 1000')
  const any = <T>(all: readonly T[]): T => {
    const one = all[Math.floor(chance() * all.length)]
    if (one === undefined) throw new Error('nothing to ask about')
    return one
  }
  const phrase = () => any(bodies).body.split(' ').slice(4, 7).join(' ')
  const questions: Question[] = [
    { name: 'one rare word', next: () => `${rare()} ` },
    {
      name: 'two words of one message',
      next: () => any(bodies).body.split(' ').slice(9, 11).reverse().join(' '),
    },
    { name: 'beginning of a rare word', next: () => rare().slice(0, 5) },
    { name: 'beginning of a common word', next: () => common().slice(0, 2) },
    { name: 'one common word', next: () => `${common()} ` },
    { name: 'two common words', next: () => `${common()} ${common()} ` },
    { name: 'a phrase of three words', next: () => `"${phrase()}"` },
    { name: 'a reference', next: () => any(references).reference },
    { name: 'a telephone number', next: () => any(phones).value.replace('+44', '0') },
  ]
  const all: number[] = []
  const row = (name: string, times: readonly number[]) =>
    console.log(
      [name.padEnd(28), ...[0.5, 0.95, 0.99].map((q) => at(times, q).toFixed(1).padStart(8))].join(''),
    )
  console.log(`${messages} messages, ${rounds} searches of a kind; milliseconds`)
  console.log(`${'what is typed'.padEnd(28)}     p50     p95     p99`)
  for (const { name, next } of questions) {
    const times: number[] = []
    for (let round = -10; round < rounds; round += 1) {
      const q = next()
      const began = performance.now()
      await database.read((tx) => search(tx, { q, limit: 5 }))
      if (round >= 0) times.push(performance.now() - began)
    }
    all.push(...times)
    row(name, times)
  }
  row('all of them', all)
}

function at(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

async function rowsOf<T>(database: Database, text: string): Promise<T[]> {
  return (await database.pool.query(text)).rows as T[]
}
