import { statement } from '#platform/database/statement.ts'
import type { CallOut } from '../contract.standards.ts'

export type CallOutRow = Omit<CallOut, 'dueAt' | 'endedAt' | 'askedAt' | 'answeredAt'> & {
  dueAt: Date
  endedAt: Date | null
  askedAt: Date
  answeredAt: Date | null
}

const kept = (words: string) => `case when c.erased_at is null then ${words} else '' end`

// Words about a client who was erased are gone, also those that colleagues wrote.
const COLUMNS = `o.id, o.standard_id, t.name as standard, o.department_id, d.name as department,
  case when o.leg_id is null then 'promise' else 'leg' end as kind, ${kept('coalesce(l.what, m.what)')} as what, o.case_id,
  k.reference, ${kept('k.need')} as need, coalesce(l.due_at, m.due_at) as due_at, coalesce(l.ended_at, m.ended_at) as ended_at,
  o.asked_id, a.name as asked, b.name as asked_by, ${kept('o.meant')} as meant, o.asked_at,
  case when o.answer is null then null else ${kept('o.answer')} end as answer, o.cause_id, u.name as cause, o.answered_at,
  o.version`
const JOINED = `call_outs o join departments d on d.id = o.department_id join cases k on k.id = o.case_id
  join clients c on c.id = k.client_id join agents a on a.id = o.asked_id left join agents b on b.id = o.asked_by
  left join standards t on t.id = o.standard_id left join legs l on l.id = o.leg_id
  left join commitments m on m.id = o.commitment_id left join causes u on u.id = o.cause_id`
const ORDER = `order by o.answered_at is not null, o.asked_at desc, o.id`

export const find = statement<CallOutRow, [id: string]>(
  'learning.callOut',
  `select ${COLUMNS} from ${JOINED} where o.id = $1`,
)

export const ofPeriod = statement<
  CallOutRow,
  [from: string, to: string, zone: string, departmentId: string | null, most: number]
>(
  'learning.callOuts',
  `select ${COLUMNS} from ${JOINED}
   where o.asked_at >= $1::date::timestamp at time zone $3 and o.asked_at < ($2::date + 1)::timestamp at time zone $3
     and ($4::uuid is null or o.department_id = $4)
   ${ORDER} limit $5`,
)

export const ofAsked = statement<CallOutRow, [agentId: string, most: number]>(
  'learning.callOutsAsked',
  `select ${COLUMNS} from ${JOINED} where o.asked_id = $1 ${ORDER} limit $2`,
)

export type WeekRow = {
  departmentId: string
  department: string
  week: string
  asked: number
  answered: number
}
export const byWeek = statement<
  WeekRow,
  [from: string, to: string, zone: string, departmentId: string | null]
>(
  'learning.callOutWeeks',
  `select o.department_id, d.name as department, date_trunc('week', o.asked_at at time zone $3)::date as week,
     count(*)::int as asked, count(o.answered_at)::int as answered
   from call_outs o join departments d on d.id = o.department_id
   where o.asked_at >= $1::date::timestamp at time zone $3 and o.asked_at < ($2::date + 1)::timestamp at time zone $3
     and ($4::uuid is null or o.department_id = $4)
   group by o.department_id, d.name, 3 order by 3, d.name, o.department_id`,
)

// Who comes second waits here for who came first, and then finds that it is asked already.
export const add = statement<
  { id: string },
  [
    id: string,
    standardId: string | null,
    departmentId: string,
    legId: string | null,
    commitmentId: string | null,
    caseId: string,
    askedId: string,
    askedBy: string,
    meant: string,
    now: Date,
  ]
>(
  'learning.addCallOut',
  `insert into call_outs (id, standard_id, department_id, leg_id, commitment_id, case_id, asked_id, asked_by, meant, asked_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning id`,
)

export type HeldCallOut = {
  id: string
  askedId: string
  departmentId: string
  caseId: string
  answeredAt: Date | null
}
export const hold = statement<HeldCallOut, [id: string]>(
  'learning.holdCallOut',
  `select id, asked_id, department_id, case_id, answered_at from call_outs where id = $1 for update`,
)

export const answer = statement<never, [id: string, answer: string, causeId: string | null, now: Date]>(
  'learning.answerCallOut',
  `update call_outs set answer = $2, cause_id = $3, answered_at = $4, version = version + 1 where id = $1`,
)
