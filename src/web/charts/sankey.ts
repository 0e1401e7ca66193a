import { flowLayout } from './flow-layout.ts'
import type { FlowBand, FlowPlace, PlacedBand, PlacedNode } from './flow-layout.ts'
import { codeOf } from './look.ts'
import type { Look } from './look.ts'
import { base, byHand, words } from './parts.ts'
import type { Part, Shape } from './parts.ts'
import { NARROW_DRAWING } from './picture.ts'
import type { Cell, Picture, Room } from './picture.ts'
import { figureCell } from './series.ts'
import type { Format, Speech } from './speech.ts'
import { wordsCell } from './twin.ts'
import type { Twin } from './twin.ts'

export type SankeyData = {
  readonly places: readonly FlowPlace[]
  readonly bands: readonly FlowBand[]
  readonly format: Format
  /** Heads of the table’s columns, and what is counted: “From”, “To”, “Needs”, “Time in the middle”. */
  readonly names: {
    readonly from: string
    readonly to: string
    readonly count: string
    readonly detail: string
  }
}

/** Steps that a phone has room for; the table always holds all of them. */
const NARROW_STEPS = 4
const POINTS = 18
const BAR_PX = 10

/** Points of a soft curve between two places; `share` 0 to 1 along the way. */
function eased(share: number): number {
  return share * share * (3 - 2 * share)
}

function bandShape(band: PlacedBand, look: Look, coord: (x: number, y: number) => [number, number]): Shape {
  const along = Array.from({ length: POINTS + 1 }, (_, index) => index / POINTS)
  const edge = (end: 0 | 1): [number, number][] =>
    along.map((share) => {
      const across = band.start[end] + (band.end[end] - band.start[end]) * eased(share)
      const [x1] = coord(band.fromStep, 0)
      const [x2] = coord(band.toStep, 0)
      const [, y] = coord(0, across)
      return [x1 + BAR_PX / 2 + (x2 - x1 - BAR_PX) * share, y]
    })
  const points = [...edge(0), ...edge(1).toReversed()]
  const colour = band.back ? look.colour.gap : look.colour.band
  const border = band.back ? look.colour['gap-edge'] : look.colour['band-edge']
  return {
    type: 'polygon',
    shape: { points },
    style: {
      fill: colour,
      stroke: border,
      lineWidth: band.back ? 1 : 0.5,
      ...(band.back && { lineDash: [4, 3] }),
    },
  }
}

function nodeShapes(
  node: PlacedNode,
  context: { look: Look; coord: (x: number, y: number) => [number, number]; steps: number; room: Room },
): Shape[] {
  const { look, coord, steps, room } = context
  const [x, top] = coord(node.step, node.top)
  const [, bottom] = coord(node.step, node.bottom)
  const height = Math.max(2, bottom - top)
  const isLast = node.step === steps - 1
  const across = (room.width - 40) / Math.max(1, steps - 1)
  const letters = Math.max(6, Math.floor((Math.min(across, 190) - BAR_PX - 8) / 6.6))
  const label = node.label.length > letters ? `${node.label.slice(0, letters - 1)}…` : node.label
  const bar: Shape = {
    type: 'rect',
    shape: { x: x - BAR_PX / 2, y: top, width: BAR_PX, height },
    style: { fill: look.colour[codeOf(0).colour] },
  }
  if (height < 9) return [bar]
  const beside = isLast ? x - BAR_PX / 2 - 4 : x + BAR_PX / 2 + 4
  return [
    bar,
    words(beside, top + height / 2, label, look, {
      align: isLast ? 'right' : 'left',
      at: 'middle',
      size: room.isNarrow ? 11 : 12,
      bold: height > 40,
    }),
  ]
}

function hidden(min: number, max: number, inverse = false): Part {
  return { type: 'value', min, max, inverse, show: false }
}

function draw(data: SankeyData, look: Look, room: Room): Part {
  const { nodes, bands } = flowLayout(data.places, data.bands)
  const all = Math.max(0, ...nodes.map(({ step }) => step)) + 1
  const steps = room.isNarrow ? Math.min(all, NARROW_STEPS) : all
  const within = nodes.filter(({ step }) => step < steps)
  return {
    ...base(look),
    grid: { left: 6, right: 8, top: 8, bottom: 8, containLabel: false },
    xAxis: hidden(-0.04, steps - 1 + 0.04),
    yAxis: hidden(-0.01, 1.03, true),
    series: [
      byHand(1, (coord) =>
        bands.filter(({ toStep }) => toStep < steps).map((band) => bandShape(band, look, coord)),
      ),
      byHand(2, (coord) => within.flatMap((node) => nodeShapes(node, { look, coord, steps, room }))),
    ],
  }
}

function cellsOf({ places, bands, format, names }: SankeyData, speech: Speech): (Cell | null)[][] {
  const { nodes } = flowLayout(places, bands)
  const steps = Math.max(0, ...nodes.map(({ step }) => step)) + 1
  const labels = new Map(places.map(({ key, label }) => [key, label]))
  return Array.from({ length: steps }, (_, step) =>
    nodes
      .filter((node) => node.step === step)
      .map((node): Cell => {
        const onward = bands.filter(({ from }) => from === node.key).toSorted((a, b) => b.count - a.count)
        const readings = [
          { label: names.count, value: speech.value(node.count, format) },
          ...(node.detail ? [{ label: names.detail, value: node.detail }] : []),
          ...onward
            .slice(0, 4)
            .map(({ to, count }) => ({
              label: `→ ${labels.get(to) ?? to}`,
              value: speech.value(count, format),
            })),
        ]
        return {
          anchor: { x: node.step, y: (node.top + node.bottom) / 2 },
          heading: node.label,
          readings,
          spoken: `${node.label}: ${readings.map(({ label, value }) => `${label} ${value}`).join('; ')}`,
        }
      }),
  )
}

function linkTwin(data: SankeyData, speech: Speech): Twin {
  const labels = new Map(data.places.map(({ key, label, step }) => [key, `${step + 1}. ${label}`]))
  return bandTwin(data, speech, labels)
}

/** The links as a table, the strongest first. */
export function bandTwin(
  { bands, format, names }: Pick<SankeyData, 'bands' | 'format' | 'names'>,
  speech: Speech,
  labels: ReadonlyMap<string, string>,
): Twin {
  return {
    columns: [
      { title: names.from },
      { title: names.to },
      { title: names.count, isNumber: true },
      { title: names.detail },
    ],
    rows: bands
      .toSorted((a, b) => b.count - a.count)
      .map(({ from, to, count, detail }) => [
        wordsCell(labels.get(from) ?? from),
        wordsCell(labels.get(to) ?? to),
        figureCell(count, format, speech),
        wordsCell(detail ?? ''),
      ]),
  }
}

/** Where things go, step by step: bands as wide as there are many. */
export function sankeyPicture(data: SankeyData, speech: Speech): Picture {
  const most = Math.max(
    1,
    ...Array.from(Map.groupBy(data.places, ({ step }) => step).values(), (column) => column.length),
  )
  return {
    draw: (look, room) => draw(data, look, room),
    height: (width) => (width < NARROW_DRAWING ? 380 : Math.min(620, 260 + most * 26)),
    cells: cellsOf(data, speech),
    along: 'both',
    cursor: 'ring',
    legend: [],
    twin: linkTwin(data, speech),
  }
}
