import { statement } from '#platform/database/statement.ts'
import type { Statement } from '#platform/database/statement.ts'
import type { MeasureKey, RowKind } from '../contract.ts'
import { measures } from '../contract.ts'
import { measureParts, rawOf } from '../sums.ts'
import { measuredTables } from './roll-up.ts'

/** A row that a figure is made of, as it is read. */
export type FigureRowFound = {
  readonly id: string
  readonly at: Date
  /** The same instant to the microsecond. */
  readonly exactly: string
  readonly day: string
  readonly addsToSum: number
  readonly addsToCount: number
  readonly contactId: string | null
  readonly caseId: string | null
  readonly caseReference: string | null
  readonly need: string | null
  readonly service: string | null
  readonly department: string | null
  readonly channel: string | null
  readonly demand: string | null
}

export type RowsAsked = [
  from: string,
  to: string,
  serviceId: string | null,
  departmentId: string | null,
  channel: string | null,
  demand: string | null,
  today: string,
  hour: number | null,
  weekday: number | null,
]
type Page = [onlySum: boolean, day: string | null, at: string | null, id: string | null, limit: number]
export type Grouped = { readonly key: string; readonly sum: number; readonly count: number }

/** The instant of a row that its day is of. */
const at = (kind: RowKind, day: string): string => {
  if (kind === 'contact') return 'r.arrived_at'
  if (kind === 'need') return day === 'opened_day' ? 'r.opened_at' : 'r.closed_at'
  return kind === 'work' ? 'r.at' : 'coalesce(r.ended_at, r.due_at)'
}
const idType = (kind: RowKind) => (kind === 'work' ? 'bigint' : 'uuid')
const hasHour = (kind: RowKind) => kind === 'contact' || kind === 'work'
const hasChannel = hasHour

const counted = (name: (typeof measureParts)[MeasureKey]['count'][number]) => {
  const { sql, pastOnly } = rawOf(name)
  return pastOnly ? `case when r.day < $7::date then (${sql}) else 0 end` : `(${sql})`
}

/** The rows of a measure in a period, with what each adds; and what narrows them. */
function partsOf(measure: MeasureKey) {
  const { rows: kind } = measures[measure]
  const { sum, count } = measureParts[measure]
  const { day } = rawOf(sum)
  const channel = hasChannel(kind) ? 'r.channel' : 'null::text'
  const demand = kind === 'contact' ? 'r.demand' : 'null::text'
  return {
    kind,
    day: `r.${day}`,
    at: at(kind, day),
    sum: `(${rawOf(sum).sql})`,
    count: count.map(counted).join(' + '),
    channel,
    demand,
    where: `r.${day} >= $1::date and r.${day} <= $2::date and ($3::uuid is null or r.service_id = $3)
      and ($4::uuid is null or r.department_id = $4) and ($5::text is null or ${channel} = $5)
      and ($6::text is null or ${demand} = $6) and $7::date is not null
      and ($8::integer is null or ${hasHour(kind) ? 'r.hour' : 'null::integer'} = $8)
      and ($9::integer is null or extract(isodow from r.${day}) = $9)`,
  }
}

function page(measure: MeasureKey): Statement<FigureRowFound, [...RowsAsked, ...Page]> {
  const { kind, day, at, sum, count, channel, demand, where } = partsOf(measure)
  const { table, id } = measuredTables[kind]
  const contact = kind === 'contact' || kind === 'work' ? 'r.contact_id' : 'null::uuid'
  return statement(
    `measures.rows.${measure}`,
    `select p.id::text as id, p.at, p.at::text as exactly, p.day, p.adds_to_sum::float8 as adds_to_sum,
       p.adds_to_count::float8 as adds_to_count, p.contact_id, p.case_id, k.reference as case_reference,
       coalesce(c.need, k.need) as need, s.name as service, d.name as department, p.channel, p.demand
     from (
       select r.${id} as id, ${at} as at, ${day} as day, ${sum} as adds_to_sum, ${count} as adds_to_count,
         ${contact} as contact_id, r.case_id, r.service_id, r.department_id, ${channel} as channel, ${demand} as demand
       from ${table} r
       where ${where} and (${sum} <> 0 or not $10::boolean and ${count} <> 0)
         and ($11::date is null or (${day}, ${at}, r.${id}) < ($11::date, $12::timestamptz, $13::text::${idType(kind)}))
       order by ${day} desc, ${at} desc, r.${id} desc limit $14) p
     left join cases k on k.id = p.case_id left join contacts c on c.id = p.contact_id
     left join services s on s.id = p.service_id left join departments d on d.id = p.department_id
     order by p.day desc, p.at desc, p.id desc`,
  )
}

function grouped(measure: MeasureKey, by: 'hour' | 'level'): Statement<Grouped, RowsAsked> {
  const { kind, sum, count, where } = partsOf(measure)
  const key = by === 'hour' ? 'r.hour' : 'r.level_met'
  return statement(
    `measures.rowsBy.${by}.${measure}`,
    `select ${key}::text as key, sum(${sum})::float8 as sum, sum(${count})::float8 as count
     from ${measuredTables[kind].table} r where ${where} and ${key} is not null group by ${key}`,
    { plannedEachTime: true },
  )
}

const keys = Object.keys(measures) as MeasureKey[]
/** One page of the rows of each measure, the latest first. */
export const rowsOf = new Map(keys.map((key) => [key, page(key)]))
/** A measure by local hour, where its rows have one. */
export const byHour = new Map(
  keys.filter((key) => hasHour(measures[key].rows)).map((key) => [key, grouped(key, 'hour')]),
)
/** A measure of needs by the level they were met at. */
export const byLevel = new Map(
  keys.filter((key) => measures[key].rows === 'need').map((key) => [key, grouped(key, 'level')]),
)
