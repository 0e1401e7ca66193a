import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getClient } from '../clients/queries.ts'
import { tellFact } from '../clients/commands.ts'
import { mergeCases, undoCaseMerge } from './commands.cases.ts'
import { splitCase } from './commands.split.ts'
import { mergeClients, undoClientMerge } from './commands.people.ts'
import { makeGround, minutes } from './merging.fixture.ts'
import type { Ground } from './merging.fixture.ts'
import { listMerges, previewMerge, readMerge } from './queries.ts'
import { MOVED_WITH_CLIENT, STAYS_WITH_CLIENT } from './store.people.ts'

let ground: Ground
beforeAll(async () => void (ground = await makeGround()))
afterAll(() => ground.close())

const merge = (clientId: string, mergedId: string, more: object = {}, at = 60) =>
  ground.database.transact((tx) =>
    mergeClients(tx, ground.lead, { clientId, mergedId, fields: [], facts: [], ...more }, minutes(at)),
  )
const undo = (mergeId: string, toMerged: string[] = [], at = 120) =>
  ground.database.transact((tx) => undoClientMerge(tx, ground.lead, { mergeId, toMerged }, minutes(at)))

const OWNED = [...MOVED_WITH_CLIENT, 'client_identifiers'] as const

/** Everything that two people have, with whose it is. */
async function everything(...ids: string[]): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {}
  found['clients'] = await ground.rows(
    `select to_jsonb(c) - 'version' as row from clients c where id = any($1) order by id`,
    [ids],
  )
  for (const table of OWNED)
    found[table] = await ground.rows(
      `select to_jsonb(t) - 'version' as row from ${table} t where client_id = any($1) order by id`,
      [ids],
    )
  return found
}

type Having = {
  readonly name: string | null
  readonly phones: readonly number[]
  readonly facts: readonly (readonly [label: string, value: string, minute: number])[]
  readonly cases: number
  readonly loose: number
  readonly representatives: number
}
const LABELS = ['address', 'date_of_birth', 'household', 'landlord'] as const
const having = fc.record<Having>({
  name: fc.option(fc.constantFrom('Ada Lovelace', 'A. Lovelace', 'Grace Hopper')),
  phones: fc.uniqueArray(fc.nat({ max: 3 }), { maxLength: 3 }),
  facts: fc.array(fc.tuple(fc.constantFrom(...LABELS), fc.constantFrom('one', 'two'), fc.nat({ max: 50 })), {
    maxLength: 6,
  }),
  cases: fc.nat({ max: 2 }),
  loose: fc.nat({ max: 2 }),
  representatives: fc.nat({ max: 1 }),
})

let count = 0
async function person(has: Having): Promise<string> {
  const { id } = await ground.make.client({ name: has.name })
  for (const phone of has.phones) {
    count += 1
    await ground.insert('client_identifiers', {
      client_id: id,
      kind: 'phone',
      value: `+4420794600${phone}`,
      shown: `020 7946 00${phone}`,
      source: 'client',
      created_at: minutes(1),
      proved_at: count % 2 === 0 ? minutes(count % 20) : null,
    })
  }
  for (const [label, value, minute] of has.facts.toSorted((a, b) => a[2] - b[2]))
    await tell(id, label, value, minute)
  for (let n = 0; n < has.cases; n += 1) {
    const { id: caseId } = await ground.make.case({ clientId: id })
    await contact(id, caseId, 5)
  }
  for (let n = 0; n < has.loose; n += 1) await contact(id, null, 6)
  for (let n = 0; n < has.representatives; n += 1)
    await ground.insert('client_representatives', {
      client_id: id,
      name: 'A friend',
      relation: 'friend',
      may: 'ask',
      since: minutes(2),
    })
  return id
}

async function contact(clientId: string, caseId: string | null, minute: number): Promise<string> {
  const at = minutes(minute)
  const id = await ground.insert('contacts', {
    ...{ channel: 'chat', state: 'ended', client_id: clientId, case_id: caseId, need: 'The bin' },
    ...{ arrived_at: at, place_at: at, last_event_at: at, ended_at: at },
    ending: caseId === null ? 'left_waiting' : 'met',
  })
  await ground.insert('messages', {
    ...{ contact_id: id, case_id: caseId, client_id: clientId, kind: 'text', author: 'client' },
    ...{ body: 'Words', at, channel: 'chat' },
  })
  return id
}

async function tell(clientId: string, label: string, value: string, minute: number): Promise<void> {
  const input = { label, value, source: 'client', contactId: null, caseId: null, repeat: 'unsure' } as const
  await ground.database.transact((tx) => tellFact(tx, ground.agent, clientId, input, minutes(minute)))
}

const joining = fc.option(fc.constantFrom('stays', 'goes'), { nil: undefined })

const casesOf = async (clientId: string) =>
  (await ground.rows('select id from cases where client_id = $1 order by id', [clientId])).map(({ id }) =>
    String(id),
  )
const together = (caseId: string, mergedId: string) =>
  ground.database.transact((tx) => mergeCases(tx, ground.lead, { caseId, mergedId }, minutes(80)))
const apart = ({ mergeId }: { mergeId: string }) =>
  ground.database.transact((tx) => undoCaseMerge(tx, ground.lead, { mergeId }, minutes(90)))
const wordsOf = (clientId: string) =>
  ground.rows(
    `select m.id from messages m join contacts t on t.id = m.contact_id where m.client_id = $1 order by 1`,
    [clientId],
  )

const ONE: Having = { name: 'Ada', phones: [], facts: [], cases: 1, loose: 0, representatives: 0 }

describe('two people are put together and taken apart', () => {
  test('whatever two people have: an undo brings back exactly what was before', async () => {
    await fc.assert(
      fc.asyncProperty(having, having, fc.boolean(), async (one, other, newer) => {
        const [kept, merged] = [await person(one), await person(other)]
        const before = await everything(kept, merged)
        const facts = LABELS.map((label) => ({ label, take: newer ? 'merged' : 'kept' }))
        const { id } = await merge(kept, merged, { facts })
        const together = await ground.database.read((tx) => getClient(tx, merged))
        expect(together.id).toBe(kept)
        const left = await everything(merged)
        for (const table of OWNED) expect([table, left[table]]).toEqual([table, []])
        await undo(id)
        expect(await everything(kept, merged)).toEqual(before)
      }),
      { numRuns: 25 },
    )
  }, 120_000)

  test('whatever happened since stays where it is said, and nothing else changes sides', async () => {
    await fc.assert(
      fc.asyncProperty(
        having,
        having,
        having,
        fc.boolean(),
        joining,
        async (one, other, then, give, join) => {
          const [kept, merged] = [await person(one), await person(other)]
          const [theirs, others] = [await casesOf(kept), await casesOf(merged)]
          const { id } = await merge(kept, merged)
          const [stays, goes] = [theirs[0], others[0]]
          if (join !== undefined && stays !== undefined && goes !== undefined) {
            const [into, from] = join === 'stays' ? [stays, goes] : [goes, stays]
            const joined = await together(into, from)
            await expect(undo(id)).rejects.toMatchObject({ definition: { code: 'cases_joined' } })
            await apart(joined)
          }
          for (const [label, value, minute] of then.facts.toSorted((a, b) => a[2] - b[2]))
            await tell(kept, label, value, 61 + minute / 10)
          for (let n = 0; n < then.cases; n += 1) {
            const { id: caseId } = await ground.make.case({ clientId: kept, openedAt: minutes(70) })
            await contact(kept, caseId, 71)
          }
          for (let n = 0; n < then.loose; n += 1) await contact(kept, null, 72)
          const { since } = await ground.database.read((tx) => readMerge(tx, id))
          const ids = since.map((item) => item.id)
          expect(since.filter(({ kind }) => kind === 'case')).toHaveLength(then.cases)
          expect(since.filter(({ kind }) => kind === 'contact')).toHaveLength(then.loose)
          await undo(id, give ? ids : [])
          const texts = JSON.stringify(await everything(give ? merged : kept))
          for (const item of ids) expect(texts).toContain(item)
          const current = await ground.rows(
            `select client_id, label, count(*) as many from client_facts where client_id = any($1) and replaced_by is null
           group by 1, 2 having count(*) > 1`,
            [[kept, merged]],
          )
          expect(current).toEqual([])
          const crossing = await ground.rows(
            `select f.id from client_facts f join client_facts r on r.id = f.replaced_by and r.client_id <> f.client_id
           where f.client_id = any($1)
           union all select t.id from contacts t join cases k on k.id = t.case_id and k.client_id <> t.client_id
           where t.client_id = any($1)
           union all select m.id from messages m join contacts t on t.id = m.contact_id and t.client_id <> m.client_id
           where m.client_id = any($1)`,
            [[kept, merged]],
          )
          expect(crossing).toEqual([])
        },
      ),
      { numRuns: 25 },
    )
  }, 120_000)

  test.each([
    ['the one that goes back into the one that stays', 'stays'],
    ['the one that stays into the one that goes back', 'goes'],
  ])('R15: %s: nobody reads the words of the other, and no need is lost', async (_why, join) => {
    const [kept, merged] = [await person(ONE), await person(ONE)]
    const [[stays = ''], [goes = '']] = [await casesOf(kept), await casesOf(merged)]
    const [keptWords, mergedWords] = [await wordsOf(kept), await wordsOf(merged)]
    const { id } = await merge(kept, merged)
    const joined = join === 'stays' ? await together(stays, goes) : await together(goes, stays)
    await expect(undo(id)).rejects.toMatchObject({ definition: { code: 'cases_joined' } })
    await expect(undo(id, [stays])).rejects.toMatchObject({ definition: { code: 'cases_joined' } })
    await apart(joined)
    await undo(id)
    expect(await wordsOf(kept)).toEqual(keptWords)
    expect(await wordsOf(merged)).toEqual(mergedWords)
    expect(await casesOf(merged)).toEqual([goes])
    const open = await ground.rows(
      `select id from cases where id = any($1) and state = 'open' and merged_into is null`,
      [[stays, goes]],
    )
    expect(open).toHaveLength(2)
  })

  test('a case that was split off since from one that goes back goes with it, with its words', async () => {
    const [kept, merged] = [await person(ONE), await person({ ...ONE, cases: 0 })]
    const { id: caseId } = await ground.make.case({ clientId: merged })
    const contactIds = [await contact(merged, caseId, 5), await contact(merged, caseId, 6)]
    const words = await wordsOf(merged)
    const { id } = await merge(kept, merged)
    const split = await ground.database.transact((tx) =>
      splitCase(
        tx,
        ground.lead,
        {
          ...{ caseId, need: 'Another need', ownerId: ground.lead.agentId, note: null },
          ...{ contactIds: contactIds.slice(0, 1), messageIds: [], legIds: [], commitmentIds: [] },
          ...{ questionIds: [], paperIds: [] },
        },
        minutes(70),
      ),
    )
    await undo(id)
    expect(await casesOf(merged)).toEqual([caseId, split.caseId].toSorted())
    expect(await wordsOf(merged)).toEqual(words)
  })

  test('facts that differ are both kept with source and date; the chosen one is current', async () => {
    const [kept, merged] = [(await ground.make.client()).id, (await ground.make.client()).id]
    await tell(kept, 'address', '1 Mill Lane', 1)
    await tell(merged, 'address', '2 Quay Street', 2)
    const preview = await ground.database.read((tx) => previewMerge(tx, kept, merged, minutes(3)))
    expect(preview.facts).toEqual([{ label: 'address', take: 'merged' }])
    await merge(kept, merged, { facts: [{ label: 'address', take: 'kept' }] })
    const told = await ground.rows(
      `select value, replaced_by is null as current, told_at from client_facts where client_id = $1 order by value`,
      [kept],
    )
    expect(told).toEqual([
      { value: '1 Mill Lane', current: true, told_at: minutes(1) },
      { value: '2 Quay Street', current: false, told_at: minutes(2) },
    ])
  })

  test('an identifier moves with its proof; what both have is kept once, proved if either proved it', async () => {
    const [kept, merged] = [(await ground.make.client()).id, (await ground.make.client()).id]
    const add = (client: string, value: string, proved: Date | null) =>
      ground.insert('client_identifiers', {
        ...{
          client_id: client,
          kind: 'email',
          value,
          shown: value,
          source: 'client',
          created_at: minutes(0),
        },
        proved_at: proved,
      })
    await add(kept, 'both@example.org', null)
    await add(merged, 'both@example.org', minutes(4))
    await add(merged, 'own@example.org', minutes(5))
    const { id } = await merge(kept, merged)
    const after = `select value, proved_at from client_identifiers where client_id = $1 order by value`
    expect(await ground.rows(after, [kept])).toEqual([
      { value: 'both@example.org', proved_at: minutes(4) },
      { value: 'own@example.org', proved_at: minutes(5) },
    ])
    await undo(id)
    expect(await ground.rows(after, [kept])).toEqual([{ value: 'both@example.org', proved_at: null }])
  })

  test('R15: links, codes and open pages of both end; a visit in conversation keeps that and is nobody’s', async () => {
    const [kept, merged] = [(await ground.make.client()).id, (await ground.make.client()).id]
    const page = (client: string) =>
      ground.insert('client_sessions', {
        ...{ fingerprint: `${client}${Math.trunc((count += 1))}`, client_id: client },
        ...{ created_at: minutes(0), seen_at: minutes(0), expires_at: minutes(9999) },
      })
    const [, open, live] = [await page(kept), await page(merged), await page(merged)]
    await ground.insert('contacts', {
      ...{ channel: 'chat', state: 'waiting', client_id: merged, session_id: live, need: 'Help' },
      ...{ arrived_at: minutes(1), place_at: minutes(1), last_event_at: minutes(1) },
    })
    await ground.insert('client_links', {
      ...{ client_id: merged, created_at: minutes(0), expires_at: minutes(9999) },
    })
    await merge(kept, merged)
    const sessions = await ground.rows(
      `select id, client_id, ended_at is null as open from client_sessions where id = any($1) order by id`,
      [[open, live]],
    )
    expect(sessions).toEqual(
      expect.arrayContaining([
        { id: open, client_id: merged, open: false },
        { id: live, client_id: null, open: true },
      ]),
    )
    const links = await ground.rows(
      `select 1 from client_links where client_id = any($1) and revoked_at is null`,
      [[kept, merged]],
    )
    expect(links).toEqual([])
    expect(await ground.rows(`select client_id from contacts where session_id = $1`, [live])).toEqual([
      { client_id: kept },
    ])
  })

  test('two at once: one wins, the other gets a clear word', async () => {
    const [kept, merged] = [(await ground.make.client()).id, (await ground.make.client()).id]
    const both = await Promise.allSettled([merge(kept, merged), merge(merged, kept)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const refused = both.find((one) => one.status === 'rejected') as PromiseRejectedResult
    expect(refused.reason).toMatchObject({ definition: { code: 'merged_meanwhile' } })
  })

  test('steps are undone in the order in which they can be, once, and not of somebody who was erased', async () => {
    const [one, two, three] = [
      (await ground.make.client()).id,
      (await ground.make.client()).id,
      (await ground.make.client()).id,
    ]
    const first = await merge(two, one)
    const second = await merge(three, two, {}, 61)
    await expect(undo(first.id)).rejects.toMatchObject({ definition: { code: 'merged_further' } })
    expect((await ground.database.read((tx) => getClient(tx, one))).id).toBe(three)
    await undo(second.id)
    await undo(first.id)
    await expect(undo(first.id)).rejects.toMatchObject({ definition: { code: 'undone_already' } })
    const again = await merge(two, one)
    await ground.rows(`update clients set erased_at = now() where id = $1`, [two])
    await expect(undo(again.id)).rejects.toMatchObject({ definition: { code: 'erased_since' } })
    const merges = await ground.database.read((tx) => listMerges(tx, ground.agent, two))
    expect(merges.items).toHaveLength(3)
    expect(merges.mayMerge).toBe(false)
  })

  test('every table that refers to a person is either moved or named with the reason why not', async () => {
    const tables = await ground.rows(
      `select distinct c.conrelid::regclass::text as name from pg_constraint c
       where c.contype = 'f' and c.confrelid = 'clients'::regclass order by 1`,
    )
    const known = [...MOVED_WITH_CLIENT, ...Object.keys(STAYS_WITH_CLIENT)] as string[]
    expect(tables.map(({ name }) => String(name)).filter((name) => !known.includes(name))).toEqual([])
  })
})
