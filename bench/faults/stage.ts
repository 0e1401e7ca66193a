import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { makeStaffLink } from '#domain/accounts/commands.staff.ts'
import { startEmbedded } from '#platform/database/embedded/launcher.ts'
import type { Embedded } from '#platform/database/embedded/launcher.ts'
import { migrate } from '#platform/database/migrate.ts'
import { openDatabase } from '#platform/database/database.ts'
import { migrateJobs } from '#platform/jobs/jobs.ts'
import { createFactories } from '#tests/support/factories.ts'

const SMALL_DISK = '1500m'

/** PostgreSQL on a disk of its own (where one can be made), and the folders of everything else. */
export type Stage = {
  readonly folder: string
  /** Where the database's files are: a small disk, or an ordinary folder when none could be mounted. */
  readonly disk: string
  readonly hasOwnDisk: boolean
  /** Connects past every network of the nodes, to look. Waits for the server to be there. */
  pool(): pg.Pool
  readonly url: string
  socket(): string
  killDatabase(): Promise<void>
  close(): Promise<void>
}

export async function setStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'answerable-faults-'))
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  const hasOwnDisk = mounted(disk)
  let embedded = await startEmbedded({ dataDirectory: disk })
  let pool = looking(embedded.url)
  await migrate(embedded.url)
  await migrateJobs(embedded.url)
  const stage: Stage = {
    folder,
    disk,
    hasOwnDisk,
    pool: () => pool,
    url: embedded.url,
    socket: () => socketOf(embedded),
    async killDatabase() {
      const [pid] = readFileSync(join(disk, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
      process.kill(Number(pid), 'SIGKILL')
      await embedded.lost
      await embedded.stop()
      await pool.end().catch(() => undefined)
      embedded = await startEmbedded({ dataDirectory: disk })
      pool = looking(embedded.url)
    },
    async close() {
      await pool.end().catch(() => undefined)
      await embedded.stop()
      if (hasOwnDisk) execFileSync('umount', ['-l', disk])
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return stage
}

function looking(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  pool.on('error', () => undefined)
  return pool
}

function mounted(disk: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SMALL_DISK}`, 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function socketOf({ url }: Embedded): string {
  const host = /@([^:/]+):5432/.exec(url)?.[1]
  return join(decodeURIComponent(host ?? ''), '.s.PGSQL.5432')
}

/** An organisation with agents who can help with its one service; one-use links for all, the last for who only looks. */
export async function people(stage: Stage, agents: number, publicUrl: string) {
  const database = openDatabase(stage.url, 2)
  try {
    const make = createFactories(database)
    await make.organisation()
    const skill = await make.skill({ general: true })
    const offered = await make.service({ skillId: skill.id })
    const ids: string[] = []
    for (let index = 0; index <= agents; index += 1) {
      const { id } = await make.agent({
        departmentId: offered.departmentId,
        skills: [skill.id],
        roles: index === agents ? ['agent', 'lead'] : ['agent'],
        chatCapacity: 3,
      })
      ids.push(id)
    }
    return await Promise.all(
      ids.map(async (agentId) => {
        const link = await database.transact((tx) =>
          makeStaffLink(tx, { kind: 'service' }, agentId, new Date(), { publicUrl }),
        )
        return { agentId, token: new URL(link.url).hash.slice(1) }
      }),
    )
  } finally {
    await database.close()
  }
}
