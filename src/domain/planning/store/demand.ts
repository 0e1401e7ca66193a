import { statement } from '#platform/database/statement.ts'
import type { PlanWarning } from '../contract.ts'

// ── imported series ──────────────────────────────────────────────────────────────────────────────────────────────────
export type SeriesRow = {
  id: string
  name: string
  zone: string
  intervalMinutes: 5 | 15 | 30 | 60
  opensMinute: number
  closesMinute: number
  warnings: PlanWarning[]
  madeAt: Date
}
const SERIES = 'id, name, zone, interval_minutes, opens_minute, closes_minute, warnings, made_at'

export const listSeries = statement<SeriesRow>(
  'planning.listSeries',
  `select ${SERIES} from demand_series order by name, id`,
)
export const findSeries = statement<SeriesRow, [id: string]>(
  'planning.findSeries',
  `select ${SERIES} from demand_series where id = $1`,
)

type NewSeries = [
  id: string,
  name: string,
  zone: string,
  intervalMinutes: number,
  opensMinute: number,
  closesMinute: number,
  warnings: string,
  madeBy: string,
  madeAt: Date,
]
// A name that somebody else was quicker to take gives no row instead of an error that would end the transaction.
export const addSeries = statement<{ id: string }, NewSeries>(
  'planning.addSeries',
  `insert into demand_series (id, name, zone, interval_minutes, opens_minute, closes_minute, warnings, made_by, made_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (name) do nothing returning id`,
)
/** Counts come as text, `{1,2,null}`: PostgreSQL takes no lists of lists of different lengths. */
export const addDays = statement<
  never,
  [seriesId: string, days: readonly string[], counts: readonly string[]]
>(
  'planning.addDemandDays',
  `insert into demand_days (series_id, day, counts)
   select $1, one.day, one.counts::integer[] from unnest($2::date[], $3::text[]) as one (day, counts)`,
)
export const removeSeries = statement<{ id: string }, [id: string]>(
  'planning.removeSeries',
  `delete from demand_series where id = $1 returning id`,
)
export const daysOf = statement<{ day: string; counts: (number | null)[] }, [seriesId: string]>(
  'planning.demandDays',
  `select day, counts from demand_days where series_id = $1 order by day`,
)
export const seriesNamed = statement<{ id: string }, [name: string]>(
  'planning.seriesNamed',
  `select id from demand_series where name = $1`,
)

// ── the organisation's own contacts ──────────────────────────────────────────────────────────────────────────────────
// What the client asked for themselves: contacts that we began are not demand, nor is one that went on as another.
const DEMAND = `c.direction = 'in' and c.ending is distinct from 'moved'`
const OF = `($3::uuid is null or c.service_id = $3) and ($4::text is null or coalesce(c.demand, 'cannot_tell') = $4)`

/** Contacts by local day and minutes of the day, in steps of five; only those steps in which some came. */
export type ArrivalDay = { day: string; minutes: number[]; counts: number[] }
type ArrivalParams = [from: Date, to: Date, serviceId: string | null, demand: string | null, zone: string]
// Counted by moments first, which is quick, and then put into local days: every zone’s offset is a multiple of five minutes.
export const arrivals = statement<ArrivalDay, ArrivalParams>(
  'planning.arrivals',
  `select day, array_agg(minute order by minute) as minutes, array_agg(n order by minute) as counts
   from (select local::date as day, (extract(hour from local) * 60 + extract(minute from local))::int as minute,
       sum(n)::int as n
     from (select b.bin at time zone $5 as local, b.n
       from (select date_bin('5 minutes', c.arrived_at, timestamptz '2000-01-01 00:00:00+00') as bin, count(*) as n
         from contacts c where c.arrived_at >= $1 and c.arrived_at < $2 and ${DEMAND} and ${OF}
         group by 1) b) s
     group by 1, 2) d
   group by day order by day`,
)

/** When the first contact came that is looked at; null where there was none. */
export const firstArrival = statement<{ at: Date | null }, [serviceId: string | null]>(
  'planning.firstArrival',
  `select case when $1::uuid is null
     then (select min(arrived_at) from contacts where direction = 'in')
     else (select min(arrived_at) from contacts where direction = 'in' and service_id = $1) end as at`,
)

/** How what came divides by service and by kind of demand. Contacts whose service is not known have none. */
export type PartRow = { serviceId: string | null; service: string | null; demand: string; n: number }
export const parts = statement<
  PartRow,
  [from: Date, to: Date, serviceId: string | null, demand: string | null]
>(
  'planning.parts',
  `select p.service_id, s.name as service, p.demand, p.n
   from (select c.service_id, coalesce(c.demand, 'cannot_tell') as demand, count(*)::int as n
     from contacts c where c.arrived_at >= $1 and c.arrived_at < $2 and ${DEMAND} and ${OF}
     group by 1, 2) p
   left join services s on s.id = p.service_id order by s.name, p.service_id, p.demand`,
)

/**
 * The calendars of what is offered: of one service, or of all. Where the front keeps hours that services share, these
 * are the hours of all: what a single team offers beyond them is that team's, and nobody at the front is rostered for it.
 */
export const openingOf = statement<{ zone: string; hours: unknown }, [serviceId: string | null]>(
  'planning.openingOf',
  `with offered as (
     select distinct calendar_id as id from services where active and ($1::uuid is null or id = $1)),
   shared as (
     select id from offered where $1::uuid is null and id in (select calendar_id from departments where front))
   select id, zone, hours from calendars
   where id in (select id from shared) or (id in (select id from offered) and not exists (select from shared))
   order by id`,
)
export const begun = statement<{ name: string; zone: string; createdAt: Date }>(
  'planning.organisation',
  `select name, zone, created_at from organisations`,
)
export const serviceNamed = statement<{ name: string }, [id: string]>(
  'planning.serviceNamed',
  `select name from services where id = $1`,
)

// ── days that are not like others ────────────────────────────────────────────────────────────────────────────────────
export type SpecialDayRow = { day: string; name: string; closed: boolean }
export const specialDays = statement<SpecialDayRow>(
  'planning.specialDays',
  `select day, name, closed from special_days order by day`,
)
export const clearSpecialDays = statement<never>('planning.clearSpecialDays', `delete from special_days`)
export const addSpecialDays = statement<
  never,
  [days: readonly string[], names: readonly string[], closed: readonly boolean[]]
>(
  'planning.addSpecialDays',
  `insert into special_days (day, name, closed) select * from unnest($1::date[], $2::text[], $3::boolean[])`,
)
