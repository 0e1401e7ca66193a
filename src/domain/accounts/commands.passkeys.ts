import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { fingerprint, newId, newSecret } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { ownAccountEvents } from './contract.account.ts'
import { signInRefusals } from './contract.sign-in.ts'
import type { PasskeyAnswer } from './contract.sign-in.ts'
import { betweenCookie, readBetween } from './cookies.staff.ts'
import type { Visit } from './cookies.staff.ts'
import { madeByPerson } from './commands.sessions.ts'
import type { Person } from './commands.sessions.ts'
import { PENDING_MS } from './rules.sign-in.ts'
import type { StaffSettings } from './staff.ts'
import * as store from './store.passkeys.ts'
import * as steps from './store.second-step.ts'
import { organisationName } from './store.sessions.ts'

/**
 * By which name passkeys know us, and from which pages they are asked (WebAuthn level 3 §5.1.2). A number is no name:
 * on this very machine `localhost` stands for it; elsewhere there are no passkeys without one.
 */
export function partyOf(publicUrl: string): { id: string; origin: string } | undefined {
  const url = new URL(publicUrl)
  if (['127.0.0.1', '[::1]'].includes(url.hostname)) url.hostname = 'localhost'
  const isNumber = /^[\d.]+$|^\[/.test(url.hostname)
  const isSafe = url.protocol === 'https:' || url.hostname === 'localhost'
  return isNumber || !isSafe ? undefined : { id: url.hostname, origin: url.origin }
}

/** EdDSA, ES256 and RS256 (COSE algorithms, RFC 9053): what authenticators make today. */
const ALGORITHMS = [-8, -7, -257]

const party = (settings: StaffSettings) =>
  partyOf(settings.publicUrl) ?? refuse(signInRefusals.passkey_unknown)

export type Question = { readonly options: Record<string, unknown>; readonly cookie: string }

/** Asks whichever authenticator is there for any passkey of ours: no name is typed. */
export async function askPasskey(tx: Tx, settings: StaffSettings, now: Date): Promise<Question> {
  const options = await generateAuthenticationOptions({
    rpID: party(settings).id,
    userVerification: 'required',
  })
  const cookie = await remember(tx, settings, 'passkey', null, options.challenge, now)
  return { options: { ...options }, cookie }
}

async function remember(
  tx: Tx,
  settings: StaffSettings,
  kind: 'passkey' | 'add_passkey',
  userId: string | null,
  challenge: string,
  now: Date,
): Promise<string> {
  const secret = newSecret()
  const facts = JSON.stringify({ challenge })
  const until = new Date(now.getTime() + PENDING_MS)
  await tx.run(steps.addPending, newId(now), fingerprint(secret), kind, userId, facts, now, until)
  return betweenCookie('asked', secret, settings.publicUrl)
}

/** The question that this browser was given; it can be answered once. */
async function asked(
  tx: Tx,
  settings: StaffSettings,
  kind: 'passkey' | 'add_passkey',
  visit: Visit,
  now: Date,
): Promise<{ challenge: string; userId: string | null } | undefined> {
  const secret = readBetween(visit, 'asked', settings.publicUrl)
  const row = secret === '' ? undefined : await tx.maybe(steps.usePending, fingerprint(secret), kind, now)
  return row && { challenge: String(row.facts['challenge']), userId: row.userId }
}

/**
 * Whose passkey answered. `over`: there was no such question; `unknown`: not one of ours, or the answer does not hold.
 * The question is used up in any case, so this must not be rolled back.
 */
export async function answeredBy(
  tx: Tx,
  settings: StaffSettings,
  answer: PasskeyAnswer,
  visit: Visit,
  now: Date,
): Promise<{ userId: string } | 'over' | 'unknown'> {
  const question = await asked(tx, settings, 'passkey', visit, now)
  if (!question) return 'over'
  const kept = await tx.maybe(store.credential, answer.id)
  if (!kept) return 'unknown'
  const counter = await holds(settings, answer, kept, question.challenge)
  if (counter === undefined) return 'unknown'
  await tx.run(store.usePasskey, kept.id, counter, now)
  return { userId: kept.userId }
}

async function holds(
  settings: StaffSettings,
  answer: PasskeyAnswer,
  kept: store.CredentialRow,
  challenge: string,
): Promise<number | undefined> {
  const handle = answer.response.userHandle
  if (handle && Buffer.from(handle, 'base64url').toString() !== kept.userId) return undefined
  const { id: expectedRPID, origin: expectedOrigin } = party(settings)
  const { credentialId: id, counter } = kept
  const credential = { id, publicKey: new Uint8Array(kept.publicKey), counter }
  // It throws for whatever does not hold: signature, origin, challenge, a counter that runs back.
  const verified = await verifyAuthenticationResponse({
    response: answer as unknown as AuthenticationResponseJSON,
    ...{ expectedChallenge: challenge, expectedOrigin, expectedRPID, credential },
    requireUserVerification: true,
  }).catch(() => undefined)
  return verified?.verified ? verified.authenticationInfo.newCounter : undefined
}

/** Asks for a new passkey on an authenticator that has none of this person yet. */
export async function askNewPasskey(
  tx: Tx,
  settings: StaffSettings,
  person: Person,
  now: Date,
): Promise<Question> {
  const organisation = (await tx.maybe(organisationName))?.name ?? 'Answerable'
  const has = await tx.all(store.credentialsOf, person.userId)
  const options = await generateRegistrationOptions({
    rpID: party(settings).id,
    rpName: organisation,
    userName: person.email,
    userDisplayName: person.name,
    userID: new TextEncoder().encode(person.userId),
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: has.map(({ credentialId: id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const cookie = await remember(tx, settings, 'add_passkey', person.userId, options.challenge, now)
  return { options: { ...options }, cookie }
}

/** Keeps the passkey that was made. */
export async function addPasskey(
  tx: Tx,
  settings: StaffSettings,
  person: Person,
  made: { readonly name: string; readonly answer: PasskeyAnswer },
  visit: Visit,
  now: Date,
): Promise<store.PasskeyRow> {
  const question = await asked(tx, settings, 'add_passkey', visit, now)
  if (!question || question.userId !== person.userId) refuse(signInRefusals.sign_in_over)
  const found = await newCredential(settings, made.answer, question.challenge)
  if (!found) refuse(signInRefusals.passkey_unknown)
  const { credential, credentialDeviceType } = found
  const transports = made.answer.response.transports ?? []
  const row = await tx.maybe(
    store.addPasskey,
    ...([newId(now), person.userId, credential.id, Buffer.from(credential.publicKey)] as const),
    ...([credential.counter, transports, credentialDeviceType === 'multiDevice', made.name, now] as const),
  )
  if (!row) refuse(signInRefusals.passkey_unknown)
  const about = { ...madeByPerson(person, now), agentId: person.agentId }
  await record(tx, ownAccountEvents.passkeyAdded, about, { passkeyId: row.id })
  return row
}

async function newCredential(settings: StaffSettings, answer: PasskeyAnswer, expectedChallenge: string) {
  const { id: expectedRPID, origin: expectedOrigin } = party(settings)
  const verified = await verifyRegistrationResponse({
    response: answer as unknown as RegistrationResponseJSON,
    ...{ expectedChallenge, expectedOrigin, expectedRPID },
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => undefined)
  return verified?.verified ? verified.registrationInfo : undefined
}

/** Gives one’s own passkey another name. */
export async function renamePasskey(
  tx: Tx,
  person: Person,
  passkeyId: string,
  name: string,
  now: Date,
): Promise<void> {
  const found = await tx.run(store.renamePasskey, passkeyId, person.userId, name)
  if (found === 0) refuse(general.not_found)
  const about = { ...madeByPerson(person, now), agentId: person.agentId }
  await record(tx, ownAccountEvents.passkeyRenamed, about, { passkeyId })
}

/** Removes one’s own passkey. Its sessions stay: they can be ended beside it. */
export async function removePasskey(tx: Tx, person: Person, passkeyId: string, now: Date): Promise<void> {
  const found = await tx.run(store.removePasskey, passkeyId, person.userId)
  if (found === 0) refuse(general.not_found)
  const about = { ...madeByPerson(person, now), agentId: person.agentId }
  await record(tx, ownAccountEvents.passkeyRemoved, about, { passkeyId })
}
