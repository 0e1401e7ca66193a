import type { Tx } from '#platform/database/database.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { recordFailure } from './commands.attempts.ts'
import { answeredBy } from './commands.passkeys.ts'
import { madeByPerson } from './commands.sessions.ts'
import type { OwnSession, Person } from './commands.sessions.ts'
import { ownAccountEvents } from './contract.account.ts'
import { signInRefusals } from './contract.sign-in.ts'
import type { PasskeyAnswer } from './contract.sign-in.ts'
import type { Visit } from './cookies.staff.ts'
import type { StaffParts } from './staff.ts'
import { confirmSession } from './store.sessions.ts'

/** This session has just shown again who it is. */
export async function confirmed(
  tx: Tx,
  person: Person,
  session: OwnSession,
  way: 'password' | 'passkey',
  now: Date,
): Promise<void> {
  await tx.run(confirmSession, session.id, now)
  const about = { ...madeByPerson(person, now), agentId: person.agentId }
  await record(tx, ownAccountEvents.confirmed, about, { way })
}

/** By a passkey of one’s own. */
export async function confirmByPasskey(
  { database, settings }: StaffParts,
  person: Person,
  session: OwnSession,
  answer: PasskeyAnswer,
  visit: Visit,
  now: Date,
): Promise<void> {
  const found = await database.transact(async (tx) => {
    const by = await answeredBy(tx, settings, answer, visit, now)
    if (typeof by === 'string') return by
    if (by.userId !== person.userId) return 'unknown'
    await confirmed(tx, person, session, 'passkey', now)
    return 'confirmed'
  })
  if (found === 'confirmed') return
  if (found === 'over') refuse(signInRefusals.sign_in_over)
  await recordFailure(database, person.agentId, 'passkey', now)
  refuse(signInRefusals.passkey_unknown)
}
