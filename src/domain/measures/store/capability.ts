import { statement } from '#platform/database/statement.ts'
import type { CapabilityChart } from '../contract.figures.ts'

/** Notes and named changes of some days: those of every chart, and those of this measure, for all or for this filter. */
export const annotations = statement<
  CapabilityChart['annotations'][number],
  [from: string, to: string, measure: string, filter: string]
>(
  'measures.annotations',
  `select id, day, kind, name, experiment_id from annotations
   where day between $1::date and $2::date and (measure is null or measure = $3)
     and (filter = '{}' or filter = $4::jsonb)
   order by day, made_at, id`,
)

/** Days that are closed whatever the calendars say. */
export const closedDays = statement<{ day: string }, [from: string, to: string]>(
  'measures.closedDays',
  `select day from special_days where closed and day between $1::date and $2::date`,
)

/** Calendars of the services looked at: of one, of a department, or of all that are offered. */
export const calendarsOf = statement<
  { calendarId: string },
  [serviceId: string | null, departmentId: string | null]
>(
  'measures.calendarsOf',
  `select distinct calendar_id from services
   where case when $1::uuid is not null then id = $1
     else active and ($2::uuid is null or department_id = $2) end
   union select calendar_id from departments where $1::uuid is null and id = $2`,
)
