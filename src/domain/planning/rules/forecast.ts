import { contestAt, forecast } from '#core/forecast/forecast.ts'
import type {
  Contest,
  DemandSeries,
  ForecastRefusal,
  ForecastRequest,
  ForecastResult,
} from '#core/forecast/types.ts'
import type { Forecast } from '../contract.forecast.ts'
import { totalOf } from './series.ts'

/** What is known of the days to come beside the counts. */
export type Ahead = Pick<ForecastRequest, 'specialDays' | 'closedDates'>

export type Held = {
  readonly ok: true
  readonly contest: Contest
  readonly backtest: Forecast['backtest']
}

const BACK_TEST_DAYS = 28

/**
 * Holds the competition of the methods with what is known before `from`, and forecasts each of the last weeks’ days
 * from what was known the evening before, by the methods that serve now. Runs in a thread.
 */
export function holdContest(input: {
  readonly series: DemandSeries
  readonly from: string
}): Held | ForecastRefusal {
  const { series, from } = input
  const first = forecast(series, { from, days: 1 })
  if (!first.ok) return first
  const { contest } = first
  const lately = series.days
    .filter((day) => day.kind === 'observed' && day.date < from)
    .slice(-BACK_TEST_DAYS)
  const backtest = lately.flatMap((day) => {
    const made = forecast(series, { from: day.date, days: 1, contest })
    const total = made.ok ? made.days[0]?.total : undefined
    if (!total) return []
    const { expected, low80, high80 } = total
    return [{ day: day.date, expected, low80, high80, actual: totalOf(day) }]
  })
  return { ok: true, contest, backtest }
}

/** Forecasts, with a contest that was held before. Runs in a thread. */
export function makeForecast(input: {
  readonly series: DemandSeries
  readonly request: ForecastRequest
}): ForecastResult {
  return forecast(input.series, input.request)
}

/** Special days to come: named ones, and those on which nothing is open. */
export function aheadOf(
  special: ReadonlyMap<string, { readonly name: string; readonly closed: boolean }>,
): Ahead {
  const days = [...special]
  const named = days.filter(([, one]) => !one.closed).map(([day, one]) => [day, one.name] as const)
  return {
    specialDays: Object.fromEntries(named),
    closedDates: days.filter(([, one]) => one.closed).map(([day]) => day),
  }
}

/**
 * The methods as they did, a day and a week ahead. The figures of the one chosen are those of what is served, which
 * leaves the weekday mean only as far as the evidence goes. What could not be worked out is null.
 */
export function contestRows(contest: Contest, daysAhead: number): Forecast['contest'] {
  if (!contest.backTested) return []
  return [contest.day, contest.week].flatMap((held) =>
    held.scores.flatMap((one) => {
      const serves = one.method === held.winner
      const { wape, mase } = serves ? held.served : one
      if (wape === null) return []
      return {
        method: one.method,
        horizonDays: held.horizon === 'day' ? 1 : 7,
        origins: held.origins,
        wape,
        mase,
        pinball: serves ? held.served.pinball : null,
        covered80: serves ? held.served.cover80 : null,
        covered95: serves ? held.served.cover95 : null,
        chosen: serves && held === contestAt(contest, daysAhead),
      }
    }),
  )
}
