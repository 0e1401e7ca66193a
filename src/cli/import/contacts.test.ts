import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMeasures } from '#domain/measures/follow.ts'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/database/database.ts'
import { migrateJobs } from '#platform/jobs/jobs.ts'
import type { Database } from '#platform/database/database.ts'
import { freshDatabase } from '#tests/support/database.ts'
import type { FreshDatabase } from '#tests/support/database.ts'
import { createFactories } from '#tests/support/factories.ts'
import { contentOf } from '../backup.fixture.ts'

const program = resolve(import.meta.dirname, '../../../bin/answerable')
let folder: string
let fresh: FreshDatabase
let database: Database
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'contacts-'))
  fresh = await freshDatabase()
  database = openDatabase(fresh.url, 3)
  await migrateJobs(fresh.url)
  const make = createFactories(database)
  await make.organisation({ zone: 'Europe/London' })
  const service = await make.service({ slug: 'bins', name: 'Bins' })
  await make.agent({
    name: 'Ada',
    email: 'ada@example.org',
    roles: ['agent', 'admin'],
    departmentId: service.departmentId,
  })
}, 60_000)
afterAll(async () => {
  await database.close()
  await fresh.drop()
  rmSync(folder, { recursive: true })
})

type Told = Record<string, unknown> & { findings: { code: string; count: number }[] }

function run(url: string, ...args: string[]): Promise<{ status: number; out: string; err: string }> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [program, ...args],
      { env: { ...process.env, DATABASE_URL: url } },
      (error, out, err) => done({ status: typeof error?.code === 'number' ? error.code : 0, out, err }),
    )
  })
}

async function imported(name: string, content: string | Buffer, ...args: string[]): Promise<Told> {
  writeFileSync(join(folder, name), content)
  const { out, err } = await run(fresh.url, 'import', 'contacts', join(folder, name), '--json', ...args)
  expect(err).toBe('')
  return JSON.parse(out) as Told
}

const count = async (sql: string) =>
  (await database.pool.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]?.n

const HEADING = 'Contact ID,Created,Answered,Ended,Closed,Channel,Service,Agent,Email,Phone,Subject'
const ROWS = [
  HEADING,
  '1,2025-03-03 09:00,2025-03-03 09:02,2025-03-03 09:10,2025-03-03 09:10,Phone,Bins,Ada,Bo@Example.org,,Bin not taken',
  '2,2025-03-04 09:00,2025-03-04 09:01,2025-03-04 09:10,,Phone,Bins,Eve,bo@example.org,+44 20 7946 0018,Again not taken',
  '3,2025-03-05 09:00,,2025-03-05 09:07,,Phone,Bins,,,+44 20 7946 0018,',
  '4,2025-03-06 09:00,2025-03-06 08:00,,,Phone,Bins,,,,answered too early',
  '5,,,,,Phone,Bins,,,,no time',
  '6,2025-03-30 01:30,,,2025-04-01 10:00,E-mail,Other,,,,"in the gap, of ""summer"""',
  ',2025-03-07 09:00,,,,Phone,Bins,,,,no number',
]

describe('answerable import contacts', () => {
  test('a dry run tells the same and writes nothing; then it is written; the second time nothing is new', async () => {
    const dry = await imported('a.csv', ROWS.join('\n'), '--dry-run')
    expect([dry['contacts'], await count('contacts'), await count('imports')]).toEqual([4, 0, 0])
    const told = await imported('a.csv', ROWS.join('\n'))
    expect(told).toMatchObject({ contacts: 4, cases: 3, open: 1, clients: 2, known: 0, aside: { rows: 3 } })
    expect(Object.fromEntries(told.findings.map(({ code, count: n }) => [code, n]))).toEqual({
      ...{ answered_before_arrival: 1, arrival_missing: 1, id_missing: 1, clock_skipped: 1 },
    })
    expect(readFileSync(join(folder, 'a.csv.kept-aside.csv'), 'utf8')).toContain(
      'answered_before_arrival,5,4,2025-03-06',
    )
    const again = await imported('a.csv', ROWS.join('\n'))
    expect(again).toMatchObject({ contacts: 0, cases: 0, clients: 0, known: 4 })
    expect(await count('imports')).toBe(2)
  }, 60_000)

  test('R10 R24: every case has an owner, the ledger tells of everything at its time, and the lens counts it', async () => {
    expect(await count(`cases k join agents a on a.id = k.owner_id where a.name = 'Ada'`)).toBe(3)
    expect(await count(`contacts where ending = 'left_waiting' and case_id is null`)).toBe(1)
    expect(
      await count(`ledger where kind = 'contact.arrived' and actor = 'import' and at = '2025-03-03 09:00Z'`),
    ).toBe(1)
    expect(await count(`ledger where kind = 'transfer.imported'`)).toBe(2)
    await createMeasures({ database, clock: systemClock }).catchUp()
    expect(await count(`measured_contacts where waited_s = 120 and talk_s = 480`)).toBe(1)
    expect(await count(`measured_needs where closed_at is not null and outcome = 'met'`)).toBe(2)
  })

  test('people are recognised by what identifies them, never by name', async () => {
    const heading = 'Contact ID,Created,Customer Name,Email,Phone,Account'
    const rows = [
      '1,2025-01-01 09:00,Kim Low,kim@example.org,+44 20 7946 0100,',
      '2,2025-01-02 09:00,Kim Low,,,',
      '3,2025-01-03 09:00,Kim Low,other@example.org,+44 20 7946 0100,',
      '4,2025-01-04 09:00,K. Low,,+44 20 7946 0100,',
      '5,2025-01-05 09:00,Kim Low,KIM@example.org,,A 77',
    ]
    const told = await imported('people.csv', [heading, ...rows].join('\n'))
    expect(told).toMatchObject({ contacts: 5, clients: 3 })
    expect(
      await count(
        `contacts t join client_identifiers i on i.client_id = t.client_id where i.value = 'kim@example.org'`,
      ),
    ).toBe(3)
  })

  test('steps of a case make one contact and one case, which its last step closes', async () => {
    const rows = [
      'Case ID,Activity,Complete Timestamp',
      'x,Register,2025-02-01 09:00',
      'x,Closed,2025-02-03 09:00',
      'y,Register,2025-02-01 09:00',
    ]
    const told = await imported('steps.csv', rows.join('\n'))
    expect(told).toMatchObject({ contacts: 2, cases: 2, open: 1, steps: 1 })
    expect(await count(`cases where closed_at = '2025-02-03 09:00Z' and state = 'closed'`)).toBe(1)
  })

  test('R11: further rows of a case add nothing to somebody who was erased, and close nothing of which something is open here', async () => {
    const heading = 'Contact ID,Case,Created,Closed,Email,Subject'
    const first = ['1,E,', '2,P,', '3,L,', '4,Q,', '5,R,', '6,N,', '7,C,'].map(
      (row) => `${row}2025-05-01 09:00,,${row.slice(2, 3)}@rows.org,words`,
    )
    await imported('further.csv', [heading, ...first].join('\n'))
    const kase = async (letter: string) =>
      (
        await database.pool.query<{ id: string; client_id: string; owner_id: string }>(
          `select k.id, k.client_id, k.owner_id from cases k join client_identifiers i on i.client_id = k.client_id
           where i.value = $1`,
          [`${letter.toLowerCase()}@rows.org`],
        )
      ).rows[0] ?? { id: '', client_id: '', owner_id: '' }
    const e = await kase('E')
    const p = await kase('P')
    const l = await kase('L')
    const q = await kase('Q')
    const r = await kase('R')
    const n = await kase('N')
    const change = (sql: string, ...values: string[]) => database.pool.query(sql, values)
    await change(
      `update cases set state = 'closed', outcome = 'met', closed_at = now(), need = '' where id = $1`,
      e.id,
    )
    await change(`update clients set erased_at = now() where id = $1`, e.client_id)
    await change(
      `insert into commitments (id, case_id, by_agent_id, kind, what, made_at, due_at, warn_at, tell_client_at)
       values (gen_random_uuid(), $1, $2, 'action', 'Look', now(), now() + interval '1 day', now(), now())`,
      p.id,
      p.owner_id,
    )
    await change(
      `insert into legs (id, case_id, department_id, co_owner_id, what, opened_at, due_at)
       select gen_random_uuid(), $1, department_id, id, 'Look', now(), now() from agents where id = $2`,
      l.id,
      l.owner_id,
    )
    await change(
      `insert into open_questions (id, case_id, asked_of, question, asked_at) values (gen_random_uuid(), $1, 'client', 'When?', now())`,
      q.id,
    )
    await change(`update cases set reopened_count = 1 where id = $1`, r.id)
    await change(`update cases set snoozed_until = now(), next_due_at = now() where id = $1`, n.id)
    const closedBefore = await count(`ledger where kind = 'case.closed'`)
    const next = ['11,E,', '12,P,', '13,L,', '14,Q,', '15,R,', '16,N,', '17,C,'].map(
      (row) => `${row}2025-06-01 09:00,${row === '17,C,' ? '' : '2025-06-02 09:00'},,more words`,
    )
    const told = await imported('more.csv', [heading, ...next].join('\n'), '--name', 'further')
    expect(told).toMatchObject({ contacts: 2, cases: 0, open: -1, aside: { rows: 5 } })
    const aside = readFileSync(join(folder, 'more.csv.kept-aside.csv'), 'utf8')
    for (const line of ['client_erased,2,11', 'loose_ends,3,12', 'loose_ends,4,13', 'loose_ends,5,14'])
      expect(aside).toContain(line)
    expect(aside).toContain('reopened_here,6,15')
    expect(await count(`contacts where need = 'more words'`)).toBe(2)
    expect(await count(`ledger where kind = 'case.closed'`)).toBe((closedBefore ?? 0) + 1)
    expect(
      await count(`cases where id = '${n.id}' and state = 'closed' and snoozed_until is null
        and next_due_at = 'infinity' and closed_at = '2025-06-02 08:00Z'`),
    ).toBe(1)
    await change(`update commitments set state = 'kept', ended_at = now() where case_id = $1`, p.id)
    expect(await imported('more.csv', [heading, ...next].join('\n'), '--name', 'further')).toMatchObject({
      contacts: 1,
      open: -1,
      known: 2,
      aside: { rows: 4 },
    })
  }, 60_000)

  test.each<[string, (text: string) => Buffer, string]>([
    ['utf-8', (text) => Buffer.from(`\uFEFF${text}`), 'with its mark'],
    ['utf-16le', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'), 'as some spreadsheets write it'],
    ['windows-1252', (text) => Buffer.from(text, 'latin1'), 'as offices long wrote it'],
  ])('%s is told apart (%s)', async (encoding, write, _why) => {
    const told = await imported(
      `${encoding}.csv`,
      write(`Contact ID;Created;Subject\n1;01.02.2025 10:00;Müll für ${encoding}\n`),
    )
    expect(told).toMatchObject({ encoding, contacts: 1 })
    expect(
      await count(`contacts where need = 'Müll für ${encoding}' and arrived_at = '2025-02-01 10:00Z'`),
    ).toBe(1)
  })

  test.each<[readonly string[], number, string]>([
    [['--map', 'arrived=When'], 1, 'There is no column "When"'],
    [['--map', 'colour=red'], 2, 'say field=column'],
    [['--zone', 'Nowhere/City'], 1, '"Nowhere/City" is no time zone'],
    [['--owner', 'nobody@example.org'], 1, 'Nobody who works here'],
    [['--channel', 'pigeon'], 2, '--channel has to be one of'],
  ])('%j ends with %i: %s', async (args, status, words) => {
    writeFileSync(join(folder, 'r.csv'), ROWS.join('\n'))
    const outcome = await run(fresh.url, 'import', 'contacts', join(folder, 'r.csv'), ...args)
    expect([outcome.status, outcome.err]).toEqual([status, expect.stringContaining(words)])
  })
})

describe('answerable export and import all', () => {
  test.each<[string, string]>([
    ['csv', 'folder'],
    ['json', 'file.zip'],
  ])(
    'as %s it leaves and comes back equal',
    async (format, name) => {
      await database.pool.query(
        `update clients set name = '=1+1' where id = (select id from clients order by id limit 1)`,
      )
      await database.pool.query(
        `update contacts set need = e'\\'-\\ta, "b"\\nc' where id = (select id from contacts order by id limit 1)`,
      )
      const before = await contentOf(fresh.url)
      const path = join(folder, name)
      expect((await run(fresh.url, 'export', path, '--format', format)).status).toBe(0)
      const other = await freshDatabase()
      await migrateJobs(other.url)
      try {
        const back = await run(other.url, 'import', 'all', path)
        expect([back.status, back.out]).toEqual([0, expect.stringContaining('brought in')])
        const after = await contentOf(other.url)
        expect({ ...after, '(jobs)': '' }).toEqual({ ...before, '(jobs)': '' })
        expect((await run(other.url, 'import', 'all', path)).err).toContain('not empty')
      } finally {
        await other.drop()
      }
    },
    120_000,
  )
})
