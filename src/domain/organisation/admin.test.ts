import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { personRoutes } from '#domain/agents/contract.people.ts'
import { agentRoutes } from '#domain/agents/contract.ts'
import { catalogueRoutes } from '#domain/services/contract.catalogue.ts'
import { serviceRoutes } from '#domain/services/contract.ts'
import type { SettableClock } from '#platform/clock.ts'
import { MONDAY, OFFICE_HOURS } from '#tests/support/factories.ts'
import type { ServiceRow } from '#tests/support/factories.ts'
import { startService } from '#tests/support/service.ts'
import type { Caller, Service } from '#tests/support/service.ts'
import { calendarRoutes } from './contract.calendars.ts'
import { departmentRoutes, skillRoutes } from './contract.departments.ts'
import { peopleRoutes } from './contract.people.ts'
import { organisationRoutes } from './contract.ts'

let service: Service & { clock: SettableClock }
let admin: Caller
let adminId: string
let offered: ServiceRow
beforeAll(async () => {
  service = await startService({ at: MONDAY, quiet: true })
  await service.make.organisation()
  offered = await service.make.service({ name: 'Bins', slug: 'bins' })
  adminId = (await service.make.agent({ departmentId: offered.departmentId, roles: ['agent', 'admin'] })).id
  admin = await service.staff(adminId)
})
afterAll(() => service.close())

const kinds = async (like: string): Promise<string[]> => {
  const text = `select kind from ledger where kind like $1 order by seq`
  const { rows } = await service.app.database.pool.query<{ kind: string }>(text, [like])
  return rows.map((one) => one.kind)
}

describe('the organisation', () => {
  const input = (given: object = {}) => ({
    ...{ name: 'Harbour District', zone: 'Europe/London', locale: 'en-GB', country: 'GB', languages: ['en'] },
    ...given,
  })

  test('changes with its version; the same again changes nothing', async () => {
    const before = await admin.call(organisationRoutes.settings, {})
    const body = input({ name: 'O’Brien & 李', phone: '03 941 8999', languages: ['fr', 'en'] })
    const saved = await admin.call(organisationRoutes.changeSettings, { body }, { version: before.version })
    expect(saved).toMatchObject({
      name: 'O’Brien & 李',
      version: before.version + 1,
      languages: ['fr', 'en'],
    })
    const again = await admin.call(organisationRoutes.changeSettings, { body })
    expect(again.version).toBe(saved.version)
    const stale = admin.refused(organisationRoutes.changeSettings, { body }, { version: before.version })
    expect(await stale).toMatchObject({ code: 'stale_version', details: { version: saved.version } })
  })

  test('another zone: hours that went by it move along and keep their clock times; others stay', async () => {
    const { make, clock } = service
    const own = await make.calendar({ hours: OFFICE_HOURS })
    const far = await make.calendar({ zone: 'Asia/Tokyo' })
    const moved = await admin.call(organisationRoutes.changeSettings, {
      body: input({ zone: 'Pacific/Auckland', country: 'NZ' }),
    })
    expect(moved.zone).toBe('Pacific/Auckland')
    const { items } = await admin.call(calendarRoutes.list, {})
    const zoneOf = (id: string) => items.find((one) => one.id === id)?.zone
    expect([zoneOf(own.id), zoneOf(far.id)]).toEqual(['Pacific/Auckland', 'Asia/Tokyo'])
    await service.app.database.pool.query('update services set calendar_id = $1 where id = $2', [
      ...[own.id, offered.id],
    ])
    // Monday 10:00 in London is Monday 23:00 in Auckland: closed until Tuesday 08:00 there.
    const { opening } = await service.nobody().call(serviceRoutes.get, { params: { slug: 'bins' } })
    expect(clock.now()).toEqual(MONDAY)
    expect(opening).toEqual({ openNow: false, changesAt: '2026-03-02T19:00:00.000Z' })
    await admin.call(organisationRoutes.changeSettings, { body: input() })
  })
})

describe('opening hours', () => {
  const body = (name: string, given: object = {}) => ({
    ...{ name, zone: 'Pacific/Auckland', exceptions: [] },
    weekly: {
      '1': [
        ['09:00', '12:00'],
        ['13:00', '17:00'],
      ] as [string, string][],
    },
    ...given,
  })

  test('several spans a day, holidays by name; right on the day the clocks change', async () => {
    const holiday = { date: '2026-04-06', name: 'Easter Monday', spans: [] }
    const added = await admin.call(calendarRoutes.add, { body: body('Counter', { exceptions: [holiday] }) })
    expect(added).toMatchObject({ exceptions: [holiday], active: true, departments: [], services: [] })
    const make = service.make.service({ slug: 'counter', calendarId: added.id })
    await make
    const opens = async (at: string) => {
      service.clock.set(new Date(at))
      const { opening } = await service.nobody().call(serviceRoutes.get, { params: { slug: 'counter' } })
      return opening.changesAt
    }
    // Clocks go back on Sunday 5 April 2026; Monday is a holiday; a week later nine is 21:00 the day before in UTC.
    expect(await opens('2026-04-04T12:00:00Z')).toBe('2026-04-12T21:00:00.000Z')
    expect(await opens('2026-03-29T19:59:00Z')).toBe('2026-03-29T20:00:00.000Z')
    service.clock.set(MONDAY)
  })

  test('one name each; used ones are not withdrawn, and who uses them is named', async () => {
    expect(await admin.refused(calendarRoutes.add, { body: body('COUNTER') })).toMatchObject({
      code: 'name_in_use',
    })
    const { items } = await admin.call(calendarRoutes.list, {})
    const counter = items.find(({ name }) => name === 'Counter')
    const params = { calendarId: counter?.id ?? '' }
    const refused = await admin.refused(calendarRoutes.setActive, { params, body: { active: false } })
    expect(refused).toMatchObject({ code: 'still_used', details: { count: 1 } })
    const spare = await admin.call(calendarRoutes.add, { body: body('Spare') })
    const gone = { params: { calendarId: spare.id }, body: { active: false } }
    expect(await admin.call(calendarRoutes.setActive, gone)).toMatchObject({ active: false })
    const change = { params: { calendarId: spare.id }, body: body('Spare', { weekly: {} }) }
    const changed = await admin.call(calendarRoutes.change, change, { version: 2 })
    expect(changed).toMatchObject({ weekly: {}, version: 3 })
    expect(await admin.call(calendarRoutes.change, change)).toMatchObject({ version: 3 })
  })
})

describe('departments, standards and skills', () => {
  test('R30: a standard in working time is there for work that is given, and goes when it is withdrawn', async () => {
    const calendarId = offered.calendarId
    const department = await admin.call(departmentRoutes.add, {
      body: { name: 'Water', front: false, calendarId },
    })
    const params = { departmentId: department.id }
    const standard = { name: 'Leak repaired', workingMinutes: 960, serviceId: offered.id }
    const held = await admin.call(departmentRoutes.addStandard, { params, body: standard })
    expect(held.standards).toMatchObject([{ ...standard, service: 'Bins', active: true }])
    const twice = await admin.refused(departmentRoutes.addStandard, { params, body: standard })
    expect(twice).toMatchObject({ code: 'name_in_use' })
    const id = { standardId: held.standards[0]?.id ?? '' }
    const offeredNow = async () => {
      const { items } = await admin.call(serviceRoutes.departments, {})
      return items.find((one) => one.id === department.id)?.standards.map((one) => one.workingMinutes)
    }
    const change = { params: id, body: { ...standard, workingMinutes: 480 } }
    await admin.call(departmentRoutes.changeStandard, change, { version: 1 })
    expect(await offeredNow()).toEqual([480])
    expect(await admin.refused(departmentRoutes.changeStandard, change, { version: 1 })).toMatchObject({
      code: 'stale_version',
    })
    await admin.call(departmentRoutes.setStandardActive, { params: id, body: { active: false } })
    expect(await offeredNow()).toEqual([])
    await admin.call(departmentRoutes.setActive, { params, body: { active: false } })
    expect(await offeredNow()).toBeUndefined()
    const used = { params: { departmentId: offered.departmentId }, body: { active: false } }
    expect(await admin.refused(departmentRoutes.setActive, used)).toMatchObject({ code: 'still_used' })
    const renamed = { params, body: { name: 'Eau', front: true, calendarId } }
    expect(await admin.call(departmentRoutes.change, renamed)).toMatchObject({ name: 'Eau', front: true })
  })

  test('a skill that a service calls for is not withdrawn; another goes from the choices and may come back', async () => {
    const skillId = offered.skillId ?? ''
    const needed = { params: { skillId }, body: { active: false } }
    expect(await admin.refused(skillRoutes.setActive, needed)).toMatchObject({
      ...{ code: 'still_used', details: { by: ['Bins'] } },
    })
    const added = await admin.call(skillRoutes.add, { body: { name: 'Sign language' } })
    const params = { skillId: added.id }
    const named = async () => (await admin.call(agentRoutes.skills, {})).items.map(({ name }) => name)
    expect(await named()).toContain('Sign language')
    await admin.call(skillRoutes.setActive, { params, body: { active: false } })
    expect(await named()).not.toContain('Sign language')
    await admin.call(skillRoutes.setActive, { params, body: { active: true } })
    const body = { name: 'NZ Sign Language', general: true }
    expect(await admin.call(skillRoutes.change, { params, body })).toMatchObject(body)
    await admin.call(skillRoutes.setActive, { params, body: { active: false } })
  })
})

describe('people', () => {
  const person = <Given extends object>(given: Given) => ({
    ...{ name: 'Siobhán O’Brien', departmentId: offered.departmentId, roles: ['agent' as const] },
    ...{ languages: ['en', 'fr'], channels: ['chat' as const, 'phone' as const] },
    ...given,
  })
  const listed = async (id: string) =>
    (await admin.call(personRoutes.list, {})).items.find((one) => one.id === id)

  test('added with skills and hours, they come in by a link, once', async () => {
    const skills = [{ id: offered.skillId ?? '', level: 3 }]
    const hours = { weekly: { '2': [['10:00', '15:00']] as [string, string][] } }
    const body = person({ email: 'Siobhan@Example.org', skills, hours, authorityPence: 5_000 })
    const { agentId, url } = await admin.call(peopleRoutes.add, { body })
    expect(await listed(agentId)).toMatchObject({
      ...{ email: 'siobhan@example.org', hasEntered: false, authorityPence: 5_000, hours },
      ...{ languages: ['en', 'fr'], channels: ['chat', 'phone'], skills: [{ level: 3 }] },
    })
    const token = new URL(url).hash.slice(1)
    const nobody = service.nobody()
    expect(await nobody.call(accountRoutes.enter, { body: { token } })).toMatchObject({ agentId })
    expect(await listed(agentId)).toMatchObject({ hasEntered: true })
    expect(await admin.refused(peopleRoutes.add, { body })).toMatchObject({ code: 'account_exists' })
  })

  test('changed with their version: department, skills and roles; nobody takes the last admin away', async () => {
    const found = (await admin.call(personRoutes.list, {})).items.find(({ name }) => name.startsWith('Siob'))
    const params = { agentId: found?.id ?? '' }
    const body = person({ name: 'Siobhán Ní Bhriain', roles: ['agent', 'lead'], chatCapacity: 4 })
    const changed = await admin.call(personRoutes.change, { params, body }, { version: found?.version ?? 0 })
    expect(changed).toMatchObject({ roles: ['agent', 'lead'], chatCapacity: 4, skills: [], hours: null })
    expect(await admin.refused(personRoutes.change, { params, body }, { version: 1 })).toMatchObject({
      code: 'stale_version',
    })
    const myself = { params: { agentId: adminId }, body: person({ name: 'Admin' }) }
    expect(await admin.refused(personRoutes.change, myself)).toMatchObject({ code: 'last_admin' })
    const leave = { params: { agentId: adminId }, body: { active: false } }
    expect(await admin.refused(peopleRoutes.setActive, leave)).toMatchObject({ code: 'last_admin' })
  })

  test('R10: nobody leaves before all they hold is in other hands, and clients are told', async () => {
    const { make } = service
    const [leaving, staying, away] = [await make.agent(), await make.agent(), await make.agent()]
    const client = await make.client()
    for (const need of ['one', 'two']) await make.case({ clientId: client.id, ownerId: leaving.id, need })
    await service.app.database.pool.query(`update agents set away_from = $2, cover_id = $3 where id = $1`, [
      away.id,
      MONDAY,
      leaving.id,
    ])
    const caller = await service.staff(leaving.id)
    const params = { agentId: leaving.id }
    const leave = { params, body: { active: false } }
    expect(await admin.refused(peopleRoutes.setActive, leave)).toMatchObject({
      ...{ code: 'owns_open_work', details: { cases: 2, covering: 1, legs: 0, talking: 0 } },
    })
    expect(await listed(leaving.id)).toMatchObject({ active: true })
    const body = { toAgentId: staying.id, reason: 'They have moved to another town.' }
    expect(await admin.call(peopleRoutes.handOver, { params, body })).toEqual({
      ...{ cases: 0, legs: 0, covering: 0, talking: 0 },
    })
    const { rows } = await service.app.database.pool.query(
      `select distinct c.owner_id from cases c where c.client_id = $1`,
      [client.id],
    )
    expect(rows).toEqual([{ owner_id: staying.id }])
    const told = await service.app.database.pool.query<{ body: string }>(
      `select body from messages where client_id = $1 and kind = 'told'`,
      [client.id],
    )
    expect(told.rows.map((one) => one.body.includes('moved to another town'))).toEqual([true, true])
    await admin.call(peopleRoutes.setActive, leave)
    expect((await caller.ask('GET', '/agents/me')).status).toBe(401)
    expect(await listed(leaving.id)).toMatchObject({ active: false })
    await admin.call(peopleRoutes.setActive, { params, body: { active: true } })
    expect(await listed(leaving.id)).toMatchObject({ active: true })
    expect(await kinds('organisation.work%')).toEqual(['organisation.work_handed_over'])
  })
})

describe('services', () => {
  const input = (given: object = {}) => ({
    ...{ name: 'Évacuation d’eaux', purpose: 'Away with it.', levels: ['one_stop' as const] },
    ...{ departmentId: offered.departmentId, calendarId: offered.calendarId },
    ...given,
  })
  const inPortal = async () =>
    (await service.nobody().call(serviceRoutes.list, {})).items.map(({ slug }) => slug)

  test('added under a short name of its own, with terms and steps; on the portal at once', async () => {
    const terms = [{ label: 'Fee', value: '£12.50', pence: 1250 }]
    const selfService = { label: 'Do it yourself', steps: ['Open it', 'Close it'] }
    const body = input({ terms, selfService, phrases: ['my drain is blocked'], momentOfTruth: true })
    const added = await admin.call(catalogueRoutes.add, { body })
    expect(added).toMatchObject({ slug: 'evacuation-d-eaux', terms, selfService, active: true, version: 1 })
    expect((await admin.call(catalogueRoutes.add, { body })).slug).toBe('evacuation-d-eaux-2')
    expect((await admin.call(catalogueRoutes.add, { body: input({ name: '李' }) })).slug).toBe('service')
    expect(await inPortal()).toEqual(expect.arrayContaining(['evacuation-d-eaux', 'service']))
  })

  test('changed with its version; withdrawn it is offered no more, and may come back', async () => {
    const { items } = await admin.call(catalogueRoutes.list, {})
    const found = items.find(({ slug }) => slug === 'evacuation-d-eaux')
    const params = { serviceId: found?.id ?? '' }
    const body = input({ name: 'Drains', skillId: offered.skillId })
    const changed = await admin.call(catalogueRoutes.change, { params, body }, { version: 1 })
    expect(changed).toMatchObject({ name: 'Drains', slug: 'evacuation-d-eaux', version: 2, terms: [] })
    expect(await admin.refused(catalogueRoutes.change, { params, body }, { version: 1 })).toMatchObject({
      code: 'stale_version',
    })
    expect((await admin.call(catalogueRoutes.change, { params, body })).version).toBe(2)
    await admin.call(catalogueRoutes.setActive, { params, body: { active: false } })
    expect(await inPortal()).not.toContain('evacuation-d-eaux')
    await admin.call(catalogueRoutes.setActive, { params, body: { active: true } })
    expect(await inPortal()).toContain('evacuation-d-eaux')
    const nowhere = { params, body: input({ departmentId: offered.id }) }
    expect(await admin.refused(catalogueRoutes.change, nowhere)).toMatchObject({ code: 'invalid_input' })
  })
})
