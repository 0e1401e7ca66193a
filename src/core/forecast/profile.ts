/** How a day divides into blocks, per weekday, drawn to that of all days as far as chance explains the difference. */
import type { BlockDay } from '#core/forecast/blocks.ts'

const HALF_LIFE_DAYS = 63

/** Per weekday (Monday first) the share of each block in the day; each sums to 1. */
export function dayShares(days: readonly BlockDay[], count: number, end: number): Float64Array[] {
  const all = meanShare(days, count, end)
  return Array.from({ length: 7 }, (_, w) => {
    const own = days.filter((one) => one.weekday === w)
    if (own.length < 2) return all.mean
    const found = meanShare(own, count, end)
    return drawn(found, all.mean)
  })
}

type Shares = { readonly mean: Float64Array; readonly variance: Float64Array }

/** Weighted mean of the daily shares per block, with the variance of that mean. */
function meanShare(days: readonly BlockDay[], count: number, end: number): Shares {
  const sums = new Float64Array(count)
  let weights = 0
  let squares = 0
  const weighted = days.map((day) => ({ day, weight: 0.5 ** ((end - day.day) / HALF_LIFE_DAYS) }))
  for (const { day, weight } of weighted) {
    for (let b = 0; b < count; b++) sums[b] = (sums[b] as number) + weight * known(day.blocks[b])
    weights += weight * Math.max(day.total, 1e-9)
    squares += weight * weight * Math.max(day.total, 1e-9) ** 2
  }
  const total = sums.reduce((sum, one) => sum + one, 0)
  const mean = sums.map((one) => (total > 0 ? one / total : 1 / count))
  const effective = weights > 0 ? (weights * weights) / squares : 1
  const variance = mean.map((share, b) => {
    let spread = 0
    for (const { day, weight } of weighted)
      spread +=
        weight * Math.max(day.total, 1e-9) * (known(day.blocks[b]) / Math.max(day.total, 1e-9) - share) ** 2
    return spread / Math.max(weights, 1e-9) / Math.max(effective - 1, 0.5)
  })
  return { mean, variance }
}

const known = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? 0 : value)

/** James & Stein (1961): the difference from the common pattern, less what chance alone would make of it. */
function drawn(own: Shares, common: Float64Array): Float64Array {
  let [distance, chance] = [0, 0]
  own.mean.forEach((share, b) => {
    const weight = 1 / Math.max(common[b] as number, 1e-6)
    distance += weight * (share - (common[b] as number)) ** 2
    chance += weight * (own.variance[b] as number)
  })
  const kept = distance > 0 ? Math.max(0, 1 - chance / distance) : 0
  return own.mean.map((share, b) => (common[b] as number) + kept * (share - (common[b] as number)))
}
