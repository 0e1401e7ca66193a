import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInRoutes } from '#domain/accounts/contract.sign-in.ts'
import { agentRoutes } from '#domain/agents/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import { endAbandoned, GONE_AFTER_MS, recoverSilentDesks } from '#domain/contacts/jobs.ts'
import { noteAlive } from '#domain/contacts/live.ts'
import { openDesk } from './support/desk.ts'
import type { Desk, Person } from './support/desk.ts'
import { ledgerDiffers, unsound } from './support/sound.ts'

let own: Desk
beforeAll(async () => {
  own = await openDesk()
})
afterAll(() => own.service.close())

/** Everybody but this one shows a sign of life; then the sweep finds whose desk fell silent. */
async function fallSilent(person: Person): Promise<void> {
  own.service.clock.advance(120_000)
  await own.rows('update presences set seen_at = $2 where agent_id <> $1', person.id, own.service.clock.now())
  await own.rows('update presences set seen_at = $2 where agent_id = $1', person.id, own.minutes(-2))
  await own.sweep(recoverSilentDesks)
}

const presenceOf = async (person: Person) =>
  (await own.rows<{ state: string }>('select state from presences where agent_id = $1', person.id))[0]?.state

async function back(person: Person): Promise<void> {
  await own.rows(
    `update presences set state = 'available', seen_at = $2 where agent_id = $1`,
    person.id,
    own.service.clock.now(),
  )
}

async function expectSound(): Promise<void> {
  expect(await unsound(own.service.app.database.pool)).toEqual([])
  // Presence is set by hand here, so the ledger cannot know of all of it.
  expect(
    (await ledgerDiffers(own.service.app.database.pool)).filter((one) => !one.startsWith('presence')),
  ).toEqual([])
}

test('R10: an agent’s connection is lost: the time is closed at the last event, the place is kept, the owner stays, the client is told', async () => {
  const { priya, tom, service } = own
  const { client, contactId, caseId } = await own.talk(priya)
  const begun = service.clock.now()
  service.clock.advance(60_000)
  await client.call(portalRoutes.write, { params: { contactId }, body: { body: 'It is getting worse' } })
  const last = service.clock.now()
  await fallSilent(priya)
  expect(await presenceOf(priya)).toBe('offline')
  const segments = await own.rows<{ kind: string; endedAt: Date | null; closedBy: string | null }>(
    `select kind, ended_at as "endedAt", closed_by as "closedBy" from segments where contact_id = $1 order by started_at, id`,
    contactId,
  )
  expect(segments.map((one) => [one.kind, one.closedBy])).toEqual([
    ['waiting', 'event'],
    ['talking', 'recovery'],
    ['waiting', null],
  ])
  expect(segments[1]?.endedAt).toEqual(last)
  const seen = await client.call(portalRoutes.get, { params: { contactId } })
  expect(seen).toMatchObject({ state: 'waiting', ahead: 0, agent: null })
  expect(seen.messages.at(-1)).toMatchObject({ author: 'service', kind: 'told' })
  const [place] = await own.rows<{ placeAt: Date }>(
    'select place_at as "placeAt" from contacts where id = $1',
    contactId,
  )
  expect(place?.placeAt).toEqual(begun)
  const later = await own.begin()
  await own.pass()
  const [first] = await own.offers(tom)
  expect(first?.contactId).toBe(contactId)
  expect(await own.accept(tom, contactId)).toBe(caseId)
  const moment = await tom.desk.call(contactRoutes.get, { params: { contactId } })
  expect(moment.case?.owner.id).toBe(priya.id)
  await later.client.call(portalRoutes.leave, { params: { contactId: later.contactId }, body: {} })
  await expectSound()
  await tom.desk.call(contactRoutes.end, { params: { contactId }, body: { ending: 'met' } })
  await back(priya)
})

test('R5: an expert who was brought in stays with the client, and may go on as the one who leads', async () => {
  const { priya, tom } = own
  const { contactId } = await own.talk(priya)
  const { offerId } = await priya.desk.call(contactRoutes.bringIn, {
    params: { contactId },
    body: { agentId: tom.id, question: 'Can you come?' },
  })
  await tom.desk.call(contactRoutes.accept, { params: { offerId }, body: {} })
  await fallSilent(priya)
  await own.pass()
  await own.accept(tom, contactId)
  const moment = await tom.desk.call(contactRoutes.get, { params: { contactId } })
  expect(
    moment.participants.filter((one) => one.leftAt === null).map((one) => [one.agent.id, one.part]),
  ).toEqual([[tom.id, 'owner']])
  await tom.desk.call(contactRoutes.end, { params: { contactId }, body: { ending: 'met' } })
  await back(priya)
})

test('an invitation into a conversation that fell back is taken back with it', async () => {
  const { priya, tom } = own
  const { contactId } = await own.talk(priya)
  const { offerId } = await priya.desk.call(contactRoutes.bringIn, {
    params: { contactId },
    body: { agentId: tom.id, question: 'Can you come?' },
  })
  await fallSilent(priya)
  expect((await tom.desk.refused(contactRoutes.accept, { params: { offerId }, body: {} })).code).toBe(
    'offer_gone',
  )
  await own.pass()
  await own.accept(tom, contactId)
  await expectSound()
  await tom.desk.call(contactRoutes.end, { params: { contactId }, body: { ending: 'met' } })
  await back(priya)
})

test('a call goes on in the world without us: its agent completes it when back', async () => {
  const { priya } = own
  const { contactId } = await priya.desk.call(contactRoutes.log, {
    body: { channel: 'phone', who: '020 7946 0007', need: 'The lift' },
  })
  await fallSilent(priya)
  const moment = await priya.desk.call(contactRoutes.get, { params: { contactId } })
  expect(moment).toMatchObject({ state: 'talking', agent: { id: priya.id } })
  expect(moment.segments.at(-1)).toMatchObject({ kind: 'talking', closedBy: 'recovery' })
  await expectSound()
  await back(priya)
  await priya.desk.call(contactRoutes.end, { params: { contactId }, body: { ending: 'met' } })
})

test.each([
  ['chosen offline', 'offline'],
  ['an absence', 'away'],
])(
  'R10: %s and the desk closed: a written conversation falls back; while the desk is open it goes on',
  async (_why, state) => {
    const { priya, tom } = own
    const { contactId } = await own.talk(priya)
    if (state === 'away')
      await priya.desk.call(agentRoutes.setAbsence, {
        body: {
          from: own.service.clock.now().toISOString(),
          until: own.minutes(60).toISOString(),
          coverId: tom.id,
        },
      })
    else await priya.desk.call(agentRoutes.setPresence, { body: { state: 'offline', reason: null } })
    const stateOf = async () =>
      (await own.rows<{ state: string }>('select state from contacts where id = $1', contactId))[0]?.state
    own.service.clock.advance(60_000)
    await noteAlive(
      own.service.app.database,
      { agents: [priya.id, tom.id], sessions: [] },
      own.service.clock.now(),
    )
    own.service.clock.advance(60_000)
    await own.sweep(recoverSilentDesks)
    expect(await stateOf()).toBe('talking')
    await fallSilent(priya)
    expect(await stateOf()).toBe('waiting')
    await expectSound()
    await own.rows(
      'update agents set away_from = null, away_until = null, cover_id = null where id = $1',
      priya.id,
    )
    await back(tom)
    await own.pass()
    await own.accept(tom, contactId)
    await tom.desk.call(contactRoutes.end, { params: { contactId }, body: { ending: 'met' } })
    await back(priya)
  },
)

test('R6, R10: who signs out everywhere leaves nobody alone; a second desk that is open goes on', async () => {
  const { priya, tom, service } = own
  const second = await service.staff(priya.id)
  const { client, contactId } = await own.talk(priya)
  const stateOf = async () => (await client.call(portalRoutes.get, { params: { contactId } })).state
  await second.call(signInRoutes.signOut, { body: {} })
  expect(await stateOf()).toBe('talking')
  await priya.desk.call(signInRoutes.signOut, { body: {} })
  expect(await stateOf()).toBe('waiting')
  await back(tom)
  await own.pass()
  await own.accept(tom, contactId)
  await tom.desk.call(contactRoutes.end, { params: { contactId }, body: { ending: 'met' } })
  Object.assign(priya, { desk: await service.staff(priya.id) })
  await back(priya)
})

test('a call whose agent is gone is ended by a lead, at the last event that is known; by nobody while the desk is open', async () => {
  const { priya, tom } = own
  const lead = await own.join('Lena Lead', { roles: ['agent', 'lead'] })
  const { contactId } = await priya.desk.call(contactRoutes.log, {
    body: { channel: 'phone', who: '020 7946 0008', need: 'The lift again' },
  })
  const end = { params: { contactId }, body: { ending: 'met' as const } }
  await back(priya)
  const last = own.service.clock.now()
  expect((await lead.desk.refused(contactRoutes.end, end)).code).toBe('not_in_conversation')
  await priya.desk.call(agentRoutes.setPresence, { body: { state: 'offline', reason: null } })
  own.service.clock.advance(3_600_000)
  expect((await tom.desk.refused(contactRoutes.end, end)).code).toBe('not_in_conversation')
  const { abilities } = await lead.desk.call(contactRoutes.get, { params: { contactId } })
  expect(abilities).toMatchObject({ end: true, handOver: false, bringIn: false, write: false })
  await lead.desk.call(contactRoutes.end, end)
  const moment = await lead.desk.call(contactRoutes.get, { params: { contactId } })
  expect(moment.segments.at(-1)).toMatchObject({ closedBy: 'recovery', endedAt: last.toISOString() })
  await expectSound()
  await own.rows(`update presences set state = 'offline' where agent_id = $1`, lead.id)
  for (const person of [priya, tom]) await back(person)
})

test('R2: a client who waits and is gone has left at the last sign of life; a call back is waited for', async () => {
  const { clock } = own.service
  for (const person of [own.priya, own.tom])
    await own.rows(`update presences set state = 'break' where agent_id = $1`, person.id)
  const gone = await own.begin()
  const kept = await own.begin()
  await kept.client.call(portalRoutes.keepPlace, {
    params: { contactId: kept.contactId },
    body: { phone: '020 7946 0100' },
  })
  const there = await own.begin()
  const last = clock.now()
  clock.advance(GONE_AFTER_MS + 1_000)
  await own.rows('update contacts set client_seen_at = $2 where id = $1', there.contactId, clock.now())
  await own.sweep(endAbandoned)
  const seen = await gone.client.call(portalRoutes.get, { params: { contactId: gone.contactId } })
  expect(seen).toMatchObject({ state: 'ended', ending: 'left_waiting' })
  const [row] = await own.rows<{ endedAt: Date }>(
    'select ended_at as "endedAt" from contacts where id = $1',
    gone.contactId,
  )
  expect(row?.endedAt).toEqual(last)
  for (const one of [kept, there]) {
    expect((await one.client.call(portalRoutes.get, { params: { contactId: one.contactId } })).state).toBe(
      'waiting',
    )
  }
  await expectSound()
})
