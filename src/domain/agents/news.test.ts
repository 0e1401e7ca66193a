import { runOnce } from 'graphile-worker'
import { Logger } from 'graphile-worker'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { pushKeys } from '#platform/push/keys.ts'
import { createPusher } from '#platform/push/push.ts'
import type { AgentRow } from '#tests/support/factories.ts'
import { startConceptApp } from '#tests/support/concept-app.ts'
import type { ConceptApp, Cookies } from '#tests/support/concept-app.ts'
import { startPushService } from '#tests/support/push-service.ts'
import { openCase } from '../cases/commands.ts'
import { notify } from './commands.ts'
import { MAIL_NEWS } from './commands.news.ts'
import { newsTasks } from './jobs.news.ts'
import { isUrgent } from './rules.news.ts'
import { bindAgents } from './routes.ts'
import { bindNews } from './routes.news.ts'
import type { NotificationKind } from './contract.ts'

let own: ConceptApp
let me: AgentRow & Cookies
let maker: Awaited<ReturnType<typeof startPushService>>
const keys = pushKeys('a secret for push that is long enough for tests')
const pusher = createPusher({ keys, subject: 'mailto:service@harbour.example', toPrivate: true })
const letters: { to: string; subject: string; text: string }[] = []

beforeAll(async () => {
  maker = await startPushService()
  own = await startConceptApp((bind) => {
    bindAgents(bind)
    bindNews(bind, { pusher, mail: true })
  })
})
afterAll(async () => {
  await own.close()
  await maker.close()
})
let count = 0
beforeEach(async () => {
  count += 1
  me = await own.agent({ name: `Ines Okafor ${count}`, email: `ines${count}@harbour.example` })
  await own.database.pool.query('delete from graphile_worker._private_jobs')
  maker.taken.length = 0
  letters.length = 0
})

// oxlint-disable-next-line typescript/no-explicit-any -- JSON of a response, checked by the contract already
type Answer = { status: number; body: any }
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
async function call(method: Method, path: string, payload?: object, who: Cookies = me): Promise<Answer> {
  const url = `/api/v1/agents/me${path}`
  const headers = { cookie: who.cookie }
  const response = await own.app.inject({ method, url, headers, ...(payload && { payload }) })
  return { status: response.statusCode, body: response.json() }
}
const device = async (name: string, who: Cookies = me) =>
  (await call('POST', '/devices', { ...maker.subscribe(name), name, language: 'fr' }, who)).body
async function aCase(stakes: 'ordinary' | 'moment_of_truth' = 'ordinary'): Promise<string> {
  const clientId = (await own.make.client({ name: 'Thomasina Quill' })).id
  const input = {
    clientId,
    ownerId: me.id,
    serviceId: null,
    need: 'The roof leaks',
    stakes,
    channel: 'chat',
  } as const
  const actor = { kind: 'service' } as const
  return (await own.database.transact((tx) => openCase(tx, actor, input, own.clock.now()))).id
}
const tell = (kind: NotificationKind, caseId: string, facts = {}) =>
  own.database.transact((tx) => notify(tx, { agentId: me.id, kind, caseId, facts, at: own.clock.now() }))

/** Does the jobs that are due, with the queue itself. */
async function work(): Promise<void> {
  const tasks = newsTasks({
    database: own.database,
    now: own.clock.now,
    pusher,
    publicUrl: 'https://desk.example',
  })
  const keep = async (payload: unknown) => void letters.push(payload as (typeof letters)[number])
  const taskList = { ...tasks, 'mail.send': keep }
  const logger = new Logger(() => () => undefined)
  await runOnce({ pgPool: own.database.pool, taskList, logger, noHandleSignals: true })
  await expect.poll(inHand).toBe(0)
}
/** How many jobs are in hand: the queue writes down how one ended a moment after it said that all are done. */
const inHand = async (): Promise<number> =>
  (await own.database.pool.query(`select from graphile_worker.jobs where locked_at is not null`)).rowCount ??
  0
/** What waits to be done. */
const waiting = async (): Promise<{ task: string; runAt: Date; attempts: number }[]> =>
  (
    await own.database.pool.query(
      `select task_identifier as task, run_at as "runAt", attempts from graphile_worker.jobs
       order by run_at`,
    )
  ).rows as never

describe('a device is told by push, as its maker’s protocol says', () => {
  test('encrypted for that browser alone, signed by us, and without a personal word', async () => {
    await device('phone')
    const caseId = await aCase()
    await tell('client_wrote', caseId, { messageId: caseId })
    await work()
    expect(maker.taken).toHaveLength(1)
    const [{ data, sender, headers } = expect.fail()] = maker.taken
    expect(data).toMatchObject({ kind: 'client_wrote', caseId, count: 1, language: 'fr', contactId: null })
    expect(String(data['reference'])).toMatch(/^\w{3}-\w{4}$/)
    expect(JSON.stringify(data)).not.toMatch(/quill|roof|ines/i)
    expect(sender).toMatchObject({ sub: 'mailto:service@harbour.example', key: keys.publicKey })
    expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'normal', ttl: '86400' })
  })

  test('every device of mine, none of a colleague, and none that I removed', async () => {
    const colleague = await own.agent()
    await device('theirs', colleague)
    await device('laptop')
    const { id } = await device('old phone')
    expect((await call('DELETE', `/devices/${id}`)).status).toBe(200)
    await tell('mentioned', await aCase())
    await work()
    expect(maker.taken.map((one) => one.browser)).toEqual(['laptop'])
    expect((await call('DELETE', `/devices/${id}`)).status).toBe(404)
  })

  test.each([404, 410])('a browser that has gone (%i) is taken out, and told no more', async (status) => {
    await device(`gone${status}`)
    maker.answer(`gone${status}`, status)
    await tell('mentioned', await aCase())
    await work()
    expect((await call('GET', '/devices')).body.items).toEqual([])
    const { rows } = await own.database.pool.query(
      `select facts->>'why' as why from ledger where kind = 'agent.device_removed' and agent_id = $1`,
      [me.id],
    )
    expect(rows).toEqual([{ why: 'gone' }])
  })

  test('a maker that does not answer just now is asked again, and then it arrives', async () => {
    await device('away')
    maker.answer('away', 503)
    await tell('mentioned', await aCase())
    await work()
    expect(maker.taken).toEqual([])
    expect(await waiting()).toMatchObject([{ task: 'news.push', attempts: 1 }])
    expect((await call('GET', '/devices')).body.items[0].failedAt).not.toBeNull()
    maker.answer('away', undefined)
    await own.database.pool.query(`update graphile_worker._private_jobs set run_at = '2020-01-01'`)
    await work()
    expect(maker.taken).toHaveLength(1)
    expect((await call('GET', '/devices')).body.items[0]).toMatchObject({ failedAt: null })
  })

  test('a browser that somebody else uses now is theirs', async () => {
    const shared = maker.subscribe('shared')
    await call('POST', '/devices', shared)
    const colleague = await own.agent()
    await call('POST', '/devices', shared, colleague)
    await tell('mentioned', await aCase())
    await work()
    expect(maker.taken).toEqual([])
    expect((await call('GET', '/devices')).body.items).toEqual([])
  })

  test('a trial arrives; an address that is none is refused', async () => {
    const { id } = await device('trial')
    await call('POST', `/devices/${id}/try`, {})
    await work()
    expect(maker.taken.map(({ data }) => data['kind'])).toEqual(['trial'])
    const refused = await call('POST', '/devices', {
      ...maker.subscribe('x'),
      endpoint: 'file:///etc/passwd',
    })
    expect([refused.status, refused.body.code]).toEqual([422, 'push_address_unusable'])
  })
})

describe('somebody chooses which news takes which way', () => {
  test('what is read elsewhere before it is sent is not sent', async () => {
    await device('phone2')
    await tell('client_wrote', await aCase())
    await call('POST', '/notifications/read', {})
    await work()
    expect(maker.taken).toEqual([])
  })

  test('changes are not pushed unless wanted; what needs somebody is always shown in the app', async () => {
    await device('phone3')
    const caseId = await aCase()
    await tell('case_changed', caseId)
    await call('PUT', '/news/choices/changes', { inApp: false, push: true, mail: false })
    await tell('case_changed', caseId)
    await call('PUT', '/news/choices/clients', { inApp: false, push: false, mail: false })
    await tell('client_wrote', caseId)
    await work()
    expect(maker.taken).toHaveLength(0)
    const { topics } = (await call('GET', '/news/choices')).body
    expect(topics).toContainEqual({
      topic: 'clients',
      inApp: true,
      push: false,
      mail: false,
      alwaysShown: true,
    })
    // The second change was kept as read: it asks for no attention, and is there to be looked up.
    expect((await call('GET', '/notifications')).body.unread).toBe(2)
    expect((await call('GET', '/news')).body.items[0]).toMatchObject({ count: 3, unread: 2 })
  })

  test('a letter gathers what was not read, once, and says neither who nor what', async () => {
    await call('PUT', '/news/choices/clients', { inApp: true, push: false, mail: true })
    const [one, two] = [await aCase(), await aCase()]
    await tell('client_wrote', one)
    await tell('client_wrote', one)
    await tell('client_wrote', two)
    const [job] = await waiting()
    expect(job?.task).toBe(MAIL_NEWS)
    await own.database.pool.query(`update graphile_worker._private_jobs set run_at = '2020-01-01'`)
    await work()
    await work()
    expect(letters).toMatchObject([{ to: me.email, subject: '2 things on your desk are new' }])
    expect(letters[0]?.text).toContain(`https://desk.example/desk/cases/${one}`)
    expect(letters[0]?.text).not.toMatch(/quill|roof/i)
  })
})

describe('quiet hours', () => {
  const around = async (settings: object = {}) => {
    // From an hour ago until in an hour, where the person is.
    const zone = 'Asia/Tokyo'
    const time = (shift: number) =>
      new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(
        own.clock.now().getTime() + shift * 3_600_000,
      )
    await call('PUT', '/settings', { quietFrom: time(-1), quietUntil: time(1), zone, ...settings })
  }

  test('what comes is held, and comes after, once for all about the same case', async () => {
    await device('night')
    await around()
    const caseId = await aCase()
    await tell('client_wrote', caseId)
    await tell('client_not_yet', caseId)
    await work()
    expect(maker.taken).toEqual([])
    const held = await waiting()
    expect(held).toHaveLength(1)
    expect(held[0]?.runAt.getTime()).toBeGreaterThan(own.clock.now().getTime() + 50 * 60_000)
    await call('PUT', '/settings', { quietFrom: null, quietUntil: null })
    await own.database.pool.query(`update graphile_worker._private_jobs set run_at = '2020-01-01'`)
    await work()
    expect(maker.taken.map(({ data }) => [data['kind'], data['count']])).toEqual([['client_not_yet', 2]])
  })

  test('R19: a moment of truth comes through, unless somebody said no', async () => {
    await device('urgent')
    await around()
    await tell('client_wrote', await aCase('moment_of_truth'))
    await work()
    expect(maker.taken.map(({ headers }) => headers['urgency'])).toEqual(['high'])
    await call('PUT', '/settings', { quietUrgent: false })
    await tell('client_wrote', await aCase('moment_of_truth'))
    await work()
    expect(maker.taken).toHaveLength(1)
  })

  const NOW = new Date('2026-03-03T10:00:00Z')
  test.each([
    ['commitment_warning', 'ordinary', '2026-03-03T10:40:00Z', true, 'slips within the hour'],
    ['commitment_warning', 'ordinary', '2026-03-03T12:40:00Z', false, 'there is time'],
    ['commitment_broken', 'ordinary', '2026-03-03T09:59:00Z', true, 'it has just slipped'],
    ['client_wrote', 'ordinary', null, false, 'can wait for the morning'],
    ['client_wrote', 'moment_of_truth', null, true, 'a moment of truth'],
    ['case_changed', 'moment_of_truth', null, false, 'a change of it can wait'],
  ] as const)('R12: %s, %s, due %s: urgent %s (%s)', (...row) => {
    const [kind, stakes, dueAt, urgent] = row
    expect(isUrgent({ kind, stakes, facts: dueAt ? { dueAt } : {} }, NOW)).toBe(urgent)
  })
})

describe('news is looked up', () => {
  test('grouped by case, the newest first, for ninety days; one topic, or what is unread', async () => {
    const [one, two] = [await aCase(), await aCase()]
    await tell('client_wrote', one)
    own.clock.set(new Date(own.clock.now().getTime() + 1_000))
    await tell('commitment_warning', two)
    own.clock.set(new Date(own.clock.now().getTime() + 1_000))
    await tell('mentioned', one)
    const { items, unread } = (await call('GET', '/news')).body
    expect(items.map((group: { caseId: string; count: number }) => [group.caseId, group.count])).toEqual([
      [one, 2],
      [two, 1],
    ])
    expect(unread).toBe(3)
    const promises = (await call('GET', '/news?topic=promises')).body.items
    expect(promises.map((group: { caseId: string }) => group.caseId)).toEqual([two])
    await own.database.pool.query(
      `update notifications set at = at - interval '91 days' where case_id = $1`,
      [two],
    )
    expect((await call('GET', '/news')).body.items).toHaveLength(1)
  })

  test('reading is told on, so that it is read at once on every device', async () => {
    await tell('client_wrote', await aCase())
    await call('POST', '/notifications/read', {})
    await call('POST', '/notifications/read', {})
    const { rows } = await own.database.pool.query(
      `select facts from ledger where kind = 'agent.news_read' and agent_id = $1`,
      [me.id],
    )
    expect(rows).toEqual([{ facts: { count: 1 } }])
  })
})

test('the same secret gives the same keys, another gives others', () => {
  expect(pushKeys('one')).toEqual(pushKeys('one'))
  expect(pushKeys('one').privateKey).not.toBe(pushKeys('two').privateKey)
  expect(Buffer.from(keys.publicKey, 'base64url')).toHaveLength(65)
})
