import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startLens, tellContacts } from '#tests/support/lens.ts'
import type { LensApp } from '#tests/support/lens.ts'
import type { Ask } from '#tests/support/planning.ts'
import { chartFor } from '../measures/queries/capability.ts'
import { headsOf } from '../measures/queries/journeys.ts'
import type { CharterLine } from './contract.charter.ts'
import { id } from './measured.fixture.ts'
import { bindCharter } from './routes.charter.ts'

const NOW = new Date('2026-06-30T15:00:00Z')
const noon = (day: number) => new Date(Date.UTC(2026, 5, day, 11))

let own: LensApp
let lead: Ask
let service: string

beforeAll(async () => {
  own = await startLens((bind) => bindCharter(bind, bind, { chartFor, headsOf }))
  own.clock.set(NOW)
  await own.database.pool.query('select ledger_month($1)', [NOW])
  lead = await own.as('lead')
  service = (await own.make.service({ name: 'Repairs' })).id
  const agent = await own.make.agent({ name: 'Ada Lovelace' })
  await tellContacts(
    own.database,
    Array.from({ length: 12 }, (_, index) => ({
      ...{ at: noon(10 + index), serviceId: service, agentId: agent.id, waitSeconds: 60 + index * 10 },
      ...(index < 9 ? { caseId: id() } : { talkSeconds: null }),
    })),
  )
})
beforeEach(async () => {
  // Each test its own hour, so that none reads what another one left in the minute before.
  own.clock.set(new Date(own.clock.now().getTime() + 3_600_000))
  await own.database.pool.query('delete from charter_lines')
})
afterAll(() => own.close())

const line = (given: object = {}) => ({ text: 'We answer within two minutes', measure: 'wait', ...given })
const write = (items: object[]) => lead('PUT', '/charter/lines', { items })
const written = async (items: object[]) => {
  const { status, body } = await write(items)
  expect(status).toBe(200)
  return (body as { items: CharterLine[] }).items
}
async function read() {
  const response = await own.app.inject({ method: 'GET', url: '/api/v1/charter' })
  expect(response.statusCode).toBe(200)
  return { ...response.json<{ organisation: string; items: CharterLine[] }>(), text: response.body, response }
}
const changes = async () =>
  (await own.database.pool.query(`select from ledger where kind = 'learning.charter_set'`)).rowCount ?? 0

describe('R23: the charter is live', () => {
  test('R23: anybody reads each line with what the service does today, good or bad, and says which days', async () => {
    await written([
      line(),
      line({ text: 'Nobody is lost', measure: 'lost_share', filter: { serviceId: service } }),
    ])
    const { organisation, items, response } = await read()
    expect(organisation).toBe('Harbour District')
    expect(items.map(({ text, service: of }) => [text, of])).toEqual([
      ['We answer within two minutes', null],
      ['Nobody is lost', 'Repairs'],
    ])
    expect(items[0]?.figure).toMatchObject({ measure: 'wait', value: 115, count: 12 })
    expect(items[1]?.figure).toMatchObject({ measure: 'lost_share', value: 3 / 12, count: 12, sum: 3 })
    expect(response.json()).toMatchObject({ from: '2026-06-03', to: '2026-06-30' })
    expect(response.headers['cache-control']).toBe('public, max-age=60')
  })

  test('R23: it holds figures alone: no person, no contact, no row', async () => {
    await written([line(), line({ measure: 'contacts' })])
    const { text } = await read()
    const { rows } = await own.database.pool.query<{ id: string }>(
      `select id::text from agents union select contact_id::text from ledger where contact_id is not null
       union select case_id::text from ledger where case_id is not null union select id::text from clients`,
    )
    expect(rows.length).toBeGreaterThan(12)
    for (const { id: one } of rows) expect(text).not.toContain(one)
    expect(text).not.toMatch(/Ada|Lovelace|changedBy|agent/i)
  })

  test('R23: where too few people are behind a figure there is none, rather than one about them', async () => {
    const [few, none] = [{ channel: 'letter' }, { departmentId: (await own.make.department()).id }]
    await tellContacts(
      own.database,
      Array.from({ length: 4 }, () => ({ at: noon(20), channel: 'letter', waitSeconds: 7000 })),
    )
    await written([line({ filter: few }), line({ filter: none }), line({ measure: 'end_to_end' })])
    expect((await read()).items.map(({ figure }) => figure)).toEqual([null, null, null])
    await tellContacts(own.database, [{ at: noon(20), channel: 'letter', waitSeconds: 7000 }])
    own.clock.set(new Date(own.clock.now().getTime() + 61_000))
    expect((await read()).items[0]?.figure).toMatchObject({ value: 7000, count: 5 })
  })

  test('R23: it is worked out once a minute, and anew when it is written', async () => {
    await written([line({ measure: 'contacts', filter: { channel: 'visit' } })])
    expect((await read()).items[0]?.figure).toBeNull()
    const visits = Array.from({ length: 6 }, () => ({ at: noon(21), channel: 'visit' }))
    await tellContacts(own.database, visits)
    expect((await read()).items[0]?.figure).toBeNull()
    own.clock.set(new Date(own.clock.now().getTime() + 61_000))
    expect((await read()).items[0]?.figure?.value).toBe(6)
    await written([line({ text: 'Come and see us', measure: 'contacts', filter: { channel: 'visit' } })])
    expect((await read()).items.map(({ text }) => text)).toEqual(['Come and see us'])
  })

  test('R23: what is not published is not there', async () => {
    await written([line({ text: 'Not yet', published: false }), line()])
    expect((await read()).text).not.toContain('Not yet')
    const all = (await lead('GET', '/charter/lines')).body as { items: CharterLine[] }
    expect(all.items.map(({ published }) => published)).toEqual([false, true])
  })
})

describe('writing the charter', () => {
  test('lines keep who they are through changes of words and order; one row of the ledger a change, none for nothing', async () => {
    const before = await changes()
    const [a, b] = await written([line({ text: 'First' }), line({ text: 'Second' })])
    const again = await written([b ?? {}, { ...a, text: 'First, said better' }])
    expect(again.map(({ id: one, text, version, place }) => [one, text, version, place])).toEqual([
      [b?.id, 'Second', 2, 0],
      [a?.id, 'First, said better', 2, 1],
    ])
    expect(await written(again)).toEqual(again)
    expect(await written([again[1] ?? {}])).toHaveLength(1)
    expect(await changes()).toBe(before + 3)
  })

  test.each([
    ['a service we do not have', [line({ filter: { serviceId: id() } })], '/body/items/0/filter'],
    ['a line that is gone', [line(), line({ id: id() })], '/body/items/1/id'],
    [
      'needs have no channel',
      [line({ measure: 'end_to_end', filter: { channel: 'phone' } })],
      '/body/items/0/filter',
    ],
    [
      'promises have no demand',
      [line({ measure: 'promises_kept_share', filter: { demand: 'value' } })],
      '/body/items/0/filter',
    ],
    ['no measure of ours', [line({ measure: 'handling_time' })], '/body/items/0/measure'],
    ['no words', [line({ text: '  ' })], '/body/items/0/text'],
    ['too many', Array.from({ length: 31 }, () => line()), '/body/items'],
  ])('refused: %s', async (_reason, items, path) => {
    const { status, body } = await write(items)
    expect(status).toBe(400)
    expect((body as { errors: { path: string }[] }).errors[0]?.path).toBe(path)
    expect((await own.database.pool.query('select from charter_lines')).rowCount).toBe(0)
  })

  test('the same line twice is refused; two who write at once leave one whole charter', async () => {
    const [a] = await written([line()])
    expect((await write([a ?? {}, a ?? {}])).status).toBe(400)
    const [one, two] = [[line({ text: 'One' }), line({ text: 'One more' })], [line({ text: 'Two' })]]
    await Promise.all([write(one), write(two)])
    const { items } = (await lead('GET', '/charter/lines')).body as { items: CharterLine[] }
    expect([['One', 'One more'], ['Two']]).toContainEqual(items.map(({ text }) => text))
  })
})
