import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { myRoutes } from '#domain/cases/contract.routes.ts'
import { clientRoutes } from '#domain/clients/contract.ts'
import { commitmentRoutes } from '#domain/commitments/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import { newId } from '#platform/ids.ts'
import { openDesk } from './support/desk.ts'
import type { Desk } from './support/desk.ts'
import { paperForm } from './support/populated.ts'
import type { Caller } from './support/service.ts'
import { unsound } from './support/sound.ts'

let own: Desk
beforeAll(async () => {
  own = await openDesk()
})
afterAll(() => own.service.close())

const PHONE = '020 7946 0654'
const WORDS = ['I lost my work', 'My tap drips', 'payslip.txt', 'With a friend']
let ada: string
let ben: string
let adasPage: Caller
beforeEach(async () => {
  const { desk } = own.priya
  await own.rows(`update client_identifiers set value = value || 'x'`)
  ada = (await desk.call(clientRoutes.add, { body: { name: 'Ada Mill', phone: PHONE } })).clientId
  ben = (await desk.call(clientRoutes.add, { body: { name: 'Ben Mill' } })).clientId
  await tells(ada, '14 Mill Lane')
  const made = await desk.call(accountRoutes.makeLink, { params: { clientId: ada }, body: {} })
  adasPage = await own.service.visitor()
  await adasPage.call(accountRoutes.openLink, { body: { token: made.url.split('#')[1] ?? '' } })
  own.service.clock.advance(60_000)
})

const tells = (clientId: string, value: string, contactId?: string) =>
  own.priya.desk.call(clientRoutes.tellFact, {
    params: { clientId },
    body: { label: 'address', value, repeat: 'unsure', ...(contactId !== undefined && { contactId }) },
  })

/** Ben says the number of the household, is taken for Ada, and tells what she must not read. */
async function takenForAda(): Promise<{ contactId: string; caseId: string }> {
  const { client, contactId, caseId } = await own.talk(own.priya, { phone: PHONE })
  const moment = await own.priya.desk.call(contactRoutes.get, { params: { contactId } })
  expect(moment).toMatchObject({ client: { id: ada }, clientProved: false })
  await client.call(portalRoutes.write, { params: { contactId }, body: { body: 'I lost my work' } })
  await client.ask('POST', '/papers', paperForm('payslip.txt', 'Pay', { contactId }))
  await tells(ada, 'With a friend', contactId)
  return { contactId, caseId }
}
const says = (contactId: string, body: object) =>
  own.priya.desk.call(contactRoutes.change, { params: { contactId }, body: { clientId: ben, ...body } })

const current = async (clientId: string) =>
  (
    await own.rows<{ value: string }>(
      'select value from client_facts where client_id = $1 and replaced_by is null',
      clientId,
    )
  ).map(({ value }) => value)

/** The conversation and all of it is Ben’s, on one case of his; Ada reads nothing of it, and is as she was. */
async function expectBens(contactId: string): Promise<string> {
  const [contact] = await own.rows<{ clientId: string; caseId: string }>(
    'select client_id as "clientId", case_id as "caseId" from contacts where id = $1',
    contactId,
  )
  expect(contact?.clientId).toBe(ben)
  const caseId = contact?.caseId ?? ''
  for (const table of ['messages', 'papers']) {
    const rows = await own.rows(
      `select distinct client_id as "clientId", case_id as "caseId" from ${table} where contact_id = $1`,
      contactId,
    )
    expect([table, rows]).toEqual([table, [{ clientId: ben, caseId }]])
  }
  const cases = await own.rows<{ id: string; state: string }>(
    `select id, state from cases where client_id = $1 and state = 'open'`,
    ben,
  )
  expect(cases).toEqual([{ id: caseId, state: 'open' }])
  const home = await adasPage.call(myRoutes.home, {})
  const pages = await Promise.all(
    home.cases.map(({ id }) => adasPage.call(myRoutes.get, { params: { caseId: id } })),
  )
  for (const words of WORDS) expect(JSON.stringify([home, pages])).not.toContain(words)
  expect(await current(ada)).toEqual(['14 Mill Lane'])
  expect(await current(ben)).toEqual(['With a friend'])
  expect(await unsound(own.service.app.database.pool)).toEqual([])
  await own.priya.desk.call(contactRoutes.get, { params: { contactId } })
  const now = own.service.clock.now()
  await own.rows(
    `update contacts set state = 'ended', ended_at = $2, ending = 'owned' where id = $1`,
    contactId,
    now,
  )
  await own.rows('update participants set left_at = $2 where contact_id = $1', contactId, now)
  await own.rows(
    `update segments set ended_at = $2, closed_by = 'event' where contact_id = $1 and ended_at is null`,
    ...[contactId, now],
  )
  return caseId
}

describe('R14, R15: it is somebody else after all', () => {
  test('taken into an open case of another: the conversation gets one of its own', async () => {
    const { id } = await own.service.make.case({
      ...{ clientId: ada, ownerId: own.priya.id, serviceId: own.repairs, need: 'The boiler' },
    })
    await own.rows(
      `insert into retention_holds (id, client_id, case_id, reason, placed_by, placed_at) values ($1, $2, $3, 'A claim', $4, $5)`,
      ...[newId(own.service.clock.now()), ada, id, own.priya.id, own.service.clock.now()],
    )
    const { contactId, caseId } = await takenForAda()
    expect(caseId).toBe(id)
    await says(contactId, {})
    const bens = await expectBens(contactId)
    const held = await own.rows(
      'select client_id as "clientId" from retention_holds where case_id = $1',
      bens,
    )
    expect(held).toEqual([{ clientId: ben }])
  })

  test('the case began with the conversation: it goes along, with what was promised in it', async () => {
    const { contactId, caseId } = await takenForAda()
    await own.priya.desk.call(commitmentRoutes.make, {
      params: { caseId },
      body: { kind: 'reply', what: 'Write', dueAt: own.minutes(60).toISOString(), told: 'said' },
    })
    await says(contactId, {})
    expect(await expectBens(contactId)).toBe(caseId)
  })

  test('something else came to that case meanwhile: it stays, and only this conversation goes', async () => {
    const { contactId, caseId } = await takenForAda()
    await adasPage.call(myRoutes.reply, { params: { caseId }, body: { body: 'What is this?' } })
    await says(contactId, {})
    expect(await expectBens(contactId)).not.toBe(caseId)
    const [kept] = await own.rows('select client_id as "clientId" from cases where id = $1', caseId)
    expect(kept).toEqual({ clientId: ada })
  })

  test.each([
    ['a case that began with it', false],
    ['an open case of another', true],
  ])('in one request with a new need, from %s: one case, of the right person', async (_why, isOpen) => {
    expect.hasAssertions()
    if (isOpen) await own.service.make.case({ clientId: ada, ownerId: own.priya.id, serviceId: own.repairs })
    const { contactId } = await takenForAda()
    await says(contactId, { newCase: true })
    await expectBens(contactId)
  })

  test('in one request with a case: theirs is taken, another person’s is not', async () => {
    const [bens, adas] = [
      (await own.service.make.case({ clientId: ben, ownerId: own.priya.id })).id,
      (await own.service.make.case({ clientId: ada, ownerId: own.priya.id, serviceId: own.repairs })).id,
    ]
    const { contactId } = await takenForAda()
    const refused = await own.priya.desk.refused(contactRoutes.change, {
      params: { contactId },
      body: { clientId: ben, caseId: adas },
    })
    expect(refused.code).toBe('not_found')
    await says(contactId, { caseId: bens })
    expect(await expectBens(contactId)).toBe(bens)
  })
})
