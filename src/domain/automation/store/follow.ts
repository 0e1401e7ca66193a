import { statement } from '#platform/database/statement.ts'
import type { Trigger } from '../contract.rules.ts'
import type { RuleRow } from './rules.ts'

// Whoever is first does the work for all nodes; the others look again.
export const tryLock = statement<{ locked: boolean }>(
  'automation.tryLock',
  `select pg_try_advisory_xact_lock(hashtextextended('automation.rules', 0)) as locked`,
)

/** How far the ledger has been looked through, from where it would go on, and which rules wait for something. */
export const progress = statement<{
  point: string
  horizon: string
  behind: number
  triggers: Trigger[]
}>(
  'automation.progress',
  `select coalesce(p.point, '0')::text as point, pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
     (pg_snapshot_xmin(pg_current_snapshot())::text::bigint - coalesce(p.point::text::bigint, 0)) as behind,
     array(select distinct trigger from rules where state = 'on') as triggers
   from (select 1) one left join rule_progress p on true`,
)

export const moveTo = statement<never, [point: string]>(
  'automation.moveTo',
  `insert into rule_progress (point) values ($1::xid8) on conflict (only_one) do update set point = excluded.point`,
)

// What was brought in from elsewhere has happened long ago, and sets nothing off.
export const collect = statement<
  never,
  [
    point: string,
    notBefore: Date,
    triggers: readonly string[],
    kinds: readonly string[],
    facts: readonly string[],
  ]
>(
  'automation.collect',
  `insert into rule_events (seq, trigger, xid, kind, at, case_id, contact_id, message_id, depth)
   select l.seq, s.trigger, l.xid, l.kind, l.at, l.case_id, l.contact_id, (l.facts->>'messageId')::uuid,
     coalesce((select max(u.depth) from rule_runs u where u.xid = l.xid and u.outcome = 'done'), 0)
   from ledger l join unnest($3::text[], $4::text[], $5::text[]) as s (trigger, kind, facts) on s.kind = l.kind
   where l.xid >= $1::xid8 and l.at > $2 and l.actor <> 'import' and l.facts @> s.facts::jsonb
   on conflict do nothing`,
)

export type EventRow = {
  seq: number
  trigger: Trigger
  kind: string
  at: Date
  caseId: string | null
  contactId: string | null
  messageId: string | null
  depth: number
}
const EVENT = 'seq, trigger, kind, at, case_id, contact_id, message_id, depth'
export const open = statement<EventRow, [limit: number]>(
  'automation.openEvents',
  `select ${EVENT} from rule_events where done_at is null order by seq, trigger limit $1`,
)
export const take = statement<EventRow, [seq: number, trigger: Trigger]>(
  'automation.takeEvent',
  `select ${EVENT} from rule_events where seq = $1 and trigger = $2 and done_at is null for update skip locked`,
)
export const done = statement<never, [seq: number, trigger: Trigger, now: Date]>(
  'automation.eventDone',
  `update rule_events set done_at = $3 where seq = $1 and trigger = $2`,
)
// Rows near the point may come again: those before it cannot.
export const forgetDone = statement<never>(
  'automation.forgetEvents',
  `delete from rule_events where done_at is not null and xid < (select point from rule_progress)`,
)

export const waitingFor = statement<RuleRow, [trigger: Trigger, at: Date]>(
  'automation.rulesFor',
  `select r.id, r.name, r.trigger, r.conditions, r.actions, r.stops, r.state, r.active_since, r.failures,
     r.made_by as made_by_id, a.name as made_by, r.made_at, r.version
   from rules r join agents a on a.id = r.made_by
   where r.state = 'on' and r.trigger = $1 and r.active_since <= $2 order by r.place, r.made_at, r.id`,
)

/** What the records say about several events, in their order. Messages later than the event are not there yet. */
export type SituationRow = {
  caseId: string | null
  contactId: string | null
  caseReference: string | null
  clientName: string | null
  caseState: 'open' | 'closed' | null
  serviceId: string | null
  service: string | null
  departmentId: string | null
  channel: string | null
  stakes: string | null
  waitingOn: string | null
  tagIds: string[]
  words: string
  waitingSince: Date | null
  zone: string
}
export const situations = statement<
  SituationRow,
  [
    caseIds: readonly (string | null)[],
    contactIds: readonly (string | null)[],
    messageIds: readonly (string | null)[],
    ats: readonly Date[],
  ]
>(
  'automation.situations',
  `select k.id as case_id, t.id as contact_id, k.reference as case_reference, p.name as client_name, k.state as case_state,
     s.id as service_id, s.name as service, s.department_id, coalesce(t.channel, m.channel, f.channel) as channel,
     coalesce(k.stakes, t.stakes) as stakes, k.waiting_on,
     array(select tag_id::text from case_tags where case_id = k.id) as tag_ids,
     concat_ws(' ', t.need, k.need, m.body) as words,
     case when t.state = 'waiting' then t.arrived_at else (
       select min(q.at) from messages q where q.case_id = k.id and q.author = 'client' and q.kind = 'text' and q.at <= e.at
         and q.at > coalesce((select max(a.at) from messages a where a.case_id = k.id and a.author = 'agent'
           and a.kind = 'text' and a.at <= e.at), '-infinity')) end as waiting_since,
     coalesce((select zone from organisations), 'UTC') as zone
   from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[]) with ordinality as e (case_id, contact_id, message_id, at, nth)
   left join contacts t on t.id = e.contact_id
   left join cases k on k.id = coalesce(e.case_id, t.case_id)
   left join clients p on p.id = coalesce(k.client_id, t.client_id)
   left join services s on s.id = coalesce(k.service_id, t.service_id)
   left join messages m on m.id = e.message_id and m.kind = 'text'
   left join lateral (select channel from contacts where case_id = k.id order by arrived_at limit 1) f on t.id is null
   order by e.nth`,
)

// ── what happened in the last days, for a dry run ───────────────────────────────────────────────────────────────────
type Asked = [since: Date, kinds: readonly string[], facts: readonly string[]]
const PAST = `from ledger l join unnest($2::text[], $3::text[]) as s (kind, facts) on s.kind = l.kind
   where l.at > $1 and l.kind = any($2) and l.actor <> 'import' and l.facts @> s.facts::jsonb`
export const pastCount = statement<{ count: number }, Asked>(
  'automation.pastCount',
  `select count(*)::int as count ${PAST}`,
)
export const past = statement<EventRow, [...Asked, trigger: Trigger, limit: number]>(
  'automation.past',
  `select l.seq, $4::text as trigger, l.kind, l.at, l.case_id, l.contact_id, (l.facts->>'messageId')::uuid as message_id,
     0 as depth ${PAST} order by l.at desc, l.seq desc limit $5`,
)

// ── work of others whose time has passed ────────────────────────────────────────────────────────────────────────────
export type LateLeg = {
  id: string
  caseId: string
  clientId: string
  coOwnerId: string
  serviceId: string | null
  departmentId: string
}
export const lateLegs = statement<LateLeg, [now: Date, notBefore: Date]>(
  'automation.lateLegs',
  `select l.id, l.case_id, c.client_id, l.co_owner_id, c.service_id, l.department_id
   from legs l join cases c on c.id = l.case_id
   where l.state = 'open' and l.due_at <= $1 and l.due_at > $2
     and not exists (select from legs_late n where n.leg_id = l.id) order by l.due_at limit 200`,
)
export const noteLate = statement<never, [legId: string, now: Date]>(
  'automation.noteLate',
  `insert into legs_late (leg_id, at) values ($1, $2) on conflict do nothing`,
)
