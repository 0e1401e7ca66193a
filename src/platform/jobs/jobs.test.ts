import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { openDatabase } from '../database/database.ts'
import type { Database } from '../database/database.ts'
import { makeLog } from '../log.ts'
import { createMailer, mailTask, SEND_MAIL, sendMail } from '../mail/mail.ts'
import { addJob, migrateJobs, startWorker } from './jobs.ts'

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let database: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  await Promise.all([migrateJobs(fresh.url), migrateJobs(fresh.url)])
  database = openDatabase(fresh.url, 6)
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

const log = makeLog({ level: 'silent', readable: false })

test('a job is done once its transaction has committed; none when it rolls back; a failing one is tried again', async () => {
  const seen: unknown[] = []
  let failures = 0
  const finished = Promise.withResolvers<void>()
  const failed = Promise.withResolvers<void>()
  const worker = await startWorker({
    pool: database.pool,
    log,
    tasks: {
      note: async (payload) => {
        seen.push(payload)
        if (seen.length === 2) finished.resolve()
      },
      fail: async () => {
        failures += 1
        failed.resolve()
        throw new Error('not yet')
      },
    },
  })
  await database.transact((tx) => addJob(tx, 'fail', {}))
  await expect(
    database.transact(async (tx) => {
      await addJob(tx, 'note', { never: true })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  await database.transact((tx) => addJob(tx, 'note', { first: true }))
  await database.transact((tx) => addJob(tx, 'note', { second: true }))
  await Promise.all([finished.promise, failed.promise])
  await worker.stop()
  // Several run at once, in no order.
  expect(seen).toHaveLength(2)
  expect(seen).toEqual(expect.arrayContaining([{ first: true }, { second: true }]))
  expect(failures).toBe(1)
  // How a job ended is noted a moment after the worker has let go of it.
  const left = async () =>
    (await database.pool.query('select attempts, last_error from graphile_worker.jobs')).rows
  await expect.poll(left).toEqual([{ attempts: 1, last_error: 'not yet' }])
})

test('a key keeps one job, the newest; one that is meant for later waits', async () => {
  const runAt = new Date(Date.now() + 86_400_000)
  for (const turn of [1, 2]) {
    await database.transact((tx) => addJob(tx, 'later', { turn }, { key: 'only', runAt }))
  }
  const { rows } = await database.pool.query(
    `select j.run_at, p.payload from graphile_worker.jobs j
     join graphile_worker._private_jobs p on p.id = j.id where j.key = 'only'`,
  )
  expect(rows).toEqual([{ run_at: runAt, payload: { turn: 2 } }])
})

test('without a mail server nothing is sent, and the log says so without a word of the letter', async () => {
  const lines: string[] = []
  const told = makeLog({
    level: 'info',
    readable: false,
    destination: { write: (line: string) => void lines.push(line) },
  })
  const mailer = createMailer({ from: 'Harbour <help@example.org>' }, told)
  await mailTask(mailer)({ to: 'ada@example.org', subject: 'Your case', text: 'Dear Ada' })
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('no SMTP_URL')
  expect(lines[0]).not.toMatch(/ada|Ada|case/)
  await database.transact((tx) => sendMail(tx, { to: 'ada@example.org', subject: 'x', text: 'y' }))
  const { rows } = await database.pool.query(
    `select task_identifier from graphile_worker.jobs order by id desc limit 1`,
  )
  expect(rows).toEqual([{ task_identifier: SEND_MAIL }])
})
