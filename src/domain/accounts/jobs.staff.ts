import { z } from 'zod'
import type { Database, Tx } from '#platform/database/database.ts'
import type { Task } from '#platform/jobs/jobs.ts'
import type { Mailer } from '#platform/mail/mail.ts'
import { countOrWait } from './commands.attempts.ts'
import { makeStaffLink } from './commands.staff.ts'
import { countedForLetters, FORGOTTEN_MS } from './rules.sign-in.ts'
import * as steps from './store.second-step.ts'
import * as store from './store.sessions.ts'

const Payload = z.object({ email: z.string() })
/** What has just ended is kept a while, for whoever looks into it. */
const KEPT_MS = 3_600_000

/** The task for `SEND_STAFF_LINK`: nothing for an address that is nobody’s here. */
export function staffLinkTask(parts: {
  readonly database: Database
  readonly now: () => Date
  readonly publicUrl: string
  readonly mailer: Mailer
}): Task {
  const { database, publicUrl, mailer } = parts
  return async (payload) => {
    const { email } = Payload.parse(payload)
    const url = await database.transact((tx) => linkFor(tx, email, parts.now(), publicUrl))
    if (url) await mailer.send(letter(email, url))
  }
}

async function linkFor(tx: Tx, email: string, now: Date, publicUrl: string): Promise<string | undefined> {
  const person = await tx.maybe(store.personByEmail, email)
  if (!person) return undefined
  if ((await countOrWait(tx, countedForLetters(email), now)) > 0) return undefined
  const { url } = await makeStaffLink(tx, { kind: 'service' }, person.agentId, now, { publicUrl })
  return url
}

function letter(to: string, url: string) {
  return {
    to,
    subject: 'Your link to sign in',
    text: `This link signs you in, once, within an hour. On your account page you can then choose a new password.\n\n${url}\n\nIf you did not ask for it, nothing needs doing: nobody else has it.\n`,
  }
}

/** Forgets sessions, links, trusted devices, half-done sign-ins and failed tries whose time is over. */
export async function forgetSignIns(tx: Tx, now: Date): Promise<void> {
  await tx.run(store.forgetEndedSessions, new Date(now.getTime() - KEPT_MS))
  await tx.run(store.forgetStaffLinks, new Date(now.getTime() - KEPT_MS))
  await tx.run(steps.forgetOldDevices, now)
  await tx.run(steps.forgetPending, now)
  await tx.run(steps.forgetAttempts, new Date(now.getTime() - FORGOTTEN_MS))
}
