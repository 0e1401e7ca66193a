import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '#platform/clock.ts'
import { openStore } from '#platform/files/store.ts'
import type { Store } from '#platform/files/store.ts'
import { startConceptApp } from '#tests/support/concept-app.ts'
import type { ConceptApp } from '#tests/support/concept-app.ts'
import { startS3 } from '#tests/support/s3.ts'
import type { S3 } from '#tests/support/s3.ts'
import { movePapers, checkPapers } from './commands.papers.ts'
import { createPaperKeeper } from './papers.jobs.ts'
import { papersKept } from './queries.papers.ts'
import { bindClients } from './routes.ts'

let folder: string
let s3: S3
let own: ConceptApp
let agent: { cookie: string }
/** What the setting says now; each change is as a restart. */
let files: Store
const setTo = (to?: string) => void (files = openStore(own.database, { to, bucket: s3.access }))
const inFolder = () => join(folder, 'papers')
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'papers-'))
  s3 = await startS3()
  own = await startConceptApp((bind) =>
    bindClients(bind, {
      store: {
        put: (content) => files.put(content),
        get: (kept) => files.get(kept),
        read: (kept) => files.read(kept),
        remove: (where) => files.remove(where),
        check: () => files.check(),
        target: () => files.target(),
        objectsBefore: (id, before) => files.objectsBefore(id, before),
      },
    }),
  )
  agent = await own.agent()
})
afterAll(async () => {
  await own.close()
  await s3.close()
  rmSync(folder, { recursive: true })
})

async function send(words: string, caseId: string) {
  const form = new FormData()
  form.set('caseId', caseId)
  form.set('file', new Blob([words]), 'Letter of Ada Marsh.txt')
  const request = new Request('http://localhost/', { method: 'POST', body: form })
  const response = await own.app.inject({
    method: 'POST',
    url: '/api/v1/papers',
    headers: { cookie: agent.cookie, 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  })
  return { status: response.statusCode, body: response.json<{ id: string; code?: string }>() }
}
const read = async (id: string) => {
  const response = await own.app.inject({
    url: `/api/v1/papers/${id}/content`,
    headers: { cookie: agent.cookie },
  })
  const { code } = response.headers['content-type']?.toString().includes('json')
    ? response.json<{ code?: string }>()
    : {}
  return { status: response.statusCode, text: response.body, code }
}
const objects = () =>
  existsSync(inFolder())
    ? readdirSync(inFolder(), { recursive: true, encoding: 'utf8' }).filter((name) => /^..[\\/]/.test(name))
    : []
const keeper = (ahead = 0) =>
  createPaperKeeper({
    ...{ database: own.database, files, now: () => new Date(systemClock.now().getTime() + ahead) },
    log: { warn: () => undefined },
  })
const rowOf = async (id: string) =>
  (await own.database.pool.query('select * from papers where id = $1', [id])).rows[0] as Record<
    string,
    unknown
  >
const DAYS = 86_400_000

describe.each(['a folder', 'a bucket'])('papers in %s', (kind) => {
  const to = () => (kind === 'a folder' ? inFolder() : `s3://${s3.bucket}/kept`)
  const named = () =>
    kind === 'a folder' ? objects() : [...s3.objects.keys()].filter((key) => !key.endsWith('.json'))

  test('lie there and not in the database, under a name that says nothing; whoever may reads them', async () => {
    setTo(to())
    const { id: caseId } = await own.make.case()
    const { status, body } = await send('Dear Sirs, my boiler', caseId)
    expect(status).toBe(201)
    expect(await rowOf(body.id)).toMatchObject({ content: null, bytes: 20 })
    expect(named()).toHaveLength(1)
    expect(named()[0]).toMatch(/^(?:kept\/)?[0-9a-f]{2}[\\/][0-9a-f-]{36}$/)
    expect(await read(body.id)).toMatchObject({ status: 200, text: 'Dear Sirs, my boiler' })
    setTo()
    expect(await read(body.id), 'another setting').toMatchObject({
      status: 200,
      text: 'Dear Sirs, my boiler',
    })
    setTo(to())
  })

  test('what is refused leaves nothing there, and what has gone is removed', async () => {
    const { id: caseId } = await own.make.case()
    const before = named().length
    expect((await send('for nobody', '0198f000-0000-7000-8000-000000000000')).status).toBe(404)
    await expect.poll(() => named().length).toBe(before)
    const { body } = await send('short lived', caseId)
    await own.database.pool.query('delete from papers where id = $1', [body.id])
    expect(named()).toHaveLength(before + 1)
    expect(await keeper().remove()).toBe(1)
    expect(named()).toHaveLength(before)
    expect((await own.database.read(papersKept)).waiting).toMatchObject({ waiting: 0 })
  })

  test('nothing is removed while a backup is made, nor what a paper names', async () => {
    const { id: caseId } = await own.make.case()
    const { body } = await send('needed by the backup', caseId)
    const before = named().length
    const { place_id: place, object } = await rowOf(body.id)
    await own.database.pool.query(
      'insert into file_removals (object, place_id, since) values ($1, $2, now())',
      [object, place],
    )
    expect(await keeper().remove(), 'a paper names it').toBe(0)
    await own.database.pool.query('delete from papers where id = $1', [body.id])
    const backup = await own.database.pool.connect()
    await backup.query(`select pg_advisory_lock_shared(hashtext('file_removals'))`)
    expect(await keeper().remove(), 'a backup is being made').toBe(0)
    expect(named()).toHaveLength(before)
    await backup.query(`select pg_advisory_unlock_shared(hashtext('file_removals'))`)
    backup.release()
    expect(await keeper().remove()).toBe(1)
    expect(named()).toHaveLength(before - 1)
  })

  test('bytes without a paper go after a day, once a day', async () => {
    const before = named()
    await files.put(Buffer.from('a crash came before the row'))
    await keeper().sweep()
    expect(await keeper().remove()).toBe(0)
    await keeper(2 * DAYS).sweep()
    expect(await keeper(2 * DAYS).remove()).toBe(1)
    expect(named()).toEqual(before)
    await files.put(Buffer.from('once more'))
    await keeper(2 * DAYS).sweep()
    expect(await keeper(2 * DAYS).remove(), 'looked through a moment ago').toBe(0)
    await keeper(4 * DAYS).sweep()
    expect(await keeper(4 * DAYS).remove()).toBe(1)
    await own.database.pool.query('update file_places set swept_at = null')
  })

  test('R17: where nothing can be kept or reached the client is told so, and nothing is acknowledged', async () => {
    const { id: caseId } = await own.make.case()
    const { body } = await send('kept in good time', caseId)
    const away = `${inFolder()} away`
    if (kind === 'a folder') renameSync(inFolder(), away)
    else s3.trouble = () => 503
    expect(await send('a letter', caseId)).toMatchObject({ status: 503, body: { code: 'paper_not_kept' } })
    expect(await read(body.id)).toMatchObject({ status: 503, code: 'paper_not_reached' })
    await own.database.pool.query('delete from papers where id = $1', [body.id])
    expect(await keeper().remove()).toBe(0)
    expect((await own.database.read(papersKept)).waiting).toMatchObject({
      waiting: 1,
      problem: expect.stringContaining(kind === 'a folder' ? 'mounted' : '503'),
    })
    if (kind === 'a folder') renameSync(away, inFolder())
    s3.trouble = undefined
    expect(await keeper().remove(), 'not before its time').toBe(0)
    expect(await keeper(60_000).remove()).toBe(1)
    expect((await send('a letter', caseId)).status).toBe(201)
  })

  test('what is not what was sent is never given out as such', async () => {
    const { id: caseId } = await own.make.case()
    const [one, other] = [
      (await send('this is one letter', caseId)).body,
      (await send('this is another', caseId)).body,
    ]
    const spoil = async (id: string, words: string) => {
      const object = String((await rowOf(id))['object'])
      if (kind === 'a folder') writeFileSync(join(inFolder(), object.slice(0, 2), object), words)
      else
        s3.objects.set(`kept/${object.slice(0, 2)}/${object}`, {
          content: Buffer.from(words),
          at: new Date(),
        })
    }
    await spoil(one.id, 'cut')
    expect(await read(one.id)).toMatchObject({ status: 410, code: 'paper_lost' })
    await spoil(other.id, 'THIS IS ANOTHER')
    expect(await read(other.id)).toMatchObject({ status: 410, code: 'paper_lost' })
    const long = 'a long letter '.repeat(100_000)
    const large = (await send(long, caseId)).body
    await spoil(large.id, long.replace('letter', 'Letter'))
    await expect(read(large.id), 'cut off before its end').rejects.toThrow('destroyed')
    expect(await checkPapers({ database: own.database, files })).toMatchObject({
      failed: [{ paperId: one.id }, { paperId: other.id }, { paperId: large.id }],
    })
    await own.database.pool.query('delete from papers where id = any($1)', [[one.id, other.id, large.id]])
    expect(await keeper().remove()).toBe(3)
  })

  test('all are moved to where new ones go, and back; it goes on where it stopped', async () => {
    const { id: caseId } = await own.make.case()
    setTo()
    const inDatabase = (await send('an old letter', caseId)).body.id
    setTo(to())
    const there = (await send('a new letter', caseId)).body.id
    const all = async () => Promise.all([inDatabase, there].map(async (id) => (await read(id)).text))
    expect(await all()).toEqual(['an old letter', 'a new letter'])
    const { moved } = await movePapers({ database: own.database, files })
    expect(moved).toBeGreaterThan(0)
    expect(await movePapers({ database: own.database, files })).toEqual({ moved: 0, bytes: 0, failed: [] })
    expect((await own.database.read(papersKept)).places.map(({ address }) => address)).toEqual([to()])
    setTo()
    await movePapers({ database: own.database, files })
    expect((await own.database.read(papersKept)).places.map(({ address }) => address)).toEqual([null])
    expect(await all()).toEqual(['an old letter', 'a new letter'])
    await keeper().remove()
    expect(named()).toEqual([])
    expect(await rowOf(there)).toMatchObject({ object: null, place_id: null })
    await own.database.pool.query('delete from papers')
  })
})

test('the words of a paper are in no name and no mark', () => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).concat([...s3.objects.keys()])
  expect(names.filter((name) => /ada|marsh|letter/i.test(name))).toEqual([])
  expect(JSON.parse(readFileSync(join(inFolder(), 'answerable-files.json'), 'utf8'))).toEqual({
    answerable: 'files',
    id: expect.any(String),
  })
})
