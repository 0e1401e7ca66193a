import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import pg from 'pg'
import { pendingMigrations } from '#platform/database/migrate.ts'
import { schemaPicture } from '#platform/database/picture.ts'
import { fail, type Finding, ok, warn } from './finding.ts'
import { checkViews } from './views.ts'

const oldestVersion = 15
const allowedSkewMs = 2_000

/** Looks at the database: its version, its clock beside ours, and whether its schema is what this version expects. */
export async function checkDatabase(url: string): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    return [
      await checkVersion(client),
      await checkClock(client),
      ...(await checkSchema(url)),
      ...(await checkViews(client)),
    ]
  } finally {
    await client.end()
  }
}

async function checkVersion(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ version: number }>(
    "SELECT current_setting('server_version_num')::int AS version",
  )
  const major = Math.floor((rows[0]?.version ?? 0) / 10_000)
  const found = `PostgreSQL ${major} answers`
  return major >= oldestVersion
    ? ok('database', found)
    : fail('database', found, `Upgrade it to ${oldestVersion} or newer.`)
}

async function checkClock(client: pg.Client): Promise<Finding> {
  const before = Date.now()
  const { rows } = await client.query<{ now: Date }>('SELECT clock_timestamp() AS now')
  const middle = (before + Date.now()) / 2
  const skew = Math.abs((rows[0]?.now.getTime() ?? 0) - middle)
  const found = `${Math.round(skew)} ms between this machine and the database`
  if (skew <= allowedSkewMs) return ok('clock', found)
  return warn(
    'clock',
    found,
    'Let both follow the same time server (NTP); waits and promises are counted by it.',
  )
}

async function checkSchema(url: string): Promise<Finding[]> {
  const pending = await pendingMigrations(url)
  if (pending.length > 0)
    return [
      warn(
        'migrations',
        `${pending.length} wait to be applied`,
        'They are applied at the next start, or now by: answerable migrate',
      ),
    ]
  const expected = await readFile(resolve(import.meta.dirname, '../../../migrations/schema.sql'), 'utf8')
  const differing = differences(expected, await schemaPicture(url))
  const migrated = ok('migrations', 'all are applied')
  if (differing.length === 0) return [migrated, ok('schema', 'as this version expects')]
  const todo =
    'Somebody changed it by hand. Put these back as migrations/schema.sql has them, or restore a backup.'
  return [migrated, warn('schema', `differs in ${differing.slice(0, 5).join('; ')}`, todo)]
}

/** Lines that only one of the two pictures has. */
function differences(expected: string, found: string): string[] {
  const [wanted, there] = [new Set(expected.split('\n')), new Set(found.split('\n'))]
  const missing = [...wanted].filter((line) => !there.has(line)).map((line) => `missing: ${line.trim()}`)
  const extra = [...there].filter((line) => !wanted.has(line)).map((line) => `added: ${line.trim()}`)
  return [...missing, ...extra]
}
