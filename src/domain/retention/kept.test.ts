import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { archiveOf } from '#platform/files/archive.ts'
import { sumOf, whole } from '#platform/files/intact.ts'
import { StoreProblem } from '#platform/files/place.ts'
import { openStore } from '#platform/files/store.ts'
import { createPaperKeeper } from '../clients/papers.jobs.ts'
import { mergeCases } from '../merging/commands.cases.ts'
import { makeGround, minutes } from '../merging/merging.fixture.ts'
import type { Ground } from '../merging/merging.fixture.ts'
import { ownData } from './commands.own.ts'
import { endHold, placeHold, setRule } from './commands.rules.ts'
import type { RuleKind } from './contract.ts'
import { keepNoLonger } from './jobs.ts'
import { dryRun } from './queries.kept.ts'
import { listRules } from './queries.rules.ts'

let ground: Ground
beforeAll(async () => void (ground = await makeGround()))
afterAll(() => ground.close())

const DAY = 1440
/** Two in the morning, so many days after the beginning. */
const night = (days: number) => minutes(days * DAY + 16 * 60)
const set = (kind: RuleKind, days: number, active = true) =>
  ground.database.transact((tx) =>
    setRule(tx, ground.lead, { kind, days, active, version: undefined }, minutes(0)),
  )
const dry = (kind: RuleKind, now: Date) => ground.database.read((tx) => dryRun(tx, kind, undefined, now))

/** Everything that is due in a night, one small transaction after another. */
async function run(now: Date): Promise<number> {
  let turns = 0
  while ((await ground.database.transact((tx) => keepNoLonger(tx, now))) > 0) turns += 1
  return turns
}

describe('what has been kept long enough', () => {
  test('the dry run says exactly what the night does; holds and a duty keep things; figures stay', async () => {
    const { make, insert, database, lead } = ground
    const old = { state: 'closed', outcome: 'met', closedAt: minutes(10) } as const
    const [one, held] = [await make.case({ ...old, need: 'Old words' }), await make.case(old)]
    await insert('messages', {
      ...{ case_id: one.id, client_id: one.clientId, kind: 'text', author: 'client', body: 'Old words' },
      ...{ at: minutes(5), channel: 'form' },
    })
    const paper = (kase: typeof one) =>
      insert('papers', {
        ...{ client_id: kase.clientId, case_id: kase.id, name: 'Letter', media_type: 'text/plain', bytes: 1 },
        ...{ sha256: 'x', content: Buffer.from('x'), at: minutes(5) },
      })
    await paper(one)
    await paper(held)
    await insert('searches', { at: minutes(5), place: 'desk', words: 'Old words', found: 0 })
    await database.pool.query(
      `insert into drafts (agent_id, place, body, at) values ($1, 'case:x', 'Old', $2)`,
      [...[lead.agentId, minutes(5)]],
    )
    const hold = await database.transact((tx) =>
      placeHold(tx, lead, { clientId: held.clientId, caseId: null, reason: 'A claim' }, minutes(20)),
    )
    await set('case_words', 30)
    await set('papers', 30)
    const now = night(100)
    expect(await dry('case_words', now)).toMatchObject({ count: 1, held: 1 })
    expect(await dry('papers', now)).toMatchObject({ count: 1, held: 1, samples: [{ text: 'Letter' }] })
    await set('keeping_duty', 365)
    expect(await dry('case_words', now)).toMatchObject({ count: 0 })
    await set('keeping_duty', 365, false)
    expect(await run(now)).toBeGreaterThan(2)
    const left = await ground.rows(
      `select (select need from cases where id = $1) as need, (select count(*)::int from messages where body <> '') as said,
         (select count(*)::int from papers) as papers, (select count(*)::int from searches) as searches,
         (select count(*)::int from drafts) as drafts, (select count(*)::int from cases) as cases`,
      [one.id],
    )
    expect(left).toEqual([{ need: '', said: 0, papers: 1, searches: 0, drafts: 0, cases: 2 }])
    const { lastRun } = await database.read((tx) => listRules(tx))
    expect(lastRun?.counts).toMatchObject({ case_words: 1, papers: 1, searches: 1, drafts: 1 })
    expect(lastRun?.endedAt).toEqual(now)
    expect(await run(now)).toBe(0)
    await database.transact((tx) => endHold(tx, lead, { holdId: hold.id }, minutes(30)))
    expect(await dry('papers', now)).toMatchObject({ count: 1, held: 0 })
  })

  test('a case that is held keeps its words where they went, and its own', async () => {
    const { make, insert, database, lead } = ground
    const { id: clientId } = await make.client()
    const old = { clientId, state: 'closed', outcome: 'met', closedAt: minutes(10) } as const
    const [kept, merged] = [
      await make.case({ ...old, need: 'One' }),
      await make.case({ ...old, need: 'Two' }),
    ]
    await insert('messages', {
      ...{ case_id: merged.id, client_id: clientId, kind: 'text', author: 'client', body: 'Held words' },
      ...{ at: minutes(5), channel: 'form' },
    })
    const hold = { clientId, caseId: merged.id, reason: 'A claim' }
    await database.transact((tx) => placeHold(tx, lead, hold, minutes(20)))
    await database.transact((tx) =>
      mergeCases(tx, lead, { caseId: kept.id, mergedId: merged.id }, minutes(30)),
    )
    await set('case_words', 30)
    await run(night(200))
    const left = await ground.rows(
      `select (select array_agg(need order by need) from cases where client_id = $1) as needs,
         (select count(*)::int from messages where client_id = $1 and body = 'Held words') as said`,
      [clientId],
    )
    expect(left).toEqual([{ needs: ['One', 'Two'], said: 1 }])
  })

  test('people without anything open and without a word for so long are erased, others not; by day nothing goes', async () => {
    const [gone, open, lately] = [
      await ground.make.client(),
      await ground.make.client(),
      await ground.make.client(),
    ]
    await ground.make.case({ clientId: open.id })
    await ground.insert('contacts', {
      ...{
        channel: 'chat',
        state: 'ended',
        client_id: lately.id,
        need: 'Hello',
        arrived_at: night(390),
        ending: 'left',
      },
      ...{ place_at: night(390), last_event_at: night(390), ended_at: night(390) },
    })
    await set('people', 365)
    await run(minutes(400 * DAY))
    const erased = async () =>
      (await ground.rows(`select id from clients where erased_at is not null`)).map(({ id }) => id)
    expect(await erased()).toEqual([])
    await run(night(400))
    const ids = await erased()
    expect(ids).toContain(gone.id)
    expect(ids).not.toContain(open.id)
    expect(ids).not.toContain(lately.id)
    const [walked] = await ground.rows(
      `select people_id, (select count(*)::int from clients where erased_at is null and merged_into is null
         and (created_at, id) > (people_at, people_id)) as after from retention_runs order by began_at desc limit 1`,
    )
    expect(walked).toMatchObject({ after: 0 })
    const receipts = await ground.rows(`select by, by_agent_id from erasures where client_id = $1`, [gone.id])
    expect(receipts).toEqual([{ by: 'rule', by_agent_id: null }])
  })

  test('a rule that somebody else changed meanwhile is not overwritten', async () => {
    const change = (version: number) =>
      ground.database.transact((tx) =>
        setRule(tx, ground.lead, { kind: 'notifications', days: 90, active: true, version }, minutes(0)),
      )
    expect((await set('notifications', 60)).version).toBe(1)
    expect((await change(1)).version).toBe(2)
    await expect(change(1)).rejects.toMatchObject({ definition: { code: 'stale_version' } })
  })
})

/** The files of an archive that was made here, by its directory. */
function unzip(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  const end = archive.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  for (let at = archive.readUInt32LE(end + 16); archive.readUInt32LE(at) === 0x02014b50;) {
    const [method, packed, length] = [10, 20, 28].map((from) => archive.readUInt32LE(at + from))
    const [name, local] = [(length ?? 0) & 0xffff, archive.readUInt32LE(at + 42)]
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const content = archive.subarray(from, from + (packed ?? 0))
    files.set(
      archive.toString('utf8', at + 46, at + 46 + name),
      ((method ?? 0) & 0xffff) === 8 ? inflateRawSync(content) : content,
    )
    at += 46 + name + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return files
}

test('a paper that has been kept long enough goes with its bytes, wherever they are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kept-long-'))
  const files = openStore(ground.database, { to: join(folder, 'papers') })
  const { content, placeId, object, ...sum } = await files.put(Buffer.from('an old letter'))
  const { id, clientId } = await ground.make.case({ state: 'closed', outcome: 'met', closedAt: minutes(10) })
  await ground.insert('papers', {
    ...{ client_id: clientId, case_id: id, name: 'Old', media_type: 'text/plain', at: minutes(5), ...sum },
    ...{ content, place_id: placeId, object },
  })
  await set('papers', 30)
  await run(night(600))
  const { database } = ground
  const keeper = createPaperKeeper({ database, files, now: () => night(600), log: { warn: () => undefined } })
  expect(await keeper.remove()).toBe(1)
  expect(readdirSync(join(folder, 'papers', object?.slice(0, 2) ?? ''))).toEqual([])
  rmSync(folder, { recursive: true })
})

describe('a person’s own data', () => {
  test('everything is in it, readable and as JSON, with the papers; notes among colleagues for staff alone', async () => {
    const { make, insert, database, agent } = ground
    const { id: clientId } = await make.client({ name: 'Ada <Lovelace>', phone: '+442079460001' })
    const { id: caseId } = await make.case({ clientId, need: 'My bin' })
    const say = (kind: string, author: string, body: string) =>
      insert('messages', {
        ...{ case_id: caseId, client_id: clientId, kind, author, body, at: minutes(2), channel: 'form' },
        agent_id: author === 'agent' ? agent.agentId : null,
      })
    await say('text', 'client', 'It was not emptied')
    await say('note', 'agent', 'Ask the neighbour')
    await insert('papers', {
      ...{ client_id: clientId, case_id: caseId, name: '../a/photo.txt', media_type: 'text/plain' },
      ...{ ...sumOf(Buffer.from('photo')), content: Buffer.from('photo'), at: minutes(2) },
    })
    const give = async (actor: Parameters<typeof ownData>[1]) =>
      unzip(
        await whole(
          (await ownData({ database, files: openStore(database) }, actor, clientId, minutes(3))).content,
        ),
      )
    const files = await give({ kind: 'client', sessionId: clientId, clientId })
    expect([...files.keys()]).toEqual(['readme.html', 'data.json', 'papers/1-__a_photo.txt'])
    expect(files.get('papers/1-__a_photo.txt')?.toString()).toBe('photo')
    const data = JSON.parse(files.get('data.json')?.toString() ?? '') as Record<string, unknown[]>
    expect(data).toMatchObject({
      clients: [{ name: 'Ada <Lovelace>' }],
      cases: [{ need: 'My bin' }],
      messages: [{ body: 'It was not emptied' }],
      client_identifiers: [{ shown: '+442079460001' }],
    })
    const page = files.get('readme.html')?.toString() ?? ''
    expect(page).toContain('Ada &lt;Lovelace&gt;')
    expect(page).not.toContain('<Lovelace>')
    expect((await give(agent)).get('data.json')?.toString()).toContain('Ask the neighbour')
    const told = await ground.rows(
      `select facts from ledger where kind = 'client.own_data_given' and client_id = $1 order by seq`,
      [clientId],
    )
    expect(told).toEqual([{ facts: { papers: 1, to: 'client' } }, { facts: { papers: 1, to: 'agent' } }])
  })

  test('an archive of no files and of large ones is one', async () => {
    expect((await whole(archiveOf([]))).length).toBe(22)
    const content = Buffer.alloc(300_000, 'words ')
    const archive = await whole(
      archiveOf([
        { name: 'größe.txt', content },
        { name: 'photo.jpg', content },
      ]),
    )
    expect(archive.length).toBeLessThan(310_000)
    expect(unzip(archive).get('größe.txt')?.equals(content)).toBe(true)
    expect(unzip(archive).get('photo.jpg')?.equals(content)).toBe(true)
  })

  test('papers are read one at a time, only as fast as they are taken, and none any more once the reader has gone', async () => {
    const { make, insert, database, agent } = ground
    const { id: clientId } = await make.client()
    const content = Buffer.alloc(1_000_000, 1)
    for (let i = 0; i < 8; i += 1)
      await insert('papers', {
        ...{ client_id: clientId, name: `${i}.jpg`, media_type: 'image/jpeg', ...sumOf(content), content },
        at: minutes(i),
      })
    let read = 0
    const store = openStore(database)
    const files = {
      ...store,
      read: (kept: Parameters<typeof store.read>[0]) => ((read += 1), store.read(kept)),
    }
    const file = await ownData({ database, files }, agent, clientId, minutes(9))
    const parts = file.content[Symbol.asyncIterator]()
    await parts.next()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(read).toBeLessThan(4)
    await parts.return?.()
    const before = read
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(read).toBe(before)
    const all = unzip(await whole((await ownData({ database, files }, agent, clientId, minutes(9))).content))
    expect(all.size).toBe(10)
    expect(all.get('papers/8-7.jpg')?.equals(content)).toBe(true)
  })

  test('a paper that cannot be reached is refused before, or breaks the archive off: nobody takes it for whole', async () => {
    const { make, insert, database, agent } = ground
    const { id: clientId } = await make.client()
    const content = Buffer.from('a letter')
    await insert('papers', {
      ...{ client_id: clientId, name: 'a.txt', media_type: 'text/plain', ...sumOf(content), content },
      at: minutes(1),
    })
    const store = openStore(database)
    const files = { ...store, read: () => Promise.reject(new StoreProblem('unreachable', 'away')) }
    const broken = (await ownData({ database, files }, agent, clientId, minutes(9))).content
    await expect(whole(broken)).rejects.toMatchObject({ kind: 'unreachable' })
    const folder = mkdtempSync(join(tmpdir(), 'own-data-'))
    const elsewhere = openStore(database, { to: join(folder, 'papers') })
    const kept = await elsewhere.put(content)
    await insert('papers', {
      ...{ client_id: clientId, name: 'b.txt', media_type: 'text/plain', at: minutes(2), ...sumOf(content) },
      ...{ content: null, place_id: kept.placeId, object: kept.object },
    })
    await expect(ownData({ database, files }, agent, clientId, minutes(9))).rejects.toMatchObject({
      definition: { code: 'paper_not_reached' },
    })
    rmSync(folder, { recursive: true })
  })
})
