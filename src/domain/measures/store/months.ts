import { statement } from '#platform/database/statement.ts'
import type { RowKind } from '../contract.ts'
import { rawNames, rawOf, spreadMeasures, measureParts } from '../sums.ts'
import { bothGrains, measuredTables, spreadKeys, spreadsByDay, sumKeys, sumsByDay } from './roll-up.ts'

type Month = [from: string, to: string]

const daysOf = (kind: RowKind) => [
  ...new Set(
    rawNames
      .map(rawOf)
      .filter((raw) => raw.rows === kind)
      .map((raw) => raw.day),
  ),
]

const within = (column: string) => `${column} >= $1::date and ${column} < $2::date`

function insertion(kind: RowKind, table: string, byDay: string, keys: string): string {
  return `with parts as (
      select 1 as sign, t.* from ${measuredTables[kind].table} t where ${daysOf(kind).map(within).join(' or ')}
    ), by_day as (${byDay}), of_month as (select * from by_day where ${within('day')})
    insert into ${table} (grain, day, ${keys}, amount) ${bothGrains('of_month', keys)}`
}

function deletion(table: string, measures: readonly string[]): string {
  return `delete from ${table} where measure in (${measures.map((name) => `'${name}'`).join(', ')}) and ${within('day')}`
}

/** A month's roll-ups of one kind of row, from all its rows: what was there is taken out, then put in anew. */
function replacing(kind: RowKind) {
  const sums = rawNames.filter((name) => rawOf(name).rows === kind)
  const spread = spreadMeasures.filter((key) => rawOf(measureParts[key].sum).rows === kind)
  const spreads = spreadsByDay(kind)
  return [
    statement<never, Month>(`measures.dropSums.${kind}`, deletion('measured_sums', sums)),
    statement<never, Month>(
      `measures.monthSums.${kind}`,
      insertion(kind, 'measured_sums', sumsByDay(kind), sumKeys),
    ),
    ...(spreads === undefined
      ? []
      : [
          statement<never, Month>(`measures.dropSpreads.${kind}`, deletion('measured_spreads', spread)),
          statement<never, Month>(
            `measures.monthSpreads.${kind}`,
            insertion(kind, 'measured_spreads', spreads, spreadKeys),
          ),
        ]),
  ]
}

export const replaceMonth = [
  ...replacing('contact'),
  ...replacing('need'),
  ...replacing('leg'),
  ...replacing('promise'),
  ...replacing('work'),
]

const DAYS = [
  ['measured_contacts', 'day'],
  ['measured_needs', 'opened_day'],
  ['measured_needs', 'closed_day'],
  ['measured_legs', 'day'],
  ['measured_promises', 'day'],
  ['measured_work', 'day'],
  ['measured_sums', 'day'],
  ['measured_spreads', 'day'],
] as const

/**
 * Every month that has rows or roll-ups, the latest first: whoever waits for figures looks at what is new. Only these:
 * a single promise for the year 9999 would else be a hundred thousand months.
 */
export const months = statement<{ from: string; to: string }>(
  'measures.months',
  `select m::date as "from", (m + interval '1 month')::date as "to" from (
     ${DAYS.map(([table, day]) => `select date_trunc('month', ${day}::timestamp) as m from ${table} where ${day} is not null group by 1`).join('\n     union ')}
   ) has_rows order by m desc`,
)
