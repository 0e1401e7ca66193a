import { statement } from '#platform/database/statement.ts'
import type { JourneyHead } from '../contract.flow.ts'

export type HeadRow = Omit<JourneyHead, 'openedAt' | 'closedAt'> & { openedAt: Date; closedAt: Date | null }

// Words stay with the case: of somebody who was erased there are only figures.
export const heads = statement<HeadRow, [caseIds: readonly string[]]>(
  'measures.journeyHeads',
  `select n.case_id, k.reference, case when c.erased_at is null then nullif(k.need, '') end as need, s.name as service,
     n.opened_at, n.closed_at, n.contacts::int, n.people::int, n.places::int, n.handoffs::int, n.returns::int,
     n.repeats::int, n.attempts::int, n.wait_s as wait_seconds, n.talk_s as talk_seconds,
     n.end_to_end_s as end_to_end_seconds, n.promises_kept::int, n.promises_broken::int, n.level_met, n.level_possible
   from measured_needs n left join cases k on k.id = n.case_id left join clients c on c.id = k.client_id
   left join services s on s.id = n.service_id
   where n.case_id = any($1::uuid[])`,
)

/** Needs of which days, service and department; and with a contact of which channel and demand. */
export type Narrow = [
  start: Date,
  end: Date,
  serviceId: string | null,
  departmentId: string | null,
  channel: string | null,
  demand: string | null,
]

/** A need belongs to the instant it was closed, or opened while it is open. Word for word as in the index on it. */
const LAST = 'coalesce(n.closed_at, n.opened_at)'
const OF_SERVICE = `($3::uuid is null or n.service_id = $3) and ($4::uuid is null or n.department_id = $4)`
const IS_NEED = `n.outcome is distinct from 'duplicate' and ${OF_SERVICE}
   and ($6::text is distinct from 'failure' or n.failure_contacts > 0)`
const FITS = (need: string) => `($5::text is null and $6::text is null or exists (
     select from measured_contacts c where c.case_id = ${need}.case_id
       and ($5 is null or c.channel = $5) and ($6 is null or c.demand = $6)))`
const fromEpoch = (microseconds: string) =>
  `('epoch'::timestamptz + ${microseconds}::bigint * interval '1 microsecond')`

/** What journeys can be put in order by: most of it first. What has none of it is left out. */
const orders = {
  latest: '0',
  contacts: 'n.contacts',
  people: 'n.people',
  handoffs: 'n.handoffs',
  returns: 'n.returns',
  repeats: 'n.repeats',
  attempts: 'n.attempts',
  waiting: 'n.wait_s',
  // Still open: as long as it will have been by the end of the period, so that it keeps its place from page to page.
  longest: 'coalesce(n.end_to_end_s, greatest(0, extract(epoch from $2 - n.opened_at))::int)',
} as const
export type Order = keyof typeof orders

/** `fits` is false only for the last of those looked at, where the next page goes on from. */
export type Listed = { caseId: string; value: number; lastUs: number; fits: boolean; last: boolean }

type Listing = [
  ...Narrow,
  value: number | null,
  lastUs: number | null,
  caseId: string | null,
  look: number,
  limit: number,
]

/**
 * So many needs at most are looked at for channel and demand, and those that fit are given; with the last one looked at, if
 * there may be more.
 */
function listing(order: Order) {
  const most = `(${orders[order]})::bigint`
  const latest = order === 'latest'
  return statement<Listed, Listing>(
    `measures.journeys.${order}`,
    `with looked as (
       select n.case_id, ${most} as value, ${LAST} as last_at
       from measured_needs n
       where ${LAST} >= $1 and ${LAST} < $2::timestamptz and ${IS_NEED}
         and ${latest ? `${LAST} < coalesce(${fromEpoch('($8::bigint + 1)')}, 'infinity')` : `${most} > 0`}
         and ($7::bigint is null or (${most}, ${LAST}, n.case_id) < ($7, ${fromEpoch('$8')}, $9::uuid))
       order by ${latest ? '' : `${most} desc,`} ${LAST} desc, n.case_id desc limit $10
     ), told as (
       select l.*, row_number() over (order by value desc, last_at desc, case_id desc) as place, ${FITS('l')} as fits
       from looked l
     )
     select case_id, value, (extract(epoch from last_at) * 1000000)::bigint as last_us, fits, place = $10 as last
     from told where fits or place = $10 order by place limit $11 + 2`,
  )
}

export const listed = Object.fromEntries(
  (Object.keys(orders) as Order[]).map((order) => [order, listing(order)]),
) as Record<Order, ReturnType<typeof listing>>

type Counting = [start: Date, end: Date, serviceId: string | null, departmentId: string | null, zone: string]
export type DayCount = { day: string; needs: number }

/** Needs of a period that are still open, by the local day they were opened. */
export const openByDay = statement<DayCount, Counting>(
  'measures.openByDay',
  `select (n.opened_at at time zone $5::text)::date as day, count(*)::int as needs
   from measured_needs n
   where n.closed_at is null and n.opened_at >= $1 and n.opened_at < $2 and ${OF_SERVICE}
   group by 1`,
)

/** Needs of a period, counted one by one: for when their roll-up is not there. */
export const countByDay = statement<DayCount, Counting>(
  'measures.needsByDay',
  `select (${LAST} at time zone $5::text)::date as day, count(*)::int as needs
   from measured_needs n
   where ${LAST} >= $1 and ${LAST} < $2 and n.outcome is distinct from 'duplicate' and ${OF_SERVICE}
   group by 1`,
)

const READABLE = `exists (
     select from contacts c left join clients p on p.id = c.client_id
     where c.case_id = n.case_id and c.need <> '' and p.erased_at is null)`

/** Of needs by their day and their place in it, the first that fits and has words that are kept. */
export const firstReadable = statement<
  { caseId: string },
  [...Narrow, days: readonly string[], places: readonly number[], zone: string]
>(
  'measures.firstReadable',
  `select n.case_id
   from unnest($7::date[], $8::int[]) with ordinality as drawn (day, place, turn)
   cross join lateral (
     select n.case_id from measured_needs n
     where ${LAST} >= greatest($1, drawn.day::timestamp at time zone $9::text)
       and ${LAST} < least($2, (drawn.day + 1)::timestamp at time zone $9) and n.outcome is distinct from 'duplicate'
       and ${OF_SERVICE}
     order by ${LAST}, n.case_id offset drawn.place limit 1) n
   where ${FITS('n')} and ${READABLE} order by drawn.turn limit 1`,
)

/** Which of these needs have words that are kept, in the order given. */
export const readable = statement<{ caseId: string }, [caseIds: readonly string[]]>(
  'measures.readable',
  `select n.case_id from unnest($1::uuid[]) with ordinality as n (case_id, place) where ${READABLE} order by place`,
)
