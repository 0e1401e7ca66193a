/** How likely so many or more: the upper tail of counts, with all its digits also far out. */
import { logGamma, regularisedGamma } from '#core/stats/gamma.ts'

const MOST_TERMS = 100_000

/**
 * P(N ≥ count) for a count with this mean ≥ 0 and variance: Poisson where the variance is no more than the mean, else
 * negative binomial, summed upwards from `count` so that a tail of 1e−30 is one, or downwards where it is most of all.
 */
export function countAtLeast(count: number, mean: number, variance: number): number {
  const least = Math.ceil(count)
  if (least <= 0) return 1
  if (!(mean > 0)) return 0
  if (variance <= mean * (1 + 1e-9)) return regularisedGamma(least, mean)
  const [shape, success] = [(mean * mean) / (variance - mean), mean / variance]
  return least > mean ? above(least, shape, success) : 1 - below(least, shape, success)
}

function above(least: number, shape: number, success: number): number {
  let term = probabilityOf(least, shape, success)
  let sum = term
  for (let k = least + 1; k < least + MOST_TERMS; k++) {
    term *= ((shape + k - 1) / k) * (1 - success)
    sum += term
    if (term < sum * 1e-16) break
  }
  return Math.min(1, sum)
}

function below(least: number, shape: number, success: number): number {
  let term = probabilityOf(least - 1, shape, success)
  let sum = term
  for (let k = least - 1; k > 0 && term > sum * 1e-17; k--) {
    term *= k / ((shape + k - 1) * (1 - success))
    sum += term
  }
  return Math.min(1, sum)
}

const probabilityOf = (k: number, shape: number, success: number) =>
  Math.exp(
    logGamma(shape + k) -
      logGamma(shape) -
      logGamma(k + 1) +
      shape * Math.log(success) +
      k * Math.log1p(-success),
  )
