import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { agentRoutes } from '#domain/agents/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import type { EventDefinition } from '#platform/contract/event.ts'
import type { Route } from '#platform/contract/route.ts'
import { sqlState } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { startPopulated } from './support/populated.ts'
import type { Populated } from './support/populated.ts'
import { knownValues, pathOf, sample, shapeOf } from './support/sample.ts'

let world: Populated
beforeAll(async () => {
  world = await startPopulated()
})
afterAll(() => world.service.close())

const query = (text: string, ...values: unknown[]) =>
  world.service.app.database.pool.query<Record<string, unknown>>(text, values)
const stateOf = (text: string, ...values: unknown[]) =>
  query(text, ...values).then(
    () => 'done',
    (error: unknown) => sqlState(error),
  )

const COUNTED =
  /^accounts\.(signIn|confirm|forgotten|finishProvider|removeSecondStep|changePassword|makeRecoveryCodes)/

const root = resolve(import.meta.dirname, '..')
const files = globSync('src/domain/*/contract*.ts', { cwd: root })

async function everyEvent(): Promise<EventDefinition[]> {
  const modules = await Promise.all(
    files.map((path) => import(resolve(root, path)) as Promise<Record<string, unknown>>),
  )
  return modules.flatMap((exported) =>
    Object.values(exported).flatMap((table) =>
      typeof table === 'object' && table !== null ? Object.values(table as object).filter(isEvent) : [],
    ),
  )
}
function isEvent(value: unknown): value is EventDefinition {
  return (
    typeof value === 'object' && value !== null && 'facts' in value && 'kind' in value && 'meaning' in value
  )
}

describe('R24: the database keeps it append-only', () => {
  test.each([
    ['a row is changed', `update ledger set kind = 'other'`],
    ['a row is taken out', 'delete from ledger'],
    ['it is emptied', 'truncate ledger'],
    ['it is emptied with all that hangs on it', 'truncate ledger cascade'],
    ['a month is changed', 'update ledger_2026_03 set actor = null'],
    ['a row of a month is taken out', 'delete from ledger_2026_03'],
    ['a month is emptied', 'truncate ledger_2026_03'],
    ['what is of no month is emptied', 'truncate ledger_rest'],
    ['only a month is emptied', 'truncate only ledger_2026_03'],
    ['a row is moved into another month', `update ledger set at = at + interval '1 month'`],
    [
      'a row is written over',
      `merge into ledger l using (select 1) s on true when matched then update set kind = 'x'`,
    ],
  ])('%s: refused', async (_what, text) => {
    expect(await stateOf(text)).toBe('AL001')
  })

  test.each([
    ['words', { note: 'My mother is ill' }],
    ['a name in a list', { people: ['Ada Lovelace'] }],
    ['deep inside', { a: { b: [{ c: 'said so' }] } }],
    ['an address', { mail: 'ada@example.org' }],
    ['a line break', { code: 'a\nb' }],
    ['another alphabet', { code: 'ада' }],
    ['a long code', { code: 'x'.repeat(81) }],
  ])('%s among the facts: refused', async (_what, facts) => {
    const text = `insert into ledger (at, kind, actor, facts) values (now(), 'x.y', 'service', $1)`
    expect(await stateOf(text, JSON.stringify(facts))).toBe('23514')
    expect(
      await stateOf(text, JSON.stringify({ id: newId(new Date()), at: '2026-03-02T10:00:00.000Z', n: 1.5 })),
    ).toBe('done')
  })

  test('a month that has rows before it has a partition keeps them where they are, and nothing fails', async () => {
    const far = '2041-05-03T10:00:00Z'
    await query(`insert into ledger (at, kind, actor) values ($1, 'x.y', 'service')`, far)
    const { rows } = await query(`select ledger_month($1) as made`, far)
    expect(rows).toEqual([{ made: false }])
    const { rows: next } = await query(`select ledger_month('2041-06-01') as made`)
    expect(next).toEqual([{ made: true }])
  })

  test('there is a partition for this month and the next two, and everything goes where it belongs', async () => {
    const { rows } = await query(
      `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'ledger'::regclass`,
    )
    expect(rows.map((one) => one['name'])).toEqual(
      expect.arrayContaining(['ledger_2026_03', 'ledger_2026_04', 'ledger_2026_05', 'ledger_rest']),
    )
    // Sign-in links are made by the machine's clock here, all else by the one that stands in March.
    const { rows: stray } = await query(
      `select count(*)::int as n from ledger_rest where kind not in ('x.y', 'account.staff_link_made')`,
    )
    expect(stray[0]?.['n']).toBe(0)
    const { rows: guarded } = await query(
      `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'ledger'::regclass
         and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'ledger_never_emptied')`,
    )
    expect(guarded).toEqual([])
  })
})

describe('R24: no event can carry what a person said', () => {
  /** Every text that a schema would take, by where it stands: words of a person must not be among them. */
  function freeTexts(schema: unknown, path: string): string[] {
    const {
      type,
      properties = {},
      items,
      anyOf = [],
      enum: choices,
      format,
      pattern,
      const: only,
    } = schema as {
      type?: string
      properties?: Record<string, unknown>
      items?: unknown
      anyOf?: unknown[]
      enum?: unknown[]
      format?: string
      pattern?: string
      const?: unknown
    }
    const within = [
      ...Object.entries(properties).flatMap(([name, part]) => freeTexts(part, `${path}.${name}`)),
      ...anyOf.flatMap((part) => freeTexts(part, path)),
      ...(items === undefined ? [] : freeTexts(items, `${path}[]`)),
    ]
    const bound = choices ?? only ?? format ?? pattern
    const open = type === undefined && anyOf.length === 0 && bound === undefined
    return (type === 'string' && bound === undefined) || open ? [path, ...within] : within
  }

  test('text is a code, an id or an instant; nothing else is taken', async () => {
    const events = await everyEvent()
    expect(events.length).toBeGreaterThan(60)
    expect(new Set(events.map((one) => one.kind)).size).toBe(events.length)
    const free = events.flatMap((one) => freeTexts(z.toJSONSchema(one.facts), one.kind))
    expect(free).toEqual([])
    for (const { kind, meaning, facts } of events) {
      expect(kind).toMatch(/^[a-z]+\.[a-z_]+$/)
      expect(meaning).toMatch(/\.$/)
      expect(facts.safeParse({ words: 'My mother is ill' }).success).toBe(false)
    }
  })
})

describe('R24: each change writes it in its own transaction', () => {
  /** What is kept for one person’s comfort or for a moment only, and is nothing that happened in the service. */
  const QUIET = new Set([
    ...[
      'accounts.startVisit',
      'accounts.endVisit',
      'accounts.askCode',
      'accounts.useCode',
      'accounts.openLink',
      'accounts.enter',
    ],
    ...['agents.saveDraft', 'agents.saveSettings', 'agents.readNotifications'],
    ...['contacts.typing', 'portal.typing', 'live.looking'],
  ])

  /** Every route that changes something; those that end what others need come last. */
  function changing(): Route[] {
    const routes = world.service.app.routes.filter((each) => each.method !== 'GET' && !QUIET.has(each.id))
    const ends = (route: Route) =>
      Number(/\.(leave|end|close|revokeLink|withdraw|chooseTime|writeInstead|keepPlace)$/.test(route.id))
    return routes.toSorted((a, b) => ends(a) - ends(b))
  }

  async function counts(): Promise<{ ledger: number; rest: string }> {
    const { rows } = await query(
      `select (select count(*)::int from ledger) as ledger,
         (select string_agg(t::text, '|') from (select xmin::text, id from contacts union all select xmin::text, id from cases
            union all select xmin::text, id from commitments union all select xmin::text, id from clients
            union all select xmin::text, id from legs union all select xmin::text, id from messages
            union all select xmin::text, id from client_facts union all select xmin::text, id from client_identifiers
            union all select xmin::text, id from client_representatives union all select xmin::text, id from papers
            union all select xmin::text, id from offers union all select xmin::text, id from open_questions
            union all select xmin::text, id from agents union all select xmin::text, id from client_links
            union all select state, agent_id from presences union all select xmin::text, case_id from case_followers order by 1, 2) t) as rest`,
    )
    return rows[0] as { ledger: number; rest: string }
  }

  test('every changing route: what changes something writes a row, what is refused writes none', async () => {
    const { service, one, other, ids } = world
    await service.app.database.pool.query(`update contacts set client_seen_at = $1`, [service.clock.now()])
    await prepare()
    const seen = { wrote: 0, refused: 0 }
    const silent: string[] = []
    for (const route of changing()) {
      for (const own of [one, other]) {
        for (const whole of [false, true]) {
          const before = await counts()
          const status = await ask(route, own.ids, whole)
          const after = await counts()
          const changed = before.rest !== after.rest
          const wrote = after.ledger - before.ledger
          // A sign-in that fails is counted, against guessing, and told.
          if (status >= 400 && !COUNTED.test(route.id))
            expect({ route: route.id, status, changed, wrote }).toEqual({
              route: route.id,
              status,
              changed: false,
              wrote: 0,
            })
          else if (changed && wrote === 0) silent.push(route.id)
          seen.wrote += Number(wrote > 0)
          seen.refused += Number(status >= 400)
        }
      }
    }
    expect([...new Set(silent)], 'changed something and told nothing').toEqual([])
    expect(seen.wrote).toBeGreaterThan(45)
    expect(seen.refused).toBeGreaterThan(15)

    async function ask(route: Route, own: Readonly<Record<string, string>>, whole: boolean): Promise<number> {
      const values = knownValues({ ...ids, ...own }, service.clock.now())
      const staff = route.audience.includes('admin') ? world.admin : world.agent
      const who =
        route.audience.includes('agent') || route.audience.includes('admin')
          ? staff
          : own === one.ids
            ? one.client
            : other.client
      const body = route.body ? sample(shapeOf(route.body), values, whole) : undefined
      return (await who.ask(route.method, pathOf(route, values), body)).status
    }
  })

  /** One is in conversation with the agent, the other waits: so most of what can be done can be done to one of them. */
  async function prepare(): Promise<void> {
    const { agent, one } = world
    await agent.call(agentRoutes.setPresence, { body: { state: 'available' } })
    await agent.call(contactRoutes.accept, { params: { offerId: one.ids['offerId'] ?? '' }, body: {} })
    await one.client.call(portalRoutes.write, {
      params: { contactId: one.ids['contactId'] ?? '' },
      body: { body: 'Hello' },
    })
  }

  test('a transaction that fails takes its rows with it', async () => {
    const { database } = world.service.app
    const before = await counts()
    const failing = database.transact(async (tx) => {
      await tx.run({
        name: 'test.append',
        text: `insert into ledger (at, kind, actor) values ('2026-03-02', 'test.failed', 'service')`,
      })
      throw new Error('after the row')
    })
    await expect(failing).rejects.toThrow('after the row')
    expect(await counts()).toEqual(before)
  })

  test('every row that a golden path writes fits what its kind declares', async () => {
    const events = new Map((await everyEvent()).map((one) => [one.kind, one]))
    const { rows } = await query(`select kind, facts from ledger where kind <> 'x.y'`)
    expect(rows.length).toBeGreaterThan(20)
    for (const { kind, facts } of rows) {
      const parsed = events.get(String(kind))?.facts.safeParse(facts)
      expect({ kind, facts, fits: parsed?.success, why: parsed?.error?.message }).toMatchObject({
        fits: true,
      })
    }
  })
})
