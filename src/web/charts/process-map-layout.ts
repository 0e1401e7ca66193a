/** Where the places of a map and the ways between them are drawn; pure, in pixels. */
import type { FlowBand } from './flow-layout.ts'
import { layersOf } from './process-map-layers.ts'

export type XY = readonly [x: number, y: number]

/** A place: the middle of its box. */
export type MapBox = {
  readonly key: string
  readonly layer: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
/** A way between two boxes as points of a soft curve, from the one it leaves to the one it leads to. */
export type MapWay = { readonly band: FlowBand; readonly points: readonly XY[] }
export type MapPlan = {
  readonly boxes: readonly MapBox[]
  readonly ways: readonly MapWay[]
  readonly height: number
}

/** Room for a map: its width, and how large boxes are. */
export type MapRoom = {
  readonly width: number
  readonly boxWidth: number
  readonly boxHeight: number
  /** Between two layers, for the ways and their figures. */
  readonly between: number
  /** Places where ways begin: at the top. */
  readonly begins?: ReadonlySet<string>
}

const BOX_GAP = 26
const WAY_PX = 14
const SELF_PX = 30
const EDGE = 4
const ROUNDS = 12
const SETTLING = 90
/** How much straighter the middle of a long way should be than its ends (Gansner et al. 1993, section 4). */
const STRAIGHT = { box: 1, end: 2, middle: 16 } as const
const CURVE = 14

/** Something in a layer: a box, or where a long way passes through. */
type Item = {
  readonly id: string
  readonly layer: number
  readonly width: number
  readonly isBox: boolean
  x: number
}

/** A way with what it passes, from the upper box to the lower one. */
type Chain = {
  readonly band: FlowBand
  readonly items: readonly Item[]
  /** It is drawn upwards. */
  readonly isUp: boolean
}

/**
 * Lays places out in layers, as Sugiyama, Tagawa and Toda do (1981): circles are cut at their weakest link, each place comes
 * below those that lead to it, the order within a layer follows the neighbours so that ways cross little, and each stands
 * as near to its neighbours as there is room (least squares, by pooling adjacent violators). Long ways pass between the
 * boxes; none runs over one.
 */
export function mapPlan(keys: readonly string[], bands: readonly FlowBand[], room: MapRoom): MapPlan {
  const across = Math.max(1, Math.floor((room.width + BOX_GAP) / (room.boxWidth * 0.8 + BOX_GAP)))
  const layers = layersOf(keys, bands, { across, begins: room.begins ?? new Set() })
  const selves = new Set(bands.filter(({ from, to }) => from === to).map(({ from }) => from))
  const boxes = new Map(
    keys.map((key) => [
      key,
      itemOf(key, layers.get(key) ?? 0, room.boxWidth + (selves.has(key) ? SELF_PX : 0)),
    ]),
  )
  const chains = bands.flatMap((band) => chainOf(band, boxes) ?? [])
  const rows = rowsOf([...boxes.values(), ...chains.flatMap(({ items }) => items.slice(1, -1))])
  const beside = neighboursOf(chains)
  for (let round = 0; round < ROUNDS; round += 1) arrange(rows, beside, room.width, round % 2 === 0)
  for (let round = 0; round < SETTLING; round += 1) place(rows, beside, room.width, round % 2 === 0)
  centre(rows, room.width)
  return drawn(keys, { rows, boxes, chains }, room, bands)
}

const itemOf = (id: string, layer: number, width: number, isBox = true): Item => ({
  ...{ id, layer, width, isBox },
  x: 0,
})

function chainOf(band: FlowBand, boxes: ReadonlyMap<string, Item>): Chain | undefined {
  const [from, to] = [boxes.get(band.from), boxes.get(band.to)]
  if (!from || !to || from === to) return undefined
  const isUp = to.layer < from.layer
  const [upper, lower] = isUp ? [to, from] : [from, to]
  const between = Array.from({ length: Math.max(0, lower.layer - upper.layer - 1) }, (_, index) =>
    itemOf(`${band.from}→${band.to}#${index}`, upper.layer + 1 + index, WAY_PX, false),
  )
  return { band, items: [upper, ...between, lower], isUp }
}

function rowsOf(items: readonly Item[]): Item[][] {
  const rows: Item[][] = []
  for (const item of items) (rows[item.layer] ??= []).push(item)
  return rows.map((row) => row ?? [])
}

type Beside = ReadonlyMap<Item, readonly { readonly item: Item; readonly weight: number }[]>

function neighboursOf(chains: readonly Chain[]): Beside {
  const beside = new Map<Item, { item: Item; weight: number }[]>()
  const note = (one: Item, item: Item, weight: number) =>
    beside.set(one, [...(beside.get(one) ?? []), { item, weight }])
  for (const { items, band } of chains)
    for (const [index, lower] of items.entries()) {
      const upper = items[index - 1]
      if (!upper) continue
      const long = Number(!upper.isBox) + Number(!lower.isBox)
      const straight = long === 0 ? STRAIGHT.box : long === 1 ? STRAIGHT.end : STRAIGHT.middle
      const weight = Math.sqrt(band.count) * straight
      note(upper, lower, weight)
      note(lower, upper, weight)
    }
  return beside
}

/** Where the neighbours of an item are, in the middle; itself where it has none. */
function middleOf(item: Item, beside: Beside, wanted: (layer: number) => boolean): number {
  const near = (beside.get(item) ?? []).filter((one) => wanted(one.item.layer))
  const weight = near.reduce((sum, one) => sum + one.weight, 0)
  if (weight === 0) return item.x
  return near.reduce((sum, one) => sum + one.item.x * one.weight, 0) / weight
}

/** Moves all of it into the middle. */
function centre(rows: readonly (readonly Item[])[], width: number): void {
  const items = rows.flat()
  const low = Math.min(...items.map(({ x, width: own }) => x - own / 2))
  const high = Math.max(...items.map(({ x, width: own }) => x + own / 2))
  for (const item of items) item.x += (width - low - high) / 2
}

/** Puts each row in the order of its neighbours in the row before it (or after it), and spreads it evenly. */
function arrange(rows: readonly Item[][], beside: Beside, width: number, isDown: boolean): void {
  const inTurn = isDown ? rows : rows.toReversed()
  for (const row of inTurn) {
    const wanted = new Map(
      row.map((item) => [
        item,
        middleOf(item, beside, (layer) => (isDown ? layer < item.layer : layer > item.layer)),
      ]),
    )
    row.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0))
    settle(row, width, () => width / 2)
  }
}

/** Moves each item towards its neighbours, the order being kept. */
function place(rows: readonly Item[][], beside: Beside, width: number, isDown: boolean): void {
  const inTurn = isDown ? rows : rows.toReversed()
  for (const row of inTurn) settle(row, width, (item) => middleOf(item, beside, () => true))
}

/**
 * The positions nearest to the wanted ones (least squares) at which no two items of a row overlap and all are inside: an
 * isotonic regression, by pooling adjacent violators. Where a row is too full its boxes and gaps are shared out evenly.
 */
function settle(row: readonly Item[], width: number, wanted: (item: Item) => number): void {
  const total = row.reduce((sum, item) => sum + item.width, 0) + BOX_GAP * Math.max(0, row.length - 1)
  const squeeze = Math.min(1, (width - 2 * EDGE) / Math.max(1, total))
  const offsets: number[] = []
  row.forEach((item, index) => {
    const before = row[index - 1]
    const apart = before ? ((before.width + item.width) / 2 + gapOf(before, item)) * squeeze : 0
    offsets.push((offsets[index - 1] ?? 0) + apart)
  })
  const pools: { sum: number; count: number }[] = []
  for (const [index, item] of row.entries()) {
    pools.push({ sum: wanted(item) - (offsets[index] ?? 0), count: 1 })
    for (
      let last = pools.at(-1), before = pools.at(-2);
      last && before;
      [last, before] = [pools.at(-1), pools.at(-2)]
    ) {
      if (before.sum / before.count <= last.sum / last.count) break
      pools.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count })
    }
  }
  const [first, last] = [row[0], row.at(-1)]
  const low = EDGE + ((first?.width ?? 0) * squeeze) / 2
  const high = width - EDGE - ((last?.width ?? 0) * squeeze) / 2 - (offsets.at(-1) ?? 0)
  const free = pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
  row.forEach((item, index) => {
    item.x = Math.max(low, Math.min(high, free[index] ?? 0)) + (offsets[index] ?? 0)
  })
}

const gapOf = (one: Item, other: Item): number => (one.isBox && other.isBox ? BOX_GAP : BOX_GAP / 2)

type Settled = {
  readonly rows: readonly (readonly Item[])[]
  readonly boxes: ReadonlyMap<string, Item>
  readonly chains: readonly Chain[]
}

function drawn(
  keys: readonly string[],
  settled: Settled,
  room: MapRoom,
  bands: readonly FlowBand[],
): MapPlan {
  const { rows, boxes, chains } = settled
  const pitch = room.boxHeight + room.between
  const widthIn = rows.map((row) => boxWidthIn(row, room))
  const made = new Map(
    keys.flatMap((key) => {
      const item = boxes.get(key)
      if (!item) return []
      const y = EDGE + room.boxHeight / 2 + item.layer * pitch
      const width = widthIn[item.layer] ?? room.boxWidth
      return [[key, { key, layer: item.layer, x: item.x, y, width, height: room.boxHeight }] as const]
    }),
  )
  const ports = portsOf(chains, made)
  const ways = chains.map((chain) => ({ band: chain.band, points: pointsOf(chain, ports, pitch, room) }))
  const selfWays = bands.flatMap((band) => {
    const box = band.from === band.to ? made.get(band.from) : undefined
    return box ? [{ band, points: selfPoints(box) }] : []
  })
  return {
    boxes: [...made.values()],
    ways: [...ways, ...selfWays],
    height: rows.length * pitch - room.between + 2 * EDGE,
  }
}

/** In a row that is too full boxes are narrower. */
function boxWidthIn(row: readonly Item[], room: MapRoom): number {
  let most = room.boxWidth
  for (const [index, item] of row.entries()) {
    const next = row[index + 1]
    if (!next || !(item.isBox || next.isBox)) continue
    const apart = next.x - item.x
    const both = item.isBox && next.isBox
    most = Math.min(most, both ? apart - 8 : (apart - WAY_PX / 2) * 2 - 8)
  }
  const edges = row.filter(({ isBox }) => isBox).flatMap(({ x }) => [x, room.width - x])
  return Math.max(36, Math.min(most, 2 * Math.min(...edges) - 2))
}

type Ports = ReadonlyMap<Chain, { readonly upper: XY; readonly lower: XY }>

/** Where ways touch the boxes: spread over the edge in the order of where they come from, so that none cross there. */
function portsOf(chains: readonly Chain[], boxes: ReadonlyMap<string, MapBox>): Ports {
  const touching = chains.flatMap((chain) => {
    const { items } = chain
    const ends = [
      { box: items[0], next: items[1], side: 'lower' as const },
      { box: items.at(-1), next: items.at(-2), side: 'upper' as const },
    ]
    return ends.map(({ box, next, side }) => ({ chain, key: box?.id ?? '', side, towards: next?.x ?? 0 }))
  })
  const ports = new Map<Chain, { upper: XY; lower: XY }>()
  for (const group of Map.groupBy(touching, ({ key, side }) => `${side} ${key}`).values()) {
    const ordered = group.toSorted((a, b) => a.towards - b.towards)
    for (const [index, { chain, key, side }] of ordered.entries()) {
      const box = boxes.get(key)
      if (!box) continue
      const apart = Math.min(22, (box.width - 24) / Math.max(1, ordered.length - 1))
      const x = box.x + (index - (ordered.length - 1) / 2) * apart
      const known = ports.get(chain) ?? { upper: [0, 0], lower: [0, 0] }
      const isFoot = side === 'lower'
      const port: XY = [x, box.y + (isFoot ? box.height / 2 : -box.height / 2)]
      ports.set(chain, isFoot ? { ...known, upper: port } : { ...known, lower: port })
    }
  }
  return ports
}

/** From foot to head, straight past the boxes of the layers between; turned round where it leads up. */
function pointsOf(chain: Chain, ports: Ports, pitch: number, room: MapRoom): XY[] {
  const port = ports.get(chain)
  if (!port) return []
  const passes = chain.items.slice(1, -1).flatMap(({ x, layer }): XY[] => {
    const top = EDGE + layer * pitch
    return [
      [x, top],
      [x, top + room.boxHeight],
    ]
  })
  const stops = [port.upper, ...passes, port.lower]
  const points = stops.flatMap((stop, index) => {
    const before = stops[index - 1]
    return before ? curve(before, stop).slice(index === 1 ? 0 : 1) : []
  })
  return chain.isUp ? points.toReversed() : points
}

/** A curve that leaves and arrives standing. */
function curve([x1, y1]: XY, [x2, y2]: XY): XY[] {
  if (x1 === x2)
    return [
      [x1, y1],
      [x2, y2],
    ]
  const pull = (y2 - y1) * 0.5
  return Array.from({ length: CURVE + 1 }, (_, index): XY => {
    const t = index / CURVE
    const [a, b, c, d] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t ** 3]
    return [(a + b) * x1 + (c + d) * x2, a * y1 + b * (y1 + pull) + c * (y2 - pull) + d * y2]
  })
}

/** A small ear at the right of a box: it happens again at once. */
function selfPoints({ x, y, width, height }: MapBox): XY[] {
  const [left, reach] = [x + width / 2, height * 0.28]
  return Array.from({ length: CURVE + 1 }, (_, index): XY => {
    const turn = -Math.PI / 2 + (Math.PI * index) / CURVE
    return [left + Math.cos(turn) * 15, y + Math.sin(turn) * reach]
  })
}
