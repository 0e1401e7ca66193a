/**
 * The gamma function and the gamma distribution, to the precision the estimates need.
 */

// Lanczos (1964) with g = 7 and nine terms, coefficients by Godfrey (2001): relative error about 1e-15.
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const

/** ln Γ(x) for x > 0. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const t = x + 6.5
  const series = LANCZOS.reduce((sum, c, i) => (i === 0 ? c : sum + c / (x - 1 + i)), 0)
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(series)
}

/**
 * P(a, x), the regularised lower incomplete gamma function: the probability that a gamma variable with shape a
 * and scale 1 is at most x. Series below a + 1, continued fraction above (Abramowitz & Stegun 1964, 6.5.29 and
 * 6.5.31, the fraction evaluated by Lentz's method).
 */
export function regularisedGamma(a: number, x: number): number {
  if (!(a > 0)) throw new RangeError('The shape must be above 0')
  if (!(x > 0)) return 0
  if (x === Infinity) return 1
  const front = Math.exp(a * Math.log(x) - x - logGamma(a))
  return x < a + 1 ? front * lowerSeries(a, x) : 1 - front * upperFraction(a, x)
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < 10_000 && term > sum * 1e-17; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

function upperFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1e300
  let d = 1 / b
  let fraction = d
  for (let i = 1; i < 10_000; i++) {
    const an = -i * (i - a)
    b += 2
    d = 1 / nonZero(an * d + b)
    c = nonZero(b + an / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return fraction
}

const nonZero = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value)

/**
 * The value below which a gamma variable (shape a, scale 1) lies with the given probability, 0 ≤ p < 1.
 * Starts from Wilson & Hilferty (1931), then Newton steps kept inside a shrinking bracket, so it cannot wander.
 */
export function gammaQuantile(a: number, probability: number): number {
  if (!(probability >= 0 && probability < 1)) throw new RangeError('The probability must be in [0, 1)')
  if (probability === 0) return 0
  let [low, high] = bracket(a, probability)
  let x = Math.min(high, Math.max(low, wilsonHilferty(a, probability)))
  for (let i = 0; i < 200 && high - low > 1e-14 * high; i++) {
    const error = regularisedGamma(a, x) - probability
    if (error === 0) return x
    if (error > 0) high = x
    else low = x
    const step = x - error / Math.exp((a - 1) * Math.log(x) - x - logGamma(a))
    if (Math.abs(step - x) < 1e-15 * x) return x
    x = step > low && step < high ? step : (low + high) / 2
  }
  return x
}

function bracket(a: number, probability: number): [number, number] {
  let high = a + 1
  while (regularisedGamma(a, high) < probability) high *= 2
  return [0, high]
}

function wilsonHilferty(a: number, probability: number): number {
  const z = roughNormalQuantile(probability)
  const start = a * (1 - 1 / (9 * a) + z / (3 * Math.sqrt(a))) ** 3
  return start > 0 ? start : Math.exp((Math.log(probability) + logGamma(a + 1)) / a)
}

/** Hastings (1955) as Abramowitz & Stegun 26.2.23: error below 4.5e-4, enough for a starting point. */
function roughNormalQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(Math.min(p, 1 - p)))
  const above =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  return p < 0.5 ? -above : above
}
