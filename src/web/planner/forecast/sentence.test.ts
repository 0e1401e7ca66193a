import { describe, expect, test } from 'vitest'
import type { Forecast, ForecastPoint } from '#domain/planning/contract.forecast.ts'
import { sayIn } from './say.fixture.ts'
import {
  backtestSentence,
  busiest,
  contestSentence,
  dayEffectSentence,
  fanSentence,
  forecastSentence,
  growthSentence,
  todaySentence,
} from './sentence.ts'

const say = sayIn()

const point = (day: string, minute: number, expected: number, minutes = 30): ForecastPoint => ({
  ...{ at: `${day}T00:00:00Z`, day, minute, minutes, expected },
  ...{ low80: expected * 0.8, high80: expected * 1.2, low95: 0, high95: expected * 2, actual: null },
})

const row = (method: string, wape: number, chosen = false): Forecast['contest'][number] => ({
  ...{ method, horizonDays: 1, origins: 56, wape, mase: 0.9, pinball: null, chosen },
  ...(chosen ? { covered80: 0.79, covered95: 0.94 } : { covered80: null, covered95: null }),
})

const days = [point('2026-03-30', 0, 140, 1440), point('2026-03-31', 0, 90, 1440)]

const forecast = (given: Partial<Forecast> = {}): Forecast => ({
  series: {
    ...{ id: null, name: 'Harbour', zone: 'Europe/London', intervalMinutes: 5, opensMinute: 480 },
    ...{ closesMinute: 1080, firstDay: '2025-12-01', lastDay: '2026-03-29', observedDays: 100 },
    ...{ missingDays: [], contacts: 9000, warnings: [], madeAt: null },
  },
  ...{ by: '30', from: '2026-03-30', days: 2, madeAt: '2026-03-30T07:00:00Z', method: 'svd' },
  error: row('svd', 0.12, true),
  contest: [row('svd', 0.12, true), row('weekday_mean', 0.14)],
  points: [point('2026-03-30', 570, 9), point('2026-03-30', 600, 12), point('2026-03-31', 540, 20)],
  ...{ backtest: [], heat: [], byService: [], byDemand: [], today: null, warnings: [] },
  components: { weekdays: [], growthPerWeek: null, dayEffect: null },
  totals: { expected: 230, low80: 200, high80: 260 },
  ...given,
})

describe('the one sentence at the top', () => {
  test('names the busiest day, its spread, and when its busiest interval begins', () => {
    expect(forecastSentence(forecast(), days, say)).toBe(
      'Monday 30 March is the busiest day: about 140 contacts, between 112 and 168 in eight of ten cases. The busiest half hour begins at 10:00.',
    )
  })

  test('of one day says nothing of others', () => {
    expect(forecastSentence(forecast(), days.slice(0, 1), say)).toMatch(
      /^Monday 30 March: about 140 contacts/,
    )
  })

  test('by days takes the busiest half hour from what usually comes', () => {
    const heat = [
      { weekday: 1, minute: 540, mean: 4 },
      { weekday: 1, minute: 630, mean: 6 },
      { weekday: 2, minute: 480, mean: 60 },
    ]
    const words = forecastSentence(forecast({ by: 'day', points: days, heat }), days, say)
    expect(words).toMatch(/usually begins at 10:30\.$/)
  })

  test('by weeks tells the whole and the busiest week', () => {
    const points = [point('2026-03-30', 0, 600, 10_080), point('2026-04-06', 0, 650, 10_080)]
    const words = forecastSentence(forecast({ by: 'week', days: 14, points }), days, say)
    expect(words).toBe(
      'The 14 days from Monday 30 March bring about 230 contacts, between 200 and 260 in eight of ten cases. The busiest week begins on Monday 6 April: about 650 contacts.',
    )
  })

  test.each([
    [[], 'no day is open'],
    [[point('2026-03-30', 0, 0, 1440)], 'nobody is expected'],
  ])('says plainly that nobody is expected: %j (%s)', (given, reason) => {
    expect(forecastSentence(forecast({ points: [] }), given, say), reason).toMatch(/nobody is expected/)
  })
})

test('of equal ones the first is the busiest', () => {
  expect(busiest([point('2026-03-30', 0, 5), point('2026-03-31', 0, 5)])?.day).toBe('2026-03-30')
})

describe('today, so far', () => {
  test.each([
    [1.12, /12% higher/, 'more came'],
    [0.9, /10% lower/, 'fewer came'],
    [1.002, /stays as it was/, 'a difference nobody would see'],
  ])('%d: %s (%s)', (factor, expected, reason) => {
    expect(todaySentence({ factor, seen: 40, expectedSoFar: 36.2 }, say), reason).toMatch(expected)
  })
})

describe('how every way to forecast did', () => {
  test('the one that serves beside the mean of the weekday, and what its bands held', () => {
    expect(contestSentence(forecast(), say)).toBe(
      'Tried on 56 days of the past and compared by the half hour, “Main shapes of days” misses 12 of 100 contacts; the mean of the weekday misses 14. What should hold eight of ten held 79 of 100; what should hold nineteen of twenty held 94 of 100.',
    )
  })

  test('is honest where the mean of the weekday wins', () => {
    const error = row('weekday_mean', 0.14, true)
    expect(contestSentence(forecast({ error, contest: [error] }), say)).toMatch(/nothing did reliably better/)
  })

  test('is honest where there is too little to try', () => {
    expect(contestSentence(forecast({ error: null, contest: [] }), say)).toMatch(/nobody knows yet/)
  })
})

test('the last weeks: how often the band held, and the worst day', () => {
  const one = (day: string, actual: number) => ({ day, expected: 100, low80: 90, high80: 110, actual })
  const words = backtestSentence([one('2026-03-26', 105), one('2026-03-27', 140), one('2026-03-28', 95)], say)
  expect(words).toMatch(/^On 2 of 3 days/)
  expect(words).toMatch(/Friday 27 March was missed by most \(140 came, 100 were expected\)/)
})

describe('what it is made of', () => {
  test.each([
    [0.01, /1% more .* \+68% in a year/, 'growth'],
    [-0.01, /1% less .* −41% in a year/, 'fewer each week'],
    [0.0001, /neither grows nor falls/, 'nothing to be seen'],
    [null, /Six weeks and more/, 'not known'],
  ])('growth of %d: %s (%s)', (growth, expected, reason) => {
    expect(growthSentence(growth, say), reason).toMatch(expected)
  })

  test.each([
    [0.09, /about 9% beyond chance/],
    [0.001, /by chance only/],
    [null, /More weeks/],
  ])('a day effect of %d: %s', (effect, expected) => {
    expect(dayEffectSentence(effect, say)).toMatch(expected)
  })
})

test('every sentence can be said in French', () => {
  const french = sayIn('fr-FR')
  const words = [
    forecastSentence(forecast(), days, french),
    forecastSentence(forecast({ by: 'month' }), days, french),
    fanSentence(forecast(), french),
    contestSentence(forecast(), french),
    todaySentence({ factor: 1.1, seen: 4, expectedSoFar: 3 }, french),
    growthSentence(0.01, french),
    dayEffectSentence(0.1, french),
  ]
  expect(words.join(' ')).not.toMatch(/forecast\.|undefined|NaN/)
})
