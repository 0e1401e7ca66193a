/**
 * A series from rows or from moments. The calendar is built from dates, so a date without rows is a day nobody counted
 * or a day that is closed, never a zero; a row that says "absent" is the same as no row.
 */
import { localDate, openIntervals } from '#core/calendars/hours.ts'
import type { OpeningHours } from '#core/calendars/hours.ts'
import { DAY_MS, dateOfDay, epochDay, weekdayOfDay } from '#core/forecast/dates.ts'
import { localMinute, openTimes } from '#core/forecast/openings.ts'
import { readRows } from '#core/forecast/rows.ts'
import type { CellRow } from '#core/forecast/rows.ts'
import type { DemandDay, DemandSeries, ForecastWarning, SeriesResult } from '#core/forecast/types.ts'

/** One counted interval. `count` null: the row is there, the count is not (absent is not zero). */
export type DemandRow = {
  /** Local date, `2026-03-29`. */
  readonly date: string
  /** Local time of day at which the interval begins, `07:30`; left out for counts of whole days. */
  readonly time?: string
  readonly count: number | null
  /** IANA zone of the row, when rows say so. */
  readonly zone?: string
}

export type SeriesOptions = {
  /** Length of the intervals; left out: the smallest step between times of one day (a day when there are no times). */
  readonly intervalMinutes?: number
  readonly zone?: string
  readonly hours?: OpeningHours
  /** Dates whose counts measure no usual day: date → name. */
  readonly specialDays?: Readonly<Record<string, string>>
  /** `sum` (the default) adds rows of one interval and warns; `refuse` does not. */
  readonly duplicates?: 'sum' | 'refuse'
  /**
   * What an interval without a row on a counted day is. `auto`: zero when the rows show no zero at all although counts
   * are small (exports often leave zeros out), else not counted.
   */
  readonly absentIntervals?: 'auto' | 'missing' | 'zero'
}

const MOST_DAYS = 20 * 366
const SMALL_MEAN = 10
/** A weekday this busy does not bring nobody by chance: such a day was closed. */
const BUSY = 30

/** A series from counted intervals, in any order. Refuses what cannot be a count, with the rows concerned. */
export function seriesFromRows(rows: readonly DemandRow[], options: SeriesOptions = {}): SeriesResult {
  const read = readRows(rows, options)
  if (!read.ok) return read
  const { cells, intervalMinutes, warnings } = read
  const zone = options.zone ?? options.hours?.zone ?? rows.find((one) => one.zone !== undefined)?.zone
  const grid = gridOf(cells, intervalMinutes, zone, options.hours)
  return build(grid, cells, options, warnings)
}

export type InstantOptions = {
  readonly intervalMinutes: number
  readonly zone: string
  readonly hours?: OpeningHours
  /** First and last local date that were watched throughout; without: from the first to the last contact. */
  readonly watched?: { readonly from: string; readonly to: string }
  /** Dates within them on which nothing was recorded (an outage). */
  readonly missingDates?: readonly string[]
  readonly specialDays?: Readonly<Record<string, string>>
}

/** A series from the moments (epoch ms) of inbound contacts, where silence while watched is a true zero. */
export function seriesFromInstants(instants: readonly number[], options: InstantOptions): SeriesResult {
  const { zone, intervalMinutes } = options
  if (!(Number.isInteger(intervalMinutes) && intervalMinutes > 0 && 1440 % intervalMinutes === 0))
    return { ok: false, why: 'interval_not_possible', minutes: intervalMinutes }
  const sums = new Map<string, Map<number, number>>()
  for (const at of instants) {
    if (!Number.isFinite(at)) continue
    const date = localDate(zone, at)
    const minute = Math.floor(localMinute(zone, at) / intervalMinutes) * intervalMinutes
    const day = sums.get(date) ?? new Map<number, number>()
    day.set(minute, (day.get(minute) ?? 0) + 1)
    sums.set(date, day)
  }
  const dates = [...sums.keys()].toSorted()
  const [from, to] = [options.watched?.from ?? dates[0], options.watched?.to ?? dates.at(-1)]
  if (from === undefined || to === undefined || to < from) return { ok: false, why: 'empty' }
  const missing = new Set(options.missingDates)
  const cells: CellRow[] = []
  for (let day = epochDay(from); day <= epochDay(to) && cells.length < 1e7; day++) {
    const date = dateOfDay(day)
    if (missing.has(date)) continue
    const counts = sums.get(date) ?? new Map<number, number>()
    for (let minute = 0; minute < 1440; minute += intervalMinutes)
      cells.push({ day, minute, count: counts.get(minute) ?? 0 })
  }
  const grid = gridOf(cells, intervalMinutes, zone, options.hours)
  return build(grid, cells, { ...options, absentIntervals: 'missing' }, [])
}

type Grid = Omit<DemandSeries, 'days'>

function gridOf(
  cells: readonly CellRow[],
  intervalMinutes: number,
  zone: string | undefined,
  hours: OpeningHours | undefined,
): Grid {
  const extra = { ...(zone === undefined ? {} : { zone }), ...(hours === undefined ? {} : { hours }) }
  let [first, last] = [1440, 0]
  for (const { minute, count } of cells) {
    if (count === null) continue
    first = Math.min(first, minute)
    last = Math.max(last, minute)
  }
  return {
    intervalMinutes,
    firstMinute: first,
    slots: Math.floor((last - first) / intervalMinutes) + 1,
    ...extra,
  }
}

function build(
  grid: Grid,
  cells: readonly CellRow[],
  options: Pick<SeriesOptions, 'specialDays' | 'absentIntervals'>,
  warnings: readonly ForecastWarning[],
): SeriesResult {
  const said = cells.filter((one) => one.count !== null)
  if (said.length === 0) return { ok: false, why: 'empty' }
  const byDay = Map.groupBy(said, (one) => one.day)
  const [first, last] = [Math.min(...byDay.keys()), Math.max(...byDay.keys())]
  if (last - first >= MOST_DAYS)
    return { ok: false, why: 'span_too_long', days: last - first + 1, most: MOST_DAYS }
  const absent = absentRule(said, byDay.size, grid.slots, options.absentIntervals ?? 'auto')
  const usual = usualDays(grid, byDay)
  let outside = 0
  const days: DemandDay[] = []
  for (let day = first; day <= last; day++) {
    const made = dayOf(grid, day, byDay.get(day), absent.zero, usual, options.specialDays ?? {})
    outside += made.outside
    days.push(made.day)
  }
  if (!said.some((one) => (one.count ?? 0) > 0)) return { ok: false, why: 'no_demand', days: days.length }
  const closed = closeZeroDays(days)
  const missing = closed.days.filter((one) => one.kind === 'missing').map((one) => one.date)
  const found: ForecastWarning[] = [
    ...warnings,
    ...absent.warnings,
    ...(missing.length > 0 ? [{ code: 'days_missing', dates: missing } as const] : []),
    ...(closed.dates.length > 0 ? [{ code: 'zero_days_read_as_closed', dates: closed.dates } as const] : []),
    ...(outside > 0 ? [{ code: 'outside_opening_hours', contacts: outside } as const] : []),
  ]
  return { ok: true, series: { ...grid, days: closed.days }, warnings: found }
}

function absentRule(
  said: readonly CellRow[],
  days: number,
  slots: number,
  rule: 'auto' | 'missing' | 'zero',
): { readonly zero: boolean; readonly warnings: ForecastWarning[] } {
  const share = Math.max(0, 1 - said.length / (days * slots))
  if (share === 0) return { zero: rule === 'zero', warnings: [] }
  const mean = said.reduce((sum, one) => sum + (one.count ?? 0), 0) / said.length
  const zero =
    rule === 'zero' || (rule === 'auto' && mean < SMALL_MEAN && said.every((one) => one.count !== 0))
  if (zero) return { zero, warnings: [{ code: 'absent_intervals_read_as_zero', share }] }
  return { zero, warnings: share > 0.02 ? [{ code: 'intervals_missing', share }] : [] }
}

/** Whether a date is usually open: by the hours, else when at least a fifth of such weekdays in the span have counts. */
function usualDays(grid: Grid, byDay: ReadonlyMap<number, unknown>): (day: number) => boolean {
  const { hours } = grid
  if (hours) return (day) => openIntervals(hours, dateOfDay(day), dateOfDay(day)).length > 0
  const days = [...byDay.keys()]
  const weeks = (Math.max(...days) - Math.min(...days)) / 7 + 1
  const seen = Array.from({ length: 7 }, (_, w) => days.filter((day) => weekdayOfDay(day) === w).length)
  return (day) => (seen[weekdayOfDay(day)] ?? 0) > 0.2 * weeks
}

function dayOf(
  grid: Grid,
  day: number,
  cells: readonly CellRow[] | undefined,
  absentIsZero: boolean,
  usual: (day: number) => boolean,
  special: Readonly<Record<string, string>>,
): { readonly day: DemandDay; readonly outside: number } {
  const date = dateOfDay(day)
  const name = special[date]
  const named = name === undefined ? {} : { special: name }
  if (!cells)
    return { day: { date, kind: usual(day) ? 'missing' : 'closed', counts: [], ...named }, outside: 0 }
  const times = openTimes(grid, date)
  const counts: (number | null)[] = Array.from(times, (often) => (absentIsZero && often > 0 ? 0 : null))
  let outside = 0
  for (const { minute, count } of cells) {
    const slot = Math.floor((minute - grid.firstMinute) / grid.intervalMinutes)
    if (slot < 0 || slot >= grid.slots) continue
    if (times[slot] === 0) outside += count ?? 0
    else counts[slot] = (counts[slot] ?? 0) + (count ?? 0)
  }
  const twice = Array.from(times).flatMap((often, s) => (often > 1 ? [s] : []))
  const doubled = twice.length > 0 ? { twice } : {}
  if (counts.every((one) => one === null))
    return { day: { date, kind: 'closed', counts: [], ...named }, outside }
  return {
    day: { date, kind: name === undefined ? 'observed' : 'special', counts, ...named, ...doubled },
    outside,
  }
}

/** Exports fill holidays with zeros: a day without anybody, on a weekday that is always busy, was closed. */
function closeZeroDays(days: readonly DemandDay[]): { days: DemandDay[]; dates: string[] } {
  const total = (day: DemandDay) => day.counts.reduce<number>((sum, one) => sum + (one ?? 0), 0)
  const counted = days.filter((one) => one.kind === 'observed')
  const middle = Array.from({ length: 7 }, (_, w) => {
    const totals = counted.filter((one) => weekdayOfDay(epochDay(one.date)) === w).map(total)
    return totals.toSorted((a, b) => a - b)[Math.floor(totals.length / 2)] ?? 0
  })
  const empty = (day: DemandDay) =>
    day.kind === 'observed' &&
    (middle[weekdayOfDay(Date.parse(day.date) / DAY_MS)] ?? 0) >= BUSY &&
    total(day) === 0
  const dates = days.filter(empty).map((one) => one.date)
  return {
    days: days.map((day) => (empty(day) ? { date: day.date, kind: 'closed', counts: [] } : day)),
    dates,
  }
}
