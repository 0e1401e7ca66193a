import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAuthenticator } from './authenticator.fixture.ts'
import { partyOf } from './commands.passkeys.ts'
import { enter, PASSWORD, startSignIn, withSecondStep } from './sign-in.fixture.ts'
import type { SignInTest, TestBrowser } from './sign-in.fixture.ts'

let here: SignInTest
beforeAll(async () => {
  here = await startSignIn()
})
afterAll(() => here.own.close())

async function withPasskey(key = createAuthenticator(), name = 'My laptop') {
  const who = await here.person({ password: PASSWORD })
  const at = here.browser()
  await enter(at, who.email)
  const question = await at.post('/staff/account/passkeys/ask')
  const added = await at.post('/staff/account/passkeys', { name, answer: key.create(question.body) })
  return { ...who, at, key, added }
}

async function signIn(key: ReturnType<typeof createAuthenticator>, at: TestBrowser = here.browser()) {
  const question = await at.post('/staff/sign-in/passkey/ask')
  return at.post('/staff/sign-in/passkey', { answer: key.get(question.body) })
}

describe('a passkey', () => {
  test('is added with a name, and signs in without one typed', async () => {
    const { key, added, agentId } = await withPasskey()
    expect([added.status, added.body]).toMatchObject([
      201,
      { name: 'My laptop', synced: false, usedAt: null },
    ])
    const at = here.browser()
    const { body } = await signIn(key, at)
    expect(body).toEqual({ next: 'in', agentId, suggested: false, bare: false })
    const { body: account } = await at.get('/staff/account')
    expect(account.passkeys).toMatchObject([{ name: 'My laptop', usedAt: expect.any(String) }])
    expect((await here.ledger(agentId)).slice(-2)).toEqual([
      ['account.passkey_added', { passkeyId: added.body.id }],
      ['account.signed_in', { way: 'passkey', secondStep: 'passkey' }],
    ])
  })

  test('holds the second step within it: no code is asked for', async () => {
    const who = await withSecondStep(here)
    const key = createAuthenticator()
    const question = await who.at.post('/staff/account/passkeys/ask')
    await who.at.post('/staff/account/passkeys', { name: 'Key', answer: key.create(question.body) })
    expect((await signIn(key)).body.next).toBe('in')
  })

  test('is renamed and removed by its owner alone; removed, it opens nothing', async () => {
    const { at, key, added, agentId } = await withPasskey()
    const other = await withPasskey()
    const path = `/staff/account/passkeys/${added.body.id}`
    expect((await other.at.post(`${path}/rename`, { name: 'Mine now' })).status).toBe(404)
    expect((await other.at.post(`${path}/remove`)).status).toBe(404)
    expect((await at.post(`${path}/rename`, { name: 'Blue key' })).status).toBe(200)
    expect((await at.get('/staff/account')).body.passkeys).toMatchObject([{ name: 'Blue key' }])
    expect((await at.post(`${path}/remove`)).status).toBe(200)
    expect((await signIn(key)).body.code).toBe('passkey_unknown')
    expect((await here.ledger(agentId)).slice(-2).map(([kind]) => kind)).toEqual([
      ...['account.passkey_renamed', 'account.passkey_removed'],
    ])
    expect(JSON.stringify(await here.ledger(agentId))).not.toContain('Blue')
  })

  test('shows once more who somebody is', async () => {
    const { at, key } = await withPasskey()
    const start = here.own.clock.now()
    here.own.clock.set(new Date(start.getTime() + 31 * 60_000))
    expect((await at.post('/staff/account/passkeys/ask')).body.code).toBe('confirm_first')
    const question = await at.post('/staff/sign-in/passkey/ask')
    expect((await at.post('/staff/account/confirm', { passkey: key.get(question.body) })).status).toBe(200)
    expect((await at.post('/staff/account/passkeys/ask')).status).toBe(200)
    const stranger = await withPasskey()
    const asked = await at.post('/staff/sign-in/passkey/ask')
    const refused = await at.post('/staff/account/confirm', { passkey: stranger.key.get(asked.body) })
    expect(refused.body.code).toBe('passkey_unknown')
    here.own.clock.set(start)
  })

  test('of somebody who has left opens nothing', async () => {
    const { key, agentId } = await withPasskey()
    await here.own.database.pool.query('update agents set active = false where id = $1', [agentId])
    expect((await signIn(key)).body.code).toBe('passkey_unknown')
  })
})

describe('what is refused', () => {
  test('an answer twice, from another browser, or too late', async () => {
    const { key } = await withPasskey()
    const at = here.browser()
    const question = await at.post('/staff/sign-in/passkey/ask')
    const answer = key.get(question.body)
    expect((await here.browser().post('/staff/sign-in/passkey', { answer })).body.code).toBe('sign_in_over')
    expect((await at.post('/staff/sign-in/passkey', { answer })).status).toBe(200)
    expect((await at.post('/staff/sign-in/passkey', { answer })).body.code).toBe('sign_in_over')
    const late = here.browser()
    const other = await late.post('/staff/sign-in/passkey/ask')
    const start = here.own.clock.now()
    here.own.clock.set(new Date(start.getTime() + 11 * 60_000))
    const body = { answer: key.get(other.body) }
    expect((await late.post('/staff/sign-in/passkey', body)).body.code).toBe('sign_in_over')
    here.own.clock.set(start)
  })

  test('one for another site, without a check of the person, of another key, with a counter that ran back', async () => {
    const { key, at } = await withPasskey()
    const elsewhere = createAuthenticator({ origin: 'https://evil.example' })
    const unverified = createAuthenticator({ verifies: false })
    for (const one of [elsewhere, unverified]) {
      const question = await at.post('/staff/account/passkeys/ask')
      const added = await at.post('/staff/account/passkeys', { name: 'x', answer: one.create(question.body) })
      expect([added.status, added.body.code]).toEqual([422, 'passkey_unknown'])
    }
    expect((await signIn(createAuthenticator())).body.code).toBe('passkey_unknown')
    expect((await signIn(key)).status).toBe(200)
    key.runBack(1)
    expect((await signIn(key)).body.code).toBe('passkey_unknown')
  })

  test('one signed by another authenticator under the same id', async () => {
    const { key } = await withPasskey()
    const at = here.browser()
    const question = await at.post('/staff/sign-in/passkey/ask')
    const own = key.get(question.body)
    const forged = { ...own, response: createAuthenticator().get(question.body).response }
    expect((await at.post('/staff/sign-in/passkey', { answer: forged })).body.code).toBe('passkey_unknown')
  })
})

test('passkeys need a name and a safe connection; this very machine is called localhost', () => {
  const cases: [publicUrl: string, id: string | undefined, reason: string][] = [
    ['https://help.example.org', 'help.example.org', 'a name'],
    ['https://help.example.org:8443', 'help.example.org', 'a port is no part of it'],
    ['http://127.0.0.1:3000', 'localhost', 'this machine'],
    ['http://localhost:3000', 'localhost', 'this machine'],
    ['https://10.0.0.5', undefined, 'a number is no name'],
    ['http://help.example.org', undefined, 'without TLS browsers offer none'],
  ]
  for (const [publicUrl, id, reason] of cases) expect(partyOf(publicUrl)?.id, reason).toBe(id)
  expect(partyOf('http://127.0.0.1:3000')?.origin).toBe('http://localhost:3000')
})
