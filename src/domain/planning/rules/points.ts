import { wholeDay } from '#core/calendars/hours.ts'
import { totals } from '#core/forecast/aggregate.ts'
import { bandOf } from '#core/forecast/intervals.ts'
import type { Band, DemandDay, DemandSeries, Forecast as Made, ForecastDay } from '#core/forecast/types.ts'
import type { Forecast } from '../contract.forecast.ts'
import { instantOf } from './instants.ts'
import { totalOf } from './series.ts'

export type Point = Omit<Forecast['points'][number], 'at'> & { readonly at: Date }

const MINUTE_MS = 60_000

const bandOnly = ({ expected, low80, high80, low95, high95 }: Band) => ({
  ...{ expected, low80, high80, low95, high95 },
})

/** One point for each open interval, with what was counted where that is known. */
export function intervalPoints(made: Made, series: DemandSeries, zone: string): Point[] {
  const counted = new Map(series.days.map((day) => [day.date, day]))
  return made.days.flatMap((day) => {
    const counts = counted.get(day.date)?.counts ?? []
    return day.intervals.map((one) => ({
      at: instantOf(zone, day.date, one.minute),
      day: day.date,
      minute: one.minute,
      minutes: made.intervalMinutes,
      ...bandOnly(one),
      actual: counts[one.slot] ?? null,
    }))
  })
}

/** One point for each day, week or month in which anything is open. */
export function periodPoints(
  made: Made,
  by: 'day' | 'week' | 'month',
  series: DemandSeries,
  zone: string,
): Point[] {
  const counted = new Map(series.days.map((day) => [day.date, day]))
  const open = made.days.filter((day) => day.intervals.length > 0)
  return totals(made, by).flatMap((period) => {
    const own = open.filter(({ date }) => period.from <= date && date <= period.to)
    if (own.length === 0) return []
    const span = wholeDay(zone, period.from)
    return [
      {
        at: new Date(span.start),
        day: period.from,
        minute: 0,
        minutes: Math.round((wholeDay(zone, period.to).end - span.start) / MINUTE_MS),
        ...bandOnly(period),
        actual: countedOn(own, counted),
      },
    ]
  })
}

/** The sum of days, where each of their open intervals was counted. */
function countedOn(days: readonly ForecastDay[], counted: ReadonlyMap<string, DemandDay>): number | null {
  const sums = days.map(({ date, intervals }) => {
    const day = counted.get(date)
    const whole = day && intervals.every(({ slot }) => typeof day.counts[slot] === 'number')
    return whole ? totalOf(day) : null
  })
  return sums.reduce((all, one) => (all === null || one === null ? null : all + one), 0)
}

/**
 * The sum over all days with the band in which it lies in four of five cases: errors of neighbouring days hang
 * together as the contest has measured.
 */
export function totalsOf(made: Made): Forecast['totals'] {
  const { dayCorrelation } = made.contest
  const expected = made.days.reduce((sum, day) => sum + day.total.expected, 0)
  let [variance, carried] = [0, 0]
  for (const { total } of made.days) {
    const deviation = total.expected * total.cv
    variance += deviation * deviation + 2 * deviation * carried
    carried = dayCorrelation * (carried + deviation)
  }
  const cv = expected > 0 ? Math.sqrt(variance) / expected : 0
  const { low80, high80 } = bandOf(expected, { inner: cv, outer: cv })
  return { expected, low80, high80 }
}
