import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coarser, totals } from '#core/forecast/aggregate.ts'
import { seriesFromRows } from '#core/forecast/calendar.ts'
import type { DemandRow } from '#core/forecast/calendar.ts'
import { forecast } from '#core/forecast/forecast.ts'
import { quantileOf } from '#core/forecast/intervals.ts'
import { organisations } from '#core/forecast/organisations.fixture.ts'
import type { Band, DemandDay, DemandSeries, Forecast } from '#core/forecast/types.ts'

const named = (name: string): DemandSeries => {
  const found = organisations('forecast').find((one) => one.name === name)
  if (!found) throw new Error(name)
  return found.series
}

function made(series: DemandSeries, from: string, days: number, more = {}): Forecast {
  const result = forecast(series, { from, days, ...more })
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result
}

function checkBand(band: Band): void {
  expect([band.expected, band.cv, band.high95].every((one) => Number.isFinite(one))).toBe(true)
  expect(band.low95).toBeGreaterThanOrEqual(0)
  expect(band.low80).toBeGreaterThanOrEqual(band.low95)
  expect(band.high80).toBeGreaterThanOrEqual(band.low80)
  expect(band.high95).toBeGreaterThanOrEqual(band.high80)
  expect(band.expected).toBeGreaterThanOrEqual(0)
}

describe('for any series', () => {
  const day = fc.record({
    kind: fc.constantFrom('observed', 'observed', 'observed', 'observed', 'missing', 'closed', 'special'),
    counts: fc.array(fc.option(fc.oneof(fc.nat(3), fc.nat(80), fc.nat(100_000)), { freq: 12 }), {
      minLength: 6,
      maxLength: 6,
    }),
  })
  const series = fc.array(day, { minLength: 1, maxLength: 60 }).map((days): DemandSeries => ({
    ...{ intervalMinutes: 60, firstMinute: 480, slots: 6 },
    days: days.map(({ kind, counts }, i): DemandDay => {
      const date = new Date(Date.UTC(2025, 0, 1 + i)).toISOString().slice(0, 10)
      if (kind === 'missing' || kind === 'closed') return { date, kind, counts: [] }
      return kind === 'special' ? { date, kind, counts, special: 'fair' } : { date, kind: 'observed', counts }
    }),
  }))

  test(
    'R33: nothing negative, bands nested, day totals the sum of their intervals, never NaN',
    { timeout: 120_000 },
    () => {
      fc.assert(
        fc.property(series, fc.integer({ min: 1, max: 20 }), (series, days) => {
          const from = new Date(Date.UTC(2025, 0, 1 + series.days.length)).toISOString().slice(0, 10)
          const result = forecast(series, { from, days, specialDays: { [from]: 'fair' } })
          if (!result.ok) return
          for (const one of result.days) {
            one.intervals.forEach(checkBand)
            checkBand(one.total)
            const sum = one.intervals.reduce((total, interval) => total + interval.expected, 0)
            expect(one.total.expected).toBeCloseTo(sum, 6)
          }
        }),
        { numRuns: 60, seed: 33 },
      )
    },
  )
})

test('R33: six absent weekdays give the same forecast as rows left out and as rows that say absent', () => {
  const { days, firstMinute, intervalMinutes } = named('moody')
  const absent = new Set(['2024-03-29', '2024-04-01', '2024-05-06', '2024-05-27', '2024-08-26', '2024-09-27'])
  const time = (s: number) => {
    const minute = firstMinute + s * intervalMinutes
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  }
  const all = days.flatMap(({ date, counts }) =>
    counts.map((count, s): DemandRow => ({ date, time: time(s), count })),
  )
  const left = seriesFromRows(all.filter((row) => !absent.has(row.date)))
  const said = seriesFromRows(all.map((row) => (absent.has(row.date) ? { ...row, count: null } : row)))
  expect(said).toEqual(left)
  if (!left.ok || !said.ok) throw new Error('refused')
  expect(left.warnings).toContainEqual({ code: 'days_missing', dates: [...absent] })
  const one = made(left.series, '2024-10-07', 7)
  expect(made(said.series, '2024-10-07', 7)).toEqual(one)
  const whole = made(named('moody'), '2024-10-07', 7)
  const sum = (forecast: Forecast) => forecast.days.reduce((total, day) => total + day.total.expected, 0)
  expect(sum(one) / sum(whole)).toBeGreaterThan(0.93)
  expect(sum(one) / sum(whole)).toBeLessThan(1.07)
})

test('R33: the same series gives the same forecast', () => {
  expect(made(named('spiky'), '2024-10-07', 3)).toEqual(made(named('spiky'), '2024-10-07', 3))
})

test('R33: counts from the first day of the forecast on are not looked at', () => {
  const series = named('growing')
  const cut = { ...series, days: series.days.filter((one) => one.date < '2024-08-05') }
  expect(made(series, '2024-08-05', 5)).toEqual(made(cut, '2024-08-05', 5))
})

describe('refusals say what is wrong', () => {
  const series = named('calm')
  const nothing = { ...series, days: series.days.map((one) => ({ ...one, counts: one.counts.map(() => 0) })) }
  const cases = [
    ['ten years ahead', series, { from: '2024-10-07', days: 3650 }, 'horizon_too_long'],
    ['no day at all', series, { from: '2024-10-07', days: 0 }, 'horizon_not_possible'],
    [
      'a week of history',
      { ...series, days: series.days.slice(0, 7) },
      { from: '2024-01-08', days: 1 },
      'too_short',
    ],
    ['no history', { ...series, days: [] }, { from: '2024-01-08', days: 1 }, 'empty'],
    ['nobody ever came', nothing, { from: '2024-10-07', days: 1 }, 'no_demand'],
    ['before the data', series, { from: '2023-10-07', days: 1 }, 'starts_before_data_end'],
  ] as const
  for (const [reason, data, request, why] of cases)
    test(`R33: ${reason}`, () => expect(forecast(data, request)).toMatchObject({ ok: false, why }))
})

describe('what the calendar says', () => {
  test('R33: closed weekdays and closed dates expect nobody; horizons count from the last evening', () => {
    const { days } = made(named('calm'), '2024-10-07', 7, { closedDates: ['2024-10-09'] })
    expect(days.map((one) => one.kind)).toEqual([
      'open',
      'open',
      'closed',
      'open',
      'open',
      'closed',
      'closed',
    ])
    expect(days[0]?.horizon).toBe(1)
    expect(days[5]?.total.expected).toBe(0)
  })

  test('R33: a short Saturday is forecast until it closes', () => {
    const { days } = made(named('short Saturdays'), '2024-10-07', 7)
    expect(days[5]?.intervals.at(-1)?.minute).toBe(690)
    expect(days[4]?.intervals.at(-1)?.minute).toBe(1050)
  })

  test('R33: an hour that is left out in spring is not forecast, one that comes twice in autumn counts twice', () => {
    const series = { ...named('round the clock'), zone: 'Europe/Berlin' }
    const autumn = made(series, '2024-10-21', 8).days
    const spring = made(series, '2025-03-28', 4).days
    const at = (day: Forecast['days'][number] | undefined, minute: number) =>
      day?.intervals.filter((one) => one.minute === minute).map((one) => one.expected) ?? []
    expect(autumn[6]?.date).toBe('2024-10-27')
    expect((at(autumn[6], 120)[0] ?? 0) / (at(autumn[6], 105)[0] ?? 1)).toBeGreaterThan(1.5)
    expect(at(spring[2], 120)).toEqual([])
    expect(spring[2]?.intervals).toHaveLength(92)
  })

  test('R33: a named day is forecast from its earlier occurrences and stays out of the usual days', () => {
    const series = named('calm')
    const mailing = new Set(['2024-03-05', '2024-06-05', '2024-09-05'])
    const days = series.days.map((day): DemandDay =>
      mailing.has(day.date)
        ? { ...day, kind: 'special', special: 'mailing', counts: day.counts.map((one) => (one ?? 0) * 2) }
        : day,
    )
    const usual = made(series, '2024-10-07', 2)
    const named2 = made({ ...series, days }, '2024-10-07', 2, { specialDays: { '2024-10-08': 'mailing' } })
    const ratio = (i: number) => (named2.days[i]?.total.expected ?? 0) / (usual.days[i]?.total.expected ?? 1)
    expect(ratio(0)).toBeGreaterThan(0.95)
    expect(ratio(0)).toBeLessThan(1.05)
    expect(ratio(1)).toBeGreaterThan(1.7)
    expect(ratio(1)).toBeLessThan(2.3)
    expect(named2.days[1]).toMatchObject({ kind: 'special', special: 'mailing' })
  })

  test('R33: a named day never seen is forecast as its weekday, with a warning', () => {
    const { warnings } = made(named('calm'), '2024-10-07', 2, { specialDays: { '2024-10-08': 'strike' } })
    expect(warnings).toContainEqual({ code: 'special_day_unknown', date: '2024-10-08', name: 'strike' })
  })
})

test('R33: bands widen with the horizon, and what lies beyond the back-test is said', () => {
  const { days, warnings } = made(named('wandering'), '2025-02-24', 60)
  expect(days[56]?.total.cv).toBeGreaterThan(days[0]?.total.cv ?? 1)
  expect(warnings.map((one) => one.code)).toContain('beyond_back_test')
})

test('R33: periods sum their days, and are surer than their days but not as if days were strangers', () => {
  const result = made(named('moody'), '2024-10-07', 28)
  const weeks = totals(result, 'week')
  expect(weeks).toHaveLength(4)
  expect(totals(result, 'month').map((one) => one.days)).toEqual([25, 3])
  expect(totals(result, 'day')).toHaveLength(28)
  const [week, five] = [weeks[0], result.days.slice(0, 7)]
  expect(week?.expected).toBeCloseTo(
    five.reduce((sum, day) => sum + day.total.expected, 0),
    6,
  )
  const widest = Math.max(...five.filter((day) => day.kind === 'open').map((day) => day.total.cv))
  expect(week?.cv).toBeLessThan(widest)
  expect(week?.cv).toBeGreaterThan(widest / Math.sqrt(7))
  weeks.forEach(checkBand)
})

test('R33: longer intervals sum the shorter ones, on the clock', () => {
  const series = named('calm')
  const hourly = coarser(series, 60)
  expect(hourly).toMatchObject({ intervalMinutes: 60, firstMinute: 480, slots: 10 })
  const sum = (one: DemandSeries) =>
    one.days.reduce((total, day) => total + day.counts.reduce<number>((a, b) => a + (b ?? 0), 0), 0)
  expect(sum(hourly)).toBe(sum(series))
  expect(() => coarser(series, 45)).toThrow(RangeError)
})

test('R33: any quantile of an interval can be asked for, in order', () => {
  const band = { expected: 12.5, cv: 0.2 }
  const found = [0.01, 0.1, 0.5, 0.9, 0.99].map((p) => quantileOf(band, p))
  expect(found).toEqual(found.toSorted((a, b) => a - b))
})
