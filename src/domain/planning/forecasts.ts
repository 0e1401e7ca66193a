import { coarser } from '#core/forecast/aggregate.ts'
import { dateOfDay, epochDay } from '#core/forecast/dates.ts'
import type { DemandSeries, Forecast as Made, ForecastRefusal, ForecastResult } from '#core/forecast/types.ts'
import { localDate } from '#core/calendars/hours.ts'
import type { Database, Tx } from '#platform/database/database.ts'
import { createKept } from '#platform/kept.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { runInThread } from '#platform/threads/run.ts'
import { planningRefusals } from './contract.ts'
import { loadSource } from './queries/demand.ts'
import type { Filter, Source } from './queries/demand.ts'
import { aheadOf } from './rules/forecast.ts'
import type { Held, holdContest, makeForecast } from './rules/forecast.ts'
import { factsOf } from './rules/words.ts'

export type Asked = Filter & {
  /** First day; when left out today, or the day after the last count of a series that ended before. */
  readonly from?: string | undefined
  readonly days: number
}

/** A forecast with what it was made from. */
export type Expected = {
  readonly source: Source
  readonly series: DemandSeries
  readonly made: Made
  readonly backtest: Held['backtest']
  readonly from: string
  readonly today: string
}

/** Forecasts of this installation: worked out in threads, and kept for as long as what they rest on stays the same. */
export type Forecasts = {
  /** The demand to forecast from, read again every few minutes. */
  source(filter: Filter, now: Date): Promise<Source>
  /** Expected contacts by interval. Refuses series_too_short, horizon_too_long, nothing_to_show, not_found. */
  expected(asked: Asked & { readonly intervalMinutes: number }, now: Date): Promise<Expected>
  /** What is kept of an imported series is forgotten: it was removed, or special days have changed. */
  forget(): void
}

const SOURCE_MS = 600_000
const CONTEST_MS = 86_400_000
const MADE_MS = 3_600_000
const FARTHEST_DAYS = 400

/** Forecasts over one database. Each is worked out once, however many ask for it at the same time. */
export function createForecasts({ database }: { database: Database }): Forecasts {
  const sources = createKept<Source>({ most: 40, forMs: SOURCE_MS })
  const contests = createKept<Held | ForecastRefusal>({ most: 60, forMs: CONTEST_MS })
  const forecasts = createKept<ForecastResult>({ most: 60, forMs: MADE_MS })
  const tx: Tx = database.each

  const source = (filter: Filter, now: Date) => {
    const key = JSON.stringify([filter.series, filter.serviceId, filter.demand])
    return sources.get(key, now, () => loadSource(tx, filter, now))
  }

  return {
    source,
    async expected(asked, now) {
      const found = await source(asked, now)
      const today = localDate(found.info.zone, now.getTime())
      const series = seriesBy(found, asked.intervalMinutes)
      const from = firstDay(asked.from, series, today)
      checkSpan(found, series, from, asked.days)
      const heldFrom = nextDay(series.days.at(-1)?.date ?? today)
      const key = `${found.key} ${series.intervalMinutes} ${heldFrom}`
      const held = await contests.get(key, now, () => hold(series, heldFrom))
      if (!held.ok) return refuseFor(held)
      const request = { from, days: asked.days, contest: held.contest, ...aheadOf(found.special) }
      const made = await forecasts.get(`${key} ${found.info.contacts} ${from} ${asked.days}`, now, () =>
        make(series, request),
      )
      if (!made.ok) return refuseFor(made)
      return { source: found, series, made, backtest: held.backtest, from, today }
    },
    forget() {
      sources.clear()
    },
  }
}

const module = new URL('./rules/forecast.ts', import.meta.url)
type In<F extends (input: never) => unknown> = Parameters<F>[0]
const hold = (series: DemandSeries, from: string) =>
  runInThread<In<typeof holdContest>, Held | ForecastRefusal>({
    ...{ module, name: 'holdContest' },
    input: { series, from },
  })
const make = (series: DemandSeries, request: In<typeof makeForecast>['request']) =>
  runInThread<In<typeof makeForecast>, ForecastResult>({
    ...{ module, name: 'makeForecast' },
    input: { series, request },
  })

/** The series in the intervals asked for; in its own where those are shorter than it was counted by. */
function seriesBy({ series }: Source, minutes: number): DemandSeries {
  return minutes > series.intervalMinutes && minutes % series.intervalMinutes === 0
    ? coarser(series, minutes)
    : series
}

function firstDay(asked: string | undefined, series: DemandSeries, today: string): string {
  if (asked !== undefined) return asked
  const last = series.days.at(-1)?.date
  return last !== undefined && nextDay(last) < today ? nextDay(last) : today
}

/** Refuses before anything is worked out: too far ahead, or nothing there at all. */
function checkSpan({ info }: Source, series: DemandSeries, from: string, days: number): void {
  const last = info.lastDay ?? series.days.at(-1)?.date
  if (last === undefined || info.contacts === 0) return refuse(planningRefusals.nothing_to_show)
  const ahead = epochDay(from) + days - 1 - epochDay(last)
  if (days > FARTHEST_DAYS || ahead > FARTHEST_DAYS)
    refuse(planningRefusals.horizon_too_long, { days: Math.max(days, ahead), most: FARTHEST_DAYS })
}

/** Turns what the computation refuses into what the route says, with the facts. */
function refuseFor(refusal: ForecastRefusal): never {
  const { why } = refusal
  if (why === 'no_demand' || why === 'empty') refuse(planningRefusals.nothing_to_show, factsOf(refusal))
  if (why === 'horizon_too_long' || why === 'horizon_not_possible')
    refuse(planningRefusals.horizon_too_long, factsOf(refusal))
  throw new Refusal(planningRefusals.series_too_short, factsOf(refusal))
}

const nextDay = (day: string) => dateOfDay(epochDay(day) + 1)
