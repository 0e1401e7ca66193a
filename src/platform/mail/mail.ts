import { createTransport } from 'nodemailer'
import type { Tx } from '../database/database.ts'
import { addJob } from '../jobs/jobs.ts'
import type { Task } from '../jobs/jobs.ts'
import type { Log } from '../log.ts'

/** One letter to one person. Plain text: it reads everywhere. */
export type Mail = { readonly to: string; readonly subject: string; readonly text: string }

export type MailSettings = {
  /** `smtp://user:password@host:port` or `smtps://…`; without it nothing is sent. */
  readonly smtpUrl?: string | undefined
  /** `Harbour District <service@example.org>`. */
  readonly from: string
}

export type Mailer = {
  /** Whether there is a mail server. */
  readonly sends: boolean
  /** Sends now. Throws when the mail server does not take it. @returns false when there is no mail server. */
  send(mail: Mail): Promise<boolean>
  /** Signs in at the mail server and sends nothing. Throws when it does not let us in. */
  check(): Promise<void>
  close(): void
}

/** A mailer to the SMTP server of the settings; without one it says in the log that nothing was sent, and no more. */
export function createMailer(settings: MailSettings, log: Log): Mailer {
  if (settings.smtpUrl === undefined || settings.smtpUrl === '') return withoutServer(log)
  const transport = createTransport({
    url: settings.smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  })
  return {
    sends: true,
    async send({ to, subject, text }) {
      // As an object, so that an address can name one mailbox only.
      await transport.sendMail({ from: settings.from, to: { name: '', address: to }, subject, text })
      return true
    },
    check: async () => void (await transport.verify()),
    close: () => transport.close(),
  }
}

function withoutServer(log: Log): Mailer {
  return {
    sends: false,
    send: async () => {
      log.info('mail not sent: no SMTP_URL')
      return false
    },
    check: async () => undefined,
    close: () => undefined,
  }
}

/** The job that sends a letter. */
export const SEND_MAIL = 'mail.send'

/** Has a letter sent once the transaction has committed; tried again when the mail server is away. */
export async function sendMail(tx: Tx, mail: Mail): Promise<void> {
  await addJob(tx, SEND_MAIL, mail)
}

/** The task for `SEND_MAIL`. */
export function mailTask(mailer: Mailer): Task {
  return async (payload) => void (await mailer.send(payload as Mail))
}
