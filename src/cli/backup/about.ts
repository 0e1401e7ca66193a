import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Schedule } from '#domain/transfers/jobs.ts'
import type { Stored } from '#platform/backup/stored.ts'
import type { Config } from '#platform/config.ts'
import { storeSettings } from '#platform/files/configured.ts'
import { reachBy } from '#platform/files/reach.ts'

/** Files of the data directory that sign what goes out. */
export const SECRETS = ['staff.secret', 'client.secret', 'push.secret']

/** Where papers go that come back, and how those are reached that lie outside the database. */
export function storedFiles(config: Parameters<typeof storeSettings>[0]): Stored {
  const { to, bucket } = storeSettings(config)
  return { reach: reachBy(bucket), to }
}

/** Backups by the clock, as they are configured; undefined where they are not. */
export async function backupSchedule(
  config: Pick<Config, 'backupTo' | 'backupEvery' | 'backupKeep'> & Parameters<typeof storeSettings>[0],
): Promise<Schedule | undefined> {
  if (config.backupTo === undefined) return undefined
  return {
    ...{ to: config.backupTo, everyHours: config.backupEvery, keep: config.backupKeep },
    ...{ release: await release(), reach: storedFiles(config).reach },
  }
}

/** The release that runs. */
export async function release(): Promise<string> {
  const text = await readFile(join(import.meta.dirname, '../../../package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

/** Whose service this is; null where nobody has said so yet. */
export async function organisationName(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>('select name from organisations limit 1')
    return rows[0]?.name ?? null
  } catch {
    // A database without our tables: whoever asked says so in better words.
    return null
  } finally {
    await client.end()
  }
}

/** Bytes as people say them. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`
  return bytes < 1_000_000_000 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`
}
