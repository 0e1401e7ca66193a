import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely, Migrator, PostgresDialect, sql } from 'kysely'
import type { Migration, MigrationProvider } from 'kysely'
import pg from 'pg'

const folder = join(import.meta.dirname, '../../../migrations')

/** Files of plain SQL, `<timestamp>_<name>.sql`, applied in the order of their names, forward only. */
const provider: MigrationProvider = {
  async getMigrations() {
    const names = await migrationNames()
    return Object.fromEntries(names.map((name) => [name, fromFile(join(folder, `${name}.sql`))]))
  },
}

/** Every migration that this release brings, in their order. */
export async function migrationNames(): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{8}T\d{4}_.*\.sql$/.test(name)).sort()
  return names.map((name) => name.replace(/\.sql$/, ''))
}

/** What a migration does, as SQL. */
export const migrationText = (name: string): Promise<string> => readFile(join(folder, `${name}.sql`), 'utf8')

/** The picture of the schema as this release expects it (`picture.ts`). */
export const expectedPicture = (): Promise<string> => readFile(join(folder, 'schema.sql'), 'utf8')

function fromFile(path: string): Migration {
  return { up: async (db) => void (await sql.raw(await readFile(path, 'utf8')).execute(db)) }
}

/**
 * Brings the database at `url` up to the newest migration, or to the one named, as an older release would have. Safe when
 * several nodes start at once: one works, the others wait.
 * @returns the names applied now.
 */
export async function migrate(url: string, until?: string): Promise<string[]> {
  return withMigrator(url, async (migrator) => {
    const { error, results = [] } = await (until === undefined
      ? migrator.migrateToLatest()
      : migrator.migrateTo(until))
    if (error !== undefined)
      throw error instanceof Error ? error : new Error('a migration failed', { cause: error })
    return results.map((result) => result.migrationName)
  })
}

/** Names of the migrations that this release brings and the database does not have yet. */
export async function pendingMigrations(url: string): Promise<string[]> {
  return withMigrator(url, async (migrator) => {
    const known = await migrator.getMigrations()
    return known.filter((migration) => !migration.executedAt).map((migration) => migration.name)
  })
}

async function withMigrator<T>(url: string, work: (migrator: Migrator) => Promise<T>): Promise<T> {
  const db = new Kysely({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 2 }) }),
  })
  try {
    return await work(
      new Migrator({
        db,
        provider,
        migrationTableName: 'migrations',
        migrationLockTableName: 'migrations_lock',
      }),
    )
  } finally {
    await db.destroy()
  }
}
