import { record } from '#platform/ledger/record.ts'
import { caseEvents } from '../cases/contract.events.ts'
import { contactEvents } from '../contacts/contract.events.ts'
import { minutes } from '../merging/merging.fixture.ts'
import type { Ground } from '../merging/merging.fixture.ts'

export const CANARY = 'canary words'

export type Ids = Readonly<Record<string, string>>

/** A person with a row in every table that can be reached from them. */
export async function somebodyIn(ground: Ground): Promise<Ids> {
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
    `insert into idempotency_keys (caller, key, route, request, status, response, named, at) values ($1, $1, 'x', 'x', 200, $2, array[$4::uuid], $3)`,
    [client, JSON.stringify({ id: client, name: CANARY }), at, client],
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
      case_id: kase,
      at,
    },
    ...{ next_at: at, state: 'delivered', answer: CANARY },
  })
  await tellLedger(ground, { client, kase, contact, service: service.id, department })
  return { client, kase, contact, service: service.id }
}
let packs = 0

async function tellLedger(
  ground: Ground,
  { client = '', kase = '', contact = '', service = '' }: Ids,
): Promise<void> {
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
