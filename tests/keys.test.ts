import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Scope, keyRoutes, scopeOf } from '#domain/accounts/contract.keys.ts'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { clientRoutes } from '#domain/clients/contract.ts'
import type { Problem } from '#platform/contract/refusal.ts'
import type { Route } from '#platform/contract/route.ts'
import { startPopulated } from './support/populated.ts'
import type { Populated } from './support/populated.ts'
import { knownValues, pathOf, sample, shapeOf } from './support/sample.ts'
import { startService } from './support/service.ts'

let world: Populated
let routes: readonly Route[]
beforeAll(async () => {
  world = await startPopulated()
  routes = world.service.app.routes
})
afterAll(() => world.service.close())

type KeyBody = { scopes: Scope[]; expiresAt?: string | null }
const everything = [...Scope.options]

const make = async (who: 'admin', body: KeyBody) =>
  world[who].call(keyRoutes.make, { body: { name: 'A program', ...body } })

/** Asks as a program would: with a key, and no cookie. */
async function ask(
  key: string,
  method: string,
  path: string,
  body?: unknown,
  more: Record<string, string> = {},
) {
  const response = await fetch(`${world.service.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...more,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const isJson = response.headers.get('content-type')?.includes('json') === true
  if (!isJson) await response.body?.cancel()
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? ((await response.json()) as unknown) : null,
  }
}

function knock(key: string, route: Route) {
  const ids = { ...world.ids, ...world.one.ids }
  const known = knownValues(ids, world.service.clock.now())
  return ask(
    key,
    route.method,
    pathOf(route, ids),
    route.body ? sample(shapeOf(route.body), known, false) : undefined,
  )
}

const isPublic = (route: Route) => route.audience.includes('public')
const closed = () => routes.filter((one) => !isPublic(one))
const answerOf = ({ status, body }: { status: number; body: unknown }) => ({
  status,
  code: (body as Problem | null)?.code,
})

describe('a key reaches the routes of its scopes and nothing else', () => {
  test('401: a key that is made up, cut short, ended, run out, or whose owner left, at every route', async () => {
    const { pool } = world.service.app.database
    const [ended, over, orphan] = [
      await make('admin', { scopes: everything }),
      await make('admin', {
        scopes: everything,
        expiresAt: new Date(world.service.clock.now().getTime() + 1000).toISOString(),
      }),
      await make('admin', { scopes: everything }),
    ]
    await world.admin.call(keyRoutes.revoke, { params: { keyId: ended.made.id }, body: {} })
    const left = await world.service.make.agent({ roles: ['agent', 'admin'] })
    await pool.query('update agents set active = false where id = $1', [left.id])
    await pool.query('update api_keys set agent_id = $2 where id = $1', [orphan.made.id, left.id])
    await pool.query('update api_keys set expires_at = made_at where id = $1', [over.made.id])
    const keys = [`ans_${'x'.repeat(43)}`, ended.key.slice(0, -1), 'x', ended.key, over.key, orphan.key]
    for (const route of closed()) {
      for (const key of keys) {
        expect({ route: route.id, ...answerOf(await knock(key, route)) }).toEqual({
          route: route.id,
          status: 401,
          code: 'key_unknown',
        })
      }
    }
    const states = (await world.admin.call(keyRoutes.list, {})).items.map(
      ({ id, state }) => [id, state] as const,
    )
    expect(Object.fromEntries(states)).toMatchObject({
      [ended.made.id]: 'revoked',
      [over.made.id]: 'expired',
      [orphan.made.id]: 'left',
    })
  })

  test('403: each route with every scope but its own names the one that is missing', async () => {
    for (const route of closed()) {
      const scope = scopeOf(route)
      if (scope === undefined) continue
      const others = everything.filter((one) => one !== scope)
      const { key } = await keyFor(others)
      const { status, body } = await knock(key, route)
      expect({ ...(body as Problem), route: route.id, status }).toMatchObject({
        route: route.id,
        status: 403,
        code: 'key_lacks_scope',
        details: { scope },
      })
    }
  })

  test('R15: what admins alone may do needs the scope admin, under whatever name it goes', () => {
    const admins = closed().filter((one) => one.audience.every((who) => who === 'admin'))
    const scopes = admins.map((one) => scopeOf(one)).filter((scope) => scope !== undefined)
    expect(new Set(scopes)).toEqual(new Set(['admin:read', 'admin:write']))
    const elsewhere = admins.filter((one) => /^(?:agents|fields|commitments|cases|contacts)\./.test(one.id))
    expect(Object.fromEntries(elsewhere.map((one) => [one.id, scopeOf(one)]))).toMatchObject({
      'agents.people': 'admin:read',
      'agents.changePerson': 'admin:write',
    })
  })

  test('403: a key for conversations gives nobody another role', async () => {
    const { key } = await keyFor(everything.filter((one) => one !== 'admin:write'))
    const route = routes.find((one) => one.id === 'agents.changePerson')
    expect(route && answerOf(await knock(key, route))).toEqual({ status: 403, code: 'key_lacks_scope' })
  })

  test('403: routes for clients, and everything by which people sign in, with every scope there is', async () => {
    const { key } = await keyFor(everything)
    const never = closed().filter((one) => scopeOf(one) === undefined)
    const ids = never.map((one) => one.id)
    expect(ids).toEqual(
      expect.arrayContaining(['accounts.makeStaffLink', 'accounts.addStaff', 'accounts.makeKey', 'my.home']),
    )
    expect(ids.filter((id) => id.startsWith('accounts.')).length).toBe(
      closed().filter((one) => one.id.startsWith('accounts.')).length - 3,
    )
    for (const route of never) {
      expect({ route: route.id, ...answerOf(await knock(key, route)) }).toEqual({
        route: route.id,
        status: 403,
        code: 'not_yours',
      })
    }
  })

  test('403: no key does more than its owner may', async () => {
    const { pool } = world.service.app.database
    const { key, made } = await make('admin', { scopes: everything })
    const plain = await world.service.make.agent({})
    await pool.query('update api_keys set agent_id = $2 where id = $1', [made.id, plain.id])
    const narrow = closed().filter((one) => scopeOf(one) && !one.audience.includes('agent'))
    expect(narrow.length).toBeGreaterThan(40)
    for (const route of narrow) {
      expect({ route: route.id, ...answerOf(await knock(key, route)) }).toEqual({
        route: route.id,
        status: 403,
        code: 'not_yours',
      })
    }
  })

  test('with its scope a key gets in wherever its owner does', async () => {
    let open = 0
    for (const route of closed().filter(
      (one) => one.audience.includes('admin') || one.audience.includes('agent'),
    )) {
      const scope = scopeOf(route)
      if (scope === undefined || (route.raw && route.path.endsWith('live'))) continue
      const { key } = await keyFor([scope])
      const { status, body } = await knock(key, route)
      const shut = ['key_unknown', 'key_lacks_scope', 'sign_in_needed', 'other_site'].includes(
        String((body as Problem | null)?.code),
      )
      expect({ route: route.id, status, shut: shut || status >= 500 }).toEqual({
        route: route.id,
        status,
        shut: false,
      })
      open += 1
    }
    expect(open).toBeGreaterThan(80)
  })

  const keys = new Map<string, Promise<{ key: string }>>()
  /** One key for each set of scopes. */
  function keyFor(scopes: Scope[]): Promise<{ key: string }> {
    const name = scopes.join()
    const found = keys.get(name) ?? make('admin', { scopes })
    keys.set(name, found)
    return found
  }
})

describe('how a key is kept and used', () => {
  test('it is shown once: neither the list, nor the database, nor a second asking with the same key knows it', async () => {
    const body = { name: 'The website', scopes: ['clients:read' as const] }
    const { key, made } = await world.admin.call(keyRoutes.make, { body }, { key: 'twice' })
    const again = await world.admin.call(keyRoutes.make, { body }, { key: 'twice' })
    expect(key).toMatch(/^ans_[\w-]{43}$/)
    expect(again.key).not.toBe(key)
    expect(key.startsWith(made.prefix)).toBe(true)
    expect(JSON.stringify(await world.admin.call(keyRoutes.list, {}))).not.toContain(key)
    const { rows } = await world.service.app.database.pool.query<{ kept: string }>(
      `select string_agg(t::text, ' ') as kept from api_keys t
       union all select string_agg(response::text, ' ') from idempotency_keys`,
    )
    expect(rows.map((one) => one.kept).join(' ')).not.toContain(key.slice(made.prefix.length))
  })

  test('what it changes, the ledger tells of the key; when it was used is known to the minute; ended, it ends at once', async () => {
    const { key, made } = await make('admin', { scopes: ['clients:write', 'clients:read'] })
    const added = await ask(key, 'POST', '/clients', { name: 'Ann Lee', phone: '020 7946 0777' })
    expect(added.status).toBe(201)
    const { pool } = world.service.app.database
    const { rows } = await pool.query(`select kind, actor, actor_id from ledger where actor = 'key'`)
    expect(rows).toContainEqual({ kind: 'client.added', actor: 'key', actor_id: made.id })
    const seen = async () =>
      (await world.admin.call(keyRoutes.list, {})).items.find((one) => one.id === made.id)
    expect(await seen()).toMatchObject({ state: 'on', lastUsedAt: world.service.clock.now().toISOString() })
    await world.admin.call(keyRoutes.revoke, { params: { keyId: made.id }, body: {} })
    await world.admin.call(keyRoutes.revoke, { params: { keyId: made.id }, body: {} })
    expect(answerOf(await ask(key, 'GET', '/clients?q=Ann'))).toEqual({ status: 401, code: 'key_unknown' })
    const told = await pool.query(
      `select count(*)::int as n from ledger where kind = 'account.key_revoked' and facts->>'keyId' = $1`,
      [made.id],
    )
    expect(told.rows).toEqual([{ n: 1 }])
  })

  test('with a key, cookies count for nothing, none is needed, and no other site stands in the way', async () => {
    const { key } = await make('admin', { scopes: ['clients:read', 'clients:write'] })
    const cookie = world.admin.cookie
    const from = { cookie, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
    expect(answerOf(await ask(key, 'GET', '/keys', undefined, { cookie })).status).toBe(403)
    expect(answerOf(await ask('ans_made_up', 'GET', '/keys', undefined, { cookie }))).toEqual({
      status: 401,
      code: 'key_unknown',
    })
    expect((await ask(key, 'POST', '/clients', { name: 'Bea Lee' }, from)).status).toBe(201)
    const me = await ask(key, 'GET', '/me')
    expect(me.body).toMatchObject({ kind: 'agent' })
    expect(me.headers.getSetCookie()).toEqual([])
  })

  test('an Idempotency-Key belongs to the key, not to the person', async () => {
    const one = await make('admin', { scopes: ['clients:write'] })
    const other = await make('admin', { scopes: ['clients:write'] })
    const add = (key: string) =>
      ask(key, 'POST', '/clients', { name: 'Cy Lee' }, { 'idempotency-key': 'cy-1' })
    const ids = [await add(one.key), await add(one.key), await add(other.key)].map(
      ({ body }) => (body as { clientId: string }).clientId,
    )
    expect(ids[0]).toBe(ids[1])
    expect(ids[2]).not.toBe(ids[0])
  })

  test('one that would end before it begins, or names places that are not ours, is refused', async () => {
    const past = world.service.clock.now().toISOString()
    const body = { name: 'x', scopes: ['cases:read' as const] }
    expect((await world.admin.refused(keyRoutes.make, { body: { ...body, expiresAt: past } })).code).toBe(
      'expires_in_past',
    )
    const nowhere = '018f0000-0000-7000-8000-000000000000'
    const refused = await world.admin.refused(keyRoutes.make, {
      body: { ...body, departmentIds: [nowhere], serviceIds: [nowhere] },
    })
    expect(refused.errors?.map((one) => one.path)).toEqual(['/body/departmentIds', '/body/serviceIds'])
  })

  test('whoever calls by cookie is who they were', async () => {
    expect(await world.admin.call(accountRoutes.me, {})).toMatchObject({ kind: 'agent' })
    expect((await world.agent.refused(keyRoutes.list, {})).code).toBe('not_yours')
    await world.agent.call(clientRoutes.find, { query: { q: 'Ann' } })
  })
})

test('each key has a measure of its own; one that is made up counts by its address', async () => {
  const service = await startService({ quiet: true, requestsPerMinute: 40 })
  try {
    await service.make.organisation()
    const admin = await service.make.agent({ roles: ['agent', 'admin'] })
    const who = await service.staff(admin.id)
    const body = { name: 'Slow', scopes: ['cases:read' as const] }
    const { key } = await who.call(keyRoutes.make, { body: { ...body, perMinute: 5 } })
    const call = async (given: string) =>
      (await fetch(`${service.url}/api/v1/cases/counts`, { headers: { authorization: `Bearer ${given}` } }))
        .status
    const first = await call(key)
    const then = []
    for (let turn = 0; turn < 6; turn += 1) then.push(await call(key))
    // The first call taught this node the key; it counted by its address.
    expect([first, ...then]).toEqual([200, 200, 200, 200, 200, 200, 429])
    const guesses = []
    for (let turn = 0; turn < 45; turn += 1) guesses.push(await call(`ans_guess${turn}`))
    expect(guesses.at(-1)).toBe(429)
    expect(new Set(guesses)).toEqual(new Set([401, 429]))
  } finally {
    await service.close()
  }
})
