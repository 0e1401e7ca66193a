import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId, newSecret } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { ownAccountEvents, ownAccountRefusals } from './contract.account.ts'
import { signInEvents } from './contract.sign-in.ts'
import type { SecondStep, Step, Way } from './contract.sign-in.ts'
import { madeBy } from './contract.ts'
import type { Actor, AgentActor } from './contract.ts'
import { isSecure, readStaffToken } from './cookies.ts'
import { betweenCookie, sessionCookie } from './cookies.staff.ts'
import type { Visit } from './cookies.staff.ts'
import { isFresh, neededFrom, sessionEnd } from './rules.sign-in.ts'
import type { StaffSettings } from './staff.ts'
import * as passkeys from './store.passkeys.ts'
import * as steps from './store.second-step.ts'
import * as store from './store.sessions.ts'

/** A step of signing in, with the cookies that go with it. */
export type Outcome = { readonly step: Step; readonly cookies: readonly string[] }
export type Person = store.PersonRow

/** Opens the desk: a session with a secret of its own. One that this browser had before ends. */
export async function letIn(
  tx: Tx,
  settings: StaffSettings,
  person: Person,
  by: { readonly way: Way; readonly secondStep: SecondStep },
  visit: Visit,
  now: Date,
): Promise<Outcome> {
  const before = tokenOf(visit, settings)
  if (before !== undefined) await tx.run(store.endSessionByToken, before)
  const token = newSecret()
  const endsAt = new Date(now.getTime() + settings.limits.longestMs)
  await tx.run(
    store.addStaffSession,
    ...([newId(now), token, person.userId, now, sessionEnd(now, endsAt, settings.limits), endsAt] as const),
    ...([visit.address, visit.userAgent, by.way, by.secondStep] as const),
  )
  await record(tx, signInEvents.signedIn, { ...madeByPerson(person, now), agentId: person.agentId }, by)
  const cookie = sessionCookie(token, { ...settings, lastsMs: settings.limits.longestMs })
  return {
    step: { next: 'in', agentId: person.agentId, ...(await adviceFor(tx, person, by.secondStep)) },
    cookies: [cookie, betweenCookie('step', null, settings.publicUrl)],
  }
}

async function adviceFor(tx: Tx, person: Person, secondStep: SecondStep) {
  const rule = await tx.one(steps.secondStepRule)
  const asked = neededFrom(rule, person.roles) !== null && secondStep === 'none'
  const bare = person.password === null && (await tx.all(passkeys.passkeysOf, person.userId)).length === 0
  return { suggested: asked, bare: bare && secondStep === 'none' }
}

/** Who makes a change to their own account. */
export function madeByPerson(person: Pick<Person, 'agentId'>, at: Date) {
  return { at, actor: 'agent', actorId: person.agentId }
}

function tokenOf(visit: Pick<Visit, 'cookies'>, settings: StaffSettings): string | undefined {
  return readStaffToken(visit.cookies, { secret: settings.secret, secure: isSecure(settings.publicUrl) })
}

export type OwnSession = store.StaffSessionRow

/** The session that asks, of the person who asks: whoever comes otherwise than by a session has none. */
export async function ownSession(
  tx: Tx,
  settings: StaffSettings,
  visit: Pick<Visit, 'cookies'>,
  now: Date,
): Promise<OwnSession> {
  const token = tokenOf(visit, settings)
  const row = token === undefined ? undefined : await tx.maybe(store.sessionByToken, token, now)
  return row ?? refuse(general.sign_in_needed)
}

/** Whether the person of this session has no other. */
export async function signedInOnlyHere(tx: Tx, session: OwnSession, now: Date): Promise<boolean> {
  const sessions = await tx.all(store.sessionsOf, session.userId, now)
  return sessions.every(({ id }) => id === session.id)
}

/** The person behind a session. */
export async function personOf(tx: Tx, userId: string): Promise<Person> {
  return (await tx.maybe(store.personByUser, userId)) ?? refuse(general.sign_in_needed)
}

/** Refuses when it is too long ago that this session showed who it is. */
export function needFresh(session: OwnSession, now: Date): void {
  if (!isFresh(session.confirmedAt, now)) refuse(ownAccountRefusals.confirm_first)
}

/**
 * The session has shown again who it is, and goes on under a new secret. The old one holds ten seconds more, for requests
 * that are on their way. @returns the cookie
 */
export async function renewSession(
  tx: Tx,
  settings: StaffSettings,
  session: OwnSession,
  visit: Pick<Visit, 'cookies'>,
  now: Date,
): Promise<string> {
  const before = tokenOf(visit, settings) ?? refuse(general.sign_in_needed)
  const token = newSecret()
  await tx.run(store.confirmSession, session.id, token, now)
  const end = new Date(Math.min(now.getTime() + OUTLIVES_MS, session.endsAt.getTime()))
  await tx.run(store.outliveSession, session.id, newId(now), before, end)
  return sessionCookie(token, { ...settings, lastsMs: session.endsAt.getTime() - now.getTime() })
}
const OUTLIVES_MS = 10_000

/** Ends one of one’s own sessions; one that is there no more is no harm. */
export async function endSession(
  tx: Tx,
  actor: AgentActor,
  userId: string,
  sessionId: string,
  now: Date,
): Promise<void> {
  const count = await tx.run(store.endStaffSession, sessionId, userId)
  if (count > 0) await recordEnded(tx, actor, actor.agentId, count, now)
}

/** Ends all of one’s own sessions but this. @returns how many. */
export async function endOtherSessions(
  tx: Tx,
  actor: AgentActor,
  session: OwnSession,
  now: Date,
): Promise<number> {
  const count = await tx.run(store.endStaffSessions, session.userId, session.id)
  if (count > 0) await recordEnded(tx, actor, actor.agentId, count, now)
  return count
}

/**
 * Ends every session of a member of staff, and what would open another without a password: trusted devices, sign-ins
 * under way. Also for somebody who leaves. @returns how many sessions there were
 */
export async function endSessionsOf(tx: Tx, actor: Actor, agentId: string, now: Date): Promise<number> {
  const person = (await tx.maybe(store.accountOfAgent, agentId)) ?? refuse(general.not_found)
  const count = await endAll(tx, person.userId)
  await recordEnded(tx, actor, agentId, count, now)
  return count
}

/** Without a row of the ledger: for a change that has one of its own. */
export async function endAll(tx: Tx, userId: string): Promise<number> {
  const count = await tx.run(store.endStaffSessions, userId, null)
  await tx.run(steps.forgetDevices, userId)
  await tx.run(steps.endPendingOf, userId)
  return count
}

function recordEnded(tx: Tx, actor: Actor, agentId: string, count: number, now: Date): Promise<void> {
  return record(tx, ownAccountEvents.sessionsEnded, { ...madeBy(actor, now), agentId }, { count })
}

/** Asks for the second step on a device again; one that is trusted no more is no harm. */
export async function forgetDevice(
  tx: Tx,
  actor: AgentActor,
  userId: string,
  deviceId: string,
  now: Date,
): Promise<void> {
  if ((await tx.run(steps.forgetDevice, deviceId, userId)) === 0) return
  const about = { ...madeBy(actor, now), agentId: actor.agentId }
  await record(tx, ownAccountEvents.deviceForgotten, about, { deviceId })
}

/** Ends the session that asks. */
export async function signOut(tx: Tx, actor: AgentActor, session: OwnSession, now: Date): Promise<void> {
  await tx.run(store.endStaffSession, session.id, session.userId)
  await record(tx, signInEvents.signedOut, { ...madeBy(actor, now), agentId: actor.agentId }, {})
}
