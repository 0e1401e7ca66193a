import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startWorld } from '../cases/cases.fixture.ts'
import type { World } from '../cases/cases.fixture.ts'
import { makeCommitment } from './commands.ts'
import { breakOverdue, nextDue, tellClientsDue, warnDue } from './jobs.ts'
import { atRisk, bookedCalls } from './queries.ts'

let own: World
beforeAll(async () => {
  own = await startWorld()
})
afterAll(() => own.close())
// Sweeps look at everybody's promises: each test begins with none.
beforeEach(() => own.rows(`update commitments set state = 'kept', ended_at = due_at where state = 'open'`))

const later = (minutes: number) => new Date(own.clock.now().getTime() + minutes * 60_000)

async function ownedCase() {
  const owner = await own.agent()
  return { owner, kase: await own.aCase({ ownerId: owner.id }) }
}

type World1 = Awaited<ReturnType<typeof ownedCase>>
function promise({ owner, kase }: World1, given: object = {}) {
  const body = { kind: 'reply', what: 'an answer', dueAt: later(240).toISOString(), told: 'said', ...given }
  return own.call('POST', `/cases/${kase.id}/commitments`, owner, body)
}
const sweep = (job: typeof warnDue, at: Date) => own.database.transact((tx) => job(tx, at))

describe('R12: what, by when, by whom, and when the client was told', () => {
  test('the owner makes it unless somebody else is named; not told is not told', async () => {
    const world = await ownedCase()
    const made = await promise(world, { told: null })
    expect(made).toMatchObject({
      status: 201,
      body: { by: { id: world.owner.id }, toldAt: null, state: 'open', dueAt: later(240).toISOString() },
    })
    const told = await own.call('POST', `/commitments/${made.body.id}/tell`, world.owner, { how: 'page' })
    expect(told.body).toMatchObject({ toldHow: 'page', toldAt: later(0).toISOString() })
    expect((await own.told(world.kase.id))[0]).toContain(`${world.owner.name} has promised you: an answer.`)
    expect((await own.ledger(world.kase.id)).map((one) => one.kind)).toEqual([
      ...['case.opened', 'commitment.made', 'commitment.told', 'case.message_sent'],
    ])
  })

  test.each([
    [{ dueAt: '2020-01-01T00:00:00Z' }, 422, 'due_in_the_past', 'long ago'],
    [{ legId: '00000000-0000-7000-8000-000000000000' }, 404, 'not_found', 'no such work'],
    [{ byAgentId: '00000000-0000-7000-8000-000000000000' }, 422, 'owner_not_able', 'nobody'],
    [{ kind: 'hope' }, 400, 'invalid_input', 'not a kind of promise'],
  ])('%o is refused: %d %s (%s)', async (given, status, code, _reason) => {
    expect(await promise(await ownedCase(), given)).toMatchObject({ status, body: { code } })
  })

  test('a time cannot be promised twice, however quick the hands', async () => {
    const owner = await own.agent()
    const worlds = await Promise.all(
      [1, 2, 3, 4].map(async () => ({ owner, kase: await own.aCase({ ownerId: owner.id }) })),
    )
    const slot = { kind: 'call', fromAt: later(60).toISOString(), dueAt: later(90).toISOString() }
    const answers = await Promise.all(worlds.map((world) => promise(world, slot)))
    expect(answers.map((one) => one.status).sort()).toEqual([201, 409, 409, 409])
    expect(answers.find((one) => one.status === 409)?.body.code).toBe('time_taken')
    const booked = await own.database.read((tx) => bookedCalls(tx, [owner.id], later(0), later(61)))
    expect(booked).toEqual([{ agentId: owner.id, from: later(60), until: later(90) }])
    expect(await own.database.read((tx) => bookedCalls(tx, [owner.id], later(90), later(120)))).toEqual([])
  })

  test('renegotiated before it is due, with the client told; the old one says what became of it', async () => {
    const world = await ownedCase()
    const { id } = (await promise(world)).body
    const terms = { dueAt: later(400).toISOString(), reason: 'The part comes tomorrow' }
    const again = (body: object) => own.call('POST', `/commitments/${id}/renegotiate`, world.owner, body)
    expect(await again(terms)).toMatchObject({ status: 422, body: { code: 'client_not_told' } })
    const made = await again({ ...terms, told: 'page' })
    expect(made).toMatchObject({ status: 201, body: { replacesId: id, state: 'open', what: 'an answer' } })
    expect(await again({ ...terms, told: 'page' })).toMatchObject({ body: { code: 'commitment_ended' } })
    const { commitments } = (await own.call('GET', `/cases/${world.kase.id}`, world.owner)).body
    expect(commitments.map((one: { state: string }) => one.state)).toEqual(['renegotiated', 'open'])
    expect((await own.told(world.kase.id)).at(-1)).toContain('The part comes tomorrow')
    expect((await own.ledger(world.kase.id)).map((one) => one.kind)).toContain('commitment.renegotiated')
  })

  test('a call keeps its time when it is renegotiated to the same time', async () => {
    const world = await ownedCase()
    const slot = { fromAt: later(60).toISOString(), dueAt: later(90).toISOString() }
    const { id } = (await promise(world, { kind: 'call', ...slot })).body
    const again = { ...slot, what: 'a call to the other number', reason: 'Another number', told: 'said' }
    expect((await own.call('POST', `/commitments/${id}/renegotiate`, world.owner, again)).status).toBe(201)
  })

  test('R17: withdrawn only with the reason and what we do instead, which the client reads', async () => {
    const world = await ownedCase()
    const { id } = (await promise(world)).body
    const withdraw = (body: object) => own.call('POST', `/commitments/${id}/withdraw`, world.owner, body)
    expect((await withdraw({ reason: 'Not needed' })).status).toBe(400)
    const done = await withdraw({ reason: 'It came back by itself.', instead: 'We look again in a week.' })
    expect(done.body).toMatchObject({ state: 'withdrawn', endedAt: later(0).toISOString() })
    expect((await own.told(world.kase.id)).at(-1)).toMatch(
      /It came back by itself\.[^]*We look again in a week\./,
    )
  })
})

describe('R12: the owner is warned before it slips, the client is told before it is missed', () => {
  test('warned once, told once, then honestly broken, each at its time and never early', async () => {
    const world = await ownedCase()
    const { id } = (await promise(world)).body
    expect(await sweep(warnDue, later(179))).toBe(0)
    expect(await own.database.read((tx) => atRisk(tx, later(179), 10))).toEqual([])
    const warned = await Promise.all([sweep(warnDue, later(180)), sweep(warnDue, later(180))])
    expect(warned.sort()).toEqual([0, 1])
    expect(await own.notices(world.owner.id)).toEqual(['commitment_warning'])
    expect((await own.database.read((tx) => atRisk(tx, later(180), 10))).map((one) => one.id)).toEqual([id])
    expect(await sweep(tellClientsDue, later(220))).toBe(0)
    expect(await sweep(tellClientsDue, later(221))).toBe(1)
    expect(await sweep(tellClientsDue, later(222))).toBe(0)
    expect((await own.told(world.kase.id)).at(-1)).toContain(`${world.owner.name} is on it`)
    expect(await sweep(breakOverdue, later(239))).toBe(0)
    const broken = await Promise.all([sweep(breakOverdue, later(240)), sweep(breakOverdue, later(240))])
    expect(broken.sort()).toEqual([0, 1])
    expect((await own.told(world.kase.id)).at(-1)).toContain('We are sorry.')
    expect(await own.notices(world.owner.id)).toEqual(['commitment_warning', 'commitment_broken'])
    const late = await own.call('POST', `/commitments/${id}/keep`, world.owner, {})
    expect(late).toMatchObject({ status: 409, body: { code: 'commitment_ended' } })
  })

  test('while the owner is away the cover is warned too, and named to the client', async () => {
    const world = await ownedCase()
    const cover = await own.agent()
    await own.rows(
      'update agents set away_from = $2, cover_id = $3 where id = $1',
      world.owner.id,
      later(-1),
      cover.id,
    )
    await promise(world)
    await sweep(warnDue, later(230))
    await sweep(tellClientsDue, later(230))
    expect(await own.notices(cover.id)).toEqual(['commitment_warning'])
    expect((await own.told(world.kase.id)).at(-1)).toContain(
      `${cover.name}, who acts for ${world.owner.name},`,
    )
    await sweep(breakOverdue, later(240))
  })

  test('a promise that the client never knew of is broken without a word that would puzzle them', async () => {
    const world = await ownedCase()
    await promise(world, { told: null })
    expect(await sweep(tellClientsDue, later(239))).toBe(0)
    expect(await sweep(breakOverdue, later(240))).toBe(1)
    expect(await own.told(world.kase.id)).toEqual([])
  })

  test('kept in time, nothing is left to warn of; whoever sleeps knows when to wake', async () => {
    const world = await ownedCase()
    expect(await own.database.read(nextDue)).toBeUndefined()
    const { id } = (await promise(world)).body
    expect(await own.database.read(nextDue)).toEqual(later(180))
    await sweep(warnDue, later(180))
    expect(await own.database.read(nextDue)).toEqual(new Date(later(240).getTime() - 19.2 * 60_000))
    const kept = await own.call('POST', `/commitments/${id}/keep`, world.owner, { note: 'Done' })
    expect(kept.body).toMatchObject({ state: 'kept', note: 'Done' })
    expect(await own.database.read(nextDue)).toBeUndefined()
    expect((await own.ledger(world.kase.id)).at(-1)).toMatchObject({
      kind: 'commitment.kept',
      facts: { early: true },
    })
  })
})

test('a promise kept and broken at the same moment ends in one way only', async () => {
  for (let round = 0; round < 8; round += 1) {
    const world = await ownedCase()
    const { id } = (await promise(world)).body
    own.clock.advance(240 * 60_000)
    const [kept, broken] = await Promise.all([
      own.call('POST', `/commitments/${id}/keep`, world.owner, {}),
      sweep(breakOverdue, own.clock.now()),
    ])
    const again = await sweep(breakOverdue, own.clock.now())
    const [row] = await own.rows<{ state: string }>('select state from commitments where id = $1', id)
    expect(row?.state).toBe(kept.status === 200 ? 'kept' : 'broken')
    expect(broken + again).toBe(kept.status === 200 ? 0 : 1)
    own.clock.advance(-240 * 60_000)
  }
})

test('the list: mine and those I cover, the next due first, page by page without gap or double', async () => {
  const world = await ownedCase()
  const other = await ownedCase()
  const away = 'update agents set away_from = $2, cover_id = $3 where id = $1'
  await own.rows(away, other.owner.id, later(-1), world.owner.id)
  for (const minutes of [50, 10, 40, 40, 30]) {
    await promise(minutes === 10 ? other : world, { dueAt: later(minutes).toISOString() })
  }
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const at: string = cursor === '' ? '' : `&cursor=${cursor}`
    const { body } = await own.call('GET', `/commitments?limit=2${at}`, world.owner)
    seen.push(...body.items.map((one: { dueAt: string }) => one.dueAt))
    cursor = body.next
  }
  expect(seen).toEqual([10, 30, 40, 40, 50].map((minutes) => later(minutes).toISOString()))
  expect((await own.call('GET', '/commitments?cursor=bm9uc2Vuc2U', world.owner)).body.code).toBe(
    'invalid_input',
  )
  const risky = (await own.call('GET', '/commitments?whose=all&atRisk=true', world.owner)).body.items
  expect(risky.length).toBe(1)
})

test('a closed case takes no promise', async () => {
  const world = await ownedCase()
  await own.call('POST', `/cases/${world.kase.id}/close`, world.owner, { outcome: 'met' })
  const input = {
    caseId: world.kase.id,
    kind: 'reply' as const,
    what: 'x',
    dueAt: later(5),
    fromAt: null,
    told: null,
  }
  const made = own.database.transact((tx) => makeCommitment(tx, { kind: 'service' }, input, later(0)))
  await expect(made).rejects.toMatchObject({ definition: { code: 'case_closed' } })
})
