import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { caseRoutes, myRoutes } from '#domain/cases/contract.routes.ts'
import { clientRoutes } from '#domain/clients/contract.ts'
import { commitmentRoutes } from '#domain/commitments/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import { ownDataRoutes } from '#domain/retention/contract.ts'
import { openDesk } from './support/desk.ts'
import type { Desk } from './support/desk.ts'
import type { Caller } from './support/service.ts'

let own: Desk
beforeAll(async () => {
  own = await openDesk()
})
afterAll(() => own.service.close())

const NAME = 'Dorothy Vaughan'
const PHONE = '020 7946 0321'
const SECRETS = ['The arrears of Dorothy', 'Come on Tuesday', '14 Mill Lane', 'Vaughan']
let clientId: string
let caseId: string
let link: string
beforeEach(async () => {
  const { desk, id: ownerId } = own.priya
  await own.rows(`update client_identifiers set value = value || 'x'`)
  clientId = (await desk.call(clientRoutes.add, { body: { name: NAME, phone: PHONE } })).clientId
  caseId = (
    await own.service.make.case({ clientId, ownerId, serviceId: own.repairs, need: 'The arrears of Dorothy' })
  ).id
  const params = { caseId }
  const dueAt = own.minutes(600).toISOString()
  await desk.call(commitmentRoutes.make, {
    params,
    body: { kind: 'visit', what: 'Come on Tuesday', dueAt, told: 'page' },
  })
  await desk.call(clientRoutes.tellFact, {
    params: { clientId },
    body: { label: 'address', value: '14 Mill Lane' },
  })
  const made = await desk.call(accountRoutes.makeLink, { params: { clientId }, body: {} })
  link = made.url.split('#')[1] ?? ''
  own.service.clock.advance(60_000)
})

/** Nothing that was there before may be in what this visit can read. */
async function expectNothingKnown(visitor: Caller, contactId: string): Promise<void> {
  const seen = await visitor.call(portalRoutes.get, { params: { contactId } })
  const home = await visitor.call(myRoutes.home, {})
  const text = JSON.stringify([seen, home, await visitor.call(accountRoutes.me, {})])
  for (const secret of SECRETS) expect(text).not.toContain(secret)
  expect(text).not.toContain((await own.priya.desk.call(caseRoutes.get, { params: { caseId } })).reference)
  expect(home.cases).toEqual([])
  expect((await visitor.refused(myRoutes.get, { params: { caseId } })).code).toBe('not_found')
  const [session] = await own.rows<{ n: number }>(
    'select count(*)::int as n from client_sessions where client_id = $1',
    clientId,
  )
  expect(session?.n).toBe(0)
}

describe('R15, R14: a name and a number prove nothing', () => {
  const CLAIMS = [
    ['name and number', { name: NAME, phone: PHONE }],
    ['number alone', { phone: PHONE }],
    ['number and a first name', { name: 'Dorothy', phone: PHONE }],
  ] as const

  test.each(CLAIMS)(
    '%s said at the beginning: the agent sees who it may be, the visitor sees nothing of that person',
    async (_what, claim) => {
      const { client, contactId } = await own.begin(claim)
      await expectNothingKnown(client, contactId)
      await own.rows('update presences set idle_since = $2 where agent_id = $1', own.priya.id, new Date(0))
      await own.pass()
      const offer = (await own.priya.desk.call(contactRoutes.mine, {})).offers.find(
        (one) => one.contactId === contactId,
      )
      expect(offer).toMatchObject({ clientName: NAME, clientProved: false })
      await own.accept(own.priya, contactId)
      await expectNothingKnown(client, contactId)
      const moment = await own.priya.desk.call(contactRoutes.get, { params: { contactId } })
      expect(moment).toMatchObject({ client: { id: clientId }, clientProved: false })
      await client.call(portalRoutes.write, { params: { contactId }, body: { body: 'Hello' } })
      const said = await client.call(portalRoutes.get, { params: { contactId } })
      expect(said.messages.map((one) => one.body)).toEqual(['My tap drips', 'Hello'])
      await own.priya.desk.call(contactRoutes.change, { params: { contactId }, body: { caseId } })
      await expectNothingKnown(client, contactId)
      const now = own.minutes(30).toISOString()
      const body = { kind: 'reply' as const, what: 'Write about the tap', dueAt: now, told: 'said' as const }
      await own.priya.desk.call(commitmentRoutes.make, { params: { caseId }, body })
      const since = await client.call(portalRoutes.get, { params: { contactId } })
      expect(since.commitments.map((one) => one.what)).toEqual(['Write about the tap'])
      await own.priya.desk.call(contactRoutes.end, { params: { contactId }, body: { ending: 'owned' } })
      await expectNothingKnown(client, contactId)
    },
  )

  test.each(CLAIMS)('%s said while waiting, or with a choice', async (_what, claim) => {
    expect.hasAssertions()
    const told = await own.begin()
    await told.client.call(portalRoutes.tell, { params: { contactId: told.contactId }, body: claim })
    await expectNothingKnown(told.client, told.contactId)
    await told.client.call(portalRoutes.leave, { params: { contactId: told.contactId }, body: {} })
    const kept = await own.begin()
    await kept.client.call(portalRoutes.keepPlace, { params: { contactId: kept.contactId }, body: claim })
    await expectNothingKnown(kept.client, kept.contactId)
    await kept.client.call(portalRoutes.leave, { params: { contactId: kept.contactId }, body: {} })
    const wrote = await own.begin()
    await wrote.client.call(portalRoutes.writeInstead, {
      params: { contactId: wrote.contactId },
      body: claim,
    })
    await expectNothingKnown(wrote.client, wrote.contactId)
  })

  test('whoever says who they are cannot begin about a case of that person, even knowing its number', async () => {
    const visitor = await own.service.visitor()
    const body = { need: 'About my arrears', caseId, name: NAME, phone: PHONE }
    expect((await visitor.refused(portalRoutes.start, { body })).code).toBe('not_found')
    const [kept] = await own.rows<{ n: number }>(
      'select count(*)::int as n from contacts where case_id = $1',
      caseId,
    )
    expect(kept?.n).toBe(0)
  })

  test('R14: by the link everything is there: the same visit, once proved', async () => {
    const { client, contactId } = await own.begin({ name: NAME, phone: PHONE })
    await expectNothingKnown(client, contactId)
    await client.call(accountRoutes.openLink, { body: { token: link } })
    const home = await client.call(myRoutes.home, {})
    expect(home).toMatchObject({ name: NAME, known: true, cases: [{ id: caseId }], contactId })
    const page = await client.call(myRoutes.get, { params: { caseId } })
    expect(page.commitments.map((one) => one.what)).toEqual(['Come on Tuesday'])
    expect((await client.call(portalRoutes.get, { params: { contactId } })).name).toBe(NAME)
    await client.call(portalRoutes.leave, { params: { contactId }, body: {} })
  })

  test('R14, R15: whoever took a name before its owner came reads none of what the owner says and is told', async () => {
    const MARY = { name: 'Mary Jackson', phone: '020 7946 0655', email: 'mary@example.org' }
    const taken = await own.begin(MARY)
    const stranger = taken.client
    await stranger.call(portalRoutes.leave, { params: { contactId: taken.contactId }, body: {} })
    expect((await stranger.call(myRoutes.home, {})).name).toBe('Mary Jackson')
    expect((await stranger.refused(ownDataRoutes.mine, {})).code, 'no data without proof').toBe(
      'sign_in_needed',
    )

    const { client: mary, contactId } = await own.begin(MARY)
    await own.rows('update presences set idle_since = $2 where agent_id = $1', own.priya.id, new Date(0))
    await own.pass()
    const offers = (await own.priya.desk.call(contactRoutes.mine, {})).offers
    expect(offers.find((one) => one.contactId === contactId)).toMatchObject({ clientProved: false })
    await own.accept(own.priya, contactId)
    const moment = await own.priya.desk.call(contactRoutes.get, { params: { contactId } })
    const held = moment.case?.id ?? ''
    expect(held).not.toBe('')
    await mary.call(portalRoutes.write, { params: { contactId }, body: { body: 'My arrears, in private' } })

    const [known] = await own.rows<{ client_id: string }>(
      'select client_id from contacts where id = $1',
      taken.contactId,
    )
    expect(moment.client?.id, 'both are the same client to us').toBe(known?.client_id)
    const seen = JSON.stringify([
      await stranger.call(myRoutes.home, {}),
      await stranger.call(portalRoutes.get, { params: { contactId: taken.contactId } }),
      await stranger.call(accountRoutes.me, {}),
    ])
    expect(seen).not.toContain(held)
    expect(seen).not.toContain(contactId)
    expect(seen).not.toContain('arrears')
    expect(await stranger.call(myRoutes.home, {})).toMatchObject({ name: null, known: false, cases: [] })
    for (const refusal of [
      await stranger.refused(myRoutes.get, { params: { caseId: held } }),
      await stranger.refused(portalRoutes.get, { params: { contactId } }),
      await stranger.refused(portalRoutes.write, { params: { contactId }, body: { body: 'I am Mary' } }),
    ]) {
      expect(refusal.code).toBe('not_found')
    }
    // What they said themselves stays theirs.
    const ownWords = await stranger.call(portalRoutes.get, { params: { contactId: taken.contactId } })
    expect(ownWords.messages.length).toBeGreaterThan(0)
    expect((await mary.call(portalRoutes.get, { params: { contactId } })).messages.at(-1)?.body).toBe(
      'My arrears, in private',
    )
    await own.priya.desk.call(contactRoutes.end, { params: { contactId }, body: { ending: 'met' } })
  })

  test('R14: a person entered at the desk, with nothing yet, is nobody whom a name attaches to', async () => {
    const body = { name: 'Katherine Johnson', phone: '020 7946 0777' }
    await own.priya.desk.call(clientRoutes.add, { body })
    const { client, contactId } = await own.begin(body)
    expect((await client.call(accountRoutes.me, {})).kind).toBe('client')
    expect(await client.call(myRoutes.home, {})).toMatchObject({ name: null, known: false })
    await client.call(portalRoutes.leave, { params: { contactId }, body: {} })
  })

  test('somebody new who says their name is at home at once, and the agent reads that it was only said', async () => {
    const { client, contactId } = await own.begin({ name: 'Mary Jackson', phone: '020 7946 0654' })
    expect((await client.call(portalRoutes.get, { params: { contactId } })).name).toBe('Mary Jackson')
    expect((await client.call(myRoutes.home, {})).name).toBe('Mary Jackson')
    await client.call(portalRoutes.leave, { params: { contactId }, body: {} })
  })
})
