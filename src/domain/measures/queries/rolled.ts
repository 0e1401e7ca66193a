import { daysBetween, daysFrom } from '#core/calendars/moments.ts'
import type { Tx } from '#platform/database/database.ts'
import type { MeasureKey } from '../contract.ts'
import type { DayFigure } from '../rules/steps.ts'
import { sumsStatement } from '../store/figures.ts'
import * as store from '../store/rolled.ts'
import { detailOf, measureParts } from '../sums.ts'
import type { Narrowed, RawSum } from '../sums.ts'
import { linesOfDays } from './figures.ts'

/** Days looked at, both included. */
export type Days = { readonly from: string; readonly to: string }

const filterOf = ({ serviceId, departmentId, channel, demand }: Narrowed) =>
  [serviceId ?? null, departmentId ?? null, channel ?? null, demand ?? null] as const

/** What these sums came to over some days. */
export async function totalsOf<N extends RawSum>(
  tx: Tx,
  names: readonly N[],
  days: Days,
  narrowed: Narrowed,
  today: string,
): Promise<Record<N, number>> {
  const lines = linesOfDays(days, today)
  const rows = await tx.all(
    sumsStatement('nothing', narrowed),
    ...([lines.months, lines.days, names, [], today] as const),
    ...filterOf(narrowed),
  )
  const found = new Map(rows.map(({ measure, amount }) => [measure, amount]))
  return Object.fromEntries(names.map((name) => [name, found.get(name) ?? 0])) as Record<N, number>
}

/** What a measure is divided from, by day; days without any of it are left out. */
export function seriesOf(
  tx: Tx,
  measure: MeasureKey,
  { from, to }: Days,
  narrowed: Narrowed,
  today: string,
): Promise<DayFigure[]> {
  const { sum, count } = measureParts[measure]
  const last = to < today ? to : today
  const days = daysFrom(from, daysBetween(from, last) + 1)
  return tx.all(store.seriesStatement(narrowed), days, sum, count, today, ...filterOf(narrowed))
}

/** The first day of which any of these sums is known, for the service and department looked at; null of none. */
export async function firstDayOf(
  tx: Tx,
  names: readonly RawSum[],
  { serviceId, departmentId }: Narrowed,
): Promise<string | null> {
  const ofAll = !detailOf({ serviceId, departmentId }).service
  return (await tx.one(store.knownSince, names, serviceId ?? null, departmentId ?? null, ofAll)).day
}
