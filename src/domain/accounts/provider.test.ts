import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CLIENT, startProvider, visitProvider } from './oidc-provider.fixture.ts'
import { enter, PASSWORD, startSignIn } from './sign-in.fixture.ts'
import type { SignInTest, TestBrowser } from './sign-in.fixture.ts'

const RETURN = 'http://localhost/sign-in/return'
let provider: Awaited<ReturnType<typeof startProvider>>
let here: SignInTest
const people: Parameters<typeof startProvider>[0] = {}
beforeAll(async () => {
  provider = await startProvider(people, RETURN)
  const about = { issuer: provider.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret }
  here = await startSignIn({ provider: { ...about, name: 'Council account' } })
})
afterAll(async () => {
  await here.own.close()
  await provider.close()
})

const begin = (at: TestBrowser, to?: string) => at.post('/staff/sign-in/provider', to ? { to } : {})

async function signIn(login: string, at: TestBrowser = here.browser(), to?: string) {
  const { body } = await begin(at, to)
  const back = await visitProvider(body.address, login, RETURN)
  return at.post('/staff/sign-in/provider/finish', { query: back.search })
}

describe('the organisation’s own sign-in', () => {
  test('is offered by its name', async () => {
    expect((await here.browser().get('/staff/ways-in')).body.provider).toEqual({ name: 'Council account' })
  })

  test('asks with code, PKCE, state and nonce', async () => {
    const { body } = await begin(here.browser())
    const asked = Object.fromEntries(new URL(body.address).searchParams)
    expect(asked).toMatchObject({
      ...{ client_id: CLIENT.id, redirect_uri: RETURN, response_type: 'code', code_challenge_method: 'S256' },
      ...{ state: expect.stringMatching(/.{20}/), nonce: expect.stringMatching(/.{20}/) },
    })
    expect(asked['scope']).toContain('openid')
  })

  test('signs in whose verified address has an account, and leads on to where they wanted', async () => {
    const who = await here.person()
    people['ada'] = { email: who.email.toUpperCase(), email_verified: true }
    const at = here.browser()
    const { status, body } = await signIn('ada', at, '/desk/cases')
    expect([status, body]).toEqual([
      200,
      { next: 'in', agentId: who.agentId, suggested: false, bare: false, to: '/desk/cases' },
    ])
    expect((await at.get('/me')).body).toMatchObject({ kind: 'agent', agentId: who.agentId })
    expect((await here.ledger(who.agentId)).at(-1)).toEqual([
      ...['account.signed_in', { way: 'provider', secondStep: 'provider' }],
    ])
  })

  test('makes no account, and tells why', async () => {
    people['eve'] = { email: 'eve@elsewhere.example', email_verified: true }
    people['una'] = { email: (await here.person()).email, email_verified: false }
    people['nil'] = {}
    for (const [login, trouble] of [
      ['eve', 'unknown'],
      ['una', 'unverified'],
      ['nil', 'unverified'],
    ] as const) {
      const at = here.browser()
      const { status, body } = await signIn(login, at)
      expect([login, status, body.code, body.details]).toEqual([login, 422, 'provider_unclear', { trouble }])
      expect((await at.get('/me')).body).toEqual({ kind: 'nobody' })
    }
    const { rows } = await here.own.database.pool.query(
      `select count(*)::int as count from staff_user where email like 'eve%'`,
    )
    expect(rows).toEqual([{ count: 0 }])
  })

  test('knows a person again by the provider’s own name for them; another with their address is not them', async () => {
    const who = await here.person()
    people['bo'] = { email: who.email, email_verified: true }
    expect((await signIn('bo')).body.next).toBe('in')
    people['bo'] = { email: 'new-name@example.org', email_verified: true }
    expect((await signIn('bo')).body.agentId).toBe(who.agentId)
    people['bob'] = { email: who.email, email_verified: true }
    expect((await signIn('bob')).body.details).toEqual({ trouble: 'differs' })
  })

  test('of somebody who has left opens nothing', async () => {
    const who = await here.person()
    people['lou'] = { email: who.email, email_verified: true }
    expect((await signIn('lou')).body.next).toBe('in')
    await here.own.database.pool.query('update agents set active = false where id = $1', [who.agentId])
    expect((await signIn('lou')).body.code).toBe('provider_unclear')
  })
})

describe('what comes back is held against what was asked', () => {
  test('in another browser, a second time, with another state, or refused at the provider', async () => {
    const who = await here.person()
    people['cy'] = { email: who.email, email_verified: true }
    const at = here.browser()
    const { body } = await begin(at)
    const back = await visitProvider(body.address, 'cy', RETURN)
    const finish = (by: TestBrowser, query: string) => by.post('/staff/sign-in/provider/finish', { query })
    expect((await finish(here.browser(), back.search)).body.code).toBe('sign_in_over')
    const swapped = new URL(back)
    swapped.searchParams.set('state', 'x'.repeat(43))
    expect((await finish(at, swapped.search)).body.details).toEqual({ trouble: 'unclear' })
    expect((await finish(at, back.search)).body.code).toBe('sign_in_over')

    const other = here.browser()
    const again = await begin(other)
    const state = new URL(again.body.address).searchParams.get('state') ?? ''
    const iss = encodeURIComponent(provider.issuer)
    const declined = await finish(other, `?error=access_denied&state=${state}&iss=${iss}`)
    expect(declined.body.details).toEqual({ trouble: 'declined' })
  })

  test('a code that was meant for somebody else’s question is not taken', async () => {
    const who = await here.person()
    people['di'] = { email: who.email, email_verified: true }
    const [mine, theirs] = [here.browser(), here.browser()]
    const own = await begin(mine)
    const other = await begin(theirs)
    const back = await visitProvider(other.body.address, 'di', RETURN)
    const state = new URL(own.body.address).searchParams.get('state') ?? ''
    back.searchParams.set('state', state)
    const { body } = await mine.post('/staff/sign-in/provider/finish', { query: back.search })
    expect(body.details).toEqual({ trouble: 'unclear' })
  })
})

describe('a provider that is away or not set up', () => {
  test('is said in plain words; passwords work on', async () => {
    const away = { issuer: 'http://127.0.0.1:9', clientId: 'a', clientSecret: 'b', name: '' }
    const own = await startSignIn({ provider: away })
    expect((await begin(own.browser())).body.code).toBe('provider_away')
    const who = await own.person({ password: PASSWORD })
    expect((await enter(own.browser(), who.email)).status).toBe(200)
    await own.own.close()
    const without = await startSignIn()
    expect((await begin(without.browser())).body.code).toBe('provider_off')
    const finish = await without.browser().post('/staff/sign-in/provider/finish', { query: '' })
    expect(finish.body.code).toBe('provider_off')
    await without.own.close()
  })
})
