import type { Need } from '#domain/planning/contract.need.ts'
import type { Bin } from '../../charts/histogram.ts'

const MINUTE = 60
const MOST_BINS = 40

/**
 * Talk times as bins of whole minutes, seconds; every minute from nought to the longest, also those in which nobody
 * ended. Where there would be too many, bins hold two, five, ten … minutes.
 */
export function talkBins({ byMinute }: Pick<NonNullable<Need['talk']>, 'byMinute'>): Bin[] {
  const last = byMinute.reduce((most, { minute }) => Math.max(most, minute), 0)
  const width = [1, 2, 5, 10].find((minutes) => (last + 1) / minutes <= MOST_BINS) ?? 20
  const counts = new Map<number, number>()
  for (const { minute, count } of byMinute) {
    const bin = Math.floor(minute / width)
    counts.set(bin, (counts.get(bin) ?? 0) + count)
  }
  return Array.from({ length: Math.floor(last / width) + 1 }, (_, bin) => ({
    from: bin * width * MINUTE,
    to: (bin + 1) * width * MINUTE,
    count: counts.get(bin) ?? 0,
  }))
}
