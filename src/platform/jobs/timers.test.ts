import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { systemClock } from '../clock.ts'
import { openDatabase } from '../database/database.ts'
import type { Database } from '../database/database.ts'
import { makeLog } from '../log.ts'
import { startTimers } from './timers.ts'

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let database: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  database = openDatabase(fresh.url, 4)
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

const log = makeLog({ level: 'silent', readable: false })
const HOUR = 3_600_000

test('closed, it ends at once: whoever sleeps is woken, whoever is at work does not sleep any more', async () => {
  const begun = Promise.withResolvers<void>()
  const gate = Promise.withResolvers<void>()
  const asleep = Promise.withResolvers<void>()
  const timers = startTimers({
    database,
    clock: systemClock,
    log,
    sweeps: [
      {
        name: 'asleep',
        every: HOUR,
        run: async () => {
          asleep.resolve()
          return 0
        },
      },
      {
        name: 'at work',
        every: HOUR,
        run: async () => {
          begun.resolve()
          await gate.promise
          return 0
        },
      },
      {
        name: 'fails while it is closed',
        run: async () => {
          await gate.promise
          throw new Error('no more')
        },
      },
    ],
  })
  await Promise.all([begun.promise, asleep.promise])
  const closing = timers.close()
  gate.resolve()
  await expect(closing).resolves.toBeUndefined()
})
