import type {
  CustomSeriesRenderItemAPI,
  CustomSeriesRenderItemParams,
  CustomSeriesRenderItemReturn,
} from 'echarts'
import type { Code, Colour, Look } from './look.ts'
import type { Room } from './picture.ts'
import type { Format, Speech, TickLevel } from './speech.ts'
import { everyNth, spanTicks, timeTicks, valueTicks } from './ticks.ts'

/** A part of the option that is given to the drawing library. */
export type Part = Readonly<Record<string, unknown>>
export type Render = (
  params: CustomSeriesRenderItemParams,
  api: CustomSeriesRenderItemAPI,
) => CustomSeriesRenderItemReturn
export type XY = readonly [x: number, y: number | null]

/** What every drawing starts from: nothing moves, labels keep inside, our typeface. */
export function base(look: Look): Part {
  return {
    animation: false,
    textStyle: { fontFamily: look.font, color: look.text, fontSize: 12 },
  }
}

/** One field for drawing with axes; the name of an axis needs room above or beneath it. */
export function grid(room: Room, names: { readonly above?: boolean; readonly beneath?: boolean } = {}): Part {
  return {
    left: 2,
    right: room.isNarrow ? 10 : 16,
    top: names.above ? 30 : 12,
    bottom: names.beneath ? 24 : 4,
    outerBoundsMode: 'same',
    outerBoundsContain: 'axisLabel',
  }
}

const labels = (look: Look): Part => ({ color: look.soft, fontSize: 12, hideOverlap: true })
const hairline = (look: Look): Part => ({ lineStyle: { color: look.grid, width: 1 } })

/** An axis of values with round marks; its name stands above it, or at its end. */
export function valueAxis(props: {
  readonly look: Look
  readonly ticks: readonly number[]
  readonly format: Format
  readonly speech: Speech
  readonly name?: string
  readonly isX?: boolean
  readonly noLines?: boolean
}): Part {
  const { look, ticks, format, speech, name, isX = false, noLines = false } = props
  return {
    type: 'value',
    min: ticks[0] ?? 0,
    max: ticks.at(-1) ?? 1,
    axisTick: { show: false, customValues: ticks },
    axisLabel: {
      ...labels(look),
      customValues: ticks,
      formatter: (value: number) => speech.bare(value, format),
    },
    splitLine: { ...hairline(look), show: !noLines },
    axisLine: { show: isX && noLines, lineStyle: { color: look.axis } },
    ...(name !== undefined && named(look, name, isX)),
  }
}

/** The name of a standing axis stands above it, that of a lying one beneath it. */
function named(look: Look, name: string, isX: boolean): Part {
  const nameTextStyle = { color: look.soft, fontSize: 12, align: isX ? 'center' : 'left' }
  const place = isX ? { nameLocation: 'middle', nameGap: 26 } : { nameLocation: 'end', nameGap: 12 }
  return { name, ...place, nameTextStyle, nameMoveOverlap: false }
}

/** Round marks for values in a format, from nought where the figures allow it and `fromZero` asks for it. */
export function ticksFor(
  values: readonly (number | null)[],
  format: Format,
  fromZero: boolean,
  about = 4,
): number[] {
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value))
  if (known.length === 0) return [0, 1]
  const low = known.reduce((least, value) => Math.min(least, value))
  const high = known.reduce((most, value) => Math.max(most, value))
  const ticks = format.kind === 'span' ? spanTicks : valueTicks
  return fromZero ? ticks(Math.min(0, low), Math.max(0, high), about) : ticks(low, high, about)
}

/** The axis of time, marked on the wall clock of the service's zone. */
export function timeAxis(look: Look, room: Room, speech: Speech, from: number, to: number): Part {
  const ticks = timeTicks(from, to, speech.zone, Math.floor(room.width / (room.isNarrow ? 84 : 96)))
  const levels = new Map<number, TickLevel>(ticks.map((tick) => [tick.at, tick.level]))
  const places = ticks.map((tick) => tick.at)
  // A label at the very edge keeps inside, clear of the other axis.
  const edges = {
    ...(places[0] === from && { alignMinLabel: 'left' }),
    ...(places.at(-1) === to && { alignMaxLabel: 'right' }),
  }
  return {
    type: 'value',
    min: from,
    max: to > from ? to : from + 1,
    axisTick: { show: true, customValues: places, lineStyle: { color: look.axis } },
    axisLabel: {
      ...labels(look),
      ...edges,
      customValues: places,
      formatter: (at: number) => speech.tick(at, levels.get(at) ?? 'hour'),
    },
    splitLine: { show: false },
    axisLine: { show: true, onZero: false, lineStyle: { color: look.axis } },
  }
}

/** An axis of names; where there is no room for all, every nth is written. */
export function nameAxis(
  look: Look,
  names: readonly string[],
  room: { readonly most: number; readonly isStanding?: boolean; readonly width?: number },
): Part {
  const nth = everyNth(names.length, room.most)
  const longest = names.reduce((most, name) => Math.max(most, name.length), 0)
  // Only names that are too long are broken: a broken name takes all of its width.
  const isLong = room.width !== undefined && longest * 6.8 > room.width
  return {
    type: 'category',
    data: names,
    inverse: room.isStanding ?? false,
    axisTick: { show: false },
    axisLabel: {
      ...labels(look),
      hideOverlap: false,
      interval: (index: number) => index % nth === 0,
      ...(isLong && { width: room.width, overflow: 'break', lineHeight: 14 }),
    },
    axisLine: { show: true, onZero: true, lineStyle: { color: look.axis } },
  }
}

/** A line through points; holes stay holes. Marks stand at every so many points, so that lines differ without colour. */
export function line(props: {
  readonly look: Look
  readonly room: Room
  readonly points: readonly XY[]
  readonly colour: Colour
  readonly code: Code
  readonly isStep?: boolean
  readonly width?: number
  readonly everyMark?: boolean
}): Part {
  const { look, room, points, colour, code, isStep = false, width = 2, everyMark = false } = props
  const nth = everyMark ? 1 : everyNth(points.length, room.width / 64)
  const isMarked = (index: number): boolean => (everyMark || !isStep) && index % nth === Math.floor(nth / 2)
  return {
    type: 'line',
    data: points.map((value, index) => ({ value, symbol: isMarked(index) ? code.symbol : 'none' })),
    showAllSymbol: true,
    symbolSize: code.symbol === 'triangle' ? 8 : 6.5,
    connectNulls: false,
    silent: true,
    clip: true,
    ...(isStep && { step: 'end' }),
    lineStyle: { color: look.colour[colour], width, type: code.dash.length > 0 ? code.dash : 'solid' },
    itemStyle: { color: look.colour[colour], borderColor: look.surface, borderWidth: 1 },
  }
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export type Shape = NonNullable<CustomSeriesRenderItemReturn>
type Coord = (x: number, y: number) => [number, number]

/** A part drawn by hand, once: `draw` gets a way from figures to pixels, the field's box and the size of one category. */
export function byHand(
  z: number,
  draw: (coord: Coord, box: Box, band: readonly [number, number]) => readonly Shape[],
  gridIndex = 0,
): Part {
  const renderItem: Render = (params, api) => {
    const coord: Coord = (x, y) => {
      const [left = 0, top = 0] = api.coord([x, y])
      return [left, top]
    }
    const size = api.size?.([1, 1])
    const [width = 0, height = 0] = Array.isArray(size) ? size : [size ?? 0, size ?? 0]
    return { type: 'group', children: [...draw(coord, params.coordSys as unknown as Box, [width, height])] }
  }
  const axes = { xAxisIndex: gridIndex, yAxisIndex: gridIndex }
  return {
    type: 'custom',
    data: [[0, 0]],
    encode: { x: -1, y: -1 },
    renderItem,
    silent: true,
    clip: true,
    z,
    ...axes,
  }
}

export const strokeLine = (
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  style: { readonly stroke: string; readonly lineWidth?: number; readonly lineDash?: number[] },
): Shape => ({ type: 'line', shape: { x1, y1, x2, y2 }, style })

export const words = (
  x: number,
  y: number,
  text: string,
  look: Look,
  style: {
    readonly align?: 'left' | 'center' | 'right'
    readonly at?: 'top' | 'middle' | 'bottom'
    readonly fill?: string
    readonly bold?: boolean
    readonly size?: number
  } = {},
): Shape => ({
  type: 'text',
  x,
  y,
  style: {
    text,
    fill: style.fill ?? look.text,
    font: `${style.bold ? 600 : 400} ${style.size ?? 12}px ${look.font}`,
    align: style.align ?? 'left',
    verticalAlign: style.at ?? 'bottom',
    // A halo keeps the words legible over lines; on a ground of their own colour they need none.
    ...(style.fill === undefined && { stroke: look.surface, lineWidth: 3 }),
  },
})

/** A standing line with words at its top, for “now” and other moments; the words keep within the field. */
export function standing(look: Look, at: number, label: string): Part {
  return byHand(6, (coord, box) => {
    const x = coord(at, 0)[0]
    const isLate = x > box.x + box.width * 0.7
    return [
      strokeLine([x, box.y], [x, box.y + box.height], {
        stroke: look.colour.mark,
        lineWidth: 1.5,
        lineDash: [4, 3],
      }),
      words(isLate ? x - 5 : x + 5, box.y + 1, label, look, {
        align: isLate ? 'right' : 'left',
        at: 'top',
        bold: true,
      }),
    ]
  })
}

export type Between = { readonly at: number; readonly low: number; readonly high: number }

/** Neighbouring points that have both bounds, in runs; a hole ends a run. */
export function runsOf<P>(points: readonly P[], isThere: (point: P) => boolean): P[][] {
  const runs: P[][] = []
  let open: P[] | undefined
  for (const point of points) {
    if (!isThere(point)) open = undefined
    else if (open) open.push(point)
    else runs.push((open = [point]))
  }
  return runs
}

/** An area between two lines, with its edges drawn so that it is seen without colour too. */
export function area(props: {
  readonly look: Look
  readonly runs: readonly (readonly Between[])[]
  readonly fill: Colour
  readonly edge: Colour
  readonly dash: number[]
  readonly z: number
}): Part {
  const { look, runs, fill, edge, dash, z } = props
  const stroke = { stroke: look.colour[edge], lineWidth: 1, lineDash: dash, fill: 'none' }
  return byHand(z, (coord) =>
    runs.flatMap((run): Shape[] => {
      const upper = run.map(({ at, high }) => coord(at, high))
      const lower = run.map(({ at, low }) => coord(at, low))
      return [
        {
          type: 'polygon',
          shape: { points: [...upper, ...lower.toReversed()] },
          style: { fill: look.colour[fill] },
        },
        { type: 'polyline', shape: { points: upper }, style: stroke },
        { type: 'polyline', shape: { points: lower }, style: stroke },
      ]
    }),
  )
}

/** Strokes across a box, clipped to it: what marks an area on paper without colours. */
export function hatching(
  left: number,
  top: number,
  right: number,
  bottom: number,
  gap = 6,
): [number, number, number, number][] {
  const strokes: [number, number, number, number][] = []
  for (let offset = Math.ceil((left + top) / gap) * gap; offset < right + bottom; offset += gap) {
    const x1 = Math.max(left, offset - bottom)
    const x2 = Math.min(right, offset - top)
    if (x2 > x1) strokes.push([x1, offset - x1, x2, offset - x2])
  }
  return strokes
}
