import { z } from 'zod'
import type { Database } from '#platform/database/database.ts'
import type { Task } from '#platform/jobs/jobs.ts'
import type { Log } from '#platform/log.ts'
import type { Mailer } from '#platform/mail/mail.ts'
import { makeCode } from './commands.codes.ts'
import type { AccountSettings } from './rules.ts'

export type CodeTaskParts = {
  readonly database: Database
  readonly now: () => Date
  readonly settings: AccountSettings
  readonly mailer: Mailer
  readonly log: Log
}

const Payload = z.object({ to: z.string() })

/**
 * The task for `SEND_CODE`. By e-mail when that is what was given. There is no channel for text messages yet: a code for
 * a phone number is made but cannot be sent, which the log says, without number and code.
 */
export function codeTask({ database, now, settings, mailer, log }: CodeTaskParts): Task {
  return async (payload) => {
    const { to } = Payload.parse(payload)
    const made = await database.transact((tx) => makeCode(tx, to, now(), settings))
    if (made?.way === 'email') await mailer.send(letter(made.address, made.code))
    else log.info({ way: made?.way ?? 'none' }, 'one-time code not sent')
  }
}

function letter(to: string, code: string) {
  return {
    to,
    subject: `${code} is your code`,
    text: `Your code is ${code}\n\nType it on the page where you asked for it within ten minutes. If you did not ask for it, nothing needs doing: nobody can use it without this letter.\n`,
  }
}
