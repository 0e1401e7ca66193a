import type { Look } from './look.ts'
import { base, byHand, grid, standing, ticksFor, valueAxis } from './parts.ts'
import type { Part } from './parts.ts'
import { usualHeight } from './picture.ts'
import type { Cell, Picture, Room } from './picture.ts'
import { figureCell } from './series.ts'
import type { Moment } from './series.ts'
import { isFigure } from './speech.ts'
import type { Format, Speech } from './speech.ts'
import { spanTicks, valueTicks } from './ticks.ts'
import type { Twin } from './twin.ts'

/** How many lie from `from` up to, but not including, `to`. */
export type Bin = { readonly from: number; readonly to: number; readonly count: number }

export type HistogramData = {
  readonly bins: readonly Bin[]
  /** What is spread out: “wait before somebody was with them”. */
  readonly xName: string
  readonly xFormat: Format
  /** What is counted: “contacts”. */
  readonly yName: string
  readonly yFormat?: Format
  /** Values worth a standing line, e.g. the one in the middle. `at` is in the units of the bins. */
  readonly marks?: readonly Moment[]
}

const COUNT: Format = { kind: 'number' }

/** Values put into bins of equal, round width, some `about` of them; values without measure are left out. */
export function binsOf(values: readonly number[], about: number, kind: Format['kind'] = 'number'): Bin[] {
  const known = values.filter(Number.isFinite)
  if (known.length === 0) return []
  const low = known.reduce((least, value) => Math.min(least, value))
  const high = known.reduce((most, value) => Math.max(most, value))
  const bounds = kind === 'span' ? spanTicks(low, high, about) : valueTicks(low, high, about)
  const width = (bounds[1] ?? 1) - (bounds[0] ?? 0)
  const start = bounds[0] ?? 0
  const counts = new Map<number, number>()
  for (const value of known) {
    const bin = Math.floor((value - start) / width + 1e-9)
    counts.set(bin, (counts.get(bin) ?? 0) + 1)
  }
  const last = Math.max(bounds.length - 2, ...counts.keys())
  return Array.from({ length: last + 1 }, (_, index) => {
    const from = Number((start + index * width).toPrecision(12))
    return { from, to: Number((from + width).toPrecision(12)), count: counts.get(index) ?? 0 }
  })
}

function cellOf(bin: Bin, data: HistogramData, speech: Speech): Cell | null {
  if (!isFigure(bin.count)) return null
  const range = { low: speech.bare(bin.from, data.xFormat), high: speech.value(bin.to, data.xFormat) }
  const heading = speech.t('charts.range', range)
  const value = speech.value(bin.count, data.yFormat ?? COUNT)
  return {
    anchor: { x: (bin.from + bin.to) / 2, y: bin.count },
    heading,
    readings: [{ label: data.yName, value }],
    spoken: speech.t('charts.spoken', { heading, label: data.yName, value }),
  }
}

function twinOf({ bins, xName, xFormat, yName, yFormat = COUNT }: HistogramData, speech: Speech): Twin {
  const { t } = speech
  return {
    columns: [
      { title: `${xName}, ${t('charts.from')}` },
      { title: t('charts.below'), isNumber: true },
      { title: yName, isNumber: true },
    ],
    rows: bins.map(({ from, to, count }) => [
      figureCell(from, xFormat, speech),
      figureCell(to, xFormat, speech),
      figureCell(count, yFormat, speech),
    ]),
  }
}

function bars(bins: readonly Bin[], look: Look): Part {
  return byHand(2, (coord) =>
    bins
      .filter(({ count }) => isFigure(count) && count > 0)
      .map(({ from, to, count }) => {
        const [left, top] = coord(from, count)
        const [right, floor] = coord(to, 0)
        const shape = { x: left, y: top, width: Math.max(1, right - left - 1), height: floor - top }
        return { type: 'rect' as const, shape, style: { fill: look.colour['1'] } }
      }),
  )
}

function draw(data: HistogramData, speech: Speech, look: Look, room: Room): Part {
  const { bins, xName, xFormat, yName, yFormat = COUNT, marks = [] } = data
  const [from, to] = [bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1]
  const about = Math.max(2, Math.floor(room.width / 96))
  const counts = ticksFor(
    bins.map(({ count }) => count),
    yFormat,
    true,
    room.isNarrow ? 3 : 4,
  )
  const inside = ticksFor([from, to], xFormat, false, about).filter((tick) => tick >= from && tick <= to)
  const x = valueAxis({ look, ticks: inside, format: xFormat, speech, name: xName, isX: true, noLines: true })
  return {
    ...base(look),
    grid: grid(room, { above: true, beneath: true }),
    xAxis: { ...x, min: from, max: to > from ? to : from + 1 },
    yAxis: valueAxis({ look, ticks: counts, format: yFormat, speech, name: yName }),
    series: [bars(bins, look), ...marks.map(({ at, label }) => standing(look, at, label))],
  }
}

/** How values are spread: the whole of it, not only its middle. */
export function histogramPicture(data: HistogramData, speech: Speech): Picture {
  return {
    draw: (look, room) => draw(data, speech, look, room),
    height: usualHeight,
    cells: [data.bins.map((bin) => cellOf(bin, data, speech))],
    along: 'x',
    cursor: 'ring',
    legend: [],
    twin: twinOf(data, speech),
  }
}
