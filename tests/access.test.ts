import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CLIENT_COOKIE, staffCookie } from '#domain/accounts/cookies.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import type { Problem } from '#platform/contract/refusal.ts'
import type { Route } from '#platform/contract/route.ts'
import { paperForm, startPopulated } from './support/populated.ts'
import type { Populated } from './support/populated.ts'
import { knownValues, pathOf, sample, shapeOf } from './support/sample.ts'
import type { Answer, Caller } from './support/service.ts'

let world: Populated
let routes: readonly Route[]
beforeAll(async () => {
  world = await startPopulated()
  routes = world.service.app.routes
})
afterAll(() => world.service.close())

const isPublic = (route: Route) => route.audience.includes('public')
const forClient = (route: Route) => route.audience.includes('client')
const forStaff = (route: Route) => route.audience.some((one) => one !== 'client' && one !== 'public')

const known = (ids: Readonly<Record<string, string>>) =>
  knownValues({ ...world.ids, ...ids }, world.service.clock.now())

/** Calls the route with what it takes, about these ids. */
function knock(who: Caller, route: Route, ids = world.one.ids): Promise<Answer<unknown>> {
  const values = known(ids)
  const path = pathOf(route, { ...world.ids, ...ids })
  if (route.id === 'clients.addPaper') {
    return who.ask('POST', path, paperForm('a.txt', 'words', { contactId: ids['contactId'] ?? '' }))
  }
  return who.ask(route.method, path, route.body ? sample(shapeOf(route.body), values, false) : undefined)
}

function expectProblem(answer: Answer<unknown>, code: string, status: number, about: string): void {
  const problem = answer.body as Problem
  expect({ about, status: answer.status, code: problem.code }).toEqual({ about, status, code })
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(problem).toMatchObject({ type: `/api/v1/refusals#${code}`, status })
  for (const words of [problem.title, problem.detail, problem.instead]) expect(words).not.toBe('')
}

/** Somebody with these cookies and nothing behind them. */
function withCookie(cookie: string): Caller {
  const one = world.service.nobody()
  one.cookie = cookie
  return one
}

const forged = (secret: string) => {
  const signature = createHmac('sha256', secret).update('made-up').digest('base64')
  return `${staffCookie(false)}=${encodeURIComponent(`made-up.${signature}`)}`
}

describe('401: nobody is let in by saying nothing, or something made up', () => {
  const strangers: readonly (readonly [who: string, cookie: () => string])[] = [
    ['no cookie at all', () => ''],
    ['a made-up client cookie', () => `${CLIENT_COOKIE}=${'x'.repeat(43)}`],
    ['a client cookie of another length', () => `${CLIENT_COOKIE}=x`],
    ['a staff cookie with a wrong signature', () => forged('another secret, also of forty characters!')],
    ['a staff cookie, well signed, for a session that never was', () => forged('s'.repeat(40))],
    ['a staff cookie that is no text', () => `${staffCookie(false)}=%E0%A4%A`],
    ['both made up', () => `${CLIENT_COOKIE}=${'y'.repeat(43)}; ${forged('z'.repeat(40))}`],
  ]
  test.each(strangers)('%s: every route but the public ones answers 401', async (_who, cookie) => {
    let closed = 0
    for (const route of routes) {
      const answer = await knock(withCookie(cookie()), route)
      if (isPublic(route)) {
        // A public route may well refuse what is asked, such as a site that nobody listed; but never who asks.
        const { code } = answer.body as { code?: string }
        const shut = code === 'sign_in_needed' || code === 'not_yours' || answer.status === 401
        expect({ route: route.id, shut }).toEqual({ route: route.id, shut: false })
      } else {
        expectProblem(answer, 'sign_in_needed', 401, route.id)
        closed += 1
      }
    }
    expect(closed).toBe(routes.length - routes.filter(isPublic).length)
  })

  test('a session that has ended opens nothing: signed out, run out, revoked, left the service', async () => {
    expect.hasAssertions()
    const { pool } = world.service.app.database
    const ended = await world.freshClient()
    const gone = await world.freshClient()
    const hash = (cookie: string) => cookie.split('=')[1] ?? ''
    const by = `fingerprint = translate(encode(sha256($1::text::bytea), 'base64'), '+/=', '-_')`
    const at = world.service.clock.now()
    await pool.query(`update client_sessions set ended_at = $2 where ${by}`, [hash(ended.cookie), at])
    await pool.query(`update client_sessions set expires_at = $2 where ${by}`, [hash(gone.cookie), at])
    const { make } = world.service
    const [revoked, out, left] = await Promise.all([make.agent(), make.agent(), make.agent()])
    const staff = await Promise.all([revoked, out, left].map((one) => world.service.staff(one.id)))
    const ofAgent = `"userId" = (select user_id from agents where id = $1)`
    await pool.query(`delete from staff_session where ${ofAgent}`, [revoked.id])
    await pool.query(`update staff_session set "expiresAt" = $2 where ${ofAgent}`, [out.id, at])
    await pool.query('update agents set active = false where id = $1', [left.id])
    for (const route of routes.filter((one) => !isPublic(one))) {
      for (const who of [ended, gone, ...staff]) {
        expectProblem(await knock(withCookie(who.cookie), route), 'sign_in_needed', 401, route.id)
      }
    }
  })
})

describe('403: who is known and has no business here', () => {
  test('a client at every route for staff; staff at every route for clients', async () => {
    for (const route of routes.filter((one) => !isPublic(one))) {
      if (!forClient(route)) expectProblem(await knock(world.one.client, route), 'not_yours', 403, route.id)
      if (!forStaff(route)) expectProblem(await knock(world.agent, route), 'not_yours', 403, route.id)
    }
    const counts = { client: routes.filter(forClient).length, staff: routes.filter(forStaff).length }
    expect(counts.client).toBeGreaterThan(15)
    expect(counts.staff).toBeGreaterThan(60)
  })

  test('whoever works here at every route for another role', async () => {
    const narrow = routes.filter((one) => forStaff(one) && !one.audience.includes('agent') && !isPublic(one))
    expect(narrow.map((one) => one.id.split('.')[0])).toEqual(
      expect.arrayContaining(['accounts', 'planning']),
    )
    const roles = ['agent', 'lead', 'planner', 'admin', 'integrator'] as const
    for (const route of narrow) {
      for (const role of roles.filter((one) => !route.audience.includes(one)))
        expectProblem(await knock(world[role], route), 'not_yours', 403, route.id)
      for (const role of roles.filter((one) => route.audience.includes(one))) {
        const { status } = await knock(world[role], route)
        expect({ route: route.id, role, open: status !== 401 && status !== 403 }).toEqual({
          route: route.id,
          role,
          open: true,
        })
      }
    }
    const of = (role: (typeof roles)[number]) =>
      narrow.filter((one) => one.audience.includes(role)).map((one) => one.id)
    expect(
      of('lead').filter(
        (id) => !/^(planning|notices|measures|demand|learning|tags|automation|merging)\./.test(id),
      ),
    ).toEqual([])
    expect(of('admin')).toEqual(narrow.map((one) => one.id))
  })

  test('whoever only connects systems is let in where systems are connected, and at the desk nowhere', async () => {
    const desk = routes.filter(
      (one) => forStaff(one) && !isPublic(one) && !one.audience.includes('integrator'),
    )
    expect(desk.length).toBeGreaterThan(100)
    for (const route of desk) expectProblem(await knock(world.integrator, route), 'not_yours', 403, route.id)
  })

  test('another site cannot use our cookies to change anything', async () => {
    expect.hasAssertions()
    for (const route of routes.filter((one) => one.method !== 'GET')) {
      const who = forClient(route) ? world.one.client : world.agent
      const values = known(world.one.ids)
      const body = route.body ? sample(shapeOf(route.body), values, false) : undefined
      const path = pathOf(route, values)
      for (const headers of [
        { origin: 'https://elsewhere.example' },
        { 'sec-fetch-site': 'cross-site' },
        { origin: 'null', 'sec-fetch-site': 'same-site' },
      ]) {
        expectProblem(await who.ask(route.method, path, body, headers), 'other_site', 403, route.id)
      }
    }
  })
})

describe('404: what is another client’s is not there', () => {
  test('every client route with an id in its path', async () => {
    const withIds = routes.filter((one) => forClient(one) && one.params && one.id !== 'accounts.endVisit')
    expect(withIds.length).toBeGreaterThan(12)
    for (const route of withIds) {
      for (const who of [world.other.client, await world.freshClient()]) {
        const answer = await knock(who, route, world.one.ids)
        expectProblem(answer, 'not_found', 404, route.id)
        expect(JSON.stringify(answer.body)).not.toContain(world.one.words)
      }
    }
  })

  test.each(['contactId', 'caseId'])('a paper cannot be laid to another client’s %s', async (field) => {
    expect.hasAssertions()
    const form = () => paperForm('a.txt', 'words', { [field]: world.one.ids[field] ?? '' })
    for (const who of [world.other.client, await world.freshClient()]) {
      expectProblem(await who.ask('POST', '/papers', form()), 'not_found', 404, field)
    }
  })

  test('a contact cannot be begun about another client’s case, and times are not given for another’s contact', async () => {
    const stranger = await world.freshClient()
    const body = { need: 'Tell me about it', caseId: world.one.ids['caseId'] ?? '' }
    for (const who of [world.other.client, stranger]) {
      expect((await who.refused(portalRoutes.start, { body })).code).toMatch(/not_found|one_at_a_time/)
    }
    const contactId = world.one.ids['contactId'] ?? ''
    expect((await stranger.refused(portalRoutes.slots, { query: { contactId } })).code).toBe('not_found')
  })

  test('each client reads their own, and in all of it no word of another and no note', async () => {
    const reading = routes.filter((one) => forClient(one) && one.method === 'GET' && !one.raw)
    for (const route of reading) {
      const answer = await knock(world.one.client, route)
      expect({ route: route.id, status: answer.status }).toEqual({ route: route.id, status: 200 })
      const text = JSON.stringify(answer.body)
      expect(text).toContain(world.one.words)
      expect(text).not.toContain(world.other.words)
      expect(text).not.toContain('a note on')
    }
  })

  test('an offer to somebody else is not there', async () => {
    const params = { offerId: world.one.ids['offerId'] ?? '' }
    for (const route of [contactRoutes.accept, contactRoutes.decline]) {
      expect((await world.lead.refused(route, { params, body: {} })).code).toBe('not_found')
    }
  })
})

describe('the table is the whole of what is open', () => {
  /** Every line of the router, as `METHOD /path`. */
  function mounted(): string[] {
    const found: string[] = []
    const above: string[] = []
    for (const line of world.service.app.http.printRoutes({ commonPrefix: false }).split('\n')) {
      const parts = /^([│ ]*)[├└]── (\S+) \(([^)]+)\)$/u.exec(line)
      if (!parts) continue
      const depth = (parts[1] ?? '').length / 4
      above.splice(depth)
      above.push(parts[2] ?? '')
      const path = above.join('')
      for (const method of (parts[3] ?? '').split(', ')) found.push(`${method} ${path}`)
    }
    return found.filter((one) => !one.startsWith('HEAD '))
  }

  const BESIDE = [
    ...['GET /widget'],
    ...['GET /healthz', 'GET /readyz', 'GET /metrics'],
    ...['GET /api/v1', 'GET /api/v1/refusals', 'GET /api/v1/openapi.json'],
  ]

  test('nothing is mounted but the table, sign-in, health and the reference', () => {
    const table = routes.map((one) => `${one.method} /api/v1${one.path}`)
    expect(new Set(table).size).toBe(routes.length)
    expect(new Set(routes.map((one) => one.id)).size).toBe(routes.length)
    const pages = mounted().filter((one) => /^GET \/?\*$|^GET \/(?!api)[^ ]*\.\w+$/.test(one))
    const rest = mounted().filter((one) => !pages.includes(one))
    expect(rest.toSorted()).toEqual([...table, ...BESIDE].toSorted())
    expect(routes.length).toBeGreaterThanOrEqual(90)
    expect(routes.every((one) => one.audience.length > 0)).toBe(true)
  })
})
