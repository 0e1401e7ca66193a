import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { negativeBinomialSums } from '#core/stats/negative-binomial.ts'

describe('the negative binomial distribution', () => {
  test('with shape 1 it is geometric', () => {
    const { atMost, above } = negativeBinomialSums(1, -Math.log(0.25), 40)
    expect(atMost[3]).toBeCloseTo(1 - 0.75 ** 4, 14)
    expect((above[39] ?? 0) / 0.75 ** 40).toBeCloseTo(1, 12)
  })

  test('too small to be written at first, right where it counts: mean 2,000, spread of a Poisson', () => {
    const { atMost } = negativeBinomialSums(1e7, 2e-4, 2100)
    expect(atMost[1900]).toBeGreaterThan(0)
    expect(atMost[2000]).toBeCloseTo(0.5, 1)
    expect(atMost[1957]).toBeCloseTo(0.17, 1)
  })

  test('both sums are shares, grow and fall, and make one together', () => {
    const shape = fc.double({ min: 0, max: 5000, noNaN: true })
    fc.assert(
      fc.property(shape, fc.double({ min: 0, max: 20, noNaN: true }), (r, decay) => {
        const { atMost, above } = negativeBinomialSums(r, decay, 60)
        for (let k = 0; k < 60; k++) {
          expect((atMost[k] ?? Number.NaN) + (above[k] ?? Number.NaN)).toBeCloseTo(1, 9)
          expect(atMost[k]).toBeGreaterThanOrEqual(atMost[k - 1] ?? 0)
        }
      }),
    )
  })

  test('no distribution, no sums', () => {
    expect(() => negativeBinomialSums(-1, 1, 3)).toThrow(RangeError)
  })
})
