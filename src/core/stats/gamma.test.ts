import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { gammaQuantile, logGamma, regularisedGamma } from '#core/stats/gamma.ts'

describe('ln Γ', () => {
  const cases: Array<[number, number, string]> = [
    [1, 0, 'Γ(1) = 1'],
    [5, Math.log(24), 'Γ(5) = 4!'],
    [0.5, Math.log(Math.sqrt(Math.PI)), 'Γ(½) = √π'],
    [0.25, 1.2880225246980774, 'below ½ the reflection is used'],
    [171, 706.5730622457874, 'near the largest factorial a double can hold'],
  ]
  test.each(cases)('x = %d', (x, expected) => {
    expect(logGamma(x)).toBeCloseTo(expected, 10)
  })
})

describe('the gamma distribution', () => {
  const cases: Array<[number, number, number, string]> = [
    [1, 2, 1 - Math.exp(-2), 'shape 1 is exponential'],
    [2, 3, 1 - Math.exp(-3) * 4, 'Erlang-2 in closed form'],
    [3, 0.5, 1 - Math.exp(-0.5) * (1 + 0.5 + 0.125), 'Erlang-3, series side'],
    [3, 12, 1 - Math.exp(-12) * (1 + 12 + 72), 'Erlang-3, fraction side'],
    [0.5, 1.9207294103470618, 0.95, 'χ² with one degree of freedom, 3.8415 / 2'],
  ]
  test.each(cases)('P(%d, %d)', (a, x, expected) => {
    expect(regularisedGamma(a, x)).toBeCloseTo(expected, 12)
  })

  test('the quantile undoes the distribution', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 400, noNaN: true }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (a, p) => {
          expect(regularisedGamma(a, gammaQuantile(a, p))).toBeCloseTo(p, 9)
        },
      ),
    )
  })

  test('nothing lies below the quantile of 0, and 1 is refused', () => {
    expect(gammaQuantile(3, 0)).toBe(0)
    expect(() => gammaQuantile(3, 1)).toThrow(RangeError)
  })
})
