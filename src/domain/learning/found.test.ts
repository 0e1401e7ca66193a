import { afterAll, beforeAll, expect, test } from 'vitest'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { commitmentRoutes } from '#domain/commitments/contract.ts'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import { breakOverdue } from '#domain/commitments/jobs.ts'
import { MONDAY } from '#tests/support/factories.ts'
import { startService } from '#tests/support/service.ts'
import { createMeasures } from '../measures/follow.ts'
import { findPatterns } from './jobs/patterns.ts'
import { listPatterns } from './queries/patterns.ts'

type Own = Awaited<ReturnType<typeof startService>>
let own: Own
let serviceId: string
beforeAll(async () => {
  own = await startService({ at: MONDAY, quiet: true })
  await own.make.organisation()
  await own.make.skill({ name: 'First point', general: true })
  serviceId = (await own.make.service({ name: 'Repairs' })).id
})
afterAll(() => own.close())

const later = (minutes: number) => own.clock.set(new Date(own.clock.now().getTime() + minutes * 60_000))

async function patterns() {
  const { database } = own.app
  const measures = createMeasures({ database, clock: own.clock })
  await measures.catchUp()
  await measures.close()
  await database.transact((tx) => findPatterns(tx, own.clock.now()))
  return (await database.read((tx) => listPatterns(tx, {}))).items
}

test('R28: what people did is found: clients who gave up waiting, tries in vain, promises that slipped', async () => {
  for (const need of ['The tap drips', 'The bin is full', 'The door sticks', 'It is cold', 'It is dark']) {
    const visitor = await own.visitor()
    const { id: contactId } = await visitor.call(portalRoutes.start, { body: { need, serviceId } })
    later(4)
    await visitor.call(portalRoutes.leave, { params: { contactId }, body: {} })
  }
  const agent = await own.make.agent()
  const staff = await own.staff(agent.id)
  for (let count = 0; count < 5; count++) {
    const { id: caseId } = await own.make.case({ ownerId: agent.id, serviceId })
    const params = { caseId }
    const dueAt = new Date(own.clock.now().getTime() + 3_600_000).toISOString()
    const promise = { kind: 'action', what: 'Look at it', dueAt, told: 'page' } as const
    await staff.call(commitmentRoutes.make, { params, body: promise })
    await staff.call(caseRoutes.attempt, { params, body: { channel: 'phone', reached: false } })
  }
  later(26 * 60)
  await own.app.database.transact((tx) => breakOverdue(tx, own.clock.now()))
  const found = new Map(
    (await patterns()).map(({ kind, figures, about }) => [kind, { ...figures, ...about }]),
  )
  expect([...found.keys()].toSorted()).toEqual(['attempts', 'lost_waiting', 'promises_slip'])
  expect(found.get('lost_waiting')).toMatchObject({
    ...{ times: 5, of: 5, service: 'Repairs', staffMinutes: { likely: 0 }, clientMinutes: { likely: 20 } },
  })
  expect(found.get('attempts')).toMatchObject({
    times: 5,
    of: 5,
    staffMinutes: { low: 5, likely: 10, high: 20 },
  })
  expect(found.get('promises_slip')).toMatchObject({ times: 5, of: 5 })
})
