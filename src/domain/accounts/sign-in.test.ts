import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COST, hashPassword, verifyPassword, weaknessOf } from './passwords.ts'
import { countedFor, deviceOf, waitAfter } from './rules.sign-in.ts'
import { enter, PASSWORD, startSignIn } from './sign-in.fixture.ts'
import type { SignInTest } from './sign-in.fixture.ts'

let here: SignInTest
beforeAll(async () => {
  here = await startSignIn()
})
afterAll(() => here.own.close())

const SESSION = 'answerable_staff.session_token'
const me = async (at: ReturnType<SignInTest['browser']>) => (await at.get('/me')).body

describe('a password', () => {
  test('signs in, in any case of the address, with a cookie that only our pages hold', async () => {
    const { email, agentId } = await here.person({ password: PASSWORD })
    const at = here.browser()
    const { status, body } = await enter(at, email.toUpperCase())
    expect([status, body]).toEqual([200, { next: 'in', agentId, suggested: false, bare: false }])
    expect(at.set.find(({ name }) => name === SESSION)).toMatchObject({
      ...{ httpOnly: true, sameSite: 'Lax', path: '/' },
    })
    expect(await me(at)).toMatchObject({ kind: 'agent', agentId })
    expect(await here.ledger(agentId)).toContainEqual([
      'account.signed_in',
      { way: 'password', secondStep: 'none' },
    ])
  })

  test('a wrong one and an unknown address are refused alike, and the first is in the ledger', async () => {
    const { email, agentId } = await here.person({ password: PASSWORD })
    const wrong = await enter(here.browser(), email, 'four walls and a kettle')
    const unknown = await enter(here.browser(), 'nobody@example.org')
    const strip = ({ status, body }: typeof wrong) => [status, { ...body, requestId: '' }]
    expect(strip(wrong)).toEqual(strip(unknown))
    expect([wrong.status, wrong.body.code]).toEqual([422, 'sign_in_differs'])
    expect(await here.ledger(agentId)).toContainEqual(['account.sign_in_failed', { why: 'password' }])
    const { rows } = await here.own.database.pool.query(
      `select facts from ledger where kind = 'account.sign_in_failed'`,
    )
    expect(JSON.stringify(rows)).not.toContain('@')
  })

  test('whoever has left, or has no password, comes in by none', async () => {
    const left = await here.person({ password: PASSWORD })
    await here.own.database.pool.query('update agents set active = false where id = $1', [left.agentId])
    const without = await here.person()
    for (const { email } of [left, without])
      expect((await enter(here.browser(), email)).body.code).toBe('sign_in_differs')
  })

  test('each sign-in has a secret of its own, and ends the session that the browser had', async () => {
    const { email } = await here.person({ password: PASSWORD })
    const at = here.browser()
    await enter(at, email)
    const first = new Map(at.jar)
    await enter(at, email)
    expect(at.jar.get(SESSION)).not.toBe(first.get(SESSION))
    const before = here.browser()
    before.jar = first
    expect(await me(before)).toEqual({ kind: 'nobody' })
  })

  test('signing out ends the session at once, and presence is told', async () => {
    const { email, agentId } = await here.person({ password: PASSWORD })
    const at = here.browser()
    await enter(at, email)
    const copy = here.browser()
    copy.jar = new Map(at.jar)
    expect((await at.post('/staff/sign-out')).status).toBe(200)
    expect([await me(at), await me(copy)]).toEqual([{ kind: 'nobody' }, { kind: 'nobody' }])
    expect(here.signedOut).toContain(agentId)
  })

  test('one that was kept at a lower cost still signs in, and is kept at today’s from then on', async () => {
    const { email, agentId } = await here.person({ password: PASSWORD })
    // scrypt with N 16384, r 16, p 1, as it was kept before.
    const { scryptSync } = await import('node:crypto')
    const salt = 'ab'.repeat(16)
    const key = scryptSync(PASSWORD, salt, 64, { N: 16_384, r: 16, p: 1, maxmem: 2 ** 26 })
    const { pool } = here.own.database
    const ofAgent = `"userId" = (select user_id from agents where id = $1)`
    await pool.query(`update staff_account set password = $2 where ${ofAgent}`, [
      agentId,
      `${salt}:${key.toString('hex')}`,
    ])
    expect((await enter(here.browser(), email)).status).toBe(200)
    const { rows } = await pool.query(`select password from staff_account where ${ofAgent}`, [agentId])
    expect(rows[0].password).toMatch(/^16,1,1\$/)
    expect((await enter(here.browser(), email)).status).toBe(200)
  })

  test('hashes differ for one password, fit it alone, however its letters were typed', async () => {
    const [first, second] = await Promise.all([
      hashPassword('café au lait!', COST),
      hashPassword('café au lait!', COST),
    ])
    expect(first).not.toBe(second)
    expect(await verifyPassword(first, 'café au lait!'.normalize('NFD'), COST)).toEqual({
      fits: true,
      outdated: false,
    })
    expect((await verifyPassword(first, 'cafe au lait!', COST)).fits).toBe(false)
  })
})

describe('which passwords are taken', () => {
  const personal = ['Priya Nair', 'priya.nair@harbour.example', 'Harbour District', 'answerable']
  test.each<[password: string, weakness: string | undefined, reason: string]>([
    ['teapot', 'short', 'under twelve characters'],
    ['🙂🙂🙂🙂🙂🙂', 'short', 'letters are counted, not bytes'],
    ['password1234', 'common', 'of every list'],
    ['qwertyuiop123', 'common', 'of every list'],
    ['aaaaaaaaaaaaaaaa', 'plain', 'one letter'],
    ['123456789012345', 'plain', 'numbers in a row'],
    ['Priya.Nair.2026', 'personal', 'the person and a year'],
    ['harbourdistrict', 'personal', 'the organisation'],
    ['priya.nair@harbour.example', 'personal', 'the address'],
    ['four walls and a teapot', undefined, 'words that do not belong together'],
    ['correct-mandolin-syrup-91', undefined, 'likewise'],
    ['vR7!k2#qLz9@mXw4', undefined, 'by chance'],
    ['чайник и 四面の壁 🙂', undefined, 'letters of any script, blanks, pictures'],
    ['four walls and a teapot, '.repeat(8).trim(), undefined, 'two hundred characters'],
    ['fourwallsandateapot', undefined, 'one kind of letters alone'],
  ])('%s: %s, %s', (password, weakness) => {
    const found = weaknessOf(password, personal)
    expect(found === undefined).toBe(weakness === undefined)
    if (weakness === 'personal' || weakness === 'short') expect(found).toBe(weakness)
  })
})

describe('changing the password', () => {
  test('asks for the present one; other sessions end, links that wait too', async () => {
    const who = await here.person({ password: PASSWORD })
    const [at, other] = [here.browser(), here.browser()]
    await enter(at, who.email)
    await enter(other, who.email)
    const token = await who.link()
    const next = 'a lantern under seven hills'
    const wrong = await at.post('/staff/account/password', { present: 'something else', next })
    expect([wrong.status, wrong.body.code]).toEqual([422, 'present_differs'])
    const without = await at.post('/staff/account/password', { next })
    expect(without.body.code).toBe('present_differs')
    const changed = await at.post('/staff/account/password', { present: PASSWORD, next })
    expect([changed.status, changed.body]).toEqual([200, { ended: 1 }])
    expect([(await me(at)).kind, (await me(other)).kind]).toEqual(['agent', 'nobody'])
    expect((await here.browser().post('/staff/enter', { token })).body.code).toBe('link_ended')
    expect((await enter(here.browser(), who.email, PASSWORD)).status).toBe(422)
    expect((await enter(here.browser(), who.email, next)).status).toBe(200)
  })

  test('one that is soon guessed is refused with the reason', async () => {
    const { email } = await here.person({ password: PASSWORD, name: 'Priya Nair' })
    const at = here.browser()
    await enter(at, email)
    const refused = await at.post('/staff/account/password', { present: PASSWORD, next: 'Priya Nair 2026!' })
    expect([refused.status, refused.body.code, refused.body.details]).toEqual([
      ...[422, 'password_plain', { weakness: 'personal' }],
    ])
  })

  test('by a one-use link the old one is not asked for, for half an hour', async () => {
    const who = await here.person({ password: PASSWORD })
    const at = here.browser()
    await at.post('/staff/enter', { token: await who.link() })
    expect((await at.get('/staff/account')).body.passwordFree).toBe(true)
    const first = await at.post('/staff/account/password', { next: 'a lantern under seven hills' })
    expect(first.status).toBe(200)
    const start = here.own.clock.now()
    here.own.clock.set(new Date(start.getTime() + 31 * 60_000))
    const late = await at.post('/staff/account/password', { next: 'another lantern, eight hills' })
    expect(late.body.code).toBe('present_differs')
    here.own.clock.set(start)
  })

  test('the first one is chosen after the one-use link', async () => {
    const who = await here.person()
    const at = here.browser()
    const entered = await at.post('/staff/enter', { token: await who.link() })
    expect(entered.body).toEqual({ next: 'in', agentId: who.agentId, suggested: false, bare: true })
    await at.post('/staff/account/password', { next: PASSWORD })
    expect((await enter(here.browser(), who.email)).status).toBe(200)
    expect(await here.ledger(who.agentId)).toContainEqual([
      ...['account.password_changed', { first: true, ended: 0 }],
    ])
  })
})

describe('R15: guessing is slowed, and nobody is kept out for good', () => {
  const tries = async (times: number, email: string, from: string) => {
    const statuses: number[] = []
    for (let one = 0; one < times; one += 1)
      statuses.push((await enter(here.browser(from), email, 'not the password')).status)
    return statuses
  }

  test('R15: from the sixth try on it waits, longer each time, and the answer says how long', async () => {
    const { email } = await here.person({ password: PASSWORD })
    const from = '10.9.9.9'
    expect(await tries(6, email, from)).toEqual([422, 422, 422, 422, 422, 429])
    const slowed = await enter(here.browser(from), email)
    expect([slowed.status, slowed.body.code, slowed.body.details]).toEqual([
      ...[429, 'sign_in_slowed', { seconds: 1 }],
    ])
    const start = here.own.clock.now()
    here.own.clock.set(new Date(start.getTime() + 1000))
    expect(await tries(2, email, from)).toEqual([422, 429])
    here.own.clock.set(new Date(start.getTime() + 3000))
    expect((await enter(here.browser(from), email)).status).toBe(200)
    expect(await tries(1, email, from)).toEqual([422])
    here.own.clock.set(start)
  })

  test('R15: the person comes in from elsewhere, and by a link, while a stranger guesses', async () => {
    const who = await here.person({ password: PASSWORD })
    await tries(8, who.email, '10.9.9.10')
    expect((await enter(here.browser('10.9.9.11'), who.email)).status).toBe(200)
    const link = await here.browser('10.9.9.10').post('/staff/enter', { token: await who.link() })
    expect(link.status).toBe(200)
  })

  test('R15: tries at the same moment count each', async () => {
    const { email } = await here.person({ password: PASSWORD })
    const all = await Promise.all(
      Array.from({ length: 12 }, () => enter(here.browser('10.9.9.12'), email, 'not the password')),
    )
    expect(all.filter(({ status }) => status === 422)).toHaveLength(5)
  })

  test('R15: no wait is longer than a quarter of an hour, for an account from everywhere a minute', () => {
    expect.hasAssertions()
    const [pair, account, address] = countedFor('a@b.c', '1.2.3.4')
    expect([pair, account, address]).not.toContain(undefined)
    fc.assert(
      fc.property(fc.nat(100_000), (failures) => {
        for (const one of [pair, account, address]) {
          if (!one) return false
          const wait = waitAfter(failures, one)
          const most = one === account ? 60_000 : 900_000
          if (wait > most || wait > waitAfter(failures + 1, one) || (failures < 5 && wait > 0)) return false
        }
        return true
      }),
    )
  })
})

describe('a forgotten password', () => {
  test('the answer is the same for everybody', async () => {
    const { email } = await here.person()
    const [known, unknown] = [
      await here.browser().post('/staff/sign-in/forgotten', { email }),
      await here.browser().post('/staff/sign-in/forgotten', { email: 'nobody@example.org' }),
    ]
    expect([known.status, known.body]).toEqual([202, { done: true }])
    expect(unknown).toEqual(known)
    expect((await here.browser().get('/staff/ways-in')).body).toEqual({
      ...{ passkeys: true, provider: null, mail: false },
    })
  })
})

test('browsers and systems are named as people know them', () => {
  const cases: [userAgent: string, browser: string | null, system: string | null][] = [
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
      'Firefox',
      'Windows',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
      'Safari',
      'macOS',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
      'Safari',
      'iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
      'Chrome',
      'Android',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge',
      'Windows',
    ],
    ['curl/8.5.0', null, null],
    ['', null, null],
  ]
  for (const [userAgent, browser, system] of cases)
    expect(deviceOf(userAgent), userAgent).toEqual({ browser, system })
  expect(deviceOf(null)).toEqual({ browser: null, system: null })
})
