import { exportAll } from '#platform/backup/export.ts'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { explained } from './backup.ts'
import { organisationName, release, sizeWords, storedFiles } from './backup/about.ts'
import { withDatabase } from './data.ts'
import { aboutExport, AS_FILES } from './export/about.ts'
import { CommandProblem } from './frame.ts'
import type { Command } from './frame.ts'

/** `answerable export`: everything, row by row, to be read anywhere. */
export const exportCommand: Command = {
  name: 'export',
  summary: 'Write everything row by row, as CSV or JSON, to leave or to look into',
  usage: '<folder | file.zip>',
  help: `
  answerable export everything
  answerable export everything.zip --format json

Every table of the service with all its rows and columns, papers as files, and a README that says what each is. Cells that
a spreadsheet would run as a formula get an apostrophe before them. answerable import all brings it back, into an empty
database. It holds everything that clients told and what lets staff sign in: keep it as safe as the service itself.`,
  options: { format: { type: 'string', default: 'csv' } },
  meaning: { format: 'csv or json: one object a line (csv)' },
  run: async (call) => {
    const [path] = call.words
    if (path === undefined || call.words.length > 1)
      throw new CommandProblem('Say one folder, or a file that ends in .zip.', 2)
    const format = call.options['format']
    if (format !== 'csv' && format !== 'json') throw new CommandProblem('--format has to be csv or json.', 2)
    const begun = performance.now()
    const config = readConfig(process.env)
    const done = await withDatabase(config, call, (url) =>
      explained(async () =>
        exportAll({
          ...{ url, path, format, now: systemClock.now(), asFiles: AS_FILES, about: aboutExport },
          reach: storedFiles(config).reach,
          ...{ release: await release(), organisation: await organisationName(url) },
          progress: (table, rows) => call.progress(`${rows} rows, after ${table}`),
        }),
      ),
    )
    const seconds = (performance.now() - begun) / 1000
    const rows = done.header.tables.reduce((sum, table) => sum + table.rows, 0)
    call.answer(
      {
        path,
        format,
        rows,
        files: done.files,
        lost: done.lost,
        bytes: done.bytes,
        seconds,
        tables: done.header.tables,
      },
      `${path}: ${rows} rows of ${done.header.tables.length} tables as ${format.toUpperCase()} and ${done.files} papers, ${sizeWords(done.bytes)}, ${seconds.toFixed(1)} s.`,
    )
  },
}
