import { statement } from '#platform/database/statement.ts'
import type { Channel } from '../services/contract.ts'

export type TimelineRow = {
  id: string
  at: Date
  /** The instant with its microseconds, in UTC. */
  exactly: string
  kind: string
  actor: string
  agentName: string | null
  channel: Channel | null
  contactId: string | null
  caseId: string | null
  caseReference: string | null
  serviceName: string | null
  text: string | null
  facts: Record<string, unknown>
}

const PREVIEW = 280

/** One kind of thing on the timeline; every branch gives the same columns. */
const branch = (parts: {
  id: string
  at: string
  kind: string
  actor: string
  agent?: string
  channel?: string
  contact?: string
  case?: string
  service?: string
  text?: string
  facts?: string
  from: string
}) => `select ${parts.id} as id, ${parts.at} as at, ${parts.kind} as kind, ${parts.actor} as actor,
    ${parts.agent ?? 'null::uuid'} as agent_id, ${parts.channel ?? 'null'} as channel,
    ${parts.contact ?? 'null::uuid'} as contact_id, ${parts.case ?? 'null::uuid'} as case_id,
    ${parts.service ?? 'null::uuid'} as service_id, ${parts.text ?? 'null'} as text,
    ${parts.facts ?? `'{}'::jsonb`} as facts
  from ${parts.from}`

const message = (from: string) =>
  branch({
    id: `'message:' || m.id`,
    at: 'm.at',
    kind: `'message.' || m.kind`,
    actor: 'm.author',
    agent: 'm.agent_id',
    channel: 'm.channel',
    contact: 'm.contact_id',
    case: 'm.case_id',
    text: `left(m.body, ${PREVIEW})`,
    from,
  })

const BRANCHES = [
  branch({
    id: `'contact:' || t.id`,
    at: 't.arrived_at',
    kind: `'contact'`,
    actor: `case t.direction when 'in' then 'client' else 'agent' end`,
    agent: 't.agent_id',
    channel: 't.channel',
    contact: 't.id',
    case: 't.case_id',
    service: 't.service_id',
    text: `left(t.need, ${PREVIEW})`,
    facts: `jsonb_build_object('state', t.state, 'ending', t.ending, 'direction', t.direction)`,
    from: 'contacts t where t.client_id = $1',
  }),
  message(`contacts t join messages m on m.contact_id = t.id where t.client_id = $1`),
  message(`cases k join messages m on m.case_id = k.id where k.client_id = $1 and (m.contact_id is null
    or not exists (select from contacts t where t.id = m.contact_id and t.client_id = $1))`),
  branch({
    id: `'case_opened:' || k.id`,
    at: 'k.opened_at',
    kind: `'case.opened'`,
    actor: `'agent'`,
    agent: 'k.owner_id',
    case: 'k.id',
    service: 'k.service_id',
    text: `left(k.need, ${PREVIEW})`,
    facts: `jsonb_build_object('state', k.state)`,
    from: 'cases k where k.client_id = $1',
  }),
  branch({
    id: `'case_closed:' || k.id`,
    at: 'k.closed_at',
    kind: `'case.closed'`,
    actor: `'agent'`,
    agent: 'k.closed_by',
    case: 'k.id',
    service: 'k.service_id',
    facts: `jsonb_build_object('outcome', k.outcome)`,
    from: 'cases k where k.client_id = $1 and k.closed_at is not null',
  }),
  branch({
    id: `'commitment_made:' || o.id`,
    at: 'o.made_at',
    kind: `'commitment.made'`,
    actor: `'agent'`,
    agent: 'o.by_agent_id',
    case: 'o.case_id',
    text: `left(o.what, ${PREVIEW})`,
    facts: `jsonb_build_object('commitmentId', o.id, 'kind', o.kind, 'dueAt', o.due_at, 'state', o.state)`,
    from: 'cases k join commitments o on o.case_id = k.id where k.client_id = $1',
  }),
  branch({
    id: `'commitment_ended:' || o.id`,
    at: 'o.ended_at',
    kind: `'commitment.' || o.state`,
    actor: `'agent'`,
    agent: 'o.by_agent_id',
    case: 'o.case_id',
    text: `left(o.what, ${PREVIEW})`,
    facts: `jsonb_build_object('commitmentId', o.id, 'kind', o.kind, 'dueAt', o.due_at)`,
    from: 'cases k join commitments o on o.case_id = k.id where k.client_id = $1 and o.ended_at is not null',
  }),
  branch({
    id: `'fact:' || f.id`,
    at: 'f.told_at',
    kind: `'fact.told'`,
    actor: `f.source`,
    agent: 'f.agent_id',
    contact: 'f.contact_id',
    case: 'f.case_id',
    text: `left(f.value, ${PREVIEW})`,
    facts: `jsonb_build_object('label', f.label, 'source', f.source, 'replaced', f.replaced_by is not null)`,
    from: 'client_facts f where f.client_id = $1',
  }),
  branch({
    id: `'ledger:' || l.seq`,
    at: 'l.at',
    kind: 'l.kind',
    actor: 'l.actor',
    agent: `case l.actor when 'agent' then l.actor_id end`,
    contact: 'l.contact_id',
    case: 'l.case_id',
    service: 'l.service_id',
    facts: 'l.facts',
    // What happened with whoever was put together with this person is theirs too.
    from: `ledger l where l.client_id in (select $1::uuid union all select id from clients where merged_into = $1) and l.kind in ('client.fact_repeated', 'case.reopened', 'case.owner_changed')`,
  }),
  branch({
    id: `'paper:' || p.id`,
    at: 'p.at',
    kind: `'paper'`,
    actor: `case when p.agent_id is null then 'client' else 'agent' end`,
    agent: 'p.agent_id',
    contact: 'p.contact_id',
    case: 'p.case_id',
    text: `p.name`,
    facts: `jsonb_build_object('paperId', p.id, 'mediaType', p.media_type, 'bytes', p.bytes)`,
    from: 'papers p where p.client_id = $1',
  }),
]

/** Everything with a person, newest first, after the item (`at`, `id`) when given. */
export const timeline = statement<
  TimelineRow,
  [clientId: string, beforeAt: string | null, beforeId: string | null, limit: number]
>(
  'clients.timeline',
  `with everything as (${BRANCHES.join('\nunion all\n')}),
   page as (
     select * from everything
     where $2::timestamptz is null or (at, id collate "C") < ($2::timestamptz, $3::text collate "C")
     order by at desc, id collate "C" desc limit $4)
   select e.id, e.at, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as exactly, e.kind, e.actor,
     a.name as agent_name, coalesce(e.channel, t.channel) as channel, e.contact_id, e.case_id, k.reference as case_reference,
     v.name as service_name, e.text, e.facts
   from page e
   left join agents a on a.id = e.agent_id
   left join contacts t on t.id = e.contact_id
   left join cases k on k.id = e.case_id
   left join services v on v.id = coalesce(e.service_id, k.service_id)
   order by e.at desc, e.id collate "C" desc`,
)
