import { randomInt } from 'node:crypto'
import type { Database, Tx } from '#platform/database/database.ts'
import { fingerprint, newId, newSecret } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { ownAccountEvents, ownAccountRefusals } from './contract.account.ts'
import type { SecondStepRule } from './contract.account.ts'
import { signInRefusals } from './contract.sign-in.ts'
import type { AppKey } from './contract.sign-in.ts'
import { madeBy } from './contract.ts'
import type { AgentActor } from './contract.ts'
import { betweenCookie, readBetween } from './cookies.staff.ts'
import type { Visit } from './cookies.staff.ts'
import { beginAttempt, fitted, recordFailure } from './commands.attempts.ts'
import { madeByPerson } from './commands.sessions.ts'
import type { Person } from './commands.sessions.ts'
import { hashPassword, newSalt } from './passwords.ts'
import type { Cost } from './passwords.ts'
import { countedForCodes, neededFrom, RECOVERY_CODES, TRUST_MS } from './rules.sign-in.ts'
import type { StaffParts, StaffSettings } from './staff.ts'
import * as store from './store.second-step.ts'
import { organisationName } from './store.sessions.ts'
import { appKey, newKey, seal, stepOf, unseal } from './totp.ts'

/** Begins the set-up; begun twice, the later key counts. Refuses where a second step is in use. */
export async function beginSecondStep(
  tx: Tx,
  settings: StaffSettings,
  person: Person,
  now: Date,
): Promise<AppKey> {
  const key = newKey()
  const sealed = seal(key, person.userId, settings.secret)
  const begun = await tx.maybe(store.beginSecondStep, person.userId, sealed, now)
  if (!begun) refuse(ownAccountRefusals.second_step_there)
  const name = (await tx.maybe(organisationName))?.name ?? 'Answerable'
  return appKey(key, person.email, name)
}

/** A code as it was typed: six digits of the app, or the hash of a recovery code. */
export type Typed = { readonly digits: string } | { readonly hash: string }

/** Reads a code as people type it; hashing takes a while, so it is done before a transaction. */
export async function readTyped(database: Database, userId: string, text: string): Promise<Typed> {
  const bare = text.replace(/[\s-]/g, '').toUpperCase()
  if (/^\d{6}$/.test(bare)) return { digits: bare }
  const row = await database.read((tx) => tx.maybe(store.secondStep, userId))
  return { hash: row?.recoverySalt ? await hashPassword(bare, COST_OF_CODES, row.recoverySalt) : '' }
}

/** Uses a code up. @returns what it was; undefined when it does not fit. */
export async function useTyped(
  tx: Tx,
  settings: StaffSettings,
  userId: string,
  typed: Typed,
  now: Date,
): Promise<'code' | 'recovery_code' | undefined> {
  const row = await tx.maybe(store.secondStep, userId)
  if (!row?.confirmedAt) return undefined
  if ('hash' in typed) {
    return (await tx.maybe(store.useRecoveryCode, userId, typed.hash, now)) && 'recovery_code'
  }
  return (await useDigits(tx, settings, userId, row, typed.digits, now)) ? 'code' : undefined
}

async function useDigits(
  tx: Tx,
  settings: StaffSettings,
  userId: string,
  row: store.SecondStepRow,
  digits: string,
  now: Date,
): Promise<boolean> {
  const key = unseal(row.secret, userId, settings.secret)
  const step = key && stepOf(key, digits, now, row.lastStep)
  if (step === undefined) return false
  await tx.run(store.useStep, userId, step, now)
  return true
}

type RecoverySet = { readonly codes: string[]; readonly salt: string; readonly hashes: string[] }
/** Letters that people can read over the phone. */
const SPOKEN = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Chance makes them long enough that each may be cheaper to try than a password, of which some are soon guessed. */
const COST_OF_CODES: Cost = { N: 2 ** 12, r: 8, p: 1 }

/** Ten codes of 49 bits, hashed as passwords are. Takes about a tenth of a second. */
async function makeRecoverySet(): Promise<RecoverySet> {
  const letters = () => Array.from({ length: 10 }, () => SPOKEN[randomInt(SPOKEN.length)]).join('')
  const bare = Array.from({ length: RECOVERY_CODES }, letters)
  const salt = newSalt(COST_OF_CODES)
  const hashes = await Promise.all(bare.map((code) => hashPassword(code, COST_OF_CODES, salt)))
  return { codes: bare.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`), salt, hashes }
}

async function keepRecoverySet(tx: Tx, userId: string, { salt, hashes }: RecoverySet): Promise<void> {
  await tx.run(store.forgetRecoveryCodes, userId)
  await tx.run(store.recoverySalt, userId, salt)
  await tx.run(store.addRecoveryCodes, userId, hashes)
}

/**
 * Confirms the set-up with the first code of the app. `then` runs in the same transaction and writes the ledger.
 * @returns the recovery codes, which are shown this once
 */
export async function confirmSecondStep<T>(
  { database, settings }: StaffParts,
  person: Person,
  code: string,
  now: Date,
  then: (tx: Tx) => Promise<T>,
): Promise<{ recoveryCodes: string[]; done: T }> {
  const counted = countedForCodes(person.userId)
  await database.transact((tx) => beginAttempt(tx, counted, now))
  const digits = code.replace(/\s/g, '')
  const set = await makeRecoverySet()
  const confirmed = await database.transact(async (tx) => {
    const row = await tx.maybe(store.secondStep, person.userId)
    if (!row || row.confirmedAt) refuse(ownAccountRefusals.second_step_not_there)
    if (!(await useDigits(tx, settings, person.userId, row, digits, now))) return undefined
    await fitted(tx, counted)
    await keepRecoverySet(tx, person.userId, set)
    return { recoveryCodes: set.codes, done: await then(tx) }
  })
  return confirmed ?? codeDiffers(database, person, now)
}

async function codeDiffers(database: Database, person: Person, now: Date): Promise<never> {
  await recordFailure(database, person.agentId, 'code', now)
  refuse(signInRefusals.second_code_differs)
}

/** The ledger’s row of a set-up. */
export function recordSetUp(tx: Tx, person: Person, now: Date): Promise<void> {
  const about = { ...madeByPerson(person, now), agentId: person.agentId }
  return record(tx, ownAccountEvents.secondStepSetUp, about, {})
}

/** New recovery codes; the old ones end. */
export async function makeRecoveryCodes(
  { database }: StaffParts,
  person: Person,
  now: Date,
): Promise<string[]> {
  const set = await makeRecoverySet()
  await database.transact(async (tx) => {
    const row = await tx.maybe(store.secondStep, person.userId)
    if (!row?.confirmedAt) refuse(ownAccountRefusals.second_step_not_there)
    await keepRecoverySet(tx, person.userId, set)
    const about = { ...madeByPerson(person, now), agentId: person.agentId }
    await record(tx, ownAccountEvents.recoveryCodesMade, about, {})
  })
  return set.codes
}

/** Refuses to let a second step go that the organisation needs now. */
export async function needRemovable(tx: Tx, person: Person, now: Date): Promise<void> {
  const needed = neededFrom(await tx.one(store.secondStepRule), person.roles)
  if (needed && needed <= now) refuse(ownAccountRefusals.second_step_asked)
}

/** Removes the second step once a code has shown that it is in the right hands. */
export async function removeSecondStep(
  { database, settings }: StaffParts,
  person: Person,
  code: string,
  now: Date,
): Promise<void> {
  const counted = countedForCodes(person.userId)
  const shown = await database.read((tx) => tx.maybe(store.secondStepShown, person.userId))
  if (!shown) refuse(ownAccountRefusals.second_step_not_there)
  await database.transact((tx) => beginAttempt(tx, counted, now))
  const typed = await readTyped(database, person.userId, code)
  const removed = await database.transact(async (tx) => {
    if (!(await useTyped(tx, settings, person.userId, typed, now))) return false
    await fitted(tx, counted)
    await tx.run(store.removeSecondStep, person.userId)
    const about = { ...madeByPerson(person, now), agentId: person.agentId }
    await record(tx, ownAccountEvents.secondStepRemoved, about, {})
    return true
  })
  if (!removed) await codeDiffers(database, person, now)
}

/** Asks for no code on this device for thirty days. @returns its cookie */
export async function trustDevice(
  tx: Tx,
  settings: StaffSettings,
  userId: string,
  visit: Visit,
  now: Date,
): Promise<string> {
  const secret = newSecret()
  const until = new Date(now.getTime() + TRUST_MS)
  await tx.run(store.trustDevice, newId(now), userId, fingerprint(secret), visit.userAgent, now, until)
  return betweenCookie('device', secret, settings.publicUrl)
}

/** Whether this device is trusted by this person. */
export async function isTrusted(
  tx: Tx,
  settings: StaffSettings,
  userId: string,
  visit: Visit,
  now: Date,
): Promise<boolean> {
  const secret = readBetween(visit, 'device', settings.publicUrl)
  return secret !== '' && (await tx.maybe(store.seeDevice, userId, fingerprint(secret), now)) !== undefined
}

/** Decides of whom a second step is asked; it is needed after so many days. */
export async function ruleSecondStep(
  tx: Tx,
  actor: AgentActor,
  { who, graceDays }: { readonly who: SecondStepRule['who']; readonly graceDays: number },
  now: Date,
): Promise<void> {
  const from = who === 'nobody' ? null : new Date(now.getTime() + graceDays * 86_400_000)
  await tx.run(store.ruleSecondStep, who, from)
  await record(tx, ownAccountEvents.secondStepRuled, madeBy(actor, now), { who, days: graceDays })
}
