import type { Tx } from '#platform/database/database.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { recordFailure } from './commands.attempts.ts'
import { answeredBy } from './commands.passkeys.ts'
import { needPresent } from './commands.passwords.ts'
import { madeByPerson, renewSession } from './commands.sessions.ts'
import type { OwnSession, Person } from './commands.sessions.ts'
import { ownAccountEvents } from './contract.account.ts'
import { signInRefusals } from './contract.sign-in.ts'
import type { PasskeyAnswer } from './contract.sign-in.ts'
import type { Visit } from './cookies.staff.ts'
import type { StaffParts, StaffSettings } from './staff.ts'

/** This session has just shown again who it is. @returns the cookie under which it goes on */
async function confirmed(
  tx: Tx,
  settings: StaffSettings,
  by: Shown,
  way: 'password' | 'passkey',
  now: Date,
): Promise<string> {
  const { person, session, visit } = by
  const cookie = await renewSession(tx, settings, session, visit, now)
  const about = { ...madeByPerson(person, now), agentId: person.agentId }
  await record(tx, ownAccountEvents.confirmed, about, { way })
  return cookie
}

/** Who shows it, in which session. */
type Shown = { readonly person: Person; readonly session: OwnSession; readonly visit: Visit }

/** By the password. @returns the cookie under which the session goes on */
export async function confirmByPassword(
  parts: StaffParts,
  by: Shown,
  password: string | undefined,
  now: Date,
): Promise<string> {
  await needPresent(parts, by.person, password, by.visit, now)
  return parts.database.transact((tx) => confirmed(tx, parts.settings, by, 'password', now))
}

/** By a passkey of one’s own. @returns the cookie under which the session goes on */
export async function confirmByPasskey(
  { database, settings }: StaffParts,
  by: Shown,
  answer: PasskeyAnswer,
  now: Date,
): Promise<string> {
  const { person, visit } = by
  const found = await database.transact(async (tx) => {
    const answered = await answeredBy(tx, settings, answer, visit, now)
    if (typeof answered === 'string') return answered
    if (answered.userId !== person.userId) return 'unknown'
    return { cookie: await confirmed(tx, settings, by, 'passkey', now) }
  })
  if (typeof found !== 'string') return found.cookie
  if (found === 'over') refuse(signInRefusals.sign_in_over)
  await recordFailure(database, person.agentId, 'passkey', now)
  return refuse(signInRefusals.passkey_unknown)
}
