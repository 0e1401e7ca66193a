import { afterAll, beforeAll, expect, test } from 'vitest'
import pg from 'pg'
import { openDatabase } from '#platform/database/database.ts'
import type { Database } from '#platform/database/database.ts'
import { migrateJobs } from '#platform/jobs/jobs.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { createFactories } from '#tests/support/factories.ts'
import { checkWork } from './work.ts'

let own: Awaited<ReturnType<typeof freshDatabase>>
let database: Database
beforeAll(async () => {
  own = await freshDatabase()
  database = openDatabase(own.url, 2)
})
afterAll(async () => {
  await database.close()
  await own.drop()
})

const states = async () =>
  Object.fromEntries((await checkWork(own.url)).map(({ about, state }) => [about, state]))

test('the doctor sees jobs that are late or failed, promises without a warning, and what is left open', async () => {
  expect(await states()).toMatchObject({ jobs: 'warn' })
  await migrateJobs(own.url)
  expect(await states()).toEqual({ jobs: 'ok', timers: 'ok', transactions: 'ok' })

  await database.pool.query(
    `select graphile_worker.add_job('mail.send', '{}'::json, run_at => now() - interval '20 minutes')`,
  )
  expect(await states()).toMatchObject({ jobs: 'fail' })

  const kase = await createFactories(database).case()
  await database.pool.query(
    `insert into commitments (id, case_id, kind, what, by_agent_id, made_at, due_at, warn_at, tell_client_at)
     values (gen_random_uuid(), $1, 'action', 'See to it', $2, now() - interval '2 hours', now() + interval '1 hour',
       now() - interval '1 hour', now())`,
    [kase.id, kase.ownerId],
  )
  expect(await states()).toMatchObject({ timers: 'fail' })

  const open = new pg.Client({ connectionString: own.url })
  await open.connect()
  await open.query('begin')
  await open.query('select 1')
  expect(await states(), 'five minutes are not over').toMatchObject({ transactions: 'ok' })
  await open.end()
})
