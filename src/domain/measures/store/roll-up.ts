import type { RowKind } from '../contract.ts'
import { ALL, EVERY, NONE, measureParts, rawNames, rawOf, spreadMeasures } from '../sums.ts'
import type { RawDefinition } from '../sums.ts'

/** The table of each kind of row; `columns` without the id, in one order everywhere. */
export type MeasuredTable = {
  readonly table: string
  readonly id: string
  readonly columns: readonly string[]
  /** Whether its rows have a channel (and contacts a demand) to be told apart by. */
  readonly channel: string
  readonly demand: string
}

const list = (text: string) => text.trim().split(/\s+/)

export const measuredTables: Readonly<Record<RowKind, MeasuredTable>> = {
  contact: {
    table: 'measured_contacts',
    id: 'contact_id',
    columns:
      list(`case_id client_id service_id department_id channel direction stakes known arrived_at answered_at ended_at
      day hour ending demand waited_s talk_s hold_s consult_s holds people experts handovers repeats by_owner estimate_held
      nth came_back chasing expert_s cause_id cause_department_id lost_at`),
    channel: 'r.channel',
    demand: `coalesce(r.demand, '')`,
  },
  need: {
    table: 'measured_needs',
    id: 'case_id',
    columns:
      list(`client_id service_id department_id opened_at closed_at opened_day closed_day outcome channels contacts
      contacts_out people places handoffs returns repeats attempts attempts_reached holds talk_s hold_s wait_s
      failure_contacts legs legs_late promises_kept promises_renegotiated promises_broken promises_withdrawn reopened
      refused terms_told terms_different first_point end_to_end_s level_met level_possible`),
    channel: `''`,
    demand: `''`,
  },
  leg: {
    table: 'measured_legs',
    id: 'leg_id',
    columns: list('case_id service_id department_id standard_id opened_at due_at ended_at state late day'),
    channel: `''`,
    demand: `''`,
  },
  promise: {
    table: 'measured_promises',
    id: 'commitment_id',
    columns: list(
      'case_id service_id department_id kind made_at due_at ended_at state told client_warned day',
    ),
    channel: `''`,
    demand: `''`,
  },
  work: {
    table: 'measured_work',
    id: 'seq',
    columns: list('at day hour kind case_id contact_id service_id department_id channel reached'),
    channel: `coalesce(r.channel, '')`,
    demand: `''`,
  },
}

const rawsOf = (kind: RowKind): (readonly [string, RawDefinition])[] =>
  rawNames.map((name) => [name, rawOf(name)] as const).filter(([, raw]) => raw.rows === kind)

/** SQL of the bucket of so many whole seconds (or contacts, people …), as `core/spread` has it. */
export const bucketSql = (value: string): string =>
  `(case when ${value} < 61 then ${value} else 61 + floor(ln((${value})::double precision / 61) / ln(1.05::double precision)) end)::smallint`

type Spread = {
  readonly measure: string
  readonly day: string
  readonly value: string
  readonly counts: string
}

const spreadsOf = (kind: RowKind): Spread[] =>
  spreadMeasures.flatMap((measure) => {
    const { sum, count } = measureParts[measure]
    const value = rawOf(sum)
    return value.rows === kind
      ? [{ measure, day: value.day, value: value.sql, counts: rawOf(count[0]).sql }]
      : []
  })

/** Columns that tell lines of a roll-up apart; what the kind of row does not have is left out of the grouping. */
const hasChannel = (kind: RowKind) => measuredTables[kind].channel !== `''`

function groupings(kind: RowKind, key: string): string {
  const service = 'service_id, department_id'
  const sets = [key, `${key}, ${service}`]
  if (hasChannel(kind)) sets.push(`${key}, channel, demand`, `${key}, ${service}, channel, demand`)
  return `grouping sets (${sets.map((set) => `(${set})`).join(', ')})`
}

const dimensions = (kind: RowKind) => {
  const { channel, demand } = measuredTables[kind]
  return `coalesce(r.service_id, '${NONE}') as service_id, coalesce(r.department_id, '${NONE}') as department_id,
    ${channel}::text as channel, ${demand}::text as demand`
}

const together = (kind: RowKind) => {
  const either = (column: string, all: string) =>
    `case when grouping(${column}) = 1 then '${all}' else ${column} end as ${column}`
  const channels = hasChannel(kind)
    ? `${either('channel', EVERY)}, ${either('demand', EVERY)}`
    : `'${EVERY}' as channel, '${EVERY}' as demand`
  return `${either('service_id', ALL)}, ${either('department_id', ALL)}, ${channels}`
}

/**
 * SQL of what the rows of the relation `parts` (rows of the kind, with `sign` 1 or −1) add to the sums by day, as
 * `day, service_id, department_id, channel, demand, measure, amount`.
 */
export function sumsByDay(kind: RowKind): string {
  const days = [...new Set(rawsOf(kind).map(([, raw]) => raw.day))]
  const lines = days.map((day) => {
    const raws = rawsOf(kind).filter(([, raw]) => raw.day === day)
    return `select w.day, w.service_id, w.department_id, w.channel, w.demand, v.measure, v.amount
      from (select r.${day} as day, ${dimensions(kind)},
          ${raws.map(([name, raw]) => `sum(r.sign * (${raw.sql}))::bigint as ${name}`).join(', ')}
        from parts r where r.${day} is not null group by 1, 2, 3, 4, 5) w
      cross join lateral (values ${raws.map(([name]) => `('${name}', w.${name})`).join(', ')}) as v (measure, amount)
      where v.amount <> 0`
  })
  return `select day, ${together(kind)}, measure, sum(amount)::bigint as amount
    from (${lines.join(' union all ')}) l group by ${groupings(kind, 'day, measure')} having sum(amount) <> 0`
}

/** As `sumsByDay`, how many fell into which bucket: with `bucket` before `amount`. Undefined where nothing is spread. */
export function spreadsByDay(kind: RowKind): string | undefined {
  const spreads = spreadsOf(kind)
  if (spreads.length === 0) return undefined
  const lines = spreads.map(
    ({
      measure,
      day,
      value,
      counts,
    }) => `select r.${day} as day, ${dimensions(kind)}, '${measure}' as measure,
      ${bucketSql(value)} as bucket, r.sign as amount
      from parts r where r.${day} is not null and ${counts} = 1`,
  )
  return `select day, ${together(kind)}, measure, bucket, sum(amount)::bigint as amount
    from (${lines.join(' union all ')}) l group by ${groupings(kind, 'day, measure, bucket')} having sum(amount) <> 0`
}

const KEYS = 'service_id, department_id, channel, demand, measure'

/** From the relation `by_day` what is kept of both grains; `keys` tells lines apart beside grain and day. */
export function bothGrains(by_day: string, keys: string): string {
  return `select 'day' as grain, day, ${keys}, amount from ${by_day}
    union all
    select 'month', date_trunc('month', day)::date, ${keys}, sum(amount)::bigint from ${by_day}
    group by 2, ${keys} having sum(amount) <> 0`
}

export const sumKeys = KEYS
export const spreadKeys = `${KEYS}, bucket`
