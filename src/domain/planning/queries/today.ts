import { updateDay } from '#core/forecast/intraday.ts'
import type { DemandDay, DemandSeries, Forecast as Made, ForecastDay } from '#core/forecast/types.ts'
import type { Tx } from '#platform/database/database.ts'
import type { Forecast } from '../contract.forecast.ts'
import type { Expected } from '../forecasts.ts'
import { countsToday } from './demand.ts'
import type { Filter } from './demand.ts'
import { instantOf } from '../rules/instants.ts'

/** The running day: its forecast corrected by what has come, and its counts so far. */
export type Running = {
  readonly made: Made
  /** With today's intervals that have passed. */
  readonly series: DemandSeries
  readonly today: Forecast['today']
}

const MINUTE_MS = 60_000

/** Undefined where today is not forecast, is closed, or has no counts of ours. */
export async function todaySoFar(
  tx: Tx,
  expected: Expected,
  filter: Filter,
  now: Date,
): Promise<Running | undefined> {
  const { source, series, made, today } = expected
  const day = made.days.find((one) => one.date === today)
  if (!source.own || !day || day.intervals.length === 0) return undefined
  const counts = await countsToday(tx, source, filter, series.intervalMinutes, now)
  if (!counts) return undefined
  const passed = passedSlots(day, expected, now)
  const soFar: DemandDay = {
    date: today,
    kind: 'observed',
    counts: counts.map((count, slot) => (passed.has(slot) ? count : null)),
  }
  const seen = new Map([...passed].map((slot) => [slot, counts[slot] ?? 0]))
  const update = updateDay(day, seen, made.contest)
  const running = { ...update.day, intervals: asForecast(day, update.day, seen) }
  return {
    made: { ...made, days: made.days.map((one) => (one === day ? running : one)) },
    series: { ...series, days: [...series.days, soFar] },
    today: { factor: update.factor, seen: update.seen.came, expectedSoFar: update.seen.expected },
  }
}

/** What is over stays as it had been forecast, to stand beside what came; the rest is as it is expected now. */
function asForecast(before: ForecastDay, after: ForecastDay, seen: ReadonlyMap<number, number>) {
  return after.intervals.map((one, at) => (seen.has(one.slot) ? (before.intervals[at] ?? one) : one))
}

/** Slots of today that are over. */
function passedSlots(day: ForecastDay, { source, series }: Expected, now: Date): Set<number> {
  const { zone } = source.info
  return new Set(
    day.intervals.flatMap(({ slot, minute }) => {
      const ends = instantOf(zone, day.date, minute).getTime() + series.intervalMinutes * MINUTE_MS
      return ends <= now.getTime() ? [slot] : []
    }),
  )
}
