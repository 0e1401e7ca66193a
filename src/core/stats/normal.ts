/** The standard normal distribution. */
import { regularisedGamma } from '#core/stats/gamma.ts'

/** The density φ(x). */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)
}

/** Φ(x): the probability of at most x. */
export function normalBelow(x: number): number {
  return normalAbove(-x)
}

/** 1 − Φ(x), with all its digits also far out, where 1 − Φ(x) taken literally has none. */
export function normalAbove(x: number): number {
  if (x > 2) return normalDensity(x) * millsRatio(x)
  const half = 0.5 * regularisedGamma(0.5, 0.5 * x * x)
  return x > 0 ? 0.5 - half : 0.5 + half
}

/** The hazard h(x) = φ(x)/(1 − Φ(x)). */
export function normalHazard(x: number): number {
  return x > 2 ? 1 / millsRatio(x) : normalDensity(x) / normalAbove(x)
}

/** (1 − Φ(x))/φ(x) for x > 2: Laplace's continued fraction (Abramowitz & Stegun 1964, 26.2.14), from its end. */
function millsRatio(x: number): number {
  let fraction = x
  for (let k = 200; k >= 1; k--) fraction = x + k / fraction
  return 1 / fraction
}

/**
 * The value below which a standard normal variable lies with the given probability, 0 < p < 1. Hastings' start
 * (Abramowitz & Stegun 26.2.23), then Newton steps on the logarithm of the tail, which is nearly a parabola.
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError('The probability must be between 0 and 1')
  if (probability === 0.5) return 0
  const tail = Math.min(probability, 1 - probability)
  const t = Math.sqrt(-2 * Math.log(tail))
  let x =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  for (let i = 0; i < 4; i++) x += Math.log(normalAbove(x) / tail) / normalHazard(x)
  return probability < 0.5 ? -x : x
}
