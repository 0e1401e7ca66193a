import { expect, test } from 'vitest'
import { chanceFrom } from '#core/chance.ts'
import { forecast } from '#core/forecast/forecast.ts'
import { carryFrom, updateDay } from '#core/forecast/intraday.ts'
import { organisations } from '#core/forecast/organisations.fixture.ts'
import type { ForecastDay } from '#core/forecast/types.ts'

const series = organisations('intraday').find((one) => one.name === 'moody')?.series

function firstDay(): { day: ForecastDay; contest: Parameters<typeof updateDay>[2] } {
  const made = series && forecast(series, { from: '2024-10-07', days: 1 })
  if (!made?.ok || !made.days[0]) throw new Error('no forecast')
  return { day: made.days[0], contest: made.contest }
}

test('R33: a busier morning raises the rest, a calmer one lowers it, and totals stay sums', () => {
  const { day, contest } = firstDay()
  for (const [times, up] of [
    [1.3, true],
    [0.7, false],
  ] as const) {
    const seen = new Map(day.intervals.slice(0, 8).map((one) => [one.slot, Math.round(one.expected * times)]))
    const { day: now, factor } = updateDay(day, seen, contest)
    expect(factor > 1).toBe(up)
    expect(now.total.expected).toBeCloseTo(
      now.intervals.reduce((sum, one) => sum + one.expected, 0),
      6,
    )
    expect(now.intervals[0]).toMatchObject({ expected: seen.get(0), low95: seen.get(0), high95: seen.get(0) })
    expect(now.total.high95 - now.total.low95).toBeLessThan(1.3 * (day.total.high95 - day.total.low95))
  }
})

test('R33: nothing seen changes nothing', () => {
  const { day, contest } = firstDay()
  expect(updateDay(day, new Map(), contest)).toMatchObject({ day, factor: 1 })
})

test('R33: what stays of a morning is learned: all of a mood, little of chance, the usual without a past', () => {
  const chance = chanceFrom('carry')
  const past = (mood: () => number, mean: number) =>
    Array.from({ length: 40 }, () => {
      const factor = mood()
      return {
        expected: Array.from({ length: 20 }, () => mean),
        actual: Array.from({ length: 20 }, () => chance.poisson(mean * factor)),
      }
    })
  const moody = past(() => Math.exp(chance.normal(0, 0.2)), 200)
  expect(carryFrom(moody, 10).kappa).toBeGreaterThan(0.85)
  expect(
    carryFrom(
      past(() => 1, 2),
      10,
    ).kappa,
  ).toBeLessThan(0.4)
  expect(carryFrom([], 10)).toEqual({ kappa: 0.6, left: 1, days: 0 })
})
