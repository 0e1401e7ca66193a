import { statement } from '#platform/database/statement.ts'
import type { Tries } from '../rules/reach.ts'

type Asked = [
  from: string,
  to: string,
  serviceId: string | null,
  departmentId: string | null,
  channel: string | null,
]

// The latest tries are enough to see how clients differ; needs that began before are left out, for their first try is not
// among them.
export const tries = statement<Tries, [...Asked, most: number]>(
  'measures.tries',
  `with latest as (
     select w.case_id, w.seq, w.reached from measured_work w
     where w.kind = 'attempt' and w.case_id is not null and w.day between $1::date and $2::date
       and ($3::uuid is null or w.service_id = $3) and ($4::uuid is null or w.department_id = $4)
       and ($5::text is null or w.channel = $5)
     order by w.day desc limit $6),
   counted as (
     select l.reached, row_number() over (partition by l.case_id order by l.seq) as nth,
       bool_or(l.reached) over (partition by l.case_id order by l.seq
         rows between unbounded preceding and 1 preceding) as reached_before
     from latest l join measured_needs n on n.case_id = l.case_id and n.opened_day >= $1::date)
   select count(*) filter (where nth = 1)::int as first,
     count(*) filter (where nth = 1 and reached)::int as first_reached,
     count(*) filter (where nth = 2 and reached_before is not true)::int as second,
     count(*) filter (where nth = 2 and reached_before is not true and reached)::int as second_reached
   from counted`,
)

/** Outbound tries by local hour. */
export const attemptsByHour = statement<{ hour: number; tries: number; reached: number }, Asked>(
  'measures.attemptsByHour',
  `select hour, count(*)::int as tries, count(*) filter (where reached)::int as reached
   from measured_work
   where kind = 'attempt' and day between $1::date and $2::date
     and ($3::uuid is null or service_id = $3) and ($4::uuid is null or department_id = $4)
     and ($5::text is null or channel = $5)
   group by hour order by hour`,
)
