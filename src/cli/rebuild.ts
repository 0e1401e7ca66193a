import { createMeasures } from '#domain/measures/follow.ts'
import { measureEvents } from '#domain/measures/contract.ts'
import type { RebuildStep } from '#domain/measures/rebuild.ts'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database/database.ts'
import { record } from '#platform/ledger/record.ts'
import { withDatabase } from './data.ts'
import type { Command } from './frame.ts'

const DONE: Record<RebuildStep, string> = {
  needs: 'needs worked out',
  contacts: 'contacts looked at',
  'roll-ups': 'months added up',
}

/** `answerable rebuild`: every measure of the lens, worked out again from the ledger. */
export const rebuildCommand: Command = {
  name: 'rebuild',
  summary: 'Work out every measure of the lens again, from the ledger',
  help: 'The figures come out the same: the service keeps them in line by itself. Run it when you want to be sure, or after a restore. It may run beside the service and may be stopped at any moment; begun again, it does everything anew.',
  options: {},
  meaning: {},
  run: async (call) =>
    withDatabase(readConfig(process.env), call, async (url) => {
      const database = openDatabase(url, 3)
      try {
        const measures = createMeasures({ database, clock: systemClock })
        const rebuilt = await measures.rebuild((step, done) => call.progress(`${done} ${DONE[step]}`))
        await measures.catchUp()
        const about = { at: systemClock.now(), actor: 'service' }
        await database.transact((tx) =>
          record(tx, measureEvents.rebuilt, about, { contacts: rebuilt.contacts }),
        )
        const { needs, contacts, changed } = rebuilt
        const same =
          changed === 0 ? 'Every row was as it had been counted.' : `${changed} rows came out differently.`
        call.answer(rebuilt, `${needs} needs and ${contacts} contacts worked out from the ledger. ${same}`)
        return 0
      } finally {
        await database.close()
      }
    }),
}
