import fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refusal } from '#platform/refusal.ts'
import { startConceptApp, SETTINGS, STAFF_SECRET } from '#tests/support/concept-app.ts'
import type { ConceptApp } from '#tests/support/concept-app.ts'
import { admit } from './access.ts'
import { addStaff, makeStaffLink } from './commands.staff.ts'
import type { Anyone, Role } from './contract.ts'
import { createOriginGuard } from './identify.ts'
import { bindAccounts } from './routes.ts'
import { COST } from './passwords.ts'
import { bindSignIn } from './routes.sign-in.ts'
import { USUAL_LIMITS } from './rules.sign-in.ts'

let own: ConceptApp
beforeAll(async () => {
  own = await startConceptApp((bind, database) => {
    const settings = {
      ...{
        publicUrl: SETTINGS.publicUrl,
        secret: STAFF_SECRET,
        limits: USUAL_LIMITS,
        mails: false,
        cost: COST,
      },
    }
    bindAccounts(bind, { settings: SETTINGS })
    bindSignIn(bind, { database, settings })
  })
})
afterAll(() => own.close())

let address = 0
const nextAddress = () => `10.1.0.${(address += 1)}`

async function call(
  method: 'GET' | 'POST',
  url: string,
  cookie = '',
  payload?: object,
  from = nextAddress(),
) {
  const response = await own.app.inject({
    method,
    url,
    headers: { cookie, origin: 'http://localhost' },
    remoteAddress: from,
    ...(payload && { payload }),
  })
  const session = response.cookies.find((one) => one.name.endsWith('answerable_staff.session_token'))
  return {
    status: response.statusCode,
    body: response.body === '' ? null : response.json(),
    session,
    cookie: session ? `${session.name}=${encodeURIComponent(session.value)}` : '',
  }
}

async function member(given: { password?: string; roles?: Role[]; email?: string } = {}) {
  const { id: departmentId } = await own.make.department()
  const email = given.email ?? `member${(address += 1)}@example.org`
  const service = { kind: 'service' } as const
  const agentId = await own.database.transact((tx) =>
    addStaff(tx, service, { name: 'Robin Member', departmentId, ...given, email }, own.clock.now()),
  )
  const link = async () => {
    const made = await own.database.transact((tx) =>
      makeStaffLink(tx, service, agentId, own.clock.now(), SETTINGS),
    )
    return new URL(made.url).hash.slice(1)
  }
  return { agentId, email, link }
}

const me = async (cookie: string) => (await call('GET', '/api/v1/me', cookie)).body

describe('one-use links', () => {
  test('a link signs in once, and its session is known at once', async () => {
    const { agentId, link } = await member()
    const token = await link()
    const entered = await call('POST', '/api/v1/staff/enter', '', { token })
    expect([entered.status, entered.body]).toMatchObject([200, { next: 'in', agentId }])
    expect(entered.session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(await me(entered.cookie)).toMatchObject({ kind: 'agent', agentId, name: 'Robin Member' })
    const again = await call('POST', '/api/v1/staff/enter', '', { token })
    expect([again.status, again.body.code, again.session]).toEqual([410, 'link_ended', undefined])
  })

  test('a link that nobody made, and one of a person who has left, open nothing', async () => {
    const { agentId, link } = await member()
    expect((await call('POST', '/api/v1/staff/enter', '', { token: 'x' })).status).toBe(410)
    const token = await link()
    await own.database.pool.query('update agents set active = false where id = $1', [agentId])
    const left = await call('POST', '/api/v1/staff/enter', '', { token })
    expect([left.status, left.session]).toEqual([410, undefined])
  })

  test('only its fingerprint is stored, and no other address of sign-in is open', async () => {
    const { link } = await member()
    const token = await link()
    const { rows } = await own.database.pool.query('select * from staff_verification')
    expect(JSON.stringify(rows)).not.toContain(token)
    for (const path of [`magic-link/verify?token=${token}`, 'sign-up/email', 'sign-in/magic-link', 'ok']) {
      const response = await own.app.inject({
        method: path.includes('?') ? 'GET' : 'POST',
        url: `/api/auth/${path}`,
      })
      expect(response.statusCode, path).toBe(404)
    }
  })

  test('an agent without an account gets one with the first link', async () => {
    const agent = await own.make.agent()
    const service = { kind: 'service' } as const
    const made = await own.database.transact((tx) =>
      makeStaffLink(tx, service, agent.id, own.clock.now(), SETTINGS),
    )
    const token = new URL(made.url).hash.slice(1)
    expect((await call('POST', '/api/v1/staff/enter', '', { token })).body.agentId).toBe(agent.id)
  })
})

describe('who asks', () => {
  test('a cookie with another signature, or none, is nobody’s', async () => {
    const agent = await own.agent()
    const [name = '', value = ''] = agent.cookie.split('=')
    const [token = ''] = decodeURIComponent(value).split('.')
    for (const forged of [token, `${token}.`, `${token}.AAAA`, `.${token}`, '%E0%A4%A', '']) {
      expect(await me(`${name}=${encodeURIComponent(forged)}`), forged).toEqual({ kind: 'nobody' })
      expect(await me(`${name}=${forged}`), forged).toEqual({ kind: 'nobody' })
    }
  })

  test('a browser with both cookies is who the page is for', async () => {
    const [agent, visitor] = [await own.agent(), await own.visitor()]
    const both = `${visitor.cookie}; ${agent.cookie}`
    expect((await me(both)).kind).toBe('agent')
    const visit = await call('POST', '/api/v1/portal/visits', both, {})
    expect(visit.body.sessionId).toBe(visitor.sessionId)
  })

  test('audiences: deny by default, and no role includes another', () => {
    const agent = (...roles: Role[]): Anyone => ({
      kind: 'agent',
      agentId: '',
      name: '',
      departmentId: '',
      authorityPence: 0,
      roles,
    })
    const client: Anyone = { kind: 'client', sessionId: '', clientId: null }
    const nobody: Anyone = { kind: 'nobody' }
    const cases: [Anyone, Parameters<typeof admit>[1], ReturnType<typeof admit>, string][] = [
      [nobody, ['public'], 'yes', 'open to all'],
      [nobody, ['agent'], 'unknown', 'who is it?'],
      [nobody, [], 'unknown', 'open to none'],
      [agent('admin'), [], 'no', 'open to none'],
      [agent('admin'), ['agent'], 'yes', 'staff is staff'],
      [agent('admin'), ['lead'], 'no', 'an admin is not a lead'],
      [agent('agent', 'lead'), ['lead'], 'yes', 'a lead'],
      [agent('agent'), ['admin', 'planner'], 'no', 'neither'],
      [agent('agent'), ['client'], 'no', 'staff is no client'],
      [client, ['client'], 'yes', 'a visitor'],
      [client, ['agent', 'client'], 'yes', 'either'],
      [client, ['agent'], 'no', 'a client is no agent'],
    ]
    for (const [actor, audience, expected, reason] of cases)
      expect(admit(actor, audience), reason).toBe(expected)
  })
})

describe('staff is added', () => {
  test('by an admin alone, once for each e-mail', async () => {
    const admin = await own.agent({ roles: ['agent', 'admin'] })
    const lead = await own.agent({ roles: ['agent', 'lead'] })
    const { id: departmentId } = await own.make.department()
    const body = {
      name: 'New Person',
      email: 'New@Example.org',
      departmentId,
      // Whoever makes an account does not choose how it is opened.
      password: 'a dozen letters and more',
    }
    expect((await call('POST', '/api/v1/staff', lead.cookie, body)).status).toBe(403)
    const added = await call('POST', '/api/v1/staff', admin.cookie, body)
    expect(added.status).toBe(201)
    const kept = await own.database.pool.query(
      `select p.password from agents a join staff_account p on p."userId" = a.user_id where a.id = $1`,
      [added.body.agentId],
    )
    expect(kept.rows).toEqual([])
    const twice = await call('POST', '/api/v1/staff', admin.cookie, body)
    expect([twice.status, twice.body.code]).toEqual([409, 'account_exists'])
    const nowhere = { ...body, email: 'c@c.de', departmentId: '0191f3a0-0000-7000-8000-000000000000' }
    expect((await call('POST', '/api/v1/staff', admin.cookie, nowhere)).status).toBe(400)
    const link = await call('POST', `/api/v1/staff/${added.body.agentId}/sign-in-links`, admin.cookie, {})
    expect(link.body.url).toMatch(/^http:\/\/localhost\/enter#[\w-]{43}$/)
  })
})

describe('other sites', () => {
  let guarded: FastifyInstance
  beforeAll(() => {
    guarded = fastify()
    const guard = createOriginGuard('https://help.example.org')
    guarded.addHook('onRequest', async (request) => guard(request))
    guarded.setErrorHandler((error, _request, reply) =>
      reply.status(error instanceof Refusal ? error.definition.status : 500).send({}),
    )
    guarded.all('/', async () => ({}))
  })
  afterAll(() => guarded.close())

  test('cannot change anything with our cookies', async () => {
    const cookie = 'answerable_client=x'
    const cases: [reason: string, method: 'GET' | 'POST', headers: Record<string, string>, status: number][] =
      [
        ['our own page', 'POST', { cookie, 'sec-fetch-site': 'same-origin' }, 200],
        ['typed by the person', 'POST', { cookie, 'sec-fetch-site': 'none' }, 200],
        [
          'another site',
          'POST',
          { cookie, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
          403,
        ],
        [
          'a neighbouring site',
          'POST',
          { cookie, 'sec-fetch-site': 'same-site', origin: 'https://x.example.org' },
          403,
        ],
        ['an older browser, our address', 'POST', { cookie, origin: 'https://help.example.org' }, 200],
        [
          'an older browser, this host',
          'POST',
          { cookie, origin: 'http://inside:3000', host: 'inside:3000' },
          200,
        ],
        ['an older browser, another', 'POST', { cookie, origin: 'https://evil.example' }, 403],
        ['an opaque origin', 'POST', { cookie, origin: 'null' }, 403],
        ['a program', 'POST', { cookie }, 200],
        ['no cookie of ours', 'POST', { origin: 'https://evil.example' }, 200],
        ['reading', 'GET', { cookie, 'sec-fetch-site': 'cross-site' }, 200],
      ]
    for (const [reason, method, headers, status] of cases) {
      expect((await guarded.inject({ method, url: '/', headers })).statusCode, reason).toBe(status)
    }
  })
})
