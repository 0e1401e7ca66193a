import { contestAt } from '#core/forecast/forecast.ts'
import { contestRows } from '#domain/planning/rules/forecast.ts'
import { intervalPoints, periodPoints, totalsOf } from '#domain/planning/rules/points.ts'
import type { Point } from '#domain/planning/rules/points.ts'
import { By } from '#domain/planning/contract.demand.ts'
import { demandMeaning, demandOptions, outlook, warningWords, wholeNumber } from './demand.ts'
import type { Outlook } from './demand.ts'
import { CommandProblem } from './frame.ts'
import type { Call, Command } from './frame.ts'
import { checkFormat, formatMeaning, formatOption, print } from './output.ts'
import type { Cell } from './table.ts'

/** `answerable forecast`: how many contacts to expect, how sure that is, and how such forecasts did before. */
export const forecastCommand: Command = {
  name: 'forecast',
  summary: 'Expect contacts by interval, day, week or month, from a CSV file or from what came here',
  help: `
  answerable forecast --csv calls.csv --zone Europe/London --by day --days 14
  answerable forecast --by 30 --days 7 --format csv > next-week.csv

Several methods compete on the past that is given, each evening anew; the one that did best serves, and its error and
coverage are printed beside the weekday mean's. Of ten outcomes eight lie between low 80 and high 80. A day without rows
is taken as not known, never as zero. Without --csv, the organisation's own contacts are read from the database.`,
  options: { ...demandOptions, by: { type: 'string' }, ...formatOption },
  meaning: { ...demandMeaning, by: '5, 15, 30, 60 (minutes), day, week or month (day)', ...formatMeaning },
  run: async (call) => {
    checkFormat(call)
    if (call.words.length > 0) throw new CommandProblem('Give the file with --csv.', 2)
    const by = readBy(call)
    const days = wholeNumber(call, 'days', 14, 1, 400)
    const period = by === 'day' || by === 'week' || by === 'month' ? by : undefined
    const found = await outlook(call, period ? 'days' : Number(by), days)
    for (const warning of found.warnings) call.progress(warningWords(warning))
    const { made, series, zone } = found
    const points = period ? periodPoints(made, period, series, zone) : intervalPoints(made, series, zone)
    show(call, found, by, points)
  },
}

function readBy(call: Call): By {
  const read = By.safeParse(call.options['by'] ?? 'day')
  if (read.success) return read.data
  throw new CommandProblem(`--by has to be one of ${By.options.join(', ')}.`, 2)
}

function show(call: Call, found: Outlook, by: By, points: readonly Point[]): void {
  const { made, name, zone, warnings } = found
  const ahead = made.days[0]?.horizon ?? 1
  const contest = contestRows(made.contest, ahead)
  const method = contestAt(made.contest, ahead).winner
  const totals = totalsOf(made)
  const whole = by === 'day' || by === 'week' || by === 'month'
  const rows = points.map(({ day, minute, expected, low80, high80, low95, high95 }): Cell[] => [
    ...(whole ? [day] : [day, clockOf(minute)]),
    ...[tidy(expected), low80, high80, low95, high95],
  ])
  const columns = [
    ...(whole ? ['from'] : ['day', 'time']),
    'expected',
    'low 80',
    'high 80',
    'low 95',
    'high 95',
  ]
  const all =
    points.length === 0
      ? 'Nobody is there on any of these days, so no contacts are expected. Ask for more --days, or another --from.'
      : `In all ${tidy(totals.expected)}, in eight of ten cases ${totals.low80} to ${totals.high80}.`
  const value = { name, zone, by, method, contest, totals, warnings, points }
  const above = [`${name}, times of ${zone}. ${methodWords(contest, method)}`, all].join('\n')
  print(call, value, { columns, rows }, above)
}

function methodWords(contest: ReturnType<typeof contestRows>, method: string): string {
  const chosen = contest.find((one) => one.chosen)
  if (!chosen) return `Method: ${method.replaceAll('_', ' ')}, not tried yet on enough of the past.`
  const mean = contest.find((one) => one.method === 'weekday_mean' && one.horizonDays === chosen.horizonDays)
  const beside = mean && mean !== chosen ? ` (weekday mean: ${percent(mean.wape)})` : ''
  const covered =
    chosen.covered80 === null ? '' : `, ${percent(chosen.covered80)} of outcomes inside the 80 % band`
  const ahead = chosen.horizonDays === 1 ? 'a day' : 'a week'
  return `Method: ${method.replaceAll('_', ' ')}; ${ahead} ahead it missed by ${percent(chosen.wape)} of contacts${beside}${covered}, on ${chosen.origins} past days.`
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`
const tidy = (value: number) => Math.round(value * 10) / 10
/** `09:30` of local minutes since midnight. */
export const clockOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
