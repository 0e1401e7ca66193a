import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { record } from '#platform/ledger/record.ts'
import { sendMail } from '#platform/mail/mail.ts'
import { refuse } from '#platform/refusal.ts'
import { notifyEach } from '../agents/commands.ts'
import { ownAccountEvents } from './contract.account.ts'
import type { Resettable } from './contract.account.ts'
import { madeBy } from './contract.ts'
import type { Actor } from './contract.ts'
import { endAll } from './commands.sessions.ts'
import { removePasskeys } from './store.passkeys.ts'
import { removeSecondStep } from './store.second-step.ts'
import { accountOfAgent, forgetSubjects, removePassword } from './store.sessions.ts'

const RESETS = {
  second_step: removeSecondStep,
  passkeys: removePasskeys,
  provider: forgetSubjects,
  password: removePassword,
} as const

/**
 * Takes ways of signing in away from a member of staff, who sets them up anew: after a lost phone, or when somebody else
 * may know them. Every session ends; the person is told, at the desk and by mail where there is any.
 */
export async function resetSignIn(
  tx: Tx,
  actor: Actor,
  agentId: string,
  what: readonly Resettable[],
  now: Date,
  settings: { readonly mails: boolean },
): Promise<void> {
  const person = (await tx.maybe(accountOfAgent, agentId)) ?? refuse(general.not_found)
  const all = [...new Set(what)].toSorted()
  for (const one of all) await tx.run(RESETS[one], person.userId)
  await endAll(tx, person.userId)
  await notifyEach(tx, 'sign_in_reset', [{ agentId, facts: {} }], now)
  if (settings.mails) await sendMail(tx, letter(person.email))
  await record(tx, ownAccountEvents.signInReset, { ...madeBy(actor, now), agentId }, { what: all })
}

const letter = (to: string) => ({
  to,
  subject: 'Your sign-in was reset',
  text: 'An admin has reset how you sign in, and your sessions have ended. Sign in again and set up anew what was taken away.\n\nIf you did not ask for this, please tell your admin.\n',
})
