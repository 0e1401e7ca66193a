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
 * The task for `SEND_CODE`. By e-mail when that is what was given. There is no channel for text messages yet: for a phone
 * number no code is made, which the log says, without the number; nor is one without a mail server.
 */
export function codeTask({ database, now, settings, mailer, log }: CodeTaskParts): Task {
  return async (payload) => {
    const { to } = Payload.parse(payload)
    const ways = mailer.sends ? (['email'] as const) : []
    const made = await database.transact((tx) => makeCode(tx, to, now(), settings, ways))
    if (made) await mailer.send(letter(made.address, made.code))
    else log.info('one-time code not made: nobody, no way to send it, or too many')
  }
}

function letter(to: string, code: string) {
  return {
    to,
    subject: `${code} is your code`,
    text: `Your code is ${code}\n\nType it on the page where you asked for it within ten minutes. If you did not ask for it, nothing needs doing: nobody can use it without this letter.\n`,
  }
}
