import { codeOf } from './look.ts'
import type { Code, Colour, Look } from './look.ts'
import { area, base, grid, line, runsOf, standing, ticksFor, timeAxis, valueAxis } from './parts.ts'
import type { Between, Part, XY } from './parts.ts'
import { usualHeight } from './picture.ts'
import type { Cell, LegendEntry, Picture, Reading, Room } from './picture.ts'
import { figureCell, timeCells, timeColumns } from './series.ts'
import { isFigure } from './speech.ts'
import type { Format, Grain, Speech } from './speech.ts'
import type { Twin } from './twin.ts'

export type Interval = readonly [low: number, high: number]

/** One interval of a forecast: what is expected, where four in five and nineteen in twenty fall, and what came. */
export type FanPoint = {
  readonly at: number
  readonly expected: number | null
  readonly p80?: Interval | null
  readonly p95?: Interval | null
  readonly actual?: number | null
}

export type FanData = {
  readonly points: readonly FanPoint[]
  readonly format: Format
  readonly by?: Grain
  readonly yName?: string
  /** Epoch milliseconds; marked by a standing line, and where the keyboard begins. */
  readonly now?: number
}

const ACTUAL: { colour: Colour; code: Code } = { colour: '2', code: { dash: [], symbol: 'diamond' } }
const EXPECTED = { colour: '1', code: codeOf(0) } as const

type Shown = { readonly p80: boolean; readonly p95: boolean; readonly actual: boolean }

function shownOf(points: readonly FanPoint[]): Shown {
  return {
    p80: points.some(({ p80 }) => p80),
    p95: points.some(({ p95 }) => p95),
    actual: points.some(({ actual }) => isFigure(actual)),
  }
}

function legendOf(shown: Shown, { t }: Speech): LegendEntry[] {
  const lines: LegendEntry[] = [
    { label: t('charts.fan.expected'), mark: 'line', colour: '1', symbol: 'circle' },
  ]
  if (shown.actual)
    lines.push({ label: t('charts.fan.actual'), mark: 'line', colour: '2', symbol: 'diamond' })
  if (shown.p80)
    lines.push({ label: t('charts.fan.p80'), mark: 'band', colour: 'band', edge: 'band-edge', dash: [] })
  if (shown.p95) {
    lines.push({
      label: t('charts.fan.p95'),
      mark: 'band',
      colour: 'band-wide',
      edge: 'band-edge',
      dash: [2, 3],
    })
  }
  return lines
}

function readingsOf(point: FanPoint, data: FanData, speech: Speech): Reading[] {
  const { t } = speech
  const range = (pair: Interval): string =>
    t('charts.range', { low: speech.bare(pair[0], data.format), high: speech.value(pair[1], data.format) })
  const found: Reading[] = []
  if (isFigure(point.actual))
    found.push({ label: t('charts.fan.actual'), value: speech.value(point.actual, data.format) })
  if (isFigure(point.expected)) {
    found.push({ label: t('charts.fan.expected'), value: speech.value(point.expected, data.format) })
  }
  if (point.p80) found.push({ label: t('charts.fan.80'), value: range(point.p80) })
  if (point.p95) found.push({ label: t('charts.fan.95'), value: range(point.p95) })
  return found
}

function cellOf(point: FanPoint, data: FanData, speech: Speech): Cell | null {
  const y = isFigure(point.expected) ? point.expected : point.actual
  if (!isFigure(y)) return null
  const heading = speech.instant(point.at, data.by ?? 'time')
  const readings = readingsOf(point, data, speech)
  const parts = readings.map(({ label, value }) => `${label} ${value}`)
  return { anchor: { x: point.at, y }, heading, readings, spoken: `${heading}: ${parts.join('; ')}` }
}

function twinOf(data: FanData, shown: Shown, speech: Speech): Twin {
  const { t } = speech
  const number = (title: string) => ({ title, isNumber: true })
  const pair = (is: boolean, share: string) =>
    is ? [number(t('charts.fan.low', { share })), number(t('charts.fan.high', { share }))] : []
  const cell = (value: number | null | undefined) => figureCell(value, data.format, speech)
  const columns = [
    ...timeColumns(speech),
    ...(shown.actual ? [number(t('charts.fan.actual'))] : []),
    number(t('charts.fan.expected')),
    ...pair(shown.p80, speech.bare(0.8, { kind: 'share' })),
    ...pair(shown.p95, speech.bare(0.95, { kind: 'share' })),
  ]
  const rows = data.points.map(({ at, expected, p80, p95, actual }) => [
    ...timeCells(at, data.by ?? 'time', speech),
    ...(shown.actual ? [cell(actual)] : []),
    cell(expected),
    ...(shown.p80 ? [cell(p80?.[0]), cell(p80?.[1])] : []),
    ...(shown.p95 ? [cell(p95?.[0]), cell(p95?.[1])] : []),
  ])
  return { columns, rows }
}

function bandPart(points: readonly FanPoint[], name: 'p80' | 'p95', look: Look): Part[] {
  const between = points.map((point): Between => {
    const [low, high] = point[name] ?? [Number.NaN, Number.NaN]
    return { at: point.at, low, high }
  })
  const runs = runsOf(between, ({ low, high }) => isFigure(low) && isFigure(high))
  if (runs.length === 0) return []
  const isWide = name === 'p95'
  return [
    area({
      look,
      runs,
      fill: isWide ? 'band-wide' : 'band',
      edge: 'band-edge',
      dash: isWide ? [2, 3] : [],
      z: isWide ? 0 : 1,
    }),
  ]
}

function draw(data: FanData, speech: Speech, look: Look, room: Room): Part {
  const { points, format, yName, now } = data
  const values = points.flatMap(({ expected, actual, p80, p95 }) => [
    expected,
    actual ?? null,
    ...(p80 ?? []),
    ...(p95 ?? []),
  ])
  const ticks = ticksFor(values, format, true, room.isNarrow ? 3 : 4)
  const of = (pick: (point: FanPoint) => number | null | undefined): XY[] =>
    points.map((point) => {
      const value = pick(point)
      return [point.at, isFigure(value) ? value : null]
    })
  return {
    ...base(look),
    grid: grid(room, { above: yName !== undefined }),
    xAxis: timeAxis(look, room, speech, points[0]?.at ?? 0, points.at(-1)?.at ?? 1),
    yAxis: valueAxis({ look, ticks, format, speech, ...(yName !== undefined && { name: yName }) }),
    series: [
      ...bandPart(points, 'p95', look),
      ...bandPart(points, 'p80', look),
      line({ look, room, points: of(({ expected }) => expected), ...EXPECTED }),
      line({ look, room, points: of(({ actual }) => actual), ...ACTUAL }),
      ...(now === undefined ? [] : [standing(look, now, speech.t('charts.now'))]),
    ],
  }
}

/** A forecast as a fan, with what came where it is known. */
export function fanPicture(given: FanData, speech: Speech): Picture {
  const points = given.points.toSorted((a, b) => a.at - b.at)
  const data = { ...given, points }
  const shown = shownOf(points)
  const cells = points.map((point) => cellOf(point, data, speech))
  const start = cells.findIndex((cell) => cell !== null && cell.anchor.x >= (data.now ?? -Infinity))
  return {
    draw: (look, room) => draw(data, speech, look, room),
    height: usualHeight,
    cells: [cells],
    along: 'x',
    cursor: 'line',
    ...(start >= 0 && { start: { row: 0, column: start } }),
    legend: legendOf(shown, speech),
    twin: twinOf(data, shown, speech),
  }
}
