import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { startConceptApp } from '#tests/support/concept-app.ts'
import type { ConceptApp } from '#tests/support/concept-app.ts'
import { storyteller } from './journey.fixture.ts'
import type { Need, Place, Storyteller } from './journey.fixture.ts'
import type { Journey } from './contract.flow.ts'
import { createMeasures } from './follow.ts'
import type { Measures } from './follow.ts'
import { figuresOf } from './rules/journey-head.ts'
import { headsOf } from './queries/journeys.ts'
import { contactsOf, told } from './store/journey.ts'
import { bindFlow } from './routes.flow.ts'

const FROM = new Date('2026-03-02T10:00:00Z')
let own: ConceptApp
let story: Storyteller
let measures: Measures
let lead: string
let front: Place
let gas: Place
let legal: Place
let serviceId: string

beforeAll(async () => {
  own = await startConceptApp(bindFlow)
  measures = createMeasures(own)
  own.clock.set(new Date('2026-03-20T12:00:00Z'))
  story = storyteller(own.database, own.make, FROM)
  await own.database.pool.query(`select ledger_month($1)`, [FROM])
  lead = (await own.agent({ roles: ['agent', 'lead'] })).cookie
  front = await story.place('First point')
  gas = await story.place('Gas')
  legal = await story.place('Legal')
  serviceId = (await own.make.service({ name: 'Repairs', departmentId: front.departmentId })).id
})
afterAll(async () => {
  await measures.close()
  await own.close()
})

const ask = async (path: string, cookie = lead) => {
  const answer = await own.app.inject({ method: 'GET', url: `/api/v1/measures/${path}`, headers: { cookie } })
  return { status: answer.statusCode, body: answer.json() as Journey & { code: string } }
}
const read = async (caseId: string) => (await ask(`journeys/${caseId}`)).body
const outline = ({ steps }: Journey) => steps.map(({ kind, place, words }) => [kind, place, words])
const due = (minutes: number) => story.minute(minutes).toISOString()
const kept = (of: string, what: string, need: Need) => {
  const id = newId(story.minute(0))
  const promised = `insert into commitments (id, case_id, kind, what, by_agent_id, made_at, due_at, warn_at, tell_client_at)
    values ($1, $2, 'action', $3, $4, $5, $6, $5, $5)`
  const asked = `insert into legs (id, case_id, what, department_id, co_owner_id, opened_at, due_at) values ($1, $2, $3, $4, $5, $6, $7)`
  const times = [story.minute(0), story.minute(600)]
  const values =
    of === 'leg'
      ? [id, need.id, what, legal.departmentId, legal.agentId, ...times]
      : [id, need.id, what, front.agentId, ...times]
  return story.run(of === 'leg' ? asked : promised, values).then(() => id)
}
const written = async (body: string, need: Need, author = 'client') => {
  const id = newId(story.minute(0))
  await story.run(
    `insert into messages (id, case_id, client_id, kind, author, body, at, channel) values ($1, $2, $3, 'text', $4, $5, $6, 'email')`,
    [id, need.id, need.clientId, author, body, FROM],
  )
  return id
}

/** A first conversation in which everything happens that can. */
async function conversation(need: Need): Promise<void> {
  const { tell } = need
  const contactId = await need.contact(0, 'The boiler is cold\nand the baby too', { channel: 'chat' })
  const client = { actor: 'client', contactId } as const
  const agent = { actor: 'agent', agentId: front.agentId, contactId } as const
  const expert = { ...agent, agentId: gas.agentId }
  const ended = (segment: string, seconds: number) => ({ segment, seconds, closedBy: 'event' })
  await tell(0, 'contact.estimated', client, { low: 30, likely: 60, high: 120 })
  await tell(0, 'contact.segment_began', client, { segment: 'waiting' })
  await tell(3, 'contact.segment_ended', client, ended('waiting', 180))
  await tell(3, 'case.opened', agent, { ownerId: front.agentId, channel: 'chat' })
  await tell(3, 'contact.segment_began', agent, { segment: 'talking' })
  await tell(3, 'contact.answered', agent, { waited: 180, byOwner: true, estimateHeld: false })
  await tell(5, 'contact.segment_ended', agent, ended('talking', 120))
  await tell(5, 'contact.segment_began', agent, { segment: 'hold' })
  await tell(6, 'contact.segment_ended', agent, ended('hold', 60))
  await tell(6, 'contact.segment_began', agent, { segment: 'talking' })
  await tell(7, 'contact.brought_in', expert, { afterSeconds: 12 })
  await tell(8, 'client.fact_repeated', agent, { factId: newId(FROM), label: 'address', why: 'not_shown' })
  await tell(9, 'contact.segment_ended', agent, ended('talking', 180))
  await tell(9, 'contact.handed_over', expert, { fromId: front.agentId, toId: gas.agentId })
  await tell(9, 'contact.segment_began', expert, { segment: 'talking' })
  const change = { fromId: front.agentId, toId: gas.agentId }
  await tell(9, 'case.owner_changed', { ...expert, contactId: null }, { ...change, why: 'handover' })
  await tell(12, 'contact.segment_ended', expert, ended('talking', 180))
  await tell(12, 'contact.demand_set', expert, { demand: 'value' })
  await tell(12, 'contact.ended', expert, { ending: 'owned', talkSeconds: 480, people: 2 })
}

/** What follows it: promises, a leg, words to and fro, tries, the end, and the end of the end. */
async function aftermath(need: Need): Promise<void> {
  const { tell } = need
  const [first, second] = [
    await kept('promise', 'A fitter comes', need),
    await kept('promise', 'We call you', need),
  ]
  const leg = await kept('leg', 'Who pays for the boiler?', need)
  const agent = { actor: 'agent', agentId: gas.agentId } as const
  const client = { actor: 'client' } as const
  await tell(10, 'commitment.made', agent, {
    ...{ commitmentId: first, kind: 'action', dueAt: due(610), told: true },
  })
  await tell(11, 'case.leg_opened', { ...agent, departmentId: legal.departmentId }, leg2(leg))
  const no = await written('Not today: the part is missing. We send a heater instead.', need, 'agent')
  await tell(20, 'case.message_sent', agent, { messageId: no, author: 'agent', note: false })
  await tell(20, 'case.declined', agent)
  await tell(25, 'case.owner_changed', agent, { fromId: gas.agentId, toId: gas.agentId, why: 'given' })
  await tell(30, 'commitment.renegotiated', agent, { commitmentId: first, newId: second, dueAt: due(900) })
  await tell(40, 'case.attempted', agent, { channel: 'phone', reached: false })
  const note = await written('They sound upset', need, 'agent')
  await tell(45, 'case.message_sent', agent, { messageId: note, author: 'agent', note: true })
  const wrote = await written(`  ${'We freeze. '.repeat(40)}\nSecond line`, need)
  await tell(50, 'case.message_sent', client, { messageId: wrote, author: 'client', note: false })
  await tell(900, 'commitment.broken', {}, { commitmentId: second })
  await tell(910, 'case.leg_ended', { ...agent, departmentId: legal.departmentId }, done(leg))
  await tell(920, 'commitment.kept', agent, { commitmentId: first, early: false })
  await tell(930, 'case.closed', agent, { outcome: 'met' })
  await tell(940, 'case.confirmed', client, { sorted: false })
  await tell(940, 'case.reopened', client, { by: 'client' })
  await tell(990, 'case.closed', agent, { outcome: 'met' })
}
const leg2 = (legId: string) => ({ legId, coOwnerId: legal.agentId, dueAt: due(600) })
const done = (legId: string) => ({ legId, state: 'done', late: true })

describe('R26: the whole path of one need', () => {
  let need: Need
  beforeAll(async () => {
    need = await story.need({ serviceId, owner: front, need: 'The boiler is cold' })
    const lost = await need.contact(-1440, 'Is anybody there?', { channel: 'phone' }, null)
    const gone = { actor: 'client', contactId: lost, caseId: null } as const
    await need.tell(-1430, 'contact.segment_ended', gone, {
      ...{ segment: 'waiting', seconds: 600, closedBy: 'event' },
    })
    await need.tell(-1430, 'contact.ended', gone, { ending: 'left_waiting', talkSeconds: 0, people: 0 })
    await conversation(need)
    await aftermath(need)
  })

  test('is told before the measures have come to it, and afterwards with the same figures', async () => {
    const before = await read(need.id)
    expect(await own.database.read((tx) => headsOf(tx, [need.id]))).toEqual([])
    await measures.catchUp()
    const { levelMet, levelPossible, closedAt, endToEndSeconds, ...after } = await read(need.id)
    expect({ ...before, steps: [] }).toMatchObject({
      ...{ contacts: 1, people: 2, places: 3, handoffs: 1, returns: 0, repeats: 1, attempts: 1 },
      ...{ waitSeconds: 180, talkSeconds: 480, promisesKept: 1, promisesBroken: 1 },
    })
    for (const key of ['contacts', 'people', 'places', 'handoffs', 'returns', 'repeats', 'attempts'] as const)
      expect({ [key]: before[key] }).toEqual({ [key]: after[key] })
    expect([before.waitSeconds, before.talkSeconds]).toEqual([after.waitSeconds, after.talkSeconds])
    expect({ levelMet, endToEndSeconds, closedAt }).toEqual({
      ...{ levelMet: 'expert', endToEndSeconds: 990 * 60, closedAt: story.minute(990).toISOString() },
    })
    expect(levelPossible).not.toBeNull()
  })

  test('R28: every kind of thing that happened is a step, with its place and its words', async () => {
    expect(outline(await read(need.id))).toEqual([
      ['contact', 'Repairs', 'Is anybody there?'],
      ['waited', null, null],
      ['lost', 'Repairs', null],
      ['contact', 'Repairs', 'The boiler is cold'],
      ['waited', null, null],
      ['opened', 'Repairs', null],
      ['answered', 'First point', null],
      ['held', 'First point', null],
      ['brought_in', 'Gas', null],
      ['asked_again', null, null],
      ['handed_over', 'Gas', null],
      ['promised', null, 'A fitter comes'],
      ['leg_began', 'Legal', 'Who pays for the boiler?'],
      ['refused', 'Gas', 'Not today: the part is missing. We send a heater instead.'],
      ['owner_changed', 'Gas', null],
      ['promise_renegotiated', null, 'A fitter comes'],
      ['attempt', null, null],
      ['message', null, 'We freeze. '.repeat(40).slice(0, 200)],
      ['promise_broken', null, 'We call you'],
      ['leg_done', 'Legal', 'Who pays for the boiler?'],
      ['promise_kept', null, 'A fitter comes'],
      ['closed', null, null],
      ['confirmed', null, null],
      ['reopened', null, null],
      ['closed', null, null],
    ])
  })

  test('what should not have been needed is marked; times are those of the ledger', async () => {
    const { steps } = await read(need.id)
    expect(steps.filter(({ waste }) => waste).map(({ kind, seconds }) => [kind, seconds])).toEqual([
      ['waited', 600],
      ['lost', 600],
      ['waited', 180],
      ['held', 60],
      ['asked_again', null],
      ['attempt', null],
      ['promise_broken', null],
      ['leg_done', 899 * 60],
      ['confirmed', null],
      ['reopened', null],
    ])
    expect(steps.find(({ kind }) => kind === 'answered')).toMatchObject({
      ...{ seconds: 480, channel: 'chat', byClient: false, event: 'contact.answered' },
    })
    expect(steps.filter(({ byClient }) => byClient).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['contact', 'lost', 'message', 'confirmed', 'reopened']),
    )
  })

  test('R24: of a client who was erased the path stays, without words; it names places and nobody', async () => {
    const before = await read(need.id)
    await story.run('update clients set erased_at = $2, name = null where id = $1', [need.clientId, FROM])
    const after = await read(need.id)
    expect(
      after.steps.map(({ kind, at, seconds, place, waste }) => ({ kind, at, seconds, place, waste })),
    ).toEqual(
      before.steps.map(({ kind, at, seconds, place, waste }) => ({ kind, at, seconds, place, waste })),
    )
    expect({ need: after.need, story: after.story }).toEqual({ need: null, story: null })
    expect(after.steps.filter(({ words }) => words !== null)).toEqual([])
    const { rows } = await own.database.pool.query<{ name: string }>('select name from agents')
    for (const { name } of rows) expect(JSON.stringify(before)).not.toContain(name)
  })
})

test('R26: a need with two hundred contacts is told whole, and quickly enough to be read', async () => {
  const need = await story.need({ serviceId, owner: front, need: 'It is still broken' })
  for (let one = 0; one < 200; one += 1) await need.talk(one * 60, 'phone', one % 2 === 0 ? front : gas)
  await need.tell(0, 'case.opened', { agentId: front.agentId }, { ownerId: front.agentId, channel: 'phone' })
  const before = await read(need.id)
  await measures.catchUp()
  const after = await read(need.id)
  expect(after.steps.filter(({ kind }) => kind === 'contact').length).toBe(200)
  expect(after).toMatchObject({ contacts: 200, people: 2, handoffs: 199, returns: 198, talkSeconds: 60_000 })
  expect({ ...before, levelMet: null }).toEqual({ ...after, levelMet: null })
})

test('R24: a contact that moved to another need is told there; what was asked again belongs to its conversation', async () => {
  const [here, there] = [
    await story.need({ serviceId, owner: front, need: 'Here' }),
    await story.need({ serviceId, owner: gas, need: 'There' }),
  ]
  const contactId = await here.talk(0, 'phone', front)
  await here.tell(2, 'client.fact_repeated', { contactId, caseId: there.id }, { label: 'address' })
  expect((await read(here.id)).repeats).toBe(1)
  expect((await read(there.id)).steps).toEqual([])
  await story.run('update contacts set case_id = $2 where id = $1', [contactId, there.id])
  await here.tell(7, 'contact.joined_case', { contactId, caseId: there.id }, { fromCaseId: here.id })
  expect((await read(here.id)).steps).toEqual([])
  expect((await read(there.id)).steps.map(({ kind }) => kind)).toEqual([
    ...['contact', 'waited', 'answered', 'asked_again'],
  ])
})

test('what is not there is not found; whoever does not look through the lens is turned away', async () => {
  expect(await ask(`journeys/${newId(FROM)}`)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect(await ask('journeys/nothing')).toMatchObject({ status: 404 })
  const agent = await own.agent()
  expect(await ask(`journeys/${newId(FROM)}`, agent.cookie)).toMatchObject({ status: 403 })
  expect(await ask(`journeys/${newId(FROM)}`, '')).toMatchObject({ status: 401 })
})

test('R24: figures of a journey are those of the measures, whatever has happened', async () => {
  await measures.catchUp()
  const { rows } = await own.database.pool.query<{ caseId: string; openedAt: Date; closedAt: Date | null }>(
    'select case_id as "caseId", opened_at as "openedAt", closed_at as "closedAt" from measured_needs',
  )
  expect(rows.length).toBeGreaterThan(1)
  for (const { caseId, ...when } of rows) {
    const [head, own_, all] = await own.database.read(async (tx) => {
      const contacts = await tx.all(contactsOf, caseId, null, when.openedAt, 0)
      const ids = contacts.map(({ contactId }) => contactId)
      return [
        (await headsOf(tx, [caseId]))[0],
        new Set(ids),
        await tx.all(told, caseId, ids, 10_000),
      ] as const
    })
    expect(head).toMatchObject(figuresOf(all, own_, when))
  }
})
