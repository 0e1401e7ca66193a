import { afterAll, beforeAll, expect, test } from 'vitest'
import { startConceptApp } from '#tests/support/concept-app.ts'
import type { ConceptApp } from '#tests/support/concept-app.ts'
import { bindKnowledge } from './routes.ts'

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
