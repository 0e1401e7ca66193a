/**
 * Durations counted in buckets that widen with the duration, so that roll-ups hold a few hundred counts whatever their
 * number, merge by adding, and still give percentiles: to the second up to a minute, within 2.44 % beyond.
 *
 * SQL counts in the same buckets. With `s` the whole seconds, `floor(extract(epoch from …))::bigint`:
 *
 *     case when s < 61 then s
 *          else 61 + floor(ln(s::double precision / 61) / ln(1.05::double precision)) end
 *
 * No whole number of seconds but 61 itself lies on a border, and none up to a century comes so near to one that the last
 * digits of a logarithm could matter: `borders.fixture.ts` holds each border and the second before it.
 */

/** Below this every second has a bucket of its own. */
export const EXACT_BELOW = 61
/** Each further bucket is wider than the one before by this factor. */
export const GROWTH = 1.05
/** A percentile of whole seconds is off by no more than this share: (g − 1) / (g + 1). */
export const RELATIVE_ERROR = (GROWTH - 1) / (GROWTH + 1)

/** How many durations fell into each bucket. */
export type BucketCounts = ReadonlyMap<number, number>

/** The bucket of a duration, of which parts of a second are dropped. Throws RangeError below nought or of no number. */
export function bucketOf(seconds: number): number {
  if (!(seconds >= 0 && seconds < Infinity)) throw new RangeError('A duration is a number of 0 or more')
  const whole = Math.floor(seconds)
  if (whole < EXACT_BELOW) return whole
  return EXACT_BELOW + Math.floor(Math.log(whole / EXACT_BELOW) / Math.log(GROWTH))
}

/** The whole seconds of a bucket, both included. Throws RangeError of what is no bucket. */
export function bucketBounds(bucket: number): { readonly from: number; readonly to: number } {
  if (!Number.isInteger(bucket) || bucket < 0) throw new RangeError('A bucket is a whole number of 0 or more')
  if (bucket < EXACT_BELOW) return { from: bucket, to: bucket }
  return { from: firstSecond(bucket), to: firstSecond(bucket + 1) - 1 }
}

const firstSecond = (bucket: number) => Math.ceil(EXACT_BELOW * GROWTH ** (bucket - EXACT_BELOW))

/**
 * The least duration such that at least a share `p` (0 to 1) of all lies at or below it, in seconds; undefined of none.
 * Within a bucket the value whose relative error is least at worst, 2ab/(a + b). Throws RangeError of a share beyond 0 to 1
 * or a count below nought.
 */
export function percentileOf(counts: BucketCounts, p: number): number | undefined {
  if (!(p >= 0 && p <= 1)) throw new RangeError('A share is a number from 0 to 1')
  const filled = [...counts].filter(([, count]) => count !== 0).toSorted(([a], [b]) => a - b)
  if (filled.some(([, count]) => !(count > 0))) throw new RangeError('A count is a number of 0 or more')
  const total = filled.reduce((sum, [, count]) => sum + count, 0)
  // A product such as 0.07 × 100 may come out a hair above the whole number it means.
  const rank = Math.max(1, Math.ceil(p * total * (1 - 1e-12)))
  let below = 0
  for (const [bucket, count] of filled) {
    below += count
    if (below >= rank) return middleOf(bucket)
  }
  return undefined
}

function middleOf(bucket: number): number {
  const { from, to } = bucketBounds(bucket)
  return from === to ? from : (2 * from * to) / (from + to)
}

/** Several counts as one: the same as if all durations had been counted at once. */
export function mergeCounts(several: Iterable<BucketCounts>): Map<number, number> {
  const merged = new Map<number, number>()
  for (const counts of several)
    for (const [bucket, count] of counts) merged.set(bucket, (merged.get(bucket) ?? 0) + count)
  return merged
}
