import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '#platform/clock.ts'
import { record } from '#platform/ledger/record.ts'
import { caseEvents } from '../cases/contract.events.ts'
import { openCase } from '../cases/commands.ts'
import { getCase } from '../cases/queries.ts'
import { listCases } from '../cases/queries.lists.ts'
import { myCase, myHome } from '../cases/queries.client.ts'
import { commitmentEvents } from '../commitments/contract.ts'
import { contactEvents } from '../contacts/contract.events.ts'
import { createMeasures } from '../measures/follow.ts'
import { placeHold } from '../retention/commands.rules.ts'
import { bringLateToCases, mergeCases, undoCaseMerge } from './commands.cases.ts'
import { splitCase } from './commands.split.ts'
import { makeGround, minutes } from './merging.fixture.ts'
import type { Ground } from './merging.fixture.ts'
import { caseKin } from './queries.ts'
import { KEYED_WITH_CASE, MOVED_WITH_CASE, STAYS_WITH_CASE } from './store.cases.ts'

let ground: Ground
let departmentId = ''
beforeAll(async () => {
  ground = await makeGround()
  departmentId = (await ground.make.department()).id
})
afterAll(() => ground.close())

type Holding = {
  readonly contacts: number
  readonly legs: number
  readonly promises: number
  readonly questions: number
  readonly closed: boolean
}
const holding = fc.record<Holding>({
  contacts: fc.nat({ max: 2 }),
  legs: fc.nat({ max: 2 }),
  promises: fc.nat({ max: 2 }),
  questions: fc.nat({ max: 1 }),
  closed: fc.boolean(),
})
const SOME: Holding = { contacts: 2, legs: 1, promises: 1, questions: 1, closed: false }

/** A case with everything that a case may have, as the ledger tells of it. */
async function aCase(clientId: string, ownerId: string, has: Holding, need = 'The bin'): Promise<string> {
  const { database } = ground
  const { id } = await database.transact((tx) =>
    openCase(
      tx,
      ground.agent,
      { clientId, serviceId: null, ownerId, need, stakes: 'ordinary', channel: 'chat' },
      minutes(0),
    ),
  )
  const about = { at: minutes(1), actor: 'agent', caseId: id, clientId, agentId: ownerId }
  for (let n = 0; n < has.contacts; n += 1) await aContact(clientId, id, 1 + n)
  for (let n = 0; n < has.legs; n += 1) {
    const legId = await ground.insert('legs', {
      ...{ case_id: id, what: 'Look', department_id: departmentId, co_owner_id: ground.lead.agentId },
      ...{ due_at: minutes(900), opened_at: minutes(1) },
    })
    const facts = { legId, coOwnerId: ground.lead.agentId, dueAt: minutes(900).toISOString() }
    await database.transact((tx) => record(tx, caseEvents.legOpened, { ...about, departmentId }, facts))
  }
  for (let n = 0; n < has.promises; n += 1) {
    const commitmentId = await ground.insert('commitments', {
      ...{ case_id: id, kind: 'reply', what: 'Write', by_agent_id: ownerId, made_at: minutes(1) },
      ...{ due_at: minutes(800 + n), warn_at: minutes(700), tell_client_at: minutes(700) },
    })
    const facts = { commitmentId, kind: 'reply', dueAt: minutes(800 + n).toISOString(), told: true } as never
    await database.transact((tx) => record(tx, commitmentEvents.made, about, facts))
  }
  for (let n = 0; n < has.questions; n += 1)
    await ground.insert('open_questions', {
      ...{ case_id: id, asked_of: 'us', question: 'Which?', asked_at: minutes(1) },
    })
  await ground.rows(
    `update cases set situation = 'It leaks', next_due_at = coalesce(least((select min(due_at) from commitments
       where case_id = cases.id and state = 'open'), (select min(due_at) from legs l where l.case_id = cases.id)), 'infinity') where id = $1`,
    [id],
  )
  if (has.closed && has.legs + has.promises + has.questions === 0) {
    await ground.rows(
      `update cases set state = 'closed', outcome = 'met', closed_at = $2, closed_by = $3 where id = $1`,
      [id, minutes(30), ownerId],
    )
    await database.transact((tx) =>
      record(tx, caseEvents.closed, { ...about, at: minutes(30) }, { outcome: 'met' }),
    )
  }
  return id
}

async function aContact(clientId: string, caseId: string, minute: number, state = 'ended'): Promise<string> {
  const at = minutes(minute)
  const ended = state === 'ended' ? { ended_at: minutes(minute + 5), ending: 'owned' } : {}
  const contactId = await ground.insert('contacts', {
    ...{ channel: 'chat', state, client_id: clientId, case_id: caseId, need: 'The bin' },
    ...{
      arrived_at: at,
      place_at: at,
      last_event_at: at,
      answered_at: at,
      agent_id: ground.agent.agentId,
      ...ended,
    },
  })
  await ground.insert('messages', {
    ...{ contact_id: contactId, case_id: caseId, client_id: clientId, kind: 'text', author: 'client' },
    ...{ body: 'Words', at, channel: 'chat' },
  })
  const about = { at, actor: 'client', contactId, caseId, clientId, agentId: ground.agent.agentId }
  await ground.database.transact(async (tx) => {
    const facts = { channel: 'chat', direction: 'in', stakes: 'ordinary', known: true } as const
    await record(tx, contactEvents.arrived, about, facts)
    await record(tx, contactEvents.answered, about, { waited: 0, byOwner: false, estimateHeld: null })
    if (state === 'ended')
      await record(
        tx,
        contactEvents.ended,
        { ...about, at: minutes(minute + 5) },
        { ending: 'owned', talkSeconds: 300, people: 1 },
      )
  })
  return contactId
}

const HELD = [...MOVED_WITH_CASE, ...Object.keys(KEYED_WITH_CASE)]

/** Everything that cases hold, but for what the service itself wrote about them. */
async function everything(...ids: string[]): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {}
  found['cases'] = await ground.rows(
    `select to_jsonb(c) - '{version,changed_at}'::text[] as row from cases c where id = any($1) order by id`,
    [ids],
  )
  for (const table of HELD)
    found[table] = await ground.rows(
      `select to_jsonb(t) as row from ${table} t where case_id = any($1)
         ${table === 'messages' ? `and author <> 'service'` : ''} order by to_jsonb(t)::text`,
      [ids],
    )
  return found
}

const merge = (caseId: string, mergedId: string, at = 60) =>
  ground.database.transact((tx) => mergeCases(tx, ground.lead, { caseId, mergedId }, minutes(at)))
const undo = (mergeId: string, at = 90) =>
  ground.database.transact((tx) => undoCaseMerge(tx, ground.lead, { mergeId }, minutes(at)))

describe('cases are put together and taken apart', () => {
  test('whatever they hold: one goes on with one owner, nothing is lost, and an undo brings everything back', async () => {
    await fc.assert(
      fc.asyncProperty(holding, holding, async (one, other) => {
        const { id: clientId } = await ground.make.client()
        const kept = await aCase(clientId, ground.agent.agentId, { ...one, closed: false })
        const merged = await aCase(clientId, ground.lead.agentId, other)
        const before = await everything(kept, merged)
        const { mergeId } = await merge(kept, merged)
        const left = await everything(merged)
        for (const table of HELD) expect([table, left[table]]).toEqual([table, []])
        const [owner] = await ground.rows(`select owner_id, state from cases where id = $1`, [kept])
        expect(owner).toEqual({ owner_id: ground.agent.agentId, state: 'open' })
        await undo(mergeId)
        expect(await everything(kept, merged)).toEqual(before)
      }),
      { numRuns: 25 },
    )
  }, 120_000)

  test('the old reference leads on: at the desk, on the client’s page, in the search; the story is kept as a note', async () => {
    const { id: clientId } = await ground.make.client()
    const [kept, merged] = [
      await aCase(clientId, ground.agent.agentId, SOME, 'Bins'),
      await aCase(clientId, ground.lead.agentId, SOME, 'The drain'),
    ]
    const [{ reference } = {}] = await ground.rows(`select reference from cases where id = $1`, [merged])
    await merge(kept, merged)
    const read = ground.database.read
    const found = await read((tx) => getCase(tx, ground.agent, merged, minutes(61)))
    expect(found.id).toBe(kept)
    expect(found.followers.map(({ id }) => id)).toEqual([ground.lead.agentId])
    const note = found.messages.find(({ kind, author }) => kind === 'note' && author === 'service')
    expect(note?.body).toContain('The drain')
    expect(note?.body).toContain('It leaks')
    const client = { kind: 'client', sessionId: kept, clientId } as const
    expect((await read((tx) => myCase(tx, client, merged, minutes(61)))).id).toBe(kept)
    expect((await read((tx) => myHome(tx, client, minutes(61)))).cases.map(({ id }) => id)).toEqual([kept])
    const asked = {
      whose: 'all',
      state: 'open',
      q: String(reference),
      sort: 'due',
      snoozed: false,
      limit: 5,
    } as const
    const list = await read((tx) => listCases(tx, ground.agent, asked, minutes(61)))
    expect(list.items.map(({ id }) => id)).toEqual([kept])
    const kin = await read((tx) => caseKin(tx, ground.agent, kept, minutes(61)))
    expect(kin.merges.map(({ mergedReference }) => mergedReference)).toEqual([reference])
  })

  test('refused with the reason where something would be lost: another person’s, into a closed one, twice', async () => {
    const [{ id: clientId }, { id: elsewhere }] = [await ground.make.client(), await ground.make.client()]
    const nothing = { contacts: 1, legs: 0, promises: 0, questions: 0, closed: true }
    const [one, other, closed, theirs] = [
      await aCase(clientId, ground.agent.agentId, SOME),
      await aCase(clientId, ground.agent.agentId, SOME),
      await aCase(clientId, ground.agent.agentId, nothing),
      await aCase(elsewhere, ground.agent.agentId, SOME),
    ]
    const refused = (code: string) => ({ definition: { code } })
    await expect(merge(one, one)).rejects.toMatchObject(refused('same_case'))
    await expect(merge(one, theirs)).rejects.toMatchObject(refused('other_client'))
    await expect(merge(closed, one)).rejects.toMatchObject(refused('into_closed'))
    const both = await Promise.allSettled([merge(one, other), merge(other, one)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const stranger = await ground.make.agent()
    const actor = { ...ground.agent, agentId: stranger.id }
    const asStranger = ground.database.transact((tx) =>
      mergeCases(tx, actor, { caseId: one, mergedId: closed }, minutes(62)),
    )
    await expect(asStranger).rejects.toMatchObject(refused('not_yours'))
  })

  test('R10: its owner has left meanwhile: a colleague has it, with its promises, and the client is told who', async () => {
    const { id: clientId } = await ground.make.client()
    const { id: gone } = await ground.make.agent({ name: 'Tom Gone' })
    const [kept, merged] = [
      await aCase(clientId, ground.agent.agentId, SOME),
      await aCase(clientId, gone, SOME),
    ]
    const { mergeId } = await merge(kept, merged)
    await ground.rows(`update agents set active = false where id = $1`, [gone])
    await undo(mergeId)
    const [now] = await ground.rows(
      `select k.state, a.active, (select count(*)::int from commitments m where m.case_id = k.id and m.by_agent_id = $2) as left
       from cases k join agents a on a.id = k.owner_id where k.id = $1`,
      [merged, gone],
    )
    expect(now).toEqual({ state: 'open', active: true, left: 0 })
    const told = await ground.rows(
      `select body from messages where case_id = $1 and kind = 'told' order by at desc, id desc limit 1`,
      [merged],
    )
    expect(JSON.stringify(told)).not.toContain('Tom Gone')
  })

  test('a live conversation goes along; what comes to the old one late is brought after it', async () => {
    const { id: clientId } = await ground.make.client()
    const [kept, merged] = [
      await aCase(clientId, ground.agent.agentId, SOME),
      await aCase(clientId, ground.agent.agentId, { ...SOME, contacts: 0 }),
    ]
    const live = await aContact(clientId, merged, 40, 'talking')
    await merge(kept, merged)
    const late = await aContact(clientId, merged, 65, 'talking')
    await ground.database.transact((tx) => bringLateToCases(tx, minutes(66)))
    const where = await ground.rows(`select case_id from contacts where id = any($1)`, [[live, late]])
    expect(where).toEqual([{ case_id: kept }, { case_id: kept }])
  })
})

describe('a case is split', () => {
  const choose = {
    contactIds: [],
    messageIds: [],
    legIds: [],
    commitmentIds: [],
    questionIds: [],
    paperIds: [],
  }
  const split = (caseId: string, more: object) =>
    ground.database.transact((tx) =>
      splitCase(
        tx,
        ground.agent,
        { caseId, need: 'The drain', ownerId: ground.lead.agentId, note: null, ...choose, ...more },
        minutes(60),
      ),
    )
  const ids = async (table: string, caseId: string) =>
    (await ground.rows(`select id from ${table} where case_id = $1 order by id`, [caseId])).map(({ id }) =>
      String(id),
    )

  test('what was chosen goes to a case of its own with an owner; both stories tell of the other', async () => {
    const { id: clientId } = await ground.make.client()
    const from = await aCase(clientId, ground.agent.agentId, { ...SOME, legs: 2, promises: 2 })
    const [contact = '', stays = ''] = await ids('contacts', from)
    const [leg = ''] = await ids('legs', from)
    const [promise = ''] = await ids('commitments', from)
    const made = await split(from, { contactIds: [contact], legIds: [leg], commitmentIds: [promise] })
    expect(await ids('contacts', made.caseId)).toEqual([contact])
    expect(await ids('contacts', from)).toEqual([stays])
    expect(await ids('legs', made.caseId)).toEqual([leg])
    const [to] = await ground.rows(`select owner_id, client_id, need, next_due_at from cases where id = $1`, [
      made.caseId,
    ])
    expect(to).toMatchObject({ owner_id: ground.lead.agentId, client_id: clientId, need: 'The drain' })
    const notes = await ground.rows(`select body from messages where case_id = $1 and kind = 'note'`, [from])
    expect(JSON.stringify(notes)).toContain(made.reference)
    const kin = await ground.database.read((tx) => caseKin(tx, ground.agent, made.caseId, minutes(61)))
    expect(kin.splitFrom?.id).toBe(from)
  })

  test('what is held stays held where it goes: put together, taken apart, split', async () => {
    const { id: clientId } = await ground.make.client()
    const [kept, merged] = [
      await aCase(clientId, ground.agent.agentId, SOME),
      await aCase(clientId, ground.agent.agentId, SOME),
    ]
    await ground.database.transact((tx) =>
      placeHold(tx, ground.lead, { clientId, caseId: merged, reason: 'A claim' }, minutes(20)),
    )
    const heldOf = async (caseId: string) =>
      (
        await ground.rows(`select reason from retention_holds where case_id = $1 and ended_at is null`, [
          caseId,
        ])
      ).length
    const { mergeId } = await merge(kept, merged)
    expect([await heldOf(kept), await heldOf(merged)]).toEqual([1, 0])
    await undo(mergeId)
    expect([await heldOf(kept), await heldOf(merged)]).toEqual([0, 1])
    const [contact = ''] = await ids('contacts', merged)
    const made = await split(merged, { contactIds: [contact] })
    expect([await heldOf(made.caseId), await heldOf(merged)]).toEqual([1, 1])
  })

  test('refused: nothing chosen, something that is elsewhere, an owner who is not there', async () => {
    const { id: clientId } = await ground.make.client()
    const [from, other] = [
      await aCase(clientId, ground.agent.agentId, SOME),
      await aCase(clientId, ground.agent.agentId, SOME),
    ]
    const [contact = ''] = await ids('contacts', other)
    const [own = ''] = await ids('contacts', from)
    const gone = await ground.make.agent({ active: false })
    const refused = (code: string) => ({ definition: { code } })
    await expect(split(from, {})).rejects.toMatchObject(refused('nothing_to_split'))
    await expect(split(from, { contactIds: [contact] })).rejects.toMatchObject(refused('not_on_case'))
    await expect(split(from, { contactIds: [own], ownerId: gone.id })).rejects.toMatchObject(
      refused('owner_not_able'),
    )
  })
})

test('R24: measures count every conversation, leg and promise once, wherever it has moved', async () => {
  const measures = createMeasures({ database: ground.database, clock: systemClock })
  const { id: clientId } = await ground.make.client()
  const [one, two] = [
    await aCase(clientId, ground.agent.agentId, SOME),
    await aCase(clientId, ground.lead.agentId, SOME),
  ]
  const counted = async () => {
    await measures.catchUp()
    return ground.rows(
      `select
      (select count(*)::int from measured_contacts where case_id = any($1)) as contacts,
      (select count(*)::int from measured_contacts where case_id = $2) as here,
      (select count(*)::int from measured_legs where case_id = $2) as legs,
      (select count(*)::int from measured_promises where case_id = $2) as promises,
      (select count(*)::int from measured_needs where case_id = any($1) and outcome is distinct from 'duplicate') as needs,
      (select contacts from measured_needs where case_id = $2) as of_need`,
      [[one, two], one],
    )
  }
  expect(await counted()).toEqual([{ contacts: 4, here: 2, legs: 1, promises: 1, needs: 2, of_need: 2 }])
  const { mergeId } = await merge(one, two)
  const together = [{ contacts: 4, here: 4, legs: 2, promises: 2, needs: 1, of_need: 4 }]
  expect(await counted()).toEqual(together)
  await measures.rebuild()
  expect(await counted()).toEqual(together)
  await undo(mergeId)
  expect(await counted()).toEqual([{ contacts: 4, here: 2, legs: 1, promises: 1, needs: 2, of_need: 2 }])
  await measures.close()
})

test('every table that refers to a case is either moved or named with the reason why not', async () => {
  const tables = await ground.rows(
    `select distinct c.conrelid::regclass::text as name from pg_constraint c
     where c.contype = 'f' and c.confrelid = 'cases'::regclass order by 1`,
  )
  const known = [...HELD, ...Object.keys(STAYS_WITH_CASE)]
  expect(tables.map(({ name }) => String(name)).filter((name) => !known.includes(name))).toEqual([])
  // A fact names its case without a reference; it goes along all the same.
  expect(known).toContain('client_facts')
})
