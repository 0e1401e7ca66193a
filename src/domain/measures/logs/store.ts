import { statement } from '#platform/database/statement.ts'
import type { EventLog } from '../contract.logs.ts'

/** A log as read from the database: the contract's fields, instants as Date. */
export type LogRow = Omit<EventLog, 'firstAt' | 'lastAt' | 'madeAt'> & {
  firstAt: Date | null
  lastAt: Date | null
  madeAt: Date
}
const COLUMNS = 'id, name, zone, mapping, cases, events, first_at, last_at, kept_aside, findings, made_at'

export const list = statement<LogRow>(
  'measures.logs',
  `select ${COLUMNS} from event_logs order by made_at desc, id`,
)
export const find = statement<LogRow, [id: string]>(
  'measures.log',
  `select ${COLUMNS} from event_logs where id = $1`,
)

// A name that somebody else was quicker to take gives no row, and the log of that name is taken.
export const add = statement<
  { id: string },
  [id: string, name: string, zone: string, mapping: string, madeBy: string | null, madeAt: Date]
>(
  'measures.addLog',
  `insert into event_logs (id, name, zone, mapping, made_by, made_at) values ($1, $2, $3, $4, $5, $6)
   on conflict (name) do nothing returning id`,
)
// Two imports into one log come one after the other: each has to know what is there.
export const lockNamed = statement<
  { id: string; zone: string; mapping: EventLog['mapping'] },
  [name: string]
>('measures.lockLogNamed', `select id, zone, mapping from event_logs where name = $1 for update`)
export const mostNths = statement<{ caseKey: string; most: number }, [logId: string]>(
  'measures.logCases',
  `select case_key, max(nth) as most from log_events where log_id = $1 group by case_key`,
)

/** Events that are there already stay as they are. Instants in epoch milliseconds, marks in hexadecimal. */
export const addEvents = statement<
  never,
  [
    logId: string,
    marks: readonly string[],
    caseKeys: readonly string[],
    nths: readonly number[],
    ats: readonly number[],
    activities: readonly string[],
    holders: readonly (string | null)[],
    teams: readonly (string | null)[],
  ]
>(
  'measures.addLogEvents',
  `insert into log_events (log_id, mark, case_key, nth, at, activity, holder, team)
   select $1, decode(one.mark, 'hex'), one.case_key, one.nth, to_timestamp(one.at / 1000), one.activity, one.holder, one.team
   from unnest($2::text[], $3::text[], $4::int[], $5::float8[], $6::text[], $7::text[], $8::text[])
     as one (mark, case_key, nth, at, activity, holder, team)
   on conflict (log_id, mark) do nothing`,
)

export const count = statement<LogRow, [id: string, keptAside: number, findings: string]>(
  'measures.countLog',
  `update event_logs set kept_aside = $2, findings = $3, cases = now.cases, events = now.events,
     first_at = now.first_at, last_at = now.last_at
   from (select count(*)::int as events, count(distinct case_key)::int as cases, min(at) as first_at, max(at) as last_at
         from log_events where log_id = $1) as now
   where id = $1
   returning id, name, zone, mapping, event_logs.cases, event_logs.events, event_logs.first_at, event_logs.last_at,
     kept_aside, findings, made_at`,
)

export type EventRow = {
  caseKey: string
  nth: number
  at: Date
  activity: string
  holder: string | null
  team: string | null
}
/** Events by case and time, so many at once, after the last that was read. */
export const events = statement<
  EventRow,
  [logId: string, afterCase: string | null, afterAt: Date | null, afterNth: number | null, limit: number]
>(
  'measures.logEvents',
  `select case_key, nth, at, activity, holder, team from log_events
   where log_id = $1 and ($2::text is null or (case_key, at, nth) > ($2, $3::timestamptz, $4::int))
   order by case_key, at, nth limit $5`,
)

export const remove = statement<{ id: string }, [id: string]>(
  'measures.removeLog',
  `delete from event_logs where id = $1 returning id`,
)
