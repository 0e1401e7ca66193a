import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BORDERS } from '#core/spread/borders.fixture.ts'
import { openDatabase } from '#platform/database/database.ts'
import type { Database } from '#platform/database/database.ts'
import { systemClock } from '#platform/clock.ts'
import { createFactories } from '#tests/support/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { createMeasures } from './follow.ts'
import type { Measures } from './follow.ts'
import { happenings, letHappen } from './happenings.fixture.ts'
import type { World } from './happenings.fixture.ts'
import { rebuildAll } from './rebuild.ts'
import { bucketSql } from './store/roll-up.ts'
import { newRows } from './store/until.ts'

const TABLES = ['contacts', 'needs', 'legs', 'promises', 'work', 'sums', 'spreads'].map(
  (name) => `measured_${name}`,
)

let database: Database
let measures: Measures
let world: World
let drop: () => Promise<void>

beforeAll(async () => {
  const fresh = await freshDatabase()
  database = openDatabase(fresh.url, 8)
  drop = fresh.drop
  const make = createFactories(database)
  await make.organisation()
  const departments = [await make.department(), await make.department()].map(({ id }) => id)
  const [one = '', two = ''] = departments
  const levels = [
    ['self_service', 'one_stop', 'expert'],
    ['one_stop', 'relationship'],
  ]
  const services = [
    await make.service({ departmentId: one, levels: levels[0] ?? [] }),
    await make.service({ departmentId: two, levels: levels[1] ?? [] }),
  ]
  const agents = [
    await make.agent({ departmentId: one }),
    await make.agent({ departmentId: one }),
    await make.agent({ departmentId: two }),
  ]
  world = { departments, services: services.map(({ id }) => id), agents: agents.map(({ id }) => id) }
  measures = createMeasures({ database, clock: systemClock })
  await measures.catchUp()
})
afterAll(async () => {
  await measures.close()
  await database.close()
  await drop()
})

/** Everything that was counted, in an order of its own. */
async function everything(): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const table of TABLES) {
    const { rows } = await database.pool.query<{ line: string }>(
      `select t::text as line from ${table} t order by t::text`,
    )
    found[table] = rows.map(({ line }) => line)
  }
  return found
}

async function forget(): Promise<void> {
  await database.pool.query(`truncate ${TABLES.join(', ')}; delete from measured_until`)
}

describe('R24: what is counted as it happens is what the ledger tells', () => {
  test('R24: after any course of events, in any order of commits, the same comes out as when all is worked out again', async () => {
    await fc.assert(
      fc.asyncProperty(happenings, async (course) => {
        await letHappen(database, world, course, () => measures.catchUp())
        await measures.catchUp()
        const followed = await everything()
        await forget()
        await measures.catchUp()
        expect(await everything()).toEqual(followed)
      }),
      { numRuns: 30 },
    )
    const counted = await everything()
    for (const table of TABLES) expect([table, (counted[table] ?? []).length > 5]).toEqual([table, true])
  }, 120_000)

  test('R24: nothing is below nought, and nothing is kept of nought', async () => {
    const { rows } = await database.pool.query(
      `select * from measured_sums where amount <= 0 union all
       select grain, day, service_id, department_id, channel, demand, measure, amount from measured_spreads where amount <= 0`,
    )
    expect(rows).toEqual([])
  })

  test('R24: a rebuild mends what was damaged, and changes nothing of what is right', async () => {
    const right = await everything()
    expect((await measures.rebuild()).changed).toBe(0)
    expect(await everything()).toEqual(right)
    await database.pool.query(`update measured_sums set amount = amount + 1 where measure = 'contacts';
      delete from measured_spreads where measure = 'wait';
      insert into measured_sums (grain, day, measure, amount) values ('day', '2020-01-01', 'contacts', 5)`)
    await database.pool.query(`update measured_contacts set talk_s = talk_s + 7`)
    await measures.rebuild()
    expect(await everything()).toEqual(right)
  })

  test('R24: whoever stops in the middle of working out does no harm', async () => {
    const right = await everything()
    for (const steps of [0, 1, 2, 3, 4]) {
      await forget()
      let done = 0
      await rebuildAll(database, new Date(), undefined, () => (done += 1) > steps)
      await measures.catchUp()
      expect(await everything()).toEqual(right)
    }
  })

  test('R24: a new zone, another department of an agent, another level of a service: worked out again by itself', async () => {
    const before = await everything()
    for (const change of [
      `update organisations set zone = 'Pacific/Auckland'`,
      `update agents set department_id = '${world.departments[1] ?? ''}'`,
      `update services set levels = '{expert}'`,
    ]) {
      await database.pool.query(change)
      await measures.catchUp()
      const followed = await everything()
      await forget()
      await measures.catchUp()
      expect(await everything()).toEqual(followed)
    }
    expect(await everything()).not.toEqual(before)
  })

  test('R24: whoever goes to another department holds nothing up, and only cases in which they spoke are worked out again', async () => {
    const [department = ''] = world.departments
    const [mover = '', other = ''] = world.agents
    const spoken = async (agentId: string, at: string) => {
      const [caseId, contactId] = [randomUUID(), randomUUID()]
      await database.pool.query(
        `insert into ledger (at, kind, actor, case_id, contact_id, agent_id, facts) values
           ($4, 'case.opened', 'agent', $1, null, null, jsonb_build_object('ownerId', $3::text, 'channel', 'phone')),
           ($4, 'contact.arrived', 'client', $1, $2, null, '{"channel": "phone", "direction": "in", "stakes": "ordinary", "known": true}'),
           ($4, 'contact.answered', 'agent', $1, $2, $3::uuid, '{"waited": 1, "byOwner": false, "estimateHeld": null}')`,
        [caseId, contactId, agentId, at],
      )
      return caseId
    }
    const countedOf = async (caseId: string) =>
      (await database.pool.query('select places, talk_s from measured_needs where case_id = $1', [caseId]))
        .rows[0] as { places: number; talk_s: number } | undefined
    const [ofMover, ofOther] = [
      await spoken(mover, '2026-02-01T12:00Z'),
      await spoken(other, '2026-02-01T12:00Z'),
    ]
    await measures.catchUp()
    await database.pool.query('update measured_needs set talk_s = 77 where case_id = any($1)', [
      [ofMover, ofOther],
    ])
    await database.pool.query(
      `update agents set department_id = case when department_id = $2 then $3::uuid else $2 end where id = $1`,
      [mover, department, world.departments[1]],
    )
    const busy = await database.pool.connect()
    await busy.query(`select pg_advisory_lock(hashtextextended('measures.rebuild', 0))`)
    const meanwhile = await spoken(other, '2026-02-02T12:00Z')
    await measures.upToDate()
    expect(await countedOf(meanwhile)).toMatchObject({ places: 1 })
    expect((await countedOf(ofMover))?.talk_s).toBe(77)
    await busy.query(`select pg_advisory_unlock(hashtextextended('measures.rebuild', 0))`)
    busy.release()
    await measures.catchUp()
    expect([(await countedOf(ofMover))?.talk_s, (await countedOf(ofOther))?.talk_s]).toEqual([0, 77])
    await measures.rebuild()
    expect((await countedOf(ofOther))?.talk_s).toBe(0)
    const { rows } = await database.pool.query('select basis->$1::text as of from measured_until', [mover])
    expect(rows).toEqual([{ of: expect.any(String) }])
  })

  test('R24: one promise for the year 9999 is one month more to work out, not a hundred thousand', async () => {
    const caseId = '018f0000-0000-7000-8000-000000009999'
    const facts = { commitmentId: caseId, kind: 'call', dueAt: '9999-12-31T12:00:00Z', told: true }
    await database.pool.query(
      `insert into ledger (at, kind, actor, case_id, facts) values
         ('2026-03-01T12:00Z', 'case.opened', 'agent', $1, $2), ('2026-03-01T12:01Z', 'commitment.made', 'agent', $1, $3)`,
      [caseId, JSON.stringify({ ownerId: caseId, channel: 'chat' }), JSON.stringify(facts)],
    )
    let months = 0
    await measures.rebuild((step, done) => (months = step === 'roll-ups' ? done : months))
    expect(months).toBeLessThan(40)
  })

  test('R24: two that follow at once count everything once', async () => {
    const other = openDatabase(database.pool.options.connectionString ?? '', 3)
    const second = createMeasures({ database: other, clock: systemClock })
    const [course = []] = fc.sample(happenings, { numRuns: 1, seed: 7 })
    await letHappen(database, world, course, () => Promise.all([measures.catchUp(), second.catchUp()]))
    await Promise.all([measures.catchUp(), second.catchUp(), measures.catchUp()])
    const followed = await everything()
    await second.close()
    await other.close()
    await forget()
    await measures.catchUp()
    expect(await everything()).toEqual(followed)
  })
})

test('R24: rows come in the order of their transactions, whatever the number of digits these have', async () => {
  await database.pool.query(
    `insert into ledger (at, kind, actor, xid) select now(), 'x.y', 'service', x::xid8 from unnest('{9,10,100}'::text[]) as x`,
  )
  const rows = await database.read((tx) => tx.all(newRows, '9', '9', 0, 2))
  expect(rows.map(({ xid }) => xid)).toEqual(['9', '10'])
})

test('the database puts every duration into the bucket that the program puts it into', async () => {
  const { rows } = await database.pool.query<{ seconds: number; bucket: number }>(
    `select s as seconds, ${bucketSql('s')} as bucket from unnest($1::bigint[]) as s`,
    [BORDERS.map(([seconds]) => seconds)],
  )
  expect(rows.map(({ seconds, bucket }) => [seconds, bucket])).toEqual(BORDERS)
})
