import * as client from 'openid-client'
import type { Tx } from '#platform/database/database.ts'
import { fingerprint, newId, newSecret } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import { signInRefusals } from './contract.sign-in.ts'
import type { ProviderTrouble } from './contract.sign-in.ts'
import { recordFailure } from './commands.attempts.ts'
import { letIn } from './commands.sessions.ts'
import type { Outcome, Person } from './commands.sessions.ts'
import { betweenCookie, readBetween } from './cookies.staff.ts'
import type { Visit } from './cookies.staff.ts'
import { PENDING_MS } from './rules.sign-in.ts'
import type { ProviderSettings, StaffParts, StaffSettings } from './staff.ts'
import * as steps from './store.second-step.ts'
import * as store from './store.sessions.ts'

/** The page that the provider sends people back to; it hands the answer on to the API. */
const RETURN_PATH = '/sign-in/return'

/** The organisation’s provider, found out about when it is first needed. */
export type Provider = {
  readonly settings: ProviderSettings | undefined
  configuration(): Promise<client.Configuration>
}

export function createProvider(settings: ProviderSettings | undefined): Provider {
  let found: Promise<client.Configuration> | undefined
  return {
    settings,
    configuration() {
      found ??= discover(settings).catch((error: unknown) => {
        // Not kept: it may be there the next time.
        found = undefined
        throw error
      })
      return found
    },
  }
}

async function discover(settings: ProviderSettings | undefined): Promise<client.Configuration> {
  if (!settings) return refuse(signInRefusals.provider_off)
  const issuer = new URL(settings.issuer)
  // Without TLS only on this very machine, for trying things out; the settings refuse anything else.
  const plain = issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []
  // What the provider says of somebody is looked at by its signature too, not by the connection alone.
  const execute = [...plain, client.enableNonRepudiationChecks]
  return client
    .discovery(issuer, settings.clientId, settings.clientSecret, undefined, { execute, timeout: 10 })
    .catch(() => refuse(signInRefusals.provider_away))
}

/** Where to send the browser: authorization code flow with PKCE, state and nonce (OpenID Connect Core 1.0 §3.1). */
export async function beginProvider(
  { database, settings }: StaffParts,
  provider: Provider,
  to: string | undefined,
  now: Date,
): Promise<{ address: string; cookie: string }> {
  const configuration = await provider.configuration()
  const verifier = client.randomPKCECodeVerifier()
  const [state, nonce, secret] = [client.randomState(), client.randomNonce(), newSecret()]
  const address = client.buildAuthorizationUrl(configuration, {
    redirect_uri: settings.publicUrl + RETURN_PATH,
    scope: 'openid email profile',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...{ state, nonce },
  })
  const facts = JSON.stringify({ verifier, state, nonce, to: to ?? null })
  const until = new Date(now.getTime() + PENDING_MS)
  await database.transact((tx) =>
    tx.run(steps.addPending, newId(now), fingerprint(secret), 'provider', null, facts, now, until),
  )
  return { address: address.href, cookie: betweenCookie('asked', secret, settings.publicUrl) }
}

type Claims = { readonly subject: string; readonly email: string | undefined; readonly verified: boolean }
type Asked = { verifier: string; state: string; nonce: string; to: string | null }

/** Signs in whoever the provider vouches for, if there is an account with that verified e-mail. Makes no account. */
export async function finishProvider(
  parts: StaffParts,
  provider: Provider,
  query: string,
  visit: Visit,
  now: Date,
): Promise<Outcome & { to: string | null }> {
  const { database, settings } = parts
  if (!provider.settings) refuse(signInRefusals.provider_off)
  const secret = readBetween(visit, 'asked', settings.publicUrl)
  const row = await database.transact((tx) =>
    tx.maybe(steps.usePending, fingerprint(secret), 'provider', now),
  )
  if (!row) refuse(signInRefusals.sign_in_over)
  const question = row.facts as Asked
  const claims = await exchange(await provider.configuration(), settings, question, query)
  const outcome =
    typeof claims === 'string'
      ? claims
      : await database.transact((tx) => enter(tx, settings, provider, claims, visit, now))
  if (typeof outcome !== 'string') return { ...outcome, to: question.to }
  await recordFailure(database, null, 'provider', now)
  return refuse(signInRefusals.provider_unclear, { trouble: outcome })
}

async function enter(
  tx: Tx,
  settings: StaffSettings,
  provider: Provider,
  claims: Claims,
  visit: Visit,
  now: Date,
): Promise<Outcome | ProviderTrouble> {
  const person = await match(tx, `oidc:${provider.settings?.issuer ?? ''}`, claims, now)
  if (typeof person === 'string') return person
  return letIn(tx, settings, person, { way: 'provider', secondStep: 'provider' }, visit, now)
}

async function exchange(
  configuration: client.Configuration,
  settings: StaffSettings,
  question: Asked,
  query: string,
): Promise<Claims | ProviderTrouble> {
  const address = URL.parse(`${settings.publicUrl}${RETURN_PATH}?${query.replace(/^\?/, '')}`)
  if (!address) return 'unclear'
  try {
    const tokens = await client.authorizationCodeGrant(configuration, address, {
      pkceCodeVerifier: question.verifier,
      expectedState: question.state,
      expectedNonce: question.nonce,
      idTokenExpected: true,
    })
    return await claimsOf(configuration, tokens)
  } catch (error) {
    if (error instanceof client.AuthorizationResponseError) return 'declined'
    return isAway(error) ? refuse(signInRefusals.provider_away) : 'unclear'
  }
}

/** fetch fails with a TypeError of the network, or by its timeout. */
function isAway(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error && (cause.name === 'TimeoutError' || cause.message === 'fetch failed')
}

async function claimsOf(
  configuration: client.Configuration,
  tokens: Awaited<ReturnType<typeof client.authorizationCodeGrant>>,
): Promise<Claims | ProviderTrouble> {
  const inToken = tokens.claims()
  if (!inToken) return 'unclear'
  const { sub: subject } = inToken
  // Many providers give the address only when they are asked for it (OpenID Connect Core 1.0 §5.4).
  const asked =
    inToken['email'] === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined
  const more = asked ? await client.fetchUserInfo(configuration, tokens.access_token, subject) : inToken
  const { email, email_verified: verified } = more as Record<string, unknown>
  return { subject, email: typeof email === 'string' ? email : undefined, verified: verified === true }
}

/** The subject that signed in before, else the verified address: the subject is kept then, and never changes (§5.7). */
async function match(
  tx: Tx,
  provider: string,
  { subject, email, verified }: Claims,
  now: Date,
): Promise<Person | ProviderTrouble> {
  const known = await tx.maybe(store.personOfSubject, provider, subject)
  if (known) return known
  if (email === undefined || !verified) return 'unverified'
  const person = await tx.maybe(store.personByEmail, email.toLowerCase())
  if (!person) return 'unknown'
  if (await tx.maybe(store.subjectOf, person.userId, provider)) return 'differs'
  await tx.run(store.addSubject, newId(now), person.userId, provider, subject, now)
  return person
}
