import { statement } from '#platform/database/statement.ts'
import type { RosterOutcome, RosterSummary } from '../contract.rosters.ts'

/** People needed on a day as they were when the roster was made; `waiting` in clients’ minutes for each one missing. */
export type NeedDay = {
  day: string
  fromMinute: number
  needed: number[]
  waiting: number[][]
  /** The same for skills that were asked for, beside the whole. */
  bySkill?: { skillId: string; needed: number[] }[]
}
/** What was asked of the solver. */
export type RosterAsked = { series: string; skillIds: string[]; withPrices: boolean; tries?: number }

export type RosterRow = {
  id: string
  name: string
  firstDay: string
  days: number
  intervalMinutes: number
  state: RosterSummary['state']
  solving: RosterSummary['solving']
  fromAt: Date | null
  shiftCount: number
  madeById: string
  madeByName: string
  madeAt: Date
  publishedAt: Date | null
  version: number
}
export type WholeRosterRow = RosterRow & {
  need: NeedDay[]
  asked: RosterAsked
  outcome: RosterOutcome | null
}

const SUMMARY = `r.id, r.name, r.first_day, r.days, r.interval_minutes, r.state, r.solving, r.from_at,
  (select count(*)::int from shifts s where s.roster_id = r.id) as shift_count,
  r.made_by as made_by_id, a.name as made_by_name, r.made_at, r.published_at, r.version`
const JOINED = 'rosters r join agents a on a.id = r.made_by'

export const rosterPage = statement<
  RosterRow,
  [beforeDay: string | null, beforeId: string | null, limit: number]
>(
  'planning.rosters',
  `select ${SUMMARY} from ${JOINED}
   where $1::date is null or (r.first_day, r.id) < ($1::date, $2::uuid)
   order by r.first_day desc, r.id desc limit $3`,
)
export const findRoster = statement<WholeRosterRow, [id: string]>(
  'planning.roster',
  `select ${SUMMARY}, r.need, r.asked, r.outcome from ${JOINED} where r.id = $1`,
)
export const lockRoster = statement<{ id: string }, [id: string]>(
  'planning.lockRoster',
  `select id from rosters where id = $1 for update`,
)

type NewRoster = [
  id: string,
  name: string,
  firstDay: string,
  days: number,
  intervalMinutes: number,
  asked: string,
  fromAt: Date | null,
  need: string,
  madeBy: string,
  madeAt: Date,
]
export const addRoster = statement<never, NewRoster>(
  'planning.addRoster',
  `insert into rosters (id, name, first_day, days, interval_minutes, asked, from_at, need, made_by, made_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
)
export const askSolver = statement<{ version: number }, [id: string, asked: string]>(
  'planning.askSolver',
  `update rosters set solving = 'asked', asked = $2, working_since = null, version = version + 1
   where id = $1 returning version`,
)
export const touchRoster = statement<{ version: number }, [id: string]>(
  'planning.touchRoster',
  `update rosters set version = version + 1 where id = $1 returning version`,
)
export const removeRoster = statement<never, [id: string]>(
  'planning.removeRoster',
  `delete from rosters where id = $1`,
)
export const seriesThere = statement<{ id: string }, [id: string]>(
  'planning.seriesThere',
  `select id from demand_series where id = $1`,
)
export const skillsThere = statement<{ id: string }, [ids: readonly string[]]>(
  'planning.skillsThere',
  `select id from skills where id = any($1)`,
)

// ── the solver: `version` is the asking; an answer to an earlier one finds no row ────────────────────────────────────
export const beginWork = statement<{ tries: number }, [id: string, version: number, now: Date]>(
  'planning.beginWork',
  `update rosters set solving = 'working', working_since = $3,
     asked = asked || jsonb_build_object('tries', coalesce((asked ->> 'tries')::int, 0) + 1)
   where id = $1 and version = $2 and state = 'draft' and solving in ('asked', 'working')
   returning (asked ->> 'tries')::int as tries`,
)
export const stillWorking = statement<never, [id: string, version: number, now: Date]>(
  'planning.stillWorking',
  `update rosters set working_since = $3 where id = $1 and version = $2 and solving = 'working'`,
)
/** Takes hold of a roster as long as this asking is the latest and nobody has answered it. */
export const holdWork = statement<{ id: string }, [id: string, version: number]>(
  'planning.holdWork',
  `select id from rosters where id = $1 and version = $2 and solving = 'working' for update`,
)
export const servicesOfSkills = statement<{ id: string; skillId: string }, [skillIds: readonly string[]]>(
  'planning.servicesOfSkills',
  `select id, skill_id from services where active and skill_id = any($1) order by name, id`,
)
export const keepNeed = statement<{ id: string }, [id: string, version: number, need: string]>(
  'planning.keepNeed',
  `update rosters set need = $3 where id = $1 and version = $2 and solving = 'working' returning id`,
)
export const endWork = statement<
  { version: number },
  [id: string, version: number, solving: 'done' | 'failed', outcome: string]
>(
  'planning.endWork',
  `update rosters set solving = $3, outcome = $4, working_since = null, version = version + 1
   where id = $1 and version = $2 and solving = 'working' returning version`,
)
export const leftBehind = statement<{ id: string; version: number }, [before: Date, now: Date]>(
  'planning.leftBehind',
  `update rosters set working_since = $2 where id in (
     select id from rosters where solving = 'working' and working_since < $1 order by id for update skip locked)
   returning id, version`,
)

// ── shifts ───────────────────────────────────────────────────────────────────────────────────────────────────────────
export type ShiftRow = {
  id: string
  rosterId: string
  agentId: string
  agentName: string
  day: string
  startsAt: Date
  endsAt: Date
  breakAt: Date | null
  breakMinutes: number
  breakPaid: boolean
  patternId: string | null
  pattern: string | null
  fixed: boolean
}
export const SHIFT = `s.id, s.roster_id, s.agent_id, a.name as agent_name, s.day, s.starts_at, s.ends_at, s.break_at,
  s.break_minutes, s.break_paid, s.pattern_id, p.name as pattern, s.fixed`
export const SHIFTS =
  'shifts s join agents a on a.id = s.agent_id left join shift_patterns p on p.id = s.pattern_id'

/** A day's shifts are those of the roster that was published last of all that cover the day. */
export const IN_FORCE = `(r.state <> 'draft' and not exists (select from rosters l
  where l.state <> 'draft' and s.day >= l.first_day and s.day < l.first_day + l.days
    and (l.published_at, l.id) > (r.published_at, r.id)))`

export const shiftsOf = statement<ShiftRow, [rosterId: string]>(
  'planning.shiftsOf',
  `select ${SHIFT} from ${SHIFTS} where s.roster_id = $1 order by s.day, s.starts_at, a.name, s.id`,
)
export const findShift = statement<ShiftRow, [id: string]>(
  'planning.findShift',
  `select ${SHIFT} from ${SHIFTS} where s.id = $1`,
)
/** Shifts in force that touch the time between two instants. */
export const publishedBetween = statement<ShiftRow, [from: Date, until: Date]>(
  'planning.publishedBetween',
  `select ${SHIFT} from ${SHIFTS} join rosters r on r.id = s.roster_id
   where s.starts_at < $2 and s.ends_at > $1 and ${IN_FORCE} order by s.starts_at, a.name, s.id`,
)
/** Shifts in force on the days from first to last, both included. */
export const publishedOn = statement<ShiftRow, [firstDay: string, lastDay: string]>(
  'planning.publishedOn',
  `select ${SHIFT} from ${SHIFTS} join rosters r on r.id = s.roster_id
   where s.day between $1 and $2 and ${IN_FORCE} order by s.day, s.starts_at, a.name, s.id`,
)
/** Days on which some published roster says who works. */
export const publishedDays = statement<{ day: string }, [firstDay: string, lastDay: string]>(
  'planning.publishedDays',
  `select one::date as day from generate_series($1::date, $2::date, interval '1 day') one
   where exists (select from rosters r where r.state <> 'draft'
     and one::date >= r.first_day and one::date < r.first_day + r.days) order by 1`,
)

type ShiftParams = [
  id: string,
  rosterId: string,
  agentId: string,
  patternId: string | null,
  day: string,
  startsAt: Date,
  endsAt: Date,
  breakAt: Date | null,
  breakMinutes: number,
  breakPaid: boolean,
  fixed: boolean,
]
export const addShift = statement<never, ShiftParams>(
  'planning.addShift',
  `insert into shifts (id, roster_id, agent_id, pattern_id, day, starts_at, ends_at, break_at, break_minutes,
     break_paid, fixed)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
)
export const moveShift = statement<never, ShiftParams>(
  'planning.moveShift',
  `update shifts set agent_id = $3, pattern_id = $4, day = $5, starts_at = $6, ends_at = $7, break_at = $8,
     break_minutes = $9, break_paid = $10, fixed = $11
   where id = $1 and roster_id = $2`,
)
export const takeShift = statement<{ agentId: string }, [id: string, rosterId: string]>(
  'planning.takeShift',
  `delete from shifts where id = $1 and roster_id = $2 returning agent_id`,
)
export const clearPlanned = statement<never, [rosterId: string]>(
  'planning.clearPlanned',
  `delete from shifts where roster_id = $1 and not fixed`,
)
/** Copies shifts into another roster, as set by hand: those that begin before an instant, and those set by hand. */
export const copyShifts = statement<
  never,
  [ids: readonly string[], newIds: readonly string[], rosterId: string]
>(
  'planning.copyShifts',
  `insert into shifts (id, roster_id, agent_id, pattern_id, day, starts_at, ends_at, break_at, break_minutes,
     break_paid, fixed)
   select one.new_id, $3, s.agent_id, s.pattern_id, s.day, s.starts_at, s.ends_at, s.break_at, s.break_minutes,
     s.break_paid, true
   from unnest($1::uuid[], $2::uuid[]) as one (id, new_id) join shifts s on s.id = one.id`,
)

// ── publishing ───────────────────────────────────────────────────────────────────────────────────────────────────────
/** What is published changes one at a time: publishing, and two people who swap. */
export const lockPublished = statement<{ locked: string }>(
  'planning.lockPublished',
  `select pg_advisory_xact_lock(hashtextextended('planning.published', 0))::text as locked`,
)
export const publish = statement<never, [id: string, by: string, now: Date]>(
  'planning.publish',
  `update rosters set state = 'published', published_by = $2, published_at = $3, version = version + 1 where id = $1`,
)
/** Rosters of which no day is in force any more. */
export const replaceCovered = statement<{ id: string }>(
  'planning.replaceCovered',
  `update rosters r set state = 'replaced', version = version + 1
   where r.state = 'published' and not exists (
     select from generate_series(r.first_day, r.first_day + r.days - 1, interval '1 day') one
     where not exists (select from rosters l where l.state <> 'draft'
       and one::date >= l.first_day and one::date < l.first_day + l.days
       and (l.published_at, l.id) > (r.published_at, r.id)))
   returning r.id`,
)
/** What both people need to hear of a swap that ended; `day` is that of the shift which was offered. */
export type EndedSwap = { id: string; askedBy: string; askedOf: string; day: string }
export const ENDED =
  'w.id, w.asked_by, w.asked_of, (select o.day from shifts o where o.id = w.shift_id) as day'
/** Swaps still open of which a shift is not in force any more. */
export const overtakenSwaps = statement<EndedSwap, [now: Date]>(
  'planning.overtakenSwaps',
  `update swaps w set state = 'overtaken', ended_at = $1
   where w.state = 'asked' and exists (
     select from shifts s join rosters r on r.id = s.roster_id
     where s.id in (w.shift_id, w.for_shift_id) and not ${IN_FORCE})
   returning ${ENDED}`,
)
/** People who swapped a shift of these days since an instant. */
export const swappedSince = statement<
  { agentId: string; day: string },
  [since: Date, firstDay: string, lastDay: string]
>(
  'planning.swappedSince',
  `select distinct s.agent_id, s.day from swaps w join shifts s on s.id in (w.shift_id, w.for_shift_id)
   join rosters r on r.id = s.roster_id
   where w.state = 'agreed' and w.ended_at > $1 and s.day between $2 and $3 and ${IN_FORCE} order by s.day, s.agent_id`,
)
