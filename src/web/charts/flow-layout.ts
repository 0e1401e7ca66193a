/** Where the places and bands of a flow are drawn; pure, in units of the drawing: steps along, 0 to 1 across. */

export type FlowPlace = {
  readonly key: string
  readonly label: string
  readonly count: number
  /** 0 for the first. */
  readonly step: number
  readonly detail?: string
}
export type FlowBand = {
  readonly from: string
  readonly to: string
  readonly count: number
  readonly detail?: string
  /** It leads back to where it was before. */
  readonly back?: boolean
}

export type PlacedNode = FlowPlace & { readonly top: number; readonly bottom: number }
/** From the right edge of one place to the left edge of the next; each end with its upper and lower bound. */
export type PlacedBand = FlowBand & {
  readonly fromStep: number
  readonly toStep: number
  readonly start: readonly [number, number]
  readonly end: readonly [number, number]
}

const GAP = 0.035

/** Stacks the places of each step, the largest first, and runs the bands between them without crossings inside a place. */
export function flowLayout(
  places: readonly FlowPlace[],
  bands: readonly FlowBand[],
): { nodes: PlacedNode[]; bands: PlacedBand[] } {
  const steps = Math.max(0, ...places.map(({ step }) => step)) + 1
  const columns = Array.from({ length: steps }, (_, step) =>
    places.filter((one) => one.step === step).toSorted((a, b) => b.count - a.count),
  )
  const scale = Math.min(
    ...columns.map((column) => {
      const total = column.reduce((sum, { count }) => sum + count, 0)
      return total > 0 ? Math.max(0.2, 1 - GAP * (column.length - 1)) / total : Infinity
    }),
  )
  const nodes = columns.flatMap((column) => stacked(column, Number.isFinite(scale) ? scale : 0))
  return { nodes, bands: placedBands(nodes, bands, Number.isFinite(scale) ? scale : 0) }
}

function stacked(column: readonly FlowPlace[], scale: number): PlacedNode[] {
  let top = 0
  return column.map((place) => {
    const bottom = top + place.count * scale
    const placed = { ...place, top, bottom }
    top = bottom + GAP
    return placed
  })
}

function placedBands(nodes: readonly PlacedNode[], bands: readonly FlowBand[], scale: number): PlacedBand[] {
  const byKey = new Map(nodes.map((node) => [node.key, node]))
  const left = new Map(nodes.map(({ key, top }) => [key, top]))
  const right = new Map(nodes.map(({ key, top }) => [key, top]))
  const known = bands.filter(({ from, to }) => byKey.has(from) && byKey.has(to))
  const topOf = (key: string) => byKey.get(key)?.top ?? 0
  const inOrder = known.toSorted((a, b) => topOf(a.from) - topOf(b.from) || topOf(a.to) - topOf(b.to))
  return inOrder.map((band) => {
    const thick = band.count * scale
    const take = (at: Map<string, number>, key: string): readonly [number, number] => {
      const from = at.get(key) ?? 0
      at.set(key, from + thick)
      return [from, from + thick]
    }
    return {
      ...band,
      fromStep: byKey.get(band.from)?.step ?? 0,
      toStep: byKey.get(band.to)?.step ?? 0,
      start: take(right, band.from),
      end: take(left, band.to),
    }
  })
}

export type MapNode = {
  readonly key: string
  readonly layer: number
  readonly across: number
  readonly of: number
}

/**
 * Layers of a map of places: each lies one below the furthest place that leads to it, links that turn back left aside.
 * `across` is the place within its layer, 0 for the first.
 */
export function mapLayout(keys: readonly string[], bands: readonly FlowBand[]): MapNode[] {
  const onward = withoutTurns(keys, bands)
  const layer = new Map<string, number>(keys.map((key) => [key, 0]))
  for (let round = 0; round < keys.length; round += 1)
    for (const { from, to } of onward) layer.set(to, Math.max(layer.get(to) ?? 0, (layer.get(from) ?? 0) + 1))
  const layers = new Map<number, string[]>()
  for (const key of keys) {
    const at = layer.get(key) ?? 0
    layers.set(at, [...(layers.get(at) ?? []), key])
  }
  return [...layers].flatMap(([at, inside]) =>
    inside.map((key, across) => ({ key, layer: at, across, of: inside.length })),
  )
}

/** The links that lead on, the strongest first; one that would close a circle turns back. */
function withoutTurns(keys: readonly string[], bands: readonly FlowBand[]): FlowBand[] {
  const known = new Set(keys)
  const candidates = bands
    .filter(({ from, to, back }) => !back && from !== to && known.has(from) && known.has(to))
    .toSorted((a, b) => b.count - a.count)
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
