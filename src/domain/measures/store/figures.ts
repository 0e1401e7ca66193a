import { statement } from '#platform/database/statement.ts'
import type { Statement } from '#platform/database/statement.ts'
import { ALL, EVERY, detailOf } from '../sums.ts'
import type { Narrowed } from '../sums.ts'

/** By what roll-ups can be told apart. */
export type RolledBy = 'service' | 'department' | 'channel' | 'demand' | 'weekday'

type Days = [
  months: readonly string[],
  days: readonly string[],
  names: readonly string[],
  pastOnly: readonly string[],
  today: string,
]
type Filter = [
  serviceId: string | null,
  departmentId: string | null,
  channel: string | null,
  demand: string | null,
]
type Detail = ReturnType<typeof detailOf>
export type SumRow = { readonly key: string; readonly measure: string; readonly amount: number }
export type BucketRow = { readonly measure: string; readonly bucket: number; readonly amount: number }

const KEYS: Record<RolledBy | 'nothing', string> = {
  nothing: `''`,
  service: 'service_id::text',
  department: 'department_id::text',
  channel: 'channel',
  demand: 'demand',
  weekday: 'extract(isodow from day)::text',
}

// Written out for each detail, so that the index leads straight to the lines that are read.
const lines = ({ service, channel }: Detail) =>
  [
    service
      ? `service_id <> '${ALL}' and ($6::uuid is null or service_id = $6) and ($7::uuid is null or department_id = $7)`
      : `service_id = '${ALL}' and department_id = '${ALL}' and $6::uuid is null and $7::uuid is null`,
    channel
      ? `channel <> '${EVERY}' and ($8::text is null or channel = $8) and ($9::text is null or demand = $9)`
      : `channel = '${EVERY}' and demand = '${EVERY}' and $8::text is null and $9::text is null`,
  ].join(' and ')

function fromBoth(table: string, columns: string, detail: Detail): string {
  const where = `measure = any($3::text[]) and (measure <> all($4::text[]) or day < $5::date) and ${lines(detail)}`
  return `select ${columns} from ${table} where grain = 'month' and day = any($1::date[]) and ${where}
    union all select ${columns} from ${table} where grain = 'day' and day = any($2::date[]) and ${where}`
}

const nameOf = ({ service, channel }: Detail) =>
  service ? (channel ? 'each' : 'services') : channel ? 'channels' : 'all'

const details: readonly Detail[] = [true, false].flatMap((service) =>
  [true, false].map((channel) => ({ service, channel })),
)

function summing(by: RolledBy | 'nothing', detail: Detail): Statement<SumRow, [...Days, ...Filter]> {
  return statement(
    `measures.sums.${by}.${nameOf(detail)}`,
    `select key, measure, sum(amount)::float8 as amount
     from (${fromBoth('measured_sums', `${KEYS[by]} as key, measure, amount`, detail)}) l group by key, measure`,
  )
}

const sums = new Map(
  (['nothing', 'service', 'department', 'channel', 'demand', 'weekday'] as const).flatMap((by) =>
    details.map((detail) => [`${by}.${nameOf(detail)}`, summing(by, detail)] as const),
  ),
)
const spreads = new Map(
  details.map((detail) => [
    nameOf(detail),
    statement<BucketRow, [...Days, ...Filter]>(
      `measures.buckets.${nameOf(detail)}`,
      `select measure, bucket, sum(amount)::float8 as amount
       from (${fromBoth('measured_spreads', 'measure, bucket, amount', detail)}) l group by measure, bucket`,
    ),
  ]),
)

/** The statement that sums up by something (or nothing), in the detail that a filter needs. */
export function sumsStatement(
  by: RolledBy | 'nothing',
  narrowed: Narrowed,
): Statement<SumRow, [...Days, ...Filter]> {
  const detail = detailOf(narrowed, by === 'nothing' || by === 'weekday' ? undefined : by)
  const found = sums.get(`${by}.${nameOf(detail)}`)
  if (!found) throw new Error('Every detail has its statement')
  return found
}

/** As `sumsStatement`, for distributions. */
export function spreadStatement(narrowed: Narrowed): Statement<BucketRow, [...Days, ...Filter]> {
  const found = spreads.get(nameOf(detailOf(narrowed)))
  if (!found) throw new Error('Every detail has its statement')
  return found
}

/** Names of services and departments, in the order of the alphabet. */
export const names = {
  service: statement<{ id: string; name: string }>(
    'measures.serviceNames',
    'select id, name from services order by name, id',
  ),
  department: statement<{ id: string; name: string }>(
    'measures.departmentNames',
    'select id, name from departments order by name, id',
  ),
}
