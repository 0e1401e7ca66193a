import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountEvents } from '#domain/accounts/contract.ts'
import { agentEvents } from '#domain/agents/contract.ts'
import { caseEvents } from '#domain/cases/contract.events.ts'
import { clientEvents } from '#domain/clients/contract.ts'
import { commitmentEvents } from '#domain/commitments/contract.ts'
import { contactEvents } from '#domain/contacts/contract.events.ts'
import { demandEvents } from '#domain/demand/contract.ts'
import { readSubject } from '#domain/demand/rules/subjects.ts'
import { knowledgeEvents } from '#domain/knowledge/contract.ts'
import { learningEvents } from '#domain/learning/contract.ts'
import { listExperiments } from '#domain/learning/queries/experiments.ts'
import { costEvents } from '#domain/measures/contract.cost.ts'
import { measureEvents } from '#domain/measures/contract.ts'
import { noticeEvents } from '#domain/notices/contract.ts'
import { createNoticeList } from '#domain/notices/queries.ts'
import { PlanSettings } from '#domain/planning/contract.need.ts'
import { planningEvents } from '#domain/planning/contract.ts'
import { explaining } from '#domain/planning/rules/constraints.ts'
import { chartFor } from '#domain/measures/queries/capability.ts'
import { listControls } from '#domain/measures/queries/controls.ts'
import { headsOf } from '#domain/measures/queries/journeys.ts'
import { rebuildAll } from '#domain/measures/rebuild.ts'
import { listConstraints } from '#domain/planning/queries/constraints.ts'
import { listScenarios } from '#domain/planning/queries/what-if.ts'
import { openDatabase } from '#platform/database/database.ts'
import type { Database } from '#platform/database/database.ts'
import { freshDatabase } from '#tests/support/database.ts'
import type { FreshDatabase } from '#tests/support/database.ts'
import { brokenInTheLens, brokenRosters, brokenRules } from './broken.fixture.ts'
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
    expect([...steps]).toEqual([
      'living the past',
      'writing it down',
      'counting',
      'measuring',
      'looking for patterns',
    ])
  })
})

describe('the rules hold in the example too', () => {
  test.each(brokenRules)('%s', async (_title, sql) => {
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
      [
        ...[accountEvents, agentEvents, caseEvents, clientEvents, commitmentEvents, contactEvents],
        ...[
          costEvents,
          demandEvents,
          knowledgeEvents,
          learningEvents,
          measureEvents,
          noticeEvents,
          planningEvents,
        ],
      ]
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

describe('what the lens finds at the first start', () => {
  test.each([
    ['causes', 6, 9, 'why failure demand arises'],
    ['subjects', 6, 8, 'what clients want'],
    ['demand_marks', 8_000, 14_000, 'most contacts'],
    ['terms_told', 800, 3_000, 'prices and dates that were told'],
    ['searches', 1_200, 3_000, 'ninety days of words'],
    ['notices', 2, 2, 'one that holds and one that is over'],
    ['call_outs', 9, 10, 'asked about misses'],
    ['charter_lines', 5, 5, 'published'],
    ['controls', 2, 2, 'one complete, one not'],
    ['lens_settings', 1, 1, 'what an hour costs'],
    ['experiments', 2, 2, 'one that worked, one under way'],
    ['daily_packs', 3, 4, 'of the last mornings'],
  ])('%s: from %i to %i, %s', async (table, least, most) => {
    const found = await count(`select from ${table}`)
    expect(found).toBeGreaterThanOrEqual(least)
    expect(found).toBeLessThanOrEqual(most)
  })

  test.each(brokenInTheLens)('%s', async (_title, sql) => {
    expect(await count(sql)).toBe(0)
  })

  test('R26: everything of the ledger is counted, and nothing is out of line with it', async () => {
    const before = await count('select from measured_sums')
    expect(before).toBeGreaterThan(1_000)
    const { changed } = await rebuildAll(database, NOW)
    expect(changed).toBe(0)
  })

  test('R29: the chart shows that agreeing the appointment at once worked, and why people did so', async () => {
    const { items } = await database.read((tx) => listExperiments(tx, { chartFor, headsOf }, NOW))
    const [repairs, bins] = ['ended', 'running'].map((state) => items.find((one) => one.state === state))
    expect(repairs?.verdict.state).toBe('signal_as_expected')
    expect(repairs?.verdict.before).toBeGreaterThan(1.3 * (repairs?.verdict.after ?? 1))
    expect(repairs?.patternId).not.toBeNull()
    expect(bins?.patternId).not.toBeNull()
    expect(bins?.verdict.state).not.toBe('not_begun')
    const studied = await count(
      `select from patterns where state = 'studied' and cause <> '' and owner_id is not null`,
    )
    expect(studied).toBeGreaterThanOrEqual(1)
  })

  test('R28: patterns of most kinds are there', async () => {
    const { rows } = await database.pool.query('select distinct kind from patterns')
    const kinds = rows.map(({ kind }) => kind)
    expect(kinds.length).toBeGreaterThanOrEqual(9)
    expect(kinds).toEqual(
      expect.arrayContaining(['attempts', 'lost_searching', 'ping_pong', 'subject_spikes']),
    )
  })

  test('R30: Revenues slips on Mondays and around the turn of the month, Registration hardly ever', async () => {
    const late = (name: string) =>
      value(`select avg(late::int)::float from measured_legs l join departments d on d.id = l.department_id
        where d.name like '${name}%' and late is not null`)
    expect(await late('Revenues')).toBeGreaterThan(0.1)
    expect(await late('Registration')).toBeLessThan(0.08)
    expect(
      await count(`select from legs where state = 'open' and due_at < now() - interval '1 hour'`),
    ).toBeGreaterThanOrEqual(2)
  })

  test('R31: the storm was told, and contacts were prevented', async () => {
    const list = await database.read((tx) => createNoticeList()(tx, NOW))
    expect(list.map(({ current }) => current)).toEqual([true, false])
    expect(list[1]?.prevented?.prevented).toBeGreaterThan(2)
  })

  test('R32: of one control all is said, of the other something is missing', async () => {
    const items = await database.read((tx) => listControls(tx))
    expect(items.map(({ outcome }) => outcome !== null)).toEqual([true, false])
    expect(items[1]?.missing).toEqual(['lossPerCase'])
  })

  test('subjects are near to about half of the needs; the rest waits to be grouped', async () => {
    const { rows } = await database.pool.query('select words from subjects')
    expect(rows.every(({ words }) => readSubject(words).profile.terms.length > 5)).toBe(true)
    const near = await value(`select avg((subject_id is not null)::int)::float from contact_subjects`)
    expect(near).toBeGreaterThan(0.3)
    expect(near).toBeLessThan(0.8)
  })

  test('two are asked and have not answered, the agent persona among them', async () => {
    const open = `select from call_outs where answered_at is null`
    expect(await count(open)).toBe(2)
    expect(await count(`${open} and asked_id = '${made.agent.agentId}'`)).toBe(1)
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

  test.each(brokenRosters)('%s', async (_title, sql) => {
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
  const lived = async (seed: string) => {
    const { book } = await inventWorld(now, seed)
    const needs = book
      .rows('contacts')
      .map((row) => `${String(row['need'])} ${(row['arrived_at'] as Date).toISOString()}`)
    const told = book
      .rows('ledger')
      .map((row) => `${String(row['kind'])} ${(row['at'] as Date).toISOString()}`)
    return [...needs, ...told]
  }
  const [first, again, other] = [await lived('harbour'), await lived('harbour'), await lived('bay')]
  expect(again).toEqual(first)
  expect(other).not.toEqual(first)
})
