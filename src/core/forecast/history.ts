/**
 * A series as the methods see it: usual days only, as rows of numbers, with what the calendar says about each day.
 * Special days and days nobody counted are left out of it; they are gaps in time, never zeros.
 */
import { dateOfDay, epochDay, weekdayOfDay, DAY_MS } from '#core/forecast/dates.ts'
import { openTimes } from '#core/forecast/openings.ts'
import type { DemandSeries } from '#core/forecast/types.ts'

/** What is known of a day before it begins. */
export type CalendarDay = {
  /** Days since 1 January 1970, of the local date. */
  readonly day: number
  /** 0 is Monday. */
  readonly weekday: number
  /** Counts only days that are usually open, so that Monday follows Friday where weekends are closed. */
  readonly position: number
  /** The usually open day before it was closed or not counted. */
  readonly afterGap: boolean
  /** 1: among the first three open days of the month, 2: among its last two, 0: neither. */
  readonly turn: 0 | 1 | 2
}

export type PastDay = CalendarDay & {
  /** Count per slot; NaN where closed or not known. */
  readonly values: Float64Array
  /** Contacts of the day; where some intervals are not known, raised to a whole day. */
  readonly total: number
}

export type TargetDay = CalendarDay & {
  /** How often the slot comes while open: 0, 1, or 2 where the clocks go back. */
  readonly open: Uint8Array
}

/** Usual days in order of time, before `end`. */
export type History = {
  readonly slots: number
  readonly intervalMinutes: number
  readonly days: readonly PastDay[]
  /** Which weekdays are usually open, Monday first. */
  readonly openWeekdays: readonly boolean[]
  /** The first day that is not looked at any more (days since 1970). */
  readonly end: number
}

/** What stays the same for every origin of a series; `historyUntil` cuts it. */
export type Source = {
  readonly series: DemandSeries
  readonly rows: readonly Row[]
  readonly slots: number
}

type Row = {
  readonly day: number
  readonly weekday: number
  readonly values: Float64Array
  readonly total: number
}

/** Usual days of a series as rows of numbers, once for all origins. */
export function sourceOf(series: DemandSeries): Source {
  const counted = series.days.filter((one) => one.kind === 'observed')
  const rows = counted.map((one) => ({
    day: epochDay(one.date),
    values: valuesOf(one.counts, one.twice ?? [], series.slots),
  }))
  const profile = new RunningProfile(series.slots)
  const whole = rows.flatMap(({ day, values }) => {
    const weekday = weekdayOfDay(day)
    profile.add(weekday, values)
    const total = wholeTotal(values, profile.of(weekday))
    return Number.isNaN(total) ? [] : [{ day, weekday, values, total }]
  })
  return { series, rows: whole, slots: series.slots }
}

/** A slot that came twice counts as one usual slot with half of both. */
function valuesOf(counts: readonly (number | null)[], twice: readonly number[], slots: number): Float64Array {
  const values = new Float64Array(slots).fill(Number.NaN)
  for (let s = 0; s < slots; s++) values[s] = counts[s] ?? Number.NaN
  for (const s of twice) values[s] = (values[s] ?? Number.NaN) / 2
  return values
}

/** Mean count per weekday and slot over the days so far: a day is never judged by days that came after it. */
class RunningProfile {
  private readonly sums: Float64Array[]
  private readonly counts: Float64Array[]

  constructor(slots: number) {
    this.sums = Array.from({ length: 7 }, () => new Float64Array(slots))
    this.counts = Array.from({ length: 7 }, () => new Float64Array(slots))
  }

  add(weekday: number, values: Float64Array): void {
    const [sum, count] = [this.sums[weekday] as Float64Array, this.counts[weekday] as Float64Array]
    for (let s = 0; s < values.length; s++) {
      const value = values[s] as number
      if (Number.isNaN(value)) continue
      sum[s] = (sum[s] as number) + value
      count[s] = (count[s] as number) + 1
    }
  }

  /** An interval counted on fewer than one day in five is not part of what is usually open. */
  of(weekday: number): Float64Array {
    const [sum, count] = [this.sums[weekday] as Float64Array, this.counts[weekday] as Float64Array]
    const most = count.reduce((a, b) => Math.max(a, b), 0)
    return sum.map((value, s) => {
      const n = count[s] as number
      return n > 0.2 * most ? value / n : 0
    })
  }
}

/** Sum of a day, raised by the usual share of intervals that nobody counted; NaN when less than half is known. */
function wholeTotal(values: Float64Array, profile: Float64Array): number {
  let sum = 0
  let known = 0
  let usual = 0
  for (let s = 0; s < values.length; s++) {
    const weight = profile[s] as number
    const value = values[s] as number
    usual += weight
    if (Number.isNaN(value)) continue
    sum += value
    known += weight
  }
  if (usual === 0) return sum
  return known < 0.5 * usual ? Number.NaN : (sum * usual) / known
}

/** The history an evening sees: usual days before `end`, the last `weeks` weeks of them. */
export function historyUntil(source: Source, end: number, weeks = 156): History {
  const rows = source.rows.filter((row) => row.day < end && row.day >= end - weeks * 7)
  const openWeekdays = openWeekdaysOf(rows, end)
  const seen = new Set(rows.map((row) => row.day))
  const first = rows[0]?.day ?? end
  const days = rows.map((row) => ({
    ...row,
    ...calendarOf(row.day, openWeekdays, (day) => day < first || seen.has(day)),
  }))
  return { slots: source.slots, intervalMinutes: source.series.intervalMinutes, days, openWeekdays, end }
}

/** A weekday that was open in the last eight weeks; for a history that stopped earlier, ever. */
function openWeekdaysOf(rows: readonly Row[], end: number): boolean[] {
  const lately = rows.filter((row) => row.day >= end - 56)
  const judged = lately.length > 0 ? lately : rows
  return Array.from({ length: 7 }, (_, w) => judged.some((row) => row.weekday === w))
}

/** Days to forecast, from what is known before them. */
export function targetsOf(
  source: Source,
  history: History,
  days: readonly number[],
  closed?: ReadonlySet<number>,
): TargetDay[] {
  const seen = new Set(history.days.map((one) => one.day))
  const usual = (day: number) => (day < history.end ? seen.has(day) : !closed?.has(day))
  return days.map((day) => ({
    ...calendarOf(day, history.openWeekdays, usual),
    open: closed?.has(day) ? new Uint8Array(source.slots) : openOn(source, history, day),
  }))
}

/** Slots open on a day: by the opening hours; without, those open on at least half of the last four like days. */
function openOn(source: Source, history: History, day: number): Uint8Array {
  const times = openTimes(source.series, dateOfDay(day))
  if (source.series.hours !== undefined) return times
  const weekday = weekdayOfDay(day)
  const like = history.openWeekdays[weekday]
    ? history.days.filter((one) => one.weekday === weekday).slice(-4)
    : []
  return times.map((often, s) => {
    const known = like.filter((one) => !Number.isNaN(one.values[s])).length
    return known > 0 && known * 2 >= like.length ? often : 0
  })
}

function calendarOf(day: number, open: readonly boolean[], usual: (day: number) => boolean): CalendarDay {
  const weekday = weekdayOfDay(day)
  let before = day - 1
  for (let tries = 0; tries < 6 && !open[weekdayOfDay(before)]; tries++) before -= 1
  const afterGap = open[weekdayOfDay(before)] === true && !usual(before)
  return { day, weekday, position: positionOf(day, open), afterGap, turn: turnOf(day, open) }
}

/** How many usually open days lie before this one, counted from a Monday long ago. */
export function positionOf(day: number, open: readonly boolean[]): number {
  const monday = day - weekdayOfDay(day)
  const perWeek = open.filter(Boolean).length
  const within = open.slice(0, weekdayOfDay(day)).filter(Boolean).length
  return ((monday + 3) / 7) * perWeek + within
}

function turnOf(day: number, open: readonly boolean[]): 0 | 1 | 2 {
  const date = new Date(day * DAY_MS)
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / DAY_MS
  const next = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / DAY_MS
  const at = positionOf(day, open)
  if (at - positionOf(first, open) < 3) return 1
  return positionOf(next, open) - at <= 2 ? 2 : 0
}
