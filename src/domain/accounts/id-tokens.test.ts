import { createHash, createHmac, createSign, generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '#platform/clock.ts'
import { startSignIn } from './sign-in.fixture.ts'
import type { SignInTest } from './sign-in.fixture.ts'

const CLIENT = { id: 'answerable', secret: 'a secret between provider and service' }
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** A provider that says of somebody what the test wants it to: the header, the claims, and by which key. */
type Token = {
  readonly header: object
  readonly claims: object
  readonly key?: 'own' | 'other' | 'none' | 'public'
}
let make: (about: { issuer: string; nonce: string; email: string }) => Token
let metadata: (issuer: string) => object = () => ({})
let server: Server
let here: SignInTest
let issuer = ''
let asked: URLSearchParams | undefined
let email = ''

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

function signed({ header, claims, key = 'own' }: Token): string {
  const text = `${encoded(header)}.${encoded(claims)}`
  if (key === 'none') return `${text}.`
  if (key === 'public') {
    const pem = publicKey.export({ type: 'spki', format: 'pem' })
    return `${text}.${createHmac('sha256', pem).update(text).digest('base64url')}`
  }
  const by = key === 'own' ? privateKey : stranger.privateKey
  return `${text}.${createSign('sha256').update(text).sign(by).toString('base64url')}`
}

function answerTo(path: string): object {
  if (path === '/.well-known/openid-configuration')
    return {
      ...{ issuer, jwks_uri: `${issuer}/keys`, token_endpoint: `${issuer}/token` },
      ...{ authorization_endpoint: `${issuer}/ask`, response_types_supported: ['code'] },
      ...{ subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'] },
      ...metadata(issuer),
    }
  if (path === '/keys') {
    return { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] }
  }
  const token = signed(make({ issuer, nonce: asked?.get('nonce') ?? '', email }))
  return { access_token: 'for nothing', token_type: 'Bearer', expires_in: 60, id_token: token }
}

beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answerTo(new URL(request.url ?? '/', 'http://x').pathname)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
})
afterAll(async () => {
  await here.own.close()
  server.close()
  server.closeAllConnections()
})

async function start() {
  const provider = { issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, name: 'Council account' }
  here = await startSignIn({ provider })
  email = (await here.person()).email
}

/** Asks, comes back with a code, and says how that ended. */
async function comeBack(change: (query: URLSearchParams) => void = () => undefined): Promise<string> {
  const at = here.browser()
  const begun = await at.post('/staff/sign-in/provider', {})
  if (begun.status !== 200) return String(begun.body.code)
  asked = new URL(begun.body.address).searchParams
  const back = new URLSearchParams({ code: 'a code', state: asked.get('state') ?? '', iss: issuer })
  change(back)
  const done = await at.post('/staff/sign-in/provider/finish', { query: back.toString() })
  return done.status === 200 ? String(done.body.next) : String(done.body.code)
}

const RIGHT = { alg: 'RS256', kid: 'one', typ: 'JWT' }
const seconds = () => Math.floor(systemClock.now().getTime() / 1000)
type About = Parameters<typeof make>[0]
const claims = ({ issuer: iss, nonce, email: address }: About, more: object = {}) => {
  const now = seconds()
  const sub = createHash('sha256').update(address).digest('hex')
  return {
    iss,
    sub,
    aud: CLIENT.id,
    nonce,
    iat: now,
    exp: now + 60,
    email: address,
    email_verified: true,
    ...more,
  }
}

const TOKENS: readonly (readonly [why: string, make: (about: About) => Token, outcome: string])[] = [
  ['as it should be', (about) => ({ header: RIGHT, claims: claims(about) }), 'in'],
  [
    'not signed at all',
    (about) => ({ header: { alg: 'none' }, claims: claims(about), key: 'none' }),
    'provider_unclear',
  ],
  [
    'the signature left out',
    (about) => ({ header: RIGHT, claims: claims(about), key: 'none' }),
    'provider_unclear',
  ],
  [
    'signed by another key',
    (about) => ({ header: RIGHT, claims: claims(about), key: 'other' }),
    'provider_unclear',
  ],
  [
    'signed with the public key as if it were a secret',
    (about) => ({ header: { ...RIGHT, alg: 'HS256' }, claims: claims(about), key: 'public' }),
    'provider_unclear',
  ],
  [
    'a key that it brings along',
    (about) => ({
      header: {
        alg: 'RS256',
        jwk: stranger.publicKey.export({ format: 'jwk' }),
        jku: 'http://127.0.0.1:1/keys',
      },
      claims: claims(about),
      key: 'other',
    }),
    'provider_unclear',
  ],
  [
    'for another service',
    (about) => ({ header: RIGHT, claims: claims(about, { aud: 'another' }) }),
    'provider_unclear',
  ],
  [
    'of another provider',
    (about) => ({ header: RIGHT, claims: claims(about, { iss: 'https://elsewhere.example' }) }),
    'provider_unclear',
  ],
  [
    'run out',
    (about) => ({ header: RIGHT, claims: claims(about, { exp: 1_700_000_000 }) }),
    'provider_unclear',
  ],
  [
    'not good yet',
    (about) => ({ header: RIGHT, claims: claims(about, { nbf: seconds() + 3_600 }) }),
    'provider_unclear',
  ],
  [
    'an answer to another question',
    (about) => ({ header: RIGHT, claims: claims(about, { nonce: 'x' }) }),
    'provider_unclear',
  ],
  [
    'without a question',
    (about) => ({ header: RIGHT, claims: claims(about, { nonce: undefined }) }),
    'provider_unclear',
  ],
]

test.each(TOKENS)('what the provider says of somebody, %s', async (_why, token, outcome) => {
  if (!here) await start()
  make = token
  expect(await comeBack()).toBe(outcome)
})

test('an answer that names another provider is not taken', async () => {
  make = (about) => ({ header: RIGHT, claims: claims(about) })
  metadata = () => ({ authorization_response_iss_parameter_supported: true })
  await here.own.close()
  await start()
  expect(await comeBack((query) => query.set('iss', 'https://elsewhere.example'))).not.toBe('in')
  expect(await comeBack()).toBe('in')
})

test('a provider that calls itself otherwise than it was set is none', async () => {
  metadata = () => ({ issuer: 'https://elsewhere.example' })
  await here.own.close()
  await start()
  expect(await comeBack()).toBe('provider_away')
})
