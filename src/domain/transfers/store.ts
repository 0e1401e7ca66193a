import { statement } from '#platform/database/statement.ts'
import type { Import } from './contract.ts'

type BackupRow = {
  id: string
  scheduled: boolean
  file: string
  state: 'running' | 'made' | 'failed'
  beganAt: Date
  endedAt: Date | null
  bytes: number | null
  rows: number | null
  readAt: Date | null
  why: string | null
  removed: boolean
}

export const lastBackups = statement<BackupRow, [limit: number]>(
  'transfers.lastBackups',
  `select id, scheduled, file, state, began_at, ended_at, bytes, rows, read_at, why, removed_at is not null as removed
   from backups order by began_at desc, id desc limit $1`,
)

type ImportRow = Omit<Import, 'beganAt' | 'endedAt'> & { beganAt: Date; endedAt: Date | null }

export const lastImports = statement<ImportRow, [limit: number]>(
  'transfers.lastImports',
  `select i.id, i.kind, i.name, i.file, i.state, a.name as by, i.began_at, i.ended_at, i.rows, i.contacts, i.cases, i.clients,
     i.known, i.kept_aside, i.findings
   from imports i left join agents a on a.id = i.by_agent_id order by i.began_at desc, i.id desc limit $1`,
)

/** When the last backup was made and read; null where there is none. */
export const lastMade = statement<{ endedAt: Date; readAt: Date | null; failedSince: boolean }>(
  'transfers.lastMade',
  `select b.ended_at, b.read_at,
     exists (select from backups f where f.state = 'failed' and f.began_at > b.began_at) as failed_since
   from backups b where b.state = 'made' order by b.began_at desc limit 1`,
)

/** One that is not heard of any more is none. */
export const giveUpSilent = statement<never, [now: Date, silentSince: Date]>(
  'transfers.giveUpSilent',
  `update backups set state = 'failed', ended_at = $1, why = 'The node that made it went away.'
   where state = 'running' and alive_at < $2`,
)

/** Whether the next is due: none was begun since the one time, and none has failed since the other. */
export const isDue = statement<{ due: boolean }, [beganAfter: Date, failedAfter: Date]>(
  'transfers.isDue',
  `select not exists (select from backups where scheduled and (state in ('made', 'running') and began_at > $1
     or state = 'failed' and began_at > $2)) as due`,
)

/** Only one node at a time: whoever comes second gets nothing. */
export const begin = statement<{ id: string }, [id: string, scheduled: boolean, file: string, now: Date]>(
  'transfers.beginBackup',
  `insert into backups (id, scheduled, file, began_at, alive_at) values ($1, $2, $3, $4, $4)
   on conflict do nothing returning id`,
)

export const alive = statement<never, [id: string, now: Date]>(
  'transfers.backupAlive',
  `update backups set alive_at = $2 where id = $1 and state = 'running'`,
)

export const made = statement<
  never,
  [id: string, now: Date, bytes: number, rows: number, readAt: Date | null]
>(
  'transfers.backupMade',
  `update backups set state = 'made', ended_at = $2, bytes = $3, rows = $4, read_at = $5 where id = $1 and state = 'running'`,
)

export const failed = statement<never, [id: string, now: Date, why: string]>(
  'transfers.backupFailed',
  `update backups set state = 'failed', ended_at = $2, why = $3 where id = $1 and state = 'running'`,
)

/** Files of the clock's own backups beyond the newest so many, in this folder. */
export const tooMany = statement<{ id: string; file: string }, [keep: number]>(
  'transfers.tooManyBackups',
  `select id, file from backups where scheduled and state = 'made' and removed_at is null
   order by began_at desc offset $1`,
)

export const removed = statement<never, [id: string, now: Date]>(
  'transfers.backupRemoved',
  'update backups set removed_at = $2 where id = $1',
)
