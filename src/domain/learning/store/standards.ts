import { statement } from '#platform/database/statement.ts'

export type DepartmentRow = { id: string; name: string; front: boolean; calendarId: string }
export const departments = statement<DepartmentRow, [departmentId: string | null]>(
  'learning.departments',
  `select id, name, front, calendar_id from departments where $1::uuid is null or id = $1 order by front desc, name, id`,
)

export type StandardRow = {
  id: string
  name: string
  departmentId: string
  serviceId: string | null
  service: string | null
  workingMinutes: number
}
export const standards = statement<StandardRow>(
  'learning.standards',
  `select t.id, t.name, t.department_id, t.service_id, s.name as service, t.working_minutes
   from standards t left join services s on s.id = t.service_id order by t.name, t.id`,
)

const milliseconds = (at: string) => `date_part('epoch', ${at}) * 1000`
const whole = (at: string) => `(${milliseconds(at)})::int8`
const narrowed = (department: string, service: string) =>
  `($3::uuid is null or ${department} = $3) and ($4::uuid is null or ${service} = $4)`

type Narrow = [from: string, to: string, departmentId: string | null, serviceId: string | null]

export type LegGroup = {
  departmentId: string
  standardId: string | null
  day: string
  /** How many were due on this day, which is over, and are not done. */
  notDone: number
  /** Of those done: began, due and ended in milliseconds, one after the other. */
  done: string | null
}

// Hundreds of thousands of instants: as one text a day, for a row each would take ten times as long to read.
export const legsByDay = statement<LegGroup, [...Narrow, today: string, most: number]>(
  'learning.legsByDay',
  `select department_id, standard_id, day, (count(*) filter (where state = 'open'))::int as not_done,
     string_agg(concat_ws(' ', ${whole('opened_at')}, ${whole('due_at')}, ${whole('ended_at')}), ' ')
       filter (where state = 'done') as done
   from (
     select department_id, standard_id, day, state, opened_at, due_at, ended_at from measured_legs
     where day between $1 and $2 and department_id is not null and ${narrowed('department_id', 'service_id')}
       and (state = 'done' or state = 'open' and day < $5::date)
     order by day desc limit $6) l
   group by department_id, standard_id, day order by day desc`,
)

export type EndedRow = WorkRow & { kind: 'leg'; endedAt: number }
// Those that took no longer by the clock on the wall than their standard allows cannot be late by any calendar.
export const perhapsLate = statement<EndedRow, [...Narrow, most: number]>(
  'learning.perhapsLate',
  `select m.leg_id as id, 'leg' as kind, m.department_id, m.standard_id, ${milliseconds('m.opened_at')} as began_at,
     ${milliseconds('m.due_at')} as due_at, ${milliseconds('m.ended_at')} as ended_at
   from measured_legs m left join standards t on t.id = m.standard_id and t.department_id = m.department_id
   where m.day between $1 and $2 and ${narrowed('m.department_id', 'm.service_id')} and m.state = 'done'
     and case when t.id is null then m.ended_at > m.due_at
       else m.ended_at > m.opened_at + t.working_minutes * interval '1 minute' end
   order by m.day desc, m.ended_at desc limit $5`,
)

// A promise that was renegotiated lives on in the one that took its place.
export const promisesByDay = statement<
  { departmentId: string; day: string; ended: number; inTime: number },
  Narrow
>(
  'learning.promisesByDay',
  `select department_id, day, count(*)::int as ended, (count(*) filter (where state = 'kept'))::int as in_time
   from measured_promises
   where day between $1 and $2 and department_id is not null and ${narrowed('department_id', 'service_id')}
     and state in ('kept', 'broken')
   group by department_id, day`,
)

export type WorkRow = {
  id: string
  kind: 'leg' | 'promise'
  departmentId: string | null
  standardId: string | null
  beganAt: number
  dueAt: number
  endedAt: number | null
}

const LEG = `l.id, 'leg' as kind, l.department_id, l.standard_id, ${milliseconds('l.opened_at')} as began_at,
  ${milliseconds('l.due_at')} as due_at`
const PROMISE = `m.id, 'promise' as kind, s.department_id, null::uuid as standard_id, ${milliseconds('m.made_at')} as began_at,
  ${milliseconds('m.due_at')} as due_at`

export const openWork = statement<WorkRow, [departmentId: string | null, serviceId: string | null]>(
  'learning.openWork',
  `select ${LEG}, null::float8 as ended_at from legs l join cases k on k.id = l.case_id
   where l.state = 'open' and ($1::uuid is null or l.department_id = $1) and ($2::uuid is null or k.service_id = $2)
   union all
   select ${PROMISE}, null::float8 from commitments m join cases k on k.id = m.case_id left join services s on s.id = k.service_id
   where m.state = 'open' and ($1::uuid is null or s.department_id = $1) and ($2::uuid is null or k.service_id = $2)`,
)

export const brokenPromises = statement<WorkRow, [...Narrow, most: number]>(
  'learning.brokenPromises',
  `select commitment_id as id, 'promise' as kind, department_id, null::uuid as standard_id,
     ${milliseconds('made_at')} as began_at, ${milliseconds('due_at')} as due_at, ${milliseconds('ended_at')} as ended_at
   from measured_promises
   where day between $1 and $2 and ${narrowed('department_id', 'service_id')} and state = 'broken'
   order by day desc, ended_at desc limit $5`,
)
export const countBroken = statement<{ count: number }, Narrow>(
  'learning.countBroken',
  `select count(*)::int as count from measured_promises
   where day between $1 and $2 and ${narrowed('department_id', 'service_id')} and state = 'broken'`,
)

/** One leg or promise as it is now. */
export type OneWork = WorkRow & {
  caseId: string
  state: string
  serviceId: string | null
  byDepartmentId: string
}
export const oneWork = {
  leg: statement<OneWork, [id: string]>(
    'learning.oneLeg',
    `select ${LEG}, ${milliseconds('l.ended_at')} as ended_at, l.case_id, l.state, k.service_id,
       l.department_id as by_department_id
     from legs l join cases k on k.id = l.case_id where l.id = $1`,
  ),
  promise: statement<OneWork, [id: string]>(
    'learning.onePromise',
    `select ${PROMISE}, ${milliseconds('m.ended_at')} as ended_at, m.case_id, m.state, k.service_id,
       a.department_id as by_department_id
     from commitments m join cases k on k.id = m.case_id left join services s on s.id = k.service_id
     join agents a on a.id = m.by_agent_id where m.id = $1`,
  ),
}

export type WordsRow = {
  kind: 'leg' | 'promise'
  id: string
  what: string
  caseId: string
  reference: string
  need: string
  departmentId: string | null
  department: string | null
  standardId: string | null
  personId: string
  person: string
  dueAt: Date
  endedAt: Date | null
  clientTold: boolean
  callOutId: string | null
}

const kept = (words: string) => `case when c.erased_at is null then ${words} else '' end`

// Words stay with the case: of somebody who was erased there are only figures.
export const wordsOf = statement<WordsRow, [legIds: readonly string[], commitmentIds: readonly string[]]>(
  'learning.wordsOfWork',
  `select 'leg' as kind, l.id, ${kept('l.what')} as what, l.case_id, k.reference, ${kept('k.need')} as need, l.department_id,
     d.name as department, l.standard_id, l.co_owner_id as person_id, a.name as person, l.due_at, l.ended_at,
     exists (select from commitments m where m.case_id = l.case_id and m.leg_id = l.id and m.client_warned_at is not null)
       as client_told, o.id as call_out_id
   from legs l join cases k on k.id = l.case_id join clients c on c.id = k.client_id join agents a on a.id = l.co_owner_id
   join departments d on d.id = l.department_id left join call_outs o on o.leg_id = l.id
   where l.id = any($1::uuid[])
   union all
   select 'promise', m.id, ${kept('m.what')}, m.case_id, k.reference, ${kept('k.need')}, s.department_id, d.name, null,
     m.by_agent_id, a.name, m.due_at, m.ended_at, m.client_warned_at is not null, o.id
   from commitments m join cases k on k.id = m.case_id join clients c on c.id = k.client_id
   join agents a on a.id = m.by_agent_id left join services s on s.id = k.service_id
   left join departments d on d.id = s.department_id left join call_outs o on o.commitment_id = m.id
   where m.id = any($2::uuid[])`,
)
