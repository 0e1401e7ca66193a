import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startConceptApp } from '#tests/support/concept-app.ts'
import type { ConceptApp } from '#tests/support/concept-app.ts'
import { forgetSearches } from './commands.ts'
import { bindKnowledge } from './routes.ts'
import { wordsToKeep } from './rules.ts'

let own: ConceptApp
let cookie = ''
beforeAll(async () => {
  own = await startConceptApp(bindKnowledge)
  cookie = (await own.agent()).cookie
})
afterAll(() => own.close())

async function get(path: string, given = cookie) {
  const response = await own.app.inject({ url: `/api/v1${path}`, headers: { cookie: given } })
  return { status: response.statusCode, body: response.json() }
}

test('internal articles are for staff; to others they are not there', async () => {
  const open = await own.make.article()
  const inside = await own.make.article({ audience: 'internal' })
  const visitor = await own.visitor()
  const cases: [reason: string, id: string, cookie: string, status: number][] = [
    ['public, to nobody in particular', open.id, '', 200],
    ['internal, to staff', inside.id, cookie, 200],
    ['internal, to a client', inside.id, visitor.cookie, 404],
    ['internal, to a stranger', inside.id, '', 404],
    ['no id at all', 'x', cookie, 404],
  ]
  for (const [reason, id, given, status] of cases) {
    expect((await get(`/articles/${id}`, given)).status, reason).toBe(status)
  }
})

test('search: all words first, then any, and slips of the keys are forgiven', async () => {
  const { id: serviceId } = await own.make.service()
  const permit = await own.make.article({
    title: 'Parking permits',
    summary: 'For residents',
    body: 'Bring a bill.',
  })
  const visitor = await own.make.article({ title: 'Visitors', summary: 'Parking for guests', serviceId })
  const titles = async (q: string, more = '') =>
    (await get(`/articles?q=${encodeURIComponent(q)}${more}`)).body.items.map(
      (one: { title: string }) => one.title,
    )
  expect((await titles('resident parking permit'))[0]).toBe(permit.title)
  expect((await titles('where can my guests be parked'))[0]).toBe(visitor.title)
  expect((await titles('pakring permts'))[0]).toBe(permit.title)
  expect(await titles('parking', `&serviceId=${serviceId}`)).toEqual([visitor.title])
  expect((await titles('')).length).toBeGreaterThan(1)
  for (const hostile of ["' | ! & (", '%', '\u0000', '"', '<->', 'a'.repeat(2000)]) {
    expect((await get(`/articles?q=${encodeURIComponent(hostile)}`)).status, hostile.slice(0, 10)).toBe(200)
  }
})

test('prepared answers come by name', async () => {
  await own.database.pool.query(
    `insert into prepared_answers (id, name, body) values (gen_random_uuid(), 'Thanks', 'Thank you.'), (gen_random_uuid(), 'Hello', 'Hello.')`,
  )
  const { body } = await get('/prepared-answers')
  expect(body.items.map((one: { name: string }) => one.name)).toEqual(['Hello', 'Thanks'])
})

describe('R28: what is looked for is kept for a while, without who it was', () => {
  const tell = async (body: object, given = '') => {
    const response = await own.app.inject({
      method: 'POST',
      url: '/api/v1/searches',
      payload: body,
      headers: { cookie: given, 'accept-language': 'fr-CA,fr;q=0.9' },
    })
    return response.statusCode
  }
  const kept = async () =>
    (await own.database.pool.query('select place, words, found, language from searches order by at, id')).rows

  test('by the portal and by the desk; the ledger knows that it was, and no word of it', async () => {
    expect(await tell({ words: 'heat pump grant', found: 0, place: 'portal' })).toBe(202)
    expect(await tell({ words: 'lift keys', found: 3, place: 'desk' }, cookie)).toBe(202)
    expect(await kept()).toEqual([
      { place: 'portal', words: 'heat pump grant', found: 0, language: 'fr' },
      { place: 'desk', words: 'lift keys', found: 3, language: 'fr' },
    ])
    const { rows } = await own.database.pool.query(
      `select actor, actor_id, facts from ledger where kind = 'knowledge.searched' order by seq`,
    )
    expect(rows).toEqual([
      { actor: 'visitor', actor_id: null, facts: { found: 0, place: 'portal' } },
      { actor: 'agent', actor_id: null, facts: { found: 3, place: 'desk' } },
    ])
  })

  test('nobody but staff looks at the desk; what cannot be counted is refused', async () => {
    expect(await tell({ words: 'keys', found: 1, place: 'desk' })).toBe(403)
    expect(await tell({ words: 'keys', found: -1, place: 'portal' })).toBe(400)
    expect(await tell({ words: ' ', found: 1, place: 'portal' })).toBe(400)
    expect(await kept()).toHaveLength(2)
  })

  test.each([
    ['an address', 'write to ada@example.org please', 'write to … please'],
    ['a number', 'call me on 020 7946 0123 about bins', 'call me on … about bins'],
    ['a birthday', 'born 12/03/1980 and alone', 'born … and alone'],
    ['a house is no person', 'bin at number 12', 'bin at number 12'],
    ['much', 'ä'.repeat(500), 'ä'.repeat(200)],
    ['several lines', 'my\n heating', 'my heating'],
  ])('%s: what tells of one person is left out', (_reason, words, left) => {
    expect(wordsToKeep(words)).toBe(left)
  })

  test('after 90 days the words are forgotten', async () => {
    const at = (days: number) => new Date(own.clock.now().getTime() + days * 86_400_000)
    expect(await own.database.transact((tx) => forgetSearches(tx, at(89)))).toBe(0)
    expect(await own.database.transact((tx) => forgetSearches(tx, at(91)))).toBe(2)
    expect(await kept()).toEqual([])
  })
})
