import { percentile } from './spread.ts'
import { visitsOf } from './flow.ts'
import type { EventTable, Lens } from './types.ts'

/** Cases that went the same way. */
export type Variant = {
  readonly path: readonly string[]
  readonly cases: number
  /** From the first event to the last. */
  readonly medianHours: number
  /** Some of them, to open. */
  readonly examples: readonly string[]
}

/** The ways that cases went, the most frequent first. */
export type Variants = {
  readonly by: Lens
  /** How many different ways there are, of which the most frequent are listed. */
  readonly found: number
  readonly variants: readonly Variant[]
}

const HOUR_MS = 3_600_000
const EXAMPLES = 3

/**
 * Variants: which ways cases went, activities event by event, persons and teams by runs.
 *
 * @param most how many are listed
 */
export function variantsOf(table: EventTable, by: Lens, most = 20): Variants {
  const groups = Map.groupBy(table.cases.keys(), (c) => visitsOf(table, c, by).join())
  // A sort keeps the order of equals, so of two equally frequent ways the one that came first stands first.
  const ordered = [...groups.values()].sort((a, b) => b.length - a.length)
  return { by, found: ordered.length, variants: ordered.slice(0, most).map((one) => variant(table, by, one)) }
}

function variant(table: EventTable, by: Lens, members: readonly number[]): Variant {
  const took = Float64Array.from(members, (c) => {
    const last = table.at[(table.start[c + 1] ?? 1) - 1] ?? 0
    return (last - (table.at[table.start[c] ?? 0] ?? 0)) / HOUR_MS
  })
  return {
    path: visitsOf(table, members[0] ?? 0, by).map((place) => table.names[by][place] ?? ''),
    cases: members.length,
    medianHours: percentile(took.sort(), 0.5),
    examples: members.slice(0, EXAMPLES).map((c) => table.cases[c] ?? ''),
  }
}
