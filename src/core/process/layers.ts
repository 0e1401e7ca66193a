import { visitsOf } from './flow.ts'
import type { EventTable, Lens } from './types.ts'

/** A place in one layer; the name is null for all that are too rare to be shown alone. */
export type LayerNode = { readonly name: string | null; readonly cases: number }

/** Cases that went from a place of one layer to a place of the next. */
export type LayerLink = {
  /** The layer it leaves; it leads to the one after. */
  readonly layer: number
  readonly from: string | null
  readonly to: string | null
  readonly cases: number
}

/**
 * Where cases were first, second, third …, as a sankey shows it. Each case is in one node of each layer that it reached,
 * so nodes of a layer less links that leave it are the cases that ended there, or go on beyond the last layer.
 */
export type Layers = {
  readonly by: Lens
  readonly layers: readonly (readonly LayerNode[])[]
  readonly links: readonly LayerLink[]
}

/**
 * The first stays of all cases, equal neighbours being one.
 *
 * @param depth how many layers
 * @param most how many places a layer shows by name; the others are one
 */
export function layersOf(table: EventTable, by: Lens, depth = 5, most = 8): Layers {
  const paths = table.cases.map((_, c) => stays(visitsOf(table, c, by)).slice(0, depth))
  const shown = Array.from({ length: depth }, (_, layer) => mostFrequent(paths, layer, most))
  const named = paths.map((path) =>
    path.map((place, layer) => (shown[layer]?.has(place) ? (table.names[by][place] ?? '') : null)),
  )
  const layers = shown.map((_, layer) => nodesAt(named, layer)).filter((nodes) => nodes.length > 0)
  return { by, layers, links: layers.flatMap((_, layer) => linksFrom(named, layer)) }
}

const stays = (visits: readonly number[]) => visits.filter((place, i) => place !== visits[i - 1])

function mostFrequent(paths: readonly (readonly number[])[], layer: number, most: number): Set<number> {
  const counts = countBy(paths.flatMap((path) => path[layer] ?? []))
  const ordered = [...counts].sort(([, a], [, b]) => b - a)
  return new Set(ordered.slice(0, most).map(([place]) => place))
}

function countBy<K>(keys: readonly K[]): Map<K, number> {
  const counts = new Map<K, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

function nodesAt(paths: readonly (readonly (string | null)[])[], layer: number): LayerNode[] {
  const counts = countBy(paths.flatMap((path) => (layer < path.length ? [path[layer] ?? null] : [])))
  return Array.from(counts, ([name, cases]) => ({ name, cases })).sort(byCases)
}

function linksFrom(paths: readonly (readonly (string | null)[])[], layer: number): LayerLink[] {
  const reached = paths.filter((path) => layer + 1 < path.length)
  const counts = new Map<string, LayerLink & { cases: number }>()
  for (const path of reached) {
    const [from = null, to = null] = [path[layer], path[layer + 1]]
    const key = JSON.stringify([from, to])
    const link = counts.get(key) ?? { layer, from, to, cases: 0 }
    link.cases += 1
    counts.set(key, link)
  }
  return [...counts.values()].sort(byCases)
}

const byCases = (a: { name?: string | null; cases: number }, b: { name?: string | null; cases: number }) =>
  b.cases - a.cases
