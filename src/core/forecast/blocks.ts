/**
 * Days in blocks of intervals long enough to hold a pattern. What happens from day to day is learned per block; how
 * a block divides into its intervals, which changes little, from all days together.
 */
import type { History, PastDay } from '#core/forecast/history.ts'

export type BlockDay = PastDay & {
  /** Count per block; NaN where none of it is known. */
  readonly blocks: Float64Array
}

export type Blocks = {
  readonly count: number
  readonly days: readonly BlockDay[]
  /** Counts per block of a weekday as counts per slot. */
  readonly spread: (blocks: Float64Array, weekday: number) => Float64Array
}

const SHORTEST_MINUTES = 30
const LONGEST_MINUTES = 120
const ENOUGH_PER_BLOCK = 12
const MOST_BLOCKS = 48
/** Contacts that the common pattern weighs within a block, beside those of the weekday itself. */
const COMMON_WEIGHT = 1000

/** The last `weeks` weeks of the history in blocks. */
export function blocksOf(history: History, weeks = 26): Blocks {
  const days = history.days.filter((one) => one.day >= history.end - weeks * 7)
  const used = days.length > 0 ? days : history.days
  const width = widthOf(history, used)
  const count = Math.ceil(history.slots / width)
  const within = withinShares(used, history.slots, width)
  return {
    count,
    days: used.map((day) => ({ ...day, blocks: gather(day, width, count, within) })),
    spread: (blocks, weekday) =>
      (within[weekday] as Float64Array).map((share, s) => share * (blocks[Math.floor(s / width)] as number)),
  }
}

function widthOf(history: History, days: readonly PastDay[]): number {
  const { slots, intervalMinutes } = history
  const mean = days.reduce((sum, one) => sum + one.total, 0) / Math.max(1, days.length * slots)
  const least = Math.max(1, Math.round(SHORTEST_MINUTES / intervalMinutes), Math.ceil(slots / MOST_BLOCKS))
  const most = Math.max(least, Math.floor(LONGEST_MINUTES / intervalMinutes))
  return Math.min(most, Math.max(least, Math.ceil(ENOUGH_PER_BLOCK / Math.max(mean, 1e-9))))
}

/** Per weekday, the share of each slot in its block; the weekday's own drawn to that of all days. */
function withinShares(days: readonly PastDay[], slots: number, width: number): Float64Array[] {
  const sums = Array.from({ length: 8 }, () => new Float64Array(slots))
  for (const { values, weekday } of days) {
    const [own, all] = [sums[weekday] as Float64Array, sums[7] as Float64Array]
    for (let s = 0; s < slots; s++) {
      const value = values[s] as number
      if (Number.isNaN(value)) continue
      own[s] = (own[s] as number) + value
      all[s] = (all[s] as number) + value
    }
  }
  const common = shareOf(sums[7] as Float64Array, width, undefined)
  return sums.slice(0, 7).map((own) => shareOf(own, width, common))
}

function shareOf(sums: Float64Array, width: number, common: Float64Array | undefined): Float64Array {
  const shares = new Float64Array(sums.length)
  for (let from = 0; from < sums.length; from += width) {
    const to = Math.min(from + width, sums.length)
    let total = 0
    for (let s = from; s < to; s++) total += sums[s] as number
    // Half a contact per slot keeps what was never seen a little above nothing.
    const weight = common ? COMMON_WEIGHT : 0.5 * (to - from)
    for (let s = from; s < to; s++)
      shares[s] = ((sums[s] as number) + weight * (common?.[s] ?? 1 / (to - from))) / (total + weight)
  }
  return shares
}

function gather(day: PastDay, width: number, count: number, within: readonly Float64Array[]): Float64Array {
  const share = within[day.weekday] as Float64Array
  const [sum, known] = [new Float64Array(count), new Float64Array(count)]
  day.values.forEach((value, s) => {
    if (Number.isNaN(value)) return
    const b = Math.floor(s / width)
    sum[b] = (sum[b] as number) + value
    known[b] = (known[b] as number) + (share[s] as number)
  })
  return sum.map((value, b) => ((known[b] as number) > 0.2 ? value / (known[b] as number) : Number.NaN))
}
