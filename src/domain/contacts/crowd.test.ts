import { afterAll, beforeAll, expect, test } from 'vitest'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import { startService } from '#tests/support/service.ts'
import type { Service } from '#tests/support/service.ts'

let service: Service

beforeAll(async () => {
  service = await startService({ at: new Date('2026-03-02T10:00:00Z'), quiet: true })
  await service.make.organisation()
  await service.make.agent({ presence: 'available' })
})
afterAll(() => service.close())

// The pool of a test has six connections. Whoever holds one and waits for a second would stop everybody for good.
test('a crowd larger than the pool arrives at one moment, and everybody gets a place', async () => {
  const visitors = await Promise.all(Array.from({ length: 30 }, () => service.visitor()))
  const arrived = await Promise.all(
    visitors.map((visitor) => visitor.call(portalRoutes.start, { body: { need: 'Where do I vote?' } })),
  )
  expect(new Set(arrived.map((contact) => contact.id)).size).toBe(30)
})

test('live streams of a crowd hold no connection', async () => {
  const visitors = await Promise.all(Array.from({ length: 30 }, () => service.visitor()))
  const stop = new AbortController()
  const streams = await Promise.all(
    visitors.map((visitor) =>
      fetch(`${service.url}/api/v1/portal/live`, {
        headers: { cookie: visitor.cookie, 'last-event-id': '1' },
        signal: stop.signal,
      }),
    ),
  )
  expect(streams.map((stream) => stream.status)).toEqual(streams.map(() => 200))
  expect((await service.nobody().ask('GET', '/organisation')).status).toBe(200)
  stop.abort()
})

test('a crowd of colleagues signs in at one moment', async () => {
  const people = await Promise.all(Array.from({ length: 12 }, () => service.make.agent({})))
  const desks = await Promise.all(people.map((person) => service.staff(person.id)))
  expect(desks).toHaveLength(12)
})
