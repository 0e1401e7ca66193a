/** Rows as they are given, read strictly: what is not a count of an interval of a day is refused by row number. */
import type { DemandRow, SeriesOptions } from '#core/forecast/calendar.ts'
import { DAY_MS } from '#core/forecast/dates.ts'
import type { ForecastRefusal, ForecastWarning } from '#core/forecast/types.ts'

/** A count in its place: days since 1970, local minutes since midnight. */
export type CellRow = { readonly day: number; readonly minute: number; readonly count: number | null }

type Read =
  | {
      readonly ok: true
      readonly cells: readonly CellRow[]
      readonly intervalMinutes: number
      readonly warnings: readonly ForecastWarning[]
    }
  | ForecastRefusal

const MOST_NAMED = 20
/** More in one interval than any service has: a figure that slipped from another column. */
const MOST_COUNT = 10_000_000

export function readRows(rows: readonly DemandRow[], options: SeriesOptions): Read {
  if (rows.length === 0) return { ok: false, why: 'empty' }
  const refusal = checkZones(rows, options) ?? checkCounts(rows) ?? checkPlaces(rows)
  if (refusal) return refusal
  const cells = rows.map((row) => ({ day: dayOf(row.date), minute: minuteOf(row.time), count: row.count }))
  const interval = intervalOf(rows, cells, options.intervalMinutes)
  if (typeof interval !== 'number') return interval
  return withoutDuplicates(cells, interval, options.duplicates ?? 'sum')
}

function checkZones(rows: readonly DemandRow[], { zone, hours }: SeriesOptions): ForecastRefusal | undefined {
  const named = [zone, hours?.zone, ...rows.map((row) => row.zone)]
  const zones = [...new Set(named.filter((one) => one !== undefined))]
  return zones.length > 1 ? { ok: false, why: 'mixed_zones', zones } : undefined
}

function checkCounts(rows: readonly DemandRow[]): ForecastRefusal | undefined {
  const bad = (wrong: (count: number) => boolean) =>
    where(rows, ({ count }) => count !== null && wrong(count))
  const negative = bad((count) => count < 0)
  if (negative.length > 0) return { ok: false, why: 'negative_counts', rows: negative }
  const fractional = bad((count) => !Number.isInteger(count))
  if (fractional.length > 0) return { ok: false, why: 'fractional_counts', rows: fractional }
  const large = bad((count) => count > MOST_COUNT)
  return large.length > 0 ? { ok: false, why: 'counts_too_large', rows: large } : undefined
}

function checkPlaces(rows: readonly DemandRow[]): ForecastRefusal | undefined {
  const dates = where(rows, (row) => Number.isNaN(dayOf(row.date)))
  if (dates.length > 0) return { ok: false, why: 'not_a_date', rows: dates }
  const times = where(rows, (row) => Number.isNaN(minuteOf(row.time)))
  return times.length > 0 ? { ok: false, why: 'not_a_time', rows: times } : undefined
}

function where(rows: readonly DemandRow[], wrong: (row: DemandRow) => boolean): number[] {
  return rows.flatMap((row, i) => (wrong(row) ? [i + 1] : [])).slice(0, MOST_NAMED)
}

/** Days since 1970 of a date that exists; NaN else (the 31st of April is no date). */
function dayOf(date: string): number {
  const at = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN
  const exists = !Number.isNaN(at) && new Date(at).toISOString().startsWith(date)
  return exists ? at / DAY_MS : Number.NaN
}

function minuteOf(time: string | undefined): number {
  if (time === undefined) return 0
  const match = /^([01]?\d|2[0-3]):([0-5]\d)(?::00)?$/.exec(time)
  return match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN
}

/**
 * The length of the intervals: as told, else the smallest step between neighbouring times. Days that keep to two
 * different lengths are refused: their counts do not compare.
 */
function intervalOf(
  rows: readonly DemandRow[],
  cells: readonly CellRow[],
  told: number | undefined,
): number | ForecastRefusal {
  const steps = rows.every((row) => row.time === undefined) ? [1440] : stepsOf(cells)
  const found = told ?? Math.min(...steps)
  if (!(Number.isInteger(found) && found > 0 && found <= 1440 && 1440 % found === 0))
    return { ok: false, why: 'interval_not_possible', minutes: Number.isFinite(found) ? found : 1440 }
  const offsets = new Set(cells.map((one) => one.minute % found))
  const mixed = [...new Set([found, ...steps])].toSorted((a, b) => a - b)
  if (offsets.size > 1 || mixed.length > 1) return { ok: false, why: 'mixed_intervals', minutes: mixed }
  return found
}

/** The smallest step of each day with enough rows to tell; only lengths that many days keep to throughout count. */
function stepsOf(cells: readonly CellRow[]): number[] {
  const usual = new Map<number, number>()
  let judged = 0
  for (const day of Map.groupBy(cells, (one) => one.day).values()) {
    const minutes = [...new Set(day.map((one) => one.minute))].toSorted((a, b) => a - b)
    const steps = minutes.slice(1).map((minute, i) => minute - (minutes[i] as number))
    if (steps.length === 0) continue
    judged += 1
    const least = Math.min(...steps)
    // A day that was only counted here and there shows long steps by chance; one that keeps to a length shows no other.
    const keeps = steps.length >= 4 && steps.every((step) => step === least)
    usual.set(least, (usual.get(least) ?? 0) + (keeps ? 1 : 0))
  }
  const lengths = [...usual.keys()]
  if (lengths.length === 0) return [60]
  const finest = Math.min(...lengths)
  const others = lengths.filter((one) => one !== finest && (usual.get(one) ?? 0) > Math.max(1, 0.02 * judged))
  return [finest, ...others]
}

function withoutDuplicates(cells: readonly CellRow[], intervalMinutes: number, rule: 'sum' | 'refuse'): Read {
  const seen = new Map<number, CellRow>()
  const repeated: number[] = []
  cells.forEach((cell, i) => {
    if (cell.count === null) return
    const key = cell.day * 1440 + cell.minute
    const before = seen.get(key)
    if (before) repeated.push(i + 1)
    seen.set(key, before ? { ...cell, count: (before.count ?? 0) + cell.count } : cell)
  })
  const named = repeated.slice(0, MOST_NAMED)
  if (repeated.length > 0 && rule === 'refuse') return { ok: false, why: 'duplicates', rows: named }
  const warnings = repeated.length > 0 ? [{ code: 'duplicates_summed', rows: named } as const] : []
  return { ok: true, cells: [...seen.values()], intervalMinutes, warnings }
}
