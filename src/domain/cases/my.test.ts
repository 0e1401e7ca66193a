import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCommitment } from '../commitments/commands.ts'
import { startWorld } from './cases.fixture.ts'
import type { World } from './cases.fixture.ts'

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

function promise(caseId: string, told: 'page') {
  const input = { caseId, kind: 'reply' as const, what: 'an answer', dueAt: later(4), fromAt: null, told }
  return own.database.transact((tx) => makeCommitment(tx, { kind: 'service' }, input, own.clock.now()))
}

describe('R14: the client’s own page', () => {
  test('owner by name, what happens next and when, the story, promises; no notes; nobody else’s case', async () => {
    const { owner, kase } = await ownedCase()
    const me = await own.visitor(kase.clientId)
    const stranger = await own.visitor((await own.make.client()).id)
    await own.call('POST', `/cases/${kase.id}/messages`, owner, { kind: 'note', body: 'Between us' })
    await own.call('POST', `/cases/${kase.id}/messages`, owner, { kind: 'text', body: 'For you' })
    await own.call('PATCH', `/cases/${kase.id}/story`, owner, { plan: 'Empty it on Tuesday' })
    await promise(kase.id, 'page')
    const page = await own.call('GET', `/my/cases/${kase.id}`, me)
    expect(page.body).toMatchObject({
      owner: { name: owner.name },
      next: { what: 'an answer', by: owner.name, dueAt: later(4).toISOString() },
      story: { plan: 'Empty it on Tuesday' },
      commitments: [{ state: 'open', by: owner.name }],
    })
    expect(page.body.messages.map((one: { kind: string }) => one.kind)).toEqual(['text', 'told'])
    for (const who of [stranger, await own.visitor()]) {
      expect((await own.call('GET', `/my/cases/${kase.id}`, who)).status).toBe(404)
      expect((await own.call('POST', `/my/cases/${kase.id}/messages`, who, { body: 'x' })).status).toBe(404)
      expect((await own.call('POST', `/my/cases/${kase.id}/confirm`, who, { sorted: true })).status).toBe(404)
    }
    const home = await own.call('GET', '/my', me)
    expect(home.body).toMatchObject({ known: true, contactId: null, cases: [{ id: kase.id }] })
    expect((await own.call('GET', '/my', await own.visitor())).body).toMatchObject({
      known: false,
      cases: [],
    })
  })

  test('a reply wakes a resting case, and opens a closed one again with the same owner', async () => {
    const { owner, kase } = await ownedCase()
    const me = await own.visitor(kase.clientId)
    await own.call('POST', `/cases/${kase.id}/waiting`, owner, { on: 'client' })
    await own.call('POST', `/cases/${kase.id}/snooze`, owner, { until: later(20).toISOString() })
    expect(
      (await own.call('POST', `/my/cases/${kase.id}/messages`, me, { body: 'Still there' })).status,
    ).toBe(201)
    const woken = (await own.call('GET', `/cases/${kase.id}`, owner)).body
    expect(woken).toMatchObject({ waitingOn: 'us', snoozedUntil: null })
    await own.call('POST', `/cases/${kase.id}/close`, owner, { outcome: 'met' })
    await own.call('POST', `/my/cases/${kase.id}/messages`, me, { body: 'It came back' })
    const again = (await own.call('GET', `/cases/${kase.id}`, owner)).body
    expect(again).toMatchObject({ state: 'open', owner: { id: owner.id } })
    expect(await own.notices(owner.id)).toEqual(['client_wrote', 'case_changed', 'client_wrote'])
  })

  test('"sorted" is kept; "not yet" opens it again with the same owner', async () => {
    const { owner, kase } = await ownedCase()
    const me = await own.visitor(kase.clientId)
    await own.call('POST', `/cases/${kase.id}/close`, owner, { outcome: 'met', note: 'Emptied today.' })
    expect((await own.told(kase.id)).at(-1)).toContain('Is it sorted for you?')
    await own.call('POST', `/my/cases/${kase.id}/confirm`, me, { sorted: true })
    expect((await own.call('GET', `/cases/${kase.id}`, owner)).body).toMatchObject({
      state: 'closed',
      confirmed: 'sorted',
    })
    await own.call('POST', `/my/cases/${kase.id}/confirm`, me, {
      sorted: false,
      note: 'The lid is still broken',
    })
    const again = (await own.call('GET', `/cases/${kase.id}`, owner)).body
    expect(again).toMatchObject({
      state: 'open',
      confirmed: 'not_yet',
      owner: { id: owner.id },
      outcome: null,
    })
    expect(await own.notices(owner.id)).toEqual(['client_confirmed', 'case_changed', 'client_not_yet'])
  })

  test('a question asked of the client is answered there; one asked of us is not there', async () => {
    const { owner, kase } = await ownedCase()
    const me = await own.visitor(kase.clientId)
    const ask = (askedOf: string) =>
      own.call('POST', `/cases/${kase.id}/questions`, owner, { askedOf, question: 'Which lane?' })
    const [ours, theirs] = [(await ask('us')).body.id, (await ask('client')).body.id]
    expect((await own.call('POST', `/my/questions/${ours}/answer`, me, { answer: 'Mill Lane' })).status).toBe(
      404,
    )
    expect(
      (await own.call('POST', `/my/questions/${theirs}/answer`, me, { answer: 'Mill Lane' })).status,
    ).toBe(200)
    const page = await own.call('GET', `/my/cases/${kase.id}`, me)
    expect(page.body.questions).toMatchObject([{ id: theirs, answer: 'Mill Lane' }])
    expect(await own.notices(owner.id)).toEqual(['client_wrote'])
  })
})
