import { afterAll, beforeAll, expect, test } from 'vitest'
import { myRoutes } from '#domain/cases/contract.routes.ts'
import { commitmentRoutes } from '#domain/commitments/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import { OFFER_SECONDS } from '#domain/contacts/dispatch.ts'
import { lockDispatch } from '#domain/contacts/store/offers.ts'
import { openDesk } from './support/desk.ts'
import type { Begun, Desk } from './support/desk.ts'
import { MONDAY } from './support/factories.ts'
import { paperForm } from './support/populated.ts'

let own: Desk
beforeAll(async () => {
  own = await openDesk()
})
afterAll(() => own.service.close())

const PHONE = '020 7946 0100'
const seen = ({ client, contactId }: Begun) => client.call(portalRoutes.get, { params: { contactId } })
const away = (state: 'break' | 'available') => own.rows(`update presences set state = $1`, state)

test('R2: keep my place: a promise by name with a time; called when it comes, by whoever can help, the promise is kept', async () => {
  await away('break')
  const before = await own.begin()
  const kept = await own.begin()
  const answer = await kept.client.call(portalRoutes.keepPlace, {
    params: { contactId: kept.contactId },
    body: { phone: PHONE, name: 'Joan Clarke' },
  })
  expect(answer).toMatchObject({
    state: 'waiting',
    callBackTo: '+442079460100',
    name: 'Joan Clarke',
    ahead: 1,
  })
  const [promise] = answer.commitments
  expect(Date.parse(promise?.dueAt ?? '')).toBeGreaterThan(own.service.clock.now().getTime())
  expect([own.priya.name, own.tom.name]).toContain(promise?.by)
  const page = await kept.client.call(myRoutes.get, { params: { caseId: answer.caseId ?? '' } })
  expect(page).toMatchObject({ owner: { name: promise?.by }, next: { what: promise?.what } })
  await away('available')
  await before.client.call(portalRoutes.leave, { params: { contactId: before.contactId }, body: {} })
  await own.pass()
  const offered = (
    await Promise.all([own.priya, own.tom].map(async (who) => ({ who, offers: await own.offers(who) })))
  ).find((one) => one.offers.some((offer) => offer.contactId === kept.contactId))
  const who = offered?.who ?? own.priya
  await own.accept(who, kept.contactId)
  const moment = await who.desk.call(contactRoutes.get, { params: { contactId: kept.contactId } })
  expect(moment).toMatchObject({
    channel: 'phone',
    callBackTo: '+442079460100',
    commitments: [{ state: 'kept' }],
  })
  await who.desk.call(contactRoutes.end, { params: { contactId: kept.contactId }, body: { ending: 'met' } })
})

test('R2: times are those at which somebody able works; outside nobody’s hours nothing is promised', async () => {
  const { client, contactId } = await own.begin()
  const { slots } = await client.call(portalRoutes.slots, { query: { contactId } })
  expect(slots.length).toBeGreaterThan(10)
  for (const { from, until } of slots) {
    const at = new Date(from)
    expect(at.getTime()).toBeGreaterThan(own.service.clock.now().getTime())
    expect([1, 2, 3, 4, 5]).toContain(at.getUTCDay())
    expect(at.getUTCHours()).toBeGreaterThanOrEqual(8)
    expect(new Date(until).getTime()).toBeLessThanOrEqual(
      new Date(`${from.slice(0, 10)}T18:00:00Z`).getTime(),
    )
  }
  const choose = (from: string) =>
    client.refused(portalRoutes.chooseTime, { params: { contactId }, body: { from, phone: PHONE } })
  for (const [from, why] of [
    ['2026-03-03T03:00:00Z', 'at night'],
    ['2026-03-08T10:00:00Z', 'on a Sunday'],
    ['2026-03-02T09:00:00Z', 'it is over'],
    ['2026-03-03T10:07:00Z', 'between two times'],
    ['2026-06-01T10:00:00Z', 'further ahead than anybody knows'],
    ['9999-12-31T10:00:00Z', 'the year 9999'],
  ] as const) {
    expect({ why, code: (await choose(from)).code }).toEqual({ why, code: 'time_not_free' })
  }
  await client.call(portalRoutes.leave, { params: { contactId }, body: {} })
})

test('R2, R7: two clients race for the last person free at a time: one gets it, the other is told and chooses again', async () => {
  const { slots } = await (
    await own.service.visitor()
  ).call(portalRoutes.slots, { query: { serviceId: own.repairs } })
  const from = slots[4]?.from ?? ''
  const people = 2
  const clients = await Promise.all(Array.from({ length: people + 2 }, () => own.begin()))
  const answers = await Promise.all(
    clients.map(({ client, contactId }) =>
      client.ask('POST', `/portal/contacts/${contactId}/choose-time`, { from, phone: PHONE }),
    ),
  )
  const got = answers.filter((one) => one.status === 200)
  const not = answers.filter((one) => one.status !== 200)
  expect(got).toHaveLength(people)
  expect(not.map((one) => (one.body as { code: string }).code)).toEqual(['time_not_free', 'time_not_free'])
  const booked = await own.rows<{ by: string }>(
    `select by_agent_id as by from commitments where from_at = $1 and state = 'open'`,
    from,
  )
  expect(new Set(booked.map((one) => one.by)).size).toBe(people)
  for (const { body } of got)
    expect(body).toMatchObject({ state: 'ended', ending: 'owned', commitments: [{ fromAt: from }] })
  for (const one of clients) {
    const now = await seen(one)
    if (now.state === 'waiting')
      await one.client.call(portalRoutes.leave, { params: { contactId: one.contactId }, body: {} })
  }
})

test('R7: the call happens at the chosen time, by the person who promised it, as a contact on the same case', async () => {
  const one = await own.begin()
  const { slots } = await one.client.call(portalRoutes.slots, { query: { contactId: one.contactId } })
  const from = slots[0]?.from ?? ''
  const chosen = await one.client.call(portalRoutes.chooseTime, {
    params: { contactId: one.contactId },
    body: { from, phone: PHONE },
  })
  const caseId = chosen.caseId ?? ''
  const commitmentId = chosen.commitments[0]?.id ?? ''
  own.service.clock.set(new Date(from))
  const who = [own.priya, own.tom].find((person) => person.name === chosen.commitments[0]?.by) ?? own.priya
  const { contactId } = await who.desk.call(contactRoutes.call, {
    params: { caseId },
    body: { commitmentId },
  })
  const moment = await who.desk.call(contactRoutes.get, { params: { contactId } })
  expect(moment).toMatchObject({
    direction: 'out',
    channel: 'phone',
    case: { id: caseId },
    commitments: [{ id: commitmentId, state: 'kept' }],
  })
  await who.desk.call(contactRoutes.end, { params: { contactId }, body: { ending: 'met' } })
  own.service.clock.set(MONDAY)
})

test('R2: write instead needs a way to reach; then somebody by name answers within working hours', async () => {
  own.service.clock.set(new Date('2026-03-06T17:00:00Z'))
  const one = await own.begin()
  const params = { contactId: one.contactId }
  const refused = await one.client.refused(portalRoutes.writeInstead, {
    params,
    body: { body: 'It drips at night' },
  })
  expect(refused).toMatchObject({ code: 'way_to_reach_needed', status: 422 })
  expect((await seen(one)).state).toBe('waiting')
  const written = await one.client.call(portalRoutes.writeInstead, {
    params,
    body: { body: 'It drips at night', email: 'joan@example.org' },
  })
  expect(written).toMatchObject({ state: 'ended', ending: 'owned' })
  const page = await one.client.call(myRoutes.get, { params: { caseId: written.caseId ?? '' } })
  const due = new Date(page.next?.dueAt ?? 0)
  // Eight working hours from Friday 17:00: one that day, seven on Monday from eight.
  expect(due.toISOString()).toBe('2026-03-09T15:00:00.000Z')
  expect(page.messages.map((message) => message.body)).toContain('It drips at night')
  expect([own.priya.name, own.tom.name]).toContain(page.owner.name)
  own.service.clock.set(MONDAY)
})

test('R2: what was told of the wait is kept with the contact, held against the wait as it was, and the share is shown', async () => {
  await away('available')
  for (let n = 0; n < 12; n += 1) {
    const { contactId } = await own.begin()
    await own.rows(
      'update contacts set estimate_low_s = 0, estimate_likely_s = 30, estimate_high_s = 60 where id = $1',
      contactId,
    )
    own.service.clock.advance(n < 9 ? 20_000 : 120_000)
    await own.rows(
      'update presences set seen_at = $1, idle_since = case when agent_id = $2 then $3 else idle_since end',
      own.service.clock.now(),
      own.priya.id,
      new Date(0),
    )
    await own.pass()
    await own.accept(own.priya, contactId)
    own.service.clock.advance(30_000)
    await own.priya.desk.call(contactRoutes.end, { params: { contactId }, body: { ending: 'met' } })
  }
  const held = await own.rows<{ held: boolean }>(
    `select (facts ->> 'estimateHeld')::boolean as held from ledger where kind = 'contact.answered' order by seq desc limit 12`,
  )
  expect(held.filter((one) => one.held)).toHaveLength(9)
  own.service.clock.advance(5_000)
  const next = await seen(await own.begin())
  expect(next.estimate).toMatchObject({
    lowSeconds: expect.any(Number),
    likelySeconds: expect.any(Number),
    highSeconds: expect.any(Number),
  })
  expect(next.estimates?.count).toBeGreaterThanOrEqual(12)
  expect(next.estimates?.share).toBeCloseTo(9 / 12, 1)
  const [told] = await own.rows<{ facts: { low: number } }>(
    `select facts from ledger where kind = 'contact.estimated' and contact_id = $1`,
    next.id,
  )
  expect(told?.facts.low).toBe(next.estimate?.lowSeconds)
  await own.rows(`update contacts set client_seen_at = $1 where state = 'waiting'`, own.service.clock.now())
})

test('R2: nobody able is there: the truth is told, no figure is invented, and the other ways stand open', async () => {
  await own.rows(`update presences set state = 'offline'`)
  own.service.clock.advance(2_000)
  const one = await own.begin()
  expect(await seen(one)).toMatchObject({ somebodyThere: false, estimate: null })
  const { ways } = await one.client.call(portalRoutes.ways, { query: { serviceId: own.repairs } })
  expect(ways.find((way) => way.way === 'chat')).toMatchObject({
    open: false,
    somebodyThere: false,
    estimate: null,
  })
  expect(ways.find((way) => way.way === 'call_at')).toMatchObject({ open: true })
  expect(ways.find((way) => way.way === 'write')).toMatchObject({ open: true })
  await away('available')
})

test('R3: how long, whether in private, and papers are with the agent at the offer', async () => {
  const { client, contactId } = await own.begin({ minutesAvailable: 10 })
  await client.call(portalRoutes.tell, {
    params: { contactId },
    body: { canTalkPrivately: false, name: 'Joan Clarke' },
  })
  await client.ask('POST', '/papers', paperForm('bill.txt', 'a bill', { contactId }))
  await own.rows(
    'update presences set idle_since = $2, seen_at = $3 where agent_id = $1',
    own.tom.id,
    new Date(0),
    own.service.clock.now(),
  )
  // Others wait before: Tom is the only one at a desk just now, and has room for all of them.
  await own.rows('update agents set chat_capacity = 9 where id = $1', own.tom.id)
  await own.rows(`update presences set state = 'break' where agent_id = $1`, own.priya.id)
  await own.pass()
  await own.rows(`update presences set state = 'available' where agent_id = $1`, own.priya.id)
  const offer = (await own.tom.desk.call(contactRoutes.mine, {})).offers.find(
    (one) => one.contactId === contactId,
  )
  expect(offer).toMatchObject({
    minutesAvailable: 10,
    canTalkPrivately: false,
    papers: 1,
    clientName: 'Joan Clarke',
  })
  const caseId = await own.accept(own.tom, contactId)
  const dueAt = own.minutes(60).toISOString()
  await own.tom.desk.call(commitmentRoutes.make, {
    params: { caseId },
    body: { kind: 'reply', what: 'Write to you', dueAt, told: 'said' },
  })
  await own.tom.desk.call(contactRoutes.end, { params: { contactId }, body: { ending: 'owned' } })
})

test('R1: a pass that waited for its turn offers now, with the whole time to accept', async () => {
  const { service } = own
  const { contactId } = await own.begin()
  const asked = service.clock.now()
  const other = await service.app.database.pool.connect()
  await other.query('begin')
  await other.query(lockDispatch.text)
  const passed = own.pass()
  await expect
    .poll(() =>
      own.rows(
        `select from pg_locks l join pg_database d on d.oid = l.database
         where l.locktype = 'advisory' and not l.granted and d.datname = current_database()`,
      ),
    )
    .toHaveLength(1)
  service.clock.advance(20_000)
  await other.query('commit')
  other.release()
  await passed
  const [offer] = await own.rows<{ made: Date; expires: Date }>(
    'select made_at as made, expires_at as expires from offers where contact_id = $1',
    contactId,
  )
  expect(offer?.made.getTime()).toBe(asked.getTime() + 20_000)
  expect(offer?.expires.getTime()).toBe(asked.getTime() + 20_000 + OFFER_SECONDS * 1_000)
})
