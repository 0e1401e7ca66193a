/**
 * What shows each kind of pattern, one readable select a kind, over the measured rows of two periods of equal length: from
 * $1 to $2, both local days included. Each row is one contact, need, promise, leg, attempt or search that was looked at;
 * `shows` says whether it shows the pattern. Minutes are those of what shows it, and no contact is counted twice in a kind.
 * $3, the last day of the earlier period, is where needs that are counted in both are told apart.
 */
import type { PatternKind } from '../contract.patterns.ts'

const STAFF = '(c.talk_s + c.hold_s + c.consult_s + c.expert_s)'
const CLIENT = '(coalesce(c.waited_s, 0) + c.talk_s + c.hold_s + c.consult_s)'
const IN_DAYS = 'c.day between $1::date and $2::date'
const NOBODY_ELSES = 'null::uuid as department_id'

/** Contacts of clients that have ended, with a condition that shows the pattern. */
const ofContacts = (shows: string, lookedAt: string) =>
  `select c.service_id, ${NOBODY_ELSES}, c.case_id, c.client_id, c.day, ${shows} as shows,
     ${STAFF} as staff_s, 0 as tries, ${CLIENT} as client_s
   from measured_contacts c where ${IN_DAYS} and c.direction = 'in' and ${lookedAt}`

/** Needs by the day they were closed, as the charts of needs count them. */
const ofNeeds = (shows: string, lookedAt: string) =>
  `select c.service_id, ${NOBODY_ELSES}, c.case_id, c.client_id, c.closed_day as day, ${shows} as shows,
     c.talk_s + c.hold_s as staff_s, 0 as tries, c.wait_s + c.talk_s + c.hold_s as client_s
   from measured_needs c where c.closed_day between $1::date and $2::date and ${lookedAt}`

// A need is counted once in each period, on the day of its first contact beyond the second; the minutes are those of its
// contacts beyond the first. Its service and client are those of its contacts: to look each need up takes ten times as long.
const repeatContacts = `select max(c.service_id::text)::uuid as service_id, ${NOBODY_ELSES}, c.case_id,
     max(c.client_id::text)::uuid as client_id, coalesce(min(c.day) filter (where c.nth >= 3), max(c.day)) as day,
     max(c.nth) >= 3 as shows, coalesce(sum(${STAFF}) filter (where c.nth >= 2), 0)::bigint as staff_s, 0 as tries,
     coalesce(sum(${CLIENT}) filter (where c.nth >= 2), 0)::bigint as client_s
   from measured_contacts c
   where ${IN_DAYS} and c.direction = 'in' and c.case_id is not null and c.nth is not null
   group by c.case_id, c.day > $3::date`

const lostSearching = `select null::uuid as service_id, ${NOBODY_ELSES}, null::uuid as case_id, null::uuid as client_id,
     (s.at at time zone o.zone)::date as day, s.found = 0 as shows, 0 as staff_s, 0 as tries, 0 as client_s
   from organisations o, searches s
   where s.at >= $1::date::timestamp at time zone o.zone and s.at < ($2::date + 1)::timestamp at time zone o.zone`

const BACK = `back.direction = 'in' and back.arrived_at > c.ended_at and back.arrived_at <= c.ended_at + interval '7 days'`

// A conversation shorter than a quarter of what is usual for its service and channel, after which the client comes back
// about the same within a week. What is usual is known from twenty conversations on.
const shortAndBack = `with usual as (
     select c.service_id, c.channel, percentile_cont(0.5) within group (order by c.talk_s) as talk_s
     from measured_contacts c
     where ${IN_DAYS} and c.direction = 'in' and c.answered_at is not null and c.ended_at is not null
     group by c.service_id, c.channel having count(*) >= 20)
   select c.service_id, ${NOBODY_ELSES}, c.case_id, c.client_id, c.day,
     c.talk_s < u.talk_s / 4 and case when c.case_id is not null
       then exists (select from measured_contacts back where back.case_id = c.case_id and ${BACK})
       else exists (select from measured_contacts back where back.client_id = c.client_id
         and back.service_id = c.service_id and ${BACK}) end as shows,
     ${STAFF} as staff_s, 0 as tries, ${CLIENT} as client_s
   from measured_contacts c join usual u on u.service_id is not distinct from c.service_id and u.channel = c.channel
   where ${IN_DAYS} and c.direction = 'in' and c.answered_at is not null and c.ended_at is not null`

// Promises and legs of a department side by side. Its minutes are those of clients who came while something was overdue,
// each contact with the latest thing that was due before it.
const promisesSlip = `with due as (
     select p.case_id, p.service_id, p.department_id, p.day, p.due_at, p.ended_at, p.state = 'broken' as shows
     from measured_promises p
     where p.day between $1::date and $2::date and p.state not in ('open', 'withdrawn')
     union all
     select l.case_id, l.service_id, l.department_id, l.day, l.due_at, l.ended_at, l.late
     from measured_legs l where l.day between $1::date and $2::date and l.late is not null),
   ordered as (
     select d.*, lead(d.due_at) over (partition by d.department_id, d.case_id, d.shows order by d.due_at, d.day) as next_due
     from due d)
   select null::uuid as service_id, d.department_id, d.case_id, n.client_id, d.day, d.shows,
     coalesce(chased.staff_s, 0) as staff_s, 0 as tries, coalesce(chased.client_s, 0) as client_s
   from ordered d left join measured_needs n on n.case_id = d.case_id
   left join lateral (
     select sum(${STAFF})::bigint as staff_s, sum(${CLIENT})::bigint as client_s from measured_contacts c
     where d.shows and c.case_id = d.case_id and c.direction = 'in' and c.arrived_at > d.due_at
       and c.arrived_at <= coalesce(d.ended_at, c.arrived_at) and c.arrived_at <= coalesce(d.next_due, c.arrived_at)
   ) chased on true`

const attempts = `select w.service_id, ${NOBODY_ELSES}, w.case_id, n.client_id, w.day, not w.reached as shows,
     0 as staff_s, 1 as tries, 0 as client_s
   from measured_work w left join measured_needs n on n.case_id = w.case_id
   where w.day between $1::date and $2::date and w.kind = 'attempt' and w.reached is not null`

/** Kinds that are found by counting; subjects that spike are found beside them. */
export type CountedKind = Exclude<PatternKind, 'subject_spikes'>

export const occurrences: Readonly<Record<CountedKind, string>> = {
  repeat_contacts: repeatContacts,
  ping_pong: ofNeeds('c.returns > 0', 'true'),
  lost_searching: lostSearching,
  lost_verifying: ofContacts(`c.lost_at is not distinct from 'verifying'`, 'c.ending is not null'),
  lost_waiting: ofContacts(`c.lost_at is not distinct from 'waiting'`, 'c.ending is not null'),
  // Of those who were put on hold.
  lost_on_hold: ofContacts(
    `c.lost_at is not distinct from 'holding'`,
    'c.ending is not null and c.holds > 0',
  ),
  handed_over: ofContacts('c.handovers > 0', 'c.answered_at is not null'),
  // Of those who were told a term at all.
  terms_bypassed: ofNeeds('c.terms_different > 0', 'c.terms_told > 0'),
  short_and_back: shortAndBack,
  promises_slip: promisesSlip,
  attempts,
}
