/** Which terms set a group of texts apart from all others. */
import type { TermRows } from '#core/text/subjects/terms.ts'

const MOST_WORDS = 8
/** z above it is no accident, also where many terms are looked at. */
const TELLING = 3

/**
 * For each group the terms that its texts have far more often than the others: log-odds ratio with an informative
 * Dirichlet prior, divided by its standard deviation (Monroe, Colaresi & Quinn 2008, "Fightin' Words", equations 16,
 * 20, 22); the prior is what all texts say. A pair of words stands for its single words.
 */
export function distinctiveTerms(rows: TermRows, groupOf: Int32Array, groups: number): string[][] {
  const counts = new Float64Array(rows.terms.length * groups)
  const totals = new Float64Array(groups)
  groupOf.forEach((group, i) => {
    if (group < 0) return
    for (let at = rows.starts[i] ?? 0; at < (rows.starts[i + 1] ?? 0); at++) {
      ;(counts[(rows.columns[at] as number) * groups + group] as number) += 1
      ;(totals[group] as number) += 1
    }
  })
  const all = totals.reduce((a, b) => a + b, 0)
  return Array.from({ length: groups }, (_, group) => {
    const scored = rows.terms.flatMap((term, column) => {
      const here = counts[column * groups + group] ?? 0
      if (here === 0) return []
      const everywhere = rows.having[column] ?? 0
      const z = standing(here, totals[group] ?? 0, everywhere, all)
      return z > TELLING ? [{ term, z, here }] : []
    })
    return withoutRepeats(scored.toSorted((a, b) => b.z - a.z || (a.term < b.term ? -1 : 1)))
  })
}

function standing(here: number, total: number, everywhere: number, all: number): number {
  const elsewhere = Math.max(0, everywhere - here)
  // A prior as heavy as a tenth of the group keeps rare terms from winning by accident.
  const weight = total * 0.1
  const prior = (weight * everywhere) / Math.max(1, all)
  const odds = (count: number, sum: number) =>
    Math.log((count + prior) / Math.max(1e-9, sum + weight - count - prior))
  const difference = odds(here, total) - odds(elsewhere, Math.max(1, all - total))
  return difference / Math.sqrt(1 / (here + prior) + 1 / (elsewhere + prior))
}

/** A single word gives way to a pair that holds it and is nearly as telling; the rest in their order. */
function withoutRepeats(scored: ReadonlyArray<{ term: string; z: number; here: number }>): string[] {
  const kept: string[] = []
  for (const { term, z, here } of scored) {
    if (kept.length === MOST_WORDS) break
    const said = kept.some(
      (other) => other.split(' ').includes(term) || term.split(' ').some((w) => w === other),
    )
    const better = scored.some(
      (other) =>
        !term.includes(' ') &&
        other.term.split(' ').length === 2 &&
        other.term.split(' ').includes(term) &&
        other.z > 0.6 * z &&
        other.here > 0.7 * here,
    )
    if (!said && !better) kept.push(term)
  }
  return kept
}
