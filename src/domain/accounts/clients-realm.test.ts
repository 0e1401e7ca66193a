import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeLog } from '#platform/log.ts'
import { createMailer } from '#platform/mail/mail.ts'
import { startConceptApp, SETTINGS } from '#tests/support/concept-app.ts'
import type { ConceptApp } from '#tests/support/concept-app.ts'
import { attachSessionToClient } from './commands.ts'
import { askCode, makeCode } from './commands.codes.ts'
import { codeTask } from './jobs.ts'
import { bindAccounts } from './routes.ts'

let own: ConceptApp
beforeAll(async () => {
  own = await startConceptApp((bind) => bindAccounts(bind, { settings: SETTINGS }))
})
afterAll(() => own.close())

let address = 0
/** Each call comes from an address of its own, unless told otherwise: limits are looked at in one test only. */
async function call(method: 'GET' | 'POST', path: string, cookie = '', payload: object = {}, from?: string) {
  address += 1
  const response = await own.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { cookie },
    remoteAddress: from ?? `10.0.${address >> 8}.${address & 255}`,
    ...(method === 'POST' && { payload }),
  })
  const set = response.cookies.find((one) => one.name === 'answerable_client')
  return {
    status: response.statusCode,
    body: response.json(),
    set,
    cookie: set ? `answerable_client=${set.value}` : '',
  }
}

async function linkFor(clientId: string, body: object = {}) {
  const agent = await own.agent()
  const made = await call('POST', `/clients/${clientId}/links`, agent.cookie, body)
  return { ...made.body, agent, token: String(made.body.url).split('#')[1] ?? '' }
}

describe('a visit', () => {
  test('begins once: a second start keeps the session and its cookie', async () => {
    const first = await call('POST', '/portal/visits')
    expect(first.set).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(first.set?.secure).toBeUndefined()
    const second = await call('POST', '/portal/visits', first.cookie)
    expect([second.body, second.set]).toEqual([first.body, undefined])
  })

  test('the secret is not in the database, and after signing out it opens nothing', async () => {
    const { cookie, body } = await call('POST', '/portal/visits')
    const { rows } = await own.database.pool.query('select * from client_sessions where id = $1', [
      body.sessionId,
    ])
    expect(JSON.stringify(rows)).not.toContain(cookie.split('=')[1])
    expect((await call('GET', '/me', cookie)).body).toEqual({ kind: 'client', clientId: null, name: null })
    await call('POST', '/my/sign-out', cookie)
    expect((await call('GET', '/me', cookie)).body).toEqual({ kind: 'nobody' })
  })

  test('lasts thirty days from the last use, not from the first', async () => {
    const { cookie } = await call('POST', '/portal/visits')
    const kind = async () => (await call('GET', '/me', cookie)).body.kind
    own.clock.advance(29 * 86_400_000)
    expect(await kind()).toBe('client')
    own.clock.advance(29 * 86_400_000)
    expect(await kind()).toBe('client')
    own.clock.advance(31 * 86_400_000)
    expect(await kind()).toBe('nobody')
  })

  test('R14: opens the page of somebody new only while nothing of theirs came by another way', async () => {
    const attach = (sessionId: string, clientId: string) =>
      own.database.transact((tx) => attachSessionToClient(tx, sessionId, clientId))
    const fresh = await own.make.client()
    const known = (await own.make.case()).clientId
    const visitor = await own.visitor()
    expect(await attach(visitor.sessionId, known)).toBe(false)
    expect(await attach(visitor.sessionId, fresh.id)).toBe(true)
    expect(await attach(visitor.sessionId, fresh.id)).toBe(true)
    expect(await attach((await own.visitor()).sessionId, fresh.id)).toBe(false)
    expect(await attach(visitor.sessionId, (await own.make.client()).id)).toBe(false)

    const page = async () => (await call('GET', '/me', visitor.cookie)).body.clientId
    expect(await page()).toBe(fresh.id)
    const elsewhere = await own.make.case({ clientId: fresh.id })
    expect(await page(), 'a case at the desk').toBeNull()
    const { token } = await linkFor(fresh.id, { caseId: elsewhere.id })
    const opened = await call('POST', '/my/links/open', visitor.cookie, { token })
    expect((await call('GET', '/me', opened.cookie)).body.clientId, 'the same visit, proved').toBe(fresh.id)
  })
})

describe('R14: secure links', () => {
  test('R14: a link opens the client’s own page, and the visit under way goes on under a new secret', async () => {
    const held = await own.make.case()
    const { token, url, link } = await linkFor(held.clientId, { caseId: held.id })
    expect(url).toBe(`http://localhost/my/open#${token}`)
    expect(link.openedAt).toBeNull()
    const visit = await call('POST', '/portal/visits')
    const opened = await call('POST', '/my/links/open', visit.cookie, { token })
    expect(opened.body).toEqual({ clientId: held.clientId, caseId: held.id })
    expect((await call('GET', '/me', opened.cookie)).body.clientId).toBe(held.clientId)
    expect((await call('GET', '/me', visit.cookie)).body.kind, 'the earlier secret').toBe('nobody')
    const again = await call('POST', '/portal/visits', opened.cookie)
    expect(again.body.sessionId).toBe(visit.body.sessionId)
  })

  test('R14: a link ends by its time', async () => {
    const { token } = await linkFor((await own.make.client()).id, { days: 2 })
    own.clock.advance(2 * 86_400_000 - 1)
    expect((await call('POST', '/my/links/open', '', { token })).status).toBe(200)
    own.clock.advance(1)
    expect((await call('POST', '/my/links/open', '', { token })).body.code).toBe('link_ended')
  })

  test('R14: a revoked link opens nothing, and the sessions it opened end at once', async () => {
    const { token, link, agent } = await linkFor((await own.make.client()).id)
    const opened = await call('POST', '/my/links/open', '', { token })
    expect((await call('POST', `/links/${link.id}/revoke`, agent.cookie)).status).toBe(200)
    expect((await call('GET', '/me', opened.cookie)).body.kind).toBe('nobody')
    expect((await call('POST', '/my/links/open', '', { token })).body.code).toBe('link_ended')
    expect((await call('POST', `/links/${link.id}/revoke`, agent.cookie)).status, 'twice is no harm').toBe(
      200,
    )
    const { rows } = await own.database.pool.query(
      `select kind from ledger where facts->>'linkId' = $1 order by seq`,
      [link.id],
    )
    expect(rows.map((row) => row.kind)).toEqual([
      'account.link_made',
      'account.link_opened',
      'account.link_revoked',
    ])
  })

  test('R14: a tampered link is refused like one that has ended', async () => {
    const { token } = await linkFor((await own.make.client()).id)
    const other = await linkFor((await own.make.client()).id)
    const [id = '', signature = ''] = token.split('.')
    const cases: [reason: string, token: string][] = [
      ['another link’s id', `${other.token.split('.')[0]}.${signature}`],
      [
        'one letter of the signature changed',
        `${id}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
      ],
      ['no signature', id],
      ['an empty signature', `${id}.`],
      ['something after it', `${token}.x`],
      ['nothing', ''],
      ['SQL', `' or 1=1 --.${signature}`],
    ]
    for (const [reason, tampered] of cases) {
      const answer = await call('POST', '/my/links/open', '', { token: tampered })
      expect([answer.status, answer.body.code, answer.set], reason).toEqual([410, 'link_ended', undefined])
    }
  })

  test('R14: trying links is limited by address', async () => {
    const statuses = []
    for (let count = 0; count < 21; count += 1) {
      statuses.push((await call('POST', '/my/links/open', '', { token: 'x' }, '10.9.9.9')).status)
    }
    expect(statuses.slice(0, 20).every((status) => status === 410)).toBe(true)
    expect(statuses[20]).toBe(429)
  })

  test('R14: a link is for a case of this client, and for an agent to make', async () => {
    const [one, other] = [await own.make.case(), await own.make.case()]
    const agent = await own.agent()
    const wrong = await call('POST', `/clients/${one.clientId}/links`, agent.cookie, { caseId: other.id })
    expect(wrong.status).toBe(404)
    const client = await own.visitor(one.clientId)
    expect((await call('POST', `/clients/${one.clientId}/links`, client.cookie)).status).toBe(403)
    expect((await call('POST', `/clients/${one.clientId}/links`)).status).toBe(401)
  })
})

describe('one-time codes', () => {
  const ask = (to: string) =>
    own.database.transact((tx) => makeCode(tx, to, own.clock.now(), SETTINGS, ['email']))
  const use = (to: string, code: string, cookie = '') => call('POST', '/my/codes/use', cookie, { to, code })
  const another = (code: string) => (code === '000000' ? '000001' : '000000')

  test('a code from the newest message signs in once and proves the address', async () => {
    const client = await own.make.client({ email: 'one@example.org' })
    const made = await ask('One@example.org')
    const used = await use(' one@example.org', made?.code ?? '')
    expect([used.status, used.body]).toEqual([200, { clientId: client.id }])
    expect((await call('GET', '/me', used.cookie)).body.clientId).toBe(client.id)
    expect((await use('one@example.org', made?.code ?? '')).body.code).toBe('code_differs')
    const { rows } = await own.database.pool.query(
      'select proved_at from client_identifiers where client_id = $1',
      [client.id],
    )
    expect(rows[0].proved_at).not.toBeNull()
  })

  test('five tries, counted although they are refused; then even the right one is too late', async () => {
    await own.make.client({ email: 'two@example.org' })
    const code = (await ask('two@example.org'))?.code ?? ''
    for (let count = 0; count < 5; count += 1) {
      expect((await use('two@example.org', another(code))).body.code).toBe('code_differs')
    }
    expect((await use('two@example.org', code)).body.code).toBe('code_differs')
  })

  test('R15: over all codes of a client tries wait longer, from wherever; for an address of nobody they do so too', async () => {
    await own.make.client({ email: 'slow@example.org' })
    const tries = async (to: string) => {
      const codes = []
      for (let count = 0; count < 12; count += 1) {
        // Another code each few tries, and each try from another address.
        if (count % 4 === 0) await ask(to)
        const from = `10.8.${to.length}.${count}`
        const { body } = await call('POST', '/my/codes/use', '', { to, code: '000000' }, from)
        codes.push(body.code)
      }
      return codes
    }
    const known = await tries('slow@example.org')
    expect(known).toEqual([...Array(10).fill('code_differs'), 'code_slowed', 'code_slowed'])
    expect(await tries('nobody.here@example.org')).toEqual(known)
    own.clock.advance(60_000)
    const made = await ask('slow@example.org')
    expect(
      (await use('slow@example.org', made?.code ?? '')).status,
      'a minute later the right one opens',
    ).toBe(200)
  })

  test('R15: codes are sent a few at a time, then a minute apart and more; none is made that nothing can send', async () => {
    const client = await own.make.client({ email: 'often@example.org', phone: '+447700900399' })
    const made = async (to: string) => (await ask(to)) !== undefined
    expect([await made('often@example.org'), await made('often@example.org')]).toEqual([true, true])
    expect([await made('often@example.org'), await made('often@example.org')]).toEqual([true, false])
    own.clock.advance(60_000)
    expect([await made('often@example.org'), await made('often@example.org')]).toEqual([true, false])
    expect(await made('07700 900399')).toBe(false)
    const { rows } = await own.database.pool.query(
      'select count(*)::int as n from client_codes where client_id = $1',
      [client.id],
    )
    expect(rows[0].n).toBe(4)
  })

  test('ten minutes; and only the newest code counts', async () => {
    await own.make.client({ email: 'three@example.org' })
    const old = (await ask('three@example.org'))?.code ?? ''
    own.clock.advance(1_000)
    const code = (await ask('three@example.org'))?.code ?? ''
    if (old !== code) expect((await use('three@example.org', old)).status).toBe(422)
    own.clock.advance(10 * 60_000)
    expect((await use('three@example.org', code)).status).toBe(422)
  })

  test('the answer is the same whether we know the address, several share it, or nobody has it', async () => {
    await own.make.client({ email: 'known@example.org' })
    await own.make.client({ email: 'shared@example.org' })
    await own.make.client({ email: 'shared@example.org' })
    const answers = []
    for (const to of ['known@example.org', 'shared@example.org', 'nobody@example.org', 'nonsense']) {
      const { status, body } = await call('POST', '/my/codes', '', { to })
      answers.push({ status, body })
    }
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(answers[0]?.status).toBe(202)
    expect(await ask('shared@example.org')).toBeUndefined()
    expect(await ask('nobody@example.org')).toBeUndefined()
    for (const to of ['known@example.org', 'nobody@example.org']) {
      expect((await use(to, '123456')).body.code).toBe('code_differs')
    }
  })

  test('the letter reaches the mailbox over SMTP and holds the code that works', async () => {
    await own.make.client({ email: 'post@example.org' })
    const letters: string[] = []
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        let text = ''
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
        stream.on('end', () => {
          letters.push(text)
          done()
        })
      },
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.server.address() as { port: number }
    const log = makeLog({ level: 'silent', readable: false })
    const mailer = createMailer(
      { smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Harbour <help@example.org>' },
      log,
    )
    const task = codeTask({ database: own.database, now: own.clock.now, settings: SETTINGS, mailer, log })
    await task({ to: 'Post@Example.org' })
    mailer.close()
    await new Promise<void>((resolve) => server.close(resolve))
    const code = /Your code is (\d{6})/.exec(letters[0] ?? '')?.[1] ?? ''
    expect(letters[0]).toContain('To: post@example.org')
    expect((await use('post@example.org', code)).status).toBe(200)
  })

  test('asking leaves a job and nothing else', async () => {
    await own.database.transact((tx) => askCode(tx, 'somebody@example.org'))
    const { rows } = await own.database.pool.query(
      `select task_identifier from graphile_worker.jobs order by id desc limit 1`,
    )
    expect(rows).toEqual([{ task_identifier: 'accounts.sendCode' }])
  })
})
