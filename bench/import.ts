/**
 * How many rows a second the import of a history takes, and whether its memory grows with the file: contacts of made-up people
 * over four years, by the command itself. With `--again` the same file afterwards once more: nothing is imported twice.
 *
 * `node bench/import.ts [--rows 3000000] [--again]`. Three million rows need some 10 GB of room and half an hour.
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { openDatabase } from '#platform/database/database.ts'
import { startEmbedded } from '#platform/database/embedded/launcher.ts'
import { migrate } from '#platform/database/migrate.ts'
import { migrateJobs } from '#platform/jobs/jobs.ts'
import { makeOrganisation } from './scale/organisation.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '3000000' },
    again: { type: 'boolean', default: false },
  },
})
const rows = Number(values.rows)
const folder = mkdtempSync(join(tmpdir(), 'answerable-import-'))
const file = join(folder, 'history.csv')
const embedded = await startEmbedded({ dataDirectory: join(folder, 'data') })
const client = new pg.Client({ connectionString: embedded.url })
await client.connect()
try {
  await migrate(embedded.url)
  await migrateJobs(embedded.url)
  const database = openDatabase(embedded.url, 2)
  await makeOrganisation(database, 20)
  await database.close()
  await pipeline(Readable.from(history()), createWriteStream(file))
  console.table(await followed(importing()))
  if (values.again) console.log(await said(importing()))
} finally {
  await client.end()
  await embedded.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** Some three rows a case and two cases a person; a few people have no e-mail, one row in a thousand has no time. */
function* history(): Generator<string> {
  yield 'number,case,arrived,answered,ended,closed,channel,name,phone,email,need\n'
  const begin = Date.UTC(2022, 0, 3, 8)
  const step = (4 * 365 * 86_400_000) / rows
  const at = (time: number) => new Date(time).toISOString()
  for (let row = 0; row < rows; row += 1) {
    const kase = Math.floor(row / 3)
    const person = Math.floor(kase / 2)
    const came = begin + row * step
    const email = person % 10 === 0 ? '' : `person${person}@example.org`
    const arrived = row % 1_000 === 999 ? '' : at(came)
    const times = [arrived, at(came + 40_000), at(came + 400_000), at(came + 86_400_000)]
    const phone = `+4420${String(person).padStart(8, '0')}`
    yield (
      [row, kase, ...times, 'phone', `"Person, ${person}"`, phone, email, 'About the heating'].join(',') +
      '\n'
    )
  }
}

function importing(): ChildProcess {
  const program = resolve(import.meta.dirname, '../src/cli/main.ts')
  return spawn(
    process.execPath,
    [program, 'import', 'contacts', file, '--zone', 'UTC', '--map', 'external=number'],
    { env: { ...process.env, DATABASE_URL: embedded.url }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
}

async function said(child: ChildProcess): Promise<string> {
  let words = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (words += text))
  await new Promise((ended) => child.once('close', ended))
  return words
}

/** Rows a second and megabytes of the importing process, for each tenth of the file. */
async function followed(child: ChildProcess): Promise<object[]> {
  const table: object[] = []
  let [began, before, most] = [performance.now(), 0, 0]
  const look = setInterval(() => {
    void (async () => {
      most = Math.max(most, megabytes(child.pid))
      const there = await written()
      if (there < ((table.length + 1) * rows) / 10) return
      const seconds = (performance.now() - began) / 1000
      table.push({ rows: there, 'rows/s': Math.round((there - before) / seconds), 'at most MB': most })
      ;[began, before, most] = [performance.now(), there, 0]
    })().catch(() => undefined)
  }, 1_000)
  const report = await said(child)
  clearInterval(look)
  console.log(report)
  return table
}

async function written(): Promise<number> {
  // What PostgreSQL counts by itself: asking it costs nothing.
  const { rows: found } = await client.query<{ n: string }>(
    `select n_tup_ins as n from pg_stat_user_tables where relname = 'contacts'`,
  )
  return Number(found[0]?.n)
}

function megabytes(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1_000)
}
