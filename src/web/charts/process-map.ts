import { mapLayout } from './flow-layout.ts'
import type { FlowBand, MapNode } from './flow-layout.ts'
import type { Look } from './look.ts'
import { base, byHand, strokeLine, words } from './parts.ts'
import type { Part, Shape } from './parts.ts'
import type { Cell, Picture, Room } from './picture.ts'
import { bandTwin } from './sankey.ts'
import type { SankeyData } from './sankey.ts'
import type { Format, Speech } from './speech.ts'

export type ProcessMapData = {
  readonly places: readonly {
    readonly key: string
    readonly label: string
    readonly count: number
    readonly detail?: string
  }[]
  readonly bands: readonly FlowBand[]
  readonly format: Format
  readonly names: SankeyData['names']
}

const LAYER_PX = 92
const BOX = { height: 44, most: 190 } as const
const POINTS = 16

type XY = readonly [number, number]
type Placed = MapNode & { readonly x: number; readonly y: number; readonly width: number }

/** In pixels; the boxes of a layer share its width. */
function placedIn(nodes: readonly MapNode[], room: Room): Map<string, Placed> {
  return new Map(
    nodes.map((node) => {
      const share = room.width / node.of
      const width = Math.min(BOX.most, share - 18)
      return [
        node.key,
        { ...node, width, x: share * (node.across + 0.5), y: node.layer * LAYER_PX + BOX.height / 2 + 8 },
      ]
    }),
  )
}

/** A curve from the foot of one box to the head of another; back and sideways it goes round the boxes. */
function curve(from: Placed, to: Placed, room: Room): XY[] {
  const isOnward = to.y > from.y
  const start: XY = [from.x, isOnward ? from.y + BOX.height / 2 : from.y - BOX.height / 2]
  const end: XY = [to.x, isOnward ? to.y - BOX.height / 2 : to.y + BOX.height / 2]
  const side =
    from.x <= room.width / 2
      ? Math.max(6, Math.min(from.x, to.x) - from.width * 0.75)
      : Math.min(room.width - 6, Math.max(from.x, to.x) + from.width * 0.75)
  const pull = Math.max(24, Math.abs(end[1] - start[1]) / 2)
  const first: XY = isOnward ? [start[0], start[1] + pull] : [side, start[1] - 10]
  const second: XY = isOnward ? [end[0], end[1] - pull] : [side, end[1] + 10]
  return Array.from({ length: POINTS + 1 }, (_, index) => {
    const t = index / POINTS
    const at = (axis: 0 | 1) =>
      (1 - t) ** 3 * start[axis] +
      3 * (1 - t) ** 2 * t * first[axis] +
      3 * (1 - t) * t * t * second[axis] +
      t ** 3 * end[axis]
    return [at(0), at(1)] as const
  })
}

function arrow(points: readonly XY[], colour: string, size: number): Shape {
  const [tip = [0, 0], before = [0, 0]] = [points.at(-1), points.at(-3)]
  const angle = Math.atan2(tip[1] - before[1], tip[0] - before[0])
  const corner = (turn: number): [number, number] => [
    tip[0] - size * Math.cos(angle + turn),
    tip[1] - size * Math.sin(angle + turn),
  ]
  return {
    type: 'polygon',
    shape: { points: [[tip[0], tip[1]], corner(0.45), corner(-0.45)] },
    style: { fill: colour },
  }
}

function bandShapes(band: FlowBand, most: number, context: Drawing): Shape[] {
  const { look, room, placed } = context
  const [from, to] = [placed.get(band.from), placed.get(band.to)]
  if (!from || !to || from === to) return []
  const isBack = band.back || to.y <= from.y
  const points = curve(from, to, room)
  const width = 1 + 6 * Math.sqrt(band.count / most)
  const stroke = isBack ? look.colour.mark : look.axis
  const middle = points[Math.floor(points.length * (isBack ? 0.5 : 0.42))] ?? [0, 0]
  return [
    {
      type: 'polyline',
      shape: { points: points.map(([x, y]) => [x, y]) },
      style: { stroke, lineWidth: width, fill: 'none', opacity: 0.75, ...(isBack && { lineDash: [6, 4] }) },
    },
    arrow(points, stroke, 6 + width),
    words(middle[0] + 6, middle[1], context.count(band.count), look, {
      at: 'middle',
      fill: look.soft,
      size: 11,
    }),
  ]
}

type Drawing = {
  readonly look: Look
  readonly room: Room
  readonly placed: ReadonlyMap<string, Placed>
  readonly count: (value: number) => string
}

function boxShapes(data: ProcessMapData, { look, placed, count }: Drawing): Shape[] {
  return data.places.flatMap((place): Shape[] => {
    const at = placed.get(place.key)
    if (!at) return []
    const letters = Math.max(5, Math.floor((at.width - 12) / 6.4))
    const label = place.label.length > letters ? `${place.label.slice(0, letters - 1)}…` : place.label
    const [left, top] = [at.x - at.width / 2, at.y - BOX.height / 2]
    return [
      {
        type: 'rect',
        shape: { x: left, y: top, width: at.width, height: BOX.height, r: 6 },
        style: { fill: look.surface, stroke: look.axis, lineWidth: 1 },
      },
      words(at.x, top + 15, label, look, { align: 'center', at: 'middle', bold: true, size: 12 }),
      words(at.x, top + 31, count(place.count), look, {
        align: 'center',
        at: 'middle',
        fill: look.soft,
        size: 11,
      }),
      strokeLine([left + 8, top + BOX.height], [left + at.width - 8, top + BOX.height], {
        stroke: look.axis,
      }),
    ]
  })
}

function heightOf(nodes: readonly MapNode[]): number {
  return (Math.max(0, ...nodes.map(({ layer }) => layer)) + 1) * LAYER_PX
}

function draw(data: ProcessMapData, speech: Speech, look: Look, room: Room): Part {
  const nodes = mapLayout(
    data.places.map(({ key }) => key),
    data.bands,
  )
  const inner = { ...room, width: room.width - 16 }
  const context = {
    look,
    room: inner,
    placed: placedIn(nodes, inner),
    count: (value: number) => speech.bare(value, data.format),
  }
  const most = Math.max(1, ...data.bands.map(({ count }) => count))
  const shifted = (shapes: readonly Shape[]) => [
    { type: 'group', x: 8, y: 0, children: shapes } as unknown as Shape,
  ]
  return {
    ...base(look),
    grid: { left: 8, right: 8, top: 0, bottom: 0 },
    xAxis: { type: 'value', min: 0, max: 1, show: false },
    yAxis: { type: 'value', min: 0, max: heightOf(nodes), inverse: true, show: false },
    series: [
      byHand(1, () => shifted(data.bands.flatMap((band) => bandShapes(band, most, context)))),
      byHand(2, () => shifted(boxShapes(data, context))),
    ],
  }
}

function cellsOf(data: ProcessMapData, nodes: readonly MapNode[], speech: Speech): (Cell | null)[][] {
  const { bands, names, format } = data
  const byKey = new Map(data.places.map((place) => [place.key, place]))
  const layers = Math.max(0, ...nodes.map(({ layer }) => layer)) + 1
  return Array.from({ length: layers }, (_, layer) =>
    nodes
      .filter((node) => node.layer === layer)
      .map((node): Cell => {
        const place = byKey.get(node.key)
        const onward = bands.filter(({ from }) => from === node.key).toSorted((a, b) => b.count - a.count)
        const readings = [
          { label: names.count, value: speech.value(place?.count ?? 0, format) },
          ...(place?.detail ? [{ label: names.detail, value: place.detail }] : []),
          ...onward.slice(0, 4).map(({ to, count, detail }) => ({
            label: `→ ${byKey.get(to)?.label ?? to}`,
            value: [speech.value(count, format), detail].filter(Boolean).join(', '),
          })),
        ]
        const heading = place?.label ?? node.key
        return {
          anchor: { x: (node.across + 0.5) / node.of, y: node.layer * LAYER_PX + BOX.height / 2 + 8 },
          heading,
          readings,
          spoken: `${heading}: ${readings.map(({ label, value }) => `${label} ${value}`).join('; ')}`,
        }
      }),
  )
}

/** Every place once, with arrows to what comes next; those that turn back are broken lines. */
export function processMapPicture(data: ProcessMapData, speech: Speech): Picture {
  const nodes = mapLayout(
    data.places.map(({ key }) => key),
    data.bands,
  )
  const labels = new Map(data.places.map(({ key, label }) => [key, label]))
  return {
    draw: (look, room) => draw(data, speech, look, room),
    height: () => heightOf(nodes),
    cells: cellsOf(data, nodes, speech),
    along: 'both',
    cursor: 'ring',
    legend: [],
    twin: bandTwin(data, speech, labels),
  }
}
