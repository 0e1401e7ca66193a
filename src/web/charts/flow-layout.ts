/** Where the places and bands of a flow are drawn; pure, in units of the drawing: steps along, 0 to 1 across. */

export type FlowPlace = {
  readonly key: string
  readonly label: string
  readonly count: number
  /** 0 for the first. */
  readonly step: number
  readonly detail?: string
  readonly role?: FlowRole
}
/** Ways begin or end here, or several rare places are put together: drawn apart from where ways lead through. */
export type FlowRole = 'begin' | 'end' | 'rest'
export type FlowBand = {
  readonly from: string
  readonly to: string
  readonly count: number
  readonly detail?: string
  /** It leads back to where it was before. */
  readonly back?: boolean
}

export type PlacedNode = FlowPlace & { readonly top: number; readonly bottom: number }
/** From one place to the next; each end with its upper and lower bound across. */
export type PlacedBand = FlowBand & {
  readonly fromStep: number
  readonly toStep: number
  readonly start: readonly [number, number]
  readonly end: readonly [number, number]
}

/** Share of the drawing between two places of a step; less where there are so many that no room would be left. */
const GAP = 0.036
const MOST_GAPS = 0.45

/**
 * Stacks the places of each step and runs the bands between them without crossings inside a place. The first step stands
 * by size; each further one so that bands run as straight as they can (barycentres: Sugiyama et al. 1981), with the
 * places where ways end at the far side.
 */
export function flowLayout(
  places: readonly FlowPlace[],
  bands: readonly FlowBand[],
): { nodes: PlacedNode[]; bands: PlacedBand[]; steps: number } {
  const steps = places.length === 0 ? 0 : Math.max(...places.map(({ step }) => step)) + 1
  const columns = orderedColumns(places, bands, steps)
  const gap = Math.min(GAP, MOST_GAPS / Math.max(1, ...columns.map((column) => column.length - 1)))
  const scale = scaleOf(columns, gap)
  const nodes = columns.flatMap((column) => stacked(column, scale, gap))
  return { nodes, bands: placedBands(nodes, bands, scale), steps }
}

function scaleOf(columns: readonly (readonly FlowPlace[])[], gap: number): number {
  const scales = columns.map((column) => {
    const total = column.reduce((sum, { count }) => sum + count, 0)
    return total > 0 ? (1 - gap * (column.length - 1)) / total : Infinity
  })
  const scale = Math.min(...scales)
  return Number.isFinite(scale) ? scale : 0
}

function orderedColumns(places: readonly FlowPlace[], bands: readonly FlowBand[], steps: number) {
  const columns: FlowPlace[][] = []
  const rank = new Map<string, number>()
  for (let step = 0; step < steps; step += 1) {
    const column = places.filter((one) => one.step === step).toSorted((a, b) => b.count - a.count)
    const wanted = new Map(column.map(({ key }) => [key, barycentre(key, bands, rank)]))
    if (step > 0)
      column.sort((a, b) => ends(a) - ends(b) || (wanted.get(a.key) ?? 0) - (wanted.get(b.key) ?? 0))
    column.forEach(({ key }, index) => rank.set(key, (index + 0.5) / column.length))
    columns.push(column)
  }
  return columns
}

/** What is put together comes after what has a name, and where ways end comes last. */
const ends = ({ role }: FlowPlace): number => (role === 'end' ? 2 : role === 'rest' ? 1 : 0)

/** Where the bands that lead to a place come from, in the middle; 1 where none does. */
function barycentre(key: string, bands: readonly FlowBand[], rank: ReadonlyMap<string, number>): number {
  const coming = bands.filter(({ from, to }) => to === key && rank.has(from))
  const total = coming.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return 1
  return coming.reduce((sum, { from, count }) => sum + (rank.get(from) ?? 0) * count, 0) / total
}

function stacked(column: readonly FlowPlace[], scale: number, gap: number): PlacedNode[] {
  let top = 0
  return column.map((place) => {
    const bottom = top + place.count * scale
    const placed = { ...place, top, bottom }
    top = bottom + gap
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

/**
 * The same flow with fewer places, for where there is little room: those of a step that hold less than a share of all,
 * or are not among its largest, become one; a single one stays. `at` tells where each place went.
 */
export function narrowed(
  places: readonly FlowPlace[],
  bands: readonly FlowBand[],
  { share, most, rest }: { readonly share: number; readonly most: number; readonly rest: string },
): { places: FlowPlace[]; bands: FlowBand[]; at: ReadonlyMap<string, string> } {
  const columns = [...Map.groupBy(places, ({ step }) => step).values()]
  const all = Math.max(0, ...columns.map((column) => column.reduce((sum, { count }) => sum + count, 0)))
  const at = new Map(places.map(({ key }) => [key, key]))
  const kept = columns.flatMap((column) => {
    const large = new Set(column.toSorted((a, b) => b.count - a.count).slice(0, most))
    const few = column.filter((one) => one.role === 'rest' || one.count < share * all || !large.has(one))
    const [first] = few
    if (!first || few.length < 2) return column
    const key = `${first.step} rest`
    for (const one of few) at.set(one.key, key)
    const count = few.reduce((sum, one) => sum + one.count, 0)
    const one: FlowPlace = { key, label: rest, count, step: first.step, role: 'rest' }
    return [...column.filter((place) => !few.includes(place)), one]
  })
  return { places: kept, bands: together(bands, at), at }
}

/** Bands whose ends became the same are one; it turns back where most of it does. */
function together(bands: readonly FlowBand[], at: ReadonlyMap<string, string>): FlowBand[] {
  const moved = bands.map((band) => ({
    ...band,
    from: at.get(band.from) ?? band.from,
    to: at.get(band.to) ?? band.to,
  }))
  return [...Map.groupBy(moved, ({ from, to }) => `${from} → ${to}`).values()].flatMap((same) => {
    const [first] = same
    if (!first || same.length === 1) return same
    const count = same.reduce((sum, band) => sum + band.count, 0)
    const back = same.reduce((sum, band) => sum + (band.back ? band.count : 0), 0)
    return [{ from: first.from, to: first.to, count, back: back * 2 > count }]
  })
}
