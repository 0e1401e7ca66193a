/** The mean of a few runs and the interval it lies in. */

/** A mean with its 95 % interval; `runs` is how many values it rests on. */
export type MeanInterval = { mean: number; low: number; high: number; halfWidth: number; runs: number }

/**
 * Mean and 95 % t-interval of independent values; null when there is none. With one value there is no interval:
 * low and high are −∞ and ∞, said by a half width of ∞.
 */
export function meanInterval(values: readonly number[]): MeanInterval | null {
  const runs = values.length
  if (runs === 0) return null
  const mean = values.reduce((sum, one) => sum + one, 0) / runs
  if (runs === 1) return { mean, low: -Infinity, high: Infinity, halfWidth: Infinity, runs }
  const variance = values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (runs - 1)
  const halfWidth = tQuantile975(runs - 1) * Math.sqrt(variance / runs)
  return { mean, low: mean - halfWidth, high: mean + halfWidth, halfWidth, runs }
}

/** The 97.5 % point of Student's t with 1, 2 and 3 degrees of freedom, in closed form or by its table. */
const FEW = [12.706204736432095, 4.302652729696142, 3.182446305284263, 2.7764451051977987] as const

/** 97.5 % point of Student's t (Hill 1970, algorithm 396, as expansion in 1/n: error below 1e-4 from 5 on). */
export function tQuantile975(freedom: number): number {
  const known = FEW[freedom - 1]
  if (known !== undefined) return known
  const z = 1.959963984540054
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92160,
  ]
  return terms.reduce((sum, term, i) => sum + term / freedom ** (i + 1), z)
}
