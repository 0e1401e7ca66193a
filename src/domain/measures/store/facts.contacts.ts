/**
 * Rows of contacts as the ledger has them, for all contacts of the cases $1 and those of $2 that are of no case. $3 is the
 * zone of days. Nothing but ids, codes, instants and numbers is read: a person can be erased and the rows stay.
 */

/** Ledger rows that tell to which case a contact belongs; an old fact that is asked for again has the case of its own. */
const TELLS_CASE = `case_id is not null and (kind like 'contact.%' or kind = 'case.opened')`
const LAST = 'order by at desc, seq desc'
const FIRST = 'order by at, seq'

/**
 * The cases $1 and all that hang together with them by merging and splitting, as the recursive relation `family`: both
 * sides of each step tell of the other. Each kind stands here as in the index ledger_together.
 */
export const TOGETHER = `family(case_id) as (
    select unnest($1::uuid[])
    union
    select (l.facts->>'otherCaseId')::uuid from family f join ledger l on l.case_id = f.case_id
      and l.kind in ('case.merged', 'case.took_in', 'case.unmerged', 'case.gave_back', 'case.split', 'case.split_off')
  )`

/** The agent of this row spoke with the client. */
export const SPOKE = `agent_id is not null and (kind in ('contact.answered', 'contact.brought_in', 'contact.handed_over')
  or kind = 'contact.segment_began' and facts->>'segment' = 'talking')`

const last = (column: string, when: string) => `(array_agg(${column} ${LAST}) filter (where ${when}))[1]`
const first = (column: string, when: string) => `(array_agg(${column} ${FIRST}) filter (where ${when}))[1]`
const ofKind = (kind: string) => `kind = 'contact.${kind}'`
const seconds = (segment: string) =>
  `coalesce(sum(greatest(0, (facts->>'seconds')::numeric)) filter (where ${ofKind('segment_ended')} and facts->>'segment' = '${segment}'), 0)`
const small = (expression: string) => `least(${expression}, 32767)::smallint`

const GATHERED = `select contact_id,
    ${last('case_id', TELLS_CASE)} as case_id,
    ${last('client_id', `client_id is not null and kind like 'contact.%'`)} as client_id,
    coalesce(${last('service_id', `service_id is not null and kind like 'contact.%'`)},
      ${last('service_id', 'service_id is not null')}) as service_id,
    ${first(`facts->>'channel'`, ofKind('arrived'))} as channel,
    ${first(`facts->>'direction'`, ofKind('arrived'))} as direction,
    ${first(`facts->>'stakes'`, ofKind('arrived'))} as stakes,
    ${first(`(facts->>'known')::boolean`, ofKind('arrived'))} as known,
    min(at) filter (where ${ofKind('arrived')}) as arrived_at,
    min(at) filter (where ${ofKind('answered')}) as answered_at,
    max(at) filter (where ${ofKind('ended')}) as ended_at,
    ${last(`facts->>'ending'`, ofKind('ended'))} as ending,
    ${last(`facts->>'demand'`, ofKind('demand_set'))} as demand,
    ${seconds('talking')} as talk_s, ${seconds('hold')} as hold_s, ${seconds('consult')} as consult_s,
    count(*) filter (where ${ofKind('segment_began')} and facts->>'segment' = 'hold') as holds,
    ${last(`facts->>'segment'`, ofKind('segment_ended'))} as last_segment,
    count(distinct agent_id) filter (where ${SPOKE}) as people,
    count(distinct agent_id) filter (where ${ofKind('brought_in')}) as experts,
    count(*) filter (where ${ofKind('handed_over')}) as handovers,
    count(*) filter (where kind = 'client.fact_repeated') as repeats,
    ${first(`(facts->>'byOwner')::boolean`, ofKind('answered'))} as by_owner,
    ${first(`(facts->>'estimateHeld')::boolean`, ofKind('answered'))} as estimate_held
  from told group by contact_id having bool_or(${ofKind('arrived')})`

/** How long each colleague who was brought in was in it: until leaving, taking over, or the end. */
const EXPERTS = `select e.contact_id, sum(greatest(0, extract(epoch from
      case when e.left_at >= e.joined_at then e.left_at else coalesce(e.took_over_at, g.ended_at) end - e.joined_at))) as expert_s
  from (
    select contact_id, agent_id, min(at) filter (where ${ofKind('brought_in')}) as joined_at,
      max(at) filter (where ${ofKind('expert_left')}) as left_at,
      min(at) filter (where ${ofKind('handed_over')}) as took_over_at
    from told where agent_id is not null group by contact_id, agent_id having bool_or(${ofKind('brought_in')})
  ) e join gathered g using (contact_id) group by e.contact_id`

/** When a promise or a leg of a case was open; until the end of time while it is. */
const OPEN_WORK = `select case_id, min(at) as from_at,
    coalesce(max(at) filter (where kind in ('commitment.kept', 'commitment.renegotiated', 'commitment.broken',
      'commitment.withdrawn', 'commitment.left', 'case.leg_ended', 'case.leg_left')), 'infinity') as until_at
  from ledger
  where case_id = any($1::uuid[]) and (kind like 'commitment.%' or kind like 'case.leg_%')
  group by case_id, coalesce(facts->>'commitmentId', facts->>'legId')`

const LOST = `case
    when g.ending = 'left_waiting' then 'waiting'
    when g.ending <> 'left' or g.ending is null then null
    when g.last_segment in ('hold', 'consult') then 'holding'
    when g.last_segment = 'waiting' then 'waiting'
    else 'talking' end`

export const CONTACT_FACTS = `
  with named as (
    select contact_id from ledger where case_id = any($1::uuid[]) and contact_id is not null
    union select unnest($2::uuid[])
  ), told as materialized (
    select contact_id, seq, at, kind, case_id, client_id, agent_id, service_id, facts
    from ledger where contact_id = any(array(select contact_id from named))
  ), gathered as materialized (
    ${GATHERED}
  ), of_these as (
    select g.*, g.direction = 'in' and g.ending is distinct from 'moved' as demanded
    from gathered g where g.case_id is null or g.case_id = any($1::uuid[])
  ), placed as materialized (
    select *,
      case when case_id is not null and demanded
        then row_number() over (partition by case_id, demanded order by arrived_at, contact_id) end as place,
      max(arrived_at) filter (where demanded) over (partition by case_id) as last_in,
      count(*) filter (where demanded) over (partition by case_id) as many_in
    from of_these
  ), open_work as (
    ${OPEN_WORK}
  ), chasing as (
    select distinct p.contact_id from placed p join open_work w on w.case_id = p.case_id
    where p.place > 1 and w.from_at < p.arrived_at and w.until_at > p.arrived_at
  ), experts as (
    ${EXPERTS}
  )
  select g.contact_id, g.case_id, g.client_id, g.service_id, s.department_id, g.channel, g.direction, g.stakes, g.known,
    g.arrived_at, g.answered_at, g.ended_at,
    (g.arrived_at at time zone $3::text)::date as day,
    extract(hour from g.arrived_at at time zone $3::text)::smallint as hour,
    g.ending, g.demand,
    greatest(0, floor(extract(epoch from coalesce(g.answered_at, g.ended_at) - g.arrived_at)))::integer as waited_s,
    round(g.talk_s)::integer as talk_s, round(g.hold_s)::integer as hold_s, round(g.consult_s)::integer as consult_s,
    ${small('g.holds')} as holds, ${small('g.people')} as people, ${small('g.experts')} as experts,
    ${small('g.handovers')} as handovers, ${small('g.repeats')} as repeats, g.by_owner, g.estimate_held,
    case when g.place is not null then ${small('g.place')} end as nth,
    coalesce(g.case_id is not null and case when g.demanded then g.place < g.many_in else g.arrived_at < g.last_in end, false)
      as came_back,
    a.contact_id is not null as chasing,
    coalesce(round(e.expert_s), 0)::integer as expert_s,
    case when g.demand = 'failure' then m.cause_id end as cause_id,
    case when g.demand = 'failure' then coalesce(m.department_id, c.department_id) end as cause_department_id,
    ${LOST} as lost_at
  from placed g
  left join services s on s.id = g.service_id
  left join chasing a on a.contact_id = g.contact_id
  left join experts e on e.contact_id = g.contact_id
  left join demand_marks m on m.contact_id = g.contact_id
  left join causes c on c.id = m.cause_id`

/** To which cases these contacts belong now and belonged when they were last counted, and the cases themselves. */
export const CONCERNED = `
  with recursive named(case_id) as (
    select unnest($1::uuid[]) as case_id
    union all
    select case_id from measured_contacts where contact_id = any($2::uuid[]) and case_id is not null
    union all
    (select (array_agg(case_id ${LAST}))[1] from ledger
     where contact_id = any($2::uuid[]) and ${TELLS_CASE} group by contact_id)
  ), ${TOGETHER.replace('select unnest($1::uuid[])', 'select case_id from named where case_id is not null')}
  select coalesce(array_agg(distinct case_id), '{}') as case_ids from family`
