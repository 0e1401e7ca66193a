import { expect, test } from 'vitest'
import { coverage, mase, pinball, wape } from '#core/forecast/measures.ts'

test('R33: errors and coverage by hand', () => {
  const [came, thought] = [
    [10, 20, Number.NaN, 30],
    [12, 16, 99, 30],
  ]
  expect(wape(came, thought)).toBeCloseTo(6 / 60, 12)
  expect(mase(came, thought, 4)).toBeCloseTo(0.5, 12)
  expect(coverage(came, [9, 21, 0, 30], [11, 25, 0, 30])).toBeCloseTo(2 / 3, 12)
  expect(pinball(10, 8, 0.9)).toBeCloseTo(1.8, 12)
  expect(pinball(8, 10, 0.9)).toBeCloseTo(0.2, 12)
})

test('R33: where nothing came there is no share of it', () => {
  expect(wape([0, 0], [1, 1])).toBeNaN()
  expect(mase([1], [1], 0)).toBeNaN()
  expect(coverage([], [], [])).toBeNaN()
})
