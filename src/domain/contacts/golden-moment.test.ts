import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agentRoutes } from '#domain/agents/contract.ts'
import { caseRoutes, myRoutes } from '#domain/cases/contract.routes.ts'
import { commitmentRoutes } from '#domain/commitments/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import { startService } from '#tests/support/service.ts'
import type { Caller, Service } from '#tests/support/service.ts'
import type { SettableClock } from '#platform/clock.ts'

let service: Service & { clock: SettableClock }
let housing: string
let priya: string
let tom: string
let desk: Caller
let expert: Caller

beforeAll(async () => {
  service = await startService({ at: new Date('2026-03-02T10:00:00Z') })
  await service.make.organisation()
  const general = await service.make.skill({ name: 'First point', general: true })
  const skill = await service.make.skill({ name: 'Housing' })
  const repairs = await service.make.service({ name: 'Repairs', skillId: skill.id })
  housing = repairs.id
  const now = service.clock.now()
  const before = (seconds: number) => new Date(now.getTime() - seconds * 1000)
  priya = (
    await service.make.agent({
      name: 'Priya Nair',
      skills: [general.id, skill.id],
      presence: 'available',
      idleSince: before(300),
    })
  ).id
  tom = (
    await service.make.agent({
      name: "Tom O'Brien",
      skills: [skill.id],
      presence: 'available',
      idleSince: before(60),
    })
  ).id
  desk = await service.staff(priya)
  expert = await service.staff(tom)
})
afterAll(() => service.close())

const offersOf = async (person: Caller) => (await person.call(contactRoutes.mine, {})).offers

/** Who has been idle longest comes first; here that is whom the test wants. */
async function idleLongest(person: Caller) {
  const since = new Date(service.clock.now().getTime() - 3_600_000)
  await service.app.database.pool.query('update presences set idle_since = $2 where agent_id = $1', [
    person === desk ? priya : tom,
    since,
  ])
}

/** A client writes; the offer reaches this person. */
async function offered(to: Caller, need = 'My heating is broken') {
  await idleLongest(to)
  const client = await service.visitor()
  const contact = await client.call(portalRoutes.start, { body: { need, serviceId: housing } })
  await service.app.dispatch()
  const offer = (await offersOf(to)).find((one) => one.contactId === contact.id)
  if (!offer) throw new Error('nothing was offered')
  return { client, contact, offer }
}

async function talking(to: Caller, need?: string) {
  const begun = await offered(to, need)
  const { caseId } = await to.call(contactRoutes.accept, { params: { offerId: begun.offer.id }, body: {} })
  return { ...begun, contactId: begun.contact.id, caseId: caseId ?? '' }
}

async function endMet(person: Caller, contactId: string) {
  await person.call(contactRoutes.end, { params: { contactId }, body: { ending: 'met' } })
}

describe('the golden moment', () => {
  test('R1: offered to somebody who can finish it, longest idle first, with reasons; accepted, the case has its owner', async () => {
    const { client, contact, offer } = await offered(desk)
    expect(offer.reasons.map((reason) => reason.code)).toEqual(
      expect.arrayContaining(['skill', 'longest_idle']),
    )
    const { caseId } = await desk.call(contactRoutes.accept, { params: { offerId: offer.id }, body: {} })
    const moment = await desk.call(contactRoutes.get, { params: { contactId: contact.id } })
    expect(moment.state).toBe('talking')
    expect(moment.case).toMatchObject({
      id: caseId,
      owner: { id: priya, name: 'Priya Nair' },
      need: 'My heating is broken',
    })
    expect(moment.stakes).toBe('moment_of_truth')
    const seen = await client.call(portalRoutes.get, { params: { contactId: contact.id } })
    expect(seen.agent).toEqual({ id: priya, name: 'Priya Nair' })
    await endMet(desk, contact.id)
  })

  test('R5: an expert joins the conversation, the owner stays; a handover needs all three and is counted', async () => {
    const { client, contactId, caseId } = await talking(desk)
    const early = await desk.refused(contactRoutes.handOver, {
      params: { contactId },
      body: { toAgentId: tom },
    })
    expect(early.code).toBe('three_present')
    const { offerId } = await desk.call(contactRoutes.bringIn, {
      params: { contactId },
      body: { agentId: tom, question: 'Can we send somebody today?' },
    })
    const [invitation] = await offersOf(expert)
    expect(invitation).toMatchObject({ id: offerId, purpose: 'bring_in', askedBy: { name: 'Priya Nair' } })
    await expert.call(contactRoutes.accept, { params: { offerId }, body: {} })
    const moment = await desk.call(contactRoutes.get, { params: { contactId } })
    expect(moment.case?.owner.id).toBe(priya)
    expect(moment.participants.map((one) => [one.agent.id, one.part])).toEqual([
      [priya, 'owner'],
      [tom, 'expert'],
    ])
    expect((await client.call(portalRoutes.get, { params: { contactId } })).experts).toHaveLength(1)
    await desk.call(contactRoutes.handOver, { params: { contactId }, body: { toAgentId: tom } })
    const after = await expert.call(contactRoutes.get, { params: { contactId } })
    expect(after.case?.owner.id).toBe(tom)
    const { rows } = await service.app.database.pool.query<{ n: number }>(
      `select count(*)::int as n from ledger where kind = 'contact.handed_over' and case_id = $1`,
      [caseId],
    )
    expect(rows[0]?.n).toBe(1)
    await endMet(expert, contactId)
  })

  test('R6: a conversation ends met, or owned with a promise the client has been told; the API cannot be got round', async () => {
    const { client, contactId, caseId } = await talking(desk)
    const loose = await desk.refused(contactRoutes.end, { params: { contactId }, body: { ending: 'owned' } })
    expect(loose).toMatchObject({ code: 'ends_loose', status: 409 })
    expect(loose.instead).not.toBe('')
    const dueAt = new Date(service.clock.now().getTime() + 3_600_000).toISOString()
    const promise = await desk.call(commitmentRoutes.make, {
      params: { caseId },
      body: { kind: 'action', what: 'Send a plumber', dueAt },
    })
    const untold = await desk.refused(contactRoutes.end, { params: { contactId }, body: { ending: 'owned' } })
    expect(untold.code).toBe('ends_loose')
    const notMet = await desk.refused(contactRoutes.end, { params: { contactId }, body: { ending: 'met' } })
    expect(notMet.details).toMatchObject({ looseEnds: [{ kind: 'commitment', id: promise.id }] })
    await desk.call(commitmentRoutes.tell, { params: { commitmentId: promise.id }, body: { how: 'said' } })
    await desk.call(contactRoutes.end, { params: { contactId }, body: { ending: 'owned' } })
    const page = await client.call(myRoutes.get, { params: { caseId } })
    expect(page).toMatchObject({
      owner: { name: 'Priya Nair' },
      next: { what: 'Send a plumber', by: 'Priya Nair' },
    })
    await desk.call(commitmentRoutes.keep, { params: { commitmentId: promise.id }, body: {} })
    await desk.call(caseRoutes.close, { params: { caseId }, body: { outcome: 'met' } })
    await client.call(myRoutes.confirm, { params: { caseId }, body: { sorted: true } })
  })

  test('an unanswered offer moves on after its time', async () => {
    const { contact } = await offered(desk)
    service.clock.advance(31_000)
    await service.app.dispatch()
    expect((await offersOf(desk)).map((one) => one.contactId)).not.toContain(contact.id)
    const moved = (await offersOf(expert)).find((one) => one.contactId === contact.id)
    expect(moved?.reasons.map((one) => one.code)).toContain('others_passed')
    await expert.call(contactRoutes.accept, { params: { offerId: moved?.id ?? '' }, body: {} })
    await endMet(expert, contact.id)
  })

  test('on a break nothing is offered, and what was offered is taken back at once', async () => {
    const { contact } = await offered(desk)
    await desk.call(agentRoutes.setPresence, { body: { state: 'break', reason: 'Lunch' } })
    expect(await offersOf(desk)).toEqual([])
    await service.app.dispatch()
    const moved = (await offersOf(expert)).find((one) => one.contactId === contact.id)
    expect(moved).toBeDefined()
    await desk.call(agentRoutes.setPresence, { body: { state: 'available' } })
    await expert.call(contactRoutes.accept, { params: { offerId: moved?.id ?? '' }, body: {} })
    await endMet(expert, contact.id)
  })
})

describe('what a contact is about', () => {
  test('R1: another need of a known client gets a case of its own, unless it is the same service; joining is one press', async () => {
    const first = await talking(desk, 'The window does not close')
    const dueAt = new Date(service.clock.now().getTime() + 3_600_000).toISOString()
    await desk.call(commitmentRoutes.make, {
      params: { caseId: first.caseId },
      body: { kind: 'action', what: 'Mend the window', dueAt, told: 'said' },
    })
    await desk.call(contactRoutes.end, { params: { contactId: first.contactId }, body: { ending: 'owned' } })
    await idleLongest(desk)
    const other = await first.client.call(portalRoutes.start, { body: { need: 'Where can I vote?' } })
    await service.app.dispatch()
    const offer = (await offersOf(desk)).find((one) => one.contactId === other.id)
    expect(offer?.reasons.map((reason) => reason.code)).toContain('owner')
    const { caseId } = await desk.call(contactRoutes.accept, {
      params: { offerId: offer?.id ?? '' },
      body: {},
    })
    expect(caseId).not.toBe(first.caseId)
    await desk.call(contactRoutes.change, { params: { contactId: other.id }, body: { caseId: first.caseId } })
    const joined = await desk.call(contactRoutes.get, { params: { contactId: other.id } })
    expect(joined.case?.id).toBe(first.caseId)
    expect(joined.otherCases).toEqual([])
    await desk.call(contactRoutes.end, { params: { contactId: other.id }, body: { ending: 'owned' } })
    await idleLongest(desk)
    const again = await first.client.call(portalRoutes.start, {
      body: { need: 'The window again', serviceId: housing },
    })
    await service.app.dispatch()
    const back = (await offersOf(desk)).find((one) => one.contactId === again.id)
    const taken = await desk.call(contactRoutes.accept, { params: { offerId: back?.id ?? '' }, body: {} })
    expect(taken.caseId).toBe(first.caseId)
    await desk.call(contactRoutes.end, { params: { contactId: again.id }, body: { ending: 'owned' } })
  })

  test('R2: whoever chooses a time is not answered meanwhile, and is in the line again on staying', async () => {
    await idleLongest(desk)
    const client = await service.visitor()
    const { id } = await client.call(portalRoutes.start, {
      body: { need: 'A parking permit', choosing: true },
    })
    await service.app.dispatch()
    expect((await offersOf(desk)).concat(await offersOf(expert))).toEqual([])
    await client.call(portalRoutes.stay, { params: { contactId: id }, body: {} })
    await service.app.dispatch()
    expect((await offersOf(desk)).concat(await offersOf(expert)).map((one) => one.contactId)).toEqual([id])
    await client.call(portalRoutes.leave, { params: { contactId: id }, body: {} })
  })
})
