import { importExport } from '#platform/backup/export.ts'
import { readConfig } from '#platform/config.ts'
import { explained } from '../backup.ts'
import { storedFiles } from '../backup/about.ts'
import { withDatabase } from '../data.ts'
import { AS_FILES } from '../export/about.ts'
import type { Call } from '../frame.ts'
import { askToReplace } from '../restore.ts'

/** `answerable import all <export>`: an export of Answerable, into an empty database. */
export async function importAll(call: Call, path: string): Promise<number> {
  const begun = performance.now()
  const config = readConfig(process.env)
  const done = await withDatabase(config, call, (url) =>
    explained(() =>
      importExport({
        ...{ url, path, asFiles: AS_FILES, ...storedFiles(config) },
        ...(call.options['replace'] === true && { mayReplace: (filled) => askToReplace(call, filled) }),
        progress: (table, rows) => call.progress(`${rows} rows, after ${table}`),
      }),
    ),
  )
  const seconds = (performance.now() - begun) / 1000
  const { header, rows, migrated } = done
  const lines = [
    `${path}: ${rows} rows of ${header.tables.length} tables brought in. ${seconds.toFixed(1)} s.`,
    `It is the service of ${header.organisation ?? 'nobody named'} as it was at ${header.madeAt}.`,
    ...(migrated.length > 0 ? [`Brought up to this release: ${migrated.join(', ')}.`] : []),
  ]
  call.answer({ path, rows, seconds, migrated, header }, lines.join('\n'))
  return 0
}
