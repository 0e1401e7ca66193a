/** The beta distribution and those that follow from it: Student's t and Fisher's F. */
import { logGamma } from '#core/stats/gamma.ts'
import { normalQuantile } from '#core/stats/normal.ts'

/**
 * I_x(a, b), the regularised incomplete beta function, for a, b > 0 and 0 ≤ x ≤ 1: the continued fraction of Abramowitz &
 * Stegun (1964, 26.5.8) by Lentz's method, on the side where it converges fast.
 */
export function regularisedBeta(a: number, b: number, x: number): number {
  if (!(a > 0 && b > 0)) throw new RangeError('Both shapes must be above 0')
  if (!(x >= 0 && x <= 1)) throw new RangeError('A share is a number from 0 to 1')
  if (x === 0 || x === 1) return x
  if (x > (a + 1) / (a + b + 2)) return 1 - regularisedBeta(b, a, 1 - x)
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return (front * fraction(a, b, x)) / a
}

function fraction(a: number, b: number, x: number): number {
  let c = 1
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m < 1000; m++) {
    for (const term of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 / nonZero(1 + term * d)
      c = nonZero(1 + term / c)
      value *= c * d
    }
    if (Math.abs(c * d - 1) < 1e-16) break
  }
  return value
}

const nonZero = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value)

/** P(F > f) of Fisher's F with so many degrees of freedom above and below. */
export function fisherAbove(f: number, above: number, below: number): number {
  return f <= 0 ? 1 : regularisedBeta(below / 2, above / 2, below / (below + above * f))
}

/**
 * The value t that Student's distribution with `freedom` > 0 degrees (not only whole ones) exceeds on either side together
 * with probability 1 − `within`, 0 < within < 1: by bisection, as P(|T| ≤ t) = 1 − I_{ν/(ν+t²)}(ν/2, ½).
 */
export function studentWithin(within: number, freedom: number): number {
  if (!(within > 0 && within < 1)) throw new RangeError('The probability must be between 0 and 1')
  const outside = (t: number) => regularisedBeta(freedom / 2, 0.5, freedom / (freedom + t * t))
  let [low, high] = [0, normalQuantile((1 + within) / 2)]
  while (outside(high) > 1 - within) high *= 2
  for (let i = 0; i < 80 && high - low > 1e-13 * high; i++) {
    const middle = (low + high) / 2
    if (outside(middle) > 1 - within) low = middle
    else high = middle
  }
  return (low + high) / 2
}
