import { codeOf } from './look.ts'
import type { Look } from './look.ts'
import {
  area,
  base,
  byHand,
  grid,
  hatching,
  line,
  runsOf,
  standing,
  ticksFor,
  timeAxis,
  valueAxis,
} from './parts.ts'
import type { Between, Part, XY } from './parts.ts'
import { usualHeight } from './picture.ts'
import type { Cell, LegendEntry, Picture, Reading, Room } from './picture.ts'
import { isFigure } from './speech.ts'
import type { Format, Grain, Speech } from './speech.ts'
import type { Twin, TwinCell, TwinColumn } from './twin.ts'
import { wallText } from './zoned.ts'

/** One figure of a series; `low` and `high` bound where it likely lies. A figure that is not known is null, never 0. */
export type SeriesPoint = {
  readonly at: number
  readonly value: number | null
  readonly low?: number | null
  readonly high?: number | null
}

/** One line. `step`: the value holds from its instant until the next. */
export type Series = {
  readonly id: string
  readonly label: string
  readonly points: readonly SeriesPoint[]
  readonly step?: boolean
}

/** A moment to be marked by a standing line. */
export type Moment = { readonly at: number; readonly label: string }

export type SeriesData = {
  readonly series: readonly Series[]
  readonly format: Format
  readonly x: 'time' | { readonly format: Format; readonly name: string }
  readonly by?: Grain
  /** What the values are, above the axis: “contacts in half an hour”. */
  readonly yName?: string
  readonly fromZero?: boolean
  readonly moments?: readonly Moment[]
  /** Where the line `below` is under the line `above`, the room between them is marked (both step lines). */
  readonly gap?: { readonly above: string; readonly below: string; readonly label: string }
}

/** Every x that occurs in any series, in order. */
export function instantsOf(series: readonly Series[]): number[] {
  const all = new Set(series.flatMap(({ points }) => points.map(({ at }) => at)))
  return [...all].filter(Number.isFinite).sort((a, b) => a - b)
}

/** The most usual distance of neighbours: how long the last value of a step line holds. */
export function usualStep(instants: readonly number[]): number {
  const steps = instants.slice(1).map((at, index) => at - (instants[index] ?? at))
  return steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0
}

type Interval = { readonly at: number; readonly until: number; readonly low: number; readonly high: number }

/** The intervals in which `below` is under `above`, with both values. */
export function gapsOf(data: SeriesData): Interval[] {
  const { gap, series } = data
  const above = series.find(({ id }) => id === gap?.above)
  const below = new Map(
    series.find(({ id }) => id === gap?.below)?.points.map((point) => [point.at, point.value]),
  )
  if (!above) return []
  const instants = instantsOf(series)
  const last = usualStep(instants)
  return above.points.flatMap(({ at, value }) => {
    const low = below.get(at)
    const until = instants.find((one) => one > at) ?? at + last
    return isFigure(value) && isFigure(low) && low < value ? [{ at, until, low, high: value }] : []
  })
}

function heading(data: SeriesData, at: number, speech: Speech): string {
  if (data.x === 'time') return speech.instant(at, data.by ?? 'time')
  return `${data.x.name} ${speech.value(at, data.x.format)}`
}

function bounds({ low, high }: SeriesPoint, format: Format, speech: Speech): string {
  if (!isFigure(low) || !isFigure(high)) return ''
  return ` (${speech.t('charts.between', { low: speech.bare(low, format), high: speech.value(high, format) })})`
}

function cellsOf(data: SeriesData, instants: readonly number[], speech: Speech): (Cell | null)[][] {
  const lookups = data.series.map(({ points }) => new Map(points.map((point) => [point.at, point])))
  const said = (point: SeriesPoint): string =>
    speech.value(point.value, data.format) + bounds(point, data.format, speech)
  const readingsAt = (at: number): Reading[] =>
    data.series.flatMap(({ label }, index) => {
      const point = lookups[index]?.get(at)
      return point ? [{ label, value: said(point), legend: index }] : []
    })
  return data.series.map((series, row) =>
    instants.map((at): Cell | null => {
      const point = lookups[row]?.get(at)
      if (!point || !isFigure(point.value)) return null
      const head = heading(data, at, speech)
      return {
        anchor: { x: at, y: point.value },
        heading: head,
        readings: readingsAt(at),
        spoken: speech.t('charts.spoken', { heading: head, label: series.label, value: said(point) }),
      }
    }),
  )
}

/** The first columns of a table over time: as the wall clock shows it, and in files also in UTC. */
export function timeColumns(speech: Speech): TwinColumn[] {
  return [
    { title: `${speech.t('charts.time')} (${speech.zone})` },
    { title: `${speech.t('charts.time')} (UTC)`, csvOnly: true },
  ]
}

/** Those columns at an instant. */
export function timeCells(at: number, grain: Grain, speech: Speech): TwinCell[] {
  const text = speech.instant(at, grain)
  return [
    { text, raw: wallText(speech.zone, at) },
    { text, raw: new Date(at).toISOString() },
  ]
}

/** A figure in a table: in words on the page, plain in a file. */
export function figureCell(value: number | null | undefined, format: Format, speech: Speech): TwinCell {
  return isFigure(value) ? { text: speech.bare(value, format), raw: value } : { text: '–', raw: null }
}

function twinOf(data: SeriesData, instants: readonly number[], speech: Speech): Twin {
  const { series, format, x } = data
  const isBand = series.map(({ points }) => points.some(({ low, high }) => isFigure(low) && isFigure(high)))
  const columns = series.flatMap(({ label }, index): TwinColumn[] => [
    { title: label, isNumber: true },
    ...(isBand[index]
      ? [
          { title: speech.t('charts.low_of', { label }), isNumber: true },
          { title: speech.t('charts.high_of', { label }), isNumber: true },
        ]
      : []),
  ])
  const lookups = series.map(({ points }) => new Map(points.map((point) => [point.at, point])))
  const first = x === 'time' ? timeColumns(speech) : [{ title: x.name }]
  const rows = instants.map((at) => [
    ...(x === 'time' ? timeCells(at, data.by ?? 'time', speech) : [figureCell(at, x.format, speech)]),
    ...series.flatMap((_, index) => {
      const point = lookups[index]?.get(at)
      const bands = isBand[index] ? [point?.low, point?.high] : []
      return [point?.value, ...bands].map((value) => figureCell(value, format, speech))
    }),
  ])
  return { columns: [...first, ...columns], rows }
}

function legendOf(data: SeriesData): LegendEntry[] {
  const lines = data.series.map(({ label, step }, index): LegendEntry => {
    const { colour, dash, symbol } = codeOf(index)
    return { label, mark: 'line', colour, dash, symbol: step ? 'none' : symbol }
  })
  const gap = data.gap
    ? [
        {
          label: data.gap.label,
          mark: 'band' as const,
          colour: 'gap' as const,
          edge: 'gap-edge' as const,
          hatch: 1,
        },
      ]
    : []
  return [...lines, ...gap]
}

function gapPart(data: SeriesData, look: Look): Part[] {
  const gaps = gapsOf(data)
  if (gaps.length === 0) return []
  const stroke = { stroke: look.colour['gap-edge'], lineWidth: 1 }
  return [
    byHand(1, (coord) =>
      gaps.flatMap(({ at, until, low, high }) => {
        const [left, top] = coord(at, high)
        const [right, bottom] = coord(until, low)
        const shape = { x: left, y: top, width: right - left, height: bottom - top }
        return [
          { type: 'rect' as const, shape, style: { fill: look.colour.gap } },
          ...hatching(left, top, right, bottom).map(([x1, y1, x2, y2]) => ({
            type: 'line' as const,
            shape: { x1, y1, x2, y2 },
            style: stroke,
          })),
        ]
      }),
    ),
  ]
}

const EDGES = [
  ['band', 'band-edge'],
  ['band-2', 'band-2-edge'],
] as const

function bandsOf(data: SeriesData, look: Look): Part[] {
  return data.series.flatMap(({ points }, index) => {
    const known = points.filter((point) => isFigure(point.low) && isFigure(point.high))
    if (known.length === 0) return []
    const between = points.map(({ at, low, high }) => ({
      at,
      low: low ?? Number.NaN,
      high: high ?? Number.NaN,
    }))
    const runs = runsOf<Between>(between, ({ low, high }) => isFigure(low) && isFigure(high))
    const [fill, edge] = EDGES[index] ?? ['none', 'band-edge']
    return [area({ look, runs, fill, edge, dash: [3, 3], z: 1 })]
  })
}

const clean = (value: number | null): number | null => (isFigure(value) ? value : null)

/** The last value of a step line holds for one more interval. */
function pointsOf({ points, step }: Series, hold: number): XY[] {
  const drawn = points.map(({ at, value }): XY => [at, clean(value)])
  const last = drawn.at(-1)
  return step && last ? [...drawn, [last[0] + hold, last[1]]] : drawn
}

function draw(data: SeriesData, instants: readonly number[], speech: Speech, look: Look, room: Room): Part {
  const { series, format, yName, fromZero = true, moments = [] } = data
  const hold = series.some(({ step }) => step) ? usualStep(instants) : 0
  const values = series.flatMap(({ points }) =>
    points.flatMap(({ value, low, high }) => [value, low ?? null, high ?? null]),
  )
  const ticks = ticksFor(values, format, fromZero, room.isNarrow ? 3 : 4)
  const [from, to] = [instants[0] ?? 0, (instants.at(-1) ?? 1) + hold]
  const lines = series.map((one, index) =>
    line({ look, room, points: pointsOf(one, hold), isStep: one.step ?? false, ...lineLook(index) }),
  )
  return {
    ...base(look),
    grid: grid(room, { above: yName !== undefined, beneath: data.x !== 'time' }),
    xAxis: xAxis(data, speech, look, room, [from, to]),
    yAxis: valueAxis({ look, ticks, format, speech, ...(yName !== undefined && { name: yName }) }),
    series: [
      ...bandsOf(data, look),
      ...gapPart(data, look),
      ...lines,
      ...moments.map(({ at, label }) => standing(look, at, label)),
    ],
  }
}

function lineLook(index: number) {
  const { colour, dash, symbol } = codeOf(index)
  return { colour, code: { dash, symbol } }
}

function xAxis(data: SeriesData, speech: Speech, look: Look, room: Room, [from, to]: [number, number]): Part {
  if (data.x === 'time') return timeAxis(look, room, speech, from, to)
  const { format } = data.x
  const inside = ticksFor([from, to], format, false, room.width / 90).filter(
    (tick) => tick >= from && tick <= to,
  )
  const axis = valueAxis({ look, ticks: inside, format, speech, isX: true, noLines: true, name: data.x.name })
  return { ...axis, min: from, max: to > from ? to : from + 1 }
}

/** Lines over time or over a number, with or without bands: what `LineChart` shows. */
export function seriesPicture(data: SeriesData, speech: Speech): Picture {
  const instants = instantsOf(data.series)
  return {
    draw: (look, room) => draw(data, instants, speech, look, room),
    height: usualHeight,
    cells: cellsOf(data, instants, speech),
    along: 'x',
    cursor: 'line',
    legend: legendOf(data),
    twin: twinOf(data, instants, speech),
  }
}
