import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { clientRoutes } from '#domain/clients/contract.ts'
import { commitmentRoutes } from '#domain/commitments/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import { shapeOf } from './support/sample.ts'
import { openDesk } from './support/desk.ts'
import type { Desk, Person } from './support/desk.ts'
import type { Caller } from './support/service.ts'

let own: Desk
beforeAll(async () => {
  own = await openDesk()
})
afterAll(() => own.service.close())

/** Every test begins with nobody in the line and everybody free. */
afterEach(async () => {
  for (const person of [own.priya, own.tom]) {
    for (const { id: contactId } of (await person.desk.call(contactRoutes.mine, {})).live)
      await endOwned(person, contactId)
  }
  await own.rows(`update presences set state = 'available', idle_since = $1`, own.service.clock.now())
  await own.rows(
    `update offers set state = 'withdrawn', decided_at = $1 where state = 'open'`,
    own.service.clock.now(),
  )
  await own.rows(
    `update segments set ended_at = started_at, closed_by = 'event' where contact_id in (select id from contacts where state = 'waiting')`,
  )
  await own.rows(
    `update contacts set state = 'ended', ending = 'left_waiting', ended_at = $1 where state = 'waiting'`,
    own.service.clock.now(),
  )
})

async function endOwned(person: Person, contactId: string): Promise<void> {
  const { case: kase } = await person.desk.call(contactRoutes.get, { params: { contactId } })
  const body = {
    kind: 'reply' as const,
    what: 'Write to you',
    dueAt: own.minutes(600).toISOString(),
    told: 'said' as const,
  }
  await person.desk.call(commitmentRoutes.make, { params: { caseId: kase?.id ?? '' }, body })
  await person.desk.call(contactRoutes.end, { params: { contactId }, body: { ending: 'owned' } })
}

/** A client with a case that this person owns, come by their link. */
async function clientOf(owner: Person): Promise<{ client: Caller; caseId: string; clientId: string }> {
  const { client, contactId, caseId } = await own.talk(owner, { name: `Client of ${owner.name}` })
  await endOwned(owner, contactId)
  const { case: kase } = await owner.desk.call(contactRoutes.get, { params: { contactId } })
  return { client, caseId, clientId: kase?.clientId ?? '' }
}

const longestIdle = (person: Person) =>
  own.rows('update presences set idle_since = $2 where agent_id = $1', person.id, new Date(0))
const offeredTo = async (contactId: string) => {
  for (const person of [own.priya, own.tom]) {
    if ((await own.offers(person)).some((one) => one.contactId === contactId)) return person.name
  }
  return 'nobody'
}

describe('R1: the owner first', () => {
  test('whoever knows the case is offered it before those who have been idle longer, and reads why', async () => {
    const { client, caseId } = await clientOf(own.priya)
    await longestIdle(own.tom)
    const { contactId } = await own.begin({ caseId }, client)
    await own.pass()
    expect(await offeredTo(contactId)).toBe(own.priya.name)
    expect((await own.offers(own.priya))[0]?.reasons.map((one) => one.code)).toContain('owner')
  })

  test('R2: the owner is occupied: as long as the client agreed to wait nobody else is asked, then whoever can help', async () => {
    const { client, caseId } = await clientOf(own.priya)
    await own.rows(`update presences set state = 'busy' where agent_id = $1`, own.priya.id)
    const { contactId } = await own.begin({ caseId }, client)
    const waiting = await client.call(portalRoutes.waitForOwner, {
      params: { contactId },
      body: { minutes: 5 },
    })
    expect(waiting).toMatchObject({
      owner: { name: own.priya.name },
      waitingForOwnerUntil: own.minutes(5).toISOString(),
    })
    await own.pass()
    expect(await offeredTo(contactId)).toBe('nobody')
    own.service.clock.advance(5 * 60_000 + 1)
    await own.pass()
    expect(await offeredTo(contactId)).toBe(own.tom.name)
    expect((await own.offers(own.tom))[0]?.reasons.map((one) => one.code)).toContain('waited_for_owner')
    await own.accept(own.tom, contactId)
    const moment = await own.tom.desk.call(contactRoutes.get, { params: { contactId } })
    expect(moment.case).toMatchObject({ id: caseId, owner: { name: own.priya.name } })
  })

  test('R2: who would rather not wait for the owner is answered by whoever can help first', async () => {
    const { client, caseId } = await clientOf(own.priya)
    await own.rows(`update presences set state = 'busy' where agent_id = $1`, own.priya.id)
    const { contactId } = await own.begin({ caseId }, client)
    await client.call(portalRoutes.waitForOwner, { params: { contactId }, body: { minutes: 30 } })
    await client.call(portalRoutes.waitForOwner, { params: { contactId }, body: { minutes: 0 } })
    await own.pass()
    expect(await offeredTo(contactId)).toBe(own.tom.name)
  })

  test('never to somebody who could only take a message: without the skill nobody is asked', async () => {
    const other = await own.service.make.skill({ name: 'Benefits' })
    const { id: serviceId } = await own.service.make.service({ skillId: other.id })
    const { client, contactId } = await own.begin({ serviceId })
    await own.pass()
    expect(await offeredTo(contactId)).toBe('nobody')
    own.service.clock.advance(2_000)
    expect(await client.call(portalRoutes.get, { params: { contactId } })).toMatchObject({
      somebodyThere: false,
      estimate: null,
    })
  })

  test('R10: a client who comes back about a closed case finds it open again, with the same owner', async () => {
    const { client, contactId, caseId } = await own.talk(own.priya, { name: 'Katherine Johnson' })
    await own.priya.desk.call(contactRoutes.end, { params: { contactId }, body: { ending: 'met' } })
    expect((await own.priya.desk.call(caseRoutes.get, { params: { caseId } })).state).toBe('closed')
    await own.rows(`update presences set state = 'break' where agent_id = $1`, own.priya.id)
    const again = await own.begin({ caseId }, client)
    await own.pass()
    await own.accept(own.tom, again.contactId)
    const kase = await own.tom.desk.call(caseRoutes.get, { params: { caseId } })
    expect(kase).toMatchObject({ state: 'open', owner: { name: own.priya.name } })
  })
})

describe('R19: a moment of truth', () => {
  test.each([
    ['the words tell', { need: 'My husband died on Sunday and the rent is in his name' }],
    ['the service tells', { need: undefined }],
  ])(
    '%s: it is recognised, goes before others, to whoever is best at it, and the case carries it',
    async (why, given) => {
      const best = await own.join(`Best ${why}`, { skills: [own.generalId, [own.skillId, 3]] })
      await own.rows(
        'update presences set idle_since = $2 where agent_id = $1',
        best.id,
        own.service.clock.now(),
      )
      const { id } = await own.service.make.service({ skillId: own.skillId, momentOfTruth: true })
      const ordinary = await own.begin()
      const { contactId } = await own.begin(given.need === undefined ? { serviceId: id } : given)
      await own.pass()
      const [offer] = await best.desk.call(contactRoutes.mine, {}).then((mine) => mine.offers)
      expect(offer).toMatchObject({ contactId, stakes: 'moment_of_truth' })
      expect(offer?.reasons.map((one) => one.code)).toContain('best_at_moments_of_truth')
      expect(await offeredTo(ordinary.contactId)).not.toBe(best.name)
      await best.desk.call(contactRoutes.accept, { params: { offerId: offer?.id ?? '' }, body: {} })
      const moment = await best.desk.call(contactRoutes.get, { params: { contactId } })
      expect(moment).toMatchObject({ stakes: 'moment_of_truth', case: { stakes: 'moment_of_truth' } })
      await endOwned(best, contactId)
      await own.rows('delete from presences where agent_id = $1', best.id)
    },
  )
})

describe('R22: a call is logged while it happens', () => {
  test('at most three fields begin it; the person is found by number, however it is typed, and the same case and owner', async () => {
    const must = shapeOf(contactRoutes.log.body).required ?? []
    expect(must.length).toBeLessThanOrEqual(3)
    const { client, contactId, caseId } = await own.talk(own.priya, {
      name: 'Annie Easley',
      phone: '020 7946 0777',
    })
    await endOwned(own.priya, contactId)
    for (const who of ['+44 20 7946 0777', '02079460777', '(020) 7946-0777']) {
      const logged = await own.tom.desk.call(contactRoutes.log, {
        body: { channel: 'phone', who, need: 'The same tap' },
      })
      expect(logged.caseId).toBe(caseId)
      const moment = await own.tom.desk.call(contactRoutes.get, { params: { contactId: logged.contactId } })
      expect(moment).toMatchObject({
        channel: 'phone',
        state: 'talking',
        case: { owner: { name: own.priya.name } },
        client: { name: 'Annie Easley' },
      })
      await endOwned(own.tom, logged.contactId)
    }
    const timeline = await own.tom.desk.call(clientRoutes.timeline, {
      params: { clientId: (await own.tom.desk.call(caseRoutes.get, { params: { caseId } })).clientId },
    })
    expect(new Set(timeline.items.map((one) => one.channel))).toEqual(new Set(['chat', 'phone', null]))
    expect(client.cookie).not.toBe('')
  })

  test('nobody speaks with two people: a second call is refused, also at the same moment; what was offered moves on', async () => {
    await longestIdle(own.priya)
    const { contactId } = await own.begin()
    await own.pass()
    expect(await offeredTo(contactId)).toBe(own.priya.name)
    const body = { channel: 'phone', who: '020 7946 0888', need: 'The lift' }
    const both = await Promise.all([1, 2, 3].map(() => own.priya.desk.ask('POST', '/contacts/log', body)))
    expect(both.map((one) => one.status).toSorted()).toEqual([201, 409, 409])
    expect(await offeredTo(contactId)).toBe('nobody')
    await own.pass()
    expect(await offeredTo(contactId)).toBe(own.tom.name)
  })
})

describe('R9: told once', () => {
  test('what is known is there for whoever answers; asking again needs a reason and is counted', async () => {
    const { contactId, caseId } = await own.talk(own.priya, { name: 'Mary Ross' })
    const { clientId } = await own.priya.desk.call(caseRoutes.get, { params: { caseId } })
    const params = { clientId }
    const fact = { label: 'address', value: '3 Quay Street', contactId }
    await own.priya.desk.call(clientRoutes.tellFact, { params, body: fact })
    const known = await own.tom.desk.call(clientRoutes.get, { params })
    expect(known.facts).toMatchObject([
      { label: 'address', value: '3 Quay Street', source: 'client', channel: 'chat' },
    ])
    const again = await own.tom.desk.refused(clientRoutes.tellFact, {
      params,
      body: { label: 'address', value: '3 Quay St' },
    })
    expect(again).toMatchObject({ code: 'already_known', details: { fact: { value: '3 Quay Street' } } })
    await own.tom.desk.call(clientRoutes.tellFact, {
      params,
      body: { label: 'address', value: '9 Hill Road', repeat: 'client_corrects' },
    })
    const factId = known.facts[0]?.id ?? ''
    const current = (await own.tom.desk.call(clientRoutes.get, { params })).facts[0]
    expect(current).toMatchObject({ value: '9 Hill Road' })
    await own.tom.desk.call(clientRoutes.askAgain, {
      params: { clientId, factId: current?.id ?? factId },
      body: { why: 'not_shown' },
    })
    const repeats = await own.rows<{ why: string }>(
      `select facts ->> 'why' as why from ledger where kind = 'client.fact_repeated' and client_id = $1 order by seq`,
      clientId,
    )
    expect(repeats.map((one) => one.why)).toEqual(['client_corrects', 'not_shown'])
    const link = await own.priya.desk.call(accountRoutes.makeLink, { params, body: {} })
    expect(link.url).not.toContain(clientId)
  })
})
