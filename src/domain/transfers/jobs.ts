import { rm } from 'node:fs/promises'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { BackupProblem } from '#platform/backup/format.ts'
import { makeBackup } from '#platform/backup/make.ts'
import { readBackup } from '#platform/backup/read.ts'
import type { Database, Tx } from '#platform/database/database.ts'
import type { Reach } from '#platform/files/reach.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import type { Log } from '#platform/log.ts'
import { transferEvents } from './contract.ts'
import * as store from './store.ts'

export type Schedule = {
  /** The folder they go to. */
  readonly to: string
  readonly everyHours: number
  /** How many are kept; older ones are taken away. */
  readonly keep: number
  readonly release: string
  /** How papers outside the database are reached. */
  readonly reach?: Reach
}

const HOUR_MS = 3_600_000
const AFTER_FAILURE_MS = 30 * 60_000
const SILENT_MS = 10 * 60_000
const BEAT_MS = 30_000

export type BackupTimer = {
  /** Looks whether one is due, and begins it; it is made beside everything else. */
  readonly run: (tx: Tx, now: Date) => Promise<number>
  /** The one being made comes to its end. */
  settle(): Promise<void>
  /** Stops the one being made: what it wrote is taken away. */
  close(): Promise<void>
}

/** Makes backups by the clock. Several nodes may have a timer: each backup is begun by one of them. */
export function createBackupTimer(parts: {
  readonly database: Database
  readonly url: string
  readonly schedule: Schedule
  readonly now: () => Date
  readonly log: Pick<Log, 'warn' | 'info'>
}): BackupTimer {
  const { database, schedule, now, log } = parts
  const stopped = new AbortController()
  let making: Promise<void> | undefined

  async function make(id: string, path: string): Promise<void> {
    const beat = setInterval(
      () => void database.each.run(store.alive, id, now()).catch(() => undefined),
      BEAT_MS,
    )
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const organisation = await organisationName(database)
      const { release, reach } = schedule
      const done = await makeBackup({
        url: parts.url,
        path,
        now: now(),
        release,
        organisation,
        reach,
        signal: stopped.signal,
      })
      await readBackup(path)
      const { lost } = done.manifest
      if (lost.length > 0) log.warn({ papers: lost }, 'papers whose bytes are lost are not in the backup')
      await keep(id, { bytes: done.size, rows: done.manifest.rows })
      log.info({ file: path, rows: done.manifest.rows }, 'a backup was made and read to its end')
      await removeOld()
    } catch (error) {
      if (stopped.signal.aborted)
        await database.each.run(store.failed, id, now(), 'The service was stopped meanwhile.')
      else await tellFailure(id, error)
    } finally {
      clearInterval(beat)
    }
  }

  async function keep(id: string, { bytes, rows }: { bytes: number; rows: number }): Promise<void> {
    await database.transact(async (tx) => {
      await tx.run(store.made, id, now(), bytes, rows, now())
      await record(
        tx,
        transferEvents.backedUp,
        { at: now(), actor: 'service' },
        { backupId: id, scheduled: true, rows, bytes },
      )
    })
  }

  async function tellFailure(id: string, error: unknown): Promise<void> {
    const words = error instanceof BackupProblem ? error.message : (error as Error).message
    log.warn({ err: error }, 'a backup could not be made; it is tried again in half an hour')
    await database.each.run(store.failed, id, now(), words.slice(0, 500)).catch(() => undefined)
  }

  async function removeOld(): Promise<void> {
    for (const { id, file } of await database.each.all(store.tooMany, schedule.keep)) {
      await rm(join(schedule.to, file), { force: true })
      await database.each.run(store.removed, id, now())
    }
  }

  return {
    async run(tx, at) {
      if (making || stopped.signal.aborted) return 0
      await tx.run(store.giveUpSilent, at, new Date(at.getTime() - SILENT_MS))
      const since = new Date(at.getTime() - schedule.everyHours * HOUR_MS)
      const { due } = await tx.one(store.isDue, since, new Date(at.getTime() - AFTER_FAILURE_MS))
      if (!due) return 0
      const file = `answerable-${at.toISOString().replace(/[-:]|\.\d+/g, '')}.backup`
      const begun = await tx.maybe(store.begin, newId(at), true, file, at)
      if (!begun) return 0
      tx.afterCommit(() => {
        making = make(begun.id, join(schedule.to, file))
          .catch((error: unknown) => log.warn({ err: error }, 'a backup could not be told of'))
          .finally(() => (making = undefined))
      })
      return 0
    },
    settle: async () => making,
    async close() {
      stopped.abort()
      await making
    },
  }
}

async function organisationName(database: Database): Promise<string | null> {
  const { rows } = await database.pool.query<{ name: string }>('select name from organisations limit 1')
  return rows[0]?.name ?? null
}
