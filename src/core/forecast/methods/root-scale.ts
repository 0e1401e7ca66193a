/**
 * Counts on the root scale, √(N + ¼), where chance alone has variance ¼ whatever the count (Brown et al. 2005, C5), with
 * single odd cells held back.
 */
import type { BlockDay, Blocks } from '#core/forecast/blocks.ts'
import { medianOf } from '#core/forecast/methods/method.ts'

export type RootDay = { readonly day: BlockDay; readonly roots: Float64Array }

export const toRoot = (count: number): number => Math.sqrt(count + 0.25)

/** Back to counts: E N = z² when z estimates E √(N + ¼), up to terms of order 1/N. */
export const fromRoot = (root: number): number => (root > 0 ? root * root : 0)

/** How many robust standard deviations a cell may lie from what its day and its time of day suggest. */
const FAR = 4

/** All days of the blocks on the root scale; unknown cells filled with what the day and the time of day suggest. */
export function rootDays(blocks: Blocks): RootDay[] {
  const middles = middlesOf(blocks)
  return blocks.days.map((day) => {
    const middle = middles[day.weekday] as Float64Array
    const raw = day.blocks.map(toRoot)
    const factor = factorOf(raw, middle)
    const spread =
      1.4826 * medianOf(known(raw.map((root, b) => Math.abs(root - factor * (middle[b] as number)))))
    const limit = FAR * Math.max(spread || 0, 0.5)
    const roots = raw.map((root, b) => {
      const usual = factor * (middle[b] as number)
      return Number.isNaN(root) ? usual : Math.max(usual - limit, Math.min(usual + limit, root))
    })
    return { day, roots }
  })
}

const known = (values: ArrayLike<number>) => Array.from(values).filter((value) => !Number.isNaN(value))

/** Per weekday and block the median root; blocks that a weekday never has take that of all days. */
function middlesOf(blocks: Blocks): Float64Array[] {
  const middle = (days: readonly BlockDay[], b: number) =>
    medianOf(known(days.map((one) => toRoot(one.blocks[b] as number))))
  const all = Float64Array.from({ length: blocks.count }, (_, b) => middle(blocks.days, b) || 0)
  return Array.from({ length: 7 }, (_, w) => {
    const own = blocks.days.filter((one) => one.weekday === w)
    return all.map((usual, b) => {
      const found = middle(own, b)
      return Number.isNaN(found) ? usual : found
    })
  })
}

/** How much the day as a whole lies above its weekday, by sums over the cells that are known. */
function factorOf(raw: Float64Array, middle: Float64Array): number {
  const ratios = known(
    raw.map((root, b) => ((middle[b] as number) > 0.6 ? root / (middle[b] as number) : Number.NaN)),
  )
  const found = medianOf(ratios)
  return Number.isNaN(found) ? 1 : found
}

/**
 * What the squares of fitted roots have to be multiplied by so that they sum to the counts they were fitted to: a root
 * smoothed over days lies below the root of the mean, the more so the smaller the counts.
 */
export function rootBias(rows: readonly RootDay[], fitted: (row: RootDay) => Float64Array): number {
  let [came, thought] = [0, 0]
  for (const row of rows) {
    for (const root of row.roots) came += root * root - 0.25
    for (const root of fitted(row)) thought += fromRoot(root)
  }
  return thought > 0 ? Math.max(0, came) / thought : 1
}
