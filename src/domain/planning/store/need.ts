import { statement } from '#platform/database/statement.ts'
import type { ConstraintTimes } from '../contract.constraints.ts'
import type { PlanSettings } from '../contract.need.ts'
import { IN_FORCE } from './rosters.ts'
import type { z } from 'zod'

export type SettingsRow = { settings: PlanSettings; changedAt: Date; version: number }
export const settings = statement<SettingsRow>(
  'planning.settings',
  `select settings, changed_at, version from plan_settings`,
)
// No row where somebody else was quicker: theirs are the first.
export const addSettings = statement<
  { version: number },
  [settings: string, changedBy: string, changedAt: Date]
>(
  'planning.addSettings',
  `insert into plan_settings (settings, changed_by, changed_at) values ($1, $2, $3)
   on conflict (only_one) do nothing returning version`,
)
export const lockSettings = statement<{ version: number }>(
  'planning.lockSettings',
  `select version from plan_settings for update`,
)
export const updateSettings = statement<
  { version: number },
  [settings: string, changedBy: string, changedAt: Date]
>(
  'planning.updateSettings',
  `update plan_settings set settings = $1, changed_by = $2, changed_at = $3, version = version + 1 returning version`,
)

// ── what the ledger measures ─────────────────────────────────────────────────────────────────────────────────────────
export type TalkRow = {
  mean: number | null
  median: number | null
  p90: number | null
  count: number
  byMinute: { minute: number; count: number }[]
}
/** Time with a person, holds and consultations within it, of the contacts that ended in a stretch of time. */
export const talk = statement<TalkRow, [from: Date, to: Date, most: number]>(
  'planning.talk',
  `with talks as (
     select l.contact_id, sum((l.facts->>'seconds')::float8) as seconds
     from (select contact_id, facts from ledger
       where kind = 'contact.segment_ended' and at >= $1 and at < $2
         and facts->>'segment' in ('talking', 'hold', 'consult')
       order by at desc limit $3) l
     group by l.contact_id having sum((l.facts->>'seconds')::float8) > 0)
   select avg(seconds)::float8 as mean, percentile_cont(0.5) within group (order by seconds) as median,
     percentile_cont(0.9) within group (order by seconds) as p90, count(*)::int as count,
     (select coalesce(json_agg(m order by m.minute), '[]') from
       (select least(100, floor(seconds / 60))::int as minute, count(*)::int as count
        from talks group by 1) m) as by_minute
   from talks`,
)

export type WaitRow = { seconds: number; left: boolean }
/** Waits of the latest clients who waited for a live conversation: how long, and whether they left. */
export const waits = statement<WaitRow, [from: Date, to: Date, most: number]>(
  'planning.waits',
  `select extract(epoch from coalesce(answered_at, ended_at) - arrived_at)::float8 as seconds,
     answered_at is null as left
   from contacts
   where direction = 'in' and arrived_at >= $1 and arrived_at < $2 and call_back_to is null
     and channel in ('chat', 'phone', 'visit', 'web_voice')
     and (answered_at is not null or ending = 'left_waiting')
   order by arrived_at desc limit $3`,
)

export type ShareRow = { n: number; of: number }
/** How many of the latest contacts are chats. */
export const chats = statement<ShareRow, [from: Date, to: Date]>(
  'planning.chats',
  `select count(*) filter (where channel = 'chat')::int as n, count(*)::int as of
   from contacts where direction = 'in' and arrived_at >= $1 and arrived_at < $2 and ending is distinct from 'moved'`,
)
/** Of the latest contacts that were answered, how many were followed by another about the same case within a week. */
export const reconnects = statement<ShareRow, [from: Date, to: Date, most: number]>(
  'planning.reconnects',
  `select count(*) filter (where exists (select from contacts n
       where n.case_id = c.case_id and n.arrived_at > c.answered_at and n.id <> c.id
         and n.arrived_at < c.answered_at + interval '7 days' and n.direction = 'in'))::int as n,
     count(*)::int as of
   from (select id, case_id, answered_at from contacts
     where direction = 'in' and arrived_at >= $1 and arrived_at < $2 and answered_at is not null and case_id is not null
     order by arrived_at desc limit $3) c`,
)

// ── who is there, and what stands in the way ─────────────────────────────────────────────────────────────────────────
export type PlannedShift = {
  startsAt: Date
  endsAt: Date
  breakAt: Date | null
  breakMinutes: number
}
/** Shifts that touch a stretch of time: of one roster, or (null) those in force. */
export const plannedShifts = statement<PlannedShift, [rosterId: string | null, from: Date, to: Date]>(
  'planning.plannedShifts',
  `select s.starts_at, s.ends_at, s.break_at, s.break_minutes
   from rosters r join shifts s on s.roster_id = r.id
   where s.starts_at < $3 and s.ends_at > $2
     and (case when $1::uuid is null then ${IN_FORCE} else r.id = $1 end)`,
)
/** The days for which a roster is made: of one roster, or (null) of what was published. */
export const rosteredDays = statement<
  { firstDay: string; days: number },
  [rosterId: string | null, first: string, last: string]
>(
  'planning.rosteredDays',
  `select first_day, days from rosters
   where (case when $1::uuid is null then state <> 'draft' else id = $1 end)
     and first_day <= $3::date and first_day + days > $2::date`,
)
export const rosterThere = statement<{ id: string }, [id: string]>(
  'planning.rosterThere',
  `select id from rosters where id = $1`,
)

export type StandingRow = { id: string; behindId: string | null; times: z.infer<typeof ConstraintTimes> }
export const standing = statement<StandingRow>(
  'planning.standingConstraints',
  `select id, behind_id, times from constraints where state = 'standing' order by made_at, id`,
)

/** Skills that the services need, and who has how many of them: several are no longer one line of clients. */
export const skillsNeeded = statement<{ skills: number }>(
  'planning.skillsNeeded',
  `select count(distinct skill_id)::int as skills from services where active and skill_id is not null`,
)
