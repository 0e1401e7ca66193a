import { newId } from '#platform/ids.ts'
import type { Tx } from '#platform/database/database.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { ownAccountEvents, ownAccountRefusals } from './contract.account.ts'
import { beginAttempt, fitted, recordFailure } from './commands.attempts.ts'
import { madeByPerson } from './commands.sessions.ts'
import type { OwnSession, Person } from './commands.sessions.ts'
import type { Visit } from './cookies.staff.ts'
import { hashPassword, verifyPassword, weaknessOf } from './passwords.ts'
import { countedFor, isFresh } from './rules.sign-in.ts'
import type { StaffParts } from './staff.ts'
import * as steps from './store.second-step.ts'
import * as sessions from './store.sessions.ts'
import { addPassword } from './store.ts'

/** Refuses a password that would soon be guessed. */
export async function needStrong(
  tx: Tx,
  password: string,
  person: { readonly name: string; readonly email: string },
): Promise<void> {
  const organisation = (await tx.maybe(sessions.organisationName))?.name ?? ''
  const weakness = weaknessOf(password, [person.name, person.email, organisation, 'answerable'])
  if (weakness) refuse(ownAccountRefusals.password_plain, { weakness })
}

/** Refuses when this is not the person’s present password; wrong tries are counted and slowed. */
export async function needPresent(
  { database, settings }: StaffParts,
  person: Person,
  given: string | undefined,
  visit: Visit,
  now: Date,
): Promise<void> {
  const counted = countedFor(person.email, visit.address)
  await database.transact((tx) => beginAttempt(tx, counted, now))
  const fits =
    person.password !== null && (await verifyPassword(person.password, given ?? '', settings.cost)).fits
  if (!fits) {
    await recordFailure(database, person.agentId, 'password', now)
    refuse(ownAccountRefusals.present_differs)
  }
  await database.transact((tx) => fitted(tx, counted))
}

/** Whether a password is taken without the present one: there is none, or a one-use link has just been used. */
export function isPasswordFree(person: Person, session: OwnSession, now: Date): boolean {
  const justByLink = session.way === 'link' && isFresh(session.since, now)
  return justByLink || (person.password === null && isFresh(session.confirmedAt, now))
}

export type PasswordChange = {
  readonly present?: string | undefined
  readonly next: string
  readonly endOthers: boolean
}

/** Chooses a password. Links that wait and sign-ins under way end with it. @returns how many other sessions were ended */
export async function changePassword(
  parts: StaffParts,
  person: Person,
  session: OwnSession,
  asked: PasswordChange,
  visit: Visit,
  now: Date,
): Promise<number> {
  if (!isPasswordFree(person, session, now)) {
    if (person.password === null) refuse(ownAccountRefusals.confirm_first)
    await needPresent(parts, person, asked.present, visit, now)
  }
  await parts.database.read((tx) => needStrong(tx, asked.next, person))
  const hash = await hashPassword(asked.next, parts.settings.cost)
  return parts.database.transact(async (tx) => {
    const first = (await tx.run(sessions.changeHash, person.userId, hash, now)) === 0
    if (first) await tx.run(addPassword, newId(now), person.userId, hash, now)
    await tx.run(sessions.endStaffLinks, person.email)
    await tx.run(steps.endPendingOf, person.userId)
    const ended = asked.endOthers ? await tx.run(sessions.endStaffSessions, person.userId, session.id) : 0
    const about = { ...madeByPerson(person, now), agentId: person.agentId }
    await record(tx, ownAccountEvents.passwordChanged, about, { first, ended })
    return ended
  })
}
