import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCommitment } from '../commitments/commands.ts'
import { startWorld } from './cases.fixture.ts'
import type { World } from './cases.fixture.ts'
import { changeOwner, closeDuplicate, closeMet, noteClientMessage, reopen } from './commands.ts'
import { wakeSnoozed, nextDue } from './jobs.ts'
import { endsOwned, openCasesOf } from './queries.ts'

let own: World
beforeAll(async () => {
  own = await startWorld()
})
afterAll(() => own.close())

const later = (hours: number) => new Date(own.clock.now().getTime() + hours * 3_600_000)

async function ownedCase() {
  const owner = await own.agent()
  return { owner, kase: await own.aCase({ ownerId: owner.id }) }
}

function promise(caseId: string, told: 'said' | null) {
  const input = { caseId, kind: 'reply' as const, what: 'an answer', dueAt: later(4), fromAt: null, told }
  return own.database.transact((tx) => makeCommitment(tx, { kind: 'service' }, input, own.clock.now()))
}

async function away(agentId: string, coverId: string) {
  await own.rows('update agents set away_from = $2, cover_id = $3 where id = $1', agentId, later(-1), coverId)
}

describe('R6: a conversation ends owned only with a promise that the client knows', () => {
  test('nothing promised, promised but not told, told', async () => {
    const { kase } = await ownedCase()
    const ends = async () => (await own.database.read((tx) => endsOwned(tx, kase.id))).map((one) => one.kind)
    expect(await ends()).toEqual(['nothing_promised'])
    await promise(kase.id, null)
    expect(await ends()).toEqual(['not_told'])
    await promise(kase.id, 'said')
    expect(await ends()).toEqual([])
  })
})

describe('R7: never closed because the client could not be reached', () => {
  test('the attempt is counted as waste and the case stays open', async () => {
    const { owner, kase } = await ownedCase()
    const tried = await own.call('POST', `/cases/${kase.id}/attempts`, owner, {
      channel: 'phone',
      reached: false,
    })
    expect(tried.status).toBe(200)
    const refused = await own.call('POST', `/cases/${kase.id}/close`, owner, { outcome: 'unable_to_contact' })
    expect(refused).toMatchObject({ status: 422, body: { code: 'not_a_reason_to_close' } })
    expect((await own.ledger(kase.id)).map((one) => one.kind)).toEqual(['case.opened', 'case.attempted'])
    expect((await own.call('GET', `/cases/${kase.id}`, owner)).body.state).toBe('open')
  })

  test('the database knows no such outcome either', async () => {
    const { kase } = await ownedCase()
    const forced = `update cases set state = 'closed', outcome = 'unable_to_contact', closed_at = now() where id = $1`
    await expect(own.rows(forced, kase.id)).rejects.toThrow('cases_outcome_check')
  })
})

describe('R8: one living story', () => {
  test('a change on an old version is refused with the story as it is now', async () => {
    const { owner, kase } = await ownedCase()
    const first = await own.call(
      'PATCH',
      `/cases/${kase.id}/story`,
      owner,
      { situation: 'The lane is closed' },
      1,
    )
    expect(first.body).toMatchObject({ version: 2, story: { situation: 'The lane is closed' } })
    const stale = await own.call('PATCH', `/cases/${kase.id}/story`, owner, { plan: 'Come on Tuesday' }, 1)
    expect(stale).toMatchObject({
      status: 412,
      body: { code: 'stale_version', details: { version: 2, story: { situation: 'The lane is closed' } } },
    })
    expect((await own.ledger(kase.id)).at(-1)).toMatchObject({ facts: { fields: ['situation'] } })
  })

  test('nobody’s words are lost when two write at once', async () => {
    const { owner, kase } = await ownedCase()
    const write = (plan: string) => own.call('PATCH', `/cases/${kase.id}/story`, owner, { plan }, 1)
    const answers = await Promise.all([write('One'), write('Two'), write('Three')])
    expect(answers.map((one) => one.status).sort()).toEqual([200, 412, 412])
  })

  test('a note never replaces it, and sending past something new is refused', async () => {
    const { owner, kase } = await ownedCase()
    const colleague = await own.agent()
    const note = { kind: 'note', body: 'Check the lane', mentions: [colleague.id] }
    expect((await own.call('POST', `/cases/${kase.id}/messages`, owner, note, 1)).status).toBe(201)
    expect(await own.notices(colleague.id)).toEqual(['mentioned'])
    const text = { kind: 'text', body: 'We come on Tuesday' }
    expect((await own.call('POST', `/cases/${kase.id}/messages`, owner, text, 1)).status).toBe(412)
    expect((await own.call('GET', `/cases/${kase.id}`, owner)).body.story.situation).toBe('')
  })
})

describe('R10: exactly one owner, from the first contact to closure', () => {
  test('a new owner gets the open promises, and everybody on the line is told by name', async () => {
    const { owner, kase } = await ownedCase()
    const [next, follower] = [await own.agent(), await own.agent()]
    await own.call('PUT', `/cases/${kase.id}/following`, follower, { following: true })
    const made = await promise(kase.id, 'said')
    const given = { toAgentId: next.id, reason: 'Kim knows this lane.' }
    expect((await own.call('POST', `/cases/${kase.id}/owner`, owner, given)).status).toBe(200)
    const { body } = await own.call('GET', `/cases/${kase.id}`, next)
    expect(body.owner).toEqual({ id: next.id, name: next.name })
    expect(body.commitments[0]).toMatchObject({ id: made.id, by: { id: next.id } })
    expect((await own.told(kase.id))[0]).toContain(`${next.name} looks after this for you now`)
    expect(await own.notices(next.id)).toEqual(['case_given'])
    expect(await own.notices(follower.id)).toEqual(['case_changed'])
    expect((await own.ledger(kase.id)).map((one) => one.kind)).toContain('case.owner_changed')
  })

  test.each([
    ['away', 'owner_not_able'],
    ['left', 'owner_not_able'],
  ])('a colleague who is %s cannot be given it', async (how, code) => {
    const { owner, kase } = await ownedCase()
    const other = await own.agent({ active: how !== 'left' })
    if (how === 'away') await away(other.id, owner.id)
    const given = { toAgentId: other.id, reason: 'For a change' }
    const answer = await own.call('POST', `/cases/${kase.id}/owner`, owner, given)
    expect(answer).toMatchObject({ status: 422, body: { code } })
  })

  test('only its owner, the cover or a lead gives it away or closes it', async () => {
    const { kase } = await ownedCase()
    const other = await own.agent()
    const lead = await own.agent({ roles: ['agent', 'lead'] })
    const given = { toAgentId: other.id, reason: 'I would like it' }
    expect((await own.call('POST', `/cases/${kase.id}/owner`, other, given)).body.code).toBe('not_yours')
    expect((await own.call('POST', `/cases/${kase.id}/close`, other, { outcome: 'met' })).body.code).toBe(
      'not_yours',
    )
    expect((await own.call('POST', `/cases/${kase.id}/owner`, lead, given)).status).toBe(200)
  })

  test('reopens to the same owner; while the owner is away the cover is told and named', async () => {
    const { owner, kase } = await ownedCase()
    const cover = await own.agent()
    await own.call('POST', `/cases/${kase.id}/close`, owner, { outcome: 'met' })
    await away(owner.id, cover.id)
    await own.database.transact((tx) =>
      reopen(tx, own.asClient(kase.clientId), { caseId: kase.id, by: 'client' }, own.clock.now()),
    )
    const { body } = await own.call('GET', `/cases/${kase.id}`, owner)
    expect(body).toMatchObject({
      state: 'open',
      owner: { id: owner.id },
      cover: { id: cover.id },
      reopenedCount: 1,
    })
    expect(await own.notices(cover.id)).toContain('case_changed')
    expect((await own.told(kase.id)).at(-1)).toContain(cover.name)
  })

  test('when the owner has left, whoever covered takes over, else a lead of the department; told by name', async () => {
    for (const covered of [true, false]) {
      const { owner, kase } = await ownedCase()
      const cover = await own.agent()
      const lead = await own.agent({ departmentId: owner.departmentId, roles: ['agent', 'lead'] })
      await own.call('POST', `/cases/${kase.id}/close`, owner, { outcome: 'met' })
      if (covered) await away(owner.id, cover.id)
      await own.rows('update agents set active = false where id = $1', owner.id)
      const heir = covered ? cover : lead
      await own.call('POST', `/cases/${kase.id}/reopen`, lead, { reason: null })
      expect((await own.call('GET', `/cases/${kase.id}`, lead)).body.owner.id).toBe(heir.id)
      expect((await own.told(kase.id)).at(-1)).toContain(heir.name)
    }
  })

  test('many hands at once: one owner comes out, and the ledger tells who', async () => {
    const { kase } = await ownedCase()
    const people = await Promise.all([1, 2, 3, 4, 5].map(() => own.agent()))
    await Promise.all(
      people.map((person) =>
        own.database.transact((tx) => {
          const input = { caseId: kase.id, toAgentId: person.id, why: 'handover' as const }
          return changeOwner(tx, own.asActor(person), input, own.clock.now())
        }),
      ),
    )
    const [row] = await own.rows<{ ownerId: string }>(
      'select owner_id as "ownerId" from cases where id = $1',
      kase.id,
    )
    const changes = (await own.ledger(kase.id)).filter((one) => one.kind === 'case.owner_changed')
    expect(changes).toHaveLength(5)
    expect(changes.at(-1)?.facts['toId']).toBe(row?.ownerId)
    for (const [index, one] of changes.entries()) {
      expect(one.facts['fromId']).toBe(changes[index - 1]?.facts['toId'] ?? kase.ownerId)
    }
  })
})

describe('R11: legs, promises and questions block closing', () => {
  test('each of them, until it is settled', async () => {
    const { owner, kase } = await ownedCase()
    const helper = await own.agent()
    const path = `/cases/${kase.id}`
    const close = () => own.call('POST', `${path}/close`, owner, { outcome: 'met' })
    const kinds = async () => (await close()).body.details?.looseEnds.map((one: { kind: string }) => one.kind)
    const made = await promise(kase.id, 'said')
    expect(await kinds()).toEqual(['commitment'])
    const leg = await own.call('POST', `${path}/legs`, owner, {
      ...{ what: 'Mend the lid', coOwnerId: helper.id, dueAt: later(2).toISOString() },
    })
    const question = await own.call('POST', `${path}/questions`, owner, {
      askedOf: 'client',
      question: 'Which lane?',
    })
    expect(await kinds()).toEqual(['leg', 'commitment', 'question'])
    await own.call('POST', `/commitments/${made.id}/keep`, owner, {})
    await own.call('PATCH', `/legs/${leg.body.id}`, helper, { to: 'done', result: 'Mended' })
    expect(await kinds()).toEqual(['question'])
    await own.call('POST', `/questions/${question.body.id}/answer`, owner, { answer: 'Mill Lane' })
    expect((await close()).status).toBe(200)
    expect(await close()).toMatchObject({ status: 409, body: { code: 'case_closed' } })
  })

  test('neither the ending of a contact nor "duplicate" gets round it', async () => {
    const { kase } = await ownedCase()
    const other = await own.aCase({ clientId: kase.clientId })
    await promise(kase.id, 'said')
    const service = { kind: 'service' } as const
    const met = own.database.transact((tx) =>
      closeMet(tx, service, { caseId: kase.id, note: null }, later(0)),
    )
    await expect(met).rejects.toMatchObject({ definition: { code: 'loose_ends' } })
    const input = { caseId: kase.id, ofCaseId: other.id }
    const duplicate = own.database.transact((tx) => closeDuplicate(tx, service, input, later(0)))
    await expect(duplicate).rejects.toMatchObject({ definition: { code: 'loose_ends' } })
    await own.database.transact((tx) =>
      closeDuplicate(tx, service, { caseId: other.id, ofCaseId: kase.id }, later(0)),
    )
    const left = await own.database.read((tx) => openCasesOf(tx, kase.clientId, later(0)))
    expect(left.map((one) => one.id)).toEqual([kase.id])
  })

  test('a leg has a co-owner, a department, and a time from its standard in working hours', async () => {
    const { owner, kase } = await ownedCase()
    const helper = await own.agent()
    const standard = await own.make.standard({ departmentId: helper.departmentId, workingMinutes: 90 })
    const wanted = { what: 'Mend the lid', coOwnerId: helper.id, standardId: standard.id }
    const leg = await own.call('POST', `/cases/${kase.id}/legs`, owner, wanted)
    expect(leg).toMatchObject({ status: 201, body: { coOwner: { id: helper.id }, standard: standard.name } })
    expect(leg.body.departmentId).toBe(helper.departmentId)
    expect(leg.body.dueAt).toBe(later(1.5).toISOString())
    expect(await own.notices(helper.id)).toEqual(['leg_given'])
    const stranger = await own.agent()
    const move = { to: 'open', dueAt: later(3).toISOString(), reason: 'The part is late' }
    expect((await own.call('PATCH', `/legs/${leg.body.id}`, stranger, move)).body.code).toBe('not_yours')
  })
})

describe('R13: told along the line', () => {
  test('a leg that moves: owner, cover, co-owner, follower and client; not the one who moved it', async () => {
    const { owner, kase } = await ownedCase()
    const [helper, other, cover, follower] = await Promise.all([1, 2, 3, 4].map(() => own.agent()))
    if (!helper || !other || !cover || !follower) throw new Error('four people')
    const leg = async (coOwnerId: string) =>
      (
        await own.call('POST', `/cases/${kase.id}/legs`, owner, {
          ...{ what: 'Mend the lid', coOwnerId, dueAt: later(2).toISOString() },
        })
      ).body.id
    const legId = await leg(helper.id)
    await leg(other.id)
    await own.call('PUT', `/cases/${kase.id}/following`, follower, { following: true })
    await away(owner.id, cover.id)
    const move = { to: 'open', dueAt: later(5).toISOString(), reason: 'The part is late' }
    expect((await own.call('PATCH', `/legs/${legId}`, helper, move)).status).toBe(200)
    for (const person of [owner, cover, other, follower]) {
      expect(await own.notices(person.id)).toContain('leg_changed')
    }
    expect(await own.notices(helper.id)).toEqual(['leg_given'])
    expect((await own.told(kase.id)).at(-1)).toContain('The part is late')
    expect((await own.ledger(kase.id)).at(-1)).toMatchObject({
      kind: 'case.told',
      facts: { people: 4, client: true },
    })
  })
})

test('R17: a refusal says the reason and what we do instead', async () => {
  const { owner, kase } = await ownedCase()
  const half = await own.call('POST', `/cases/${kase.id}/refusals`, owner, {
    what: 'A second bin',
    reason: 'No',
  })
  expect(half.status).toBe(400)
  const whole = {
    what: 'A second bin',
    reason: 'Homes with two people have one.',
    instead: 'We lend you sacks.',
  }
  const said = await own.call('POST', `/cases/${kase.id}/refusals`, owner, whole)
  for (const part of Object.values(whole)) expect(said.body.body).toContain(part)
  expect((await own.ledger(kase.id)).map((one) => one.kind)).toContain('case.declined')
})

test('a resting case wakes by itself at its time, once, and its owner is told', async () => {
  const { owner, kase } = await ownedCase()
  await own.call('POST', `/cases/${kase.id}/waiting`, owner, { on: 'other', note: 'The supplier' })
  await own.call('POST', `/cases/${kase.id}/snooze`, owner, { until: later(1).toISOString() })
  expect(await own.database.read(nextDue)).toEqual(later(1))
  expect(await own.database.transact((tx) => wakeSnoozed(tx, later(0.9)))).toBe(0)
  const sweeps = [1, 2].map(() => own.database.transact((tx) => wakeSnoozed(tx, later(1))))
  expect((await Promise.all(sweeps)).reduce((sum, count) => sum + count)).toBe(1)
  expect(await own.notices(owner.id)).toEqual(['snooze_over'])
  expect(await own.database.read(nextDue)).toBeUndefined()
})

test('every change of a case makes a new version and a row of the ledger', async () => {
  const { kase } = await ownedCase()
  await own.database.transact((tx) => noteClientMessage(tx, { caseId: kase.id }, own.clock.now()))
  const [row] = await own.rows<{ version: number }>('select version from cases where id = $1', kase.id)
  expect(row?.version).toBe(2)
})
