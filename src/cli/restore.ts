import { createInterface } from 'node:readline/promises'
import { restoreBackup } from '#platform/backup/restore.ts'
import type { Restored } from '#platform/backup/restore.ts'
import { readConfig } from '#platform/config.ts'
import { explained, verify } from './backup.ts'
import { storedFiles } from './backup/about.ts'
import { withDatabase } from './data.ts'
import { CommandProblem } from './frame.ts'
import type { Call, Command } from './frame.ts'

/** `answerable restore FILE`: puts a backup into a database, in one go. */
export const restoreCommand: Command = {
  name: 'restore',
  summary: 'Put a backup back, into the own database or a server',
  usage: '<file>',
  help: `
  answerable restore /backups/monday.backup
  DATABASE_URL=postgresql://… answerable restore /backups/monday.backup
  answerable restore /backups/monday.backup --replace

Needs an empty database that no service runs on. All of it is one transaction: when it is interrupted, or something in the
file is not as it was written, the database stays as it was. A backup of an older release is brought up to this one.`,
  options: {
    replace: { type: 'boolean' },
    yes: { type: 'boolean' },
    'with-secrets': { type: 'boolean' },
    verify: { type: 'boolean' },
  },
  meaning: {
    replace: 'what is in the database is lost and replaced; asks first',
    yes: 'with --replace: do not ask',
    'with-secrets': 'also put the secrets into the data directory, where there are none yet',
    verify: 'put nothing back: only read the file and check every count and checksum',
  },
  run: async (call) => {
    const [file] = call.words
    if (file === undefined || call.words.length > 1) throw new CommandProblem('Say one file.', 2)
    await explained(() => (call.options['verify'] === true ? verify(call, file) : restore(call, file)))
  },
}

async function restore(call: Call, path: string): Promise<void> {
  const config = readConfig(process.env)
  const begun = performance.now()
  const done = await withDatabase(config, call, (url) =>
    restoreBackup({
      url,
      path,
      ...(call.options['replace'] === true && { mayReplace: (filled) => askToReplace(call, filled) }),
      ...(call.options['with-secrets'] === true && { secretsTo: config.dataDirectory }),
      stored: storedFiles(config),
      progress: (what, rows) => call.progress(`${rows} rows, after ${what}`),
    }),
  )
  const seconds = (performance.now() - begun) / 1000
  call.answer({ path, seconds, ...done }, wordsOf(path, done, seconds))
}

/** Shared with what is brought from an export. */
export async function askToReplace(call: Call, filled: readonly string[]): Promise<boolean> {
  if (call.options['yes'] === true) return true
  if (!process.stdin.isTTY)
    throw new CommandProblem(
      'Nobody is here to be asked whether what is there may be lost. Say --yes as well.',
      2,
    )
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const question = `Everything in this database will be lost (${filled.length} tables have rows). Type "replace" to go on: `
    return (await terminal.question(question)).trim() === 'replace'
  } finally {
    terminal.close()
  }
}

function wordsOf(path: string, { header, manifest, migrated, files }: Restored, seconds: number): string {
  const lines = [
    `${path}: ${manifest.rows} rows in ${header.tables.length} tables and ${manifest.jobs.rows} jobs put back, every count and checksum as written. ${seconds.toFixed(1)} s.`,
    `It is the service of ${header.organisation ?? 'nobody named'} as it was at ${header.madeAt}.`,
  ]
  if (migrated.length > 0) lines.push(`Brought up to this release: ${migrated.join(', ')}.`)
  if (files.length > 0) lines.push(`Files put back: ${files.length}.`)
  const left = Object.keys(manifest.files).filter(
    (name) => name.startsWith('secrets/') && !files.includes(name),
  )
  if (left.length > 0)
    lines.push(`Left out: ${left.join(', ')}. Say --with-secrets to put them where there are none yet.`)
  return lines.join('\n')
}
