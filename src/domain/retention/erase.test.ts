import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '#platform/clock.ts'
import { record } from '#platform/ledger/record.ts'
import { caseEvents } from '../cases/contract.events.ts'
import { contactEvents } from '../contacts/contract.events.ts'
import { createMeasures } from '../measures/follow.ts'
import { mergeClients } from '../merging/commands.people.ts'
import { makeGround, minutes } from '../merging/merging.fixture.ts'
import type { Ground } from '../merging/merging.fixture.ts'
import { endHold, placeHold, setRule } from './commands.rules.ts'
import { erasePerson } from './commands.erase.ts'
import { previewErasure } from './queries.erase.ts'
import { STAYS, steps } from './register.ts'

let ground: Ground
beforeAll(async () => void (ground = await makeGround()))
afterAll(() => ground.close())

const CANARY = 'canary words'

type Ids = Readonly<Record<string, string>>

/** A person with a row in every table that can be reached from them. */
async function somebody(): Promise<Ids> {
  const { make, insert, lead, agent } = ground
  const at = minutes(1)
  const { id: client } = await make.client({ name: CANARY, phone: '+442079460001' })
  const service = await make.service()
  const department = service.departmentId
  const { id: kase } = await make.case({
    clientId: client,
    ownerId: agent.agentId,
    serviceId: service.id,
    state: 'closed',
    outcome: 'met',
    closedAt: minutes(30),
  })
  const session = await insert('client_sessions', {
    ...{
      fingerprint: `print ${client}`,
      client_id: client,
      created_at: at,
      seen_at: at,
      expires_at: minutes(99999),
    },
  })
  const contact = await insert('contacts', {
    ...{
      channel: 'chat',
      state: 'ended',
      client_id: client,
      case_id: kase,
      session_id: session,
      need: CANARY,
    },
    ...{ service_id: service.id, arrived_at: at, answered_at: at, place_at: at, last_event_at: at },
    ...{
      ended_at: minutes(9),
      ending: 'met',
      external_id: `${CANARY} ${client}`,
      agent_id: agent.agentId,
      demand: 'failure',
    },
  })
  const ofCase = { case_id: kase }
  const leg = await insert('legs', {
    ...{ ...ofCase, what: CANARY, department_id: department, co_owner_id: lead.agentId, due_at: minutes(20) },
    ...{ opened_at: at, state: 'done', result: CANARY, ended_at: minutes(10) },
  })
  await insert('commitments', {
    ...{
      ...ofCase,
      kind: 'reply',
      what: CANARY,
      by_agent_id: agent.agentId,
      made_at: at,
      due_at: minutes(20),
    },
    ...{
      state: 'kept',
      ended_at: minutes(12),
      note: CANARY,
      warn_at: minutes(15),
      tell_client_at: minutes(15),
    },
  })
  await insert('open_questions', {
    ...ofCase,
    asked_of: 'us',
    question: CANARY,
    asked_at: at,
    answer: CANARY,
    answered_at: at,
  })
  await insert('client_representatives', {
    client_id: client,
    name: CANARY,
    relation: 'friend',
    may: 'ask',
    since: at,
  })
  await insert('client_facts', {
    client_id: client,
    label: 'address',
    value: CANARY,
    source: 'client',
    told_at: at,
  })
  await insert('client_links', {
    client_id: client,
    case_id: kase,
    created_at: at,
    expires_at: minutes(9999),
  })
  await insert('client_codes', {
    client_id: client,
    fingerprint: CANARY,
    created_at: at,
    expires_at: minutes(9999),
  })
  await insert('messages', {
    ...{
      contact_id: contact,
      ...ofCase,
      client_id: client,
      kind: 'note',
      author: 'agent',
      agent_id: agent.agentId,
    },
    ...{ body: CANARY, at, channel: 'chat' },
  })
  await insert('papers', {
    ...{
      client_id: client,
      contact_id: contact,
      ...ofCase,
      name: CANARY,
      media_type: 'text/plain',
      bytes: 3,
    },
    ...{ sha256: 'x', content: Buffer.from(CANARY), at },
  })
  await insert('offers', {
    ...{ contact_id: contact, agent_id: lead.agentId, purpose: 'bring_in', question: CANARY, reasons: '[]' },
    ...{ made_at: at, expires_at: at, state: 'expired', decided_at: at },
  })
  await insert('notifications', { agent_id: lead.agentId, kind: 'case_changed', ...ofCase, facts: '{}', at })
  await insert('terms_told', {
    ...{
      ...ofCase,
      label: 'Fee',
      published: '£5',
      told: CANARY,
      reason: CANARY,
      by_agent_id: agent.agentId,
      at,
    },
  })
  await insert('call_outs', {
    ...{
      department_id: department,
      ...ofCase,
      leg_id: leg,
      asked_id: lead.agentId,
      meant: CANARY,
      asked_at: at,
      answer: CANARY,
    },
  })
  await ground.rows(`insert into legs_late (leg_id, at) values ($1, $2)`, [leg, at])
  await ground.rows(
    `insert into segments (id, contact_id, kind, started_at) values ($1, $1, 'talking', $2)`,
    [contact, at],
  )
  await ground.rows(`update segments set ended_at = $2, closed_by = 'event' where id = $1`, [
    contact,
    minutes(9),
  ])
  await ground.rows(
    `insert into participants (contact_id, agent_id, part, joined_at, left_at) values ($1, $2, 'owner', $3, $3)`,
    [contact, agent.agentId, at],
  )
  await ground.rows(
    `insert into demand_marks (contact_id, demand, by, arrived_at, at) values ($1, 'failure', 'person', $2, $2)`,
    [contact, at],
  )
  await ground.rows(`insert into contact_subjects (contact_id, by, arrived_at) values ($1, 'nearest', $2)`, [
    contact,
    at,
  ])
  const sheet = await insert('check_sheets', { name: `Sheet ${client}`, made_by: lead.agentId, made_at: at })
  await ground.rows(`insert into check_sheet_contacts (sheet_id, contact_id, place) values ($1, $2, 1)`, [
    sheet,
    contact,
  ])
  await ground.rows(
    `insert into check_sheet_marks (sheet_id, contact_id, agent_id, demand, at) values ($1, $2, $3, 'value', $4)`,
    [sheet, contact, agent.agentId, at],
  )
  await ground.rows(`insert into case_followers (case_id, agent_id, since) values ($1, $2, $3)`, [
    kase,
    lead.agentId,
    at,
  ])
  await ground.rows(`insert into drafts (agent_id, place, body, at) values ($1, $2, $3, $4)`, [
    ...[agent.agentId, `case:${kase}`, CANARY, at],
  ])
  const field = await insert('fields', {
    about: 'client',
    name: `Field ${client}`,
    kind: 'text',
    place: 1,
    made_at: at,
  })
  await ground.rows(
    `insert into client_field_values (client_id, field_id, value, set_at) values ($1, $2, $3, $4)`,
    [...[client, field, CANARY, at]],
  )
  await ground.rows(
    `insert into case_field_values (case_id, field_id, value, set_at) values ($1, $2, $3, $4)`,
    [...[kase, field, CANARY, at]],
  )
  const tag = await insert('tags', { name: `Tag ${client}`, made_at: at })
  await ground.rows(`insert into case_tags (case_id, tag_id, added_at) values ($1, $2, $3)`, [kase, tag, at])
  const run = await insert('bulk_runs', {
    ...{ agent_id: agent.agentId, act: '{}', actor: '{}', state: 'done', asked_at: at, worked_at: at },
  })
  await ground.rows(
    `insert into bulk_items (run_id, case_id, place, before, after) values ($1, $2, 1, $3, $3)`,
    [...[run, kase, JSON.stringify({ note: CANARY })]],
  )
  const macro = await insert('macros', {
    name: `Macro ${client}`,
    actions: '[]',
    made_by: lead.agentId,
    made_at: at,
  })
  await insert('macro_runs', {
    macro_id: macro,
    ...ofCase,
    agent_id: agent.agentId,
    at,
    undo: JSON.stringify([CANARY]),
  })
  await ground.rows(
    `insert into contact_pages (contact_id, origin, title, address, details, at) values ($1, 'https://a.example', $2, $2, $3, $4)`,
    [contact, CANARY, JSON.stringify({ x: CANARY }), at],
  )
  await insert('retention_holds', {
    ...{ client_id: client, case_id: kase, reason: CANARY, placed_by: lead.agentId, placed_at: at },
    ...{ ended_by: lead.agentId, ended_at: at },
  })
  await insert('daily_packs', {
    ...{ day: `19${String(10 + (packs += 1))}-01-01`, case_id: kase, made_at: at },
    content: JSON.stringify({
      journey: { caseId: kase, need: CANARY },
      missed: [{ caseId: kase, what: CANARY }],
      atRisk: [],
    }),
  })
  await ground.rows(
    `insert into idempotency_keys (caller, key, route, request, status, response, at) values ($1, $1, 'x', 'x', 200, $2, $3)`,
    [client, JSON.stringify({ id: client, name: CANARY }), at],
  )
  const hook = await insert('webhooks', {
    ...{
      name: 'Hook',
      url: 'https://a.example',
      kinds: ['*'],
      secret: 's',
      made_by: lead.agentId,
      made_at: at,
    },
  })
  await insert('webhook_deliveries', {
    ...{
      webhook_id: hook,
      message_id: client,
      kind: 'case.closed',
      body: JSON.stringify({ caseId: kase }),
      at,
    },
    ...{ next_at: at, state: 'delivered', answer: CANARY },
  })
  await tellLedger({ client, kase, contact, service: service.id, department })
  return { client, kase, contact, service: service.id }
}
let packs = 0

async function tellLedger({ client = '', kase = '', contact = '', service = '' }: Ids): Promise<void> {
  const { database, agent } = ground
  const about = { actor: 'agent', caseId: kase, clientId: client, serviceId: service, agentId: agent.agentId }
  await database.transact(async (tx) => {
    const inContact = { ...about, contactId: contact, at: minutes(1) }
    const arrived = { channel: 'chat', direction: 'in', stakes: 'ordinary', known: true } as const
    await record(tx, contactEvents.arrived, inContact, arrived)
    await record(
      tx,
      caseEvents.opened,
      { ...about, at: minutes(1) },
      { ownerId: agent.agentId, channel: 'chat' },
    )
    await record(tx, contactEvents.answered, inContact, { waited: 0, byOwner: true, estimateHeld: null })
    await record(tx, contactEvents.demandSet, inContact, { demand: 'failure' })
    const ended = { ending: 'met', talkSeconds: 400, people: 1 } as const
    await record(tx, contactEvents.ended, { ...inContact, at: minutes(9) }, ended)
    await record(tx, caseEvents.closed, { ...about, at: minutes(30) }, { outcome: 'met' })
  })
}

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
