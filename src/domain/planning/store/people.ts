import { statement } from '#platform/database/statement.ts'
import type { Leave, ShiftPattern, Wish, WorkTerms } from '../contract.people.ts'
import type { z } from 'zod'

type Named = { id: string; name: string }
type LeaveKind = z.infer<typeof Leave>['kind']

// ── shift patterns ───────────────────────────────────────────────────────────────────────────────────────────────────
const PATTERN = `id, name, minutes, break_minutes, break_paid, break_from, break_to, starts, weekdays,
  most_share, active, version`

export const patterns = statement<ShiftPattern>(
  'planning.patterns',
  `select ${PATTERN} from shift_patterns order by active desc, name, id`,
)
export const lockPattern = statement<ShiftPattern, [id: string]>(
  'planning.lockPattern',
  `select ${PATTERN} from shift_patterns where id = $1 for update`,
)

type PatternParams = [
  id: string,
  name: string,
  minutes: number,
  breakMinutes: number,
  breakPaid: boolean,
  breakFrom: number,
  breakTo: number,
  starts: readonly number[],
  weekdays: readonly number[],
  mostShare: number | null,
  active: boolean,
]
// A name that is taken gives no row instead of an error that would end the transaction.
export const addPattern = statement<ShiftPattern, PatternParams>(
  'planning.addPattern',
  `insert into shift_patterns (id, name, minutes, break_minutes, break_paid, break_from, break_to, starts, weekdays,
     most_share, active)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (name) do nothing returning ${PATTERN}`,
)
export const setPattern = statement<ShiftPattern, PatternParams>(
  'planning.setPattern',
  `update shift_patterns set name = $2, minutes = $3, break_minutes = $4, break_paid = $5, break_from = $6,
     break_to = $7, starts = $8, weekdays = $9, most_share = $10, active = $11, version = version + 1
   where id = $1 returning ${PATTERN}`,
)

// ── people and their terms ───────────────────────────────────────────────────────────────────────────────────────────
export type PersonRow = {
  id: string
  name: string
  title: string
  department: string
  skills: Named[]
  languages: string[]
  leastMinutesWeek: number | null
  mostMinutesWeek: number | null
  restMinutes: number | null
  mostDaysInRow: number | null
  available: WorkTerms['available'] | null
  version: number
}
const PERSON = `select a.id, a.name, a.title, d.name as department, coalesce((
     select jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name) order by k.name, k.id)
     from agent_skills h join skills k on k.id = h.skill_id where h.agent_id = a.id), '[]') as skills,
     a.languages, t.least_minutes_week, t.most_minutes_week, t.rest_minutes, t.most_days_in_row, t.available,
     coalesce(t.version, 0) as version
   from agents a join departments d on d.id = a.department_id left join work_terms t on t.agent_id = a.id`

export const people = statement<PersonRow>(
  'planning.people',
  `${PERSON} where a.active order by a.name, a.id`,
)
export const peopleOf = statement<PersonRow, [ids: readonly string[]]>(
  'planning.peopleOf',
  `${PERSON} where a.id = any($1) order by a.name, a.id`,
)
export const lockAgent = statement<{ id: string }, [id: string]>(
  'planning.lockAgent',
  `select id from agents where id = $1 and active for no key update`,
)

type TermsParams = [
  agentId: string,
  least: number,
  most: number,
  rest: number,
  daysInRow: number,
  available: string,
]
export const setTerms = statement<never, TermsParams>(
  'planning.setTerms',
  `insert into work_terms (agent_id, least_minutes_week, most_minutes_week, rest_minutes, most_days_in_row, available)
   values ($1, $2, $3, $4, $5, $6)
   on conflict (agent_id) do update set least_minutes_week = $2, most_minutes_week = $3, rest_minutes = $4,
     most_days_in_row = $5, available = $6, version = work_terms.version + 1`,
)

// ── leaves ───────────────────────────────────────────────────────────────────────────────────────────────────────────
export type LeaveRow = {
  id: string
  agentId: string
  agentName: string
  firstDay: string
  lastDay: string
  kind: LeaveKind
}
const LEAVE = `select l.id, l.agent_id, a.name as agent_name, l.first_day, l.last_day, l.kind
  from leaves l join agents a on a.id = l.agent_id`

export const leavesBetween = statement<LeaveRow, [firstDay: string, lastDay: string]>(
  'planning.leavesBetween',
  `${LEAVE} where l.first_day <= $2 and l.last_day >= $1 order by l.first_day, a.name, l.id`,
)
export const findLeave = statement<LeaveRow, [id: string]>('planning.findLeave', `${LEAVE} where l.id = $1`)
export const addLeave = statement<
  never,
  [id: string, agentId: string, firstDay: string, lastDay: string, kind: LeaveKind]
>(
  'planning.addLeave',
  `insert into leaves (id, agent_id, first_day, last_day, kind) values ($1, $2, $3, $4, $5)`,
)
export const removeLeave = statement<{ agentId: string }, [id: string]>(
  'planning.removeLeave',
  `delete from leaves where id = $1 returning agent_id`,
)

// ── wishes ───────────────────────────────────────────────────────────────────────────────────────────────────────────
export type WishRow = {
  id: string
  agentId: string
  agentName: string
  kind: Wish['kind']
  day: string | null
  weekday: number | null
  weight: number
  note: string | null
  madeAt: Date
}
const WISH = `select w.id, w.agent_id, a.name as agent_name, w.kind, w.day, w.weekday, w.weight, w.note, w.made_at
  from wishes w join agents a on a.id = w.agent_id`

/** Wishes that stand and say something about one of these days. */
export const wishesFor = statement<WishRow, [firstDay: string, lastDay: string]>(
  'planning.wishesFor',
  `${WISH} where w.withdrawn_at is null and a.active and (w.weekday is not null or w.day between $1 and $2)
   order by w.made_at, w.id`,
)
export const wishesOf = statement<WishRow, [agentId: string, from: string]>(
  'planning.wishesOf',
  `${WISH} where w.agent_id = $1 and w.withdrawn_at is null and (w.weekday is not null or w.day >= $2)
   order by w.day nulls first, w.weekday, w.made_at, w.id`,
)
export const findWish = statement<WishRow, [id: string]>('planning.findWish', `${WISH} where w.id = $1`)
export const addWish = statement<
  never,
  [
    id: string,
    agentId: string,
    kind: string,
    day: string | null,
    weekday: number | null,
    weight: number,
    note: string | null,
    madeAt: Date,
  ]
>(
  'planning.addWish',
  `insert into wishes (id, agent_id, kind, day, weekday, weight, note, made_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)
export const withdrawWish = statement<{ id: string }, [id: string, agentId: string, now: Date]>(
  'planning.withdrawWish',
  `update wishes set withdrawn_at = $3 where id = $1 and agent_id = $2 and withdrawn_at is null returning id`,
)
