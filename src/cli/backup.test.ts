import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMeasures } from '#domain/measures/follow.ts'
import { makeBackup } from '#platform/backup/make.ts'
import { readBackup } from '#platform/backup/read.ts'
import { restoreBackup } from '#platform/backup/restore.ts'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/database/database.ts'
import { schemaPicture } from '#platform/database/picture.ts'
import { addJob } from '#platform/jobs/jobs.ts'
import { openFeed } from '#platform/live/feed.ts'
import { makeLog } from '#platform/log.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { startPopulated } from '#tests/support/populated.ts'
import type { Populated } from '#tests/support/populated.ts'
import { contentOf, run, startTcpServer } from './backup.fixture.ts'
import type { TcpServer } from './backup.fixture.ts'

let folder: string
let source: string
let populated: Populated
let server: TcpServer
let kept: string
let before: Record<string, string>
const log = makeLog({ level: 'silent', readable: false })

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'))
  server = await startTcpServer()
  populated = await startPopulated()
  source = populated.service.databaseUrl
  const { database } = populated.service.app
  await database.transact((tx) =>
    addJob(tx, 'tell', { words: 'a\\b "c"\nd', nested: { n: [1, null] } }, { key: 'once' }),
  )
  await run(
    source,
    `update graphile_worker._private_jobs set attempts = 3, last_error = 'no route' where key = 'once'`,
  )
  // The other cluster is younger: transaction ids here are far beyond what it has given out.
  for (let i = 0; i < 3_000; i += 1) await database.pool.query('select pg_current_xact_id()')
  await createMeasures({ database, clock: populated.service.clock }).catchUp()
  before = await contentOf(source)
  kept = join(folder, 'one.backup')
  await backup(source, kept)
}, 240_000)

afterAll(async () => {
  await Promise.all([populated.service.close(), server.stop()])
  rmSync(folder, { recursive: true })
})

const backup = (url: string, path: string, more: object = {}) =>
  makeBackup({ url, path, now: new Date(), release: 'test', organisation: 'Harbour District', ...more })

describe('a backup', () => {
  test('is everything, elsewhere and back again', async () => {
    const there = await restoreBackup({ url: server.url, path: kept })
    expect(there.manifest.rows).toBeGreaterThan(100)
    expect(await contentOf(server.url)).toEqual(before)
    expect(await schemaPicture(server.url)).toBe(await schemaPicture(source))
    const second = join(folder, 'two.backup')
    await backup(server.url, second)
    const back = await freshDatabase()
    try {
      const again = await restoreBackup({ url: back.url, path: second })
      expect(await contentOf(back.url)).toEqual(before)
      expect(again.manifest.tables).toEqual(there.manifest.tables)
    } finally {
      await back.drop()
    }
  }, 300_000)

  test('what happens after it was restored is followed; what happened before is not told again; figures are equal', async () => {
    const { url } = server
    const database = openDatabase(url, 4)
    const feed = await openFeed({ database, url, clock: systemClock, log })
    try {
      const [counted] = await run<{ ahead: number }>(
        url,
        `select count(*)::int as ahead from ledger where xid >= pg_snapshot_xmin(pg_current_snapshot())`,
      )
      expect(counted?.ahead).toBe(0)
      const sums = () =>
        contentOf(url).then(({ measured_sums, measured_contacts }) => ({ measured_sums, measured_contacts }))
      const [earlier, measures] = [await sums(), createMeasures({ database, clock: systemClock })]
      expect(await measures.catchUp()).toBe(0)
      const told = Promise.withResolvers<string[]>()
      feed.onBatch(({ rows }) => told.resolve(rows.map((row) => row.kind)))
      await run(url, `insert into ledger (at, kind, actor) values (now(), 'test.happened', 'service')`)
      expect(await told.promise).toEqual(['test.happened'])
      expect(await measures.catchUp()).toBe(1)
      expect(await sums()).toEqual(earlier)
    } finally {
      await feed.close()
      await database.close()
    }
  }, 120_000)

  test('a follower that was behind goes on where it stood', async () => {
    const behind = await freshDatabase()
    try {
      for (const kind of ['one', 'two', 'three', 'four'])
        await run(
          behind.url,
          `insert into ledger (at, kind, actor) values (now(), 'test.${kind}', 'service')`,
        )
      await run(
        behind.url,
        `insert into measured_until (point, zone) select xid::text, 'UTC' from ledger where kind = 'test.three'`,
      )
      const path = join(folder, 'behind.backup')
      await backup(behind.url, path)
      const url = await server.fresh('behind')
      await restoreBackup({ url, path })
      const left = await run<{ kind: string }>(
        url,
        `select kind from ledger where xid >= (select point::xid8 from measured_until) order by ledger.xid, seq`,
      )
      expect(left.map(({ kind }) => kind)).toEqual(['test.three', 'test.four'])
    } finally {
      await behind.drop()
    }
  })

  test('the ledger stays what it was: nobody changes or empties it', async () => {
    await expect(run(server.url, `update ledger set kind = 'x'`)).rejects.toThrow('append-only')
    await expect(run(server.url, `truncate ledger`)).rejects.toThrow('append-only')
    const [found] = await run<{ jobs: string }>(
      server.url,
      `select json_agg(json_build_object('a', attempts, 'e', last_error, 'k', key)) ->> 0 as jobs from graphile_worker.jobs where key = 'once'`,
    )
    expect(JSON.parse(found?.jobs ?? 'null')).toEqual({ a: 3, e: 'no route', k: 'once' })
  })
})

describe('what cannot be restored leaves everything as it is', () => {
  const damaged = (name: string, change: (bytes: Buffer) => Buffer) => {
    const path = join(folder, name)
    writeFileSync(path, change(readFileSync(kept)))
    return path
  }

  test('a database that is not empty; with leave it is replaced', async () => {
    const url = await server.fresh('taken')
    await restoreBackup({ url, path: kept })
    await expect(restoreBackup({ url, path: kept })).rejects.toThrow('not empty')
    await expect(restoreBackup({ url, path: kept, mayReplace: async () => false })).rejects.toThrow(
      'Nothing was changed',
    )
    await run(url, `insert into ledger (at, kind, actor) values (now(), 'test.later', 'service')`)
    await restoreBackup({ url, path: kept, mayReplace: async () => true })
    expect(await contentOf(url)).toEqual(before)
    const broken = damaged('half.backup', (bytes) => bytes.subarray(0, bytes.length / 2))
    await expect(restoreBackup({ url, path: broken, mayReplace: async () => true })).rejects.toThrow(
      'cut off',
    )
    expect(await contentOf(url)).toEqual(before)
  }, 120_000)

  test('a service that runs, tables of something else', async () => {
    const url = await server.fresh('busy')
    const database = openDatabase(url, 1)
    await database.pool.query('select 1')
    await expect(restoreBackup({ url, path: kept })).rejects.toThrow('Stop it on every machine first')
    await database.close()
    await run(url, 'create table orders (id int)')
    await expect(restoreBackup({ url, path: kept })).rejects.toThrow('something else (orders)')
  })

  test.each<[string, (bytes: Buffer) => Buffer, string]>([
    ['cut off at its middle', (bytes) => bytes.subarray(0, bytes.length / 2), 'cut off'],
    ['cut off at its end', (bytes) => bytes.subarray(0, -200), 'cut off'],
    [
      'a byte turned',
      (bytes) => Buffer.from(bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 8 : byte))),
      'damaged',
    ],
    ['no backup', () => Buffer.from('id,name\n1,Ada\n'), 'no backup of Answerable'],
    ['empty', () => Buffer.alloc(0), 'cut off'],
  ])('%s', async (name, change, words) => {
    const path = damaged(`${name}.backup`, change)
    await expect(readBackup(path)).rejects.toThrow(words)
    const url = await server.fresh(`d_${name.replaceAll(' ', '_')}`)
    await expect(restoreBackup({ url, path })).rejects.toThrow(words)
    expect(
      await run(
        url,
        `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
      ),
    ).toEqual([])
  })

  test('a newer release made it', async () => {
    const newer = await freshDatabase()
    try {
      await run(newer.url, `insert into migrations values ('29991231T0000_later', '2999-12-31')`)
      const path = join(folder, 'newer.backup')
      await backup(newer.url, path)
      const url = await server.fresh('newer')
      await expect(restoreBackup({ url, path })).rejects.toThrow(
        'newer release made this (test): its schema has 29991231T0000_later',
      )
      await expect(backup(newer.url, path)).rejects.toThrow('is there already')
    } finally {
      await newer.drop()
    }
  })
})
