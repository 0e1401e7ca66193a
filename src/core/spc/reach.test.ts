import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reachIfCorrelated, reachIfIndependent, reachIfPeopleDiffer } from '#core/spc/reach.ts'

describe('reach in so many tries', () => {
  test('half answered, three tries: 87.5 % if alike, 75 % if people differ evenly', () => {
    expect(reachIfIndependent(0.5, 3)).toEqual({ reached: 0.875, attempts: 1.75, attemptsPerReached: 2 })
    expect(reachIfPeopleDiffer(1, 1, 3).reached).toBeCloseTo(0.75, 12)
    // 1 + 1/2 + 1/3: those missed are tried again.
    expect(reachIfPeopleDiffer(1, 1, 3).attempts).toBeCloseTo(11 / 6, 12)
  })

  test('Beta(1, 1) is a share of one half with correlation one third', () => {
    expect(reachIfCorrelated(0.5, 1 / 3, 3).reached).toBeCloseTo(0.75, 12)
  })

  test.each([
    [0, 0.2, 3, 0, 'nobody answers'],
    [1, 0.2, 3, 1, 'everybody does'],
    [0.5, 0, 3, 0.875, 'no correlation is independence'],
    [0.5, 0.2, 0, 0, 'no try'],
    [0.3, 0.4, 1, 0.3, 'one try knows no difference'],
  ])('p %d, ρ %d, %d tries: %d (%s)', (p, rho, tries, reached, _reason) => {
    expect(reachIfCorrelated(p, rho, tries).reached).toBeCloseTo(reached, 12)
  })

  test('more correlation never reaches more; more tries never reach fewer', () => {
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true })
    fc.assert(
      fc.property(share, share, share, fc.integer({ min: 1, max: 20 }), (p, a, b, tries) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)]
        const reached = (rho: number, count = tries) => reachIfCorrelated(p, rho, count).reached
        expect(reached(more)).toBeLessThanOrEqual(reached(less) + 1e-12)
        expect(reached(less, tries + 1)).toBeGreaterThanOrEqual(reached(less) - 1e-12)
      }),
    )
  })

  test('what cannot be is refused', () => {
    expect(() => reachIfIndependent(1.2, 3)).toThrow(RangeError)
    expect(() => reachIfPeopleDiffer(0, 1, 3)).toThrow(RangeError)
    expect(() => reachIfCorrelated(0.5, 1, 3)).toThrow(RangeError)
    expect(() => reachIfIndependent(0.5, 1.5)).toThrow(RangeError)
  })
})
