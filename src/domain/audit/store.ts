import { statement } from '#platform/database/statement.ts'
import type { ReadOf } from './contract.ts'

type Nullable<T> = T | null

type AboutRow = {
  clientId: Nullable<string>
  client: Nullable<string>
  caseId: Nullable<string>
  reference: Nullable<string>
  contactId: Nullable<string>
}

export type ChangeRow = AboutRow & {
  seq: number
  at: Date
  kind: string
  actor: string
  actorId: Nullable<string>
  actorName: Nullable<string>
  agentId: Nullable<string>
  agent: Nullable<string>
  service: Nullable<string>
  facts: Record<string, unknown>
}

export type Asked = [
  agentId: Nullable<string>,
  clientId: Nullable<string>,
  caseId: Nullable<string>,
  from: Nullable<Date>,
  until: Nullable<Date>,
  beforeAt: Nullable<Date>,
  beforeId: Nullable<string>,
  limit: number,
]

const ABOUT = `c.name as client, k.reference`

/** Newest first. A program counts as whom it acts for, so that a person's changes are all of theirs. */
export const changes = statement<
  ChangeRow,
  [...Asked, kind: Nullable<string>, firstKind: Nullable<string>, lastKind: Nullable<string>]
>(
  'audit.changes',
  `select l.seq, l.at, l.kind, l.actor, l.actor_id, coalesce(w.name, y.name) as actor_name, l.client_id, l.case_id,
     l.contact_id, l.agent_id, a.name as agent, s.name as service, l.facts, ${ABOUT}
   from (
     select seq, at, kind, actor, actor_id, client_id, case_id, contact_id, agent_id, service_id, facts from ledger
     where ($1::uuid is null or actor_id = any(array(select $1::uuid union all select id from api_keys where agent_id = $1)))
       and ($2::uuid is null or client_id = $2) and ($3::uuid is null or case_id = $3)
       and ($4::timestamptz is null or at >= $4) and ($5::timestamptz is null or at < $5)
       and ($6::timestamptz is null or (at, seq) < ($6, $7::bigint))
       and ($9::text is null or kind = $9) and ($10::text is null or kind between $10 and $11)
     order by at desc, seq desc limit $8
   ) l
   left join agents w on w.id = l.actor_id and l.actor = 'agent' left join api_keys y on y.id = l.actor_id and l.actor = 'key'
   left join clients c on c.id = l.client_id left join cases k on k.id = l.case_id
   left join agents a on a.id = l.agent_id left join services s on s.id = l.service_id
   order by l.at desc, l.seq desc`,
  { plannedEachTime: true },
)

export type ReadRow = AboutRow & {
  id: string
  at: Date
  what: ReadOf
  actor: string
  actorId: string
  actorName: Nullable<string>
}

export const reads = statement<ReadRow, [...Asked, what: Nullable<string>]>(
  'audit.reads',
  `select r.id, r.at, r.what, r.actor, r.actor_id, coalesce(y.name, w.name) as actor_name, r.client_id, r.case_id,
     r.contact_id, ${ABOUT}
   from (
     select id, at, what, actor, actor_id, agent_id, client_id, case_id, contact_id from sensitive_reads
     where ($1::uuid is null or agent_id = $1) and ($2::uuid is null or client_id = $2)
       and ($3::uuid is null or case_id = $3) and ($4::timestamptz is null or at >= $4)
       and ($5::timestamptz is null or at < $5) and ($6::timestamptz is null or (at, id) < ($6, $7::uuid))
       and ($9::text is null or what = $9)
     order by at desc, id desc limit $8
   ) r
   left join agents w on w.id = r.agent_id left join api_keys y on y.id = r.actor_id and r.actor = 'key'
   left join clients c on c.id = r.client_id left join cases k on k.id = r.case_id
   order by r.at desc, r.id desc`,
  { plannedEachTime: true },
)

/**
 * One row for each client that was found, or for the one thing that was opened; whatever is known of it goes along: a
 * paper's and a contact's client and case, a case's client. Nothing where the same was kept since $4.
 */
export const keepReads = statement<
  never,
  [
    actor: 'agent' | 'key',
    actorId: string,
    agentId: string,
    since: Date,
    at: Date,
    what: ReadOf,
    ids: readonly string[],
    clientIds: readonly Nullable<string>[],
    caseId: Nullable<string>,
    contactId: Nullable<string>,
    thingId: Nullable<string>,
  ]
>(
  'audit.keepReads',
  `with one as (
     select o.id, $5::timestamptz as at, $1::text as actor, $2::uuid as actor_id, $3::uuid as agent_id, $6::text as what,
       coalesce(o.client_id, k.client_id, t.client_id, p.client_id) as client_id,
       coalesce(k.id, t.case_id, p.case_id) as case_id, coalesce(t.id, p.contact_id) as contact_id, $11::uuid as thing_id
     from unnest($7::uuid[], $8::uuid[]) as o (id, client_id)
     left join papers p on p.id = $11 left join contacts t on t.id = $10 left join cases k on k.id = $9
   )
   insert into sensitive_reads (id, at, actor, actor_id, agent_id, what, client_id, case_id, contact_id, thing_id)
   select id, at, actor, actor_id, agent_id, what, client_id, case_id, contact_id, thing_id from one
   where not exists (
     select from sensitive_reads r
     where r.agent_id = one.agent_id and r.at > $4 and r.what = one.what and r.actor_id = one.actor_id
       and r.client_id is not distinct from one.client_id and r.case_id is not distinct from one.case_id
       and r.contact_id is not distinct from one.contact_id and r.thing_id is not distinct from one.thing_id)`,
)
