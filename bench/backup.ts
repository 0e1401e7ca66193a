/**
 * Rows per second of a backup, of reading it to its end and of restoring it, beside plain COPY of the same tables to nowhere.
 *
 * `node bench/backup.ts` makes the example organisation in a database of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { tablesOf } from '#platform/backup/catalogue.ts'
import { makeBackup } from '#platform/backup/make.ts'
import { readBackup } from '#platform/backup/read.ts'
import { restoreBackup } from '#platform/backup/restore.ts'
import { openDatabase } from '#platform/database/database.ts'
import { startEmbedded } from '#platform/database/embedded/launcher.ts'
import { migrate } from '#platform/database/migrate.ts'
import { migrateJobs } from '#platform/jobs/jobs.ts'
import { createExample } from '#cli/example/create.ts'

const folder = mkdtempSync(join(tmpdir(), 'answerable-bench-'))
const embedded = await startEmbedded({ dataDirectory: join(folder, 'data') })
try {
  const { url } = embedded
  await migrate(url)
  await migrateJobs(url)
  const database = openDatabase(url, 4)
  await createExample(database, { now: new Date() })
  await database.pool.query('create database restored')
  await database.close()
  const path = join(folder, 'all.backup')
  const plain = await timed(() => copyAll(url))
  const made = await timed(() =>
    makeBackup({ url, path, now: new Date(), release: 'bench', organisation: null }),
  )
  const rows = made.result.manifest.rows
  const read = await timed(() => readBackup(path))
  const restored = await timed(() => restoreBackup({ url: url.replace(/\/[^/]*$/, '/restored'), path }))
  console.log(`${rows} rows, ${(made.result.size / 1e6).toFixed(1)} MB\n`)
  console.table(
    Object.entries({
      'COPY to nowhere': plain,
      backup: made,
      'read to its end': read,
      restore: restored,
    }).map(([what, { seconds }]) => ({
      what,
      seconds: seconds.toFixed(2),
      'rows/s': Math.round(rows / seconds),
    })),
  )
  console.log(`at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB of memory`)
} finally {
  await embedded.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; result: T }> {
  const begun = performance.now()
  const result = await work()
  return { seconds: (performance.now() - begun) / 1000, result }
}

async function copyAll(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const { name, columns } of await tablesOf(client)) {
    const list = columns.map((column) => `"${column.name}"`).join(', ')
    const stream = client.query(copyTo(`copy (select ${list} from "${name}") to stdout`))
    for await (const _ of stream);
  }
  await client.end()
}
