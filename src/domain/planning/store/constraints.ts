import { statement } from '#platform/database/statement.ts'
import type { Constraint } from '../contract.constraints.ts'

/** A constraint as read from the database: the contract's fields, instants as Date. */
export type ConstraintRow = Omit<Constraint, 'goneAt' | 'madeAt' | 'changedAt'> & {
  goneAt: Date | null
  madeAt: Date
  changedAt: Date
}

const COLUMNS = `c.id, c.what, c.whose, c.since, c.behind_id, c.tried, c.times, c.rule, c.cost, c.state, c.gone_at,
  a.name as made_by, c.made_at, c.changed_at, c.version`
const JOINED = `constraints c left join agents a on a.id = c.made_by`

export const list = statement<ConstraintRow>(
  'planning.constraints',
  `select ${COLUMNS} from ${JOINED} order by c.state desc, c.made_at, c.id`,
)

export const find = statement<ConstraintRow, [id: string]>(
  'planning.constraint',
  `select ${COLUMNS} from ${JOINED} where c.id = $1`,
)

export const chain = statement<{ id: string; behindId: string | null }>(
  'planning.constraintChain',
  `select id, behind_id from constraints`,
)

// Two people who each put one behind the other at once would make a circle that neither could see.
export const lock = statement<never>(
  'planning.lockConstraints',
  `select pg_advisory_xact_lock(hashtextextended('planning.constraints', 0))`,
)

type Fields = [
  what: string,
  whose: string,
  since: string | null,
  behindId: string | null,
  tried: string,
  times: string,
  rule: string | null,
  cost: string | null,
  now: Date,
]
export const add = statement<never, [id: string, madeBy: string, ...Fields]>(
  'planning.addConstraint',
  `insert into constraints (id, made_by, what, whose, since, behind_id, tried, times, rule, cost, made_at, changed_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
)

export const change = statement<never, [id: string, ...Fields]>(
  'planning.changeConstraint',
  `update constraints set what = $2, whose = $3, since = $4, behind_id = $5, tried = $6, times = $7, rule = $8,
     cost = $9, changed_at = $10, version = version + 1 where id = $1`,
)

export const setGone = statement<{ id: string }, [id: string, gone: boolean, now: Date]>(
  'planning.setConstraintGone',
  `update constraints set state = case when $2 then 'gone' else 'standing' end, gone_at = case when $2 then $3::timestamptz end,
     changed_at = $3, version = version + 1
   where id = $1 and (state = 'gone') <> $2 returning id`,
)

export const setCost = statement<{ id: string }, [id: string, cost: string, now: Date]>(
  'planning.setConstraintCost',
  `update constraints set cost = $2, changed_at = $3, version = version + 1 where id = $1 returning id`,
)

/** A kind of shift as pricing needs it. */
export type PricedPattern = {
  id: string
  minutes: number
  breakMinutes: number
  breakPaid: boolean
  breakFrom: number
  breakTo: number
  starts: number[]
  weekdays: number[]
  mostShare: number | null
}
export const patternsToPrice = statement<PricedPattern>(
  'planning.patternsToPrice',
  `select id, minutes, break_minutes, break_paid, break_from, break_to, starts, weekdays, most_share
   from shift_patterns where active order by name`,
)
