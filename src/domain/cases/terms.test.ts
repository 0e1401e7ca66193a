import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk } from '#tests/support/desk.ts'
import type { Desk } from '#tests/support/desk.ts'
import { caseRoutes } from './contract.routes.ts'
import { termRoutes } from './contract.terms.ts'
import { termKey, toldBeside } from './rules.terms.ts'

const PRICE = { label: 'Call-out on a Sunday', value: '£60', pence: 6000 }
const DAYS = { label: 'Repaired within', value: '5 working days' }

let desk: Desk
let talk: Awaited<ReturnType<Desk['talk']>>
beforeAll(async () => {
  desk = await openDesk()
  await desk.rows('update services set terms = $2 where id = $1', desk.repairs, JSON.stringify([PRICE, DAYS]))
  talk = await desk.talk(desk.priya, { need: 'The boiler', serviceId: desk.repairs })
})
afterAll(() => desk.service.close())

const params = () => ({ caseId: talk.caseId })
const facts = () =>
  desk.rows<{ facts: object; contactId: string }>(
    `select facts, contact_id as "contactId" from ledger where kind = 'case.term_told' order by seq`,
  )

describe('R20: what is told to a client comes from the published terms; a difference is flagged', () => {
  test('what is published is listed with the case; told as published, it is no difference', async () => {
    const before = await desk.priya.desk.call(termRoutes.list, { params: params() })
    expect(before).toEqual({ caseId: talk.caseId, published: [PRICE, DAYS], told: [] })
    const body = { label: PRICE.label, contactId: talk.contactId }
    const told = await desk.priya.desk.call(termRoutes.tell, { params: params(), body })
    expect(told).toMatchObject({
      told: '£60',
      published: '£60',
      differs: false,
      penceDifference: 0,
      reason: null,
    })
    expect(await facts()).toEqual([
      {
        contactId: talk.contactId,
        facts: { termKey: 'call_out_on_a_sunday', differs: false, pence: 0, reason: null },
      },
    ])
  })

  test('told again in the same conversation it is recorded once', async () => {
    const body = { label: PRICE.label, contactId: talk.contactId }
    await desk.priya.desk.call(termRoutes.tell, { params: params(), body })
    expect(await facts()).toHaveLength(1)
  })

  test('told otherwise: recorded with the reason, its words as a note that the client does not read, none in the ledger', async () => {
    const otherwise = {
      value: 'nothing',
      pence: 0,
      reason: 'gesture' as const,
      note: 'We came twice in vain.',
    }
    const body = { label: PRICE.label, contactId: talk.contactId, otherwise }
    const told = await desk.priya.desk.call(termRoutes.tell, { params: params(), body })
    expect(told).toMatchObject({ differs: true, penceDifference: -6000, reason: 'gesture' })
    expect((await facts()).at(-1)?.facts).toEqual({
      ...{ termKey: 'call_out_on_a_sunday', differs: true, pence: -6000, reason: 'gesture' },
    })
    const { told: all } = await desk.priya.desk.call(termRoutes.list, { params: params() })
    expect(all.map((one) => one.told)).toEqual(['nothing', '£60'])
    const { messages } = await desk.priya.desk.call(caseRoutes.get, { params: params() })
    const note = messages.find((one) => one.body.includes('We came twice in vain.'))
    expect(note).toMatchObject({ kind: 'note' })
    expect(note?.body).toContain('nothing instead of £60')
  })

  test('what is not published, and a conversation about something else, are refused', async () => {
    const refused = (body: { label: string; contactId?: string }) =>
      desk.priya.desk.refused(termRoutes.tell, { params: params(), body })
    expect(await refused({ label: 'A free lunch' })).toMatchObject({
      ...{ code: 'term_not_published', details: { published: [PRICE, DAYS] } },
    })
    const other = await desk.talk(desk.tom, { need: 'The roof' })
    expect(await refused({ label: DAYS.label, contactId: other.contactId })).toMatchObject({
      code: 'not_found',
    })
    expect(await facts()).toHaveLength(2)
  })

  test('a case without a service has nothing published', async () => {
    const plain = await desk.service.make.case({ ownerId: desk.priya.id, serviceId: null })
    const listed = await desk.priya.desk.call(termRoutes.list, { params: { caseId: plain.id } })
    expect(listed.published).toEqual([])
  })
})

describe('what differs', () => {
  const otherwise = { reason: 'gesture', note: null } as const
  test.each([
    ['nothing else is said', PRICE, undefined, { differs: false, penceDifference: 0 }],
    [
      'the same price in other words',
      PRICE,
      { value: 'sixty', pence: 6000 },
      { told: '£60', differs: false },
    ],
    ['the same words, spaced otherwise', DAYS, { value: '5  Working days', pence: null }, { differs: false }],
    ['another price', PRICE, { value: '£70', pence: 7000 }, { differs: true, penceDifference: 1000 }],
    [
      'a price without figures',
      PRICE,
      { value: 'a little', pence: null },
      { differs: true, penceDifference: null },
    ],
    ['no price at all', DAYS, { value: 'tomorrow', pence: null }, { differs: true, penceDifference: null }],
  ])('%s', (_reason, term, other, expected) => {
    expect(toldBeside(term, other && { ...other, ...otherwise })).toMatchObject(expected)
  })

  test.each([
    ['Second garden bin', 'second_garden_bin'],
    ['  Über-Gebühr (Sonntag) ', 'uber_gebuhr_sonntag'],
    ['料金', 'term_2350076639'],
    ['x'.repeat(200), 'x'.repeat(60)],
  ])('a label as a code: %s', (label, key) => {
    expect(termKey(label)).toBe(key)
  })
})
