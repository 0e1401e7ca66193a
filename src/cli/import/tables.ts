import type { Circle } from '#core/process/circles.ts'
import type { LogMeasures } from '#domain/measures/contract.logs.ts'
import { alignedTable } from '../table.ts'
import type { Cell } from '../table.ts'

type Holding = NonNullable<LogMeasures['person']>

/** The measures of a log as tables for people: integers as they are, the rest to four decimals. */
export function measureTables(measures: LogMeasures, circles: readonly NamedCircles[]): string {
  const parts = [
    overview(measures),
    holders(measures),
    byHandOffs(measures),
    followed(measures),
    ...circles.map(circleTable),
    ways(measures),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

const figure = (value: number | null | undefined): Cell =>
  value === null || value === undefined ? null : Number.isInteger(value) ? String(value) : value.toFixed(4)

function overview({
  cases,
  events,
  repeatActivityEvents,
  repeatActivityShare,
  endToEndDays,
}: LogMeasures): string {
  const rows: Cell[][] = [
    ['cases', figure(cases)],
    ['events', figure(events)],
    ['events of an activity that the case had before', figure(repeatActivityEvents)],
    ['share of cases with such', figure(repeatActivityShare)],
    ['days from first event to last: mean', figure(endToEndDays.mean)],
    ['  median', figure(endToEndDays.median)],
    ['  p90', figure(endToEndDays.p90)],
    ['  most', figure(endToEndDays.most)],
  ]
  return alignedTable({ columns: ['all cases', ''], rows })
}

const HOLDING: readonly (readonly [string, keyof Holding])[] = [
  ['hand-offs', 'handoffsTotal'],
  ['  mean of a case', 'handoffsMean'],
  ['  median', 'handoffsMedian'],
  ['  p90', 'handoffsP90'],
  ['share of cases without a hand-off', 'noHandoffShare'],
  ['different holders of a case: mean', 'distinctMean'],
  ['  p90', 'distinctP90'],
  ['returns to somebody who had it before', 'returnsTotal'],
  ['  share of cases with one', 'returnShare'],
  ['there and straight back (A-B-A)', 'abaTotal'],
  ['  share of cases with one', 'abaShare'],
]

function holders({ person, team }: LogMeasures): string {
  if (!person && !team) return 'Hand-offs and returns cannot be measured: no column says who had a case when.'
  const rows = HOLDING.map(([name, key]): Cell[] => [name, figure(person?.[key]), figure(team?.[key])])
  return alignedTable({ columns: ['hand-offs', 'by person', 'by team'], rows })
}

function byHandOffs({ daysByHandoffs, person }: LogMeasures): string {
  if (daysByHandoffs.length === 0) return ''
  const rows = daysByHandoffs.map(({ handoffs, cases, medianDays, meanDays }): Cell[] => [
    handoffs,
    figure(cases),
    figure(medianDays),
    figure(meanDays),
  ])
  const columns = [person ? 'hand-offs (person)' : 'hand-offs (team)', 'cases', 'median days', 'mean days']
  return `${alignedTable({ columns, rows })}\nTogether, not because: hard cases travel more.`
}

const MOST_ROWS = 10

function followed({ map }: LogMeasures): string {
  const rows = map.links
    .slice(0, MOST_ROWS)
    .map(({ from, to, count, medianSeconds, back }): Cell[] => [
      shown(from),
      shown(to),
      figure(count),
      medianSeconds === null ? null : (medianSeconds / 3600).toFixed(2),
      back ? 'turns back' : '',
    ])
  return rows.length === 0
    ? ''
    : alignedTable({ columns: ['after', 'comes', 'times', 'median hours', ''], rows })
}

/** Circles by what they are circles of. */
export type NamedCircles = {
  readonly of: string
  readonly circles: readonly Circle[]
  readonly hours: number
}

function circleTable({ of, circles, hours }: NamedCircles): string {
  if (circles.length === 0) return `No case came back to ${of} that it had left.`
  const rows = circles
    .slice(0, MOST_ROWS)
    .map(({ path, times, cases, totalHours, medianHours }): Cell[] => [
      [...path, path[0] ?? ''].map(shown).join(' → '),
      figure(times),
      figure(cases),
      Math.round(totalHours).toLocaleString('en-GB'),
      medianHours.toFixed(1),
    ])
  const columns = [`circles of ${of}`, 'times', 'cases', 'client hours', 'median hours']
  const all = `Of ${Math.round(hours).toLocaleString('en-GB')} client hours in all; a circle inside another counts in both.`
  return `${alignedTable({ columns, rows })}\n${all}`
}

function ways({ variants }: LogMeasures): string {
  const rows = variants
    .slice(0, 5)
    .map(({ path, cases, share }): Cell[] => [
      figure(cases),
      `${(100 * share).toFixed(1)} %`,
      path.map(shown).join(' → '),
    ])
  return alignedTable({ columns: ['cases', 'share', 'went this way'], rows })
}

const shown = (name: string) => (name === '' ? '(not named)' : name)
