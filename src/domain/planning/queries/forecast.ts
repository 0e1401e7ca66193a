import { coarser } from '#core/forecast/aggregate.ts'
import { contestAt } from '#core/forecast/forecast.ts'
import type { AnswerOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import type { By } from '../contract.demand.ts'
import type { forecastRoutes } from '../contract.forecast.ts'
import type { PlanWarning } from '../contract.ts'
import type { Asked, Expected, Forecasts } from '../forecasts.ts'
import { partsOf, presentInfo } from './demand.ts'
import { todaySoFar } from './today.ts'
import { componentsOf, heatOf } from '../rules/components.ts'
import { contestRows } from '../rules/forecast.ts'
import { divided } from '../rules/parts.ts'
import { intervalPoints, periodPoints, totalsOf } from '../rules/points.ts'
import { asWarning } from '../rules/words.ts'

type Answer = AnswerOf<typeof forecastRoutes.forecast>

const WEEKS_OF_PARTS = 8
const DAY_MS = 86_400_000
/** Days and longer are sums of half hours. */
const WITHIN_DAYS = 30
const HEAT_MINUTES = 30

/** Expected contacts with everything that belongs to them (R33). */
export async function getForecast(
  tx: Tx,
  forecasts: Forecasts,
  asked: Asked & { readonly by: By },
  now: Date,
): Promise<Answer> {
  const period = asked.by === 'day' || asked.by === 'week' || asked.by === 'month' ? asked.by : undefined
  const intervalMinutes = period ? WITHIN_DAYS : Number(asked.by)
  const found = await forecasts.expected({ ...asked, intervalMinutes }, now)
  const running = await todaySoFar(tx, found, asked, now)
  const made = running?.made ?? found.made
  const { series, source } = found
  const { zone } = source.info
  const totals = totalsOf(made)
  const parts = await dividedBy(tx, found, asked, totals.expected, now)
  const ahead = made.days[0]?.horizon ?? 1
  const contest = contestRows(made.contest, ahead)
  const counted = running?.series ?? series
  return {
    series: presentInfo(source.info),
    by: period ?? byOf(series.intervalMinutes),
    from: found.from,
    days: made.days.length,
    madeAt: now,
    method: contestAt(made.contest, ahead).winner,
    error: contest.find((one) => one.chosen) ?? null,
    contest,
    points: period ? periodPoints(made, period, counted, zone) : intervalPoints(made, counted, zone),
    backtest: found.backtest,
    components: componentsOf(series),
    heat: heatOf(series.intervalMinutes < HEAT_MINUTES ? coarser(series, HEAT_MINUTES) : series),
    ...parts,
    today: running?.today ?? null,
    totals,
    warnings: [...source.info.warnings, ...made.warnings.map(asWarning), ...finer(found, intervalMinutes)],
  }
}

/** An imported series cannot be shown by less than it was counted by. */
function finer({ series }: Expected, asked: number): PlanWarning[] {
  const counted = series.intervalMinutes
  return counted === asked ? [] : [{ code: 'finer_than_counted', facts: { asked, counted } }]
}

const byOf = (minutes: number): By => {
  const found = (['5', '15', '30', '60'] as const).find((one) => Number(one) === minutes)
  if (!found) throw new Error(`A series of ${minutes} minutes is none that is kept`)
  return found
}

async function dividedBy(tx: Tx, found: Expected, asked: Asked, expected: number, now: Date) {
  if (!found.source.own) return { byService: [], byDemand: [] }
  const from = new Date(now.getTime() - WEEKS_OF_PARTS * 7 * DAY_MS)
  return divided(await partsOf(tx, asked, from, now), expected)
}
