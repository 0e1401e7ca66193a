/** Which layer of a map each place is in; pure. */
import type { FlowBand } from './flow-layout.ts'

/**
 * Each place lies below all that lead to it, with at most so many in a layer; links that would close a circle are left
 * aside: those that turn back or lead to a place where ways begin, then the weakest.
 */
export function layersOf(
  keys: readonly string[],
  bands: readonly FlowBand[],
  { across, begins }: { readonly across: number; readonly begins: ReadonlySet<string> },
): Map<string, number> {
  const onward = withoutCircles(keys, bands, begins)
  const layers = new Map<string, number>()
  const full = new Map<number, number>()
  for (const key of inOrder(keys, onward)) {
    const above = onward.filter(({ to }) => to === key).map(({ from }) => layers.get(from) ?? 0)
    let layer = above.length === 0 ? 0 : Math.max(...above) + 1
    while ((full.get(layer) ?? 0) >= across) layer += 1
    layers.set(key, layer)
    full.set(layer, (full.get(layer) ?? 0) + 1)
  }
  return layers
}

/** Places so that each comes after those that lead to it; else in the order given. */
function inOrder(keys: readonly string[], onward: readonly FlowBand[]): string[] {
  const done = new Set<string>()
  const open = [...keys]
  while (open.length > 0) {
    const ready = open.findIndex((key) => onward.every(({ from, to }) => to !== key || done.has(from)))
    const [next] = open.splice(Math.max(0, ready), 1)
    if (next !== undefined) done.add(next)
  }
  return [...done]
}

/** The links that lead on, one after the other; one that would close a circle is left out. */
function withoutCircles(
  keys: readonly string[],
  bands: readonly FlowBand[],
  begins: ReadonlySet<string>,
): FlowBand[] {
  const known = new Set(keys)
  const late = ({ to, back }: FlowBand): number => (begins.has(to) ? 2 : back ? 1 : 0)
  const candidates = bands
    .filter(({ from, to }) => from !== to && known.has(from) && known.has(to))
    .toSorted((a, b) => late(a) - late(b) || b.count - a.count)
  const kept: FlowBand[] = []
  for (const band of candidates) if (!leads(kept, band.to, band.from)) kept.push(band)
  return kept
}

function leads(bands: readonly FlowBand[], from: string, to: string): boolean {
  const seen = new Set([from])
  const open = [from]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === to) return true
    for (const band of bands)
      if (band.from === at && !seen.has(band.to)) {
        seen.add(band.to)
        open.push(band.to)
      }
  }
  return false
}
