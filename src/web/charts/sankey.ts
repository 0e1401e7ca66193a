import { flowLayout, narrowed } from './flow-layout.ts'
import type { FlowBand, FlowPlace, PlacedBand, PlacedNode } from './flow-layout.ts'
import { BACK_DASH, flowCell, flowLegend, flowTwin, inLines, widthOf } from './flow-words.ts'
import type { FlowNames } from './flow-words.ts'
import type { Look } from './look.ts'
import { base, byHand, words } from './parts.ts'
import type { Part, Shape } from './parts.ts'
import { NARROW_DRAWING } from './picture.ts'
import type { Cell, Picture, Room } from './picture.ts'
import type { Format, Speech } from './speech.ts'

export type SankeyData = {
  readonly places: readonly FlowPlace[]
  readonly bands: readonly FlowBand[]
  readonly format: Format
  readonly names: FlowNames
  /** What each step is called, above (on a phone: beside) its places. */
  readonly steps?: readonly string[]
}

const POINTS = 20
const BAR_PX = 10
const HEAD_PX = 24
/** Wide: steps lie beside each other, the words of the last one to its right. Narrow: beneath each other. */
const LAST_WORDS_PX = 132
const NARROW_STEP_PX = 104
const NARROW_WORDS_PX = 40
/** Narrower than this, words would be cut to nothing. */
const LEAST_WORDS_PX = 26
/** On a phone, places of a step that are smaller or more than this are one. */
const NARROW_PLACES = { share: 0.06, most: 5 } as const
/** Thinner bands are drawn as one stroke: two edges would look darker than a wide band. */
const THIN_PX = 3

type XY = [x: number, y: number]

/** From steps and shares to pixels; `along` runs to the right, or down on a phone. */
type Field = {
  readonly isNarrow: boolean
  readonly room: Room
  /** Where the bar of a step begins, along. */
  readonly along: (step: number) => number
  readonly across: (share: number) => number
  /** A point by how far along and across it is, in pixels. */
  readonly at: (along: number, across: number) => XY
  /** Pixels from one step to the next. */
  readonly pitch: number
}

function fieldIn(room: Room, steps: number): Field {
  const { isNarrow } = room
  const length = isNarrow
    ? (steps - 1) * NARROW_STEP_PX
    : Math.max(0, room.width - 2 * BAR_PX - LAST_WORDS_PX)
  const pitch = steps > 1 ? length / (steps - 1) : 0
  const [first, breadth] = isNarrow
    ? [HEAD_PX, room.width - 4]
    : [BAR_PX / 2, Math.max(40, room.height - HEAD_PX - 12)]
  const head = isNarrow ? 2 : HEAD_PX + 4
  return {
    isNarrow,
    room,
    pitch,
    along: (step) => first + step * pitch,
    across: (share) => head + share * breadth,
    at: (along, across) => (isNarrow ? [across, along] : [along, across]),
  }
}

const eased = (share: number): number => share * share * (3 - 2 * share)

function bandShape(band: PlacedBand, look: Look, field: Field): Shape {
  const start = field.along(band.fromStep) + BAR_PX
  const length = field.along(band.toStep) - start
  const edge = (end: 0 | 1): XY[] =>
    Array.from({ length: POINTS + 1 }, (_, index) => {
      const share = index / POINTS
      const across = band.start[end] + (band.end[end] - band.start[end]) * eased(share)
      return field.at(start + length * share, field.across(across))
    })
  const [fill, stroke] = band.back
    ? [look.colour.gap, look.colour['gap-edge']]
    : [look.colour.band, look.colour['band-edge']]
  const dash = band.back && { lineDash: [...BACK_DASH] }
  const thick = field.across(band.start[1]) - field.across(band.start[0])
  if (thick < THIN_PX) {
    const middle = edge(0).map(([x, y]): XY => (field.isNarrow ? [x + thick / 2, y] : [x, y + thick / 2]))
    const style = { stroke, fill: 'none', opacity: band.back ? 0.9 : 0.45, lineWidth: Math.max(0.8, thick) }
    return { type: 'polyline', shape: { points: middle }, style: { ...style, ...dash } }
  }
  return {
    type: 'polygon',
    shape: { points: [...edge(0), ...edge(1).toReversed()] },
    style: { fill, stroke, opacity: 0.82, lineWidth: band.back ? 1 : 0.6, ...dash },
  }
}

function barShape(node: PlacedNode, look: Look, field: Field): Shape {
  const along = field.along(node.step)
  const [from, until] = [field.across(node.top), field.across(node.bottom)]
  const thick = Math.max(2, until - from)
  const [x, y] = field.at(along, from)
  return {
    type: 'rect',
    shape: {
      ...{ x, y, r: 2 },
      ...(field.isNarrow ? { width: thick, height: BAR_PX } : { width: BAR_PX, height: thick }),
    },
    style: { fill: look.colour[node.role === 'end' ? '6' : '1'] },
  }
}

/** Name and count of a place: beside its bar, in the middle of it. */
function wideWords(node: PlacedNode, count: string, look: Look, field: Field, isLast: boolean): Shape[] {
  const x = field.along(node.step) + BAR_PX + 5
  const y = (field.across(node.top) + field.across(node.bottom)) / 2
  const room = isLast ? LAST_WORDS_PX : Math.min(190, field.pitch - BAR_PX)
  const isTall = field.across(node.bottom) - field.across(node.top) > 30
  const width = room - 8 - (isTall ? 0 : widthOf(`${count} `, 12))
  const lines = inLines(node.label, { width, lines: isTall ? 2 : 1, size: 12, isBold: isTall })
  const style = { at: 'middle', size: 12 } as const
  if (!isTall) return [words(x, y, `${lines[0] ?? ''} ${count}`, look, style)]
  return [
    ...lines.map((line, index) =>
      words(x, y + (index - lines.length / 2) * 15, line, look, { ...style, bold: true }),
    ),
    words(x, y + (lines.length / 2) * 15, count, look, style),
  ]
}

/** On a phone the words stand beneath the bar, as far as it and the gap beside it reach. */
function narrowWords(
  node: PlacedNode,
  count: string,
  look: Look,
  field: Field,
  room: readonly [number, number],
): Shape[] {
  const width = room[1] - room[0] - 3
  if (width < LEAST_WORDS_PX) return []
  const middle = (field.across(node.top) + field.across(node.bottom)) / 2
  const lines = inLines(node.label, { width, lines: 2, size: 11 })
  const half = Math.max(widthOf(count, 11, true), ...lines.map((line) => widthOf(line, 11))) / 2
  const x = Math.min(field.room.width - half, Math.max(half, middle))
  const y = field.along(node.step) + BAR_PX + 3
  const style = { align: 'center', at: 'top', size: 11 } as const
  return [...lines, count].map((line, index) =>
    words(x, y + index * 12.5, line, look, { ...style, bold: index === lines.length }),
  )
}

/** From the middle of the gap before a place to the middle of the gap after it, in pixels across. */
function roomsOf(column: readonly PlacedNode[], field: Field): [PlacedNode, readonly [number, number]][] {
  return column.map((node, index) => {
    const before = column[index - 1]?.bottom ?? -1
    const after = column[index + 1]?.top ?? 2
    return [
      node,
      [
        Math.max(0, field.across((node.top + Math.max(before, -0.02)) / 2)),
        Math.min(field.room.width, field.across((node.bottom + Math.min(after, 1.02)) / 2)),
      ],
    ]
  })
}

function stepWords(label: string, step: number, look: Look, field: Field): Shape {
  const [x, y] = field.isNarrow ? [2, field.along(step) - 4] : [field.along(step), 2]
  return words(x, y, label, look, { at: field.isNarrow ? 'bottom' : 'top', size: 11 })
}

/** The flow as it is drawn at a width. */
function drawnAt({ places, bands, names }: SankeyData, isNarrow: boolean) {
  const few = isNarrow ? narrowed(places, bands, { ...NARROW_PLACES, rest: names.rest }) : { places, bands }
  return { at: new Map<string, string>(), ...few, ...flowLayout(few.places, few.bands) }
}

function draw(data: SankeyData, speech: Speech, look: Look, room: Room): Part {
  const { nodes, bands, steps } = drawnAt(data, room.isNarrow)
  const field = fieldIn(room, steps)
  const count = (node: PlacedNode) => speech.bare(node.count, data.format)
  const columns = Array.from({ length: steps }, (_, step) => nodes.filter((node) => node.step === step))
  const labels = columns.flatMap((column, step) =>
    roomsOf(column, field).flatMap(([node, reach]) =>
      room.isNarrow
        ? narrowWords(node, count(node), look, field, reach)
        : wideWords(node, count(node), look, field, step === steps - 1),
    ),
  )
  return {
    ...base(look),
    grid: { left: 0, right: 0, top: 0, bottom: 0 },
    xAxis: { type: 'value', min: 0, max: 1, show: false },
    yAxis: { type: 'value', min: 0, max: 1, show: false },
    series: [
      // What turns back lies on top: it is what one should see.
      byHand(1, () =>
        bands
          .toSorted((a, b) => Number(a.back ?? false) - Number(b.back ?? false))
          .map((band) => bandShape(band, look, field)),
      ),
      byHand(2, () => [
        ...nodes.map((node) => barShape(node, look, field)),
        ...labels,
        ...(data.steps ?? []).slice(0, steps).map((label, step) => stepWords(label, step, look, field)),
      ]),
    ],
  }
}

function heightOf(width: number, places: readonly FlowPlace[]): number {
  const columns = Map.groupBy(places, ({ step }) => step)
  if (width < NARROW_DRAWING)
    return HEAD_PX + (Math.max(1, columns.size) - 1) * NARROW_STEP_PX + BAR_PX + NARROW_WORDS_PX + 8
  const most = Math.max(1, ...Array.from(columns.values(), (column) => column.length))
  return Math.min(640, HEAD_PX + 200 + most * 36)
}

/** Where things go, step by step: bands as wide as there are many. On a phone it runs downwards. */
export function sankeyPicture(data: SankeyData, speech: Speech): Picture {
  const { places, bands, format, names } = data
  const [wide, narrow] = [drawnAt(data, false), drawnAt(data, true)]
  const { nodes, steps } = wide
  const labels = new Map(places.map(({ key, label }) => [key, label]))
  const about = { format, names, speech, label: (key: string) => labels.get(key) ?? key }
  const columns = Array.from({ length: steps }, (_, step) => nodes.filter((node) => node.step === step))
  const most = Math.max(0, ...columns.map((column) => column.length))
  // Left and right lead from step to step, up and down from place to place, as the wide drawing lies.
  const cells = Array.from({ length: most }, (_, row) =>
    columns.map((column, step): Cell | null => {
      const node = column[row]
      return node ? { anchor: { x: step, y: row }, ...flowCell(node, bands, about) } : null
    }),
  )
  const numbered = nodes.map((node) => ({ ...node, label: `${node.step + 1}. ${node.label}` }))
  return {
    draw: (look, room) => draw(data, speech, look, room),
    height: (width) => heightOf(width, places),
    cells,
    spotIn: (row, column, room) => {
      const key = columns[column]?.[row]?.key ?? ''
      const drawn = room.isNarrow ? narrow : wide
      const node = drawn.nodes.find((one) => one.key === (drawn.at.get(key) ?? key))
      if (!node) return undefined
      const field = fieldIn(room, steps)
      const across = (field.across(node.top) + field.across(node.bottom)) / 2
      const [x, y] = field.at(field.along(node.step) + BAR_PX / 2, across)
      return { x, y }
    },
    along: 'both',
    cursor: 'ring',
    legend: flowLegend(bands, names, 'band'),
    twin: flowTwin(numbered, bands, { format, names, speech }),
  }
}
