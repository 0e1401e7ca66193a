import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPaperKeeper } from '#domain/clients/papers.jobs.ts'
import { exportAll, importExport } from '#platform/backup/export.ts'
import { makeBackup } from '#platform/backup/make.ts'
import { readBackup } from '#platform/backup/read.ts'
import { restoreBackup } from '#platform/backup/restore.ts'
import type { Config } from '#platform/config.ts'
import { openDatabase } from '#platform/database/database.ts'
import { reachBy } from '#platform/files/reach.ts'
import { openStore } from '#platform/files/store.ts'
import type { Kept } from '#platform/files/store.ts'
import { makeGround, minutes } from '#domain/merging/merging.fixture.ts'
import type { Ground } from '#domain/merging/merging.fixture.ts'
import { freshDatabase } from '#tests/support/database.ts'
import type { FreshDatabase } from '#tests/support/database.ts'
import { startS3 } from '#tests/support/s3.ts'
import type { S3 } from '#tests/support/s3.ts'
import { run } from './backup.fixture.ts'
import { checkFiles } from './doctor/files.ts'
import { AS_FILES } from './export/about.ts'

let folder: string
let s3: S3
let ground: Ground
let url: string
let caseId: string
const own: FreshDatabase[] = []
const path = (name: string) => join(folder, name)
const reach = (address: string) => reachBy(s3.access)(address)
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'files-kept-'))
  s3 = await startS3()
  ground = await makeGround()
  url = ground.database.pool.options.connectionString ?? ''
  caseId = (await ground.make.case()).id
})
afterAll(async () => {
  await ground.close()
  for (const one of own) await one.drop()
  await s3.close()
  rmSync(folder, { recursive: true })
})
const fresh = async () => {
  const one = await freshDatabase()
  own.push(one)
  return one.url
}

/** A paper, as whoever sent it had it, kept where `to` says. */
async function paper(words: string, to?: string): Promise<Kept> {
  const kept = await openStore(ground.database, { to, bucket: s3.access }).put(Buffer.from(words))
  const { content, placeId, object, bytes, sha256 } = kept
  await ground.insert('papers', {
    ...{ case_id: caseId, name: `${words.slice(0, 20)}.txt`, media_type: 'text/plain', bytes, sha256 },
    ...{ content, place_id: placeId, object, at: minutes(1) },
  })
  return kept
}

/** Every paper of a database by its name, read by a service that is set to `to`. */
async function papersIn(database: string, to?: string): Promise<Record<string, string>> {
  const opened = openDatabase(database, 2)
  try {
    const store = openStore(opened, { to, bucket: s3.access })
    const rows = await run<Kept & { name: string }>(
      database,
      'select name, content, place_id as "placeId", object, bytes, sha256 from papers order by name',
    )
    return Object.fromEntries(
      await Promise.all(rows.map(async (row) => [row.name, (await store.read(row)).toString()] as const)),
    )
  } finally {
    await opened.close()
  }
}
const whereIn = async (database: string) =>
  run(
    database,
    `select f.address, count(*)::int as papers, count(p.content)::int as inside from papers p
     left join file_places f on f.id = p.place_id group by 1 order by 1 nulls first`,
  )
const config = (more: Partial<Config>) =>
  ({
    ...{ filesRegion: s3.access.region, filesEndpoint: s3.access.endpoint },
    ...{ filesKeyId: s3.access.keyId, filesKeySecret: s3.access.keySecret, ...more },
  }) as Config
const backup = (name: string, now = new Date()) =>
  makeBackup({ url, path: path(name), now, release: 'test', organisation: null, reach })

describe('papers outside the database', () => {
  const long = 'a long letter '.repeat(400_000)
  let before: Record<string, string>
  beforeAll(async () => {
    await paper('in the database')
    await paper('in a folder', path('source'))
    await paper(long, path('source'))
    await paper('in a bucket', `s3://${s3.bucket}/source`)
    before = await papersIn(url)
    await backup('one.backup')
  }, 60_000)

  test('are in the backup, counted and summed', async () => {
    expect(Object.keys(before)).toHaveLength(4)
    const { manifest } = await readBackup(path('one.backup'))
    expect(manifest.stored['papers']).toMatchObject({ rows: 3 })
    expect(manifest.lost).toEqual([])
    await expect(
      makeBackup({ url, path: path('none'), now: new Date(), release: 't', organisation: null }),
    ).rejects.toThrow('nobody said how')
    expect(readdirSync(folder)).not.toContain('none')
  })

  test.each([
    ['the database', undefined],
    ['a folder', 'target'],
    ['a bucket', 's3'],
  ])(
    'come back to %s, equal',
    async (_, where) => {
      const to = where === 's3' ? `s3://${s3.bucket}/target` : where && path(where)
      const there = await fresh()
      const { manifest } = await restoreBackup({
        url: there,
        path: path('one.backup'),
        stored: { reach, to },
      })
      expect(manifest.stored['papers']?.rows).toBe(3)
      expect(await papersIn(there, to)).toEqual(before)
      const places =
        to === undefined
          ? [{ address: null, papers: 4, inside: 4 }]
          : [
              { address: null, papers: 1, inside: 1 },
              { address: to, papers: 3, inside: 0 },
            ]
      expect(await whereIn(there)).toEqual(places)
      expect(await run(there, 'select 1 from file_removals')).toEqual([])
      if (to === undefined) return
      const [next, second] = [await fresh(), path(`back from ${String(where)}.backup`)]
      await makeBackup({ url: there, path: second, now: new Date(), release: 't', organisation: null, reach })
      await restoreBackup({ url: next, path: second, stored: { reach } })
      expect(await papersIn(next)).toEqual(before)
    },
    120_000,
  )

  test('come back into the same place with --replace: what lay there before is swept away', async () => {
    const to = path('again')
    const there = await fresh()
    const stored = { reach, to }
    await restoreBackup({ url: there, path: path('one.backup'), stored })
    await restoreBackup({ url: there, path: path('one.backup'), stored, mayReplace: async () => true })
    expect(await papersIn(there, to)).toEqual(before)
    expect(objectsIn(to)).toHaveLength(6)
    const database = openDatabase(there, 2)
    const keeper = createPaperKeeper({
      ...{ database, files: openStore(database, { to, bucket: s3.access }), log: { warn: () => undefined } },
      now: () => new Date(Date.now() + 3 * 86_400_000),
    })
    await keeper.sweep()
    expect(await keeper.remove()).toBe(3)
    await database.close()
    expect(await papersIn(there, to)).toEqual(before)
  }, 120_000)

  test('never go into a place of another service; a restore that fails leaves none behind', async () => {
    const there = await fresh()
    const restore = (file: string, to: string) =>
      restoreBackup({ url: there, path: path(file), stored: { reach, to } })
    await expect(restore('one.backup', path('source'))).rejects.toThrow('another service')
    await expect(restore('one.backup', `s3://${s3.bucket}/source`)).rejects.toThrow(
      'Set FILES_TO to an empty place',
    )
    const bytes = readFileSync(path('one.backup'))
    writeFileSync(path('cut.backup'), bytes.subarray(0, bytes.length - 300))
    await expect(restore('cut.backup', path('left'))).rejects.toThrow('cut off')
    expect(objectsIn(path('left'))).toEqual([])
    mkdirSync(path('left'), { recursive: true })
    expect(readdirSync(path('left'))).not.toContain('answerable-files.json')
    await restore('one.backup', path('left'))
    expect(await papersIn(there, path('left'))).toEqual(before)
  }, 120_000)

  test.each(['csv', 'json'] as const)(
    'leave by an export as %s, and come back',
    async (format) => {
      const to = path(`exported ${format}`)
      const out = path(`out.${format}.zip`)
      const about = () => 'What this is'
      const made = { format, now: new Date(), release: 't', organisation: null }
      const done = await exportAll({ url, path: out, ...made, asFiles: AS_FILES, reach, about })
      expect(done).toMatchObject({ files: 4, lost: [] })
      const there = await fresh()
      await importExport({ url: there, path: out, asFiles: AS_FILES, reach, to })
      expect(await papersIn(there, to)).toEqual(before)
      expect(await whereIn(there)).toEqual([{ address: to, papers: 4, inside: 0 }])
    },
    120_000,
  )

  test('one that is lost keeps no other out, and is told', async () => {
    const { object } = await paper('about to be lost', path('source'))
    rmSync(join(path('source'), object?.slice(0, 2) ?? '', object ?? ''))
    const { manifest } = await backup('lost.backup')
    expect(manifest.lost).toHaveLength(1)
    const there = await fresh()
    await restoreBackup({ url: there, path: path('lost.backup'), stored: { reach, to: path('after loss') } })
    expect(await whereIn(there)).toEqual([
      { address: null, papers: 2, inside: 1 },
      { address: path('after loss'), papers: 3, inside: 0 },
    ])
    expect(await checkFiles(there, config({ filesTo: path('after loss') }))).toMatchObject([
      { state: 'ok' },
      { state: 'ok', found: expect.stringContaining('1 older ones') },
      { state: 'warn', found: 'the bytes of 1 are lost' },
    ])
    await ground.rows('delete from papers where object = $1', [object])
  }, 60_000)

  test('a place that does not answer makes no backup rather than half of one', async () => {
    s3.trouble = () => 503
    await expect(backup('half.backup')).rejects.toThrow('cannot be read')
    s3.trouble = undefined
    expect(readdirSync(folder).filter((name) => name.startsWith('half'))).toEqual([])
  })
})

describe('doctor says of the place', () => {
  beforeAll(async () => {
    await paper('for doctor to see', path('looked at'))
    await paper('for doctor to see too', `s3://${s3.bucket}/looked-at`)
    await reach(path('of others')).writeMark('11111111-1111-4111-8111-111111111111')
  })
  const said = async (more: Partial<Config>) => (await checkFiles(url, config(more)))[0]

  test.each([
    ['nothing is set', () => undefined, 'ok', 'kept in the database'],
    ['a folder that works', () => path('looked at'), 'ok', 'can be written and read, '],
    ['a folder to be made', () => path('not yet/made'), 'ok', 'will be made ours'],
    ['a bucket that works', () => `s3://${s3.bucket}/looked-at`, 'ok', 'can be written and read'],
    ['another service’s', () => path('of others'), 'fail', 'another service'],
    ['a bucket that is not there', () => 's3://nobody/x', 'fail', 'NoSuchBucket'],
  ])('%s', async (_, to, state, found) => {
    expect(await said({ filesTo: to() })).toMatchObject({ state, found: expect.stringContaining(found) })
  })

  test('what waits to be removed for more than a day', async () => {
    const { object, placeId } = await paper('to be removed', path('looked at'))
    await ground.rows('delete from papers where object = $1', [object])
    await ground.rows(
      `update file_removals set since = now() - interval '2 days', problem = 'it answers 503' where place_id = $1`,
      [placeId],
    )
    expect((await checkFiles(url, config({}))).at(-1)).toMatchObject({
      state: 'fail',
      found: expect.stringContaining('more than a day: it answers 503'),
    })
  })
})

function objectsIn(place: string): string[] {
  try {
    return readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((name) => name.length > 36)
  } catch {
    return []
  }
}
