import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { followDatabaseClock } from './clock.ts'
import type { FollowedClock } from './clock.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
let clock: FollowedClock
beforeAll(async () => {
  database = await freshDatabase()
  clock = await followDatabaseClock(database.url)
})
afterAll(async () => {
  vi.restoreAllMocks()
  await clock.close()
  await database.drop()
})

test('it tells the database’s time', () => {
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(5_000)
})

test('a machine whose clock is set an hour ahead keeps the time all others have', () => {
  const right = clock.now().getTime()
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 3_600_000)
  expect(clock.now().getTime() - right).toBeLessThan(60_000)
})
