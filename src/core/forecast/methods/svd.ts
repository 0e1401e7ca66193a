/**
 * Days × time of day as a matrix on the root scale, reduced to the few patterns that stand out of chance; the weight of
 * each pattern is forecast as a series of its own (Shen & Huang 2008, M&SOM 10, 391–410).
 */
import { blocksOf } from '#core/forecast/blocks.ts'
import type { Blocks } from '#core/forecast/blocks.ts'
import { forecastSeries } from '#core/forecast/methods/day-series.ts'
import type { Method } from '#core/forecast/methods/method.ts'
import { fromRoot, rootBias, rootDays } from '#core/forecast/methods/root-scale.ts'
import type { RootDay } from '#core/forecast/methods/root-scale.ts'
import { dot, leadingSvd } from '#core/stats/svd.ts'

const MOST_PATTERNS = 4

export const svd: Method = (history, targets, memory) => {
  const blocks = blocksOf(history)
  const rows = rootDays(blocks)
  const patterns = patternsOf(rows, blocks)
  const days = rows.map((one) => one.day)
  const scores = patterns.map((pattern, k) =>
    forecastSeries(
      `svd_${k}`,
      days,
      rows.map((row) => dot(row.roots, pattern)),
      targets,
      memory,
    ),
  )
  const bias = rootBias(rows, ({ roots }) =>
    together(
      patterns,
      patterns.map((pattern) => dot(roots, pattern)),
    ),
  )
  return targets.map(({ weekday }, i) => {
    const roots = together(
      patterns,
      scores.map((one) => one[i] ?? 0),
    )
    return blocks.spread(
      roots.map((root) => bias * fromRoot(root)),
      weekday,
    )
  })
}

function together(patterns: readonly Float64Array[], scores: readonly number[]): Float64Array {
  const sum = new Float64Array(patterns[0]?.length ?? 0)
  patterns.forEach((pattern, k) => {
    const score = scores[k] as number
    for (let b = 0; b < sum.length; b++) sum[b] = (sum[b] as number) + score * (pattern[b] as number)
  })
  return sum
}

/**
 * Patterns whose singular value exceeds what noise of variance ¼ alone would give, ½(√rows + √columns) (the edge of
 * Marchenko & Pastur 1967).
 */
function patternsOf(rows: readonly RootDay[], blocks: Blocks): Float64Array[] {
  const found = leadingSvd(
    rows.map((row) => row.roots),
    blocks.count,
    MOST_PATTERNS,
  )
  const edge = 0.5 * (Math.sqrt(rows.length) + Math.sqrt(blocks.count))
  return found.vectors.filter((_, k) => k === 0 || (found.values[k] ?? 0) > edge)
}
