import { codeOf } from './look.ts'
import type { Look } from './look.ts'
import { base, byHand, grid, line, strokeLine, ticksFor, timeAxis, valueAxis, words } from './parts.ts'
import type { Part, XY } from './parts.ts'
import { usualHeight } from './picture.ts'
import type { Cell, LegendEntry, Picture, Reading, Room } from './picture.ts'
import { figureCell, timeCells, timeColumns } from './series.ts'
import { isFigure } from './speech.ts'
import type { Format, Grain, Speech } from './speech.ts'
import { wordsCell } from './twin.ts'
import type { Twin } from './twin.ts'

/** One value in its order in time. `signal`: why it is more than usual variation, in words. */
export type ControlPoint = {
  readonly at: number
  readonly value: number | null
  readonly signal?: string
  /** What happened then, in a few words; numbered on the drawing. */
  readonly note?: string
}

/** A stretch of time with its own mean and natural limits; null where a limit makes no sense (counts below nought). */
export type ControlPhase = {
  readonly from: number
  /** Up to and including this instant. */
  readonly until: number
  readonly label?: string
  readonly mean: number
  readonly lower: number | null
  readonly upper: number | null
}

export type ControlData = {
  readonly points: readonly ControlPoint[]
  readonly phases: readonly ControlPhase[]
  readonly format: Format
  readonly by?: Grain
  readonly yName?: string
}

const phaseAt = (data: ControlData, at: number): ControlPhase | undefined =>
  data.phases.findLast(({ from, until }) => at >= from && at <= until)

function readingsOf(point: ControlPoint, data: ControlData, speech: Speech): Reading[] {
  const { t } = speech
  const phase = phaseAt(data, point.at)
  const found: Reading[] = [
    { label: t('charts.control.value'), value: speech.value(point.value, data.format) },
  ]
  if (phase) {
    const of = (value: number | null) => (isFigure(value) ? speech.bare(value, data.format) : '–')
    found.push({ label: t('charts.control.mean'), value: of(phase.mean) })
    found.push({
      label: t('charts.control.limits'),
      value: t('charts.range', { low: of(phase.lower), high: of(phase.upper) }),
    })
  }
  if (point.signal) found.push({ label: t('charts.control.signal'), value: point.signal })
  if (point.note) found.push({ label: t('charts.control.note'), value: point.note })
  return found
}

function cellOf(point: ControlPoint, data: ControlData, speech: Speech): Cell | null {
  if (!isFigure(point.value)) return null
  const heading = speech.instant(point.at, data.by ?? 'day')
  const readings = readingsOf(point, data, speech)
  const said = [speech.value(point.value, data.format)]
  if (point.signal) said.push(`${speech.t('charts.control.signal')}: ${point.signal}`)
  if (point.note) said.push(`${speech.t('charts.control.note')}: ${point.note}`)
  return {
    anchor: { x: point.at, y: point.value },
    heading,
    readings,
    spoken: `${heading}: ${said.join('; ')}`,
  }
}

function twinOf(data: ControlData, speech: Speech): Twin {
  const { t } = speech
  const numbers = ['value', 'mean', 'lower', 'upper'] as const
  const columns = [
    ...timeColumns(speech),
    ...numbers.map((name) => ({ title: t(`charts.control.${name}`), isNumber: true })),
    { title: t('charts.control.signal') },
    { title: t('charts.control.note') },
  ]
  const rows = data.points.map((point) => {
    const phase = phaseAt(data, point.at)
    const figures = [point.value, phase?.mean, phase?.lower, phase?.upper]
    return [
      ...timeCells(point.at, data.by ?? 'day', speech),
      ...figures.map((value) => figureCell(value, data.format, speech)),
      wordsCell(point.signal ?? ''),
      wordsCell(point.note ?? ''),
    ]
  })
  return { columns, rows }
}

function legendOf(data: ControlData, { t }: Speech): LegendEntry[] {
  const entries: LegendEntry[] = [
    { label: t('charts.control.value'), mark: 'line', colour: '1', symbol: 'circle' },
  ]
  if (data.phases.length > 0) {
    entries.push({ label: t('charts.control.mean'), mark: 'line', colour: 'mark', symbol: 'none' })
    entries.push({
      label: t('charts.control.limits'),
      mark: 'line',
      colour: 'mark',
      dash: [6, 4],
      symbol: 'none',
    })
  }
  if (data.points.some(({ signal }) => signal)) {
    entries.push({ label: t('charts.control.signal'), mark: 'dot', colour: '2', symbol: 'diamond' })
  }
  return entries
}

/** Mean and limits of every phase, with its name at its beginning. */
function phaseLines(data: ControlData, look: Look): Part {
  const stroke = look.colour.mark
  return byHand(1, (coord, box) =>
    data.phases.flatMap((phase, index) => {
      const x1 = Math.max(box.x, coord(phase.from, 0)[0])
      const x2 = Math.min(box.x + box.width, coord(phase.until, 0)[0])
      const level = (value: number | null, dash: number[]) => {
        if (!isFigure(value)) return []
        const y = coord(phase.from, value)[1]
        return [strokeLine([x1, y], [x2, y], { stroke, lineWidth: 1.25, lineDash: dash })]
      }
      const seam = { stroke: look.axis, lineWidth: 1, lineDash: [1, 3] }
      const border = index > 0 ? [strokeLine([x1, box.y], [x1, box.y + box.height], seam)] : []
      const label = phase.label
        ? [words(x1 + 4, box.y + 1, phase.label, look, { at: 'top', bold: true })]
        : []
      return [
        ...level(phase.mean, []),
        ...level(phase.lower, [6, 4]),
        ...level(phase.upper, [6, 4]),
        ...border,
        ...label,
      ]
    }),
  )
}

/** Signalled points: larger, of another shape and colour. */
function signals(data: ControlData, look: Look): Part {
  return {
    type: 'scatter',
    data: data.points
      .filter(({ signal, value }) => signal && isFigure(value))
      .map(({ at, value }) => [at, value]),
    symbol: 'diamond',
    symbolSize: 14,
    silent: true,
    z: 5,
    itemStyle: { color: look.colour['2'], opacity: 1, borderColor: look.surface, borderWidth: 1.5 },
  }
}

/** A note that only says what the phase that begins there is called: the drawing has that already. */
const namesPhase = ({ at, note = '' }: ControlPoint, phases: readonly ControlPhase[]): boolean =>
  phases.some(({ from, label }) => from === at && label && note.endsWith(label) && !note.includes('; '))

/** What happened, numbered above its point; the words stand in the readings and in the table. */
function notes(data: ControlData, look: Look): Part {
  const noted = data.points.filter(
    (point) => point.note && isFigure(point.value) && !namesPhase(point, data.phases),
  )
  return {
    ...byHand(6, (coord, box) =>
      noted.flatMap(({ at, value, note = '' }, index) => {
        const [x, y] = coord(at, value ?? 0)
        const isLate = x > box.x + box.width * 0.6
        const text = `${index + 1}. ${note.length > 26 ? `${note.slice(0, 25).trimEnd()}…` : note}`
        const top = Math.max(box.y + 26, y - 26)
        return [
          strokeLine([x, top], [x, y - 6], { stroke: look.axis, lineWidth: 1 }),
          words(x + (isLate ? 4 : -4), top - 1, text, look, { align: isLate ? 'right' : 'left' }),
        ]
      }),
    ),
    clip: false,
  }
}

function draw(data: ControlData, speech: Speech, look: Look, room: Room): Part {
  const { points, phases, format, yName } = data
  const values = [
    ...points.map(({ value }) => value),
    ...phases.flatMap(({ mean, lower, upper }) => [mean, lower, upper]),
  ]
  const ticks = ticksFor(values, format, false, room.isNarrow ? 3 : 4)
  const drawn = points.map(({ at, value }): XY => [at, isFigure(value) ? value : null])
  const isDense = points.length > room.width / 9
  return {
    ...base(look),
    grid: grid(room, { above: yName !== undefined }),
    xAxis: timeAxis(look, room, speech, points[0]?.at ?? 0, points.at(-1)?.at ?? 1),
    yAxis: valueAxis({
      look,
      ticks,
      format,
      speech,
      noLines: true,
      ...(yName !== undefined && { name: yName }),
    }),
    series: [
      phaseLines(data, look),
      line({ look, room, points: drawn, colour: '1', code: codeOf(0), width: 1.5, everyMark: !isDense }),
      signals(data, look),
      notes(data, look),
    ],
  }
}

/** An XmR chart: values in their order, mean and natural limits of every phase, and what is more than usual variation. */
export function controlPicture(given: ControlData, speech: Speech): Picture {
  const data = { ...given, points: given.points.toSorted((a, b) => a.at - b.at) }
  return {
    draw: (look, room) => draw(data, speech, look, room),
    height: usualHeight,
    cells: [data.points.map((point) => cellOf(point, data, speech))],
    along: 'x',
    cursor: 'line',
    legend: legendOf(data, speech),
    twin: twinOf(data, speech),
  }
}
