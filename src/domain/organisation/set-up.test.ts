import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { serviceRoutes } from '#domain/services/contract.ts'
import { startService } from '#tests/support/service.ts'
import type { Service } from '#tests/support/service.ts'
import { makeSetUpLink } from './commands.ts'
import { organisationRoutes } from './contract.ts'
import type { SetUpInput } from './contract.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ quiet: true })
})
afterAll(() => service.close())

const rows = async <T>(text: string): Promise<T[]> =>
  (await service.app.database.pool.query(text)).rows as T[]

/** Starts the service: a fresh link, and its token. */
async function start(): Promise<string> {
  const url = await service.app.database.transact((tx) =>
    makeSetUpLink(tx, service.clock.now(), { publicUrl: service.url }),
  )
  return url?.split('#')[1] ?? ''
}

const answers = (token: string, given: Partial<SetUpInput> = {}): SetUpInput => ({
  token,
  organisation: {
    ...{ name: 'Te Whānau Ōtautahi', zone: 'Pacific/Auckland', locale: 'fr', country: 'NZ' },
    ...{ languages: ['fr', 'mi'], phone: '03 941 8999', email: null, address: null },
  },
  hours: {
    weekly: {
      '1': [
        ['13:00', '17:00'],
        ['08:30', '12:00'],
      ],
    },
    exceptions: [{ date: '2026-04-27', name: 'Anzac Day', spans: [] }],
  },
  department: { name: 'First point' },
  service: {
    name: '水 & égouts',
    purpose: 'Water comes and goes.',
    levels: ['one_stop'],
    phrases: ['no water'],
  },
  admin: { name: '李 O’Brien', email: 'Li@example.org', password: 'a long walk by the river' },
  ...given,
})

describe('first-run set-up', () => {
  test('open at first; only by the link that was printed last', async () => {
    const nobody = service.nobody()
    expect(await nobody.call(organisationRoutes.setUpState, {})).toEqual({ state: 'open' })
    const refusedOf = (token: string) => nobody.refused(organisationRoutes.openSetUp, { body: { token } })
    expect(await refusedOf('x'.repeat(43))).toMatchObject({ code: 'set_up_link_ended' })
    const [first, second] = [await start(), await start()]
    expect(await refusedOf(first)).toMatchObject({ code: 'set_up_link_ended' })
    expect(await nobody.call(organisationRoutes.openSetUp, { body: { token: second } })).toEqual({
      done: true,
    })
    const guessed = await nobody.refused(organisationRoutes.setUp, { body: answers(first) })
    expect(guessed).toMatchObject({ code: 'set_up_link_ended' })
    expect(await rows('select 1 from organisations')).toEqual([])
    expect(JSON.stringify(await rows('select * from set_ups'))).not.toContain(second)
  })

  test('what does not fit is named, and nothing has happened', async () => {
    const token = await start()
    const { organisation, hours, admin } = answers(token)
    const wrong: [Partial<SetUpInput>, string, string][] = [
      [{ organisation: { ...organisation, zone: 'Europe/Atlantis' } }, 'zone', 'a zone that is none'],
      [{ organisation: { ...organisation, zone: '+13:00' } }, 'zone', 'an offset knows no summer time'],
      [{ admin: { ...admin, password: 'eleven char' } }, 'password', 'too short'],
      [
        {
          hours: {
            ...hours,
            weekly: {
              '2': [
                ['09:00', '13:00'],
                ['12:00', '17:00'],
              ],
            },
          },
        },
        'weekly/2',
        'times that overlap',
      ],
    ]
    for (const [given, field, reason] of wrong) {
      const refused = await service
        .nobody()
        .refused(organisationRoutes.setUp, { body: answers(token, given) })
      expect(refused.code, reason).toBe('invalid_input')
      expect(JSON.stringify(refused.errors), reason).toContain(field)
    }
    expect(await rows('select 1 from calendars')).toEqual([])
  })

  test('all at once: organisation, hours, department, service, admin; it ends signed in', async () => {
    const token = await start()
    const nobody = service.nobody()
    const { token: entry } = await nobody.call(organisationRoutes.setUp, { body: answers(token) })
    expect(await nobody.call(serviceRoutes.organisation, {})).toMatchObject({
      ...{ name: 'Te Whānau Ōtautahi', zone: 'Pacific/Auckland', locale: 'fr', example: false },
    })
    const { items } = await nobody.call(serviceRoutes.list, {})
    expect(items).toMatchObject([{ slug: 'egouts', name: '水 & égouts', department: 'First point' }])
    const entered = await nobody.ask('POST', '/staff/enter', { token: entry })
    expect(entered.status).toBe(200)
    expect(entered.headers.getSetCookie().join()).toMatch(/session/)
    const [admin] = await rows<{ id: string }>('select id from agents')
    const caller = await service.staff(admin?.id ?? '')
    expect(await caller.call(accountRoutes.me, {})).toMatchObject({
      ...{ kind: 'agent', name: '李 O’Brien', email: 'li@example.org' },
      roles: expect.arrayContaining(['agent', 'admin']),
    })
    expect(await rows('select languages from agents')).toMatchObject([{ languages: ['fr', 'mi'] }])
    expect(await rows('select zone, hours from calendars')).toEqual([
      {
        zone: 'Pacific/Auckland',
        hours: {
          weekly: {
            '1': [
              ['08:30', '12:00'],
              ['13:00', '17:00'],
            ],
          },
          exceptions: { '2026-04-27': [] },
          names: { '2026-04-27': 'Anzac Day' },
        },
      },
    ])
  })

  test('R24: the ledger tells of it by codes alone', async () => {
    const kinds = await rows<{ kind: string }>(
      `select kind from ledger where kind ~ '^(org|serv|acc|agent)' order by seq`,
    )
    expect(kinds.slice(0, 7).map((one) => one.kind)).toEqual([
      ...['organisation.calendar_saved', 'organisation.department_saved', 'service.saved'],
      ...['account.staff_added', 'agent.changed', 'organisation.set_up', 'account.staff_link_made'],
    ])
  })

  test('closed for ever: no link, no second set-up, also when the admin has left', async () => {
    const nobody = service.nobody()
    expect(await nobody.call(organisationRoutes.setUpState, {})).toEqual({ state: 'done' })
    expect(await start()).toBe('')
    const again = () => nobody.refused(organisationRoutes.setUp, { body: answers('x'.repeat(43)) })
    expect(await again()).toMatchObject({ code: 'set_up_done' })
    await service.app.database.pool.query('update agents set active = false')
    expect(await again()).toMatchObject({ code: 'set_up_done' })
    await service.app.database.pool.query('update agents set active = true')
  })

  test('public holidays: of a country and its regions, three years, in the language asked for', async () => {
    const nobody = service.nobody()
    const { items: countries } = await nobody.call(organisationRoutes.countries, {})
    expect(countries.find(({ code }) => code === 'NZ')?.zones).toContain('Pacific/Auckland')
    const asked = (query: { country: string; region?: string; language?: string }) =>
      nobody.call(organisationRoutes.publicHolidays, { query })
    const france = await asked({ country: 'FR', language: 'fr' })
    expect(france.items.find(({ date }) => date.endsWith('-05-01'))?.name).toBe('Fête du travail')
    expect(new Set(france.items.map(({ date }) => date.slice(0, 4))).size).toBe(3)
    const auckland = await asked({ country: 'NZ', region: 'AUK' })
    expect(auckland.regions.length).toBeGreaterThan(10)
    expect(auckland.items.length).toBeGreaterThan((await asked({ country: 'NZ' })).items.length)
    expect(await asked({ country: 'ZZ' })).toEqual({ regions: [], items: [] })
    expect((await asked({ country: 'NZ', region: 'nowhere' })).items.length).toBeGreaterThan(20)
  })
})

test('of two set-ups at once one is done, and the other is told so', async () => {
  const other = await startService({ quiet: true })
  const url = await other.app.database.transact((tx) =>
    makeSetUpLink(tx, other.clock.now(), { publicUrl: other.url }),
  )
  const token = url?.split('#')[1] ?? ''
  const both = ['a@example.org', 'b@example.org'].map((email) => {
    const input = answers(token)
    return other.nobody().ask('POST', '/set-up', { ...input, admin: { ...input.admin, email } })
  })
  const statuses = (await Promise.all(both)).map(({ status }) => status).toSorted()
  expect([
    [201, 409],
    [201, 410],
  ]).toContainEqual(statuses)
  expect((await other.app.database.pool.query('select 1 from agents')).rowCount).toBe(1)
  await other.close()
})
