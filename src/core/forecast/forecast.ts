/** The one entry: what is expected, by interval and day, how sure that is, and how such forecasts did before (R33). */
import { blend, compete, widthsAt } from '#core/forecast/compete.ts'
import { dateOfDay, epochDay, weekdayOfDay } from '#core/forecast/dates.ts'
import { historyUntil, sourceOf, targetsOf } from '#core/forecast/history.ts'
import type { History, Source, TargetDay } from '#core/forecast/history.ts'
import { bandOf } from '#core/forecast/intervals.ts'
import { METHODS } from '#core/forecast/methods/all.ts'
import type { SingleMethod } from '#core/forecast/methods/all.ts'
import type { Memory } from '#core/forecast/methods/method.ts'
import { specialEffect } from '#core/forecast/special.ts'
import type { SpecialEffect } from '#core/forecast/special.ts'
import type {
  Contest,
  DemandSeries,
  ForecastDay,
  ForecastRequest,
  ForecastResult,
  ForecastWarning,
  HorizonContest,
} from '#core/forecast/types.ts'

/** Usual days with a count that a forecast needs at least: two weeks of the open days. */
export const LEAST_DAYS = 10
/** Beyond this nothing but the season could be said, and no back-test of ours reaches so far. */
export const MOST_DAYS_AHEAD = 400
/** Further ahead than the back-test has looked. */
const TESTED_DAYS = 7
const SMALL_COUNTS = 1
/** Estimates of an older contest are made anew. */
const ESTIMATES_KEEP_DAYS = 35

/**
 * Forecast `days` local dates from `from` on, from the counts before it. Without a contest in the request one is held
 * first. Refuses when there is too little to go by, or when the horizon is beyond what can honestly be said.
 */
export function forecast(series: DemandSeries, request: ForecastRequest): ForecastResult {
  const { from, days, contest: held } = request
  if (!(Number.isInteger(days) && days > 0)) return { ok: false, why: 'horizon_not_possible', days }
  if (days > MOST_DAYS_AHEAD) return { ok: false, why: 'horizon_too_long', days, most: MOST_DAYS_AHEAD }
  const first = epochDay(from)
  const source = sourceOf(series)
  const history = historyUntil(source, first)
  const refusal = tooLittle(series, source, history, from)
  if (refusal) return refusal
  const contest = held?.intervalMinutes === series.intervalMinutes ? held : compete(source, first)
  const dates = Array.from({ length: days }, (_, i) => first + i)
  const closed = new Set((request.closedDates ?? []).map(epochDay))
  const targets = targetsOf(source, history, dates, closed)
  const last = lastEvening(history, first)
  const expected = expectations(history, targets, contest, last)
  const specials = specialDays(source, history, request)
  const made = targets.map((target, i) =>
    dayOf(series, contest, target, expected[i] as Float64Array, target.day - last, specials.get(target.day)),
  )
  return {
    ok: true,
    intervalMinutes: series.intervalMinutes,
    firstMinute: series.firstMinute,
    days: made,
    contest,
    warnings: warningsOf(contest, history, targets, made, first - last, specials),
  }
}

/** The evening from which days ahead are counted: closed weekdays right after the last count do not make it longer ago. */
function lastEvening(history: History, first: number): number {
  let last = history.days.at(-1)?.day ?? first - 1
  while (last < first - 1 && !history.openWeekdays[weekdayOfDay(last + 1)]) last += 1
  return last
}

function tooLittle(series: DemandSeries, source: Source, history: History, from: string) {
  const begin = series.days[0]?.date
  if (begin === undefined) return { ok: false, why: 'empty' } as const
  if (from <= begin) return { ok: false, why: 'starts_before_data_end', from, first: begin } as const
  const sum = history.days.reduce((total, day) => total + day.total, 0)
  if (history.days.length > 0 && sum === 0)
    return { ok: false, why: 'no_demand', days: history.days.length } as const
  if (history.days.length === 0 && source.rows.length > 0)
    return { ok: false, why: 'too_short', days: 0, needed: LEAST_DAYS } as const
  const { length } = history.days
  return length < LEAST_DAYS
    ? ({ ok: false, why: 'too_short', days: length, needed: LEAST_DAYS } as const)
    : undefined
}

/** The day's blend for the first day, the week's for all later. Only methods that have a share are asked. */
function expectations(
  history: History,
  targets: readonly TargetDay[],
  contest: Contest,
  last: number,
): Float64Array[] {
  const fresh = history.end - epochDay(contest.upTo) <= ESTIMATES_KEEP_DAYS
  const memory: Memory = new Map(fresh ? Object.entries(contest.estimates) : [])
  const names = Object.keys({ ...contest.day.weights, ...contest.week.weights }) as SingleMethod[]
  const found = names.map((name) => [name, METHODS[name](history, targets, memory)] as const)
  return targets.map((target, i) => {
    const { weights } = target.day - last <= 1 ? contest.day : contest.week
    const expected = Object.fromEntries(found.map(([name, all]) => [name, all[i] as Float64Array]))
    const sum = blend(expected, weights)
    return sum.map((value, s) => Math.max(0, value) * (target.open[s] as number))
  })
}

function specialDays(
  source: Source,
  history: History,
  request: ForecastRequest,
): Map<number, { readonly name: string; readonly effect: SpecialEffect | undefined }> {
  const named = Object.entries(request.specialDays ?? {})
  return new Map(
    named.map(([date, name]) => [
      epochDay(date),
      { name, effect: specialEffect(source.series, history, name) },
    ]),
  )
}

function dayOf(
  series: DemandSeries,
  contest: Contest,
  target: TargetDay,
  usual: Float64Array,
  horizon: number,
  special: { readonly name: string; readonly effect: SpecialEffect | undefined } | undefined,
): ForecastDay {
  const expected = special?.effect ? special.effect.apply(usual, target.open) : usual
  const base = widthsAt(contest, horizon)
  const extra = special ? (special.effect?.cv ?? 0.3) : 0
  const widths = { interval: widened(base.interval, extra), day: widened(base.day, extra) }
  const slots = Array.from(target.open).flatMap((often, s) => (often > 0 ? [s] : []))
  const intervals = slots.map((slot) => ({
    slot,
    minute: series.firstMinute + slot * series.intervalMinutes,
    ...bandOf(expected[slot] as number, widths.interval),
  }))
  const sum = intervals.reduce((total, one) => total + one.expected, 0)
  const kind = intervals.length === 0 ? 'closed' : special ? 'special' : 'open'
  const total = bandOf(sum, widths.day)
  const named = special ? { special: special.name } : {}
  return { date: dateOfDay(target.day), kind, horizon, intervals, total, ...named }
}

const widened = ({ inner, outer }: { inner: number; outer: number }, extra: number) => ({
  inner: Math.hypot(inner, extra),
  outer: Math.hypot(outer, extra),
})

function warningsOf(
  contest: Contest,
  history: History,
  targets: readonly TargetDay[],
  made: readonly ForecastDay[],
  gap: number,
  specials: ReadonlyMap<number, { readonly name: string; readonly effect: SpecialEffect | undefined }>,
): ForecastWarning[] {
  const found: ForecastWarning[] = []
  const counted = history.days.length
  if (!contest.backTested) found.push({ code: 'no_back_test', days: counted, needed: 2 * LEAST_DAYS })
  else if (counted < 40) found.push({ code: 'short_history', days: counted, needed: 40 })
  if (gap > TESTED_DAYS) found.push({ code: 'gap_before_forecast', days: gap - 1 })
  for (const { day } of targets) {
    const special = specials.get(day)
    if (special && !special.effect)
      found.push({ code: 'special_day_unknown', date: dateOfDay(day), name: special.name })
  }
  const strange = made.filter(
    (one, i) => one.kind !== 'closed' && !history.openWeekdays[targets[i]?.weekday ?? 0],
  )
  if (strange.length > 0) found.push({ code: 'weekday_never_seen', dates: strange.map((one) => one.date) })
  const beyond = made.find((one) => one.horizon > TESTED_DAYS)
  if (beyond) found.push({ code: 'beyond_back_test', fromDate: beyond.date, testedDays: TESTED_DAYS })
  const all = made.flatMap((one) => one.intervals)
  const mean = all.reduce((sum, one) => sum + one.expected, 0) / Math.max(1, all.length)
  if (all.length > 0 && mean < SMALL_COUNTS) found.push({ code: 'small_counts', meanPerInterval: mean })
  return found
}

/** The contest that applies so many days ahead, for showing the method with its error and coverage. */
export const contestAt = (contest: Contest, horizon: number): HorizonContest =>
  horizon <= 1 ? contest.day : contest.week
