import type { Pool, PoolClient } from 'pg'

/** What must hold whenever nothing is under way; each statement gives the rows that break it. */
const RULES: Readonly<Record<string, string>> = {
  'a waiting contact has one open segment, of waiting, and nobody who leads it': `
    select c.id from contacts c where c.state = 'waiting' and (
      (select count(*) from segments s where s.contact_id = c.id and s.ended_at is null) <> 1
      or exists (select from segments s where s.contact_id = c.id and s.ended_at is null and s.kind <> 'waiting')
      or exists (select from participants p where p.contact_id = c.id and p.left_at is null and p.part = 'owner'))`,
  'a conversation has an agent who is in it and leads it, a case, and at most one open segment': `
    select c.id from contacts c where c.state = 'talking' and (
      c.agent_id is null or c.case_id is null
      or (select count(*) from participants p where p.contact_id = c.id and p.left_at is null and p.part = 'owner') <> 1
      or not exists (select from participants p where p.contact_id = c.id and p.agent_id = c.agent_id and p.left_at is null and p.part = 'owner')
      or (select count(*) from segments s where s.contact_id = c.id and s.ended_at is null) > 1
      or (c.channel = 'chat' and not exists (select from segments s where s.contact_id = c.id and s.ended_at is null))
      or exists (select from segments s where s.contact_id = c.id and s.ended_at is null and s.kind = 'waiting'))`,
  'an ended contact has an ending, and nothing of it is open': `
    select c.id from contacts c where c.state = 'ended' and (c.ending is null
      or exists (select from segments s where s.contact_id = c.id and s.ended_at is null)
      or exists (select from participants p where p.contact_id = c.id and p.left_at is null)
      or exists (select from offers o where o.contact_id = c.id and o.state = 'open'))`,
  'R6: who has been answered ends met or owned, or holds a case with an owner': `
    select c.id from contacts c where c.state = 'ended' and c.answered_at is not null
      and c.ending not in ('met', 'owned') and c.case_id is null`,
  'segments of a contact do not overlap': `
    select a.contact_id from segments a join segments b on b.contact_id = a.contact_id and b.id <> a.id
    where a.started_at < coalesce(b.ended_at, 'infinity') and b.started_at < coalesce(a.ended_at, 'infinity')`,
  'one open offer to answer at most, and only of a contact that waits': `
    select o.contact_id from offers o join contacts c on c.id = o.contact_id
    where o.state = 'open' and o.purpose = 'answer' group by o.contact_id, c.state having count(*) > 1 or c.state <> 'waiting'`,
  'an invitation is open only while the conversation goes on': `
    select o.id from offers o join contacts c on c.id = o.contact_id
    where o.state = 'open' and o.purpose <> 'answer' and c.state <> 'talking'`,
  'R10: every case has an owner who works here': `
    select k.id from cases k join agents a on a.id = k.owner_id where not a.active`,
  'R11: a closed case has no loose end': `
    select k.id from cases k where k.state = 'closed' and (
      exists (select from commitments m where m.case_id = k.id and m.state = 'open')
      or exists (select from legs l where l.case_id = k.id and l.state = 'open')
      or exists (select from open_questions q where q.case_id = k.id and q.answered_at is null))`,
  'nobody speaks with two people at once': `
    select c.agent_id from contacts c where c.state = 'talking' and c.channel in ('phone', 'visit', 'web_voice')
    group by c.agent_id having count(*) > 1`,
  'nobody is offered more chats than they can do': `
    select a.id from agents a where a.chat_capacity <
      (select count(*) from contacts c where c.agent_id = a.id and c.state = 'talking' and c.channel = 'chat'
         and not exists (select from ledger l where l.kind = 'contact.handed_over' and l.contact_id = c.id))
      + (select count(*) from offers o join contacts c on c.id = o.contact_id
         where o.agent_id = a.id and o.state = 'open' and o.purpose = 'answer' and c.channel = 'chat')`,
  'R6: whoever ended "owned" had a promise that the client knew': `
    select e.contact_id from ledger e where e.kind = 'contact.ended' and e.facts ->> 'ending' = 'owned' and not exists (
      select from ledger t where t.kind = 'commitment.told' and t.case_id = e.case_id and t.seq < e.seq and not exists (
        select from ledger x where x.kind in ('commitment.kept', 'commitment.broken', 'commitment.withdrawn', 'commitment.renegotiated')
          and x.facts ->> 'commitmentId' = t.facts ->> 'commitmentId' and x.seq < e.seq))`,
}

/** Every rule that does not hold, with an example. */
export async function unsound(pool: Pool): Promise<string[]> {
  const broken: string[] = []
  for (const [rule, text] of Object.entries(RULES)) {
    const { rows } = await pool.query<Record<string, string>>(text)
    if (rows[0]) broken.push(`${rule}: ${rows.length}, such as ${Object.values(rows[0])[0] ?? ''}`)
  }
  return broken
}

type Row = {
  kind: string
  contactId: string | null
  caseId: string | null
  agentId: string | null
  facts: Record<string, string>
}
type Told = {
  contacts: Map<string, { state: string; agent: string | null; ending: string | null; open: number }>
  cases: Map<string, { state: string; owner: string; outcome: string | null }>
  commitments: Map<string, string>
  offers: Map<string, string>
  presences: Map<string, string>
}

/**
 * Plays the ledger into a model of its own and compares that with the tables, both as they are at one instant; gives what
 * differs (R24).
 */
export async function ledgerDiffers(pool: Pool): Promise<string[]> {
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    return await differing(client)
  } finally {
    await client.query('rollback').catch(() => undefined)
    client.release()
  }
}

async function differing(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<Row>(
    `select kind, contact_id as "contactId", case_id as "caseId", agent_id as "agentId", facts from ledger order by seq`,
  )
  const told: Told = {
    contacts: new Map(),
    cases: new Map(),
    commitments: new Map(),
    offers: new Map(),
    presences: new Map(),
  }
  for (const row of rows) play(told, row)
  return [
    ...compare('contact', told.contacts, await tables(client, CONTACTS)),
    ...compare('case', told.cases, await tables(client, CASES)),
    ...compare('commitment', told.commitments, await tables(client, COMMITMENTS)),
    ...compare('offer', told.offers, await tables(client, OFFERS)),
    ...compare('presence', told.presences, await tables(client, PRESENCES)),
  ]
}

const CONTACTS = `select id, jsonb_build_object('state', state, 'agent', case when state = 'talking' then agent_id end, 'ending', ending,
  'open', (select count(*) from segments s where s.contact_id = c.id and s.ended_at is null)) as value from contacts c`
const CASES = `select id, jsonb_build_object('state', state, 'owner', owner_id, 'outcome', outcome) as value from cases`
const COMMITMENTS = `select id, to_jsonb(state) as value from commitments`
const OFFERS = `select id, to_jsonb(case when state = 'accepted' then 'open' else state end) as value from offers`
const PRESENCES = `select agent_id as id, to_jsonb(state) as value from presences
  where exists (select from ledger l where l.kind = 'agent.presence_changed' and l.agent_id = presences.agent_id)`

async function tables(client: PoolClient, text: string): Promise<Map<string, unknown>> {
  const { rows } = await client.query<{ id: string; value: unknown }>(text)
  return new Map(rows.map((row) => [row.id, row.value]))
}

function compare(what: string, told: ReadonlyMap<string, unknown>, kept: Map<string, unknown>): string[] {
  const text = (value: unknown) => JSON.stringify(sorted(value))
  return [...new Set([...told.keys(), ...kept.keys()])].flatMap((id) => {
    const [one, other] = [text(told.get(id)), text(kept.get(id))]
    return one === other ? [] : [`${what} ${id}: the ledger tells ${one}, the table holds ${other}`]
  })
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
}

function play(told: Told, row: Row): void {
  playContact(told, row)
  playCase(told, row)
  const { kind, facts } = row
  const commitment = facts['commitmentId']
  if (kind === 'commitment.made' && commitment) told.commitments.set(commitment, 'open')
  const ended = /^commitment\.(kept|renegotiated|broken|withdrawn)$/.exec(kind)?.[1]
  if (ended && commitment) told.commitments.set(commitment, ended)
  const offer = facts['offerId']
  if (kind === 'contact.offered' && offer) told.offers.set(offer, 'open')
  if (kind === 'contact.offer_ended' && offer) told.offers.set(offer, facts['state'] ?? '')
  if (kind === 'agent.presence_changed' && row.agentId) told.presences.set(row.agentId, facts['to'] ?? '')
}

function playContact(told: Told, { kind, contactId, agentId, facts }: Row): void {
  if (contactId === null) return
  if (kind === 'contact.arrived') {
    told.contacts.set(contactId, { state: 'waiting', agent: null, ending: null, open: 0 })
  }
  const contact = told.contacts.get(contactId)
  if (!contact) return
  if (kind === 'contact.segment_began') {
    contact.open += 1
    contact.state = facts['segment'] === 'waiting' ? 'waiting' : 'talking'
    contact.agent = contact.state === 'waiting' ? null : agentId
  }
  if (kind === 'contact.segment_ended') contact.open -= 1
  if (kind === 'contact.ended') {
    Object.assign(contact, { state: 'ended', agent: null, ending: facts['ending'] ?? null })
  }
}

function playCase(told: Told, { kind, caseId, facts }: Row): void {
  if (caseId === null) return
  if (kind === 'case.opened') {
    told.cases.set(caseId, { state: 'open', owner: facts['ownerId'] ?? '', outcome: null })
  }
  const kase = told.cases.get(caseId)
  if (!kase) return
  if (kind === 'case.closed') Object.assign(kase, { state: 'closed', outcome: facts['outcome'] ?? null })
  if (kind === 'case.reopened') Object.assign(kase, { state: 'open', outcome: null })
  if (kind === 'case.owner_changed') kase.owner = facts['toId'] ?? ''
}
