import type { FlowBand, FlowRole } from './flow-layout.ts'
import { BACK_DASH, flowCell, flowLegend, flowTwin, inLines, widthOf } from './flow-words.ts'
import type { FlowNames } from './flow-words.ts'
import type { Look } from './look.ts'
import { base, byHand, words } from './parts.ts'
import type { Part, Shape } from './parts.ts'
import { NARROW_DRAWING } from './picture.ts'
import type { Cell, Picture, Room } from './picture.ts'
import { chosenOf } from './process-map-chosen.ts'
import { mapPlan } from './process-map-layout.ts'
import type { MapBox, MapPlan, MapWay, XY } from './process-map-layout.ts'
import type { Format, Speech } from './speech.ts'

export type MapPlace = {
  readonly key: string
  readonly label: string
  readonly count: number
  readonly detail?: string
  /** Where ways begin or end: a box with round ends. */
  readonly role?: FlowRole
}

export type ProcessMapData = {
  readonly places: readonly MapPlace[]
  readonly bands: readonly FlowBand[]
  readonly format: Format
  readonly names: FlowNames
}

const WIDE = { boxWidth: 158, boxHeight: 56, between: 62, places: 18, bands: 34 } as const
const NARROW = { boxWidth: 96, boxHeight: 60, between: 56, places: 11, bands: 17 } as const
const ARROW = 9
const LABEL_PX = 13
/** Where along a way its figure may stand, the best place first. */
const PLACES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82]

/** A flow as it is drawn at a width. */
type Drawn = {
  readonly plan: MapPlan
  readonly places: ReadonlyMap<string, MapPlace>
  readonly isNarrow: boolean
}

/** Layouts are worked out once for each width. */
function drawnAt(data: ProcessMapData): (width: number) => Drawn {
  const made = new Map<number, Drawn>()
  return (width) => {
    const known = made.get(width)
    if (known) return known
    const isNarrow = width < NARROW_DRAWING
    const size = isNarrow ? NARROW : WIDE
    const { places, bands } = chosenOf(data.places, data.bands, size)
    const keys = places.map(({ key }) => key)
    const begins = new Set(places.filter(({ role }) => role === 'begin').map(({ key }) => key))
    const plan = mapPlan(keys, bands, { width, ...size, begins })
    const drawn = { plan, isNarrow, places: new Map(places.map((place) => [place.key, place])) }
    made.set(width, drawn)
    return drawn
  }
}

function arrow(points: readonly XY[], colour: string, size: number): Shape {
  const [tip = [0, 0], before = [0, 0]] = [points.at(-1), points.at(-2)]
  const angle = Math.atan2(tip[1] - before[1], tip[0] - before[0])
  const corner = (turn: number): [number, number] => [
    tip[0] - size * Math.cos(angle + turn),
    tip[1] - size * Math.sin(angle + turn),
  ]
  return {
    type: 'polygon',
    shape: { points: [[tip[0], tip[1]], corner(0.42), corner(-0.42)] },
    style: { fill: colour },
  }
}

const thickness = (count: number, most: number): number => 1.2 + 6 * Math.sqrt(count / most)

/** The line ends where its arrow begins, so that a thick one does not stick out of it. */
function wayShapes({ band, points }: MapWay, most: number, look: Look): Shape[] {
  const width = thickness(band.count, most)
  const stroke = look.colour[band.back ? 'gap-edge' : 'band-edge']
  const size = ARROW + width * 0.9
  const [tip = [0, 0], before = [0, 0]] = [points.at(-1), points.at(-2)]
  const length = Math.hypot(tip[0] - before[0], tip[1] - before[1]) || 1
  const cut = Math.min(size * 0.8, length)
  const end: [number, number] = [
    tip[0] - ((tip[0] - before[0]) / length) * cut,
    tip[1] - ((tip[1] - before[1]) / length) * cut,
  ]
  const line = [...points.slice(0, -1).map(([x, y]): [number, number] => [x, y]), end]
  const style = { stroke, fill: 'none', lineWidth: width, opacity: 0.9, lineJoin: 'round' as const }
  return [
    {
      type: 'polyline',
      shape: { points: line },
      style: { ...style, ...(band.back && { lineDash: BACK_DASH.map((part) => part + width / 2) }) },
    },
    arrow(points, stroke, size),
  ]
}

type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

const overlap = (a: Rect, b: Rect): boolean =>
  Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height

/** The point a share of the way along its length. */
function along(points: readonly XY[], share: number): XY {
  const lengths = points.slice(1).map(([x, y], index) => {
    const [px, py] = points[index] ?? [x, y]
    return Math.hypot(x - px, y - py)
  })
  let left = lengths.reduce((sum, one) => sum + one, 0) * share
  for (const [index, length] of lengths.entries()) {
    const [from, to] = [points[index], points[index + 1]]
    if (from && to && left <= length)
      return [
        from[0] + ((to[0] - from[0]) * left) / (length || 1),
        from[1] + ((to[1] - from[1]) * left) / (length || 1),
      ]
    left -= length
  }
  return points.at(-1) ?? [0, 0]
}

/** Figures beside the ways, the strongest first; one that has no room is only in the table. */
function wayWords({ plan }: Drawn, count: (value: number) => string, look: Look, width: number): Shape[] {
  const taken: Rect[] = plan.boxes.map((box) => ({ ...box }))
  return plan.ways
    .toSorted((a, b) => b.band.count - a.band.count)
    .flatMap(({ band, points }) => {
      const text = count(band.count)
      const size = { width: widthOf(text, 11) + 4, height: LABEL_PX }
      const isSelf = band.from === band.to
      const free = PLACES.map((share): Rect => {
        const [x, y] = along(points, share)
        return { x: isSelf ? x + size.width / 2 + 3 : x, y, ...size }
      }).find(
        (spot) =>
          spot.x > size.width / 2 &&
          spot.x < width - size.width / 2 &&
          !taken.some((other) => overlap(spot, other)),
      )
      if (!free) return []
      taken.push(free)
      return [words(free.x, free.y, text, look, { align: 'center', at: 'middle', size: 11 })]
    })
}

type BoxWords = { readonly count: string; readonly share: number; readonly isNarrow: boolean }

function boxShapes(box: MapBox, place: MapPlace, told: BoxWords, look: Look): Shape[] {
  const [left, top] = [box.x - box.width / 2, box.y - box.height / 2]
  const isEnd = place.role === 'begin' || place.role === 'end'
  const size = told.isNarrow ? 11 : 12
  const width = box.width - (isEnd ? 22 : 12)
  const lines = inLines(place.label, { width, lines: 2, size, isBold: true })
  const figures = [told.count, ...(place.detail ? [place.detail] : [])]
  const both = figures.join(' · ')
  const foot = widthOf(both, 11) <= width ? both : told.count
  const first = box.y - 4 - (lines.length * 14) / 2
  const level = Math.max(3, (box.width - 24) * told.share)
  return [
    {
      type: 'rect',
      shape: { x: left, y: top, width: box.width, height: box.height, r: isEnd ? box.height / 2 : 8 },
      style: { fill: look.surface, stroke: look.axis, lineWidth: isEnd ? 1.6 : 1.1 },
    },
    ...lines.map((line, index) =>
      words(box.x, first + index * 14, line, look, {
        ...{ align: 'center', at: 'middle', bold: true, size, fill: look.text },
      }),
    ),
    words(box.x, first + lines.length * 14, foot, look, {
      ...{ align: 'center', at: 'middle', fill: look.soft, size: 11 },
    }),
    {
      type: 'rect',
      shape: { x: box.x - level / 2, y: top + box.height - 8, width: level, height: 3, r: 1.5 },
      style: { fill: look.colour['1'] },
    },
  ]
}

function draw(data: ProcessMapData, drawn: Drawn, speech: Speech, look: Look, room: Room): Part {
  const { plan, places, isNarrow } = drawn
  const count = (value: number) => speech.bare(value, data.format)
  const mostWays = Math.max(1, ...plan.ways.map(({ band }) => band.count))
  const mostHere = Math.max(1, ...Array.from(places.values(), (place) => place.count))
  // What turns back lies on top: it is what one should see.
  const inOrder = plan.ways.toSorted((a, b) => Number(a.band.back ?? false) - Number(b.band.back ?? false))
  return {
    ...base(look),
    grid: { left: 0, right: 0, top: 0, bottom: 0 },
    xAxis: { type: 'value', min: 0, max: 1, show: false },
    yAxis: { type: 'value', min: 0, max: 1, show: false },
    series: [
      byHand(1, () => inOrder.flatMap((way) => wayShapes(way, mostWays, look))),
      byHand(2, () =>
        plan.boxes.flatMap((box) => {
          const place = places.get(box.key)
          if (!place) return []
          const told = { count: count(place.count), share: place.count / mostHere, isNarrow }
          return boxShapes(box, place, told, look)
        }),
      ),
      byHand(3, () => wayWords(drawn, count, look, room.width)),
    ],
  }
}

/** The width that a drawing has on a desk, for the order in which one walks through it. */
const USUAL_WIDTH = 960

/** Every place once, with arrows to what comes next; those that turn back are broken lines. */
export function processMapPicture(data: ProcessMapData, speech: Speech): Picture {
  const { bands, format, names } = data
  const at = drawnAt(data)
  const labels = new Map(data.places.map(({ key, label }) => [key, label]))
  const about = { format, names, speech, label: (key: string) => labels.get(key) ?? key }
  const usual = at(USUAL_WIDTH)
  const inTurn = usual.plan.boxes.toSorted((a, b) => a.layer - b.layer || a.x - b.x)
  const walked = [...Map.groupBy(inTurn, ({ layer }) => layer).values()]
  const cells = walked.map((row) =>
    row.flatMap(({ key }): Cell[] => {
      const place = usual.places.get(key)
      return place ? [{ anchor: { x: 0, y: 0 }, ...flowCell(place, bands, about) }] : []
    }),
  )
  return {
    draw: (look, room) => draw(data, at(room.width), speech, look, room),
    height: (width) => at(width).plan.height,
    cells,
    spotIn: (row, column, room) => {
      const key = walked[row]?.[column]?.key
      const box = at(room.width).plan.boxes.find((one) => one.key === key)
      return box && { x: box.x, y: box.y }
    },
    along: 'both',
    cursor: 'ring',
    legend: flowLegend(bands, names, 'line'),
    twin: flowTwin(data.places, bands, { format, names, speech }),
  }
}
