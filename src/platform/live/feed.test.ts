import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/database/database.ts'
import type { Database } from '#platform/database/database.ts'
import { openFeed } from '#platform/live/feed.ts'
import { makeLog } from '#platform/log.ts'
import { freshDatabase } from '#tests/support/database.ts'
import type { FreshDatabase } from '#tests/support/database.ts'

let fresh: FreshDatabase
let database: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  database = openDatabase(fresh.url, 4)
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

test('R24: one transaction with more rows than a page is told whole, each row once, and what follows it too', async () => {
  const feed = await openFeed({
    database,
    url: fresh.url,
    clock: systemClock,
    log: makeLog({ level: 'silent' }),
  })
  const told: number[] = []
  const reached = (count: number) =>
    new Promise<void>((settle) => {
      const off = feed.onBatch(({ rows }) => {
        told.push(...rows.map((row) => row.seq))
        if (told.length < count) return
        off()
        settle()
      })
    })
  const all = reached(12_001)
  await database.pool.query(
    `insert into ledger (at, kind, actor) select now(), 'test.happened', 'service' from generate_series(1, 12000)`,
  )
  await database.pool.query(`insert into ledger (at, kind, actor) values (now(), 'test.happened', 'service')`)
  await all
  expect(new Set(told).size).toBe(12_001)
  await feed.close()
})
