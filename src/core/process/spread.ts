import type { Spread } from './types.ts'

/**
 * The value below which a share of ordered values lies, by linear interpolation between neighbours at (n - 1) · share
 * (Hyndman & Fan 1996, type 7). NaN of no values.
 */
export function percentile(ordered: ArrayLike<number>, share: number): number {
  const at = (ordered.length - 1) * share
  const below = Math.floor(at)
  const low = ordered[below] ?? Number.NaN
  const high = ordered[below + 1] ?? low
  return low + (high - low) * (at - below)
}

/** How values are spread; null where there are none. The values are not changed. */
export function spreadOf(values: Float64Array): Spread | null {
  if (values.length === 0) return null
  const ordered = values.slice().sort()
  return {
    n: ordered.length,
    mean: sumOf(values) / values.length,
    median: percentile(ordered, 0.5),
    p90: percentile(ordered, 0.9),
    max: ordered[ordered.length - 1] ?? Number.NaN,
  }
}

/** The sum of numbers. */
export function sumOf(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i += 1) sum += values[i] ?? 0
  return sum
}
