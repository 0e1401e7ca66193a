import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTcpServer } from '#cli/backup.fixture.ts'
import type { TcpServer } from '#cli/backup.fixture.ts'
import { makeBackup } from '#platform/backup/make.ts'
import { restoreBackup } from '#platform/backup/restore.ts'
import { gatherCrowd, VERBS } from './support/crowd.ts'
import type { Crowd, Step } from './support/crowd.ts'
import { ledgerDiffers, unsound } from './support/sound.ts'

let crowd: Crowd
let server: TcpServer
const folder = mkdtempSync(join(tmpdir(), 'backup-traffic-'))

beforeAll(async () => {
  ;[crowd, server] = await Promise.all([gatherCrowd(), startTcpServer()])
  crowd.clients = await Promise.all([0, 1, 2, 3, 4, 5].map(() => crowd.service.visitor()))
}, 120_000)
afterAll(async () => {
  await Promise.all([crowd.service.close(), server.stop()])
  rmSync(folder, { recursive: true })
})

const SEED = 20_261_122
const FIRST: readonly Step['verb'][] = ['start', 'dispatch', 'accept', 'agentWrites', 'promise']
const step: fc.Arbitrary<Step> = fc.record({
  verb: fc.oneof(fc.constantFrom(...VERBS), fc.constantFrom(...FIRST)),
  who: fc.nat(5),
  pick: fc.nat(20),
  beside: fc.constant(true),
})

/** Several people at once, without a pause, until told to stop. */
function busy(): () => Promise<void> {
  let going = true
  const one = async (seed: number): Promise<void> => {
    for (const next of fc.sample(step, { seed, numRuns: 5_000 })) {
      if (!going) return
      await crowd.act(next)
    }
  }
  const all = Promise.all([1, 2, 3, 4].map((n) => one(SEED + n)))
  return async () => {
    going = false
    await all
  }
}

/** What is only ever added, as it stands in a database: of a message, what was said; whose case it is may be found out later. */
async function addedIn(pool: Pick<pg.Pool, 'query'>): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ id: string; row: string }>(
    `select 'ledger ' || seq as id, (to_jsonb(l) - 'xid')::text as row from ledger l
     union all select 'message ' || id, row_to_json(m)::text
       from (select id, contact_id, kind, author, body, at, channel from messages) m`,
  )
  return new Map(rows.map(({ id, row }) => [id, row]))
}

test('made while people work it is one instant: all that was acknowledged before, nothing by half, and it works', async () => {
  const { pool } = crowd.service.app.database
  const rest = busy()
  const made: { path: string; before: Map<string, string>; name: string }[] = []
  for (const name of ['early', 'later', 'last']) {
    await expect
      .poll(async () => (await addedIn(pool)).size, { timeout: 60_000 })
      .toBeGreaterThan(made.length * 150 + 40)
    const before = await addedIn(pool)
    const path = join(folder, `${name}.backup`)
    await makeBackup({
      url: crowd.service.databaseUrl,
      path,
      now: new Date(),
      release: 'test',
      organisation: null,
    })
    made.push({ path, before, name })
  }
  await rest()
  expect(crowd.faults).toEqual([])
  const after = await addedIn(pool)
  for (const { path, before, name } of made) {
    const url = await server.fresh(`traffic_${name}`)
    await restoreBackup({ url, path })
    const restored = new pg.Pool({ connectionString: url, max: 2 })
    restored.on('error', () => undefined)
    try {
      const there = await addedIn(restored)
      expect(
        [...before].filter(([id, row]) => there.get(id) !== row),
        `${name}: acknowledged before, and missing`,
      ).toEqual([])
      expect(
        [...there].filter(([id, row]) => after.get(id) !== row),
        `${name}: there, and nowhere else`,
      ).toEqual([])
      // A transaction cut in two would leave a table and the ledger telling different stories.
      expect(await ledgerDiffers(restored), name).toEqual([])
      expect(await unsound(restored), name).toEqual([])
    } finally {
      await restored.end()
    }
  }
  expect(after.size).toBeGreaterThan(made[2]?.before.size ?? Infinity)
}, 240_000)
