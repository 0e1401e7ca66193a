import { statement } from '#platform/database/statement.ts'

export type NoticeRow = {
  id: string
  serviceId: string
  service: string
  title: string
  body: string
  fromAt: Date
  untilAt: Date
  state: 'published' | 'withdrawn'
  told: number
  madeAt: Date
  endedAt: Date | null
  version: number
}

const COLUMNS = `n.id, n.service_id, v.name as service, n.title, n.body, n.from_at, n.until_at, n.state, n.told, n.made_at,
  n.ended_at, n.version`
const JOINED = `notices n join services v on v.id = n.service_id`

export const find = statement<NoticeRow, [id: string]>(
  'notices.find',
  `select ${COLUMNS} from ${JOINED} where n.id = $1`,
)

export const lock = statement<NoticeRow, [id: string]>(
  'notices.lock',
  `select ${COLUMNS} from ${JOINED} where n.id = $1 for no key update of n`,
)

export const current = statement<NoticeRow, [now: Date]>(
  'notices.current',
  `select ${COLUMNS} from ${JOINED} where n.state = 'published' and n.from_at <= $1 and n.until_at > $1
   order by n.from_at desc, n.id`,
)

// What holds now or is to come first.
export const newest = statement<NoticeRow, [now: Date, limit: number]>(
  'notices.newest',
  `select ${COLUMNS} from ${JOINED}
   order by (n.state = 'published' and n.until_at > $1) desc, n.from_at desc, n.id limit $2`,
)

type Words = [title: string, body: string, fromAt: Date, untilAt: Date]
export const add = statement<never, [id: string, serviceId: string, ...Words, madeBy: string, now: Date]>(
  'notices.add',
  `insert into notices (id, service_id, title, body, from_at, until_at, made_by, made_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)

export const change = statement<never, [id: string, ...Words]>(
  'notices.change',
  `update notices set title = $2, body = $3, from_at = $4, until_at = $5, version = version + 1 where id = $1`,
)

export const setTold = statement<never, [id: string, told: number]>(
  'notices.setTold',
  `update notices set told = $2 where id = $1`,
)

export const withdraw = statement<never, [id: string, now: Date]>(
  'notices.withdraw',
  `update notices set state = 'withdrawn', ended_at = $2, version = version + 1 where id = $1`,
)

/** When the first client made contact; before it, no day tells anything. */
export const firstContact = statement<{ at: Date | null }>(
  'notices.firstContact',
  `select min(arrived_at) as at from contacts where direction = 'in'`,
)

/** Times in which notices of these services held before: days that are not like others. */
export const heldBefore = statement<
  { id: string; serviceId: string; fromAt: Date; untilAt: Date },
  [serviceIds: readonly string[]]
>(
  'notices.heldBefore',
  `select id, service_id, from_at, least(until_at, ended_at) as until_at from notices
   where service_id = any($1::uuid[])`,
)

/** Contacts that clients began about a service within each of the windows, in their order. */
export const countWithin = statement<
  { count: number },
  [serviceIds: readonly string[], starts: readonly Date[], ends: readonly Date[]]
>(
  'notices.countWithin',
  `select (select count(*)::int from contacts c where c.direction = 'in' and c.service_id = w.service_id
     and c.arrived_at >= w.starts and c.arrived_at < w.ends) as count
   from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) with ordinality as w (service_id, starts, ends, nth)
   order by w.nth`,
)
