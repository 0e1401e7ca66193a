import { statement } from '#platform/database/statement.ts'
import type { Statement } from '#platform/database/statement.ts'
import type { RowKind } from '../contract.ts'
import { bothGrains, measuredTables, spreadKeys, spreadsByDay, sumKeys, sumsByDay } from './roll-up.ts'

/** Adds differences to a roll-up. Lines that come out at nought are taken out by `clearNothing`. */
function addTo(table: string, byDay: string, keys: string): string {
  return `insert into ${table} (grain, day, ${keys}, amount) ${bothGrains(byDay, keys)}
    on conflict (grain, measure, day, service_id, department_id, channel, demand${keys.endsWith('bucket') ? ', bucket' : ''})
    do update set amount = ${table}.amount + excluded.amount`
}

/**
 * One statement: rows as the ledger has them now (`fresh`, SQL of all columns, id first) take the place of what was kept,
 * and the roll-ups get the difference. Rows that are as they were cost nothing more. Gives how many have changed.
 */
function applying(kind: RowKind, fresh: string, rollUp: boolean): string {
  const { table, id, columns } = measuredTables[kind]
  const all = [id, ...columns].join(', ')
  const of = (alias: string) => columns.map((column) => `${alias}.${column}`).join(', ')
  const spreads = spreadsByDay(kind)
  const sums = `, parts as (
      select 1 as sign, changed.* from changed
      union all select -1, ${id}, ${columns.join(', ')} from old where ${id} in (select ${id} from changed)
    ), sums_by_day as (${sumsByDay(kind)}), summed as (${addTo('measured_sums', 'sums_by_day', sumKeys)})
    ${spreads === undefined ? '' : `, spreads_by_day as (${spreads}), spread as (${addTo('measured_spreads', 'spreads_by_day', spreadKeys)})`}`
  return `with fresh as materialized (${fresh}),
    old as materialized (select ${all} from ${table} where ${id} in (select ${id} from fresh)),
    changed as materialized (
      select f.* from (select ${all} from fresh) f left join old o using (${id})
      where o.${id} is null or row(${of('o')}) is distinct from row(${of('f')})
    )${rollUp ? sums : ''},
    written as (
      insert into ${table} (${all}) select ${all} from changed
      on conflict (${id}) do update set ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}
      returning 1
    )
    select count(*)::integer as changed from written`
}

export type Named = [caseIds: readonly string[], contactIds: readonly string[], zone: string]
export type Applied = { readonly changed: number }

/** The statement of a kind: with the roll-ups, or rows alone (the roll-ups are then worked out from all rows afterwards). */
export function applyStatement(
  kind: RowKind,
  fresh: string,
): { readonly counted: Statement<Applied, Named>; readonly rowsOnly: Statement<Applied, Named> } {
  return {
    counted: statement(`measures.apply.${kind}`, applying(kind, fresh, true)),
    rowsOnly: statement(`measures.applyRows.${kind}`, applying(kind, fresh, false)),
  }
}

export const clearSums = statement<never>('measures.clearSums', 'delete from measured_sums where amount = 0')
export const clearSpreads = statement<never>(
  'measures.clearSpreads',
  'delete from measured_spreads where amount = 0',
)
