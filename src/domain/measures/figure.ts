import { wilsonInterval } from '#core/stats/wilson.ts'
import { percentileOf } from '#core/spread/buckets.ts'
import type { BucketCounts } from '#core/spread/buckets.ts'
import { measures } from './contract.ts'
import type { Figure, MeasureKey, MeasureUnit, Percentiles } from './contract.ts'

/** The value of a measure: counts and minutes are their sum; all else is sum ÷ count, and null where there is nothing to divide by. */
export function valueOf(unit: MeasureUnit, sum: number, count: number): number | null {
  if (unit === 'count') return sum
  if (unit === 'minutes') return sum / 60
  return count === 0 ? null : sum / count
}

/** What a measure was divided from. */
export type Divided = { readonly sum: number; readonly count: number }

/** A figure with what it was divided from, and for a share its 95 % interval (Wilson 1927). */
export function figureOf(
  measure: MeasureKey,
  { sum, count }: Divided,
  percentiles: Percentiles | null = null,
): Figure {
  const { unit, rows } = measures[measure]
  const interval = unit === 'share' && sum <= count ? wilsonInterval(sum, count) : null
  const { low = null, high = null } = interval ?? {}
  return { measure, unit, rows, value: valueOf(unit, sum, count), sum, count, low, high, percentiles }
}

/** The figure of a measure to which a filter cannot be applied: it has no value, and is no nought. */
export function noFigure(measure: MeasureKey): Figure {
  return { ...figureOf(measure, { sum: 0, count: 0 }), value: null }
}

/** Percentiles of counted buckets; null of nothing. */
export function percentilesOf(counts: BucketCounts): Percentiles | null {
  const at = (share: number) => percentileOf(counts, share)
  const most = at(1)
  if (most === undefined) return null
  const [p10 = 0, p25 = 0, p50 = 0, p75 = 0, p90 = 0, p95 = 0] = [0.1, 0.25, 0.5, 0.75, 0.9, 0.95].map(at)
  return { p10, p25, p50, p75, p90, p95, most }
}
