import type { Database, Tx } from '#platform/database/database.ts'
import { fingerprint, newId, newSecret } from '#platform/ids.ts'
import { addJob } from '#platform/jobs/jobs.ts'
import { refuse } from '#platform/refusal.ts'
import { accountRefusals } from './contract.ts'
import { signInRefusals } from './contract.sign-in.ts'
import type { AppKey, PasskeyAnswer, Way } from './contract.sign-in.ts'
import { betweenCookie, readBetween } from './cookies.staff.ts'
import type { Visit } from './cookies.staff.ts'
import { beginAttempt, fitted, recordFailure } from './commands.attempts.ts'
import { answeredBy } from './commands.passkeys.ts'
import {
  beginSecondStep,
  confirmSecondStep,
  isTrusted,
  readTyped,
  trustDevice,
  useTyped,
} from './commands.second-step.ts'
import { letIn, personOf } from './commands.sessions.ts'
import type { Outcome, Person } from './commands.sessions.ts'
import { hashPassword, nobodys, verifyPassword } from './passwords.ts'
import { countedFor, countedForCodes, neededFrom, PENDING_MS, PENDING_TRIES } from './rules.sign-in.ts'
import { staffLinkIdentifier } from './staff.ts'
import type { StaffParts, StaffSettings } from './staff.ts'
import * as steps from './store.second-step.ts'
import * as store from './store.sessions.ts'

/** Signs in with e-mail and password, as far as that goes. An unknown address takes the same steps as a known one. */
export async function signInByPassword(
  { database, settings }: StaffParts,
  given: { readonly email: string; readonly password: string },
  visit: Visit,
  now: Date,
): Promise<Outcome> {
  const email = given.email.trim().toLowerCase()
  const counted = countedFor(email, visit.address)
  await database.transact((tx) => beginAttempt(tx, counted, now))
  const person = await database.read((tx) => tx.maybe(store.personByEmail, email))
  const { fits, outdated } = await verifyPassword(
    person?.password ?? nobodys(settings.cost),
    given.password,
    settings.cost,
  )
  if (!person?.password || !fits) {
    await recordFailure(database, person?.agentId ?? null, 'password', now)
    return refuse(signInRefusals.sign_in_differs)
  }
  const renewed = outdated ? await hashPassword(given.password, settings.cost) : undefined
  return database.transact(async (tx) => {
    await fitted(tx, counted)
    if (renewed) await tx.run(store.changeHash, person.userId, renewed, now)
    return afterFirst(tx, settings, person, 'password', visit, now)
  })
}

/** Signs in with a one-use link. */
export async function signInByLink(
  tx: Tx,
  settings: StaffSettings,
  token: string,
  visit: Visit,
  now: Date,
): Promise<Outcome> {
  const link = await tx.maybe(store.useStaffLink, staffLinkIdentifier(token))
  if (!link || link.expiresAt <= now) return refuse(accountRefusals.link_ended)
  const { email } = JSON.parse(link.value) as { email: string }
  const person = (await tx.maybe(store.personByEmail, email)) ?? refuse(accountRefusals.link_ended)
  return afterFirst(tx, settings, person, 'link', visit, now)
}

/** The first step is done: a code, the set-up of one, or the desk. */
async function afterFirst(
  tx: Tx,
  settings: StaffSettings,
  person: Person,
  way: Way,
  visit: Visit,
  now: Date,
): Promise<Outcome> {
  if (await tx.maybe(steps.secondStepShown, person.userId)) {
    const trusted = await isTrusted(tx, settings, person.userId, visit, now)
    if (trusted) return letIn(tx, settings, person, { way, secondStep: 'trusted_device' }, visit, now)
    return waitFor(tx, settings, 'code', person, way, now)
  }
  const needed = neededFrom(await tx.one(steps.secondStepRule), person.roles)
  if (needed && needed <= now) return waitFor(tx, settings, 'set_up', person, way, now)
  return letIn(tx, settings, person, { way, secondStep: 'none' }, visit, now)
}

async function waitFor(
  tx: Tx,
  settings: StaffSettings,
  kind: 'code' | 'set_up',
  person: Person,
  way: Way,
  now: Date,
): Promise<Outcome> {
  const secret = newSecret()
  const until = new Date(now.getTime() + PENDING_MS)
  const facts = JSON.stringify({ way })
  await tx.run(steps.addPending, newId(now), fingerprint(secret), kind, person.userId, facts, now, until)
  return {
    step: { next: kind, agentId: null, suggested: false, bare: false },
    cookies: [betweenCookie('step', secret, settings.publicUrl)],
  }
}

/** What is under way in this browser; a try is counted where `tries` says so. */
async function underWay(
  tx: Tx,
  settings: StaffSettings,
  kind: 'code' | 'set_up',
  visit: Visit,
  now: Date,
  how: 'look' | 'try',
) {
  const print = fingerprint(readBetween(visit, 'step', settings.publicUrl))
  const row = await tx.maybe(how === 'try' ? steps.tryPending : steps.pending, print, kind, now)
  if (!row?.userId || row.tries > PENDING_TRIES) return refuse(signInRefusals.sign_in_over)
  const { way } = row.facts as { way: Way }
  return { id: row.id, way, person: await personOf(tx, row.userId) }
}

/** The second step: a code of the app or a recovery code. `trust`: no code is asked for on this device for a while. */
export async function signInByCode(
  { database, settings }: StaffParts,
  given: { readonly code: string; readonly trust: boolean },
  visit: Visit,
  now: Date,
): Promise<Outcome> {
  const { id, way, person } = await tryOne(database, settings, 'code', visit, now)
  const { userId } = person
  const typed = await readTyped(database, userId, given.code)
  const outcome = await database.transact(async (tx) => {
    const secondStep = await useTyped(tx, settings, userId, typed, now)
    if (!secondStep) return undefined
    await fitted(tx, countedForCodes(userId))
    await tx.run(steps.endPending, id)
    const { step, cookies } = await letIn(tx, settings, person, { way, secondStep }, visit, now)
    const trusted = given.trust ? [await trustDevice(tx, settings, userId, visit, now)] : []
    return { step, cookies: [...cookies, ...trusted] }
  })
  if (outcome) return outcome
  await recordFailure(database, person.agentId, 'code', now)
  return refuse(signInRefusals.second_code_differs)
}

function tryOne(database: Database, settings: StaffSettings, kind: 'code', visit: Visit, now: Date) {
  return database.transact(async (tx) => {
    const pending = await underWay(tx, settings, kind, visit, now, 'try')
    await beginAttempt(tx, countedForCodes(pending.person.userId), now)
    return pending
  })
}

/** The organisation asks for a second step: the key to set it up, before the desk opens. */
export async function beginSetUp(tx: Tx, settings: StaffSettings, visit: Visit, now: Date): Promise<AppKey> {
  const { person } = await underWay(tx, settings, 'set_up', visit, now, 'look')
  return beginSecondStep(tx, settings, person, now)
}

/** Confirms that second step, and opens the desk. */
export async function finishSetUp(
  parts: StaffParts,
  code: string,
  visit: Visit,
  now: Date,
): Promise<Outcome & { recoveryCodes: string[] }> {
  const { database, settings } = parts
  const { id, way, person } = await database.read((tx) =>
    underWay(tx, settings, 'set_up', visit, now, 'look'),
  )
  const { recoveryCodes, done } = await confirmSecondStep(parts, person, code, now, async (tx) => {
    await tx.run(steps.endPending, id)
    return letIn(tx, settings, person, { way, secondStep: 'set_up' }, visit, now)
  })
  return { ...done, recoveryCodes }
}

/** Signs in with a passkey. It has checked that it is the person, so it holds the second step within it. */
export async function signInByPasskey(
  { database, settings }: StaffParts,
  answer: PasskeyAnswer,
  visit: Visit,
  now: Date,
): Promise<Outcome> {
  const outcome = await database.transact(async (tx) => {
    const found = await answeredBy(tx, settings, answer, visit, now)
    if (typeof found === 'string') return found
    const person = await tx.maybe(store.personByUser, found.userId)
    if (!person) return 'unknown'
    return letIn(tx, settings, person, { way: 'passkey', secondStep: 'passkey' }, visit, now)
  })
  if (typeof outcome !== 'string') return outcome
  if (outcome === 'over') return refuse(signInRefusals.sign_in_over)
  await recordFailure(database, null, 'passkey', now)
  return refuse(signInRefusals.passkey_unknown)
}

/** The job that looks up who forgot the password, and sends the link. */
export const SEND_STAFF_LINK = 'accounts.sendStaffLink'

/** Whether we know the address is looked at later, by a job: answer and time are the same for everybody. */
export async function askForLink(tx: Tx, email: string): Promise<void> {
  await addJob(tx, SEND_STAFF_LINK, { email: email.trim().toLowerCase() }, { tries: 3 })
}
