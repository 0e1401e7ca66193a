import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook as Verifier } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { keyRoutes } from '#domain/accounts/contract.keys.ts'
import { viewRoutes } from '#domain/accounts/contract.views.ts'
import { clientRoutes } from '#domain/clients/contract.ts'
import { agentRoutes } from '#domain/agents/contract.ts'
import { startService } from '#tests/support/service.ts'
import type { Caller } from '#tests/support/service.ts'
import type { InputOf } from '#platform/contract/route.ts'
import { webhookRoutes } from './contract.ts'
import { followLedger } from './follow.ts'
import { forgetDeliveries } from './jobs.ts'

type Received = { readonly path: string; readonly headers: Record<string, string>; readonly body: string }

let service: Awaited<ReturnType<typeof startService>>
let admin: Caller
let adminId: string
let base: string
const received: Received[] = []
/** What each path answers; a function is asked each time. */
const answers: Record<string, number | (() => Promise<number> | number)> = {}

const receiver = createServer((request, response) => {
  let body = ''
  request.setEncoding('utf8')
  request.on('data', (part: string) => (body += part))
  request.on('end', () => {
    const path = request.url ?? ''
    received.push({ path, headers: request.headers as Record<string, string>, body })
    const answer = answers[path] ?? 200
    void Promise.resolve(typeof answer === 'function' ? answer() : answer).then((status) =>
      response.writeHead(status).end(`status ${status}`),
    )
  })
})

beforeAll(async () => {
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`
  service = await startService({ webhooksToPrivate: true })
  start = service.clock.now()
  await service.make.organisation()
  adminId = (await service.make.agent({ roles: ['agent', 'admin'] })).id
  admin = await service.staff(adminId)
})
/** Sessions run out when much time passes: each test begins at the same moment. */
let start: Date
afterEach(() => service.clock.set(start))
afterAll(async () => {
  receiver.closeAllConnections()
  await service.close()
  receiver.close()
})

const add = (path: string, kinds: string[] = ['client.added']) =>
  admin.call(webhookRoutes.add, { body: { name: `To ${path}`, url: base + path, kinds } })
const happen = async () => (await admin.call(clientRoutes.add, { body: { name: 'Ann Lee' } })).clientId
const settled = () => service.app.webhooks()
const at = (path: string) => received.filter((one) => one.path === path)
const log = async (webhookId: string, query: InputOf<typeof webhookRoutes.deliveries>['query'] = {}) =>
  (await admin.call(webhookRoutes.deliveries, { params: { webhookId }, query })).items
const find = async (id: string) =>
  (await admin.call(webhookRoutes.list, {})).items.find((one) => one.id === id)
const later = (minutes: number) =>
  service.clock.set(new Date(service.clock.now().getTime() + minutes * 60_000))

describe('what happens is told', () => {
  test('as ids and facts, signed, to those who chose its kind, and from then on only', async () => {
    await happen()
    const chosen = await add('/chosen')
    const other = await add('/other', ['case.*'])
    const clientId = await happen()
    await settled()
    expect(at('/other')).toEqual([])
    const [message, ...more] = at('/chosen')
    expect(more).toEqual([])
    // The verifier's clock is the machine's, and so is the test's.
    const verified = new Verifier(chosen.secret).verify(message?.body ?? '', message?.headers ?? {})
    expect(verified).toMatchObject({
      type: 'client.added',
      data: { clientId, actor: 'agent', actorId: adminId },
    })
    expect(message?.body).not.toContain('Ann')
    expect(message?.headers['webhook-id']).toMatch(/^evt_\d+$/)
    const [entry] = await log(chosen.webhook.id)
    expect(entry).toMatchObject({
      state: 'delivered',
      status: 200,
      attempts: 1,
      kind: 'client.added',
      nextAt: null,
    })
    const whole = await admin.call(webhookRoutes.delivery, { params: { deliveryId: entry?.id ?? '' } })
    expect(whole).toMatchObject({ body: message?.body, answer: 'status 200' })
    expect(await find(chosen.webhook.id)).toMatchObject({
      delivered: 1,
      waiting: 0,
      failed: 0,
      failingSince: null,
    })
    expect(await log(other.webhook.id)).toEqual([])
    expect(JSON.stringify(await admin.call(webhookRoutes.list, {}))).not.toContain('whsec_')
  })

  test('rows that are read again after a crash are told under the same id once more at most, none is lost', async () => {
    const { webhook } = await add('/crash')
    const { pool } = service.app.database
    const before = await pool.query<{ point: string }>('select point from webhook_point')
    await happen()
    await happen()
    await settled()
    // The point is where it was before: as though the transaction that moved it had been lost, deliveries and all.
    await pool.query('update webhook_point set point = $1', [before.rows[0]?.point])
    await pool.query('delete from webhook_deliveries where webhook_id = $1', [webhook.id])
    await settled()
    const ids = at('/crash').map((one) => one.headers['webhook-id'])
    expect(ids).toHaveLength(4)
    expect(new Set(ids).size).toBe(2)
    // And when only the point was lost, nothing is sent twice.
    await pool.query('update webhook_point set point = $1', [before.rows[0]?.point])
    await settled()
    expect(at('/crash')).toHaveLength(4)
  })

  test('a row that commits late, after younger ones were told, is told too', async () => {
    await add('/late')
    const { pool } = service.app.database
    const connection = await pool.connect()
    await connection.query('begin')
    await connection.query(`insert into ledger (at, kind, actor) values ($1, 'client.added', 'service')`, [
      service.clock.now(),
    ])
    await happen()
    await settled()
    expect(at('/late')).toHaveLength(1)
    await connection.query('commit')
    connection.release()
    await settled()
    expect(at('/late')).toHaveLength(2)
  })

  test('two nodes at it at once add each delivery once', async () => {
    const { webhook } = await add('/nodes', ['client.changed'])
    const clientId = await happen()
    const { database } = service.app
    await admin.call(clientRoutes.change, { params: { clientId }, body: { name: 'Bea' } })
    await Promise.all([1, 2, 3].map(() => database.transact((tx) => followLedger(tx, service.clock.now()))))
    await settled()
    expect(await log(webhook.id)).toHaveLength(1)
  })
})

describe('when it does not arrive', () => {
  test('it is tried again with growing pauses under the same id, and the webhook says since when', async () => {
    const { webhook } = await add('/again', ['client.identifier_added'])
    answers['/again'] = 503
    const clientId = await happen()
    await admin.call(clientRoutes.addIdentifier, {
      params: { clientId },
      body: { kind: 'email', value: 'a@example.org' },
    })
    await settled()
    const since = service.clock.now().toISOString()
    expect(await find(webhook.id)).toMatchObject({ state: 'on', waiting: 1, failingSince: since })
    expect((await log(webhook.id))[0]).toMatchObject({ state: 'waiting', status: 503, attempts: 1 })
    later(1)
    await settled()
    expect(at('/again')).toHaveLength(2)
    answers['/again'] = 200
    later(2)
    await settled()
    expect(new Set(at('/again').map((one) => one.headers['webhook-id'])).size).toBe(1)
    expect((await log(webhook.id))[0]).toMatchObject({ state: 'delivered', attempts: 3 })
    expect(await find(webhook.id)).toMatchObject({ waiting: 0, failingSince: null })
  })

  test('410 switches it off and tells whoever made it; switched on again, what waited arrives', async () => {
    const { webhook } = await add('/gone', ['client.fact_told'])
    answers['/gone'] = 410
    const clientId = await happen()
    await admin.call(clientRoutes.tellFact, {
      params: { clientId },
      body: { label: 'household.size', value: '4' },
    })
    await settled()
    expect(await find(webhook.id)).toMatchObject({ state: 'off', offBecause: 'gone' })
    const news = await admin.call(agentRoutes.notifications, {})
    expect(news.items[0]).toMatchObject({ kind: 'webhook_off', facts: { name: 'To /gone' } })
    const params = { webhookId: webhook.id }
    expect((await admin.refused(webhookRoutes.test, { params, body: {} })).code).toBe('webhook_off')
    answers['/gone'] = 200
    await admin.call(webhookRoutes.change, { params, body: { state: 'on' } })
    later(10)
    await settled()
    expect((await log(webhook.id)).map((one) => one.state)).toEqual(['delivered'])
  })

  test('when nothing got through for days it is switched off; a delivery is given up after its last attempt', async () => {
    const { webhook } = await add('/days', ['client.representative_added'])
    answers['/days'] = 500
    await service.app.database.pool.query(
      `insert into ledger (at, kind, actor) values ($1, 'client.representative_added', 'service')`,
      [service.clock.now()],
    )
    for (let turn = 0; turn < 11; turn += 1) {
      await settled()
      later(29 * 60)
    }
    service.clock.set(start)
    expect(await find(webhook.id)).toMatchObject({ state: 'off', offBecause: 'failing' })
    const entry = (await log(webhook.id))[0]
    expect(entry?.attempts).toBeGreaterThan(3)
    expect(entry?.state).toBe('waiting')
  })

  test('one that is slow holds up itself and nobody else', async () => {
    const slow = Promise.withResolvers<number>()
    answers['/slow'] = () => slow.promise
    const waiting = await add('/slow')
    await add('/quick')
    const before = at('/quick').length
    for (let turn = 0; turn < 8; turn += 1) await happen()
    await expect.poll(() => at('/quick').length - before).toBe(8)
    expect(at('/slow')).toHaveLength(4)
    expect(await find(waiting.webhook.id)).toMatchObject({ waiting: 8 })
    slow.resolve(200)
    await settled()
    expect(at('/slow')).toHaveLength(8)
  })

  test('one whose node died while sending is taken over by another', async () => {
    const { webhook } = await add('/died', ['client.merged_never', 'client.added'].slice(1))
    const { pool } = service.app.database
    await happen()
    await settled()
    // As a claim leaves it: counted, and not due before the node has had its time.
    const until = new Date(service.clock.now().getTime() + 120_000)
    await pool.query(
      `update webhook_deliveries set state = 'waiting', attempts = 1, next_at = $2 where webhook_id = $1`,
      [webhook.id, until],
    )
    await settled()
    expect(at('/died')).toHaveLength(1)
    later(3)
    await settled()
    expect(at('/died')).toHaveLength(2)
    expect((await log(webhook.id))[0]).toMatchObject({ state: 'delivered', attempts: 2 })
  })
})

describe('what people do with it', () => {
  test('a test arrives; one is replayed, and all that failed since, under the ids they had', async () => {
    const { webhook } = await add('/people', ['client.representative_added'])
    const params = { webhookId: webhook.id }
    const tested = await admin.call(webhookRoutes.test, { params, body: {} })
    await settled()
    expect(JSON.parse(at('/people')[0]?.body ?? '')).toMatchObject({ type: 'webhook.test' })
    await admin.call(webhookRoutes.replay, { params: { deliveryId: tested.id }, body: {} })
    await settled()
    expect(at('/people').map((one) => one.headers['webhook-id'])).toEqual([
      tested.messageId,
      tested.messageId,
    ])
    await service.app.database.pool.query(`update webhook_deliveries set state = 'failed' where id = $1`, [
      tested.id,
    ])
    const since = (hours: number) => new Date(service.clock.now().getTime() - hours * 3_600_000).toISOString()
    later(180)
    expect(await admin.call(webhookRoutes.replayFailed, { params, body: { since: since(1) } })).toEqual({
      count: 0,
    })
    expect(await admin.call(webhookRoutes.replayFailed, { params, body: { since: since(24) } })).toEqual({
      count: 1,
    })
    await settled()
    expect(at('/people')).toHaveLength(3)
  })

  test('a new secret signs from now on, the one before along with it for a day', async () => {
    const { webhook, secret } = await add('/secret', ['client.representative_added'])
    const params = { webhookId: webhook.id }
    const { secret: next, earlierUntil } = await admin.call(webhookRoutes.replaceSecret, { params, body: {} })
    expect(Date.parse(earlierUntil) - service.clock.now().getTime()).toBe(86_400_000)
    await admin.call(webhookRoutes.test, { params, body: {} })
    await settled()
    expect(at('/secret')[0]?.headers['webhook-signature']?.split(' ')).toHaveLength(2)
    expect(next).not.toBe(secret)
    const kept = await service.app.database.pool.query(
      `select string_agg(response::text, ' ') as kept from idempotency_keys`,
    )
    expect(String(kept.rows[0]?.kept)).not.toContain('whsec_')
  })

  test('the log goes back page by page; after 30 days it is forgotten', async () => {
    const { webhook } = await add('/pages', ['client.representative_added'])
    const params = { webhookId: webhook.id }
    for (let turn = 0; turn < 5; turn += 1) await admin.call(webhookRoutes.test, { params, body: {} })
    await settled()
    const first = await admin.call(webhookRoutes.deliveries, { params, query: { limit: 3 } })
    const rest = await admin.call(webhookRoutes.deliveries, {
      params,
      query: { limit: 3, cursor: first.next ?? '' },
    })
    expect([first.items.length, rest.items.length, rest.next]).toEqual([3, 2, null])
    expect(new Set([...first.items, ...rest.items].map((one) => one.id)).size).toBe(5)
    expect(await log(webhook.id, { state: 'failed' })).toEqual([])
    await service.app.database.transact((tx) =>
      forgetDeliveries(tx, new Date(service.clock.now().getTime() + 31 * 86_400_000)),
    )
    expect(await log(webhook.id)).toEqual([])
  })

  test('it is changed, switched off and on, and removed with its log', async () => {
    const { webhook } = await add('/change')
    const params = { webhookId: webhook.id }
    const body = { name: 'Another', kinds: ['*'], state: 'off' as const }
    const changed = await admin.call(webhookRoutes.change, { params, body }, { version: webhook.version })
    expect(changed).toMatchObject({ name: 'Another', kinds: ['*'], state: 'off', offBecause: 'person' })
    expect(
      (await admin.refused(webhookRoutes.change, { params, body }, { version: webhook.version })).code,
    ).toBe('stale_version')
    await admin.call(webhookRoutes.remove, { params })
    expect((await admin.refused(webhookRoutes.deliveries, { params })).code).toBe('not_found')
  })

  test('an address or an event that is none is refused', async () => {
    const body = { name: 'x', url: `${base}/x`, kinds: ['client.added'] }
    expect(
      (await admin.refused(webhookRoutes.add, { body: { ...body, url: 'ftp://example.org/' } })).code,
    ).toBe('address_not_taken')
    expect(
      await admin.refused(webhookRoutes.add, { body: { ...body, kinds: ['cake.eaten'] } }),
    ).toMatchObject({
      code: 'no_such_event',
      details: { kinds: ['cake.eaten'] },
    })
    const { items } = await admin.call(webhookRoutes.kinds, {})
    expect(items.length).toBeGreaterThan(80)
    expect(items.find((one) => one.kind === 'contact.arrived')).toMatchObject({ group: 'contact' })
  })
})

test('an address of one’s own network is refused unless the setting opens it', async () => {
  const strict = await startService({ quiet: true })
  try {
    await strict.make.organisation()
    const who = await strict.staff((await strict.make.agent({ roles: ['agent', 'admin'] })).id)
    for (const url of [`${base}/x`, 'https://127.0.0.1/x', 'http://example.org/', 'https://[fd00::1]/']) {
      const body = { name: 'x', url, kinds: ['*'] }
      expect((await who.refused(webhookRoutes.add, { body })).code).toBe('address_not_taken')
    }
  } finally {
    await strict.close()
  }
})

test('R15: whoever sees a part only sets up no webhook, which tells of everything; they may switch one off', async () => {
  const service1 = await service.make.service()
  const { id } = await service.make.agent({ roles: ['agent', 'integrator'] })
  const limited = await service.staff(id)
  const params = { agentId: id }
  const view = { departmentIds: [service1.departmentId], serviceIds: [] }
  const { webhook } = await limited.call(webhookRoutes.add, {
    body: { name: 'Before', url: `${base}/before`, kinds: ['*'] },
  })
  await admin.call(viewRoutes.set, { params, body: view })
  const refused = [
    await limited.refused(webhookRoutes.add, { body: { name: 'All', url: `${base}/all`, kinds: ['*'] } }),
    await limited.refused(webhookRoutes.change, {
      params: { webhookId: webhook.id },
      body: { url: `${base}/else` },
    }),
    await limited.refused(webhookRoutes.replaceSecret, { params: { webhookId: webhook.id }, body: {} }),
  ]
  expect(refused.map((one) => one.code)).toEqual(Array(3).fill('tells_of_everything'))
  const off = await limited.call(webhookRoutes.change, {
    params: { webhookId: webhook.id },
    body: { state: 'off' },
  })
  expect(off.state).toBe('off')
  const key = await admin.call(keyRoutes.make, {
    body: { name: 'Part', scopes: ['webhooks:write'], departmentIds: [service1.departmentId] },
  })
  const response = await fetch(`${service.url}/api/v1/webhooks`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'All', url: `${base}/all`, kinds: ['*'] }),
  })
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
    403,
    'tells_of_everything',
  ])
})
