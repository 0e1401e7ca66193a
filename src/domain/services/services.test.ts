import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startConceptApp } from '#tests/support/concept-app.ts'
import type { ConceptApp } from '#tests/support/concept-app.ts'
import { ALWAYS, OFFICE_HOURS } from '#tests/support/factories.ts'
import { loadCalendars, serviceForRouting } from './queries.ts'
import { bindServices } from './routes.ts'
import { openingAt, readHours } from './rules.ts'

const NO_SERVICE = '0191f3a0-0000-7000-8000-000000000000'
let own: ConceptApp
beforeAll(async () => {
  own = await startConceptApp((bind) => bindServices(bind))
})
afterAll(() => own.close())

async function get(path: string, cookie = '') {
  const response = await own.app.inject({ url: `/api/v1${path}`, headers: { cookie } })
  return { status: response.statusCode, body: response.json() }
}

test('the organisation is told to everybody', async () => {
  expect((await get('/organisation')).body).toMatchObject({ name: 'Harbour District', zone: 'Europe/London' })
})

describe('the catalogue', () => {
  test('shows active services with their opening; a closed one is not there', async () => {
    const office = await own.make.calendar({ hours: OFFICE_HOURS })
    await own.make.service({ slug: 'bins', name: 'Bins', calendarId: office.id })
    await own.make.service({ slug: 'gone', active: false })
    own.clock.set(new Date('2026-03-02T10:00:00Z'))
    const { body } = await get('/services/bins')
    expect(body.opening).toEqual({ openNow: true, changesAt: '2026-03-02T18:00:00.000Z' })
    const list = await get('/services')
    expect(list.body.items.map((one: { slug: string }) => one.slug)).toEqual(['bins'])
    expect((await get('/services/gone')).status).toBe(404)
    expect((await get('/services/..%2f')).status).toBe(404)
  })

  test('departments come with their standards, for staff', async () => {
    const department = await own.make.department({ name: 'Water' })
    await own.make.standard({ departmentId: department.id, name: 'Leak repaired', workingMinutes: 960 })
    const agent = await own.agent({ departmentId: department.id })
    const { body } = await get('/departments', agent.cookie)
    expect(body.items.find((one: { id: string }) => one.id === department.id)).toMatchObject({
      front: true,
      standards: [{ name: 'Leak repaired', workingMinutes: 960, serviceId: null }],
    })
    expect((await get('/departments')).status).toBe(401)
  })

  test('routing gets skill, authority and stakes', async () => {
    const service = await own.make.service({ slug: 'bereavement', authorityPence: 500, momentOfTruth: true })
    const found = await own.database.read((tx) => serviceForRouting(tx, service.id))
    expect(found).toMatchObject({ skillId: service.skillId, authorityPence: 500, stakes: 'moment_of_truth' })
    const calendars = await own.database.read(loadCalendars)
    expect(calendars.get(service.calendarId)?.zone).toBe('Europe/London')
    expect(await own.database.read((tx) => serviceForRouting(tx, NO_SERVICE))).toBeUndefined()
  })
})

test('suggestions: what fits the words, public alone, fresh within 30 seconds', async () => {
  await own.make.service({ slug: 'rubbish', name: 'Missed collection', phrases: ['my bin was not emptied'] })
  await own.make.article({ title: 'When bins are emptied', summary: 'Days by street' })
  await own.make.article({ title: 'Bins: internal notes', summary: 'Crews', audience: 'internal' })
  own.clock.advance(31_000)
  const { body } = await get(`/suggestions?q=${encodeURIComponent('nobody emptied my bin')}`)
  expect(body.services[0]).toMatchObject({ slug: 'rubbish' })
  expect(body.services[0]).not.toHaveProperty('phrases')
  expect(body.articles.map((one: { title: string }) => one.title)).toEqual(['When bins are emptied'])
  await own.make.service({ slug: 'parking', name: 'Parking permit', phrases: ['where can I park'] })
  const parking = async () => (await get('/suggestions?q=parking')).body.services.length
  expect(await parking()).toBe(0)
  own.clock.advance(31_000)
  expect(await parking()).toBe(1)
  for (const typed of ['', '   ', '%00', 'x'.repeat(2000), '😀', "'; drop table services; --"]) {
    expect((await get(`/suggestions?q=${encodeURIComponent(typed)}`)).status, typed.slice(0, 20)).toBe(200)
  }
  expect((await get(`/suggestions?q=${'x'.repeat(2001)}`)).status).toBe(400)
})

test('opening: now, and when that changes', () => {
  const hours = readHours('Europe/London', {
    ...OFFICE_HOURS,
    exceptions: { '2026-03-03': [], '2026-03-04': [['10:00', '12:00']] },
  })
  const never = readHours('Europe/London', { weekly: {} })
  const always = readHours('Europe/London', ALWAYS)
  const cases: [typeof hours, string, boolean, string | null, string][] = [
    [hours, '2026-03-02T10:00:00Z', true, '2026-03-02T18:00:00Z', 'open until evening'],
    [hours, '2026-03-02T18:00:00Z', false, '2026-03-04T10:00:00Z', 'closed, and the next day too'],
    [hours, '2026-03-04T11:00:00Z', true, '2026-03-04T12:00:00Z', 'a short day'],
    [
      hours,
      '2026-03-27T19:00:00Z',
      false,
      '2026-03-30T07:00:00Z',
      'over a weekend on which the clocks change',
    ],
    [never, '2026-03-02T10:00:00Z', false, null, 'never open'],
    [always, '2026-03-02T10:00:00Z', true, null, 'never closed'],
  ]
  for (const [given, at, openNow, changesAt, reason] of cases) {
    const expected = { openNow, changesAt: changesAt === null ? null : new Date(changesAt) }
    expect(openingAt(given, new Date(at)), reason).toEqual(expected)
  }
})
