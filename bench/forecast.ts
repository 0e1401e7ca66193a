/**
 * How well the forecast does on a series it was not made for: the last eight weeks of a file, forecast each evening for
 * the next open day and each week's last evening for the week. What serves is chosen by the contest, held once a week with what was
 * known before; nothing of the tested weeks is used to choose anything.
 *
 * node bench/forecast.ts [path to a csv with date,interval,start,calls] [minutes,minutes]
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { coarser } from '#core/forecast/aggregate.ts'
import { backTest, naiveScale } from '#core/forecast/back-test.ts'
import { seriesFromRows } from '#core/forecast/calendar.ts'
import { spreadOf } from '#core/forecast/compete.ts'
import { dateOfDay, epochDay, weekdayOfDay } from '#core/forecast/dates.ts'
import { forecast } from '#core/forecast/forecast.ts'
import { historyUntil, sourceOf, targetsOf } from '#core/forecast/history.ts'
import type { Source } from '#core/forecast/history.ts'
import { bandOf, intervalWidths } from '#core/forecast/intervals.ts'
import type { Widths } from '#core/forecast/intervals.ts'
import { updateDay } from '#core/forecast/intraday.ts'
import { pinball } from '#core/forecast/measures.ts'
import { METHODS, METHOD_NAMES } from '#core/forecast/methods/all.ts'
import type { Band, Contest, DemandSeries } from '#core/forecast/types.ts'
import { countQuantile } from '#core/stats/count-quantile.ts'

const TEST_WEEKS = 8
const SERVED = 'served (chosen)'

const path = process.argv[2] ?? join(import.meta.dirname, '../../shared/data/bank-calls/calls.csv')
const lengths = (process.argv[3] ?? '30,5').split(',').map(Number)
if (!existsSync(path)) {
  console.error(`There is no file ${path}. Name one: node bench/forecast.ts <path>`)
  process.exit(1)
}

class Tally {
  error = 0
  sum = 0
  cells = 0
  loss = 0
  in80 = 0
  in95 = 0
  seconds = 0
  fits = 0

  add(actual: number, band: Band, widths: Widths): void {
    this.error += Math.abs(actual - band.expected)
    this.sum += actual
    this.cells += 1
    this.in80 += band.low80 <= actual && actual <= band.high80 ? 1 : 0
    this.in95 += band.low95 <= actual && actual <= band.high95 ? 1 : 0
    const middle = countQuantile(band.expected, widths.inner, 0.5)
    this.loss +=
      (pinball(actual, band.low95, 0.025) +
        pinball(actual, band.low80, 0.1) +
        pinball(actual, middle, 0.5) +
        pinball(actual, band.high80, 0.9) +
        pinball(actual, band.high95, 0.975)) /
      5
  }
}

type Board = Map<string, Tally>

function main(): void {
  const series = read(path)
  console.log(`${path}\n${series.days[0]?.date} to ${series.days.at(-1)?.date}, Node ${process.version}`)
  for (const minutes of lengths) bench(coarser(series, minutes), minutes)
}

/** A last interval that stands for less than its length (21:00 to 21:05 of a day cut at 30 minutes) is left out. */
function read(file: string): DemandSeries {
  const rows = parse(readFileSync(file, 'utf8'), { columns: true, skip_empty_lines: true }) as Record<
    string,
    string
  >[]
  const result = seriesFromRows(
    rows.map((row) => ({
      date: row.date ?? '',
      time: row.start ?? row.time ?? '',
      count: row.calls === undefined || row.calls === '' || row.calls === 'NA' ? null : Number(row.calls),
    })),
  )
  if (!result.ok) throw new Error(`The file cannot be used: ${JSON.stringify(result)}`)
  for (const warning of result.warnings) console.log(JSON.stringify(warning))
  return wholeHours(result.series)
}

function wholeHours(series: DemandSeries): DemandSeries {
  const most = Math.max(...lengths)
  const slots = series.slots - ((series.slots * series.intervalMinutes) % most) / series.intervalMinutes
  return {
    ...series,
    slots,
    days: series.days.map((day) => ({ ...day, counts: day.counts.slice(0, slots) })),
  }
}

function bench(series: DemandSeries, minutes: number): void {
  const source = sourceOf(series)
  const last = source.rows.at(-1)?.day ?? 0
  const first = last - weekdayOfDay(last) - (TEST_WEEKS - 1) * 7
  const boards = { day: new Map() as Board, week: new Map() as Board, noon: new Map() as Board }
  const contests: number[] = []
  const chosen: string[] = []
  for (let monday = first; monday <= last; monday += 7) {
    const begun = performance.now()
    const held = contestOn(series, monday)
    contests.push((performance.now() - begun) / 1000)
    chosen.push(`${dateOfDay(monday)} ${said(held, 'day')}; ${said(held, 'week')}`)
    const widths = widthsOf(source, monday)
    testWeek(source, held, widths, monday, Math.min(last, monday + 6), boards)
  }
  const scale = naiveScale(historyUntil(source, first))
  print(minutes, 'next open day', boards.day, scale)
  print(minutes, 'rest of the day, at half of it', boards.noon, scale)
  print(minutes, 'next week', boards.week, scale)
  console.log(
    `contest, once a week: ${mean(contests).toFixed(2)} s (not in the seconds above)\n${chosen.join('\n')}`,
  )
}

const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length

function contestOn(series: DemandSeries, day: number): Contest {
  const made = forecast(series, { from: dateOfDay(day), days: 1 })
  if (!made.ok) throw new Error(JSON.stringify(made))
  return made.contest
}

function said(contest: Contest, horizon: 'day' | 'week'): string {
  const { winner, weights } = contest[horizon]
  const parts = Object.entries(weights).map(([name, weight]) => `${name} ${weight.toFixed(2)}`)
  return `${horizon}: ${winner} (${parts.join(', ')})`
}

/** Each single method gets bands in the same way as what serves: from its own back-test before the week. */
function widthsOf(source: Source, end: number): Map<string, { day: Widths; week: Widths }> {
  const { trials } = backTest(source, end)
  const near = trials.filter((one) => one.horizon === 1)
  return new Map(
    METHOD_NAMES.map((name) => [
      name,
      {
        day: intervalWidths(spreadOf(near, { [name]: 1 })),
        week: intervalWidths(spreadOf(trials, { [name]: 1 })),
      },
    ]),
  )
}

function testWeek(
  source: Source,
  contest: Contest,
  widths: ReturnType<typeof widthsOf>,
  monday: number,
  sunday: number,
  boards: { day: Board; week: Board; noon: Board },
): void {
  const rows = source.rows.filter((row) => row.day >= monday && row.day <= sunday)
  testFrom(source, contest, widths, rows, boards.week, 'week')
  for (const row of rows) {
    testFrom(source, contest, widths, [row], boards.day, 'day')
    testNoon(source, contest, row, boards.noon)
  }
}

function testFrom(
  source: Source,
  contest: Contest,
  widths: ReturnType<typeof widthsOf>,
  rows: Source['rows'],
  board: Board,
  horizon: 'day' | 'week',
): void {
  const [from, to] = [rows[0]?.day, rows.at(-1)?.day]
  if (from === undefined || to === undefined) return
  const begun = performance.now()
  const made = forecast(source.series, { from: dateOfDay(from), days: to - from + 1, contest })
  const served = tallyOf(board, SERVED)
  served.seconds += (performance.now() - begun) / 1000
  served.fits += 1
  if (!made.ok) throw new Error(JSON.stringify(made))
  for (const day of made.days) {
    const row = rows.find((one) => one.day === epochDay(day.date))
    for (const one of day.intervals) {
      const actual = row?.values[one.slot] ?? Number.NaN
      if (!Number.isNaN(actual)) served.add(actual, one, { inner: one.cv, outer: one.cv })
    }
  }
  for (const name of METHOD_NAMES)
    testSingle(source, name, rows, tallyOf(board, name), widths.get(name)?.[horizon])
}

/** Half the day is over: the evening's forecast of the rest, as it was and as it is carried on from what came. */
function testNoon(source: Source, contest: Contest, row: Source['rows'][number], board: Board): void {
  const made = forecast(source.series, { from: dateOfDay(row.day), days: 1, contest })
  const day = made.ok ? made.days[0] : undefined
  if (!day) return
  const half = Math.floor(source.slots / 2)
  const seen = new Map(
    Array.from(row.values.slice(0, half)).flatMap((count, s) => (count >= 0 ? [[s, count]] : [])),
  )
  const tallies = [
    ['as of the evening', day],
    ['updated', updateDay(day, seen, contest).day],
  ] as const
  for (const [name, which] of tallies) {
    for (const one of which.intervals) {
      const actual = row.values[one.slot] ?? Number.NaN
      if (one.slot < half || Number.isNaN(actual)) continue
      tallyOf(board, name).add(actual, one, { inner: one.cv, outer: one.cv })
    }
  }
}

function testSingle(
  source: Source,
  name: (typeof METHOD_NAMES)[number],
  rows: Source['rows'],
  tally: Tally,
  widths: Widths = { inner: 0, outer: 0 },
): void {
  const begun = performance.now()
  const history = historyUntil(source, rows[0]?.day ?? 0)
  const targets = targetsOf(
    source,
    history,
    rows.map((row) => row.day),
  )
  const found = METHODS[name](history, targets, new Map())
  tally.seconds += (performance.now() - begun) / 1000
  tally.fits += 1
  rows.forEach((row, i) =>
    row.values.forEach((actual, s) => {
      if (!Number.isNaN(actual)) tally.add(actual, bandOf(found[i]?.[s] ?? 0, widths), widths)
    }),
  )
}

function tallyOf(board: Board, name: string): Tally {
  const tally = board.get(name) ?? new Tally()
  board.set(name, tally)
  return tally
}

function print(minutes: number, horizon: string, board: Board, scale: number): void {
  const base = board.get('weekday_mean') ?? board.get('as of the evening')
  const baseWape = base ? base.error / base.sum : Number.NaN
  console.log(`\n${minutes} minutes, ${horizon}`)
  console.log('| method | WAPE % | / weekday mean | MASE | pinball % | in 80 % | in 95 % | s per origin |')
  console.log('|---|---|---|---|---|---|---|---|')
  for (const [name, one] of board) {
    const wape = one.error / one.sum
    const figures = [
      (100 * wape).toFixed(2),
      (wape / baseWape).toFixed(3),
      (one.error / one.cells / scale).toFixed(3),
      ((100 * one.loss) / one.sum).toFixed(2),
      ((100 * one.in80) / one.cells).toFixed(1),
      ((100 * one.in95) / one.cells).toFixed(1),
      one.fits > 0 ? (one.seconds / one.fits).toFixed(4) : '–',
    ]
    console.log(`| ${name} | ${figures.join(' | ')} |`)
  }
}

main()
