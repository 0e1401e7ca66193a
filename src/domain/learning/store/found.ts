import { statement } from '#platform/database/statement.ts'
import type { Statement } from '#platform/database/statement.ts'
import { occurrences } from './occurrences.ts'
import type { CountedKind } from './occurrences.ts'

/** Local days: the first of both periods, the last of both, the last of the earlier. */
export type Days = [from: string, until: string, mid: string]

/** What was counted of one service or department. Seconds are whole; `daily` counts by local day over both periods. */
export type FoundRow = {
  serviceId: string | null
  departmentId: string | null
  times: number
  of: number
  people: number
  before: number
  ofBefore: number
  staffS: number
  tries: number
  clientS: number
  firstDay: string
  daily: Readonly<Record<string, number>>
}

const counted = (kind: CountedKind): Statement<FoundRow, Days> =>
  statement(
    `learning.found.${kind}`,
    `with one as materialized (${occurrences[kind]}),
     daily as (
       select service_id, department_id, jsonb_object_agg(day, times) as days
       from (select service_id, department_id, day, count(*) as times from one where shows group by 1, 2, 3) each_day
       group by 1, 2)
     select one.service_id, one.department_id,
       count(*) filter (where shows and day > $3::date)::int as times,
       count(*) filter (where day > $3::date)::int as of,
       count(distinct client_id) filter (where shows and day > $3::date)::int as people,
       count(*) filter (where shows and day <= $3::date)::int as before,
       count(*) filter (where day <= $3::date)::int as of_before,
       coalesce(sum(staff_s) filter (where shows and day > $3::date), 0)::bigint as staff_s,
       coalesce(sum(tries) filter (where shows and day > $3::date), 0)::bigint as tries,
       coalesce(sum(client_s) filter (where shows and day > $3::date), 0)::bigint as client_s,
       min(day) as first_day,
       coalesce((select d.days from daily d where d.service_id is not distinct from one.service_id
         and d.department_id is not distinct from one.department_id), '{}') as daily
     from one group by one.service_id, one.department_id`,
  )

/** At most so many needs are chosen from, the latest: a choice among more would read them all. */
export const CHOOSE_FROM = 2000

export type ShowingRow = { caseId: string; clientS: number }
const showing = (kind: CountedKind): Statement<ShowingRow, [...Days, string | null, string | null]> =>
  statement(
    `learning.showing.${kind}`,
    `with one as (${occurrences[kind]}),
     latest as (
       select case_id, max(day) as day from one
       where shows and day > $3::date and case_id is not null
         and service_id is not distinct from $4::uuid and department_id is not distinct from $5::uuid
       group by case_id order by max(day) desc, case_id limit ${CHOOSE_FROM})
     select n.case_id, n.wait_s + n.talk_s + n.hold_s as client_s
     from latest join measured_needs n on n.case_id = latest.case_id
     order by client_s desc, n.case_id`,
  )

const kinds = Object.keys(occurrences) as CountedKind[]
const each = <T>(make: (kind: CountedKind) => T): Readonly<Record<CountedKind, T>> =>
  Object.fromEntries(kinds.map((kind) => [kind, make(kind)])) as Record<CountedKind, T>

/** By kind: what was counted, a row each service or department. */
export const found = each(counted)
/** By kind: needs of the later period that show it, most of clients' time first. */
export const showingNeeds = each(showing)

// Legs or promises: whichever slips more often decides by which chart the pattern is seen.
export const mostlyLegs = statement<
  { mostly: boolean },
  [from: string, until: string, departmentId: string | null]
>(
  'learning.mostlyLegs',
  `select (select count(*) from measured_legs where day between $1::date and $2::date and late
       and department_id is not distinct from $3::uuid)
     > (select count(*) from measured_promises where day between $1::date and $2::date and state = 'broken'
       and department_id is not distinct from $3::uuid) as mostly`,
)

/** What people searched for without an answer, the commonest first. */
export const unanswered = statement<
  { words: string; times: number },
  [from: string, until: string, limit: number]
>(
  'learning.unanswered',
  `select min(s.words) as words, count(*)::int as times from organisations o, searches s
   where s.found = 0 and s.at >= $1::date::timestamp at time zone o.zone
     and s.at < ($2::date + 1)::timestamp at time zone o.zone
   group by lower(s.words) order by times desc, min(s.words) limit $3`,
)
