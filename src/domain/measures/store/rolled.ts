import { statement } from '#platform/database/statement.ts'
import type { Statement } from '#platform/database/statement.ts'
import { ALL, EVERY, detailOf, rawNames, rawOf } from '../sums.ts'
import type { Narrowed, RawSum } from '../sums.ts'

type Detail = ReturnType<typeof detailOf>

// Written out for each detail, so that the index leads straight to the lines that are read.
const linesOf = ({ service, channel }: Detail) =>
  [
    service
      ? `service_id <> '${ALL}' and ($5::uuid is null or service_id = $5) and ($6::uuid is null or department_id = $6)`
      : `service_id = '${ALL}' and department_id = '${ALL}' and $5::uuid is null and $6::uuid is null`,
    channel
      ? `channel <> '${EVERY}' and ($7::text is null or channel = $7) and ($8::text is null or demand = $8)`
      : `channel = '${EVERY}' and demand = '${EVERY}' and $7::text is null and $8::text is null`,
  ].join(' and ')

const nameOf = ({ service, channel }: Detail) =>
  service ? (channel ? 'each' : 'services') : channel ? 'channels' : 'all'

/** What counts only when its day is over. */
const PAST_ONLY = rawNames.filter((name) => rawOf(name).pastOnly).map((name) => `'${name}'`)
const PAST = PAST_ONLY.length === 0 ? 'true' : `(measure not in (${PAST_ONLY.join(', ')}) or day < $4::date)`

type Series = Statement<
  { day: string; sum: number; count: number },
  [
    days: readonly string[],
    sum: RawSum,
    counts: readonly RawSum[],
    today: string,
    serviceId: string | null,
    departmentId: string | null,
    channel: string | null,
    demand: string | null,
  ]
>

const series = new Map<string, Series>(
  [true, false].flatMap((service) =>
    [true, false].map((channel) => {
      const detail = { service, channel }
      const name = nameOf(detail)
      return [
        name,
        statement(
          `measures.series.${name}`,
          `select day, coalesce(sum(amount) filter (where measure = $2), 0)::float8 as sum,
             coalesce(sum(amount) filter (where measure = any($3)), 0)::float8 as count
           from measured_sums
           where grain = 'day' and measure = any($3::text[] || $2::text) and day = any($1::date[]) and ${PAST}
             and ${linesOf(detail)}
           group by day order by day`,
        ),
      ] as const
    }),
  ),
)

/** By day what a measure is divided from, in the detail that a filter needs. */
export function seriesStatement(narrowed: Narrowed): Series {
  const found = series.get(nameOf(detailOf(narrowed)))
  if (!found) throw new Error('Every detail has its statement')
  return found
}

/** The first day on which any of these sums is known, of all, of a service or of a department. */
export const knownSince = statement<
  { day: string | null },
  [names: readonly RawSum[], serviceId: string | null, departmentId: string | null, ofAll: boolean]
>(
  'measures.knownSince',
  `select min(first.day) as day from unnest($1::text[]) as name
   cross join lateral (
     select day from measured_sums
     where grain = 'day' and measure = name and channel = '${EVERY}' and demand = '${EVERY}'
       and case when $4 then service_id = '${ALL}'
         else service_id <> '${ALL}' and service_id = coalesce($2, service_id)
           and department_id = coalesce($3, department_id) end
     order by day limit 1) first`,
)
