import { SPOKE, TOGETHER } from './facts.contacts.ts'

/**
 * Rows of needs, legs, promises and work as the ledger has them, for the cases $1 (and work of the contacts $2, which may be
 * of no case); $3 is the zone of days. What is known of contacts is read from their own rows, which come first.
 *
 * Hand-offs as in SCIENCE C8: holders of a need in time order, neighbours that are alike taken as one; hand-offs are the
 * changes of holder, returns the runs beyond the number of different holders.
 */

const last = (column: string, when: string) =>
  `(array_agg(${column} order by at desc, seq desc) filter (where ${when}))[1]`
const small = (expression: string) => `least(coalesce(${expression}, 0), 32767)::smallint`
const local = (at: string) => `(${at} at time zone $3::text)::date`

const TOLD = `select case_id, contact_id, seq, at, kind, client_id, agent_id, service_id, department_id, facts
  from ledger where case_id = any($1::uuid[]) and $2::uuid[] is not null`

const GATHERED = `select case_id,
    min(at) filter (where kind = 'case.opened') as opened_at,
    ${last('client_id', `client_id is not null and kind like 'case.%'`)} as client_id,
    ${last('service_id', `service_id is not null and (kind like 'case.%' or kind = 'contact.service_set')`)} as service_id,
    ${last('kind', `kind in ('case.merged', 'case.unmerged')`)} = 'case.merged' as merged,
    ${last('at', `kind = 'case.merged'`)} as merged_at,
    ${last('kind', `kind in ('case.closed', 'case.reopened')`)} = 'case.closed' as ended,
    max(at) filter (where kind = 'case.closed') as ended_at,
    ${last(`facts->>'outcome'`, `kind = 'case.closed'`)} as ending,
    count(*) filter (where kind = 'case.reopened') as reopened,
    count(*) filter (where kind = 'client.fact_repeated' and contact_id is null) as repeats,
    count(*) filter (where kind = 'case.attempted') as attempts,
    count(*) filter (where kind = 'case.attempted' and (facts->>'reached')::boolean) as attempts_reached,
    count(*) filter (where kind = 'case.declined') as refused,
    count(*) filter (where kind = 'case.term_told') as terms_told,
    count(*) filter (where kind = 'case.term_told' and (facts->>'differs')::boolean) as terms_different,
    count(distinct facts->>'legId') filter (where kind = 'case.leg_opened') as legs,
    count(*) filter (where kind = 'case.leg_ended' and facts->>'state' = 'done') as legs_done,
    count(*) filter (where kind = 'case.leg_ended' and facts->>'state' = 'done' and (facts->>'late')::boolean) as legs_late,
    count(*) filter (where kind = 'commitment.kept') as promises_kept,
    count(*) filter (where kind = 'commitment.renegotiated') as promises_renegotiated,
    count(*) filter (where kind = 'commitment.broken') as promises_broken,
    count(*) filter (where kind = 'commitment.withdrawn') as promises_withdrawn
  from told group by case_id having bool_or(kind = 'case.opened')`

const COUNTED_IN = `c.direction = 'in' and c.ending is distinct from 'moved'`
const CONTACTS = `select c.case_id, min(c.arrived_at) as first_at,
    count(distinct c.channel) as channels,
    count(*) filter (where ${COUNTED_IN}) as contacts,
    count(*) filter (where c.direction = 'out') as contacts_out,
    sum(c.repeats) as repeats, sum(c.holds) as holds, sum(c.experts) as experts,
    sum(c.talk_s) as talk_s, sum(c.hold_s) as hold_s, sum(c.waited_s) as wait_s,
    count(*) filter (where ${COUNTED_IN} and c.demand = 'failure') as failure_contacts,
    count(*) filter (where c.direction = 'in' and c.answered_at is not null) as answered,
    count(*) filter (where c.direction = 'in' and c.answered_at is not null and c.by_owner) as by_owner
  from measured_contacts c where c.case_id = any($1::uuid[]) group by c.case_id`

/** Who had the need in hand when: whoever answered or took over, and whoever became the owner. */
const HOLDERS = `select case_id, at, seq, agent_id as holder from spoken where kind <> 'contact.brought_in'
  union all
  select case_id, at, seq, (facts->>'toId')::uuid from told
  where kind = 'case.owner_changed' and facts->>'why' <> 'first_conversation'`

export const NEED_FACTS = `
  with told as materialized (${TOLD}),
  -- A case that went into another is no need any more, as long as it has not been taken out of it again.
  gathered as (select g.*, coalesce(g.merged, false) or g.ended as closed,
      case when g.merged then g.merged_at else g.ended_at end as closed_at,
      case when g.merged then 'duplicate' else g.ending end as outcome
    from (${GATHERED}) g),
  contacts_of as (${CONTACTS}),
  spoken as materialized (
    select c.case_id, l.at, l.seq, l.kind, l.agent_id
    from ledger l join measured_contacts c on c.contact_id = l.contact_id
    where l.contact_id = any(array(select contact_id from measured_contacts where case_id = any($1::uuid[]))) and ${SPOKE}
  ), runs as (
    select case_id, holder from (
      select case_id, holder, lag(holder) over (partition by case_id order by at, seq) as before from (${HOLDERS}) h
    ) one where holder is distinct from before
  ), held as (
    select case_id, count(*) - 1 as handoffs, count(*) - count(distinct holder) as returns from runs group by case_id
  ), met as (
    select s.case_id, count(distinct s.agent_id) as people from spoken s group by s.case_id
  ), places as (
    select case_id, count(distinct department_id) as places from (
      select s.case_id, a.department_id from spoken s join agents a on a.id = s.agent_id
      union all
      select case_id, department_id from told where kind like 'case.leg_%' and department_id is not null
    ) p group by case_id
  ), needs as (
    select g.*, c.first_at, c.answered, c.by_owner, c.experts, c.channels, c.contacts, c.contacts_out, c.holds, c.talk_s,
      c.hold_s, c.wait_s, c.failure_contacts, coalesce(c.repeats, 0) + g.repeats as all_repeats,
      m.people, p.places, h.handoffs, h.returns, s.department_id, s.levels,
      case
        when not coalesce(g.closed, false) then null
        when coalesce(m.people, 0) = 0 then 'self_service'
        when 'relationship' = any(s.levels) and c.answered >= 2 and c.by_owner = c.answered then 'relationship'
        when c.experts > 0 or g.legs_done > 0 then 'expert'
        else 'one_stop' end as level_met
    from gathered g
    left join contacts_of c using (case_id) left join met m using (case_id) left join places p using (case_id)
    left join held h using (case_id) left join services s on s.id = g.service_id
  )
  select n.case_id, n.client_id, n.service_id, n.department_id, n.opened_at,
    case when n.closed then n.closed_at end as closed_at,
    ${local('n.opened_at')} as opened_day,
    case when n.closed then ${local('n.closed_at')} end as closed_day,
    case when n.closed then n.outcome end as outcome,
    ${small('n.channels')} as channels, ${small('n.contacts')} as contacts, ${small('n.contacts_out')} as contacts_out,
    ${small('n.people')} as people, ${small('n.places')} as places, ${small('n.handoffs')} as handoffs,
    ${small('n.returns')} as returns, ${small('n.all_repeats')} as repeats, ${small('n.attempts')} as attempts,
    ${small('n.attempts_reached')} as attempts_reached, ${small('n.holds')} as holds,
    coalesce(n.talk_s, 0)::integer as talk_s, coalesce(n.hold_s, 0)::integer as hold_s, coalesce(n.wait_s, 0)::integer as wait_s,
    ${small('n.failure_contacts')} as failure_contacts, ${small('n.legs')} as legs, ${small('n.legs_late')} as legs_late,
    ${small('n.promises_kept')} as promises_kept, ${small('n.promises_renegotiated')} as promises_renegotiated,
    ${small('n.promises_broken')} as promises_broken, ${small('n.promises_withdrawn')} as promises_withdrawn,
    ${small('n.reopened')} as reopened, ${small('n.refused')} as refused, ${small('n.terms_told')} as terms_told,
    ${small('n.terms_different')} as terms_different,
    case when n.closed then n.outcome = 'met' and coalesce(n.contacts, 0) = 1 and n.contacts_out = 0 and n.reopened = 0 end
      as first_point,
    case when n.closed then greatest(0, floor(extract(epoch from n.closed_at - least(n.opened_at, n.first_at))))::integer end
      as end_to_end_s,
    n.level_met,
    case when n.level_met is not null then coalesce((
      select level from unnest(array['self_service', 'one_stop', 'expert', 'relationship']) with ordinality as l (level, place)
      where level = any(n.levels)
        and place <= array_position(array['self_service', 'one_stop', 'expert', 'relationship'], n.level_met)
      order by place limit 1), n.level_met) end as level_possible
  from needs n`

/** Of which service a case is, and of whose department, from its own row. */
const OF_NEED = `left join measured_needs n on n.case_id = e.case_id`

/** What is told of these cases and of those that hang together with them: a leg or promise may have moved between them. */
const TOLD_TOGETHER = `select case_id, contact_id, seq, at, kind, client_id, agent_id, service_id, department_id, facts
  from ledger where case_id = any(array(select case_id from family)) and $2::uuid[] is not null`

export const LEG_FACTS = `
  with recursive ${TOGETHER}, told as (${TOLD_TOGETHER} and kind like 'case.leg_%'),
  ends as (
    select (facts->>'legId')::uuid as leg_id, ${last('case_id', 'true')} as case_id,
      min(at) filter (where kind = 'case.leg_opened') as opened_at,
      ${last(`(facts->>'dueAt')::timestamptz`, `facts->>'dueAt' is not null`)} as due_at,
      ${last('department_id', 'department_id is not null')} as department_id,
      max(at) filter (where kind = 'case.leg_ended') as ended_at,
      coalesce(${last(`facts->>'state'`, `kind = 'case.leg_ended'`)}, 'open') as state,
      ${last(`(facts->>'late')::boolean`, `kind = 'case.leg_ended'`)} as late
    from told group by 1 having bool_or(kind = 'case.leg_opened')
  )
  select e.leg_id, e.case_id, n.service_id, coalesce(e.department_id, n.department_id) as department_id, g.standard_id,
    e.opened_at, e.due_at, e.ended_at, e.state, case when e.state = 'done' then e.late end as late,
    ${local('coalesce(e.ended_at, e.due_at)')} as day
  from ends e ${OF_NEED} left join legs g on g.id = e.leg_id where e.case_id = any($1::uuid[])`

const ENDS = `('commitment.kept', 'commitment.renegotiated', 'commitment.broken', 'commitment.withdrawn')`
export const PROMISE_FACTS = `
  with recursive ${TOGETHER}, told as (${TOLD_TOGETHER} and kind like 'commitment.%'),
  ends as (
    select (facts->>'commitmentId')::uuid as commitment_id, ${last('case_id', 'true')} as case_id,
      ${last(`facts->>'kind'`, `kind = 'commitment.made'`)} as promised,
      min(at) filter (where kind = 'commitment.made') as made_at,
      ${last(`(facts->>'dueAt')::timestamptz`, `kind = 'commitment.made'`)} as due_at,
      ${last('at', `kind in ${ENDS}`)} as ended_at,
      coalesce(substr(${last('kind', `kind in ${ENDS}`)}, 12), 'open') as state,
      bool_or(kind = 'commitment.told' or kind = 'commitment.made' and (facts->>'told')::boolean) as told,
      bool_or(kind = 'commitment.client_warned') as client_warned
    from told group by 1 having bool_or(kind = 'commitment.made')
  )
  select e.commitment_id, e.case_id, n.service_id, n.department_id, e.promised as kind, e.made_at, e.due_at, e.ended_at,
    e.state, e.told, e.client_warned, ${local('coalesce(e.ended_at, e.due_at)')} as day
  from ends e ${OF_NEED} where e.case_id = any($1::uuid[])`

/** Which rows of the ledger are a piece of work that is no conversation. */
const WORK_KIND = `case
    when kind = 'case.attempted' then 'attempt'
    when kind in ('case.message_sent', 'contact.message_sent') and facts->>'author' = 'agent' then
      case when (facts->>'note')::boolean then 'note' when kind = 'case.message_sent' then 'message' end
    when kind = 'case.story_changed' then 'story'
    when kind = 'case.question_asked' then 'question' end`

export const WORK_FACTS = `
  with told as (
    select seq, at, case_id, contact_id, facts, ${WORK_KIND} as work from ledger
    where case_id = any($1::uuid[]) and kind in ('case.attempted', 'case.message_sent', 'contact.message_sent',
      'case.story_changed', 'case.question_asked')
    union all
    select l.seq, l.at, c.case_id, l.contact_id, l.facts, ${WORK_KIND} as work
    from ledger l left join measured_contacts c on c.contact_id = l.contact_id
    where l.contact_id = any(array(select contact_id from measured_contacts where case_id = any($1::uuid[])
        union select unnest($2::uuid[])))
      and l.case_id is null and l.kind = 'contact.message_sent'
  )
  select e.seq, e.at, ${local('e.at')} as day, extract(hour from e.at at time zone $3::text)::smallint as hour, e.work as kind,
    e.case_id, e.contact_id, coalesce(n.service_id, c.service_id) as service_id,
    coalesce(n.department_id, c.department_id) as department_id,
    coalesce(e.facts->>'channel', c.channel) as channel, (e.facts->>'reached')::boolean as reached
  from told e ${OF_NEED} left join measured_contacts c on c.contact_id = e.contact_id
  where e.work is not null`
