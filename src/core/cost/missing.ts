/** Inputs that nobody has said, or that cannot be: then there is no answer, and no figure stands in for one. */
import { isRange } from './ranges.ts'
import type { NotPossible, NotSaid, Range } from './types.ts'

/** What is wrong with inputs by name; undefined where all are said and possible. Shares have at most 1. */
export function unusable(
  inputs: Readonly<Record<string, Range | undefined>>,
  shares: readonly string[] = [],
): NotSaid | NotPossible | undefined {
  const named = Object.entries(inputs)
  const missing = named.filter(([, range]) => range === undefined).map(([name]) => name)
  if (missing.length > 0) return { ok: false, why: 'not_said', inputs: missing }
  const odd = named
    .filter(([name, range]) => range && !isRange(range, shares.includes(name) ? 1 : Infinity))
    .map(([name]) => name)
  return odd.length > 0 ? { ok: false, why: 'not_possible', inputs: odd } : undefined
}
