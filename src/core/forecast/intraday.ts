/**
 * The rest of a day, from what has come so far. The logarithm of (came ÷ expected) is carried on to the rest by κ: how much
 * of such a difference has stayed on the organisation's own past days. Few contacts differ by chance, and chance does
 * not stay, so κ is small where counts are.
 */
import { bandOf } from '#core/forecast/intervals.ts'
import type { Carry, Contest, ForecastDay, ForecastInterval } from '#core/forecast/types.ts'

/** A past day as it had been forecast and as it came, per slot; NaN where not known. */
export type PastForecast = { readonly expected: ArrayLike<number>; readonly actual: ArrayLike<number> }

export type IntradayUpdate = {
  readonly day: ForecastDay
  /** What the rest of the day was multiplied by; 1 when nothing was learned. */
  readonly factor: number
  readonly seen: { readonly came: number; readonly expected: number }
}

/** Days without a past to learn from: between none and all, and near what services show. */
const USUAL_KAPPA = 0.6
/** Past days that the usual κ weighs. */
const USUAL_WEIGHT = 8
/** No morning tells everything. */
const LEAST_LEFT = 0.5
const LARGEST_LOG = Math.log(3)

/**
 * κ by least squares of the rest's log-ratio on the morning's, over past days cut at the same slot (those slots before
 * `slotsSeen` are the morning), drawn to the usual 0.6 when days are few.
 */
export function carryFrom(past: readonly PastForecast[], slotsSeen: number): Carry {
  const usable = past.map((day) => ratios(day, slotsSeen)).filter((one) => one !== undefined)
  if (usable.length === 0) return { kappa: USUAL_KAPPA, left: 1, days: 0 }
  const mean = (of: (one: { morning: number; rest: number }) => number) =>
    usable.reduce((sum, one) => sum + of(one), 0) / usable.length
  const [squares, products] = [mean((one) => one.morning ** 2), mean((one) => one.morning * one.rest)]
  const own = squares > 0 ? products / squares : 0
  const drawn = (usable.length * own + USUAL_WEIGHT * USUAL_KAPPA) / (usable.length + USUAL_WEIGHT)
  const kappa = Math.min(1, Math.max(0, drawn))
  const before = mean((one) => one.rest ** 2)
  const after = mean((one) => (one.rest - kappa * one.morning) ** 2)
  const left = before > 0 ? Math.sqrt(Math.min(1, Math.max(LEAST_LEFT ** 2, after / before))) : 1
  return { kappa, left, days: usable.length }
}

function ratios(day: PastForecast, slotsSeen: number): { morning: number; rest: number } | undefined {
  const before = sums(day, 0, slotsSeen)
  const after = sums(day, slotsSeen, day.expected.length)
  if (!(before.expected > 0 && after.expected > 0)) return undefined
  return { morning: logRatio(before), rest: logRatio(after) }
}

function sums(day: PastForecast, from: number, to: number): { came: number; expected: number } {
  let [came, expected] = [0, 0]
  for (let s = from; s < to; s++) {
    const [actual, thought] = [day.actual[s] ?? Number.NaN, day.expected[s] ?? Number.NaN]
    if (Number.isNaN(actual) || Number.isNaN(thought)) continue
    came += actual
    expected += thought
  }
  return { came, expected }
}

/** Half a contact on both sides keeps silence finite; further than threefold is not believed. */
function logRatio({ came, expected }: { came: number; expected: number }): number {
  const raw = Math.log((came + 0.5) / (expected + 0.5))
  return Math.max(-LARGEST_LOG, Math.min(LARGEST_LOG, raw))
}

/**
 * The day anew: intervals that are over hold what came (and no more uncertainty), the rest is raised or lowered.
 * `seen` maps slot → count for intervals that are over. The bands of the rest narrow as they did on past days; the day's
 * total equals what came plus what is expected still.
 */
export function updateDay(
  day: ForecastDay,
  seen: ReadonlyMap<number, number>,
  contest: Pick<Contest, 'carry'>,
): IntradayUpdate {
  const over = day.intervals.filter((one) => seen.has(one.slot))
  const came = over.reduce((sum, one) => sum + (seen.get(one.slot) ?? 0), 0)
  const expected = over.reduce((sum, one) => sum + one.expected, 0)
  const known = { came, expected }
  const carry = contest.carry[Math.max(-1, ...over.map((one) => one.slot)) + 1]
  if (over.length === 0 || expected <= 0) return { day, factor: 1, seen: known }
  const { kappa, left } = carry ?? { kappa: 0, left: 1 }
  const factor = Math.exp(kappa * logRatio(known))
  const intervals = day.intervals.map((one) => {
    const count = seen.get(one.slot)
    return count === undefined ? scaled(one, factor, left) : settled(one, count)
  })
  return { day: { ...day, intervals, total: totalOf(day, intervals, seen, left) }, factor, seen: known }
}

function scaled(one: ForecastInterval, factor: number, left: number): ForecastInterval {
  const expected = one.expected * factor
  const inner = one.cv * left
  return { ...one, ...bandOf(expected, { inner, outer: Math.max(inner, outerCv(one) * left) }) }
}

const settled = (one: ForecastInterval, count: number): ForecastInterval => ({
  ...one,
  ...{ expected: count, low80: count, high80: count, low95: count, high95: count, cv: 0 },
})

/** The cv that the outer band stands for, read off its width. */
function outerCv({ expected, low95, high95, cv }: Omit<ForecastInterval, 'slot' | 'minute'>): number {
  if (expected <= 0) return cv
  const sd = (high95 - low95) / (2 * 1.96)
  return Math.max(cv, Math.sqrt(Math.max(0, sd * sd - expected)) / expected)
}

function totalOf(
  day: ForecastDay,
  intervals: readonly ForecastInterval[],
  seen: ReadonlyMap<number, number>,
  left: number,
): ForecastDay['total'] {
  const came = intervals.reduce((sum, one) => sum + (seen.get(one.slot) ?? 0), 0)
  const rest = intervals.reduce((sum, one) => sum + (seen.has(one.slot) ? 0 : one.expected), 0)
  const inner = day.total.cv * left
  const band = bandOf(rest, { inner, outer: Math.max(inner, outerCv({ ...day.total }) * left) })
  const expected = came + rest
  return {
    expected,
    low80: came + band.low80,
    high80: came + band.high80,
    low95: came + band.low95,
    high95: came + band.high95,
    cv: expected > 0 ? (inner * rest) / expected : 0,
  }
}
