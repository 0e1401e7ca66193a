import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { base32, codeAt, fromBase32, newKey, seal, stepOf, unseal } from './totp.ts'
import { codeOf, enter, PASSWORD, startSignIn, withSecondStep } from './sign-in.fixture.ts'
import type { SignInTest } from './sign-in.fixture.ts'

let here: SignInTest
let start: Date
beforeAll(async () => {
  here = await startSignIn()
  start = here.own.clock.now()
})
afterAll(() => here.own.close())
const later = (ms: number) => here.own.clock.set(new Date(here.own.clock.now().getTime() + ms))
beforeEach(() => here.own.clock.set(start))
const MINUTE = 60_000

describe('codes of an app', () => {
  // RFC 6238, appendix B, SHA-1; the last six of its eight digits.
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %s seconds: %s', (seconds, code) => {
    expect(codeAt(Buffer.from('12345678901234567890'), Math.floor(seconds / 30))).toBe(code)
  })

  test('fit this half minute and its neighbours, and only after the last that was used', () => {
    const key = newKey()
    const now = new Date('2026-03-02T10:00:15Z')
    const step = Math.floor(now.getTime() / 30_000)
    for (const [away, fits] of [
      [-2, false],
      [-1, true],
      [0, true],
      [1, true],
      [2, false],
    ] as const)
      expect(stepOf(key, codeAt(key, step + away), now, 0) === step + away, `${away}`).toBe(fits)
    expect(stepOf(key, codeAt(key, step), now, step)).toBeUndefined()
    expect(stepOf(key, codeAt(key, step + 1), now, step)).toBe(step + 1)
  })

  test('a key is text and bytes alike; sealed, it opens for its person under its secret only', () => {
    expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI')
    const key = newKey()
    expect(fromBase32(base32(key))).toEqual(key)
    const sealed = seal(key, 'one', 's'.repeat(40))
    expect(unseal(sealed, 'one', 's'.repeat(40))).toEqual(key)
    expect(unseal(sealed, 'other', 's'.repeat(40))).toBeUndefined()
    expect(unseal(sealed, 'one', 't'.repeat(40))).toBeUndefined()
    expect(sealed).not.toContain(key.toString('base64url'))
  })
})

describe('setting it up', () => {
  test('a key with a picture, confirmed by a first code; recovery codes come once', async () => {
    const who = await here.person({ password: PASSWORD })
    const at = here.browser()
    await enter(at, who.email)
    const { body } = await at.post('/staff/account/second-step')
    expect(body.address).toMatch(
      new RegExp(`^otpauth://totp/[^:]+:${encodeURIComponent(who.email)}\\?secret=${body.key}&issuer=`),
    )
    expect(body.picture.size).toBeGreaterThan(20)
    expect(body.picture.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/)
    const wrong = await at.post('/staff/account/second-step/confirm', { code: '000000' })
    expect(wrong.body.code).toBe('second_code_differs')
    expect((await at.get('/staff/account')).body.secondStep).toBeNull()
    const code = codeOf(body.key, here.own.clock.now())
    const done = await at.post('/staff/account/second-step/confirm', { code })
    expect(new Set(done.body.recoveryCodes).size).toBe(10)
    expect((await at.get('/staff/account')).body.secondStep).toMatchObject({ recoveryLeft: 10 })
    expect((await at.post('/staff/account/second-step')).body.code).toBe('second_step_there')
    const { rows } = await here.own.database.pool.query(
      `select row_to_json(s) as step, row_to_json(c) as code from staff_second_steps s
       join staff_recovery_codes c using (user_id)`,
    )
    for (const secret of [body.key, ...done.body.recoveryCodes])
      expect(JSON.stringify(rows)).not.toContain(secret)
    expect((await here.ledger(who.agentId)).at(-1)).toEqual(['account.second_step_set_up', {}])
  })

  test('long after signing in, it asks to show once more who it is', async () => {
    const who = await here.person({ password: PASSWORD })
    const at = here.browser()
    await enter(at, who.email)
    later(31 * MINUTE)
    const refused = await at.post('/staff/account/second-step')
    expect([refused.status, refused.body.code]).toEqual([428, 'confirm_first'])
    expect((await at.post('/staff/account/confirm', { password: 'no' })).body.code).toBe('present_differs')
    expect((await at.post('/staff/account/confirm', { password: PASSWORD })).status).toBe(200)
    expect((await at.post('/staff/account/second-step')).status).toBe(200)
  })
})

describe('signing in', () => {
  test('asks for a code, and the password alone opens nothing', async () => {
    const who = await withSecondStep(here)
    const at = here.browser()
    const first = await enter(at, who.email)
    expect(first.body).toEqual({ next: 'code', agentId: null, suggested: false, bare: false })
    expect((await at.get('/me')).body).toEqual({ kind: 'nobody' })
    expect((await at.post('/staff/sign-in/code', { code: '123123' })).body.code).toBe('second_code_differs')
    later(MINUTE)
    const code = codeOf(who.key, here.own.clock.now())
    const { body } = await at.post('/staff/sign-in/code', { code: `${code.slice(0, 3)} ${code.slice(3)}` })
    expect(body).toMatchObject({ next: 'in', agentId: who.agentId })
    expect((await here.ledger(who.agentId)).slice(-2)).toEqual([
      ['account.sign_in_failed', { why: 'code' }],
      ['account.signed_in', { way: 'password', secondStep: 'code' }],
    ])
  })

  test('a one-use link asks for it too', async () => {
    const who = await withSecondStep(here)
    const at = here.browser()
    const entered = await at.post('/staff/enter', { token: await who.link() })
    expect([entered.status, entered.body.next]).toEqual([200, 'code'])
    expect((await at.get('/me')).body).toEqual({ kind: 'nobody' })
  })

  test('a code works once, also for somebody who saw it', async () => {
    const who = await withSecondStep(here)
    later(MINUTE)
    const code = codeOf(who.key, here.own.clock.now())
    const [at, beside] = [here.browser(), here.browser()]
    await enter(at, who.email)
    await enter(beside, who.email)
    expect((await at.post('/staff/sign-in/code', { code })).status).toBe(200)
    expect((await beside.post('/staff/sign-in/code', { code })).body.code).toBe('second_code_differs')
  })

  test('a recovery code works once, as it is typed', async () => {
    const who = await withSecondStep(here)
    const [code = ''] = who.recoveryCodes
    const typed = code.toLowerCase().replace('-', ' ')
    const at = here.browser()
    await enter(at, who.email)
    const used = await at.post('/staff/sign-in/code', { code: typed })
    expect(used.body.next).toBe('in')
    expect((await at.get('/staff/account')).body.secondStep.recoveryLeft).toBe(9)
    const again = here.browser()
    await enter(again, who.email)
    expect((await again.post('/staff/sign-in/code', { code })).body.code).toBe('second_code_differs')
  })

  test('five codes that do not fit end it; so do ten minutes, and another browser', async () => {
    const who = await withSecondStep(here)
    const at = here.browser()
    await enter(at, who.email)
    const codes: string[] = []
    for (let one = 0; one < 6; one += 1) {
      codes.push((await at.post('/staff/sign-in/code', { code: '000000' })).body.code)
      later(20_000)
    }
    expect(codes).toEqual([...Array<string>(5).fill('second_code_differs'), 'sign_in_over'])
    const slow = here.browser()
    await enter(slow, who.email)
    later(11 * MINUTE)
    const code = codeOf(who.key, here.own.clock.now())
    expect((await slow.post('/staff/sign-in/code', { code })).body.code).toBe('sign_in_over')
    expect((await here.browser().post('/staff/sign-in/code', { code })).body.code).toBe('sign_in_over')
  })

  test('R15: codes are slowed over all sign-ins of a person', async () => {
    const who = await withSecondStep(here)
    const statuses: number[] = []
    for (let one = 0; one < 8; one += 1) {
      const at = here.browser()
      await enter(at, who.email)
      statuses.push((await at.post('/staff/sign-in/code', { code: '000000' })).status)
    }
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429, 429])
  })
})

describe('a trusted device', () => {
  test('is asked for no code for thirty days, by its own person, until it is forgotten', async () => {
    const who = await withSecondStep(here)
    later(MINUTE)
    const at = here.browser()
    await enter(at, who.email)
    const code = codeOf(who.key, here.own.clock.now())
    await at.post('/staff/sign-in/code', { code, trust: true })
    expect((await enter(at, who.email)).body.next).toBe('in')
    const other = await withSecondStep(here)
    expect((await enter(at, other.email)).body.next).toBe('code')
    later(29 * 86_400_000)
    expect((await enter(at, who.email)).body.next).toBe('in')
    const { body } = await at.get('/staff/account')
    expect(body.devices).toMatchObject([{ browser: 'Firefox', system: 'Linux' }])
    later(2 * 86_400_000)
    expect((await enter(at, who.email)).body.next).toBe('code')
  })

  test('is forgotten by its owner, and by nobody else', async () => {
    const who = await withSecondStep(here)
    later(MINUTE)
    const at = here.browser()
    await enter(at, who.email)
    await at.post('/staff/sign-in/code', { code: codeOf(who.key, here.own.clock.now()), trust: true })
    const id = (await at.get('/staff/account')).body.devices[0].id
    const stranger = await withSecondStep(here)
    await stranger.at.post(`/staff/account/devices/${id}/forget`)
    expect((await at.get('/staff/account')).body.devices).toHaveLength(1)
    await at.post(`/staff/account/devices/${id}/forget`)
    expect((await enter(at, who.email)).body.next).toBe('code')
  })
})

describe('taking it away', () => {
  test('needs the password and a code', async () => {
    const who = await withSecondStep(here)
    later(MINUTE)
    const code = codeOf(who.key, here.own.clock.now())
    const remove = (body: object) => who.at.post('/staff/account/second-step/remove', body)
    expect((await remove({ code, password: 'no' })).body.code).toBe('present_differs')
    expect((await remove({ code })).body.code).toBe('present_differs')
    expect((await remove({ code: '000000', password: PASSWORD })).body.code).toBe('second_code_differs')
    expect((await remove({ code, password: PASSWORD })).status).toBe(200)
    expect((await enter(here.browser(), who.email)).body.next).toBe('in')
    expect((await remove({ code, password: PASSWORD })).body.code).toBe('second_step_not_there')
  })

  test('an admin resets it: sessions end, the person is told, the ledger says who', async () => {
    const who = await withSecondStep(here)
    const admin = await here.person({ password: PASSWORD, roles: ['agent', 'admin'] })
    const at = here.browser()
    await enter(at, admin.email)
    const reset = await at.post(`/staff/${who.agentId}/sign-in/reset`, { what: ['second_step'] })
    expect(reset.status).toBe(200)
    expect((await who.at.get('/me')).body).toEqual({ kind: 'nobody' })
    expect((await enter(here.browser(), who.email)).body.next).toBe('in')
    const { rows } = await here.own.database.pool.query(
      'select kind from notifications where agent_id = $1',
      [who.agentId],
    )
    expect(rows).toEqual([{ kind: 'sign_in_reset' }])
    expect(await here.ledger(who.agentId)).toContainEqual([
      'account.sign_in_reset',
      { what: ['second_step'] },
    ])
    expect((await who.at.post(`/staff/${admin.agentId}/sign-in/reset`, { what: ['password'] })).status).toBe(
      401,
    )
  })

  test('new recovery codes end the old', async () => {
    const who = await withSecondStep(here)
    const { body } = await who.at.post('/staff/account/recovery-codes')
    const at = here.browser()
    await enter(at, who.email)
    const [old = ''] = who.recoveryCodes
    expect((await at.post('/staff/sign-in/code', { code: old })).body.code).toBe('second_code_differs')
    expect((await at.post('/staff/sign-in/code', { code: body.recoveryCodes[3] })).status).toBe(200)
  })
})

describe('an organisation that asks for it', () => {
  test('of everybody: suggested at first, set up before the desk opens afterwards', async () => {
    const own = await startSignIn()
    const admin = await own.person({ password: PASSWORD, roles: ['agent', 'admin'] })
    const desk = own.browser()
    await enter(desk, admin.email)
    const ruled = await desk.put('/staff/second-step-rule', { who: 'everybody', graceDays: 7 })
    expect(ruled.body.who).toBe('everybody')
    expect((await desk.get('/staff/second-step-rule')).body).toEqual(ruled.body)
    const who = await own.person({ password: PASSWORD })
    const at = own.browser()
    expect((await enter(at, who.email)).body).toMatchObject({ next: 'in', suggested: true })
    expect((await at.get('/staff/account')).body.neededFrom).toBe(ruled.body.from)

    own.own.clock.set(new Date(own.own.clock.now().getTime() + 8 * 86_400_000))
    const blank = own.browser()
    expect((await enter(blank, who.email)).body.next).toBe('set_up')
    expect((await blank.get('/me')).body).toEqual({ kind: 'nobody' })
    const { body } = await blank.post('/staff/sign-in/set-up')
    const wrong = await blank.post('/staff/sign-in/set-up/confirm', { code: '000000' })
    expect(wrong.body.code).toBe('second_code_differs')
    const code = codeOf(body.key, own.own.clock.now())
    const done = await blank.post('/staff/sign-in/set-up/confirm', { code })
    expect(done.body.agentId).toBe(who.agentId)
    expect(done.body.recoveryCodes).toHaveLength(10)
    expect((await blank.get('/me')).body).toMatchObject({ kind: 'agent' })
    own.own.clock.set(new Date(own.own.clock.now().getTime() + MINUTE))
    const remove = await blank.post('/staff/account/second-step/remove', {
      code: codeOf(body.key, own.own.clock.now()),
      password: PASSWORD,
    })
    expect([remove.status, remove.body.code]).toEqual([409, 'second_step_asked'])
    await own.own.close()
  })

  test('of admins: others are not asked', async () => {
    const own = await startSignIn()
    const admin = await own.person({ password: PASSWORD, roles: ['agent', 'admin'] })
    const who = await own.person({ password: PASSWORD })
    const at = own.browser()
    await enter(at, admin.email)
    const ruled = await at.put('/staff/second-step-rule', { who: 'admins', graceDays: 0 })
    expect(ruled.body.without).toEqual({ admins: 1, everybody: 2 })
    expect((await enter(own.browser(), who.email)).body).toMatchObject({ next: 'in', suggested: false })
    expect((await enter(own.browser(), admin.email)).body.next).toBe('set_up')
    expect((await own.browser().post('/staff/sign-in/set-up')).body.code).toBe('sign_in_over')
    await own.own.close()
  })
})
