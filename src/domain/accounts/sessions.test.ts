import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { enter, PASSWORD, startSignIn } from './sign-in.fixture.ts'
import type { SignInTest, TestBrowser } from './sign-in.fixture.ts'

let here: SignInTest
let start: Date
beforeAll(async () => {
  here = await startSignIn()
  start = here.own.clock.now()
})
afterAll(() => here.own.close())
beforeEach(() => here.own.clock.set(start))
const later = (ms: number) => here.own.clock.set(new Date(here.own.clock.now().getTime() + ms))
const HOUR = 3_600_000
const isIn = async (at: TestBrowser) => (await at.get('/me')).body.kind === 'agent'

async function twoBrowsers() {
  const who = await here.person({ password: PASSWORD })
  const phone = here.browser(
    '10.4.0.7',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile/15E148 Safari/604.1',
  )
  const laptop = here.browser('10.4.0.8')
  await enter(phone, who.email)
  later(60_000)
  await enter(laptop, who.email)
  return { ...who, phone, laptop }
}

describe('sessions', () => {
  test('are listed with device, time and place; the own is marked', async () => {
    const { phone } = await twoBrowsers()
    const { body } = await phone.get('/staff/account')
    expect(body.sessions).toMatchObject([
      { browser: 'Firefox', system: 'Linux', address: '10.4.0.8', way: 'password', here: false },
      { browser: 'Safari', system: 'iPhone', address: '10.4.0.7', way: 'password', here: true },
    ])
  })

  test('one is ended by its owner, at once, and by nobody else', async () => {
    const { phone, laptop, agentId } = await twoBrowsers()
    const stranger = await twoBrowsers()
    const id = (await phone.get('/staff/account')).body.sessions[0].id
    expect((await stranger.phone.post(`/staff/account/sessions/${id}/end`)).status).toBe(200)
    expect(await isIn(laptop)).toBe(true)
    expect((await phone.post(`/staff/account/sessions/${id}/end`)).status).toBe(200)
    expect([await isIn(laptop), await isIn(phone)]).toEqual([false, true])
    expect((await here.ledger(agentId)).at(-1)).toEqual(['account.sessions_ended', { count: 1 }])
  })

  test('all others are ended in one go', async () => {
    const { phone, laptop } = await twoBrowsers()
    expect((await laptop.post('/staff/account/sessions/end-others')).body).toEqual({ ended: 1 })
    expect([await isIn(phone), await isIn(laptop)]).toEqual([false, true])
  })

  test('an admin ends all of a person; others may not', async () => {
    const { phone, laptop, agentId } = await twoBrowsers()
    const admin = await here.person({ password: PASSWORD, roles: ['agent', 'admin'] })
    const at = here.browser()
    await enter(at, admin.email)
    expect((await phone.post(`/staff/${admin.agentId}/sessions/end`)).status).toBe(403)
    expect((await at.post(`/staff/${agentId}/sessions/end`)).body).toEqual({ ended: 2 })
    expect([await isIn(phone), await isIn(laptop), await isIn(at)]).toEqual([false, false, true])
  })

  test('of somebody who has left end at once', async () => {
    const { phone, agentId } = await twoBrowsers()
    await here.own.database.pool.query('update agents set active = false where id = $1', [agentId])
    expect(await isIn(phone)).toBe(false)
  })

  test('end after twelve hours without a request, and are moved on by each', async () => {
    const { phone, laptop } = await twoBrowsers()
    later(11 * HOUR)
    expect(await isIn(laptop)).toBe(true)
    later(11 * HOUR)
    expect([await isIn(laptop), await isIn(phone)]).toEqual([true, false])
  })

  test('end after fourteen days, however much they are used', async () => {
    const { laptop } = await twoBrowsers()
    for (let hours = 0; hours < 14 * 24 - 10; hours += 10) {
      expect(await isIn(laptop), `${hours}`).toBe(true)
      later(10 * HOUR)
    }
    later(10 * HOUR)
    expect(await isIn(laptop)).toBe(false)
  })

  test('shown again who one is, a session goes on under a new secret; the old one ends within seconds', async () => {
    const { phone, laptop, agentId } = await twoBrowsers()
    const before = here.browser()
    before.jar = new Map(phone.jar)
    expect((await phone.post('/staff/account/confirm', { password: PASSWORD })).status).toBe(200)
    expect([...phone.jar.values()]).not.toEqual([...before.jar.values()])
    expect([await isIn(phone), await isIn(before)]).toEqual([true, true])
    // What is under way may end; the old secret guards nothing meanwhile.
    expect((await before.post('/staff/account/second-step')).body.code).toBe('confirm_first')
    expect((await phone.get('/staff/account')).body.sessions).toMatchObject([{ here: false }, { here: true }])
    later(11_000)
    expect([await isIn(phone), await isIn(before), await isIn(laptop)]).toEqual([true, false, true])
    expect((await here.ledger(agentId)).at(-1)).toEqual(['account.confirmed', { way: 'password' }])
  })

  test('nothing of an account is shown or changed with another’s cookie beside a good one', async () => {
    const { phone } = await twoBrowsers()
    const nobody = here.browser()
    expect((await nobody.get('/staff/account')).status).toBe(401)
    expect((await nobody.post('/staff/account/sessions/end-others')).status).toBe(401)
    expect((await phone.get('/staff/second-step-rule')).status).toBe(403)
  })
})
