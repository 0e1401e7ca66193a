import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agentRoutes } from '#domain/agents/contract.ts'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { clientRoutes } from '#domain/clients/contract.ts'
import { commitmentRoutes } from '#domain/commitments/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import { openDesk } from '#tests/support/desk.ts'
import type { Desk, Person } from '#tests/support/desk.ts'
import { createMeasures } from './follow.ts'
import type { Measures } from './follow.ts'

/** Stories that are lived with the real commands, and what is to be measured of them, worked out by hand. */

let desk: Desk
let measures: Measures
const stories = { long: '', short: '', joined: '' }
const contacts = { first: '', second: '', short: '', lost: '' }

beforeAll(async () => {
  desk = await openDesk()
  const { app, clock } = desk.service
  measures = createMeasures({ database: app.database, clock })
  await desk.rows(`update services set levels = '{self_service,one_stop,expert}' where id = $1`, desk.repairs)
  await theLongStory()
  await theShortStory()
  await theLostContact()
  await theJoinedContact()
  await measures.catchUp()
}, 60_000)
afterAll(async () => {
  await measures.close()
  await desk.service.close()
})

const seconds = (n: number) => desk.service.clock.advance(n * 1000)
const params = (contactId: string) => ({ params: { contactId } })

async function answered(
  person: Person,
  waited: number,
  client?: Parameters<Desk['begin']>[1],
  need = 'My tap drips',
) {
  const begun = await desk.begin({ need }, client)
  seconds(waited)
  await desk.rows('update presences set idle_since = $2 where agent_id = $1', person.id, new Date(0))
  await desk.pass()
  return { ...begun, caseId: await desk.accept(person, begun.contactId) }
}

/** Answered after 30 s; 120 s of talk, 40 s on hold, 60 s until Tom joins, 60 s with him; a promise, a leg, a try; asked again by Tom. */
async function theLongStory(): Promise<void> {
  const { priya, tom } = desk
  const first = await answered(priya, 30)
  const { contactId, caseId, client } = first
  contacts.first = contactId
  stories.long = caseId
  await priya.desk.call(contactRoutes.change, { ...params(contactId), body: { demand: 'value' } })
  seconds(120)
  await priya.desk.call(contactRoutes.hold, { ...params(contactId), body: { on: true, why: 'hold' } })
  seconds(40)
  await priya.desk.call(contactRoutes.hold, { ...params(contactId), body: { on: false, why: 'hold' } })
  const asked = { agentId: tom.id, question: 'Can you see it?' }
  const { offerId } = await priya.desk.call(contactRoutes.bringIn, { ...params(contactId), body: asked })
  // An invitation stands for a minute.
  seconds(50)
  await tom.desk.call(contactRoutes.accept, { params: { offerId }, body: {} })
  seconds(60)
  const promised = {
    kind: 'action' as const,
    what: 'Send a plumber',
    dueAt: desk.minutes(60).toISOString(),
    told: 'said' as const,
  }
  const promise = await priya.desk.call(commitmentRoutes.make, { params: { caseId }, body: promised })
  const wanted = { what: 'Mend it', coOwnerId: tom.id, dueAt: desk.minutes(30).toISOString() }
  const leg = await priya.desk.call(caseRoutes.openLeg, { params: { caseId }, body: wanted })
  await priya.desk.call(contactRoutes.end, { ...params(contactId), body: { ending: 'owned' } })
  seconds(300)
  await priya.desk.call(caseRoutes.attempt, {
    params: { caseId },
    body: { channel: 'phone', reached: false },
  })
  await priya.desk.call(agentRoutes.setPresence, { body: { state: 'break' } })
  seconds(300)
  const second = await answered(tom, 20, client, 'How far is my tap?')
  contacts.second = second.contactId
  expect(second.caseId).toBe(caseId)
  await tom.desk.call(contactRoutes.change, { ...params(second.contactId), body: { demand: 'failure' } })
  const [{ client_id: clientId } = { client_id: '' }] = await desk.rows<{ client_id: string }>(
    'select client_id from cases where id = $1',
    caseId,
  )
  const fact = { label: 'address', value: '1 Quay Street', contactId: second.contactId, caseId }
  await tom.desk.call(clientRoutes.tellFact, { params: { clientId }, body: fact })
  await tom.desk.call(clientRoutes.tellFact, { params: { clientId }, body: { ...fact, repeat: 'not_shown' } })
  seconds(90)
  await tom.desk.call(contactRoutes.end, { ...params(second.contactId), body: { ending: 'owned' } })
  await tom.desk.call(caseRoutes.changeLeg, {
    params: { legId: leg.id },
    body: { to: 'done', result: 'Mended' },
  })
  await priya.desk.call(commitmentRoutes.keep, { params: { commitmentId: promise.id }, body: {} })
  seconds(10)
  await priya.desk.call(caseRoutes.close, { params: { caseId }, body: { outcome: 'met' } })
  await priya.desk.call(agentRoutes.setPresence, { body: { state: 'available' } })
}

/** Answered after 5 s, met after 100 s. */
async function theShortStory(): Promise<void> {
  const { contactId, caseId } = await answered(desk.priya, 5)
  seconds(100)
  await desk.priya.desk.call(contactRoutes.end, { ...params(contactId), body: { ending: 'met' } })
  contacts.short = contactId
  stories.short = caseId
}

/** Went after 45 s without an answer. */
async function theLostContact(): Promise<void> {
  const { client, contactId } = await desk.begin()
  seconds(45)
  await client.call(portalRoutes.leave, { ...params(contactId), body: {} })
  contacts.lost = contactId
}

/** About something new, it turned out, then about the first after all: the second case was none. */
async function theJoinedContact(): Promise<void> {
  const { contactId, caseId } = await answered(desk.priya, 5)
  await desk.priya.desk.call(contactRoutes.change, { ...params(contactId), body: { newCase: true } })
  const moved = await desk.priya.desk.call(contactRoutes.get, params(contactId))
  stories.joined = moved.case?.id ?? ''
  await desk.priya.desk.call(contactRoutes.change, { ...params(contactId), body: { caseId } })
  await desk.priya.desk.call(contactRoutes.end, { ...params(contactId), body: { ending: 'met' } })
}

const one = async (table: string, id: string, value: string) =>
  (await desk.rows<Record<string, unknown>>(`select * from ${table} where ${id} = $1`, value))[0]

describe('R26: a contact is measured as it was', () => {
  test('the first: wait, talk, hold, who helped', async () => {
    expect(await one('measured_contacts', 'contact_id', contacts.first)).toMatchObject({
      ...{ case_id: stories.long, channel: 'chat', direction: 'in', ending: 'owned', demand: 'value' },
      ...{ day: '2026-03-02', hour: 10, waited_s: 30, talk_s: 230, hold_s: 40, holds: 1 },
      ...{ people: 2, experts: 1, expert_s: 60, handovers: 0, repeats: 0, by_owner: true },
      ...{ nth: 1, came_back: true, chasing: false, lost_at: null },
    })
  })

  test('the second: asks how far it is, is answered by another, and asked again', async () => {
    expect(await one('measured_contacts', 'contact_id', contacts.second)).toMatchObject({
      ...{ case_id: stories.long, waited_s: 20, talk_s: 90, people: 1, repeats: 1, by_owner: false },
      ...{ demand: 'failure', nth: 2, came_back: false, chasing: true },
    })
  })

  test('the lost one: where it was lost and how long it had waited', async () => {
    expect(await one('measured_contacts', 'contact_id', contacts.lost)).toMatchObject({
      ...{
        case_id: null,
        ending: 'left_waiting',
        waited_s: 45,
        talk_s: 0,
        people: 0,
        lost_at: 'waiting',
        nth: null,
      },
    })
  })
})

describe('R26, R21: a need is measured whole', () => {
  test('R21: the long one: two contacts, two people, one hand-off; met with an expert, though offered without', async () => {
    expect(await one('measured_needs', 'case_id', stories.long)).toMatchObject({
      ...{
        outcome: 'met',
        contacts: 2,
        contacts_out: 0,
        channels: 1,
        people: 2,
        places: 1,
        handoffs: 1,
        returns: 0,
      },
      ...{ repeats: 1, attempts: 1, attempts_reached: 0, holds: 1, talk_s: 320, hold_s: 40, wait_s: 50 },
      ...{ failure_contacts: 1, legs: 1, legs_late: 0, promises_kept: 1, promises_broken: 0, reopened: 0 },
      ...{ first_point: false, level_met: 'expert', level_possible: 'self_service', end_to_end_s: 1020 },
    })
    const [leg] = await desk.rows('select state, late from measured_legs where case_id = $1', stories.long)
    expect(leg).toEqual({ state: 'done', late: false })
    const [promise] = await desk.rows(
      'select state, told, kind from measured_promises where case_id = $1',
      stories.long,
    )
    expect(promise).toEqual({ state: 'kept', told: true, kind: 'action' })
  })

  test('R21: the short one: met at the first point, by one person, at one stop', async () => {
    expect(await one('measured_needs', 'case_id', stories.short)).toMatchObject({
      ...{ contacts: 1, people: 1, handoffs: 0, first_point: true, level_met: 'one_stop', end_to_end_s: 105 },
    })
  })

  test('a case that turned out to be another one’s is no need', async () => {
    expect(await one('measured_needs', 'case_id', stories.joined)).toMatchObject({
      outcome: 'duplicate',
      contacts: 0,
    })
    const sums = await desk.rows<{ measure: string; amount: string }>(
      `select measure, amount from measured_sums where grain = 'month' and channel = '*' and service_id::text like 'ffff%'
         and measure in ('needs_opened', 'needs_closed', 'contacts', 'needs_first_point', 'lost') order by 1`,
    )
    expect(Object.fromEntries(sums.map(({ measure, amount }) => [measure, Number(amount)]))).toEqual({
      ...{ contacts: 5, lost: 1, needs_closed: 3, needs_first_point: 2, needs_opened: 3 },
    })
  })
})

test('R24: erasing all that is personal changes no measure', async () => {
  const tables = ['contacts', 'needs', 'legs', 'promises', 'work', 'sums', 'spreads']
  const everything = () =>
    Promise.all(tables.map((table) => desk.rows(`select t::text from measured_${table} t order by 1`)))
  const before = await everything()
  await desk.rows(`
    update clients set name = null, language = 'en', access_needs = '{}', access_note = null, preferred_channel = null,
      preferred_times = null, erased_at = now();
    delete from client_identifiers; delete from client_facts; delete from client_representatives; delete from messages;
    delete from papers; update contacts set need = '', call_back_to = null, session_id = null;
    delete from client_links; delete from client_codes; delete from client_sessions;
    update cases set need = '', situation = '', matters = '', works = '', does_not_work = '', plan = '', outcome_note = null;
    update legs set what = '', result = null; update commitments set what = '', note = null;`)
  await desk.rows(
    `truncate ${tables.map((table) => `measured_${table}`).join(', ')}; delete from measured_until`,
  )
  await measures.catchUp()
  expect(await everything()).toEqual(before)
})
