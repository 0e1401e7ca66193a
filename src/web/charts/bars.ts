import { BAR_MOST, BAR_SHARE } from './bar-size.ts'
import { codeOf } from './look.ts'
import type { Look } from './look.ts'
import { base, grid, nameAxis, ticksFor, valueAxis } from './parts.ts'
import type { Part } from './parts.ts'
import { NARROW_DRAWING, usualHeight } from './picture.ts'
import type { Cell, LegendEntry, Picture, Room } from './picture.ts'
import { figureCell } from './series.ts'
import { isFigure } from './speech.ts'
import type { Format, Speech } from './speech.ts'
import { wordsCell } from './twin.ts'
import type { Twin } from './twin.ts'

/** One series of bars: a value for every category, in their order; null where there is none. */
export type BarSeries = {
  readonly id: string
  readonly label: string
  readonly values: readonly (number | null)[]
}

export type BarData = {
  readonly categories: readonly string[]
  /** What the categories are, as the head of the table’s first column: “Weekday”. */
  readonly categoriesName: string
  readonly series: readonly BarSeries[]
  readonly format: Format
  readonly yName?: string
  /** Bars of one category on top of each other instead of beside each other. */
  readonly stacked?: boolean
  /** Categories from top to bottom: for long names. */
  readonly horizontal?: boolean
}

const HATCHES = [
  undefined,
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: -Math.PI / 4 },
  {
    symbol: 'circle',
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [6, 0],
    symbolSize: 0.7,
  },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: Math.PI / 4 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: 0 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: Math.PI / 2 },
] as const

function hatch(index: number, look: Look): Part {
  const pattern = HATCHES[index % HATCHES.length]
  return pattern ? { decal: { ...pattern, color: look.surface, backgroundColor: 'none' } } : {}
}

/** Where the top of a bar is: on what lies below it, when stacked. Negative values pile up downwards. */
export function topsOf(data: BarData): (number | null)[][] {
  if (!data.stacked) return data.series.map(({ values }) => [...values])
  const up = data.categories.map(() => 0)
  const down = data.categories.map(() => 0)
  return data.series.map(({ values }) =>
    data.categories.map((_, index) => {
      const value = values[index]
      if (!isFigure(value)) return null
      const pile = value < 0 ? down : up
      return (pile[index] = (pile[index] ?? 0) + value)
    }),
  )
}

function cellsOf(data: BarData, speech: Speech): (Cell | null)[][] {
  const { categories, series, format, stacked = false, horizontal = false } = data
  const tops = topsOf(data)
  const cell = (row: number, column: number): Cell | null => {
    const [value, top] = [series[row]?.values[column], tops[row]?.[column]]
    if (!isFigure(value) || !isFigure(top)) return null
    const heading = categories[column] ?? ''
    const label = series[row]?.label ?? ''
    const axis = horizontal ? ('y' as const) : ('x' as const)
    return {
      anchor: {
        ...(horizontal ? { x: top, y: column } : { x: column, y: top }),
        ...(!stacked && { slot: { index: row, of: series.length, axis } }),
      },
      heading,
      readings: series.map((one, index) => ({
        label: one.label,
        value: speech.value(one.values[column], format),
        ...(series.length > 1 && { legend: index }),
      })),
      spoken: speech.t('charts.spoken', { heading, label, value: speech.value(value, format) }),
    }
  }
  const rows = series.map((_, row) => categories.map((_, column) => cell(row, column)))
  return horizontal ? categories.map((_, column) => rows.map((row) => row[column] ?? null)) : rows
}

function twinOf({ categories, categoriesName, series, format }: BarData, speech: Speech): Twin {
  return {
    columns: [{ title: categoriesName }, ...series.map(({ label }) => ({ title: label, isNumber: true }))],
    rows: categories.map((name, index) => [
      wordsCell(name),
      ...series.map(({ values }) => figureCell(values[index], format, speech)),
    ]),
  }
}

function legendOf({ series }: BarData): LegendEntry[] {
  return series.map(({ label }, index) => ({
    label,
    mark: 'bar',
    colour: codeOf(index).colour,
    hatch: index,
  }))
}

function barPart(one: BarSeries, index: number, data: BarData, look: Look): Part {
  const { stacked = false, horizontal = false, series } = data
  const round = stacked || series.length > 4 ? 0 : 3
  return {
    type: 'bar',
    data: one.values.map((value) => (isFigure(value) ? value : null)),
    ...(stacked && { stack: 'all' }),
    barGap: '0%',
    barCategoryGap: `${(1 - BAR_SHARE) * 100}%`,
    barMaxWidth: BAR_MOST,
    silent: true,
    itemStyle: {
      color: look.colour[codeOf(index).colour],
      borderColor: look.surface,
      borderWidth: 1,
      borderRadius: horizontal ? [0, round, round, 0] : [round, round, 0, 0],
      ...hatch(index, look),
    },
  }
}

function draw(data: BarData, speech: Speech, look: Look, room: Room): Part {
  const { categories, series, format, yName, horizontal = false } = data
  const values = topsOf(data).flat()
  const about = horizontal ? Math.max(2, Math.floor(room.width / 160)) : room.isNarrow ? 3 : 4
  const ticks = ticksFor(values, format, true, about)
  const named = yName === undefined ? {} : { name: yName }
  const figures = valueAxis({ look, ticks, format, speech, isX: horizontal, ...named })
  const most = horizontal ? categories.length : Math.floor(room.width / widest(categories))
  const width = horizontal ? Math.min(220, room.width * 0.38) : undefined
  const names = nameAxis(look, categories, {
    most,
    isStanding: horizontal,
    ...(width !== undefined && { width }),
  })
  return {
    ...base(look),
    grid: grid(room, {
      above: !horizontal && yName !== undefined,
      beneath: horizontal && yName !== undefined,
    }),
    xAxis: horizontal ? figures : names,
    yAxis: horizontal ? names : figures,
    series: series.map((one, index) => barPart(one, index, data, look)),
  }
}

/** Room that the longest name takes beside its neighbours, in pixels. */
function widest(names: readonly string[]): number {
  return 14 + 7 * names.reduce((most, name) => Math.max(most, name.length), 0)
}

/** Bars, beside or on top of each other, standing or lying. */
export function barPicture(data: BarData, speech: Speech): Picture {
  const { categories, series, stacked = false, horizontal = false } = data
  const thickness = stacked ? 34 : 16 + 18 * series.length
  const lying = (width: number): number =>
    56 + categories.length * (thickness + (width < NARROW_DRAWING ? 6 : 0))
  return {
    draw: (look, room) => draw(data, speech, look, room),
    height: horizontal ? lying : usualHeight,
    cells: cellsOf(data, speech),
    along: horizontal ? 'y' : 'x',
    cursor: 'ring',
    // A single series is named by the title already.
    legend: series.length > 1 ? legendOf(data) : [],
    twin: twinOf(data, speech),
  }
}
