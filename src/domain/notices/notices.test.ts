import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { myRoutes } from '#domain/cases/contract.routes.ts'
import { newId } from '#platform/ids.ts'
import { MONDAY } from '#tests/support/factories.ts'
import { startService } from '#tests/support/service.ts'
import type { Caller, Service } from '#tests/support/service.ts'
import type { SettableClock } from '#platform/clock.ts'
import { noticeRoutes } from './contract.ts'

let service: Service & { clock: SettableClock }
let lead: Caller
let agent: Caller
let serviceId: string
let otherId: string
const cases: { clientId: string; caseId: string }[] = []

const HOUR = 3_600_000
const DAY = 24 * HOUR
const iso = (ms: number) => new Date(MONDAY.getTime() + ms).toISOString()
const rows = async <T>(text: string, ...values: unknown[]): Promise<T[]> =>
  (await service.app.database.pool.query(text, values)).rows as T[]

beforeAll(async () => {
  service = await startService({ at: MONDAY, quiet: true })
  const { make } = service
  await make.organisation()
  const offered = await make.service({ name: 'Bins', slug: 'bins' })
  serviceId = offered.id
  otherId = (await make.service({ name: 'Parking', slug: 'parking' })).id
  const priya = await make.agent({ departmentId: offered.departmentId, roles: ['agent'] })
  const lena = await make.agent({ departmentId: offered.departmentId, roles: ['agent', 'lead'] })
  agent = await service.staff(priya.id)
  lead = await service.staff(lena.id)
  for (const given of [{ serviceId }, { serviceId }, { serviceId: otherId }]) {
    const clientId = (await make.client()).id
    cases.push({ clientId, caseId: (await make.case({ clientId, ownerId: priya.id, ...given })).id })
  }
  // A second case of the first client, in which nothing has happened since.
  const [first] = cases
  const openedAt = new Date(MONDAY.getTime() - 9 * DAY)
  await make.case({ clientId: first?.clientId ?? '', ownerId: priya.id, serviceId, openedAt })
})
afterAll(() => service.close())

const body = (given: object = {}) => ({
  title: 'No collections today',
  body: 'The lorries cannot drive on the ice. We come tomorrow instead.',
  fromAt: iso(0),
  untilAt: iso(6 * HOUR),
  serviceId,
  ...given,
})
const toldTo = (clientId: string | undefined) =>
  rows<{ body: string }>(
    `select body from messages where client_id = $1 and kind = 'told' order by at, id`,
    clientId,
  )
const current = async () => (await service.nobody().call(noticeRoutes.current, {})).items

describe('R31: known disruption is told to those affected before they ask', () => {
  let noticeId = ''

  test('published by a lead: at once on the portal for everybody, and once to each client with an open case on it', async () => {
    expect(await current()).toEqual([])
    const published = await lead.call(noticeRoutes.publish, { body: body() })
    noticeId = published.id
    expect(published).toMatchObject({ service: 'Bins', told: 2, current: true, version: 1 })
    expect(await current()).toMatchObject([{ id: noticeId, title: 'No collections today', service: 'Bins' }])
    expect(await toldTo(cases[0]?.clientId)).toHaveLength(1)
    expect((await toldTo(cases[1]?.clientId))[0]?.body).toContain('We come tomorrow instead.')
    expect(await toldTo(cases[2]?.clientId)).toEqual([])
  })

  test('R24: ledger rows in the same transaction, without words', async () => {
    const [published] = await rows<{ facts: object; serviceId: string }>(
      `select facts, service_id as "serviceId" from ledger where kind = 'notice.published'`,
    )
    expect(published).toEqual({
      facts: { noticeId, told: 2, untilAt: iso(6 * HOUR) },
      serviceId,
    })
    const sent = await rows(`select 1 from ledger where kind = 'case.message_sent' and actor = 'service'`)
    expect(sent).toHaveLength(2)
  })

  test('the client reads it on the own page, and the case has a new version', async () => {
    const { clientId = '', caseId = '' } = cases[0] ?? {}
    const visitor = await service.visitor()
    await service.app.database.pool.query(
      'update client_sessions set client_id = $1, proved_at = created_at where id = (select max(id::text)::uuid from client_sessions)',
      [clientId],
    )
    const seen = await visitor.call(myRoutes.get, { params: { caseId } })
    expect(seen.messages.at(-1)).toMatchObject({ kind: 'told', author: 'service' })
    expect(seen.messages.at(-1)?.body).toMatch(/until Monday,? 2 March at 16:00/)
    expect(seen.version).toBe(2)
  })

  test('changed: they are told again; changed into the same, nobody is', async () => {
    const { serviceId: _service, ...words } = body({ untilAt: iso(8 * HOUR) })
    const params = { noticeId }
    const changed = await lead.call(noticeRoutes.change, { params, body: words }, { version: 1 })
    expect(changed).toMatchObject({ version: 2, told: 2 })
    const again = await lead.call(noticeRoutes.change, { params, body: words }, { version: 2 })
    expect(again.version).toBe(2)
    expect((await toldTo(cases[1]?.clientId)).map((one) => one.body.slice(0, 30))).toEqual([
      'Something you should know befo',
      'What we told you has changed. ',
    ])
    expect(await lead.refused(noticeRoutes.change, { params, body: words }, { version: 1 })).toMatchObject({
      code: 'stale_version',
    })
  })

  test('withdrawn: gone from the portal, and they are told that it no longer holds', async () => {
    const params = { noticeId }
    expect(await lead.call(noticeRoutes.withdraw, { params })).toMatchObject({
      state: 'withdrawn',
      current: false,
    })
    expect(await current()).toEqual([])
    expect((await toldTo(cases[0]?.clientId)).at(-1)?.body).toContain('no longer holds')
    expect(await lead.refused(noticeRoutes.withdraw, { params })).toMatchObject({ code: 'notice_over' })
    const kinds = await rows<{ kind: string }>(
      `select kind from ledger where kind like 'notice.%' order by seq`,
    )
    expect(kinds.map((one) => one.kind)).toEqual(['notice.published', 'notice.changed', 'notice.withdrawn'])
  })

  test.each([
    ['it would end before it begins', { fromAt: iso(2 * HOUR), untilAt: iso(HOUR) }, 'ends_before'],
    ['its end has passed', { fromAt: iso(-2 * HOUR), untilAt: iso(-HOUR) }, 'ends_in_past'],
    ['no service of ours', { serviceId: newId(MONDAY) }, 'invalid_input'],
  ])('%s: refused, and nobody is told', async (_reason, given, code) => {
    const before = await rows('select 1 from messages')
    expect(await lead.refused(noticeRoutes.publish, { body: body(given) })).toMatchObject({ code })
    expect(await rows('select 1 from messages')).toHaveLength(before.length)
  })

  test('an agent reads the list, and publishes nothing', async () => {
    expect((await agent.call(noticeRoutes.list, {})).items).toHaveLength(1)
    expect(await agent.refused(noticeRoutes.publish, { body: body() })).toMatchObject({ code: 'not_yours' })
  })
})

describe('R31: the contacts prevented are estimated from like days', () => {
  const listed = async (title: string) => {
    const { items } = await lead.call(noticeRoutes.list, {})
    return items.find((one) => one.title === title)
  }

  test('before there is history nothing is said, and why', async () => {
    await lead.call(noticeRoutes.publish, {
      body: body({ title: 'Machines are out', serviceId: otherId, untilAt: iso(4 * HOUR) }),
    })
    await lead.call(noticeRoutes.publish, {
      body: body({ title: 'Roadworks', serviceId: otherId, fromAt: iso(3 * DAY), untilAt: iso(4 * DAY) }),
    })
    service.clock.advance(HOUR)
    expect(await listed('Machines are out')).toMatchObject({ prevented: null, noFigure: 'too_few_days' })
    expect(await listed('Roadworks')).toMatchObject({ current: false, noFigure: 'not_begun' })
  })

  test('twelve contacts on each like Monday, three today: nine are prevented so far', async () => {
    const arrivals = Array.from({ length: 8 }, (_, week) =>
      Array.from({ length: 12 }, (_, n) => [otherId, -7 * DAY * (week + 1) + n * 4 * 60_000] as const),
    ).flat()
    const noise = [0, 1, 2, 3].map((n) => [otherId, -7 * DAY * n - 5 * HOUR] as const)
    const today = [0, 10, 20].map((minutes) => [otherId, minutes * 60_000] as const)
    const elsewhere = [[serviceId, 60_000] as const, [serviceId, -60 * DAY] as const]
    for (const [about, after] of [...arrivals, ...noise, ...today, ...elsewhere]) {
      await service.app.database.pool.query(
        `insert into contacts (id, channel, state, service_id, need, arrived_at, place_at, last_event_at, ended_at, ending)
         values ($1, 'phone', 'ended', $2, 'About the car park', $3, $3, $3, $3, 'left')`,
        [newId(MONDAY), about, iso(after)],
      )
    }
    const found = await listed('Machines are out')
    expect(found).toMatchObject({
      noFigure: null,
      prevented: { came: 3, expected: 12, prevented: 9, days: 8 },
    })
    expect(found?.prevented?.low).toBeGreaterThan(2)
    expect(found?.prevented?.high).toBeLessThan(18)
  })

  test('when it is over the figure stays as it was', async () => {
    service.clock.advance(3 * HOUR)
    const before = await listed('Machines are out')
    expect(before).toMatchObject({ current: false, prevented: { came: 3, expected: 12 } })
    service.clock.advance(40 * DAY)
    expect(await listed('Machines are out')).toEqual(before)
  })
})
