import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { openDatabase } from '#platform/database/database.ts'
import type { Database } from '#platform/database/database.ts'
import { exampleDatabase } from '#tests/support/example.ts'
import type { FreshDatabase } from '#tests/support/database.ts'
import { startService } from './simulated.fixture.ts'
import type { RunningService } from './simulated.fixture.ts'
import { createApi } from './api.ts'
import { perform } from './demo/perform.ts'
import type { DemoEvent } from './demo/play.ts'
import { PERSONAS } from './example/organisation/people.ts'
import { replay } from './replay/run.ts'

let fresh: FreshDatabase
let database: Database
let service: RunningService

beforeAll(async () => {
  fresh = await exampleDatabase()
  database = openDatabase(fresh.url, 4)
  service = await startService(fresh.url)
}, 120_000)

afterAll(async () => {
  await service.close()
  await database.close()
  await fresh.drop()
})

const count = async (sql: string): Promise<number> =>
  (await database.pool.query(`select count(*)::int as n from (${sql}) found`)).rows[0].n

describe('the demo', () => {
  test('clients arrive and are helped through the API, and nothing is left hanging', async () => {
    const events: DemoEvent[] = []
    await perform({
      url: service.url,
      database,
      seed: 'test',
      minutes: 0.12,
      speed: 40,
      agents: 10,
      clientsPerMinute: 240,
      signal: new AbortController().signal,
      tell: (event) => events.push(event),
    })
    const of = (kind: DemoEvent['kind']) => events.filter((event) => event.kind === kind)
    expect(of('fault')).toEqual([])
    expect(of('arrived').length).toBeGreaterThan(5)
    expect(of('met').length + of('owned').length).toBeGreaterThan(3)
    expect(await count(`select from contacts where state = 'talking'`)).toBe(0)
    expect(await count(`select from presences where state <> 'offline'`)).toBe(0)
    const signedIn = `select from presences p join agents a on a.id = p.agent_id where a.email = any('{${Object.values(PERSONAS).join(',')}}')`
    expect(await count(signedIn)).toBe(0)
  }, 120_000)

  test('ends early, and cleanly, when asked to', async () => {
    const stopped = new AbortController()
    const events: DemoEvent[] = []
    await perform({
      url: service.url,
      database,
      seed: 'early',
      minutes: 10,
      speed: 20,
      agents: 6,
      clientsPerMinute: 120,
      signal: stopped.signal,
      tell: (event) => {
        events.push(event)
        if (event.kind === 'answered') stopped.abort()
      },
    })
    expect(events.filter((event) => event.kind === 'fault')).toEqual([])
    expect(await count(`select from contacts where state = 'talking'`)).toBe(0)
  }, 120_000)
})

describe('the replay', () => {
  test('every utterance is offered, answered and finished; none is lost', async () => {
    const texts = Array.from(
      { length: 60 },
      (_, index) => `My card has not come, this is the ${index}th day; 'quote' 李 \n second line`,
    )
    const stage = { url: service.url, database, own: false, close: () => Promise.resolve() }
    const signal = new AbortController().signal
    const result = await replay(stage, { texts, rate: 40, agents: 6, signal, progress: () => undefined })
    expect(result).toMatchObject({ sent: 60, offered: 60, finished: 60, lost: 0, errors: {} })
    expect(result.timeToOffer.p99).toBeGreaterThanOrEqual(0)
    expect(await count(`select from agents where email like 'replay-%' and active`)).toBe(0)
  }, 120_000)

  test('may be run again: its agents are there already', async () => {
    const stage = { url: service.url, database, own: false, close: () => Promise.resolve() }
    const signal = new AbortController().signal
    const plan = { texts: ['Again, please'], rate: 40, agents: 6, signal, progress: () => undefined }
    expect(await replay(stage, plan)).toMatchObject({ sent: 1, finished: 1, lost: 0 })
  }, 60_000)
})

describe('the API’s caller', () => {
  test('keeps its cookies, and tells refusals by their code', async () => {
    const api = createApi(service.url)
    const first = await api.call(accountRoutes.startVisit, { body: {} })
    const again = await api.call(accountRoutes.startVisit, { body: {} })
    expect(again.sessionId).toBe(first.sessionId)
    await expect(api.call(contactRoutes.mine)).rejects.toMatchObject({ code: 'not_yours', status: 403 })
    const stranger = createApi(service.url)
    await expect(stranger.call(contactRoutes.mine)).rejects.toMatchObject({
      code: 'sign_in_needed',
      status: 401,
    })
  })
})
