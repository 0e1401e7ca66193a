import { accessSync, constants, existsSync } from 'node:fs'
import pg from 'pg'
import type { Config } from '#platform/config.ts'
import { fail, type Finding, ok, warn } from './finding.ts'

type Last = { ended_at: Date; read_at: Date | null; file: string }
type Failed = { began_at: Date; why: string | null }

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** Looks at backups: whether any are made, when the last was, and whether it could be read. */
export async function checkBackups(
  url: string,
  { backupTo, backupEvery }: Pick<Config, 'backupTo' | 'backupEvery'>,
): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    const there = await client.query<{ there: boolean }>(
      `select to_regclass('public.backups') is not null as there`,
    )
    if (there.rows[0]?.there !== true) return []
    const { rows } = await client.query<Last>(
      `select ended_at, read_at, file from backups where state = 'made' order by began_at desc limit 1`,
    )
    const failed = await client.query<Failed>(
      `select began_at, why from backups f where state = 'failed'
         and not exists (select from backups m where m.state = 'made' and m.began_at > f.began_at)
       order by began_at desc limit 1`,
    )
    return [
      ...folderFinding(backupTo),
      ...failureFinding(failed.rows[0]),
      lastFinding(rows[0], backupTo, backupEvery),
    ]
  } finally {
    await client.end()
  }
}

function folderFinding(backupTo: string | undefined): Finding[] {
  if (backupTo === undefined || !existsSync(backupTo)) return []
  try {
    accessSync(backupTo, constants.W_OK)
    return []
  } catch {
    return [
      fail(
        'backups',
        `${backupTo} cannot be written`,
        'Let whoever runs the service write there, or change BACKUP_TO.',
      ),
    ]
  }
}

function failureFinding(failed: Failed | undefined): Finding[] {
  if (!failed) return []
  const found = `the last, begun ${failed.began_at.toISOString()}, could not be made: ${failed.why ?? 'nobody knows why'}`
  return [
    fail(
      'backups',
      found,
      'It is tried again every half hour. Put right what it says, or run: answerable backup <file>',
    ),
  ]
}

function lastFinding(last: Last | undefined, backupTo: string | undefined, everyHours: number): Finding {
  const none =
    'Set BACKUP_TO, or let a timer of yours run: answerable backup <file>. See docs/operate/backup.md.'
  if (!last) return warn('backups', 'none was ever made', none)
  const age = Date.now() - last.ended_at.getTime()
  const found = `${last.file} was made ${Math.round(age / HOUR_MS)} hours ago${last.read_at ? ' and read to its end' : ', and not read since'}`
  const late = backupTo === undefined ? age > 7 * DAY_MS : age > (everyHours + 2) * HOUR_MS
  return late
    ? warn('backups', found, backupTo === undefined ? none : 'Is the service running, with the role worker?')
    : ok('backups', found)
}
