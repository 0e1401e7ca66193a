/** Quantiles of counts whose rate is itself uncertain: Poisson mixed over a gamma, that is negative binomial (C5). */
import { gammaQuantile } from '#core/stats/gamma.ts'
import { normalQuantile } from '#core/stats/normal.ts'

/** Below this mean the probabilities are summed one by one. */
const SUMMED_BELOW = 40
const MOST_TERMS = 20_000

const scores = new Map<number, number>()

/**
 * The least whole number k with P(N ≤ k) ≥ probability, for a count with this mean and variance mean + (cv·mean)².
 * Summed for small means; for larger ones the expansion of Cornish & Fisher (1938) to the third moment, or, where the
 * rate is very uncertain, the gamma distribution with the same mean and variance. 0 < probability < 1.
 */
export function countQuantile(mean: number, cv: number, probability: number): number {
  if (!(mean > 0)) return 0
  if (mean < SUMMED_BELOW) return summed(mean, cv, probability)
  return cv < 0.6 ? expanded(mean, cv, probability) : mixed(mean, cv, probability)
}

function summed(mean: number, cv: number, probability: number): number {
  const [odds, shape] = [cv * cv * mean, 1 / (cv * cv)]
  const poisson = odds < 1e-9
  let term = Math.exp(poisson ? -mean : -shape * Math.log1p(odds))
  const ratio = odds / (1 + odds)
  let sum = term
  let k = 0
  while (sum < probability && k < MOST_TERMS) {
    term *= poisson ? mean / (k + 1) : (ratio * (shape + k)) / (k + 1)
    k += 1
    sum += term
  }
  return k
}

function expanded(mean: number, cv: number, probability: number): number {
  const z = scores.get(probability) ?? normalQuantile(probability)
  scores.set(probability, z)
  const rate = cv * cv * mean
  const sd = Math.sqrt(mean * (1 + rate))
  const skewness = (mean * (1 + rate) * (1 + 2 * rate)) / (sd * sd * sd)
  return Math.max(0, Math.ceil(mean + sd * (z + (skewness * (z * z - 1)) / 6) - 0.5))
}

function mixed(mean: number, cv: number, probability: number): number {
  const variance = mean + cv * cv * mean * mean
  const shape = (mean * mean) / variance
  return Math.max(0, Math.ceil(gammaQuantile(shape, probability) * (mean / shape) - 0.5))
}
