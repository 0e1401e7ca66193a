import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { tellOfBackup } from '#domain/transfers/commands.ts'
import { BackupProblem } from '#platform/backup/format.ts'
import { makeBackup } from '#platform/backup/make.ts'
import type { BackupMade } from '#platform/backup/make.ts'
import { readBackup } from '#platform/backup/read.ts'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database/database.ts'
import { pendingMigrations } from '#platform/database/migrate.ts'
import { organisationName, release, SECRETS, sizeWords, storedFiles } from './backup/about.ts'
import { withDatabase } from './data.ts'
import { CommandProblem } from './frame.ts'
import type { Call, Command } from './frame.ts'

/** `answerable backup FILE`: everything in one file, while the service works. */
export const backupCommand: Command = {
  name: 'backup',
  summary: 'Keep everything in one file, as it is now',
  usage: '<file>',
  help: `
  answerable backup /backups/monday.backup
  answerable backup /backups/monday.backup --with-secrets
  answerable backup /backups/monday.backup --verify

Works beside a running service and shows everything as it was at one instant. The file is a tar archive packed by zstd; it
holds what clients told, so keep it as safe as the service itself. Put it back with: answerable restore`,
  options: { 'with-secrets': { type: 'boolean' }, verify: { type: 'boolean' } },
  meaning: {
    'with-secrets':
      'also keep the secrets of the data directory: whoever has the file can then act as anybody',
    verify: 'make nothing: read the file and hold every count and checksum against what was written',
  },
  run: async (call) => {
    const [file] = call.words
    if (file === undefined || call.words.length > 1) throw new CommandProblem('Say one file.', 2)
    await explained(() => (call.options['verify'] === true ? verify(call, file) : make(call, file)))
  },
}

async function make(call: Call, path: string): Promise<void> {
  const config = readConfig(process.env)
  const begun = performance.now()
  const withSecrets = call.options['with-secrets'] === true
  const made = await withDatabase(config, call, async (url) => {
    const done = await makeBackup({
      url,
      path,
      now: systemClock.now(),
      release: await release(),
      organisation: await organisationName(url),
      secrets: withSecrets ? secretsIn(config.dataDirectory) : [],
      reach: storedFiles(config).reach,
      progress: (table, rows) => call.progress(`${rows} rows, after ${table}`),
    })
    await tell(url, done)
    return done
  })
  const seconds = (performance.now() - begun) / 1000
  const { rows, lost } = made.manifest
  const words = [
    `${path}: ${rows} rows in ${made.header.tables.length} tables, ${filesWords(made.manifest)}, ${sizeWords(made.size)}, ${seconds.toFixed(1)} s.`,
    withSecrets
      ? 'It holds the secrets: whoever has it can sign in as anybody and open every client’s page. Keep it locked away.'
      : 'The secrets of the data directory are not in it. Restored elsewhere without them, links that clients have stop working and staff set up their second factor again.',
  ]
  if (lost.length > 0) words.push(lostWords(lost))
  call.answer(
    { path, size: made.size, rows, seconds, header: made.header, manifest: made.manifest },
    words.join('\n'),
  )
}

const filesWords = ({ stored, files }: BackupMade['manifest']) => {
  const papers = Object.values(stored).reduce((sum, one) => sum + one.rows, 0)
  return `${papers} papers from outside the database, ${Object.keys(files).length} secrets`
}

const lostWords = (lost: readonly string[]) =>
  `Not in it, for their bytes are lost: ${lost.length} papers (${lost.slice(0, 5).join(', ')}${lost.length > 5 ? ' …' : ''}). See: answerable files check`

/** Kept for whoever asks when the last backup was made; a database of an older release has no place for it. */
async function tell(url: string, { path, size, header, manifest }: BackupMade): Promise<void> {
  if ((await pendingMigrations(url)).length > 0) return
  const database = openDatabase(url, 1)
  const made = { file: basename(path), beganAt: new Date(header.madeAt), bytes: size, rows: manifest.rows }
  try {
    await database.transact((tx) => tellOfBackup(tx, made, systemClock.now()))
  } finally {
    await database.close()
  }
}

const secretsIn = (directory: string) =>
  SECRETS.map((name) => ({ name, path: join(directory, name) })).filter(({ path }) => existsSync(path))

/** Reads a backup to its end and says what is in it. */
export async function verify(call: Call, path: string): Promise<void> {
  const begun = performance.now()
  const { header, manifest } = await readBackup(path)
  const seconds = (performance.now() - begun) / 1000
  const lines = [
    `${path} is whole: every count and checksum is as it was written (${seconds.toFixed(1)} s).`,
    `  of ${header.organisation ?? 'a service without a name'}, ${header.madeAt}, by release ${header.release}`,
    `  ${manifest.rows} rows in ${header.tables.length} tables, ${manifest.jobs.rows} jobs, ${filesWords(manifest)}`,
    `  schema ${header.schema.at(-1) ?? ''}${header.withSecrets ? ', with secrets' : ''}`,
  ]
  if (manifest.lost.length > 0) lines.push(`  ${lostWords(manifest.lost)}`)
  call.answer({ path, whole: true, header, manifest }, lines.join('\n'))
}

/** What a backup cannot do is told without a stack trace. */
export async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof BackupProblem) throw new CommandProblem(error.message)
    throw error
  }
}
