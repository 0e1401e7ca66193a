/**
 * Bands around what is expected: counts with an uncertain rate (C5), the uncertainty so chosen that the bands would
 * have covered, on past days not seen, what they promise to cover.
 */
import type { Band, Spread } from '#core/forecast/types.ts'
import { countQuantile } from '#core/stats/count-quantile.ts'

/** What came and what had been expected of it. */
export type Residual = { readonly actual: number; readonly expected: number }

/** Coefficients of variation for the inner and the outer band. */
export type Widths = { readonly inner: number; readonly outer: number }

const MOST_CV = 3
const ENOUGH = 4000

/** A band around an expected number; the outer one always holds the inner, no bound is below 0. */
export function bandOf(expected: number, widths: Widths): Band {
  const low80 = countQuantile(expected, widths.inner, 0.1)
  const high80 = countQuantile(expected, widths.inner, 0.9)
  const low95 = Math.min(low80, countQuantile(expected, widths.outer, 0.025))
  const high95 = Math.max(high80, countQuantile(expected, widths.outer, 0.975))
  return { expected, low80, high80, low95, high95, cv: widths.inner }
}

/** Any quantile of a forecast number, 0 < probability < 1: that of a count with the band's mean and cv. */
export function quantileOf(band: Pick<Band, 'expected' | 'cv'>, probability: number): number {
  return countQuantile(band.expected, band.cv, probability)
}

export const intervalWidths = (spread: Spread): Widths => ({
  inner: spread.interval80,
  outer: spread.interval95,
})
export const dayWidths = (spread: Spread): Widths => ({ inner: spread.day80, outer: spread.day95 })

/** The least uncertainty with which the bands cover the share of residuals they promise. */
export function widthsFrom(residuals: readonly Residual[]): Widths {
  const step = Math.ceil(residuals.length / ENOUGH)
  const used = residuals.filter((_, i) => i % step === 0)
  return { inner: leastCv(used, 0.1, 0.8), outer: leastCv(used, 0.025, 0.95) }
}

function leastCv(residuals: readonly Residual[], tail: number, wanted: number): number {
  // With few residuals the share to cover is raised, as in split conformal prediction (Vovk et al. 2005).
  const n = residuals.length
  const share = Math.min(1, (wanted * (n + 1)) / Math.max(1, n))
  const covers = (cv: number) => {
    let within = 0
    for (const { actual, expected } of residuals) {
      if (actual < expected) within += countQuantile(expected, cv, tail) <= actual ? 1 : 0
      else within += actual <= countQuantile(expected, cv, 1 - tail) ? 1 : 0
    }
    return within >= share * n
  }
  if (n === 0 || covers(0)) return 0
  let [low, high] = [0, MOST_CV]
  for (let turn = 0; turn < 12; turn++) {
    const middle = turn === 0 ? 0.1 : (low + high) / 2
    if (covers(middle)) high = middle
    else low = middle
  }
  return high
}

/**
 * Widths for few numbers, such as day totals: from the spread of relative errors beyond chance, odd ones held back,
 * and widened for being an estimate (as Student's t is wider than the normal).
 */
export function widthsFromFew(residuals: readonly Residual[]): Widths {
  const n = residuals.length
  if (n < 2) return { inner: 0.3, outer: 0.3 }
  const excess = residuals
    .filter((one) => one.expected > 0)
    .map(({ actual, expected }) => ((actual - expected) ** 2 - expected) / expected ** 2)
    .sort((a, b) => a - b)
  const cap = excess[Math.floor(0.95 * (excess.length - 1))] ?? 0
  const mean = excess.reduce((sum, one) => sum + Math.min(one, cap), 0) / Math.max(1, excess.length)
  const plain = Math.sqrt(Math.max(0, mean)) * (1 + 1 / n)
  const counted = widthsFrom(residuals)
  const inner = (plain + counted.inner) / 2
  return { inner, outer: Math.max(inner, (plain * (1 + 2.5 / n) + counted.outer) / 2) }
}

/**
 * The spread so many days ahead: grows from one day to the week (whose middle is four days ahead), and beyond the week
 * by the drift that the organisation's level has shown.
 */
export function spreadAt(day: Spread, week: Spread, driftPerDay: number, horizon: number): Spread {
  const share = Math.min(1, Math.max(0, (horizon - 1) / 3))
  const further = Math.max(0, horizon - 7) * driftPerDay
  const mix = (a: number, b: number) =>
    Math.min(MOST_CV, Math.sqrt(a * a + share * (Math.max(a, b) ** 2 - a * a) + further))
  return {
    interval80: mix(day.interval80, week.interval80),
    interval95: mix(day.interval95, week.interval95),
    day80: mix(day.day80, week.day80),
    day95: mix(day.day95, week.day95),
  }
}
