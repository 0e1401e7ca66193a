import type { OpeningHours } from '#core/calendars/hours.ts'
import { dateOfDay, epochDay, weekdayOfDay } from '#core/forecast/dates.ts'
import { openTimes } from '#core/forecast/openings.ts'
import type { DemandDay, DemandSeries } from '#core/forecast/types.ts'
import type { SpecialDayRow } from '../store/demand.ts'

/** What came by local day: minute of the day to count, in steps of five minutes. Days on which nothing came are left out. */
export type Arrivals = ReadonlyMap<string, ReadonlyMap<number, number>>

export type Grid = {
  readonly zone: string
  readonly hours: OpeningHours
  readonly intervalMinutes: number
  readonly opensMinute: number
  readonly closesMinute: number
}

/**
 * The organisation's own days from the first to the last, both included: an open interval in which nobody came counts
 * nothing, a closed one has no count. `firstPartial`: the service began during the first day, which so is not known.
 */
export function ownSeries(
  grid: Grid,
  arrivals: Arrivals,
  span: { first: string; last: string; firstPartial: boolean },
  special: ReadonlyMap<string, SpecialDayRow>,
): { series: DemandSeries; outside: number; silent: string[] } {
  const frame = frameOf(grid)
  let outside = 0
  const days: DemandDay[] = []
  for (let day = epochDay(span.first); day <= epochDay(span.last); day++) {
    const date = dateOfDay(day)
    const open = openTimes(frame, date)
    const [counts, beyond] = countsOf(grid, open, arrivals.get(date))
    outside += beyond
    const unknown = span.firstPartial && date === span.first
    days.push(dayOf(date, open, counts, special.get(date), unknown))
  }
  const silent = silentDays(days)
  const told = days.map((day): DemandDay =>
    silent.has(day.date) ? { date: day.date, kind: 'closed', counts: [] } : day,
  )
  return { series: { ...frame, days: told }, outside, silent: [...silent] }
}

/** A weekday that usually brings so many does not bring nobody by chance. */
const BUSY = 30

/** Days without anybody on a weekday that is always busy: a holiday that no calendar names, or nothing was recorded. */
function silentDays(days: readonly DemandDay[]): Set<string> {
  const counted = days.filter((day) => day.kind === 'observed')
  const weekday = (day: DemandDay) => weekdayOfDay(epochDay(day.date))
  const usual = new Map(
    [...Map.groupBy(counted, weekday)].map(([key, like]) => {
      const totals = like.map(totalOf).toSorted((a, b) => a - b)
      return [key, totals[Math.floor(totals.length / 2)] ?? 0]
    }),
  )
  const silent = counted.filter((day) => totalOf(day) === 0 && (usual.get(weekday(day)) ?? 0) >= BUSY)
  return new Set(silent.map((day) => day.date))
}

function frameOf({ zone, hours, intervalMinutes, opensMinute, closesMinute }: Grid) {
  const slots = Math.ceil((closesMinute - opensMinute) / intervalMinutes)
  return { intervalMinutes, firstMinute: opensMinute, slots, zone, hours }
}

/** Counts per slot, null where closed; and how many came while it was closed. */
function countsOf(
  { intervalMinutes, opensMinute }: Grid,
  open: Uint8Array,
  came: ReadonlyMap<number, number> | undefined,
): [(number | null)[], number] {
  const counts = Array.from(open, (times): number | null => (times > 0 ? 0 : null))
  let outside = 0
  for (const [minute, n] of came ?? []) {
    const slot = Math.floor((minute - opensMinute) / intervalMinutes)
    const known = counts[slot]
    if (known === null || known === undefined) outside += n
    else counts[slot] = known + n
  }
  return [counts, outside]
}

function dayOf(
  date: string,
  open: Uint8Array,
  counts: readonly (number | null)[],
  special: SpecialDayRow | undefined,
  unknown: boolean,
): DemandDay {
  const twice = Array.from(open).flatMap((times, slot) => (times === 2 ? [slot] : []))
  const named = special && { special: special.name }
  if (special?.closed || open.every((times) => times === 0))
    return { date, kind: 'closed', counts: [], ...named }
  if (unknown) return { date, kind: 'missing', counts: [] }
  const rest = { date, counts, ...(twice.length > 0 && { twice }) }
  return special ? { ...rest, kind: 'special', special: special.name } : { ...rest, kind: 'observed' }
}

/** What a series holds, for its line in the list. */
export function sumsOf(series: DemandSeries): {
  firstDay: string | null
  lastDay: string | null
  observedDays: number
  missingDays: string[]
  contacts: number
} {
  const counted = series.days.filter((one) => one.kind === 'observed' || one.kind === 'special')
  return {
    firstDay: counted[0]?.date ?? null,
    lastDay: counted.at(-1)?.date ?? null,
    observedDays: counted.length,
    missingDays: series.days.filter((one) => one.kind === 'missing').map((one) => one.date),
    contacts: counted.reduce((sum, one) => sum + totalOf(one), 0),
  }
}

/** Contacts of a day, as far as they are known. */
export const totalOf = (day: DemandDay): number =>
  day.counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)

/** A weekday is usually open when more than this share of its dates were counted. */
const USUALLY = 0.2

type Stored = {
  readonly zone: string
  readonly intervalMinutes: number
  readonly opensMinute: number
  readonly closesMinute: number
}

/**
 * An imported series from its days as they are kept: no row is a day nobody counted, or one that is usually closed; a
 * row without counts is a day that was closed.
 */
export function seriesFromDays(
  { zone, intervalMinutes, opensMinute, closesMinute }: Stored,
  rows: readonly { readonly day: string; readonly counts: readonly (number | null)[] }[],
  special: ReadonlyMap<string, SpecialDayRow>,
): DemandSeries {
  const slots = Math.ceil((closesMinute - opensMinute) / intervalMinutes)
  const frame = { intervalMinutes, firstMinute: opensMinute, slots, zone }
  const byDay = new Map(rows.map((row) => [row.day, row.counts]))
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return { ...frame, days: [] }
  const usual = usuallyOpen(rows.filter((row) => row.counts.length > 0).map((row) => epochDay(row.day)))
  const days: DemandDay[] = []
  for (let day = epochDay(first.day); day <= epochDay(last.day); day++) {
    const date = dateOfDay(day)
    const counts = byDay.get(date)
    const named = special.get(date)
    if (counts && counts.length > 0 && !named?.closed) days.push(countedDay(frame, date, counts, named))
    else {
      const missing = counts === undefined && !named?.closed && usual(day)
      days.push({ date, kind: missing ? 'missing' : 'closed', counts: [] })
    }
  }
  return { ...frame, days }
}

function countedDay(
  frame: Omit<DemandSeries, 'days'>,
  date: string,
  counts: readonly (number | null)[],
  special: SpecialDayRow | undefined,
): DemandDay {
  const twice = Array.from(openTimes(frame, date)).flatMap((times, slot) => (times === 2 ? [slot] : []))
  const rest = { date, counts, ...(twice.length > 0 && { twice }) }
  return special ? { ...rest, kind: 'special', special: special.name } : { ...rest, kind: 'observed' }
}

function usuallyOpen(days: readonly number[]): (day: number) => boolean {
  const weeks = ((days.at(-1) ?? 0) - (days[0] ?? 0)) / 7 + 1
  const seen = Array.from(
    { length: 7 },
    (_, weekday) => days.filter((day) => weekdayOfDay(day) === weekday).length,
  )
  return (day) => (seen[weekdayOfDay(day)] ?? 0) > USUALLY * weeks
}
