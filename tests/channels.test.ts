import { afterAll, beforeAll, expect, test } from 'vitest'
import { caseRoutes, myRoutes } from '#domain/cases/contract.routes.ts'
import { clientRoutes } from '#domain/clients/contract.ts'
import { commitmentRoutes } from '#domain/commitments/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import type { SettableClock } from '#platform/clock.ts'
import { startService } from './support/service.ts'
import type { Caller, Service } from './support/service.ts'

const PHONE = '020 7946 0958'
let service: Service & { clock: SettableClock }
let priya: Caller
let tom: Caller

beforeAll(async () => {
  service = await startService({ at: new Date('2026-03-02T10:00:00Z') })
  await service.make.organisation()
  const general = await service.make.skill({ name: 'First point', general: true })
  const { id } = await service.make.agent({
    name: 'Priya Nair',
    skills: [general.id],
    presence: 'available',
  })
  priya = await service.staff(id)
  tom = await service.staff((await service.make.agent({ name: 'Tom Hale' })).id)
})
afterAll(() => service.close())

/** A client chats and Priya accepts. */
async function chat(need: string, who: { name?: string; phone?: string } = {}) {
  const client = await service.visitor()
  const { id: contactId } = await client.call(portalRoutes.start, { body: { need, ...who } })
  await service.app.dispatch()
  const { offers } = await priya.call(contactRoutes.mine, {})
  const offer = offers.find((one) => one.contactId === contactId)
  if (!offer) throw new Error('nothing was offered')
  const { caseId } = await priya.call(contactRoutes.accept, { params: { offerId: offer.id }, body: {} })
  return { client, contactId, caseId: caseId ?? '' }
}

test('R4: three touches are enough: accept, answer, end; every other prompt may stay empty', async () => {
  const { client, contactId, caseId } = await chat('When is my bin emptied?')
  await priya.call(contactRoutes.write, { params: { contactId }, body: { kind: 'text', body: 'On Monday.' } })
  await priya.call(contactRoutes.end, { params: { contactId }, body: { ending: 'met' } })
  const kept = await priya.call(caseRoutes.get, { params: { caseId } })
  expect(kept.story).toMatchObject({ need: 'When is my bin emptied?', situation: '', matters: '', plan: '' })
  expect((await client.call(portalRoutes.get, { params: { contactId } })).ending).toBe('met')
})

test('R4: the story is written while they talk, a part at a time, and the client reads it', async () => {
  const { client, contactId, caseId } = await chat('My heating stops every night')
  for (const part of [
    { situation: 'Since the meter was changed.' },
    { matters: 'A warm room for the baby.' },
    { plan: 'An engineer comes today.' },
  ])
    await priya.call(caseRoutes.changeStory, { params: { caseId }, body: part })
  const { case: live } = await priya.call(contactRoutes.get, { params: { contactId } })
  const whole = { situation: 'Since the meter was changed.', matters: 'A warm room for the baby.' }
  expect(live?.story).toMatchObject({ ...whole, need: 'My heating stops every night' })
  expect((await client.call(myRoutes.get, { params: { caseId } })).story).toMatchObject(whole)
  await priya.call(contactRoutes.end, { params: { contactId }, body: { ending: 'met' } })
})

test('R22: after a chat, a call from the same number is the same person and case, with owner and story', async () => {
  const { contactId, caseId } = await chat('My permit has the wrong name', { name: 'Ann Lee', phone: PHONE })
  await priya.call(caseRoutes.changeStory, { params: { caseId }, body: { situation: 'She has married.' } })
  const dueAt = new Date(service.clock.now().getTime() + 7_200_000).toISOString()
  await priya.call(commitmentRoutes.make, {
    params: { caseId },
    body: { kind: 'action', what: 'A new permit is sent', dueAt, told: 'said' },
  })
  await priya.call(contactRoutes.end, { params: { contactId }, body: { ending: 'owned' } })

  service.clock.advance(3_600_000)
  const logged = await tom.call(contactRoutes.log, { body: { channel: 'phone', who: '+44 20 7946 0958' } })
  expect(logged.caseId).toBe(caseId)
  const moment = await tom.call(contactRoutes.get, { params: { contactId: logged.contactId } })
  expect(moment).toMatchObject({
    channel: 'phone',
    client: { name: 'Ann Lee' },
    case: { owner: { name: 'Priya Nair' }, story: { situation: 'She has married.' } },
    commitments: [{ what: 'A new permit is sent' }],
  })
  const { items } = await tom.call(clientRoutes.timeline, { params: { clientId: logged.clientId } })
  const contacts = items.flatMap((item) => (item.kind === 'contact' ? [item.channel] : []))
  expect(contacts).toEqual(['phone', 'chat'])
})
