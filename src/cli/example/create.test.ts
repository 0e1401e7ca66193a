import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountEvents } from '#domain/accounts/contract.ts'
import { agentEvents } from '#domain/agents/contract.ts'
import { caseEvents } from '#domain/cases/contract.events.ts'
import { clientEvents } from '#domain/clients/contract.ts'
import { commitmentEvents } from '#domain/commitments/contract.ts'
import { contactEvents } from '#domain/contacts/contract.events.ts'
import { PlanSettings } from '#domain/planning/contract.need.ts'
import { planningEvents } from '#domain/planning/contract.ts'
import { explaining } from '#domain/planning/rules/constraints.ts'
import { listConstraints } from '#domain/planning/queries/constraints.ts'
import { listScenarios } from '#domain/planning/queries/what-if.ts'
import { openDatabase } from '#platform/database/database.ts'
import type { Database } from '#platform/database/database.ts'
import { freshDatabase } from '#tests/support/database.ts'
import type { FreshDatabase } from '#tests/support/database.ts'
import { createExample, inventWorld } from './create.ts'
import type { ExampleSummary } from './create.ts'
import { exampleExists, exampleFor } from './find.ts'

const NOW = new Date()
let fresh: FreshDatabase
let database: Database
let made: ExampleSummary
const steps = new Set<string>()

beforeAll(async () => {
  fresh = await freshDatabase()
  database = openDatabase(fresh.url, 4)
  made = await createExample(database, { now: NOW, progress: (step) => steps.add(step) })
}, 120_000)

afterAll(async () => {
  await database.close()
  await fresh.drop()
})

const count = async (sql: string): Promise<number> =>
  (await database.pool.query(`select count(*)::int as n from (${sql}) found`)).rows[0].n
const value = async (sql: string): Promise<number> =>
  (await database.pool.query(`select (${sql}) as v`)).rows[0].v

describe('what the example holds', () => {
  test.each([
    ['departments', 6, 6, 'the six of a district council'],
    ['services', 14, 20, 'at all four levels'],
    ['agents', 26, 32, 'some two dozen people, leads, a planner and an admin'],
    ['articles', 38, 60, 'public and internal'],
    ['prepared_answers', 12, 20, 'the most used'],
    ['clients', 4_500, 8_000, 'a district’s people, many of whom return'],
    ['contacts', 10_000, 30_000, '120 days'],
    ['ledger', 100_000, 300_000, 'each thing that happened, once'],
  ])('%s: from %i to %i', async (table, least, most) => {
    const found = await count(`select from ${table}`)
    expect(found).toBeGreaterThanOrEqual(least)
    expect(found).toBeLessThanOrEqual(most)
  })

  test('every level is offered by some service, and every service can be finished by somebody', async () => {
    expect(await count('select distinct unnest(levels) from services')).toBe(4)
    expect(
      await count(`select from services s where not exists (select from agents a join agent_skills k on k.agent_id = a.id
        where k.skill_id = s.skill_id and a.authority_pence >= s.authority_pence)`),
    ).toBe(0)
    expect(await count('select from services where cardinality(phrases) < 8')).toBe(0)
  })

  test('the personas are found again', async () => {
    expect(await exampleExists(database)).toBe(true)
    const { rows: _rows, milliseconds: _ms, ...personas } = made
    expect(await exampleFor(database)).toEqual(personas)
    expect(made.agent.email).toBe('priya.nair@harbour.example')
    expect([...steps]).toEqual(['living the past', 'writing it down', 'counting', 'measuring'])
  })
})

describe('the rules hold in the example too', () => {
  test.each([
    ['nobody is left waiting or talking', `select from contacts where state <> 'ended'`],
    [
      'no segment, offer or seat is left open',
      `select from segments where ended_at is null
      union all select from offers where state = 'open' union all select from participants where left_at is null`,
    ],
    [
      'R11: no closed case has a loose end',
      `select from cases c where state = 'closed' and (
      exists (select from commitments m where m.case_id = c.id and m.state = 'open')
      or exists (select from legs l where l.case_id = c.id and l.state = 'open')
      or exists (select from open_questions q where q.case_id = c.id and q.answered_at is null))`,
    ],
    [
      'R6: an owned contact has a promise that the client was told',
      `select from contacts t where ending = 'owned'
      and not exists (select from commitments m where m.case_id = t.case_id and m.told_at is not null)`,
    ],
    [
      'R8: every story is filled',
      `select from cases where need = '' or situation = '' or plan = '' or matters = ''`,
    ],
    [
      'a case closes after all of it was done',
      `select from cases c where state = 'closed' and (
      exists (select from commitments m where m.case_id = c.id and m.ended_at > c.closed_at)
      or exists (select from contacts t where t.case_id = c.id and t.ended_at > c.closed_at)
      or exists (select from legs l where l.case_id = c.id and l.ended_at > c.closed_at))`,
    ],
    [
      'what is due next is kept with the case',
      `select from cases c where state = 'open' and next_due_at is distinct from least(
      (select min(due_at) from commitments m where m.case_id = c.id and m.state = 'open'),
      (select min(due_at) from legs l where l.case_id = c.id and l.state = 'open'), 'infinity')
      and next_due_at <> 'infinity'`,
    ],
    ['nothing of the past lies in the future', `select from ledger where at > now()`],
    ['every row of the ledger lies in its month', `select from ledger_rest`],
    [
      'segments of a contact lie within it',
      `select from segments s join contacts t on t.id = s.contact_id
      where s.started_at < t.arrived_at or s.ended_at > t.ended_at`,
    ],
  ])('%s', async (_title, sql) => {
    expect(await count(sql)).toBe(0)
  })

  test('nobody is on the phone with two people at once, but for a handful of the busiest minutes', async () => {
    const together =
      await count(`select from segments a join segments b on a.agent_id = b.agent_id and a.id < b.id
      and a.kind = 'talking' and b.kind = 'talking' and a.contact_id <> b.contact_id
      and a.started_at < b.ended_at and b.started_at < a.ended_at
      join contacts ca on ca.id = a.contact_id join contacts cb on cb.id = b.contact_id
      where ca.channel = 'phone' and cb.channel = 'phone'`)
    expect(together).toBeLessThan(0.005 * (await count(`select from contacts where channel = 'phone'`)))
  })

  test('R24: every row of the ledger is of a declared kind, with exactly its facts', async () => {
    const declared = new Map(
      [accountEvents, agentEvents, caseEvents, clientEvents, commitmentEvents, contactEvents, planningEvents]
        .flatMap((events) => Object.values(events))
        .map((event) => [event.kind, event]),
    )
    const { rows } = await database.pool.query(
      `select kind, facts from (select kind, facts, row_number() over (partition by kind order by seq desc) as n from ledger) l
       where n <= 400`,
    )
    expect(rows.length).toBeGreaterThan(1_000)
    const wrong = rows.filter((row) => declared.get(row.kind)?.facts.safeParse(row.facts).success !== true)
    expect(wrong).toEqual([])
  })

  test('R2: four of five waits lay within what the client had been told', async () => {
    const share = await value(
      `select avg((extract(epoch from answered_at - arrived_at) between estimate_low_s - 0.5 and estimate_high_s + 0.5)::int)::float
       from contacts where estimate_low_s is not null and answered_at is not null`,
    )
    expect(share).toBeGreaterThan(0.75)
    expect(share).toBeLessThan(0.85)
  })

  test('R12: most promises were kept, some renegotiated, a few broken', async () => {
    const share = (state: string) =>
      value(`select avg((state = '${state}')::int)::float from commitments where state <> 'open'`)
    expect(await share('kept')).toBeGreaterThan(0.85)
    expect(await share('renegotiated')).toBeGreaterThan(0.02)
    expect(await share('broken')).toBeGreaterThan(0.02)
  })
})

describe('what there is to see', () => {
  test('since the routes changed, missed bins bring far more failure demand', async () => {
    const perDay = (from: number, to: number) =>
      value(`select count(*)::float / ${from - to} from contacts t join services s on s.id = t.service_id
        where s.slug = 'missed-bin' and t.demand = 'failure'
          and t.arrived_at between now() - interval '${from} days' and now() - interval '${to} days'`)
    expect(await perDay(40, 2)).toBeGreaterThan(1.8 * (await perDay(100, 44)))
  })

  test('today there are open cases across owners, at risk, broken, waiting, resting and covered', async () => {
    const open = `select from cases where state = 'open'`
    expect(await count(open)).toBeGreaterThanOrEqual(33)
    expect(await count(`select distinct owner_id from cases where state = 'open'`)).toBeGreaterThan(8)
    expect(
      await count(`select from commitments where state = 'open' and warn_at <= now() and due_at > now()`),
    ).toBeGreaterThanOrEqual(2)
    expect(
      await count(
        `select from commitments m join cases c on c.id = m.case_id where c.state = 'open' and m.state = 'broken'`,
      ),
    ).toBe(1)
    expect(await count(`${open} and waiting_on = 'client'`)).toBeGreaterThan(3)
    expect(await count(`${open} and waiting_on = 'other'`)).toBeGreaterThan(3)
    expect(await count(`${open} and snoozed_until > now()`)).toBe(1)
    expect(
      await count(
        `${open} and owner_id in (select id from agents where away_until > now() and cover_id is not null)`,
      ),
    ).toBe(3)
  })

  test('nobody has more than one identity, and people come back', async () => {
    const repeat = await value(
      `select avg((n > 1)::int)::float from (select count(*) as n from contacts where client_id is not null group by client_id) c`,
    )
    expect(repeat).toBeGreaterThan(0.3)
  })
})

describe('what the planner finds at the first start', () => {
  test.each([
    ['shift_patterns', 8, 8, 'early, day, late, six hours, reception, half days, Saturday'],
    ['work_terms', 24, 26, 'everybody who answers'],
    ['leaves', 4, 6, 'leave, training and sickness'],
    ['wishes', 10, 14, 'one of them impossible'],
    ['special_days', 8, 20, 'bank holidays'],
    ['plan_settings', 1, 1, 'what is on offer'],
    ['rosters', 2, 2, 'this week and the next'],
    ['constraints', 6, 6, 'two chains and one that is gone'],
    ['scenarios', 2, 2, 'ready to be run'],
  ])('%s: from %i to %i, %s', async (table, least, most) => {
    const found = await count(`select from ${table}`)
    expect(found).toBeGreaterThanOrEqual(least)
    expect(found).toBeLessThanOrEqual(most)
  })

  test.each([
    [
      'every shift is of a published roster, inside its days',
      `select from shifts s join rosters r on r.id = s.roster_id
       where r.state <> 'published' or s.day < r.first_day or s.day >= r.first_day + r.days`,
    ],
    [
      'nobody has two shifts at once',
      `select from shifts a join shifts b on a.agent_id = b.agent_id and a.id < b.id
       and a.starts_at < b.ends_at and b.starts_at < a.ends_at`,
    ],
    [
      'nobody works on leave or on a bank holiday',
      `select from shifts s where exists (select from leaves l where l.agent_id = s.agent_id
         and s.day between l.first_day and l.last_day)
       or exists (select from special_days d where d.day = s.day and d.closed)`,
    ],
    [
      'everybody works when they said they can',
      `select from shifts s join work_terms t on t.agent_id = s.agent_id where not exists (
         select from jsonb_array_elements(t.available -> extract(isodow from s.day)::text) w
         where (w ->> 0)::int <= extract(epoch from s.starts_at at time zone 'Europe/London' - s.day) / 60
           and (w ->> 1)::int >= extract(epoch from s.ends_at at time zone 'Europe/London' - s.day) / 60)`,
    ],
    [
      'nobody works more than was agreed',
      `select from (select s.agent_id, r.id, sum(extract(epoch from s.ends_at - s.starts_at) / 60 - s.break_minutes) as paid
         from shifts s join rosters r on r.id = s.roster_id group by 1, 2) w
       join work_terms t on t.agent_id = w.agent_id where w.paid > t.most_minutes_week`,
    ],
    [
      'everybody rests between shifts',
      `select from shifts a join shifts b on a.agent_id = b.agent_id join work_terms t on t.agent_id = a.agent_id
       where b.starts_at > a.starts_at and b.starts_at - a.ends_at < make_interval(mins => t.rest_minutes)`,
    ],
    [
      'a shift begins and ends as its kind says',
      `select from shifts s join shift_patterns p on p.id = s.pattern_id
       where extract(epoch from s.ends_at - s.starts_at) / 60 <> p.minutes or s.break_minutes <> p.break_minutes
         or not extract(isodow from s.day) = any(p.weekdays)
         or not extract(epoch from s.starts_at at time zone 'Europe/London' - s.day) / 60 = any(p.starts)`,
    ],
    ['only what was measured says so', `select from scenarios where state <> 'saved' or result is not null`],
  ])('%s', async (_title, sql) => {
    expect(await count(sql)).toBe(0)
  })

  test('R34: Monday mornings have fewer people than other mornings, and a chain of constraints says why', async () => {
    const at = (isodow: string) =>
      value(`select count(*)::float / greatest(1, count(distinct s.day)) from shifts s
        where extract(isodow from s.day) in (${isodow})
          and s.starts_at <= (s.day + time '09:00') at time zone 'Europe/London'`)
    expect(await at('1')).toBeLessThan(await at('2, 3, 4'))
    const register = await database.read((tx) => listConstraints(tx))
    const standing = register.filter(({ state }) => state === 'standing')
    const names = new Map(register.map(({ id, whose }) => [id, whose]))
    expect(explaining(standing, 1, 480).map((id) => names.get(id))).toEqual([
      'Contact Centre',
      'Facilities',
      'Facilities',
    ])
    expect(explaining(standing, 2, 480)).toEqual([])
  })

  test('R35: what-ifs begin with what was measured here', async () => {
    const [first] = await database.read((tx) => listScenarios(tx))
    expect(first?.inputs['needsPerHour']?.basis).toBe('measured')
    expect(first?.inputs['resolvableAlone']?.basis).toBe('measured')
    expect(first?.inputs['messageMinutes']?.basis).toBe('assumed')
  })

  test('what is on offer is in the form that the service reads', async () => {
    const { rows } = await database.pool.query('select settings from plan_settings')
    expect(PlanSettings.safeParse(rows[0].settings).error).toBeUndefined()
  })
})

test('the same seed and day give the same past', async () => {
  const now = new Date('2026-11-18T11:00:00Z')
  const needs = async (seed: string) =>
    (await inventWorld(now, seed)).book
      .rows('contacts')
      .map((row) => `${String(row['need'])} ${(row['arrived_at'] as Date).toISOString()}`)
  const [first, again, other] = [await needs('harbour'), await needs('harbour'), await needs('bay')]
  expect(again).toEqual(first)
  expect(other).not.toEqual(first)
})
