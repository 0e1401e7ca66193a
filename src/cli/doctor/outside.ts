import pg from 'pg'
import { createMailer } from '#platform/mail/mail.ts'
import { clamd } from '#platform/files/scan.ts'
import type { Config } from '#platform/config.ts'
import { makeLog } from '#platform/log.ts'
import { fail, type Finding, ok, warn } from './finding.ts'

const FAR_BEHIND_S = 30

/** Looks at what the service relies on outside of it: the mail server, the scanner of papers, the replica. */
export async function checkOutside(config: Config): Promise<Finding[]> {
  return [await checkMail(config), ...(await checkScanner(config)), ...(await checkReplica(config))]
}

async function checkMail({ smtpUrl, mailFrom }: Config): Promise<Finding> {
  if (smtpUrl === undefined)
    return warn('mail', 'is not set up', 'Set SMTP_URL, or clients cannot be sent codes by e-mail.')
  const mailer = createMailer({ smtpUrl, from: mailFrom }, makeLog({ level: 'silent' }))
  try {
    await mailer.check()
    return ok('mail', 'the mail server lets us in')
  } catch (error) {
    const todo = 'Check SMTP_URL: address, port, name and password. What could not be sent is tried again.'
    return fail('mail', `the mail server does not let us in: ${(error as Error).message}`, todo)
  } finally {
    mailer.close()
  }
}

async function checkScanner({ scannerAt }: Config): Promise<Finding[]> {
  if (scannerAt === undefined) return []
  try {
    await clamd(scannerAt)(Buffer.from('hello'))
    return [ok('scanner', 'answers')]
  } catch (error) {
    const todo = 'No paper is taken while it does not answer. Start it, or check SCANNER.'
    return [fail('scanner', (error as Error).message, todo)]
  }
}

async function checkReplica({ databaseReadUrl }: Config): Promise<Finding[]> {
  if (databaseReadUrl === undefined) return []
  const client = new pg.Client({ connectionString: databaseReadUrl, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ standby: boolean; behind: number | null }>(
      `select pg_is_in_recovery() as standby, case when pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() then 0
         else extract(epoch from now() - pg_last_xact_replay_timestamp()) end::float8 as behind`,
    )
    const { standby = false, behind = null } = rows[0] ?? {}
    if (!standby)
      return [warn('replica', 'is no replica', 'DATABASE_READ_URL should name a standby of DATABASE_URL.')]
    if (behind !== null && behind > FAR_BEHIND_S)
      return [
        warn(
          'replica',
          `is ${Math.round(behind)} seconds behind`,
          'Lens and planner show old figures meanwhile.',
        ),
      ]
    return [ok('replica', 'follows the primary')]
  } catch (error) {
    return [
      warn('replica', (error as Error).message, 'The primary answers instead; check DATABASE_READ_URL.'),
    ]
  } finally {
    await client.end().catch(() => undefined)
  }
}
