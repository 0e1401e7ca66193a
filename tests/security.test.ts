import { once } from 'node:events'
import { connect } from 'node:net'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '#src/app.ts'
import type { App } from '#src/app.ts'
import { addStaff } from '#domain/accounts/commands.staff.ts'
import { COST } from '#domain/accounts/passwords.ts'
import { settableClock } from '#platform/clock.ts'
import { createServer } from '#platform/http/server.ts'
import { newCode, newSecret } from '#platform/ids.ts'
import { makeLog } from '#platform/log.ts'
import { freshDatabase } from './support/database.ts'
import type { FreshDatabase } from './support/database.ts'
import { createFactories } from './support/factories.ts'
import { pathOf } from './support/sample.ts'

const ORIGIN = 'https://help.example.org'
const EMAIL = 'robin@harbour.example'
const PASSWORD = 'four walls and a teapot'

/** The service as it stands behind TLS, with limits, and what it writes into its log. */
let fresh: FreshDatabase
let app: App
let address: { readonly host: string; readonly port: number }
const lines: string[] = []
beforeAll(async () => {
  fresh = await freshDatabase()
  const log = makeLog({
    level: 'info',
    readable: false,
    destination: { write: (line: string) => void lines.push(line) },
  })
  const clock = settableClock(new Date())
  app = await createApp({
    databaseUrl: fresh.url,
    databasePool: 4,
    publicUrl: ORIGIN,
    ...{ staffSecret: 's'.repeat(40), clientSecret: 'c'.repeat(40), mailFrom: 'a@harbour.example' },
    // One proxy before it, as docs/operate/start.md has it.
    ...{ trustProxy: 1, requestsPerMinute: 300, roles: ['web'] as const, clock, log },
  })
  const make = createFactories(app.database)
  await make.organisation()
  const { id: departmentId } = await make.department()
  await make.service({ name: 'Bins' })
  const person = { name: 'Robin Member', email: EMAIL, departmentId, password: PASSWORD }
  await app.database.transact((tx) => addStaff(tx, { kind: 'service' }, person, clock.now()))
  await app.http.listen({ host: '127.0.0.1', port: 0 })
  const bound = app.http.server.address()
  address = { host: '127.0.0.1', port: typeof bound === 'object' && bound ? bound.port : 0 }
})
afterAll(async () => {
  await app.close()
  await fresh.drop()
})

type Asked = InjectOptions
let callers = 0
/** Each from an address of its own unless it says so. */
const ask = (asked: Asked) =>
  app.http.inject({
    ...asked,
    headers: { 'x-forwarded-for': `198.51.100.${(callers += 1) % 250}`, ...asked.headers },
  })
const signIn = () =>
  ask({ method: 'POST', url: '/api/v1/staff/sign-in', payload: { email: EMAIL, password: PASSWORD } })

/** One of each kind of answer. */
const KINDS: readonly (readonly [what: string, asked: Asked, status: number, type: RegExp])[] = [
  ['a page', { url: '/' }, 200, /^text\/html; charset=utf-8$/],
  ['a page deeper down', { url: '/desk/cases' }, 200, /^text\/html; charset=utf-8$/],
  ['a script', { url: '/widget.js' }, 200, /^(text|application)\/javascript; charset=utf-8$/],
  ['what is no file', { url: '/assets/none.js' }, 404, /^application\/problem\+json; charset=utf-8$/],
  ['an answer', { url: '/api/v1/services' }, 200, /^application\/json; charset=utf-8$/],
  ['a refusal', { url: '/api/v1/cases' }, 401, /^application\/problem\+json; charset=utf-8$/],
  ['nothing there', { url: '/api/v1/nothing' }, 404, /^application\/problem\+json; charset=utf-8$/],
  ['no address', { url: '/api/v1/%zz' }, 404, /^application\/problem\+json; charset=utf-8$/],
  [
    'no JSON',
    { method: 'POST', url: '/api/v1/portal/visits', payload: '{' },
    415,
    /^application\/problem\+json/,
  ],
  ['the reference', { url: '/api/v1' }, 200, /^text\/html; charset=utf-8$/],
  ['its document', { url: '/api/v1/openapi.json' }, 200, /^application\/json; charset=utf-8$/],
  ['health', { url: '/healthz' }, 200, /^application\/json; charset=utf-8$/],
  ['figures', { url: '/metrics' }, 200, /^text\/plain; version=0\.0\.4; charset=utf-8$/],
]

const SHOWN = [
  ...[
    "default-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "object-src 'none'",
  ],
]

describe('what every answer says to a browser', () => {
  test.each(KINDS)(
    '%s: keep to TLS, guess nothing, frame nothing, tell nobody',
    async (what, asked, status) => {
      const { headers, statusCode } = await ask({ ...asked, headers: { origin: 'https://evil.example' } })
      expect(statusCode, what).toBe(status)
      expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('same-origin')
      expect(headers['access-control-allow-origin']).toBeUndefined()
      expect(headers['x-powered-by'] ?? headers['server']).toBeUndefined()
      const policy = String(headers['content-security-policy']).split(/; ?/)
      expect(policy).toEqual(expect.arrayContaining(["base-uri 'none'", "frame-ancestors 'none'"]))
      const bare = policy.includes("default-src 'none'")
      if (!bare) expect(policy).toEqual(expect.arrayContaining(SHOWN))
      expect(bare).toBe(what === 'no address')
    },
  )

  test.each(KINDS)('%s: says what it is, with its characters', async (what, asked, status, type) => {
    const { headers, statusCode } = await ask(asked)
    expect([statusCode, headers['content-type']], what).toEqual([status, expect.stringMatching(type)])
  })

  test('the page in the frame on another site has a policy of its own, and none may frame it unasked', async () => {
    const { headers } = await ask({ url: '/widget?site=https://evil.example' })
    const policy = String(headers['content-security-policy'])
    for (const part of ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
      expect(policy).toContain(part)
  })

  test('what the API answers is kept by no browser and no proxy', async () => {
    const kept: string[] = []
    for (const route of app.routes.filter(({ method }) => method === 'GET')) {
      const { headers } = await ask({ url: `/api/v1${pathOf(route, {})}` })
      if (!String(headers['cache-control']).includes('no-store')) kept.push(route.id)
    }
    // The charter is the same for everybody, and public.
    expect(kept).toEqual(['learning.charter'])
    const cookie = String((await signIn()).headers['set-cookie'])
    const mine = await ask({ url: '/api/v1/staff/account', headers: { cookie } })
    expect([mine.statusCode, mine.headers['cache-control']]).toEqual([200, 'no-store'])
  })
})

describe('cookies', () => {
  const lines = (set: unknown) => [set].flat().map(String)

  test('with TLS they belong to this very host, are for no script, and come along from our own pages alone', async () => {
    const visit = await ask({ method: 'POST', url: '/api/v1/portal/visits', payload: {} })
    const passkey = await ask({ method: 'POST', url: '/api/v1/staff/sign-in/passkey/ask', payload: {} })
    const signed = await signIn()
    const all = [visit, passkey, signed].flatMap(({ headers }) => lines(headers['set-cookie']))
    expect(all.length).toBeGreaterThanOrEqual(4)
    for (const one of all)
      expect(one).toMatch(
        /^__Host-answerable_[\w.]+=[^;]*; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
      )
  })

  test('a cookie that a neighbour could have planted, without the prefix, opens nothing', async () => {
    const set = lines((await signIn()).headers['set-cookie'])
    const session = set.find((one) => one.includes('session_token')) ?? ''
    const whoIs = async (cookie: string) =>
      (await ask({ url: '/api/v1/me', headers: { cookie } })).json<{ kind: string }>().kind
    const [pair = ''] = session.split(';')
    expect(await whoIs(pair)).toBe('agent')
    expect(await whoIs(pair.replace('__Host-', ''))).toBe('nobody')
    expect(await whoIs(pair.replace('__Host-', '__Secure-'))).toBe('nobody')
  })

  test('no secret of a session stands in an answer’s body', async () => {
    const signed = await signIn()
    const [token = ''] =
      /session_token=([^;]+)/.exec(lines(signed.headers['set-cookie']).join())?.slice(1) ?? []
    expect(token.length).toBeGreaterThan(60)
    expect(signed.body).not.toContain(decodeURIComponent(token).split('.')[0])
  })
})

describe('what is not there', () => {
  test.each([
    ['/.git/config', /repositoryformatversion|\[core\]/],
    ['/.git/HEAD', /ref: /],
    ['/package.json', /"dependencies"/],
    ['/assets/', /<a href|Index of/i],
    ['/../package.json', /"dependencies"/],
    ['/assets/..%2f..%2f..%2fpackage.json', /"dependencies"/],
    ['/data/staff.secret', /./],
  ])('%s gives nothing of the machine away', async (url, mark) => {
    const { body, statusCode } = await ask({ url })
    if (statusCode === 200) expect(body).toContain('<title>')
    expect(body.includes('<title>') ? '' : body.replace(/"requestId":"[^"]+"|.*problem.*/g, '')).not.toMatch(
      url === '/data/staff.secret' ? /[\w-]{60}/ : mark,
    )
  })

  test('methods that nobody needs are refused', async () => {
    for (const method of ['TRACE', 'CONNECT', 'OPTIONS', 'PROPFIND', 'DEBUG']) {
      const answer = await raw(
        `${method} /api/v1/me HTTP/1.1\r\nHost: x\r\nX-Mark: mirror\r\nConnection: close\r\n\r\n`,
      )
      expect(answer, method).toMatch(/^HTTP\/1\.1 4\d\d |^$/)
      expect(answer).not.toContain('mirror')
    }
  })
})

/** What comes back for exactly these bytes; nothing where the line is cut. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(address)
  let heard = ''
  socket.on('data', (part: Buffer) => (heard += part.toString('latin1')))
  socket.on('error', () => undefined)
  socket.write(bytes)
  await once(socket, 'close')
  return heard
}

describe('how a request is read', () => {
  test.each([
    ['a length and chunks', 'Content-Length: 4\r\nTransfer-Encoding: chunked'],
    ['two lengths', 'Content-Length: 4\r\nContent-Length: 40'],
    ['chunks by another name', 'Transfer-Encoding: xchunked'],
    ['a length that is none', 'Content-Length: +4'],
  ])('%s: where one message ends is never guessed', async (_why, lengths) => {
    const hidden = 'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'
    const head = `POST /api/v1/portal/visits HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${lengths}\r\n\r\n`
    const heard = await raw(`${head}0\r\n\r\n${hidden}`)
    expect(heard).toMatch(/^HTTP\/1\.1 400 /)
    expect(heard).not.toContain('{"ok":true}')
  })

  test('a parameter that is given twice is refused, not picked', async () => {
    const cookie = String((await signIn()).headers['set-cookie'])
    const twice = await ask({ url: '/api/v1/cases?q=a&q=b', headers: { cookie } })
    expect([twice.statusCode, twice.json<{ code: string }>().code]).toEqual([400, 'invalid_input'])
  })

  test('what a form has no field for is left out, whatever it says', async () => {
    const visit = await ask({
      method: 'POST',
      url: '/api/v1/portal/visits',
      payload: { clientId: 'x', admin: true },
    })
    expect(visit.statusCode).toBeLessThan(300)
    expect(visit.json<{ clientId: string | null }>().clientId).toBe(null)
  })
})

describe('who is taken for whom', () => {
  const visits = async (count: number, from: (turn: number) => string) => {
    const found = new Set<number>()
    for (let turn = 0; turn < count; turn += 1) {
      const headers = { 'x-forwarded-for': from(turn) }
      found.add((await app.http.inject({ url: '/api/v1/me', headers })).statusCode)
    }
    return [...found]
  }

  test('an address that a caller makes up does not escape the limit: the proxy’s own word counts', async () => {
    expect(await visits(310, (turn) => `203.0.113.${turn % 200}, 192.0.2.1`)).toEqual([200, 429])
    expect(await visits(3, () => '192.0.2.2')).toEqual([200])
  })
})

describe('what goes wrong', () => {
  test('a fault of ours says a number, and nothing of its inside; the log says the rest', async () => {
    const said: string[] = []
    const destination = { write: (line: string) => void said.push(line) }
    const server = await createServer({
      log: makeLog({ level: 'info', readable: false, destination }),
      ...{ trustProxy: false, secure: true, perMinute: 0, countedBy: () => 'x', onFault: () => undefined },
    })
    server.get('/boom', async () => {
      throw Object.assign(new Error('select secret from staff_session'), {
        detail: 'Key (email)=(ann@x.org)',
      })
    })
    const answer = await server.inject({ url: '/boom' })
    await server.close()
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toMatch(/select|staff_session|\.ts|at /)
    const { requestId } = answer.json<{ requestId: string }>()
    const [line = ''] = said
    expect(JSON.parse(line)).toMatchObject({ level: 50, req: { id: requestId, path: '/boom' } })
    expect(line).toContain('staff_session')
    expect(line).not.toContain('ann@')
  })
})

describe('what the log tells', () => {
  const since = async (work: () => Promise<unknown>) => {
    const from = lines.length
    await work()
    return lines.slice(from).map((line) => JSON.parse(line) as Record<string, unknown>)
  }

  test('who ran into a refusal, by an id or address, with what and why; never a word or a key', async () => {
    const cookie = String((await signIn()).headers['set-cookie'])
    const found = await since(async () => {
      await ask({ url: '/api/v1/keys', headers: { cookie } })
      await ask({ url: '/api/v1/cases', headers: { authorization: `Bearer ans_${'k'.repeat(43)}` } })
      await ask({ method: 'POST', url: '/api/v1/staff/sign-in', payload: { email: { words: 'my bin' } } })
      const headers = { cookie, origin: 'https://evil.example' }
      await ask({ method: 'POST', url: '/api/v1/staff/sign-out', headers, payload: {} })
      await ask({ url: '/api/v1/cases' })
    })
    const about = (status: number, code: string, caller: RegExp, path: string) => ({
      ...{ msg: 'refused', status, code, caller: expect.stringMatching(caller) },
      ...{ req: { id: expect.any(String), method: expect.any(String), path }, time: expect.any(Number) },
    })
    expect(found).toMatchObject([
      about(403, 'not_yours', /^agent:[\w-]{36}$/, '/api/v1/keys'),
      about(401, 'key_unknown', /^ip:198\./, '/api/v1/cases'),
      about(400, 'invalid_input', /^ip:198\./, '/api/v1/staff/sign-in'),
      about(403, 'other_site', /^ip:198\./, '/api/v1/staff/sign-out'),
    ])
    expect(JSON.stringify(found)).not.toMatch(/kkkk|my bin|session_token|Robin/)
  })

  test('one line each, whatever is sent', async () => {
    const path = '/api/v1/keys%0a%7b%22level%22:60%7d'
    const [first] = await since(async () => {
      await ask({
        method: 'POST',
        url: `${path}?q=%0d%0a`,
        payload: 'x',
        headers: { 'content-type': 'a/b\u2028c' },
      })
      await ask({
        method: 'POST',
        url: '/api/v1/staff/sign-in',
        payload: '"\\n{}"',
        headers: { 'user-agent': 'a\tb' },
      })
    })
    expect(first === undefined || first['msg'] === 'refused').toBe(true)
    for (const line of lines) {
      expect(line.indexOf('\n')).toBe(line.length - 1)
      expect(JSON.parse(line)).toMatchObject({ time: expect.any(Number), msg: expect.any(String) })
    }
  })
})

describe('secrets', () => {
  test('are 256 bits by chance; a one-time code has six digits of it', () => {
    const secrets = Array.from({ length: 1_000 }, newSecret)
    expect(new Set(secrets).size).toBe(1_000)
    expect(secrets.every((one) => Buffer.from(one, 'base64url').length === 32)).toBe(true)
    const codes = Array.from({ length: 5_000 }, newCode)
    expect(codes.every((one) => /^\d{6}$/.test(one))).toBe(true)
    expect(new Set(codes.map((one) => one[0])).size).toBe(10)
  })

  test('a password costs a guesser 32 MiB and three rounds a try', async () => {
    expect(COST).toEqual({ N: 32_768, r: 8, p: 3 })
    const { rows } = await app.database.pool.query<{ password: string }>('select password from staff_account')
    expect(rows.map(({ password }) => password)).toEqual([
      expect.stringMatching(/^32768,8,3\$[\da-f]{32}\$[\da-f]{128}$/),
    ])
  })

  test('nobody has a password or key that was not given: an empty service has no account', async () => {
    const empty = await freshDatabase()
    const own = await createApp({
      databaseUrl: empty.url,
      databasePool: 2,
      publicUrl: ORIGIN,
      ...{ staffSecret: 's'.repeat(40), clientSecret: 'c'.repeat(40), mailFrom: 'a@harbour.example' },
      ...{ trustProxy: false, requestsPerMinute: 0, roles: ['web'] as const },
      ...{ clock: settableClock(new Date()), log: makeLog({ level: 'silent' }) },
    })
    for (const table of ['staff_user', 'staff_account', 'staff_session', 'agents', 'api_keys']) {
      const { rowCount } = await own.database.pool.query(`select 1 from ${table}`)
      expect([table, rowCount]).toEqual([table, 0])
    }
    await own.close()
    await empty.drop()
  })
})
