/** What a forecasting method is, and what several of them share. */
import type { History, TargetDay } from '#core/forecast/history.ts'

/** Estimates worth keeping from one origin to the next, by name; a method may look here before it estimates again. */
export type Memory = Map<string, readonly number[]>

/**
 * Expected count per slot for each target day, at one occurrence of the slot; at least 0, and 0 where nothing can
 * be said. The methods read the history and nothing else.
 */
export type Method = (history: History, targets: readonly TargetDay[], memory: Memory) => Float64Array[]

/** Value at the middle of a sample, the mean of the two middle ones when even; NaN when empty. Sorts a copy. */
export function medianOf(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort()
  const n = sorted.length
  if (n === 0) return Number.NaN
  return ((sorted[(n - 1) >> 1] as number) + (sorted[n >> 1] as number)) / 2
}

/** Per slot the mean over days of what is known; NaN where nothing is. */
export function meanBySlot(days: readonly { readonly values: Float64Array }[], slots: number): Float64Array {
  const sum = new Float64Array(slots)
  const known = new Float64Array(slots)
  for (const { values } of days) {
    for (let s = 0; s < slots; s++) {
      const value = values[s] as number
      if (Number.isNaN(value)) continue
      sum[s] = (sum[s] as number) + value
      known[s] = (known[s] as number) + 1
    }
  }
  return sum.map((value, s) => ((known[s] as number) > 0 ? value / (known[s] as number) : Number.NaN))
}
