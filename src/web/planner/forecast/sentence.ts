/** What is to be seen in a forecast, in sentences. */
import type { Forecast, ForecastPoint } from '#domain/planning/contract.forecast.ts'
import type { Say } from '../roster/say.ts'
import { methodName } from './words.ts'

/** A number of contacts as people say it: whole from ten on. */
export function contacts(value: number, say: Pick<Say, 'number'>): string {
  return say.number(value, value < 9.95 ? 1 : 0)
}

const band = ({ low80, high80 }: Pick<ForecastPoint, 'low80' | 'high80'>, say: Say) => ({
  low: contacts(low80, say),
  high: contacts(high80, say),
})

/** The one with most; the first of several, undefined where nothing is expected at all. */
export function busiest<P extends { readonly expected: number }>(points: readonly P[]): P | undefined {
  const top = points.reduce<P | undefined>(
    (most, one) => (most && most.expected >= one.expected ? most : one),
    undefined,
  )
  return top && top.expected > 0 ? top : undefined
}

/** The busiest interval of a day, where the forecast is by intervals. */
function peakOf({ by, points }: Forecast, day: string, say: Say): string {
  const minutes = Number(by)
  const top = busiest(points.filter((one) => one.day === day))
  if (!top || Number.isNaN(minutes)) return ''
  return say.t('forecast.sentence.peak', { minutes: by, time: say.clock(top.minute) })
}

/** The half hour in which that weekday usually brings most, where the forecast is by days. */
function usualPeakOf({ heat }: Forecast, day: string, say: Say): string {
  const weekday = new Date(`${day}T00:00Z`).getUTCDay() || 7
  const own = heat.filter((one) => one.weekday === weekday).map((one) => ({ ...one, expected: one.mean }))
  const top = busiest(own)
  return top ? say.t('forecast.sentence.peak_usual', { time: say.clock(top.minute) }) : ''
}

function ofPeriods(forecast: Forecast, say: Say): string {
  const { totals, days, from, points, by } = forecast
  const total = say.t('forecast.sentence.total', {
    ...{ days, day: say.day(from), expected: contacts(totals.expected, say) },
    ...band(totals, say),
  })
  const top = busiest(points)
  if (!top || points.length < 2) return total
  const expected = contacts(top.expected, say)
  return `${total} ${say.t('forecast.sentence.period', { by, day: say.day(top.day), expected })}`
}

/** The one sentence at the top. `days` are the same days by day, with the spread of each. */
export function forecastSentence(forecast: Forecast, days: readonly ForecastPoint[], say: Say): string {
  if (forecast.by === 'week' || forecast.by === 'month') return ofPeriods(forecast, say)
  const top = busiest(days)
  if (!top) return say.t('forecast.sentence.none')
  const key = days.length === 1 ? 'forecast.sentence.one_day' : 'forecast.sentence.day'
  const values = { day: say.day(top.day), expected: contacts(top.expected, say), ...band(top, say) }
  const peak = forecast.by === 'day' ? usualPeakOf(forecast, top.day, say) : peakOf(forecast, top.day, say)
  return `${say.t(key, values)} ${peak}`.trim()
}

/** What the fan shows. */
export function fanSentence({ days, from, totals }: Forecast, say: Say): string {
  const expected = contacts(totals.expected, say)
  return say.t('forecast.fan.sentence', { days, day: say.day(from), expected, ...band(totals, say) })
}

/** How today goes, against what had been expected by now. */
export function todaySentence(today: NonNullable<Forecast['today']>, say: Say): string {
  const change = Math.round((today.factor - 1) * 100) / 100
  const values = {
    seen: say.number(today.seen),
    expected: contacts(today.expectedSoFar, say),
    percent: say.percent(Math.abs(change)),
  }
  if (change === 0) return say.t('forecast.today.same', values)
  return say.t(change > 0 ? 'forecast.today.more' : 'forecast.today.less', values)
}

/** The day that was missed by most, and on how many the band held. */
export function backtestSentence(backtest: Forecast['backtest'], say: Say): string {
  const inside = backtest.filter((one) => one.low80 <= one.actual && one.actual <= one.high80).length
  const [worst] = backtest.toSorted(
    (a, b) => Math.abs(b.actual - b.expected) - Math.abs(a.actual - a.expected),
  )
  if (!worst) return ''
  return say.t('forecast.backtest.sentence', {
    ...{ inside, count: backtest.length, worst: say.day(worst.day) },
    ...{ actual: say.number(worst.actual, 0), expected: say.number(worst.expected, 0) },
  })
}

/** A share as so many of a hundred. */
export function of100(share: number, say: Pick<Say, 'number'>): string {
  return say.number(share * 100, share < 0.0995 ? 1 : 0)
}

/** Minutes by which the ways to forecast were compared: days and longer are made of half hours. */
function comparedBy({ by, series }: Forecast): string {
  return Number.isNaN(Number(by)) ? String(Math.max(30, series.intervalMinutes)) : by
}

/** Which way to forecast serves, and how it did; honest where nothing could be tried, or nothing was better. */
export function contestSentence(forecast: Forecast, say: Say): string {
  const { contest, error } = forecast
  if (!error) return say.t('forecast.contest.untested')
  const wape = of100(error.wape, say)
  const covered =
    error.covered80 === null || error.covered95 === null
      ? ''
      : say.t('forecast.contest.coverage', {
          share: of100(error.covered80, say),
          wide: of100(error.covered95, say),
        })
  const mean = contest.find((one) => one.method === 'weekday_mean' && one.horizonDays === error.horizonDays)
  const shared = {
    origins: error.origins,
    wape,
    interval: say.t('forecast.by_word', { by: comparedBy(forecast) }),
  }
  if (error.method === 'weekday_mean' || !mean)
    return `${say.t('forecast.contest.mean_wins', shared)} ${covered}`.trim()
  const values = { ...shared, method: methodName(error.method, say), mean: of100(mean.wape, say) }
  return `${say.t('forecast.contest.best', values)} ${covered}`.trim()
}

const WEEKS_OF_YEAR = 52
/** Below so little a week, growth is nothing that is to be seen. */
const NO_GROWTH = 0.0005

/** How the level moves. */
export function growthSentence(perWeek: number | null, say: Say): string {
  if (perWeek === null) return say.t('forecast.growth.unknown')
  if (Math.abs(perWeek) < NO_GROWTH) return say.t('forecast.growth.none')
  const year = (1 + perWeek) ** WEEKS_OF_YEAR - 1
  const values = {
    percent: say.percent(Math.abs(perWeek)),
    year: `${year > 0 ? '+' : '−'}${say.percent(Math.round(Math.abs(year) * 100) / 100)}`,
  }
  return say.t(perWeek > 0 ? 'forecast.growth.more' : 'forecast.growth.less', values)
}

/** How much whole days differ beyond chance. */
export function dayEffectSentence(effect: number | null, say: Say): string {
  if (effect === null) return say.t('forecast.day_effect.unknown')
  if (effect < 0.005) return say.t('forecast.day_effect.none')
  return say.t('forecast.day_effect.some', { percent: say.percent(effect) })
}
