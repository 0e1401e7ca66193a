import { codeOf } from './look.ts'
import type { Look } from './look.ts'
import { base, byHand, strokeLine, ticksFor, valueAxis, words } from './parts.ts'
import type { Part } from './parts.ts'
import { NARROW_DRAWING } from './picture.ts'
import type { Cell, LegendEntry, Picture, Room } from './picture.ts'
import { figureCell } from './series.ts'
import { isFigure } from './speech.ts'
import type { Format, Speech } from './speech.ts'
import { wordsCell } from './twin.ts'
import type { Twin } from './twin.ts'

/** What one design came to, and where it likely lies; null where it could not be told. */
export type Estimate = { readonly value: number; readonly low: number; readonly high: number } | null

/** One measure, with an estimate for every design, in their order. Every measure has its own scale. */
export type IntervalMeasure = {
  readonly id: string
  readonly label: string
  readonly format: Format
  readonly estimates: readonly Estimate[]
}

export type IntervalData = {
  /** Names of the designs that are compared, two or more. */
  readonly designs: readonly string[]
  readonly measures: readonly IntervalMeasure[]
  /** What the measures are, as the head of the table’s first column. */
  readonly measuresName: string
  /** How sure the intervals are, 0..1, e.g. 0.95; said in the legend. */
  readonly coverage: number
}

const ABOVE = 26
const BELOW = 24
const ONE = 20

const fieldHeight = (data: IntervalData): number => data.designs.length * ONE
const rowHeight = (data: IntervalData): number => ABOVE + fieldHeight(data) + BELOW + 10

function said(estimate: Estimate, format: Format, speech: Speech): string {
  if (!estimate || !isFigure(estimate.value)) return speech.t('charts.no_figure')
  const between = speech.t('charts.between', {
    low: speech.bare(estimate.low, format),
    high: speech.value(estimate.high, format),
  })
  return `${speech.value(estimate.value, format)} (${between})`
}

function cellsOf(data: IntervalData, speech: Speech): (Cell | null)[][] {
  return data.measures.map((measure, grid) =>
    measure.estimates.map((estimate, index): Cell | null => {
      if (!estimate || !isFigure(estimate.value)) return null
      const label = data.designs[index] ?? ''
      const value = said(estimate, measure.format, speech)
      return {
        anchor: { x: estimate.value, y: index, grid },
        heading: measure.label,
        readings: data.designs.map((design, one) => ({
          label: design,
          value: said(measure.estimates[one] ?? null, measure.format, speech),
          legend: one,
        })),
        spoken: speech.t('charts.spoken', { heading: measure.label, label, value }),
      }
    }),
  )
}

function twinOf(data: IntervalData, speech: Speech): Twin {
  const { t } = speech
  const columns = data.designs.flatMap((label) => [
    { title: label, isNumber: true },
    { title: t('charts.low_of', { label }), isNumber: true },
    { title: t('charts.high_of', { label }), isNumber: true },
  ])
  const rows = data.measures.map(({ label, format, estimates }) => [
    wordsCell(label),
    ...data.designs.flatMap((_, index) => {
      const estimate = estimates[index]
      return [estimate?.value, estimate?.low, estimate?.high].map((value) =>
        figureCell(value, format, speech),
      )
    }),
  ])
  return { columns: [{ title: data.measuresName }, ...columns], rows }
}

function legendOf(data: IntervalData, speech: Speech): LegendEntry[] {
  const dots = data.designs.map((label, index): LegendEntry => {
    const { colour, symbol } = codeOf(index)
    return { label, mark: 'dot', colour, symbol }
  })
  const share = speech.bare(data.coverage, { kind: 'share' })
  return [
    ...dots,
    { label: speech.t('charts.likely', { share }), mark: 'line', colour: 'mark', symbol: 'none' },
  ]
}

function dots(data: IntervalData, measure: IntervalMeasure, gridIndex: number, look: Look): Part[] {
  const whiskers = byHand(
    2,
    (coord) =>
      measure.estimates.flatMap((estimate, index) => {
        if (!estimate || !isFigure(estimate.low) || !isFigure(estimate.high)) return []
        const stroke = look.colour[codeOf(index).colour]
        const [left, y] = coord(estimate.low, index)
        const [right] = coord(estimate.high, index)
        const cap = (x: number) => strokeLine([x, y - 5], [x, y + 5], { stroke, lineWidth: 2 })
        return [strokeLine([left, y], [right, y], { stroke, lineWidth: 2 }), cap(left), cap(right)]
      }),
    gridIndex,
  )
  const points = data.designs.map((_, index) => {
    const { colour, symbol } = codeOf(index)
    const value = measure.estimates[index]?.value
    return {
      type: 'scatter',
      xAxisIndex: gridIndex,
      yAxisIndex: gridIndex,
      data: isFigure(value) ? [[value, index]] : [],
      symbol,
      symbolSize: 11,
      silent: true,
      z: 3,
      itemStyle: { color: look.colour[colour], opacity: 1, borderColor: look.surface, borderWidth: 1.5 },
    }
  })
  const title = byHand(
    4,
    (_coord, box) => [words(box.x, box.y - 6, measure.label, look, { bold: true, size: 13 })],
    gridIndex,
  )
  return [whiskers, ...points, { ...title, clip: false }]
}

function draw(data: IntervalData, speech: Speech, look: Look, room: Room): Part {
  const about = Math.max(2, Math.floor(room.width / 180))
  const axes = data.measures.map(({ estimates, format }) => {
    const values = estimates.flatMap((one) => (one ? [one.low, one.value, one.high] : []))
    const ticks = ticksFor(values, format, startsAtNought(values), about)
    const axis = valueAxis({ look, ticks, format, speech, isX: true })
    const edges = { alignMinLabel: 'left', alignMaxLabel: 'right' }
    return { ...axis, axisLabel: { ...(axis['axisLabel'] as Part), ...edges } }
  })
  return {
    ...base(look),
    grid: data.measures.map((_, index) => ({
      left: 8,
      right: 8,
      top: index * rowHeight(data) + ABOVE,
      height: fieldHeight(data),
      outerBoundsMode: 'none',
    })),
    xAxis: axes.map((axis, gridIndex) => ({ ...axis, gridIndex })),
    yAxis: data.measures.map((_, gridIndex) => ({
      type: 'category',
      gridIndex,
      inverse: true,
      data: data.designs,
      axisLabel: { show: false },
      axisTick: { show: false },
      axisLine: { show: false },
    })),
    series: data.measures.flatMap((measure, index) => dots(data, measure, index, look)),
  }
}

/** Nought is on the scale unless all figures lie far from it, so that small differences are not made to look great. */
export function startsAtNought(values: readonly number[]): boolean {
  const known = values.filter(isFigure)
  const low = known.reduce((least, value) => Math.min(least, value), Infinity)
  const high = known.reduce((most, value) => Math.max(most, value), -Infinity)
  return !(low > 0 && high - low < low / 4)
}

/** Dots with intervals, one row a measure: how designs compare, and how sure that is. */
export function intervalPicture(data: IntervalData, speech: Speech): Picture {
  return {
    draw: (look, room) => draw(data, speech, look, room),
    height: (width) => data.measures.length * rowHeight(data) + (width < NARROW_DRAWING ? 4 : 0),
    cells: cellsOf(data, speech),
    along: 'y',
    cursor: 'ring',
    legend: legendOf(data, speech),
    twin: twinOf(data, speech),
  }
}
