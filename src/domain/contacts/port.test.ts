import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import type { ChannelAdapter, ContactPort, Outgoing } from '#domain/contacts/contract.port.ts'
import { caseMergeRoutes } from '#domain/merging/contract.routes.ts'
import { startLiveService } from '#tests/support/service.ts'
import type { Caller, Service } from '#tests/support/service.ts'

/** A channel as an outside would be: it hands over, and says what it is given. */
function letterbox() {
  const delivered: Outgoing[] = []
  const waiting: (() => void)[] = []
  let refusals = 1
  let port: ContactPort | undefined
  const adapter: ChannelAdapter = {
    channel: 'email',
    start: async (given) => void (port = given),
    async deliver(message) {
      // The outside is away at first: the job is tried again, and nothing is said twice.
      if (refusals-- > 0) throw new Error('the outside is away')
      delivered.push(message)
      for (const tell of waiting.splice(0)) tell()
    },
    stop: async () => undefined,
  }
  return {
    adapter,
    port: (): ContactPort => {
      if (!port) throw new Error('the channel was not started')
      return port
    },
    nextDelivery: () =>
      delivered.length > 0 ? Promise.resolve() : new Promise<void>((tell) => waiting.push(tell)),
    delivered,
  }
}

const box = letterbox()
let service: Service
let desk: Caller
let agentId: string

beforeAll(async () => {
  service = await startLiveService({ channels: [box.adapter] })
  await service.make.organisation()
  agentId = (
    await service.make.agent({ name: 'Priya Nair', channels: ['chat', 'email'], presence: 'available' })
  ).id
  desk = await service.staff(agentId)
})
afterAll(() => service.close())

const clientOf = async (externalId: string) =>
  (
    await service.app.database.pool.query<{ id: string }>(
      'select client_id as id from contacts where external_id = $1',
      [externalId],
    )
  ).rows[0]?.id ?? ''

const letter = {
  channel: 'email' as const,
  externalId: '<1@client.example>',
  words: 'My bin was not emptied on Tuesday.',
  from: { name: 'Ann O’Brien', email: 'ann@client.example' },
}

describe('the port that every channel plugs into', () => {
  test('R22: what a channel hands over is a contact on a person, offered like any other; handed over twice, it is one', async () => {
    const first = await box.port().arrive(letter)
    const [again, together] = await Promise.all([box.port().arrive(letter), box.port().arrive(letter)])
    expect([again.contactId, together.contactId]).toEqual([first.contactId, first.contactId])
    expect([first.isNew, again.isNew]).toEqual([true, false])
    await service.app.dispatch()
    const { offers } = await desk.call(contactRoutes.mine, {})
    expect(offers).toMatchObject([{ contactId: first.contactId, channel: 'email', need: letter.words }])
    await desk.call(contactRoutes.accept, { params: { offerId: offers[0]?.id ?? '' }, body: {} })
  })

  test('what an agent writes is said outside, once, also when the outside was away; a note never is', async () => {
    const { contactId } = await box.port().arrive(letter)
    await desk.call(contactRoutes.write, {
      params: { contactId },
      body: { kind: 'note', body: 'third time this month' },
    })
    await desk.call(contactRoutes.write, {
      params: { contactId },
      body: { kind: 'text', body: 'We come today.' },
    })
    // The failed first try is due again at once.
    const due = async () =>
      service.app.database.pool.query(
        'select graphile_worker.reschedule_jobs(array_agg(id), now()) from graphile_worker.jobs',
      )
    const soon = setInterval(() => void due(), 100)
    await box.nextDelivery()
    clearInterval(soon)
    expect(box.delivered).toMatchObject([
      {
        words: 'We come today.',
        agentName: 'Priya Nair',
        externalId: letter.externalId,
        to: { emails: ['ann@client.example'] },
      },
    ])
  })

  test('R10: an answer to an ended contact reaches the owner of its case, which reopens', async () => {
    const { contactId } = await box.port().arrive(letter)
    const moment = await desk.call(contactRoutes.get, { params: { contactId } })
    const caseId = moment.case?.id ?? ''
    await desk.call(contactRoutes.end, { params: { contactId }, body: { ending: 'met' } })
    await box.port().heard({ contactId, externalId: '<2@client.example>', words: 'It is still full.' })
    await box.port().heard({ contactId, externalId: '<2@client.example>', words: 'It is still full.' })
    const reopened = await desk.call(caseRoutes.get, { params: { caseId } })
    expect(reopened).toMatchObject({ state: 'open', owner: { id: agentId } })
    expect(reopened.messages.filter((one) => one.body === 'It is still full.')).toHaveLength(1)
  })

  test('R10: the old reference of a case that went into another reaches the case that goes on', async () => {
    const { clientId } = await service.make.case({ clientId: await clientOf(letter.externalId) })
    const [on, old] = [
      await service.make.case({ clientId, ownerId: agentId }),
      await service.make.case({ clientId, ownerId: agentId }),
    ]
    await desk.call(caseMergeRoutes.merge, { params: { caseId: on.id }, body: { mergedId: old.id } })
    const arrived = await box.port().arrive({
      ...letter,
      externalId: '<4@client.example>',
      words: 'And now?',
      caseReference: old.reference,
    })
    expect(arrived).toMatchObject({ caseId: on.id, isNew: true })
    const { messages } = await desk.call(caseRoutes.get, { params: { caseId: on.id } })
    expect(messages.filter((one) => one.body === 'And now?')).toHaveLength(1)
  })

  test('a reference of somebody else’s case leads nowhere', async () => {
    const other = await service.make.case({})
    const arrived = await box
      .port()
      .arrive({ ...letter, externalId: '<3@client.example>', caseReference: other.reference })
    expect(arrived.caseId).toBeNull()
  })
})
