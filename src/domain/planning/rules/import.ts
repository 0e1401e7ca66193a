import { Temporal } from 'temporal-polyfill'
import { coarser } from '#core/forecast/aggregate.ts'
import { seriesFromInstants, seriesFromRows } from '#core/forecast/calendar.ts'
import type { DemandRow } from '#core/forecast/calendar.ts'
import type { DemandSeries, ForecastRefusal, ForecastWarning, SeriesResult } from '#core/forecast/types.ts'
import { readCsv } from './csv.ts'
import type { Columns, CsvResult, CsvRow } from './csv.ts'

/** What a file is read by. `zone` is used for times that name none. */
export type ImportInput = {
  readonly csv: string
  readonly zone: string
  readonly intervalMinutes?: number | undefined
  readonly columns: { when?: string | undefined; time?: string | undefined; count?: string | undefined }
}

export type ImportRead =
  | {
      readonly ok: true
      readonly rows: number
      readonly columns: Columns
      readonly series: DemandSeries
      readonly warnings: readonly ForecastWarning[]
    }
  | ImportRefusal
export type ImportRefusal =
  | ForecastRefusal
  | Exclude<CsvResult, { ok: true }>
  | { readonly ok: false; readonly why: 'zone_unknown'; readonly zone: string }

/** The lengths that are kept. */
const KEPT = [5, 15, 30, 60]
const MOST_NAMED = 20

/** Reads a file into a series, or says what is wrong with it, by row. */
export function readImport(input: ImportInput): ImportRead {
  if (!isZone(input.zone)) return { ok: false, why: 'zone_unknown', zone: input.zone }
  const chosen = Object.fromEntries(Object.entries(input.columns).filter(([, name]) => name !== undefined))
  const read = readCsv(input.csv, chosen)
  if (!read.ok) return read
  if (read.zones.length > 1) return { ok: false, why: 'mixed_zones', zones: read.zones }
  const zone = read.zones[0] || input.zone
  if (!isZone(zone)) return { ok: false, why: 'zone_unknown', zone }
  const made = seriesOf(read.rows, read.columns, zone, input.intervalMinutes)
  if (!made.ok) return made
  const series = keptLength(made.series, input.intervalMinutes)
  if (!series) return { ok: false, why: 'interval_not_possible', minutes: made.series.intervalMinutes }
  const { columns, rows } = read
  return { ok: true, rows: rows.length, columns, series: trimmed(series), warnings: made.warnings }
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function seriesOf(
  rows: readonly CsvRow[],
  columns: Columns,
  zone: string,
  intervalMinutes: number | undefined,
): SeriesResult {
  const moments = rows.map((row) => momentOf(row))
  const zones = zonesOf(moments, zone)
  if (zones.length > 1) return { ok: false, why: 'mixed_zones', zones }
  if (columns.count !== null) {
    const read = moments.map((moment, at) => asRow(moment, rows[at]?.count ?? '', zone))
    return seriesFromRows(read, { zone })
  }
  return fromInstants(moments, zone, intervalMinutes ?? 15)
}

/** One row a contact: silence between the first and the last is nobody coming. */
function fromInstants(moments: readonly Moment[], zone: string, intervalMinutes: number): SeriesResult {
  const wrong = moments.flatMap((moment, at) => (moment.date === '' ? [at + 1] : []))
  if (wrong.length > 0) return { ok: false, why: 'not_a_date', rows: wrong.slice(0, MOST_NAMED) }
  if (moments.every((moment) => moment.time === undefined))
    return { ok: false, why: 'interval_not_possible', minutes: 1440 }
  const instants = moments.map((moment) => instantOfMoment(moment, zone))
  const lost = instants.flatMap((at, index) => (Number.isNaN(at) ? [index + 1] : []))
  if (lost.length > 0) return { ok: false, why: 'not_a_time', rows: lost.slice(0, MOST_NAMED) }
  return seriesFromInstants(instants, { zone, intervalMinutes })
}

/** A moment as it is written. `date` is empty where it cannot be read; `offset` is set where the row names one. */
type Moment = { readonly date: string; readonly time?: string; readonly offset?: string }

const WRITTEN =
  /^(\d{4})[-/](\d\d)[-/](\d\d)(?:[T ]+(\d{1,2}:\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?)?$/i
const DOTTED = /^(\d\d)\.(\d\d)\.(\d{4})(?:\s+(\d{1,2}:\d\d)(?::\d\d)?)?$/

function momentOf({ when, time: apart }: CsvRow): Moment {
  const [, year, month, day, time, seconds = '00', offset] = WRITTEN.exec(when) ?? fromDots(when) ?? []
  if (year === undefined) return { date: '' }
  const date = `${year}-${month}-${day}`
  // `07:00-07:30` begins at 07:00.
  const start = apart === null ? undefined : (apart.split(/\s*[-–]\s*/)[0] ?? '')
  const found = start ?? (time === undefined ? undefined : `${time.padStart(5, '0')}:${seconds}`)
  return {
    date,
    ...(found !== undefined && { time: found }),
    ...(offset !== undefined && { offset: /[+-]/.test(offset) ? offset : 'Z' }),
  }
}

function fromDots(when: string): (string | undefined)[] | undefined {
  const found = DOTTED.exec(when)
  return found ? [when, found[3], found[2], found[1], found[4]] : undefined
}

/**
 * The zones that the rows are of. Moments that name their offset are of one zone when all name the same, or each the
 * one that the zone has at that time; with rows beside them that name none they are of two.
 */
function zonesOf(moments: readonly Moment[], zone: string): string[] {
  const offsets = new Set(moments.map((moment) => moment.offset ?? zone))
  if (offsets.size <= 1) return []
  const fits = (moment: Moment) => {
    if (moment.offset === undefined) return false
    const at = instantOfMoment(moment, zone)
    return Number.isNaN(at) || minutesOf(moment.offset) === offsetAt(zone, at)
  }
  return moments.every(fits) ? [] : [...offsets]
}

const minutesOf = (offset: string) => {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(offset) ?? []
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}
const offsetAt = (zone: string, at: number) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 6e10

/** Epoch milliseconds; NaN where the time cannot be read. */
function instantOfMoment({ date, time = '00:00', offset }: Moment, zone: string): number {
  const clock = /^\d{1,2}:\d\d(:\d\d)?$/.test(time) ? time.padStart(time.length < 6 ? 5 : 8, '0') : ''
  if (clock === '') return Number.NaN
  if (offset !== undefined) {
    const colon = offset === 'Z' ? 'Z' : offset.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2')
    return Date.parse(`${date}T${clock}${colon}`)
  }
  try {
    return Temporal.PlainDateTime.from(`${date}T${clock}`).toZonedDateTime(zone).epochMilliseconds
  } catch {
    return Number.NaN
  }
}

/** A row with its local date and time; what cannot be read stays as it is, for the calendar to name it. */
function asRow(moment: Moment, written: string, zone: string): DemandRow {
  const local = moment.offset === undefined ? moment : localOf(moment, zone)
  const { date, time } = local
  return { date, ...(time !== undefined && { time }), count: countOf(written) }
}

function localOf(moment: Moment, zone: string): Moment {
  const at = instantOfMoment(moment, zone)
  if (Number.isNaN(at)) return moment
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return {
    date: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: 'second' }),
  }
}

const ABSENT = /^(|absent|missing|na|n\/a|nan|null|none|-|–|\?)$/i

/** Null where the row says that nobody counted; NaN where it says something else than a number. */
function countOf(written: string): number | null {
  return ABSENT.test(written) ? null : Number(written.replace(',', '.'))
}

/** The series in a length that is kept: as asked for, else its own, else the shortest that it makes up. */
function keptLength(series: DemandSeries, asked: number | undefined): DemandSeries | undefined {
  const lengths = asked === undefined ? KEPT : [asked]
  const fits = lengths.find((one) => one >= series.intervalMinutes && one % series.intervalMinutes === 0)
  return fits === undefined ? undefined : coarser(series, fits)
}

/** Without the hours at the ends of the day in which nobody ever came. */
function trimmed(series: DemandSeries): DemandSeries {
  const { firstMinute, intervalMinutes } = series
  const busy = new Set<number>()
  for (const { counts } of series.days)
    counts.forEach((count, slot) => count !== null && count > 0 && busy.add(slot))
  if (busy.size === 0) return series
  const first = Math.min(...busy)
  const slots = Math.max(...busy) - first + 1
  return {
    ...series,
    firstMinute: firstMinute + first * intervalMinutes,
    slots,
    days: series.days.map((day) => {
      const { twice, ...rest } = day
      const kept = twice?.map((slot) => slot - first).filter((slot) => slot >= 0 && slot < slots)
      const doubled = kept && kept.length > 0 ? { twice: kept } : {}
      return { ...rest, counts: day.counts.slice(first, first + slots), ...doubled }
    }),
  }
}
