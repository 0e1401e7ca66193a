import { describe, expect, test } from 'vitest'
import { normalAbove, normalBelow, normalHazard, normalQuantile } from '#core/stats/normal.ts'

describe('the normal distribution', () => {
  // Abramowitz & Stegun 1964, table 26.1, and values far out from 26.2.12.
  const above: [number, number][] = [
    [0, 0.5],
    [1, 0.15865525393145705],
    [-1, 0.8413447460685429],
    [1.959963984540054, 0.025],
    [2, 0.0227501319481792],
    [3, 0.0013498980316300946],
    [6, 9.865876450376981e-10],
    [10, 7.619853024160527e-24],
  ]
  test.each(above)('above %d lies %d', (x, share) => {
    expect(Math.abs(normalAbove(x) / share - 1)).toBeLessThan(1e-12)
    expect(normalBelow(-x)).toBe(normalAbove(x))
  })

  test.each([1e-15, 1e-6, 0.025, 0.2, 0.5, 0.8, 0.975, 0.999999])('the quantile of %d undoes it', (p) => {
    expect(Math.abs(normalBelow(normalQuantile(p)) / p - 1)).toBeLessThan(1e-10)
  })

  test('the hazard grows nearly as the value far out, and a probability of 1 has no quantile', () => {
    expect(normalHazard(0)).toBeCloseTo(Math.sqrt(2 / Math.PI), 12)
    expect(normalHazard(40)).toBeCloseTo(40 + 1 / 40, 3)
    expect(() => normalQuantile(1)).toThrow(RangeError)
  })
})
