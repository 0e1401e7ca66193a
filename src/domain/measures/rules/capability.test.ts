import { describe, expect, test } from 'vitest'
import { addDays, daysFrom, isoWeekday } from '#core/calendars/moments.ts'
import { chanceFrom } from '#core/chance.ts'
import { drawChart } from './capability.ts'
import type { ChartOrder } from './capability.ts'
import { endOfStep, startOfStep, stepsBetween } from './steps.ts'
import type { DayFigure } from './steps.ts'

const MONDAY = '2026-03-02'
const weekday = (day: string) => isoWeekday(day) <= 5
/** Some contacts on every open day, by the given mean. */
function days(count: number, mean: (day: string) => number, from = MONDAY): DayFigure[] {
  const chance = chanceFrom('capability')
  return daysFrom(from, count)
    .filter(weekday)
    .map((day) => ({ day, sum: Math.round(mean(day) + chance.normal(0, 3)), count: 1 }))
}
const order = (given: Partial<ChartOrder>): ChartOrder => ({
  ...{ unit: 'count', step: 'day', by: 'mean', likeWeekdays: false, annotations: [] },
  ...{ from: MONDAY, to: '2026-04-26', today: '2026-06-01', days: [], knownSince: MONDAY },
  isOpen: weekday,
  divide: (sum, count) => (given.unit === 'share' ? (count > 0 ? sum / count : null) : sum),
  ...given,
})
const codes = (chart: ReturnType<typeof drawChart>) => chart?.warnings.map(({ code }) => code)
const change = (day: string, kind: 'note' | 'change' = 'change') => ({
  ...{ id: '018f0000-0000-7000-8000-000000000001', day, kind, name: 'New form', experimentId: null },
})

describe('R26: what a chart is drawn from', () => {
  test('R26: closed days are left out, open days on which nobody came are nought', () => {
    const some = days(56, () => 40).filter(({ day }) => day !== '2026-03-11')
    const chart = drawChart(order({ days: some }))
    expect(chart?.points).toHaveLength(40)
    expect(chart?.points.every(({ day }) => weekday(day))).toBe(true)
    expect(chart?.points.find(({ day }) => day === '2026-03-11')).toMatchObject({ value: 0, count: 0 })
    expect(chart?.points.find(({ day }) => day === '2026-03-11')?.signals).toContain('outside')
  })

  test('R26: what came while the doors were closed is said, and moves no limits', () => {
    const some = days(56, () => 40)
    const chart = drawChart(order({ days: [...some, { day: '2026-03-07', sum: 4, count: 4 }] }))
    expect(chart?.warnings).toContainEqual({ code: 'closed_days', facts: { days: 1, amount: 4 } })
    expect(chart?.phases).toEqual(drawChart(order({ days: some }))?.phases)
  })

  test('R26: a share of nothing is left out, it is not nought', () => {
    const some = days(56, () => 40).map(({ day, sum }) => ({ day, sum: sum / 2, count: sum }))
    const chart = drawChart(order({ unit: 'share', days: some.slice(0, 30) }))
    expect(chart?.points).toHaveLength(30)
    expect(chart?.points.every(({ value }) => value === 0.5)).toBe(true)
  })

  test('R26: before anything was counted there is nothing, not nought; a week that began then is left out', () => {
    const some = days(42, () => 40, '2026-03-18')
    const asked = { days: some, knownSince: '2026-03-18' }
    expect(drawChart(order(asked))?.points[0]?.day).toBe('2026-03-18')
    expect(drawChart(order({ ...asked, step: 'week' }))?.points[0]?.day).toBe('2026-03-23')
  })

  test('R26: the step that still goes on is shown, and is no part of limits and signals', () => {
    const some = days(56, () => 40)
    const full = drawChart(order({ days: some.slice(0, 39), to: addDays(some[38]?.day ?? '', 0) }))
    const today = some[39]?.day ?? ''
    const live = drawChart(order({ days: [...some.slice(0, 39), { day: today, sum: 1, count: 1 }], today }))
    expect(live?.points.at(-1)).toEqual({
      ...{ day: today, value: 1, count: 1, signals: [], leap: false, unfinished: true },
    })
    expect(live?.phases).toEqual(full?.phases)
    const week = drawChart(order({ days: some, step: 'week', today: '2026-04-22' }))
    expect(week?.points.map(({ unfinished }) => unfinished)).toEqual([...Array<boolean>(7).fill(false), true])
  })

  test('R26: fewer than two steps with something in them are no chart', () => {
    expect(drawChart(order({ days: [], knownSince: null }))).toBeUndefined()
    expect(drawChart(order({ to: MONDAY, days: [{ day: MONDAY, sum: 3, count: 3 }] }))).toBeUndefined()
  })
})

describe('R26: limits and warnings', () => {
  test('R26: a named change begins new limits, a note does not', () => {
    const some = days(84, (day) => (day < '2026-04-13' ? 60 : 40))
    const chart = (annotations: ChartOrder['annotations']) =>
      drawChart(order({ days: some, to: '2026-05-24', annotations }))
    expect(chart([change('2026-04-13', 'note')])?.phases).toHaveLength(1)
    const changed = chart([change('2026-04-11')])
    expect(changed?.phases).toMatchObject([
      { name: null, from: MONDAY, to: '2026-04-10', points: 30 },
      { name: 'New form', from: '2026-04-13', to: '2026-05-22', points: 30 },
    ])
    expect(changed?.phases[0]?.centre).toBeGreaterThan(55)
    expect(changed?.phases[1]?.centre).toBeLessThan(45)
  })

  test('R26: a change right at the beginning does not keep the chart from being drawn', () => {
    const some = days(56, () => 40)
    const chart = drawChart(order({ days: some, annotations: [change('2026-03-03')] }))
    expect(chart?.phases).toMatchObject([{ name: 'New form', from: '2026-03-03' }])
  })

  test.each([
    ['fewer than twenty values', 14, () => 40, ['few_points']],
    ['enough values that hang together by chance alone', 56, () => 40, []],
    [
      'a weekday that is busier than others',
      56,
      (day: string) => (isoWeekday(day) === 1 ? 80 : 40),
      ['weekday_effect'],
    ],
  ] as const)('R26: %s', (_reason, count, mean, expected) => {
    const to = addDays(MONDAY, count - 1)
    const found = codes(drawChart(order({ days: days(count, mean), to })))
    expect(found?.filter((code) => code !== 'dependent')).toEqual(expected)
  })

  test('R26: like weekdays compared: the busy Monday is no signal any more', () => {
    const some = days(56, (day) => (isoWeekday(day) === 1 ? 80 : 40))
    const chart = drawChart(order({ days: some, likeWeekdays: true }))
    expect(chart?.likeWeekdays).toBe(true)
    const [plain] = drawChart(order({ days: some }))?.phases ?? []
    expect(chart?.phases[0]?.movingRange).toBeLessThan((plain?.movingRange ?? 0) / 2)
    expect(codes(chart)).not.toContain('weekday_effect')
  })

  test('R26: too few days to tell weekdays apart are charted as they are, and it says so', () => {
    const chart = drawChart(order({ days: days(21, () => 40), to: '2026-03-22', likeWeekdays: true }))
    expect(chart?.likeWeekdays).toBe(false)
    expect(chart?.warnings).toContainEqual({ code: 'too_few_weekdays', facts: { points: 15, needed: 28 } })
  })
})

test.each([
  ['day', '2026-03-29', '2026-03-29', '2026-03-29'],
  ['week', '2026-03-29', '2026-03-23', '2026-03-29'],
  ['week', '2026-01-01', '2025-12-29', '2026-01-04'],
  ['month', '2026-02-14', '2026-02-01', '2026-02-28'],
  ['month', '2024-02-29', '2024-02-01', '2024-02-29'],
  ['month', '2026-12-31', '2026-12-01', '2026-12-31'],
] as const)('a %s with %s is from %s to %s', (step, day, from, to) => {
  expect(startOfStep(step, day)).toBe(from)
  expect(endOfStep(step, from)).toBe(to)
})

test('months follow one another across years of any length', () => {
  expect(stepsBetween('month', '2023-11-15', '2024-03-01')).toEqual([
    ...['2023-11-01', '2023-12-01', '2024-01-01', '2024-02-01', '2024-03-01'],
  ])
})
