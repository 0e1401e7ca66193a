import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { MONDAY } from '#tests/support/factories.ts'
import { startService } from '#tests/support/service.ts'
import type { Caller, Service } from '#tests/support/service.ts'
import { searchRoutes } from './contract.ts'

let service: Service
let agent: Caller
let ids: { caseId: string; otherId: string; clientId: string; bins: string; reference: string }
const DAY = 86_400_000

beforeAll(async () => {
  service = await startService({ at: MONDAY, quiet: true })
  const { make } = service
  await make.organisation()
  const bins = await make.service({ name: 'Bins', slug: 'bins' })
  const roads = await make.service({ name: 'Roads', slug: 'roads' })
  const priya = await make.agent({ name: 'Priya Nair' })
  agent = await service.staff(priya.id)
  const client = await make.client({ name: 'Zoë O’Brien', phone: '+442079460123' })
  const kase = await make.case({
    clientId: client.id,
    ownerId: priya.id,
    serviceId: bins.id,
    need: 'The café bin is full',
  })
  const other = await make.case({
    clientId: (await make.client({ name: 'Ada' })).id,
    ownerId: priya.id,
    serviceId: roads.id,
    need: 'A hole in the road',
  })
  const { rows } = await service.app.database.pool.query<{ reference: string }>(
    'select reference from cases where id = $1',
    [kase.id],
  )
  ids = {
    caseId: kase.id,
    otherId: other.id,
    clientId: client.id,
    bins: bins.id,
    reference: rows[0]?.reference ?? '',
  }
  await say(kase.id, 'text', 'There is <b>no hot water</b> in the kitchen, only cold.', 0)
  await say(kase.id, 'note', 'Kitchen: she sounded worried', -1)
  await say(other.id, 'text', 'Hot tar, and no water near the road', -40, 'phone')
  await make.article({ title: 'When a bin is full', summary: 'What to do', body: 'Ring the depot.' })
})
afterAll(() => service.close())

async function say(caseId: string, kind: string, body: string, days: number, channel = 'chat') {
  const at = new Date(MONDAY.getTime() + days * DAY)
  const author = kind === 'text' ? 'client' : 'service'
  await service.app.database.pool.query(
    `insert into messages (id, case_id, kind, author, body, at, channel) values ($1, $2, $3, $4, $5, $6, $7)`,
    [newId(at), caseId, kind, author, body, at, channel],
  )
}
const find = async (q: string, more: object = {}) =>
  (await agent.call(searchRoutes.find, { query: { q, ...more } })).groups
const kinds = async (q: string, more: object = {}) =>
  (await find(q, more)).map((one) => `${one.kind} ${one.count}`)
const marked = (pieces: readonly { text: string; hit: boolean }[]) =>
  pieces.map((one) => (one.hit ? `[${one.text}]` : one.text)).join('')

describe('words are found wherever they stand', () => {
  test.each([
    ['in any order', 'water hot ', ['messages 2']],
    ['as a phrase', '"no hot water"', ['messages 1']],
    ['the beginning of the last one', 'kitch', ['messages 2']],
    ['not the beginning of one before', 'kitch water ', []],
    ['without accents and capitals', 'CAFE', ['cases 1']],
    ['in a guide and in a case', 'bin full', ['cases 1', 'articles 1']],
    ['a person by name, whatever the apostrophe', "o'brien", ['people 1']],
    ['nothing', 'zzyzx', []],
    ['signs only', ' "&|!:*() ', []],
  ])('%s: %s', async (_reason, q, found) => {
    expect(await kinds(q)).toEqual(found)
  })

  test('a reference leads to its case first, a telephone number to the person', async () => {
    const [first] = await find(ids.reference.toLowerCase().replace('-', ''))
    expect(first).toMatchObject({ kind: 'cases', hits: [{ id: ids.caseId }] })
    const [person] = await find('020 7946 0123')
    expect(person).toMatchObject({ kind: 'people', hits: [{ id: ids.clientId }] })
  })

  test('hits are marked in an excerpt that holds no markup of anybody’s', async () => {
    const [group] = await find('"no hot water"')
    expect(marked(group?.hits[0]?.excerpt ?? [])).toBe(
      'There is <b>[no hot water]</b> in the kitchen, only cold.',
    )
    const notes = (await find('worried'))[0]?.hits
    expect(notes).toMatchObject([{ said: 'note', caseId: ids.caseId, clientName: 'Zoë O’Brien' }])
  })

  test('filters by service, channel and period, and one kind alone', async () => {
    expect(await kinds('water', { serviceId: ids.bins })).toEqual(['messages 1'])
    expect(await kinds('water', { channel: 'phone' })).toEqual(['messages 1'])
    expect(await kinds('water', { from: new Date(MONDAY.getTime() - 7 * DAY).toISOString() })).toEqual([
      'messages 1',
    ])
    expect(await kinds('bin', { kind: 'articles' })).toEqual(['articles 1'])
  })

  test('of words that are nearly everywhere the newest come first', async () => {
    await service.app.database.pool.query(
      `insert into messages (id, case_id, kind, author, body, at, channel)
       select gen_random_uuid(), $1, 'text', 'client', 'everywhere ' || n, $2::timestamptz + n * interval '1 second', 'chat'
       from generate_series(1, 1500) n`,
      [ids.caseId, MONDAY],
    )
    const [group] = await find('everywhere')
    expect(group?.count).toBe(1000)
    expect(group?.hits.map((one) => marked(one.excerpt))).toEqual(
      [1500, 1499, 1498, 1497, 1496].map((n) => `[everywhere] ${n}`),
    )
  })

  test('hostile words find nothing and break nothing; clients have no business here', async () => {
    for (const q of ["'; drop table cases; --", "\\' | 'a", 'a'.repeat(200), '\u0000', '“”""', '🦊', 'ﬁ']) {
      const answer = await agent.ask('GET', `/search?q=${encodeURIComponent(q)}`)
      expect(answer.status, q).toBe(200)
    }
    expect((await (await service.visitor()).ask('GET', '/search?q=water')).status).toBe(403)
  })
})
