import type { EventTable } from './types.ts'

/**
 * For each event of a case (from `from` up to `to` in the table): how many before it are the same in instant, activity and
 * holder. 0 for the first of its kind, so that with this number every event of a case differs from every other.
 */
export function copiesOf({ at, names, places }: EventTable, from: number, to: number): number[] {
  const copies: number[] = []
  const seen = new Map<number, number>()
  for (let i = from; i < to; i += 1) {
    if (at[i] !== at[i - 1]) seen.clear()
    // One more than the place, since nobody is -1.
    const kind = (places.activity[i] ?? 0) * (names.holder.length + 1) + (places.holder[i] ?? -1) + 1
    const times = seen.get(kind) ?? 0
    seen.set(kind, times + 1)
    copies.push(times)
  }
  return copies
}
