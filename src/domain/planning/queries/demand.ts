import { localDate, wholeDay } from '#core/calendars/hours.ts'
import { coarser } from '#core/forecast/aggregate.ts'
import { dateOfDay, epochDay } from '#core/forecast/dates.ts'
import type { DemandSeries } from '#core/forecast/types.ts'
import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import { hoursOf } from '../../services/queries.ts'
import type { PlanWarning } from '../contract.ts'
import type { DemandSeriesInfo } from '../contract.demand.ts'
import { anyOpen, spanOf } from '../rules/hours.ts'
import { ownSeries, seriesFromDays, sumsOf } from '../rules/series.ts'
import type { Arrivals, Grid } from '../rules/series.ts'
import { asWarning } from '../rules/words.ts'
import * as store from '../store/demand.ts'
import type { SeriesRow, SpecialDayRow } from '../store/demand.ts'

/** Which contacts are looked at. `series` is `ledger` for the organisation’s own, else an imported series. */
export type Filter = {
  readonly series: string
  readonly serviceId?: string | undefined
  readonly demand?: 'value' | 'failure' | 'cannot_tell' | undefined
}

/** Demand as it is known this morning, to forecast from. */
export type Source = {
  /** The same for the same counts: what was worked out from them may be kept under it. */
  readonly key: string
  readonly info: Omit<DemandSeriesInfo, 'madeAt'> & { readonly madeAt: Date | null }
  /** In its finest intervals, up to yesterday. */
  readonly series: DemandSeries
  readonly special: ReadonlyMap<string, SpecialDayRow>
  /** The organisation’s own contacts go on today; null for an imported series. */
  readonly own: Grid | null
}

/** So far back the organisation's own contacts are counted. */
const LOOKED_AT_DAYS = 728
const FINEST = 5 as const

/** What can be forecast from. Refuses not_found when the series is not there. */
export async function loadSource(tx: Tx, filter: Filter, now: Date): Promise<Source> {
  const special = new Map((await tx.all(store.specialDays)).map((one) => [one.day, one]))
  if (filter.series === 'ledger') return ownSource(tx, filter, special, now)
  const row = (await tx.maybe(store.findSeries, filter.series)) ?? refuse(general.not_found)
  return importedSource(tx, row, special)
}

async function importedSource(
  tx: Tx,
  row: SeriesRow,
  special: ReadonlyMap<string, SpecialDayRow>,
): Promise<Source> {
  const series = seriesFromDays(row, await tx.all(store.daysOf, row.id), special)
  const info = { ...row, ...sumsOf(series), intervalMinutes: row.intervalMinutes }
  return { key: `${row.id} ${digest(special)}`, info, series, special, own: null }
}

async function ownSource(
  tx: Tx,
  filter: Filter,
  special: ReadonlyMap<string, SpecialDayRow>,
  now: Date,
): Promise<Source> {
  const serviceId = filter.serviceId ?? null
  if (serviceId !== null && !(await tx.maybe(store.serviceNamed, serviceId))) refuse(general.not_found)
  const organisation = (await tx.maybe(store.begun)) ?? refuse(general.not_found)
  const { grid, warnings } = await gridOf(tx, serviceId, organisation.zone)
  const { zone } = grid
  const today = localDate(zone, now.getTime())
  const began = (await tx.one(store.firstArrival, serviceId)).at ?? now
  const first = laterDay(localDate(zone, began.getTime()), dayBefore(today, LOOKED_AT_DAYS))
  const last = dayBefore(today, 1)
  const rows = first > last ? [] : await readArrivals(tx, filter, grid, first, last)
  const firstPartial = first === localDate(zone, organisation.createdAt.getTime())
  const { series, outside, silent } = ownSeries(grid, asMap(rows), { first, last, firstPartial }, special)
  if (outside > 0) warnings.push({ code: 'outside_opening_hours', facts: { contacts: outside } })
  if (silent.length > 0) warnings.push(asWarning({ code: 'zero_days_read_as_closed', dates: silent }))
  const info = {
    ...{ id: null, name: organisation.name, zone, madeAt: null, warnings },
    ...{ opensMinute: grid.opensMinute, closesMinute: grid.closesMinute },
    ...sumsOf(series),
    intervalMinutes: FINEST,
  }
  const key = `ledger ${serviceId} ${filter.demand} ${first} ${size(info.contacts)} ${digest(special)} ${JSON.stringify(grid)}`
  return { key, info, series, special, own: grid }
}

async function gridOf(
  tx: Tx,
  serviceId: string | null,
  zoneOfAll: string,
): Promise<{ grid: Grid; warnings: PlanWarning[] }> {
  const rows = await tx.all(store.openingOf, serviceId)
  const calendars = rows.map((row) => hoursOf(row.zone, row.hours))
  const zone = serviceId === null ? zoneOfAll : (calendars[0]?.zone ?? zoneOfAll)
  const zones = [...new Set(calendars.map((one) => one.zone))].filter((one) => one !== zone)
  const hours = anyOpen(calendars, zone) ?? { zone, weekly: {} }
  const grid = { zone, hours, intervalMinutes: FINEST, ...spanOf(hours) }
  const warnings = zones.length > 0 ? [{ code: 'hours_in_other_zones', facts: { zones } }] : []
  return { grid, warnings }
}

const readArrivals = (tx: Tx, filter: Filter, grid: Grid, first: string, last: string) =>
  tx.all(
    store.arrivals,
    new Date(wholeDay(grid.zone, first).start),
    new Date(wholeDay(grid.zone, last).end),
    filter.serviceId ?? null,
    filter.demand ?? null,
    grid.zone,
  )

/** What has come today so far, by interval: counts of the whole day, to be read up to now. */
export async function countsToday(
  tx: Tx,
  source: Source,
  filter: Filter,
  intervalMinutes: number,
  now: Date,
): Promise<readonly (number | null)[] | undefined> {
  const { own } = source
  if (!own) return undefined
  const today = localDate(own.zone, now.getTime())
  const rows = await readArrivals(tx, filter, own, today, today)
  const span = { first: today, last: today, firstPartial: false }
  const { series } = ownSeries(own, asMap(rows), span, source.special)
  return coarser(series, intervalMinutes).days[0]?.counts
}

/** How what came in the last weeks divides by service and demand. */
export const partsOf = (tx: Tx, filter: Filter, from: Date, to: Date) =>
  tx.all(store.parts, from, to, filter.serviceId ?? null, filter.demand ?? null)

/** The organisation's own contacts first, then what was imported, by name. */
export async function listSeries(tx: Tx, own: Source['info'] | undefined): Promise<Source['info'][]> {
  const special = new Map((await tx.all(store.specialDays)).map((one) => [one.day, one]))
  const found: Source['info'][] = own ? [own] : []
  for (const row of await tx.all(store.listSeries)) found.push((await importedSource(tx, row, special)).info)
  return found
}

/** Every special day, in order. */
export const listSpecialDays = (tx: Tx) => tx.all(store.specialDays)

/** The same for counts that differ by a few in a hundred: what is entered late holds no new contest. */
const size = (contacts: number) => Math.round(20 * Math.log1p(contacts))

const asMap = (rows: readonly store.ArrivalDay[]): Arrivals =>
  new Map(
    rows.map(({ day, minutes, counts }) => [
      day,
      new Map(minutes.map((minute, at) => [minute, counts[at] ?? 0])),
    ]),
  )
const dayBefore = (day: string, days: number) => dateOfDay(epochDay(day) - days)
const laterDay = (a: string, b: string) => (a > b ? a : b)
const digest = (special: ReadonlyMap<string, SpecialDayRow>) =>
  [...special.values()].map((one) => `${one.day}${one.closed ? '-' : '+'}${one.name}`).join()

/** A series as it is told: without what only the store needs. */
export function presentInfo(info: Source['info']): Source['info'] {
  const { id, name, zone, intervalMinutes, opensMinute, closesMinute, firstDay, lastDay } = info
  const { observedDays, missingDays, contacts, warnings, madeAt } = info
  return {
    ...{ id, name, zone, intervalMinutes, opensMinute, closesMinute, firstDay, lastDay },
    ...{ observedDays, missingDays, contacts, warnings, madeAt },
  }
}
