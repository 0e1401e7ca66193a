import { describe, expect, test } from 'vitest'
import { seriesFromInstants, seriesFromRows } from '#core/forecast/calendar.ts'
import type { DemandRow, SeriesOptions } from '#core/forecast/calendar.ts'

const hours = {
  zone: 'Europe/London',
  weekly: Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [
      day,
      [{ opens: '09:00', closes: '11:00' }],
    ]),
  ),
}

const rowsOf = (dates: readonly string[], counts: readonly number[]): DemandRow[] =>
  dates.flatMap((date) =>
    counts.map((count, i) => ({
      date,
      time: `${String(9 + Math.floor(i / 2)).padStart(2, '0')}:${i % 2 ? '30' : '00'}`,
      count,
    })),
  )

const WEEKS = [
  '2025-03-03',
  '2025-03-04',
  '2025-03-05',
  '2025-03-06',
  '2025-03-07',
  '2025-03-10',
  '2025-03-12',
  '2025-03-13',
]

function built(rows: readonly DemandRow[], options: SeriesOptions = {}) {
  const result = seriesFromRows(rows, options)
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result
}

test('R33: the calendar is built from dates; an absent weekday is missing, weekends are closed', () => {
  const { series, warnings } = built(rowsOf(WEEKS, [5, 6, 7, 8]))
  expect(series).toMatchObject({ intervalMinutes: 30, firstMinute: 540, slots: 4 })
  expect(series.days.map((one) => one.kind).join(' ')).toBe(
    'observed observed observed observed observed closed closed observed missing observed observed',
  )
  expect(warnings).toEqual([{ code: 'days_missing', dates: ['2025-03-11'] }])
})

describe('what is no count is refused, with its rows', () => {
  const good = rowsOf(WEEKS, [5, 6, 7, 8])
  const bad = (change: Partial<DemandRow>) => good.map((row, i) => (i === 2 ? { ...row, ...change } : row))
  const cases: readonly (readonly [string, readonly DemandRow[], object, SeriesOptions?])[] = [
    ['nothing', [], { why: 'empty' }],
    ['only rows that say absent', good.map((row) => ({ ...row, count: null })), { why: 'empty' }],
    ['a negative count', bad({ count: -1 }), { why: 'negative_counts', rows: [3] }],
    ['half a contact', bad({ count: 1.5 }), { why: 'fractional_counts', rows: [3] }],
    ['not a number', bad({ count: Number.NaN }), { why: 'fractional_counts', rows: [3] }],
    ['endless', bad({ count: Number.POSITIVE_INFINITY }), { why: 'fractional_counts', rows: [3] }],
    ['more than any service has', bad({ count: 1e9 }), { why: 'counts_too_large', rows: [3] }],
    ['a day that is none', bad({ date: '2025-02-30' }), { why: 'not_a_date', rows: [3] }],
    ['a time that is none', bad({ time: '25:00' }), { why: 'not_a_time', rows: [3] }],
    ['two zones', bad({ zone: 'Asia/Tokyo' }), { why: 'mixed_zones' }, { zone: 'Europe/London' }],
    [
      'one interval twice, when refused',
      [...good, ...good.slice(0, 1)],
      { why: 'duplicates', rows: [33] },
      { duplicates: 'refuse' },
    ],
    ['nobody ever', rowsOf(WEEKS, [0, 0, 0, 0]), { why: 'no_demand' }],
    ['a century', [...good, ...rowsOf(['2125-03-03'], [1, 1, 1, 1])], { why: 'span_too_long' }],
    ['seven minutes', good, { why: 'interval_not_possible', minutes: 7 }, { intervalMinutes: 7 }],
    [
      'two lengths of intervals',
      [
        ...good,
        ...rowsOf(['2025-03-17', '2025-03-18', '2025-03-19'], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]).filter((row) =>
          row.time?.endsWith(':00'),
        ),
      ],
      { why: 'mixed_intervals', minutes: [30, 60] },
    ],
  ]
  for (const [reason, rows, refusal, options] of cases)
    test(`R33: ${reason}`, () =>
      expect(seriesFromRows(rows, options)).toMatchObject({ ok: false, ...refusal }))
})

test('R33: rows of one interval are summed, with a warning', () => {
  const good = rowsOf(WEEKS, [5, 6, 7, 8])
  const { series, warnings } = built([...good, ...good.slice(0, 1)])
  expect(series.days[0]?.counts).toEqual([10, 6, 7, 8])
  expect(warnings).toContainEqual({ code: 'duplicates_summed', rows: [33] })
})

test('R33: an absent interval is not zero, unless the rows never show a zero and counts are small', () => {
  const some = (counts: readonly number[]) => rowsOf(WEEKS, counts).filter((_, i) => i % 5 !== 0)
  expect(built(some([50, 60, 70, 80])).series.days[0]?.counts[0]).toBeNull()
  const small = built(some([1, 2, 1, 2]))
  expect(small.series.days[0]?.counts[0]).toBe(0)
  expect(small.warnings.map((one) => one.code)).toContain('absent_intervals_read_as_zero')
})

test('R33: a busy weekday filled with zeros was closed', () => {
  const rows = [...rowsOf(WEEKS, [50, 60, 70, 80]), ...rowsOf(['2025-03-11'], [0, 0, 0, 0])]
  const { series, warnings } = built(rows)
  expect(series.days.find((one) => one.date === '2025-03-11')?.kind).toBe('closed')
  expect(warnings).toContainEqual({ code: 'zero_days_read_as_closed', dates: ['2025-03-11'] })
})

test('R33: counts outside the opening hours are left out, and said', () => {
  const { series, warnings } = built(rowsOf(WEEKS, [5, 6, 7, 8, 9]), { hours })
  expect(series.days[0]?.counts).toEqual([5, 6, 7, 8, null])
  expect(warnings).toContainEqual({ code: 'outside_opening_hours', contacts: 72 })
})

test('R33: moments are counted by the local clock; silence while open is zero, an outage is not', () => {
  const at = (text: string) => Date.parse(text)
  const instants = [at('2025-03-28T09:10:00Z'), at('2025-03-31T08:10:00Z'), at('2025-03-31T08:20:00Z')]
  const result = seriesFromInstants(instants, {
    ...{ intervalMinutes: 30, zone: 'Europe/London', hours },
    ...{ watched: { from: '2025-03-27', to: '2025-04-02' }, missingDates: ['2025-04-01'] },
  })
  if (!result.ok) throw new Error(result.why)
  const counts = Object.fromEntries(
    result.series.days.map((one) => [one.date, one.counts.filter((n) => n !== null)]),
  )
  expect(result.series.days.map((one) => one.kind)).toEqual([
    ...['observed', 'observed', 'closed', 'closed', 'observed', 'missing', 'observed'],
  ])
  expect(counts['2025-03-27']).toEqual([0, 0, 0, 0])
  expect(counts['2025-03-28']).toEqual([1, 0, 0, 0])
  expect(counts['2025-03-31']).toEqual([2, 0, 0, 0])
})

test('R33: a night of 25 hours holds both hours, and says so', () => {
  const zone = 'Europe/London'
  const start = Date.parse('2025-10-25T23:00:00Z')
  const instants = Array.from({ length: 25 }, (_, i) => start + i * 3_600_000 + 60_000)
  const result = seriesFromInstants(instants, { intervalMinutes: 60, zone })
  if (!result.ok) throw new Error(result.why)
  expect(result.series.days).toHaveLength(1)
  expect(result.series.days[0]).toMatchObject({ twice: [1] })
  expect(result.series.days[0]?.counts[1]).toBe(2)
})
