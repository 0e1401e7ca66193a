import { inkOn } from './look.ts'
import type { Colour, Look } from './look.ts'
import { base, byHand, grid, hatching, nameAxis, words } from './parts.ts'
import type { Part, Shape } from './parts.ts'
import { NARROW_DRAWING } from './picture.ts'
import type { Cell, LegendEntry, Picture, Room } from './picture.ts'
import { figureCell } from './series.ts'
import { isFigure } from './speech.ts'
import type { Format, Speech } from './speech.ts'
import { multiples, spanTicks, valueTicks } from './ticks.ts'
import { wordsCell } from './twin.ts'
import type { Twin } from './twin.ts'

export type HeatData = {
  /** Names from top to bottom, e.g. weekdays. */
  readonly rows: readonly string[]
  /** Names from left to right, e.g. times of day. */
  readonly columns: readonly string[]
  /** A value for every row and column; null where there is none. */
  readonly values: readonly (readonly (number | null)[])[]
  readonly format: Format
  /** What the rows are, as the head of the table’s first column: “Weekday”. */
  readonly rowsName: string
  /** What a value is: “contacts in half an hour”. */
  readonly valueName: string
}

const SHADES: readonly Colour[] = ['heat-1', 'heat-2', 'heat-3', 'heat-4', 'heat-5', 'heat-6', 'heat-7']

const NICE = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

/** Round bounds of at most seven classes that hold every value; counts are put into whole classes. */
export function classesOf(values: readonly (number | null)[], kind: Format['kind'] = 'number'): number[] {
  const known = values.filter(isFigure)
  if (known.length === 0) return [0, 1]
  const low = known.reduce((least, value) => Math.min(least, value))
  const high = known.reduce((most, value) => Math.max(most, value))
  const from = low >= 0 && low < high / 2 ? 0 : low
  if (kind === 'span') return spanTicks(from, high, 4)
  if (!(from < high)) return valueTicks(from, high, 1)
  const power = 10 ** Math.floor(Math.log10((high - from) / SHADES.length))
  const isWhole = known.every(Number.isInteger)
  const steps = NICE.map((factor) => factor * power).filter((step) => !isWhole || Number.isInteger(step))
  const found = [...steps, 20 * power].map((step) => multiples(from, high, step))
  return found.find((bounds) => bounds.length <= SHADES.length + 1) ?? valueTicks(from, high, 2)
}

/** The class of a value: 0 for the lowest. The last class holds its upper bound too. */
export function classOf(value: number, bounds: readonly number[]): number {
  const above = bounds.findIndex((bound, index) => index > 0 && value < bound)
  return above < 0 ? bounds.length - 2 : above - 1
}

/** Fewer classes spread over all shades, so that the lowest and the highest always look it. */
function shadeOf(index: number, count: number): Colour {
  const turn = count <= 1 ? SHADES.length - 1 : Math.round((index * (SHADES.length - 1)) / (count - 1))
  return SHADES[turn] ?? 'heat-1'
}

function legendOf(data: HeatData, bounds: readonly number[], speech: Speech): LegendEntry[] {
  const count = bounds.length - 1
  const classes = Array.from({ length: count }, (_, index): LegendEntry => {
    const [low, high] = [bounds[index] ?? 0, bounds[index + 1] ?? 0]
    const label = speech.t('charts.range', {
      low: speech.bare(low, data.format),
      high: speech.bare(high, data.format),
    })
    return { label, mark: 'bar', colour: shadeOf(index, count) }
  })
  const hasHoles = data.rows.some((_, row) =>
    data.columns.some((_, column) => !isFigure(data.values[row]?.[column])),
  )
  if (!hasHoles) return classes
  return [...classes, { label: speech.t('charts.no_figure'), mark: 'bar', colour: 'none', hatch: 1 }]
}

function cellsOf(data: HeatData, speech: Speech): (Cell | null)[][] {
  return data.rows.map((rowName, row) =>
    data.columns.map((columnName, column): Cell | null => {
      const value = data.values[row]?.[column]
      if (!isFigure(value)) return null
      const heading = `${rowName}, ${columnName}`
      const words = speech.value(value, data.format)
      return {
        anchor: { x: column, y: row },
        heading,
        readings: [{ label: data.valueName, value: words }],
        spoken: speech.t('charts.spoken', { heading, label: data.valueName, value: words }),
      }
    }),
  )
}

function twinOf(data: HeatData, speech: Speech): Twin {
  return {
    columns: [{ title: data.rowsName }, ...data.columns.map((title) => ({ title, isNumber: true }))],
    rows: data.rows.map((name, row) => [
      wordsCell(name),
      ...data.columns.map((_, column) => figureCell(data.values[row]?.[column], data.format, speech)),
    ]),
  }
}

/** The boxes; where there is room, with their figures written on them. */
function boxes(data: HeatData, bounds: readonly number[], speech: Speech, look: Look): Part {
  const count = bounds.length - 1
  return byHand(2, (coord, _box, [width, height]) =>
    data.rows.flatMap((_, row) =>
      data.columns.flatMap((_, column): Shape[] => {
        const [x, y] = coord(column, row)
        const value = data.values[row]?.[column]
        const seam = width > 8 ? 1 : 0.5
        const shape = { x: x - width / 2, y: y - height / 2, width: width - seam, height: height - seam }
        if (!isFigure(value)) return hole(shape, look)
        const fill = look.colour[shadeOf(classOf(value, bounds), count)]
        const label = speech.bare(value, data.format)
        const fits = width > 8 + 7 * label.length && height > 18
        return [
          { type: 'rect' as const, shape, style: { fill } },
          ...(fits
            ? [words(x, y, label, look, { align: 'center', at: 'middle', fill: inkOn(fill), size: 11 })]
            : []),
        ]
      }),
    ),
  )
}

function hole(shape: { x: number; y: number; width: number; height: number }, look: Look) {
  const strokes = hatching(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
  return [
    { type: 'rect' as const, shape, style: { fill: look.colour.none } },
    ...strokes.map(([x1, y1, x2, y2]) => ({
      type: 'line' as const,
      shape: { x1, y1, x2, y2 },
      style: { stroke: look.axis, lineWidth: 0.5 },
    })),
  ]
}

function draw(data: HeatData, bounds: readonly number[], speech: Speech, look: Look, room: Room): Part {
  const most = Math.floor((room.width - 80) / (14 + 7 * (data.columns[0]?.length ?? 1)))
  const x = nameAxis(look, data.columns, { most })
  const y = nameAxis(look, data.rows, {
    most: data.rows.length,
    isStanding: true,
    width: room.isNarrow ? 72 : 140,
  })
  return {
    ...base(look),
    grid: grid(room),
    xAxis: { ...x, axisLine: { show: false } },
    yAxis: { ...y, axisLine: { show: false } },
    series: [boxes(data, bounds, speech, look)],
  }
}

/** A field of boxes, the more the deeper: when it is busy. */
export function heatPicture(data: HeatData, speech: Speech): Picture {
  const bounds = classesOf(data.values.flat(), data.format.kind)
  const one = (width: number): number => (width < NARROW_DRAWING ? 26 : 32)
  return {
    draw: (look, room) => draw(data, bounds, speech, look, room),
    height: (width) => 42 + data.rows.length * one(width),
    cells: cellsOf(data, speech),
    along: 'both',
    cursor: 'ring',
    legend: legendOf(data, bounds, speech),
    twin: twinOf(data, speech),
  }
}
