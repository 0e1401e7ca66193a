import { describe, expect, test } from 'vitest'
import { fisherAbove, regularisedBeta, studentWithin } from '#core/stats/beta.ts'

describe('the incomplete beta function', () => {
  test.each([
    [1, 1, 0.3, 0.3, 'the uniform distribution'],
    [2, 1, 0.3, 0.09, 'x²'],
    [2, 3, 0.4, 0.5248, '12·∫t(1−t)² = 6x² − 8x³ + 3x⁴'],
    [0.5, 0.5, 0.25, 1 / 3, 'the arc sine law, 2/π·asin √x'],
    [40, 60, 0.4, 0.505437001116, 'near the middle'],
    [5, 5, 0, 0, 'nothing lies below 0'],
    [5, 5, 1, 1, 'everything below 1'],
  ])('I(%d, %d, %d) = %d (%s)', (a, b, x, value, _reason) => {
    expect(regularisedBeta(a, b, x)).toBeCloseTo(value, 8)
  })
})

describe('tables', () => {
  test.each([
    [0.95, 1, 12.7062],
    [0.95, 10, 2.2281],
    [0.99, 30, 2.75],
    [0.95, 1e6, 1.96],
  ])('Student: %d of all lie within ± of %d degrees: %d', (within, freedom, t) => {
    expect(studentWithin(within, freedom)).toBeCloseTo(t, 4)
  })

  test.each([
    [4.9646, 1, 10, 0.05],
    [2.3157, 10, 24, 0.0447],
    [0, 3, 10, 1],
  ])('Fisher: above %d with %d and %d degrees: %d', (f, above, below, p) => {
    expect(fisherAbove(f, above, below)).toBeCloseTo(p, 4)
  })
})
