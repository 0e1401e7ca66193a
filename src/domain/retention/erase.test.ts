import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '#platform/clock.ts'
import { openStore } from '#platform/files/store.ts'
import { startS3 } from '#tests/support/s3.ts'
import { createPaperKeeper } from '../clients/papers.jobs.ts'
import { createMeasures } from '../measures/follow.ts'
import { mergeClients } from '../merging/commands.people.ts'
import { makeGround, minutes } from '../merging/merging.fixture.ts'
import type { Ground } from '../merging/merging.fixture.ts'
import { endHold, placeHold, setRule } from './commands.rules.ts'
import { erasePerson } from './commands.erase.ts'
import { CANARY, somebodyIn } from './erase.fixture.ts'
import type { Ids } from './erase.fixture.ts'
import { previewErasure } from './queries.erase.ts'
import { STAYS, steps } from './register.ts'
import { blanks, counts, owns } from './store.erase.ts'
import type { Given } from './store.erase.ts'

let ground: Ground
beforeAll(async () => void (ground = await makeGround()))
afterAll(() => ground.close())

const somebody = () => somebodyIn(ground)

const TEXTS = ['text', 'jsonb', 'json', 'text[]', 'bytea']

/** Every column that can hold words, of every table that refers to a person, directly or through others. */
async function reachable(): Promise<{ relation: string; name: string; type: string }[]> {
  return (await ground.rows(`
    with recursive fk as (
      select distinct conrelid as child, confrelid as parent from pg_constraint where contype = 'f'
    ), reach(id) as (
      select 'clients'::regclass::oid union select fk.child from reach join fk on fk.parent = reach.id
    )
    select c.relname as relation, a.attname as name, format_type(a.atttypid, null) as type
    from reach join pg_class c on c.oid = reach.id join pg_attribute a on a.attrelid = c.oid
    where a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and format_type(a.atttypid, null) = any(array['${TEXTS.join("','")}'])
    order by 1, 2`)) as { relation: string; name: string; type: string }[]
}

/** Puts the words into every text of these tables that takes them; gives those that do. */
async function plant(): Promise<string[]> {
  const planted: string[] = []
  for (const { relation, name, type } of await reachable()) {
    const value =
      type === 'bytea'
        ? `'${CANARY}'::bytea`
        : type === 'text'
          ? `'${CANARY} ' || gen_random_uuid()`
          : type === 'text[]'
            ? `array['${CANARY}']`
            : `case jsonb_typeof(${name}::jsonb) when 'array' then '["${CANARY}"]' else '{"x": "${CANARY}"}' end::jsonb`
    const done = await ground
      .rows(`update ${relation} set ${name} = ${value} where ${name} is not null or true returning 1`)
      .catch(() => undefined)
    if (done && done.length > 0) planted.push(`${relation}.${name}`)
  }
  return planted
}

/** Where the words stand anywhere in the database, as `table.column`. */
async function found(): Promise<string[]> {
  const columns = await ground.rows(`
    select c.relname as relation, a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0
      and not a.attisdropped order by 1, 2`)
  const hits: string[] = []
  for (const { relation, name } of columns) {
    const text = `coalesce(convert_from(decode(encode(convert_to("${String(name)}"::text, 'UTF8'), 'hex'), 'hex'), 'UTF8'), '')`
    const rows = await ground.rows(
      `select 1 from "${String(relation)}" where ${text} like '%canary%' or ${text} like '%' || encode('${CANARY}', 'hex') || '%' limit 1`,
    )
    if (rows.length > 0) hits.push(`${String(relation)}.${String(name)}`)
  }
  return hits
}

const erase = (clientId: string, more: object = {}, at = 99) =>
  ground.database.transact((tx) =>
    erasePerson(tx, ground.lead, { clientId, override: [], reason: null, ...more }, minutes(at)),
  )

describe('a person is erased', () => {
  test('words that stood in every text about them are nowhere afterwards; figures are as they were', async () => {
    const { client = '' } = await somebody()
    const measures = createMeasures({ database: ground.database, clock: systemClock })
    await measures.catchUp()
    const figures = async () => {
      const all: Record<string, unknown> = {}
      for (const name of ['contacts', 'needs', 'legs', 'promises', 'work', 'sums', 'spreads'])
        all[name] = await ground.rows(`select t::text from measured_${name} t order by 1`)
      return all
    }
    const before = await figures()
    expect(JSON.stringify(before).length).toBeGreaterThan(2000)
    const ledger = await ground.rows(`select to_jsonb(l) as row from ledger l order by seq`)
    const planted = await plant()
    expect(planted.length).toBeGreaterThan(40)
    const tables = new Set((await reachable()).map(({ relation }) => relation))
    const seeded = await Promise.all(
      [...tables].map(
        async (table) => [table, (await ground.rows(`select 1 from ${table} limit 1`)).length] as const,
      ),
    )
    const LATER = [
      'client_duplicates',
      'client_merges',
      'client_merge_rows',
      'case_merges',
      'case_merge_rows',
      'erasures',
    ]
    expect(seeded.filter(([table, rows]) => rows === 0 && !LATER.includes(table))).toEqual([])
    const receipt = await erase(client)
    expect(receipt.counts.length).toBeGreaterThan(10)
    expect((await found()).filter((one) => STAYS[one] === undefined)).toEqual([])
    expect(JSON.stringify(receipt)).not.toContain('canary')
    await measures.catchUp()
    await measures.rebuild()
    expect(await figures()).toEqual(before)
    const after = await ground.rows(`select to_jsonb(l) as row from ledger l order by seq`)
    expect(after.slice(0, ledger.length)).toEqual(ledger)
    expect(after.slice(ledger.length).map(({ row }) => (row as { kind: string }).kind)).toEqual([
      'client.erased',
    ])
    await measures.close()
  }, 60_000)

  test('whoever was put together with them goes too; a second time is refused', async () => {
    const [one, other] = [await somebody(), await somebody()]
    const input = { clientId: one['client'] ?? '', mergedId: other['client'] ?? '', fields: [], facts: [] }
    await ground.database.transact((tx) => mergeClients(tx, ground.lead, input, minutes(40)))
    await erase(other['client'] ?? '')
    expect((await found()).filter((hit) => STAYS[hit] === undefined)).toEqual([])
    await expect(erase(one['client'] ?? '')).rejects.toMatchObject({ definition: { code: 'erased_already' } })
  }, 60_000)

  test('the bytes of their papers go from the folder and the bucket too, and nobody else’s', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'erased-'))
    const s3 = await startS3()
    const [one, other] = [await somebody(), await somebody()]
    const places = [join(folder, 'papers'), `s3://${s3.bucket}/papers`]
    const paperOf = async (whose: Ids, words: string, to: string) => {
      const files = openStore(ground.database, { to, bucket: s3.access })
      const { content, placeId, object, ...sum } = await files.put(Buffer.from(words))
      await ground.insert('papers', {
        ...{ client_id: whose['client'], name: words, media_type: 'text/plain', at: minutes(2), ...sum },
        ...{ content, place_id: placeId, object },
      })
    }
    for (const to of places) {
      await paperOf(one, `${CANARY} of a letter`, to)
      await paperOf(other, 'another letter', to)
    }
    const outside = () => [
      ...readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
        .filter((file) => file.isFile())
        .map((file) => `${file.name} ${readFileSync(join(file.parentPath, file.name), 'utf8')}`),
      ...[...s3.objects].map(([key, { content }]) => `${key} ${content.toString()}`),
    ]
    const speakOf = (words: string) => outside().filter((file) => file.includes(words)).length
    expect([speakOf(CANARY), speakOf('another')]).toEqual([2, 2])
    await erase(one['client'] ?? '')
    const log = { warn: () => undefined }
    const files = openStore(ground.database, { bucket: s3.access })
    const keeper = createPaperKeeper({ database: ground.database, files, now: systemClock.now, log })
    expect(await keeper.remove()).toBe(2)
    expect([speakOf(CANARY), speakOf('canary'), speakOf('another')]).toEqual([0, 0, 2])
    expect(await ground.rows('select 1 from file_removals')).toEqual([])
    await s3.close()
    rmSync(folder, { recursive: true })
  }, 60_000)

  test('somebody else keeps every word', async () => {
    const [one, other] = [await somebody(), await somebody()]
    const texts = async () => {
      const { client, kase } = other
      return ground.rows(
        `select (select name from clients where id = $1), (select need from cases where id = $2),
           (select string_agg(body, '') from messages where case_id = $2), (select count(*) from papers where client_id = $1)`,
        [client, kase],
      )
    }
    const before = await texts()
    await erase(one['client'] ?? '')
    expect(await texts()).toEqual(before)
  })
})

describe('reasons to wait', () => {
  const refused = (code: string) => ({ definition: { code } })

  test('an open case and a promise: named in the dry run, passed over with a reason, then ended as withdrawn', async () => {
    const { id: client } = await ground.make.client()
    const { id: kase } = await ground.make.case({ clientId: client, ownerId: ground.agent.agentId })
    await ground.insert('commitments', {
      ...{
        case_id: kase,
        kind: 'reply',
        what: 'Write',
        by_agent_id: ground.agent.agentId,
        made_at: minutes(1),
      },
      ...{ due_at: minutes(200), warn_at: minutes(100), tell_client_at: minutes(100) },
    })
    const preview = await ground.database.read((tx) => previewErasure(tx, client, minutes(50)))
    expect(preview.wait.map(({ reason, firm }) => [reason, firm])).toEqual([
      ['open_case', false],
      ['promise_running', false],
    ])
    await expect(erase(client)).rejects.toMatchObject(refused('reasons_to_wait'))
    const override = ['open_case', 'promise_running']
    await expect(erase(client, { override })).rejects.toMatchObject(refused('reasons_to_wait'))
    const receipt = await erase(client, { override, reason: 'Asked for by the court' })
    expect(receipt).toMatchObject({ overridden: override, reason: 'Asked for by the court', by: 'person' })
    const left = await ground.rows(`select state, outcome from cases where id = $1`, [kase])
    expect(left).toEqual([{ state: 'closed', outcome: 'withdrawn_by_client' }])
  })

  test('what is held, and whoever is in conversation, cannot be passed over', async () => {
    const { id: client } = await ground.make.client()
    const hold = await ground.database.transact((tx) =>
      placeHold(tx, ground.lead, { clientId: client, caseId: null, reason: 'A claim' }, minutes(1)),
    )
    const all = { override: ['held', 'live_contact'], reason: 'Because' }
    await expect(erase(client, all)).rejects.toMatchObject(refused('hold_first'))
    await ground.database.transact((tx) => endHold(tx, ground.lead, { holdId: hold.id }, minutes(2)))
    const contact = await ground.insert('contacts', {
      ...{ channel: 'chat', state: 'waiting', client_id: client, need: 'Help' },
      ...{ arrived_at: minutes(1), place_at: minutes(1), last_event_at: minutes(1) },
    })
    await expect(erase(client, all)).rejects.toMatchObject(refused('hold_first'))
    await ground.rows(
      `update contacts set state = 'ended', ending = 'left_waiting', ended_at = $2 where id = $1`,
      [contact, minutes(3)],
    )
    await erase(client)
  })

  test('a duty to keep closed cases names until when', async () => {
    const { id: client } = await ground.make.client()
    await ground.make.case({ clientId: client, state: 'closed', outcome: 'met', closedAt: minutes(10) })
    const set = (active: boolean) =>
      ground.database.transact((tx) =>
        setRule(tx, ground.lead, { kind: 'keeping_duty', days: 30, active, version: undefined }, minutes(11)),
      )
    await set(true)
    const preview = await ground.database.read((tx) => previewErasure(tx, client, minutes(50)))
    expect(preview.wait).toMatchObject([
      { reason: 'keeping_duty', until: new Date(minutes(10).getTime() + 30 * 86_400_000) },
    ])
    await set(false)
    await erase(client)
  })
})

test('every step of the register is of a table that is there, and what stays is there too', async () => {
  const names = (await ground.rows(`select relname from pg_class where relkind in ('r', 'p')`)).map(
    ({ relname }) => relname,
  )
  expect(steps.filter(({ relation }) => !names.includes(relation)).map(({ relation }) => relation)).toEqual(
    [],
  )
  expect(Object.keys(STAYS).filter((one) => !names.includes(one.split('.')[0]))).toEqual([])
})

test('everything that is kept of one person is found by an index, however much is kept of others', async () => {
  const one = ['018f0000-0000-7000-8000-000000000001']
  const given: Given = [one, minutes(1), one, one]
  const connection = await ground.database.pool.connect()
  const read: string[] = []
  try {
    await connection.query('begin; set local enable_seqscan = off')
    for (const { relation, run } of [...counts, ...blanks, ...owns]) {
      const { rows } = await connection.query<{ 'QUERY PLAN': string }>(`explain ${run.text}`, [...given])
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
      if (new RegExp(`Seq Scan on (public\\.)?${relation} `).test(plan)) read.push(`${run.name}\n${plan}`)
    }
  } finally {
    await connection.query('rollback')
    connection.release()
  }
  expect(read).toEqual([])
})
