/** The weekday's profile on the root scale, raised or lowered by a day effect that fades from day to day. */
import { blocksOf } from '#core/forecast/blocks.ts'
import type { Method } from '#core/forecast/methods/method.ts'
import { fromRoot, rootBias, rootDays } from '#core/forecast/methods/root-scale.ts'
import type { RootDay } from '#core/forecast/methods/root-scale.ts'

const WEEKS = 13

export const rootProfile: Method = (history, targets) => {
  const blocks = blocksOf(history, WEEKS)
  const rows = rootDays(blocks)
  const profiles = Array.from({ length: 7 }, (_, w) => meanOf(rows, w, blocks.count))
  const effects = rows.map((row) => effectOf(row, profiles[row.day.weekday] as Float64Array))
  const fading = autocorrelation(rows, effects)
  const bias = rootBias(rows, ({ day }) => profiles[day.weekday] as Float64Array)
  const last = rows.at(-1)
  return targets.map(({ weekday, position }) => {
    const steps = Math.max(1, position - (last?.day.position ?? position))
    const effect = (effects.at(-1) ?? 0) * fading ** steps
    const counts = (profiles[weekday] as Float64Array).map((root) => bias * fromRoot(root * (1 + effect)))
    return blocks.spread(counts, weekday)
  })
}

function meanOf(rows: readonly RootDay[], weekday: number, count: number): Float64Array {
  const own = rows.filter((row) => row.day.weekday === weekday)
  const used = own.length > 0 ? own : rows
  const sum = new Float64Array(count)
  for (const { roots } of used) roots.forEach((root, b) => (sum[b] = (sum[b] as number) + root))
  return sum.map((value) => value / Math.max(1, used.length))
}

function effectOf(row: RootDay, profile: Float64Array): number {
  let [sum, usual] = [0, 0]
  row.roots.forEach((root, b) => {
    sum += root
    usual += profile[b] as number
  })
  return usual > 0 ? sum / usual - 1 : 0
}

/** First-order autocorrelation over neighbouring days, drawn a little to 0 and never below it. */
function autocorrelation(rows: readonly RootDay[], effects: readonly number[]): number {
  let [products, squares, pairs] = [0, 0, 0]
  for (let i = 1; i < rows.length; i++) {
    if ((rows[i] as RootDay).day.position - (rows[i - 1] as RootDay).day.position !== 1) continue
    products += (effects[i] as number) * (effects[i - 1] as number)
    squares += ((effects[i] as number) ** 2 + (effects[i - 1] as number) ** 2) / 2
    pairs += 1
  }
  return squares > 0 ? Math.max(0, Math.min(0.98, (products / squares) * (pairs / (pairs + 5)))) : 0
}
