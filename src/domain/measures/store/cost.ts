import { statement } from '#platform/database/statement.ts'
import type { FailureCause } from '../rules/cost.ts'

type Asked = [
  from: string,
  to: string,
  serviceId: string | null,
  departmentId: string | null,
  channel: string | null,
]

// Every condition on the contact itself is that of the index, so the index alone answers for years.
export const failureCauses = statement<FailureCause, Asked>(
  'measures.failureCauses',
  `select c.cause_id, k.name as cause, c.cause_department_id as department_id, d.name as department,
     c.count, c.seconds, c.wait_seconds
   from (select r.cause_id, r.cause_department_id, count(*)::int as count, sum(r.talk_s)::float8 as seconds,
       coalesce(sum(r.waited_s), 0)::float8 as wait_seconds
     from measured_contacts r
     where r.demand = 'failure' and r.direction = 'in' and r.ending is distinct from 'moved'
       and r.answered_at is not null and r.ended_at is not null
       and r.day between $1::date and $2::date
       and ($3::uuid is null or r.service_id = $3) and ($4::uuid is null or r.department_id = $4)
       and ($5::text is null or r.channel = $5)
     group by 1, 2) c
   left join causes k on k.id = c.cause_id
   left join departments d on d.id = c.cause_department_id`,
  { plannedEachTime: true },
)
