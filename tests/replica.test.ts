import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEmbedded } from '#platform/database/embedded/launcher.ts'
import type { Embedded } from '#platform/database/embedded/launcher.ts'
import { openDatabase } from '#platform/database/database.ts'
import type { Database } from '#platform/database/database.ts'
import { migrate } from '#platform/database/migrate.ts'
import { readsFrom } from '#platform/database/replica.ts'
import { statement } from '#platform/database/statement.ts'
import { makeLog } from '#platform/log.ts'
import { createFactories } from './support/factories.ts'
import { caughtUp, removeFolder, startReplica } from './support/replica.ts'

const log = makeLog({ level: 'silent' })
const folder = mkdtempSync(join(tmpdir(), 'answerable-replica-'))
const names = statement<{ name: string; standby: boolean }>(
  'test.departments',
  'select name, pg_is_in_recovery() as standby from departments order by name',
)
let primary: Embedded | undefined
let standby: Embedded | undefined
let writes: Database
let copies: Database
beforeAll(async () => {
  // Root starts the servers as another user, who has to get there.
  chmodSync(folder, 0o755)
  primary = await startEmbedded({ dataDirectory: join(folder, 'a'), durable: false })
  await migrate(primary.url)
  standby = await startReplica(primary, join(folder, 'a'), join(folder, 'b'))
  writes = openDatabase(primary.url, 2)
  copies = openDatabase(standby.url, 2)
})
afterAll(async () => {
  await copies.close()
  await writes.close()
  await standby?.stop()
  await primary?.stop()
  removeFolder(folder)
})

test('lens and planner read from a streaming replica what the primary has written; without it, from the primary', async () => {
  const reads = readsFrom({ primary: writes, replica: copies, log })
  await createFactories(writes).department({ name: 'Repairs' })
  await caughtUp(writes.pool, copies.pool)
  expect(await reads.all(names)).toEqual([{ name: 'Repairs', standby: true }])

  const write = statement<never>('test.write', `update departments set front = not front`)
  expect(await reads.run(write), 'what a replica refuses to do the primary does').toBe(1)

  await standby?.stop()
  expect(await reads.all(names), 'a replica that is gone').toEqual([{ name: 'Repairs', standby: false }])
})
