/**
 * The competition of methods on the organisation's own past (R33). The weekday mean serves unless another has shown,
 * paired by day, to be better; what is served is a blend that leaves the weekday mean only as far as the evidence goes.
 */
import { backTest } from '#core/forecast/back-test.ts'
import type { BackTest, Trial } from '#core/forecast/back-test.ts'
import { dateOfDay } from '#core/forecast/dates.ts'
import { historyUntil, targetsOf } from '#core/forecast/history.ts'
import type { Source } from '#core/forecast/history.ts'
import {
  bandOf,
  dayWidths,
  intervalWidths,
  quantileOf,
  spreadAt,
  widthsFrom,
  widthsFromFew,
} from '#core/forecast/intervals.ts'
import type { Residual } from '#core/forecast/intervals.ts'
import { carryFrom } from '#core/forecast/intraday.ts'
import { absoluteError, pinball } from '#core/forecast/measures.ts'
import { METHODS, METHOD_NAMES } from '#core/forecast/methods/all.ts'
import type { Memory } from '#core/forecast/methods/method.ts'
import type {
  Band,
  Carry,
  Contest,
  HorizonContest,
  MethodName,
  MethodScore,
  Spread,
} from '#core/forecast/types.ts'

export type Weights = HorizonContest['weights']

/** Fewer tested days than this are no evidence: the weekday mean serves. */
export const LEAST_TESTED_DAYS = 10
const COMBINED = 3
/** A single method is preferred to the combination only when better by this share: averages keep their word. */
const PREFERENCE = 0.03
/** Days over which errors hang together (Newey & West 1987); those of a week ahead share their days, too. */
const LAGS = { day: 5, week: 10 } as const
/** Without any back-test the bands are as wide as those of a service about which nothing is known. */
const UNKNOWN: Spread = { interval80: 0.25, interval95: 0.3, day80: 0.2, day95: 0.25 }
const LEAST_DRIFT = 0.0001
const MOST_DRIFT = 0.01

/** Hold the competition with what is known before the day `end` (days since 1970). Takes about a second at most. */
export function compete(source: Source, end: number): Contest {
  const test = backTest(source, end)
  const near = test.trials.filter((one) => one.horizon === 1)
  const day = contestOf('day', near, test)
  const week = contestOf('week', test.trials, test)
  const tested = near.length >= LEAST_TESTED_DAYS
  return {
    intervalMinutes: source.series.intervalMinutes,
    upTo: dateOfDay(end - 1),
    backTested: tested,
    day: tested ? withCover(day, near) : day,
    week: tested ? withCover(week, test.trials) : week,
    spreadDay: tested ? spreadOf(near, day.weights) : UNKNOWN,
    spreadWeek: tested ? spreadOf(test.trials, week.weights) : UNKNOWN,
    driftPerDay: driftOf(source, end),
    dayCorrelation: correlationOf(test.trials, week.weights),
    estimates: estimatesAt(source, end, { ...day.weights, ...week.weights }),
    carry: carryOf(near, day.weights, source.slots),
  }
}

/** The blend of the methods' expectations, slot by slot. */
export function blend(
  expected: Readonly<Partial<Record<MethodName, Float64Array>>>,
  weights: Weights,
): Float64Array {
  const parts = (Object.keys(weights) as MethodName[]).flatMap((name) => {
    const values = expected[name]
    return values ? [{ values, weight: weights[name] ?? 0 }] : []
  })
  const sum = new Float64Array(parts[0]?.values.length ?? 0)
  for (const { values, weight } of parts)
    for (let s = 0; s < sum.length; s++) sum[s] = (sum[s] as number) + weight * (values[s] as number)
  return sum
}

function contestOf(horizon: 'day' | 'week', trials: readonly Trial[], test: BackTest): HorizonContest {
  const means = trials.map((one) => one.expected.weekday_mean)
  const scored = METHOD_NAMES.map((name) =>
    scoreOf(
      horizon,
      name,
      trials,
      trials.map((one) => one.expected[name]),
      means,
      test.naiveScale,
    ),
  )
  const best = challengers(scored).slice(0, COMBINED)
  const together = Object.fromEntries(best.map((one) => [one.method, 1 / best.length])) as Weights
  const blended = trials.map((one) => blend(one.expected, together))
  const combination = scoreOf(horizon, 'combination', trials, blended, means, test.naiveScale)
  const winner = winnerOf(best[0], combination)
  const trust = trustIn(winner, new Set(trials.map((one) => one.day)).size)
  const chosen = winner?.method === 'combination' ? together : winner ? { [winner.method]: 1 } : {}
  const weights = mixed(chosen, trust)
  const served = scoreOf(
    horizon,
    'combination',
    trials,
    trials.map((one) => blend(one.expected, weights)),
    means,
    test.naiveScale,
  )
  return {
    horizon,
    origins: test.origins,
    testedDays: new Set(trials.map((one) => one.day)).size,
    winner: winner && trust >= 0.5 ? winner.method : 'weekday_mean',
    weights,
    served: { wape: served.wape, mase: served.mase, pinball: null, cover80: null, cover95: null },
    scores: [...scored, combination],
  }
}

const challengers = (scored: readonly MethodScore[]) =>
  scored
    .filter((one) => one.method !== 'weekday_mean' && one.method !== 'seasonal_naive' && one.wape !== null)
    .toSorted((a, b) => missedBy(a) - missedBy(b))

const missedBy = (score: MethodScore) => score.wape ?? Number.POSITIVE_INFINITY

const winnerOf = (single: MethodScore | undefined, combination: MethodScore) =>
  single && missedBy(single) < missedBy(combination) * (1 - PREFERENCE) ? single : single && combination

/**
 * How far to leave the weekday mean: 1 − 1/t², and not at all below t = 1, where t is the paired gain over its standard
 * error. This is the share of an observed gain that is more than chance (James & Stein 1961).
 */
function trustIn(winner: MethodScore | undefined, days: number): number {
  if (!winner || days < LEAST_TESTED_DAYS) return 0
  const { difference, standardError } = winner.against
  if (!(difference < 0)) return 0
  const t = -difference / Math.max(standardError, 1e-12)
  return t > 1 ? 1 - 1 / (t * t) : 0
}

function mixed(chosen: Weights, trust: number): Weights {
  if (trust === 0) return { weekday_mean: 1 }
  const names = Object.keys(chosen) as MethodName[]
  const own = Object.fromEntries(names.map((name) => [name, trust * (chosen[name] ?? 0)])) as Weights
  return { weekday_mean: 1 - trust, ...own }
}

function scoreOf(
  horizon: 'day' | 'week',
  method: MethodName,
  trials: readonly Trial[],
  expected: readonly Float64Array[],
  means: readonly Float64Array[],
  scale: number,
): MethodScore {
  let [error, sum, count] = [0, 0, 0]
  const byDay = new Map<number, { difference: number; trials: number }>()
  trials.forEach((trial, i) => {
    const own = absoluteError(trial.actual, expected[i] as Float64Array)
    const mean = absoluteError(trial.actual, means[i] as Float64Array)
    error += own.error
    sum += own.sum
    count += own.count
    const day = byDay.get(trial.day) ?? { difference: 0, trials: 0 }
    byDay.set(trial.day, { difference: day.difference + own.error - mean.error, trials: day.trials + 1 })
  })
  const perDay = sum / Math.max(1, trials.length)
  const differences = [...byDay.values()].map((one) => one.difference / one.trials / perDay)
  return {
    method,
    wape: sum > 0 ? error / sum : null,
    mase: scale > 0 ? error / Math.max(1, count) / scale : null,
    against: meanAndError(differences, LAGS[horizon]),
  }
}

/** Mean with its standard error, as far as neighbouring days hang together (Newey & West 1987). */
function meanAndError(
  values: readonly number[],
  lags: number,
): { difference: number; standardError: number } {
  const n = values.length
  if (n < 2) return { difference: values[0] ?? 0, standardError: Number.POSITIVE_INFINITY }
  const mean = values.reduce((sum, one) => sum + one, 0) / n
  const product = (lag: number) => {
    let sum = 0
    for (let i = lag; i < n; i++) sum += ((values[i] as number) - mean) * ((values[i - lag] as number) - mean)
    return sum / n
  }
  const own = product(0)
  let variance = own
  for (let lag = 1; lag <= Math.min(lags, n - 1); lag++) variance += 2 * (1 - lag / (lags + 1)) * product(lag)
  return { difference: mean, standardError: Math.sqrt(Math.max(variance, own / 2) / (n - 1)) }
}

function residualsOf(
  trials: readonly Trial[],
  weights: Weights,
): { readonly trial: Trial; readonly expected: Float64Array; readonly total: Residual }[] {
  return trials.map((trial) => {
    const expected = blend(trial.expected, weights)
    let [came, thought] = [0, 0]
    trial.actual.forEach((value, s) => {
      if (Number.isNaN(value)) return
      came += value
      thought += expected[s] as number
    })
    return { trial, expected, total: { actual: came, expected: thought } }
  })
}

const cells = (found: ReturnType<typeof residualsOf>): Residual[] =>
  found.flatMap(({ trial, expected }) =>
    Array.from(trial.actual).flatMap((actual, s) =>
      Number.isNaN(actual) ? [] : [{ actual, expected: expected[s] as number }],
    ),
  )

/** How wide the bands of a blend have to be, from how it did in these trials. */
export function spreadOf(trials: readonly Trial[], weights: Weights): Spread {
  const found = residualsOf(trials, weights)
  const interval = widthsFrom(cells(found))
  const day = widthsFromFew(found.map((one) => one.total))
  return { interval80: interval.inner, interval95: interval.outer, day80: day.inner, day95: day.outer }
}

function withCover(contest: HorizonContest, trials: readonly Trial[]): HorizonContest {
  const found = residualsOf(trials, contest.weights)
  const widths = intervalWidths(spreadOf(trials, contest.weights))
  const all = cells(found)
  const step = Math.ceil(all.length / 4000)
  const used = all
    .filter((_, i) => i % step === 0)
    .map((one) => ({ ...one, band: bandOf(one.expected, widths) }))
  const share = (inside: (one: (typeof used)[number]) => boolean) =>
    used.length === 0 ? null : used.filter(inside).length / used.length
  return {
    ...contest,
    served: {
      ...contest.served,
      pinball: pinballOf(used),
      cover80: share(({ actual, band }) => band.low80 <= actual && actual <= band.high80),
      cover95: share(({ actual, band }) => band.low95 <= actual && actual <= band.high95),
    },
  }
}

/** Mean pinball loss of the five quantiles that are shown, over the mean of what came; null when nothing came. */
function pinballOf(used: readonly (Residual & { readonly band: Band })[]): number | null {
  const came = used.reduce((sum, one) => sum + one.actual, 0)
  if (came === 0) return null
  const losses = used.map(({ actual, band }) =>
    [
      pinball(actual, band.low95, 0.025),
      pinball(actual, band.low80, 0.1),
      pinball(actual, quantileOf(band, 0.5), 0.5),
      pinball(actual, band.high80, 0.9),
      pinball(actual, band.high95, 0.975),
    ].reduce((sum, one) => sum + one / 5, 0),
  )
  return losses.reduce((sum, one) => sum + one, 0) / came
}

/** Variance per day by which the logarithm of the level has wandered, from four weeks to the next four. */
function driftOf(source: Source, end: number): number {
  const levels = new Map<number, { sum: number; days: number }>()
  for (const { day, total } of historyUntil(source, end).days) {
    const block = Math.floor((end - 1 - day) / 28)
    const level = levels.get(block) ?? { sum: 0, days: 0 }
    levels.set(block, { sum: level.sum + total, days: level.days + 1 })
  }
  const changes = [...levels].flatMap(([block, level]) => {
    const before = levels.get(block + 1)
    if (!before || before.days < 10 || level.days < 10 || before.sum === 0 || level.sum === 0) return []
    const change = Math.log(level.sum / level.days / (before.sum / before.days))
    return [Math.max(0, change * change - 1 / level.sum - 1 / before.sum)]
  })
  if (changes.length === 0) return LEAST_DRIFT * 4
  const mean = changes.reduce((sum, one) => sum + one, 0) / changes.length
  return Math.min(MOST_DRIFT, Math.max(LEAST_DRIFT, mean / 28))
}

/** Correlation of relative errors of neighbouring days of one forecast, from 0 to 0.95. */
function correlationOf(trials: readonly Trial[], weights: Weights): number {
  const found = residualsOf(trials, weights)
  const error = ({ total }: (typeof found)[number]) =>
    total.expected > 0 ? total.actual / total.expected - 1 : 0
  let [products, squares] = [0, 0]
  for (let i = 1; i < found.length; i++) {
    const [before, now] = [found[i - 1], found[i]]
    if (!before || !now || before.trial.origin !== now.trial.origin) continue
    products += error(before) * error(now)
    squares += (error(before) ** 2 + error(now) ** 2) / 2
  }
  return squares > 0 ? Math.min(0.95, Math.max(0, products / squares)) : 0.5
}

function estimatesAt(source: Source, end: number, weights: Weights): Contest['estimates'] {
  const history = historyUntil(source, end)
  const memory: Memory = new Map()
  const targets = targetsOf(source, history, [end])
  for (const name of METHOD_NAMES) if (weights[name] !== undefined) METHODS[name](history, targets, memory)
  return Object.fromEntries(memory)
}

function carryOf(trials: readonly Trial[], weights: Weights, slots: number): Carry[] {
  const past = trials.map((one) => ({ expected: blend(one.expected, weights), actual: one.actual }))
  return Array.from({ length: slots + 1 }, (_, over) => carryFrom(past, over))
}

/** Spread of intervals and of whole days so many days ahead. */
export function widthsAt(contest: Contest, horizon: number) {
  const spread = spreadAt(contest.spreadDay, contest.spreadWeek, contest.driftPerDay, horizon)
  return { interval: intervalWidths(spread), day: dayWidths(spread) }
}
