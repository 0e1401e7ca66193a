import { readFile } from 'node:fs/promises'
import { coarser } from '#core/forecast/aggregate.ts'
import { forecast } from '#core/forecast/forecast.ts'
import type { DemandSeries, Forecast as Made, ForecastRefusal } from '#core/forecast/types.ts'
import { dateOfDay, epochDay } from '#core/forecast/dates.ts'
import { createForecasts } from '#domain/planning/forecasts.ts'
import { asWarning, rowErrors } from '#domain/planning/rules/words.ts'
import { readImport } from '#domain/planning/rules/import.ts'
import type { ImportRefusal } from '#domain/planning/rules/import.ts'
import type { PlanWarning } from '#domain/planning/contract.ts'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database/database.ts'
import { Refusal } from '#platform/refusal.ts'
import { withDatabase } from './data.ts'
import { CommandProblem } from './frame.ts'
import type { Call } from './frame.ts'

/** Options that say what is forecast, for every command that forecasts. */
export const demandOptions = {
  csv: { type: 'string' },
  zone: { type: 'string' },
  when: { type: 'string' },
  time: { type: 'string' },
  count: { type: 'string' },
  series: { type: 'string' },
  service: { type: 'string' },
  from: { type: 'string' },
  days: { type: 'string' },
} as const

export const demandMeaning: Record<keyof typeof demandOptions, string> = {
  csv: 'a file with columns for day, time and count, or one row a contact; needs no database',
  zone: 'time zone of the file, e.g. Europe/London (UTC)',
  when: 'the column with the day or the moment, where it has an unusual name',
  time: 'the column with the time of day',
  count: 'the column with the count',
  series: 'id of an imported series, instead of the organisation’s own contacts',
  service: 'id of a service: its contacts alone',
  from: 'first day, e.g. 2026-03-30 (today, or the day after the file ends)',
  days: 'how many days',
}

export type Outlook = {
  readonly name: string
  readonly zone: string
  readonly series: DemandSeries
  readonly made: Made
  readonly warnings: readonly PlanWarning[]
}

/** Whole days and longer are forecast by intervals of this length, or by those that were counted where these are longer. */
const WITHIN_DAYS = 30

/**
 * Forecasts from a file, or from the database of this installation, by intervals of so many minutes, or by whole days and
 * longer. Problems are said in words.
 */
export function outlook(call: Call, by: number | 'days', days: number): Promise<Outlook> {
  return text(call, 'csv') === undefined
    ? fromDatabase(call, by === 'days' ? WITHIN_DAYS : by, days)
    : fromFile(call, by, days)
}

/** An option as it was given. */
export function text(call: Call, name: string): string | undefined {
  const given = call.options[name]
  return typeof given === 'string' && given !== '' ? given : undefined
}

/** A whole number within limits, or what is used when it is left out. */
export function wholeNumber(call: Call, name: string, usual: number, least: number, most: number): number {
  const value = Number(text(call, name) ?? usual)
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new CommandProblem(`--${name} has to be a whole number from ${least} to ${most}.`, 2)
}

function firstDay(call: Call): string | undefined {
  const from = text(call, 'from')
  if (from === undefined) return undefined
  const at = new Date(`${from}T00:00:00Z`)
  if (/^\d{4}-\d\d-\d\d$/.test(from) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(from))
    return from
  throw new CommandProblem('--from has to be a day such as 2026-03-30.', 2)
}

async function fromFile(call: Call, by: number | 'days', days: number): Promise<Outlook> {
  const file = text(call, 'csv') ?? ''
  const from = firstDay(call)
  const columns = { when: text(call, 'when'), time: text(call, 'time'), count: text(call, 'count') }
  const read = readImport({ csv: await contentOf(file), zone: text(call, 'zone') ?? 'UTC', columns })
  if (!read.ok) throw new CommandProblem(`${file}: ${importWords(read)}`)
  const within = Math.max(WITHIN_DAYS, read.series.intervalMinutes)
  const series = inIntervals(read.series, by === 'days' ? within : by)
  const first = from ?? dateOfDay(epochDay(series.days.at(-1)?.date ?? '1970-01-01') + 1)
  const made = forecast(series, { from: first, days })
  if (!made.ok) throw new CommandProblem(`${file}: ${forecastWords(made)}`)
  const warnings = [...read.warnings, ...made.warnings].map(asWarning)
  return { name: file, zone: series.zone ?? 'UTC', series, made, warnings }
}

async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new CommandProblem(
      code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read: ${message}`,
      2,
    )
  }
}

function inIntervals(series: DemandSeries, minutes: number): DemandSeries {
  if (minutes % series.intervalMinutes === 0) return coarser(series, minutes)
  const counted = series.intervalMinutes
  throw new CommandProblem(
    `These contacts were counted by ${counted} minutes; --by can be ${counted} or longer.`,
    2,
  )
}

function fromDatabase(call: Call, intervalMinutes: number, days: number): Promise<Outlook> {
  const from = firstDay(call)
  const asked = { series: text(call, 'series') ?? 'ledger', serviceId: text(call, 'service'), from, days }
  for (const id of [asked.series, asked.serviceId])
    if (id !== undefined && id !== 'ledger' && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
      throw new CommandProblem('--series and --service have to be ids, as the planner shows them.', 2)
  return withDatabase(readConfig(process.env), call, async (url) => {
    const database = openDatabase(url, 2)
    try {
      const forecasts = createForecasts({ database })
      const found = await forecasts.expected({ ...asked, intervalMinutes }, systemClock.now())
      const { source, series, made } = found
      const warnings = [...source.info.warnings, ...made.warnings.map(asWarning)]
      return { name: source.info.name, zone: source.info.zone, series, made, warnings }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { title, why, instead } = error.definition
      throw new CommandProblem(`${title}. ${why} ${instead}`)
    } finally {
      await database.close()
    }
  })
}

function importWords(refusal: ImportRefusal): string {
  const rows = rowErrors(refusal as { why: string; rows?: readonly number[] })
  if (rows.length > 0)
    return rows.map(({ path, message }) => `row ${path.split('/').at(-1)} ${message}`).join('\n')
  switch (refusal.why) {
    case 'not_csv':
      return `line ${refusal.line} cannot be read as comma-separated values.`
    case 'column_missing':
      return `there is no column "${refusal.column}". There are: ${refusal.columns.join(', ')}. Name one with --when, --time or --count.`
    case 'zone_unknown':
      return `"${refusal.zone}" is no time zone. Zones are named like Europe/London.`
    case 'mixed_zones':
      return `its times are of several zones: ${refusal.zones.join(', ')}. Use one file for each.`
    case 'mixed_intervals':
      return `its intervals are of several lengths: ${refusal.minutes.join(', ')} minutes.`
    case 'interval_not_possible':
      return `it counts by ${refusal.minutes} minutes. Intervals of 5, 15, 30 or 60 minutes can be forecast.`
    case 'empty':
      return 'it holds no counts.'
    default:
      return forecastWords(refusal as ForecastRefusal)
  }
}

function forecastWords(refusal: ForecastRefusal): string {
  switch (refusal.why) {
    case 'too_short':
      return `a forecast needs at least ${refusal.needed} usual days; there are ${refusal.days} before the first day asked for.`
    case 'no_demand':
      return `on its ${refusal.days} days nobody came: nothing can be said of days to come.`
    case 'horizon_too_long':
      return `beyond ${refusal.most} days nothing reliable can be said.`
    case 'span_too_long':
      return `it spans ${refusal.days} days; up to ${refusal.most} can be read.`
    case 'starts_before_data_end':
      return `its first day is ${refusal.first}; a forecast can begin after that.`
    default:
      return 'it holds nothing to forecast from.'
  }
}

const WARNINGS: Readonly<Record<string, string>> = {
  duplicates_summed: 'some intervals come twice; their counts were added up',
  days_missing: 'some days are missing; they are taken as not known, not as zero',
  zero_days_read_as_closed: 'some days without anybody are taken as closed',
  absent_intervals_read_as_zero: 'intervals without a row are taken as zero',
  intervals_missing: 'some intervals are missing; they are taken as not known',
  outside_opening_hours: 'some contacts came while it was closed; they are left out',
  short_history: 'the history is short, so the bands are wide',
  no_back_test: 'the history is too short to have tried the methods; the weekday mean serves',
  special_day_unknown: 'a special day to come has none like it before',
  weekday_never_seen: 'a weekday to come was never open before',
  gap_before_forecast: 'between the last count and the forecast lies a gap',
  beyond_back_test: 'days more than a week ahead are further than the methods were tried',
  small_counts: 'with so few contacts chance decides most',
  hours_in_other_zones: 'some opening hours are of another time zone',
}

/** Warnings in words, for standard error. */
export const warningWords = ({ code, facts }: PlanWarning): string => {
  const told = Object.values(facts).flat().slice(0, 5).join(', ')
  return `! ${WARNINGS[code] ?? code.replaceAll('_', ' ')}${told === '' ? '' : ` (${told})`}`
}
