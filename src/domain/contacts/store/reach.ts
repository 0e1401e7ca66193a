import { statement } from '#platform/database/statement.ts'

/** Whether we know a phone or e-mail of this person. */
export const reachable = statement<{ canReach: boolean }, [clientId: string]>(
  'contacts.reachable',
  `select exists (select from client_identifiers where client_id = $1 and kind in ('phone', 'email')) as can_reach`,
)

// Whoever chooses a time waits here for those who choose the same one, and then sees who is still free.
export const lockTime = statement<{ locked: unknown }, [from: Date]>(
  'contacts.lockTime',
  `select pg_advisory_xact_lock(hashtextextended('time ' || $1::timestamptz::text, 0)) as locked`,
)

/** The hours a service works in, and the working minutes within which its department answers in writing. */
export const writtenStandard = statement<
  { zone: string; hours: unknown; minutes: number | null },
  [serviceId: string | null]
>(
  'contacts.writtenStandard',
  `select k.zone, k.hours,
     (select min(working_minutes) from standards t where t.department_id = d.id and (t.service_id = s.id or t.service_id is null)) as minutes
   from departments d
   left join services s on s.id = $1
   join calendars k on k.id = coalesce(s.calendar_id, d.calendar_id)
   where d.id = coalesce(s.department_id, d.id)
   order by d.front desc, d.name limit 1`,
)
