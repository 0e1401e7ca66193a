import { afterAll, beforeAll, expect, test } from 'vitest'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import { startDispatcher } from '#domain/contacts/dispatcher.ts'
import { openDatabase, violated } from '#platform/database/database.ts'
import { openFeed } from '#platform/live/feed.ts'
import { makeLog } from '#platform/log.ts'
import { MONDAY } from './support/factories.ts'
import { startService } from './support/service.ts'
import type { Caller, Service } from './support/service.ts'
import { ledgerDiffers, unsound } from './support/sound.ts'

const CONTACTS = 200
const AGENTS = 20

let service: Service
let desks: Caller[]
let serviceId: string
beforeAll(async () => {
  service = await startService({ at: MONDAY })
  const { make } = service
  await make.organisation()
  const skill = await make.skill()
  const offered = await make.service({ skillId: skill.id })
  serviceId = offered.id
  const each = { departmentId: offered.departmentId, skills: [skill.id], presence: 'available' as const }
  desks = await Promise.all(
    Array.from({ length: AGENTS }, async () =>
      service.staff((await make.agent({ ...each, chatCapacity: CONTACTS / AGENTS })).id),
    ),
  )
})
afterAll(() => service.close())

/** A second machine's dispatcher, with connections of its own. */
async function anotherDispatcher() {
  const database = openDatabase(service.databaseUrl, 2)
  const parts = { database, clock: service.clock, log: makeLog({ level: 'silent' }) }
  const feed = await openFeed({ ...parts, url: service.databaseUrl })
  const dispatcher = startDispatcher({ ...parts, feed })
  return {
    wake: () => dispatcher.wake(),
    /** As when its machine is switched off: the database ends its connections in the middle of whatever they do. */
    async kill() {
      const { rows } = await database.pool.query<{ pid: number }>('select pg_backend_pid() as pid')
      await service.app.database.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
      await dispatcher.close()
      await feed.close()
      await database.close()
    },
  }
}

async function arrive(): Promise<void> {
  const client = await service.visitor()
  await client.call(portalRoutes.start, { body: { need: 'My heating is broken', serviceId } })
}

async function count(text: string): Promise<number> {
  const { rows } = await service.app.database.pool.query<{ n: number }>(
    `select count(*)::int as n from ${text}`,
  )
  return rows[0]?.n ?? 0
}

/** Takes every offer that comes until the whole line has been answered; gives what went wrong. */
async function answerAll(desk: Caller): Promise<string[]> {
  const wrong: string[] = []
  while ((await count(`contacts where state = 'talking'`)) < CONTACTS) {
    const { offers } = await desk.call(contactRoutes.mine, {})
    for (const { id: offerId } of offers) {
      const answer = await desk.ask('POST', `/offers/${offerId}/accept`, {})
      if (answer.status !== 200) wrong.push(JSON.stringify(answer.body))
    }
  }
  return wrong
}

const DOUBLE = `(select contact_id from offers where purpose = 'answer' and state in ('open', 'accepted')
  group by contact_id having count(*) > 1) as doubled`

test('R1: two nodes offer at once, one is killed meanwhile: nobody is offered twice, nobody is lost, nobody has too many', async () => {
  const others = [await anotherDispatcher(), await anotherDispatcher()]
  const [first, second] = others
  const arriving = (async () => {
    for (let n = 0; n < CONTACTS / 10; n += 1) {
      await Promise.all(Array.from({ length: 10 }, arrive))
      await Promise.all([service.app.dispatch(), ...others.map((one) => one.wake())])
      expect(await count(DOUBLE)).toBe(0)
      if (n === 8) await first?.kill()
    }
  })()
  const wrong = await Promise.all(desks.map(answerAll))
  await arriving
  await second?.kill()
  expect(wrong.flat()).toEqual([])
  expect(await count(`offers where state = 'accepted'`)).toBe(CONTACTS)
  expect(await count(`ledger where kind = 'contact.answered'`)).toBe(CONTACTS)
  expect(await count(`cases where state = 'open'`)).toBe(CONTACTS)
  const { pool } = service.app.database
  expect(await unsound(pool)).toEqual([])
  expect(await ledgerDiffers(pool)).toEqual([])
}, 60_000)

test('R1: the database itself refuses a second open offer of the same contact', async () => {
  await arrive()
  const offerTo = (place: number) =>
    service.app.database.pool.query(
      `insert into offers (id, contact_id, agent_id, purpose, reasons, made_at, expires_at)
       select gen_random_uuid(), c.id, a.id, 'answer', '[]', $1, $1::timestamptz + interval '1 hour'
       from contacts c, agents a where c.state = 'waiting' order by a.id offset $2 limit 1`,
      [MONDAY, place],
    )
  // Everybody has all they can do, so the service itself offers it to nobody.
  await offerTo(0)
  const second: unknown = await offerTo(1).catch((error: unknown) => error)
  expect(violated(second)).toBe('offers_answer')
})
