import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forecast } from '#core/forecast/forecast.ts'
import { organisations } from '#core/forecast/organisations.fixture.ts'
import { sharesFrom, splitForecast } from '#core/forecast/split.ts'

const series = organisations('split').find((one) => one.name === 'calm')?.series
const made = series && forecast(series, { from: '2024-10-07', days: 5 })

const counts = fc.array(
  fc.record({
    part: fc.constantFrom('value', 'failure', 'cannot tell'),
    weekday: fc.integer({ min: 0, max: 6 }),
    slot: fc.nat(19),
    count: fc.nat(500),
  }),
  { minLength: 1, maxLength: 40 },
)

test('R33: parts sum to the whole, in every interval and over the day, whatever was counted', () => {
  if (!made?.ok) throw new Error('no forecast')
  fc.assert(
    fc.property(counts, (counts) => {
      const shares = sharesFrom(counts)
      if (!shares) return
      splitForecast(made, shares).forEach((day, d) => {
        const whole = made.days[d]
        day.intervals.forEach((one, i) => {
          const sum = Object.values(one.parts).reduce((total, part) => total + part.expected, 0)
          expect(sum).toBeCloseTo(whole?.intervals[i]?.expected ?? Number.NaN, 6)
        })
        const sum = Object.values(day.total).reduce((total, part) => total + part.expected, 0)
        expect(sum).toBeCloseTo(whole?.total.expected ?? Number.NaN, 6)
      })
    }),
    { numRuns: 30, seed: 33 },
  )
})

test('R33: few counts of one hour hardly move the common share; many do', () => {
  const usual = [
    { part: 'value', weekday: 0, slot: 0, count: 800 },
    { part: 'failure', weekday: 0, slot: 0, count: 200 },
  ]
  const shares = sharesFrom([...usual, { part: 'failure', weekday: 1, slot: 5, count: 3 }])
  expect(shares?.at(1, 5).failure).toBeLessThan(0.32)
  expect(shares?.at(0, 0).failure).toBeCloseTo(0.2, 2)
  const many = sharesFrom([...usual, { part: 'failure', weekday: 1, slot: 5, count: 3000 }])
  expect(many?.at(1, 5).failure).toBeGreaterThan(0.95)
})

test('R33: without any count no share is invented', () => {
  expect(sharesFrom([])).toBeUndefined()
  expect(() => sharesFrom([{ part: 'value', weekday: 0, slot: 0, count: -1 }])).toThrow(RangeError)
})
