import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AgentRow } from '#tests/support/factories.ts'
import { startConceptApp } from '#tests/support/concept-app.ts'
import type { ConceptApp, Cookies } from '#tests/support/concept-app.ts'
import { openCase } from '../cases/commands.ts'
import { setCaseField } from './commands.ts'
import { readValue } from './rules.ts'
import { bindFields } from './routes.ts'

let own: ConceptApp
let me: AgentRow & Cookies
let admin: AgentRow & Cookies
beforeAll(async () => {
  own = await startConceptApp(bindFields)
  me = await own.agent()
  admin = await own.agent({ roles: ['agent', 'admin'] })
})
afterAll(() => own.close())

// oxlint-disable-next-line typescript/no-explicit-any -- JSON of a response, checked by the contract already
type Answer = { status: number; body: any }
type Method = 'GET' | 'POST' | 'PUT'
async function call(method: Method, path: string, who: Cookies, payload?: object): Promise<Answer> {
  const headers = { cookie: who.cookie }
  const url = `/api/v1${path}`
  const response = await own.app.inject({ method, url, headers, ...(payload && { payload }) })
  return { status: response.statusCode, body: response.json() }
}
const field = async (given: object) =>
  (await call('POST', '/fields', admin, { about: 'case', kind: 'text', ...given })).body
async function aCase(serviceId: string | null = null): Promise<{ id: string; clientId: string }> {
  const clientId = (await own.make.client()).id
  const input = {
    clientId,
    ownerId: me.id,
    serviceId,
    need: 'A need',
    stakes: 'ordinary',
    channel: 'chat',
  } as const
  const actor = { kind: 'service' } as const
  const { id } = await own.database.transact((tx) => openCase(tx, actor, input, own.clock.now()))
  return { id, clientId }
}
const factsOf = async (path: string) =>
  (await call('GET', `${path}/fields`, me)).body.items as { name: string; value: string | null }[]

const OPTIONS = [
  { id: 'a', name: 'Owner', withdrawn: false },
  { id: 'b', name: 'Tenant', withdrawn: true },
]
describe('what is written is kept in one form', () => {
  test.each([
    ['text', '  two words ', 'two words', 'trimmed'],
    ['text', ' ', undefined, 'nothing is not something'],
    ['number', '12', '12', 'a number'],
    ['number', '-007.50', '-7.5', 'the same number in one form'],
    ['number', '-0', '0', 'one nought'],
    ['number', '1e9', undefined, 'not how people write numbers'],
    ['number', '1,5', undefined, 'the screen turns the comma'],
    ['date', '2026-02-28', '2026-02-28', 'a day'],
    ['date', '2026-02-30', undefined, 'no such day'],
    ['date', '28.02.2026', undefined, 'one form only'],
    ['yes_no', 'yes', 'yes', 'yes'],
    ['yes_no', 'perhaps', undefined, 'neither'],
    ['one_of', 'a', 'a', 'an answer on offer'],
    ['one_of', 'b', undefined, 'withdrawn'],
    ['one_of', 'Owner', undefined, 'by its id, so that it can be renamed'],
  ] as const)('%s: "%s" is %s (%s)', (kind, written, kept, _reason) => {
    expect(readValue({ kind, options: OPTIONS }, written)).toBe(kept)
  })
})

describe('fields of cases', () => {
  test('one for a service is asked on its cases, one for all on every case', async () => {
    const service = await own.make.service()
    await field({ name: 'Meter number', serviceIds: [service.id] })
    await field({ name: 'Floor', kind: 'number' })
    const [there, elsewhere] = [await aCase(service.id), await aCase()]
    const names = async (id: string) => (await factsOf(`/cases/${id}`)).map((one) => one.name)
    expect(await names(there.id)).toEqual(['Meter number', 'Floor'])
    expect(await names(elsewhere.id)).toEqual(['Floor'])
  })

  test('filled in, changed and emptied; the ledger tells of it without the words', async () => {
    const { id: fieldId } = await field({ name: 'Landlord' })
    const { id } = await aCase()
    const set = (value: string | null) => call('PUT', `/cases/${id}/fields/${fieldId}`, me, { value })
    expect((await set('Mrs Pemberton')).body).toMatchObject({ value: 'Mrs Pemberton', setBy: { id: me.id } })
    await set('Mrs Pemberton')
    expect((await set(null)).body).toMatchObject({ value: null, setBy: null })
    const { rows } = await own.database.pool.query(
      `select facts from ledger where case_id = $1 and kind = 'case.field_set' order by seq`,
      [id],
    )
    expect(rows).toEqual([{ facts: { fieldId, given: true } }, { facts: { fieldId, given: false } }])
  })

  test('what does not fit is refused with what would', async () => {
    const { id: fieldId } = await field({ name: 'Rooms', kind: 'number' })
    const { id } = await aCase()
    const refused = await call('PUT', `/cases/${id}/fields/${fieldId}`, me, { value: 'many' })
    expect([refused.status, refused.body.code, refused.body.details.kind]).toEqual([
      422,
      'field_value_differs',
      'number',
    ])
  })

  test('one of a list: answers are renamed and withdrawn, what was chosen stays', async () => {
    const made = await field({
      name: 'Tenure',
      kind: 'one_of',
      options: [{ name: 'Owner' }, { name: 'Tenant' }],
    })
    const [owner, tenant] = made.options
    const { id } = await aCase()
    const path = `/cases/${id}/fields/${made.id}`
    expect((await call('PUT', path, me, { value: tenant.id })).status).toBe(200)
    const options = [{ id: owner.id, name: 'Owns it' }, { name: 'Lodger' }]
    const changed = await call('PUT', `/fields/${made.id}`, admin, { name: 'Tenure', options })
    expect(
      changed.body.options.map((one: { name: string; withdrawn: boolean }) => [one.name, one.withdrawn]),
    ).toEqual([
      ['Owns it', false],
      ['Lodger', false],
      ['Tenant', true],
    ])
    expect((await factsOf(`/cases/${id}`)).find((one) => one.name === 'Tenure')?.value).toBe(tenant.id)
    expect((await call('PUT', path, me, { value: tenant.id })).status).toBe(422)
  })

  test('a withdrawn field is shown where it has something, and can only be emptied', async () => {
    const { id: fieldId } = await field({ name: 'Old scheme' })
    const [withIt, without] = [await aCase(), await aCase()]
    await call('PUT', `/cases/${withIt.id}/fields/${fieldId}`, me, { value: 'A7' })
    await call('PUT', `/fields/${fieldId}/withdrawn`, admin, { withdrawn: true })
    const has = async (id: string) => (await factsOf(`/cases/${id}`)).some((one) => one.name === 'Old scheme')
    expect([await has(withIt.id), await has(without.id)]).toEqual([true, false])
    const refused = await call('PUT', `/cases/${withIt.id}/fields/${fieldId}`, me, { value: 'A8' })
    expect(refused.body.code).toBe('field_out_of_use')
    expect((await call('PUT', `/cases/${withIt.id}/fields/${fieldId}`, me, { value: null })).status).toBe(200)
    expect(await has(withIt.id)).toBe(false)
  })

  test('a rule sets one too, and nothing happens twice', async () => {
    const { id: fieldId } = await field({ name: 'By itself', kind: 'yes_no' })
    const { id: caseId } = await aCase()
    const set = () =>
      own.database.transact((tx) =>
        setCaseField(tx, { kind: 'service' }, { caseId, fieldId, value: 'yes' }, own.clock.now()),
      )
    expect([await set(), await set()]).toEqual([
      { before: null, after: 'yes' },
      { before: 'yes', after: 'yes' },
    ])
  })
})

test('fields of clients are kept with the person', async () => {
  const { id: fieldId } = await field({ about: 'client', name: 'Tenant since', kind: 'date' })
  const { id: caseId, clientId } = await aCase()
  await call('PUT', `/clients/${clientId}/fields/${fieldId}`, me, { value: '2019-04-01' })
  expect(await factsOf(`/clients/${clientId}`)).toMatchObject([{ name: 'Tenant since', value: '2019-04-01' }])
  const refused = await call('PUT', `/cases/${caseId}/fields/${fieldId}`, me, { value: '2019-04-01' })
  expect(refused.body.code).toBe('field_out_of_use')
})

test('names are taken once a kind of record; their order is changed by moving one', async () => {
  await own.database.pool.query(`update fields set withdrawn_at = now() where about = 'client'`)
  for (const name of ['One', 'Two', 'Three']) await field({ about: 'client', name })
  const again = await call('POST', '/fields', admin, { about: 'client', kind: 'text', name: 'two' })
  expect(again.body.code).toBe('field_name_taken')
  const list = async () =>
    ((await call('GET', '/fields', me)).body.items as { id: string; about: string; name: string }[]).filter(
      (one) => one.about === 'client',
    )
  const [, two] = await list()
  await call('POST', `/fields/${two?.id}/move`, admin, { to: 'after' })
  await call('POST', `/fields/${two?.id}/move`, admin, { to: 'after' })
  expect((await list()).map(({ name }) => name)).toEqual(['One', 'Three', 'Two'])
  expect((await call('POST', '/fields', me, { about: 'client', kind: 'text', name: 'Mine' })).status).toBe(
    403,
  )
})
