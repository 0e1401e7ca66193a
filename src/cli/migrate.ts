import { readConfig } from '#platform/config.ts'
import { migrate, pendingMigrations } from '#platform/database/migrate.ts'
import { withDatabase } from './data.ts'
import type { Command } from './frame.ts'

/** `answerable migrate`: forward only, safe to run again and on several machines at once. */
export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'Bring the database up to this version',
  help: 'The service does this by itself when it starts. Run it beforehand to upgrade without waiting, or with --pending to look.',
  options: { pending: { type: 'boolean' } },
  meaning: { pending: 'only list what would be applied; the status is 1 when there is something' },
  run: async (call) => {
    const config = readConfig(process.env)
    return withDatabase(config, call, async (url) => {
      const looking = call.options.pending === true
      const names = looking ? await pendingMigrations(url) : await migrate(url)
      const title = looking ? 'Waiting to be applied' : 'Applied'
      call.answer(
        { [looking ? 'pending' : 'applied']: names },
        names.length > 0 ? [`${title}:`, ...names].join('\n  ') : 'The database is up to date.',
      )
      return looking && names.length > 0 ? 1 : 0
    })
  },
}
