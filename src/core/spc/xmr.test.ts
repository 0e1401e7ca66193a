import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chanceFrom } from '#core/chance.ts'
import { ENOUGH_POINTS, xmr } from '#core/spc/xmr.ts'
import type { Signal, Xmr } from '#core/spc/xmr.ts'

const chart = (...given: Parameters<typeof xmr>): Xmr => {
  const made = xmr(...given)
  if (!made) throw new Error('no chart')
  return made
}

const signalled = (made: Xmr, rule: Signal) =>
  made.signals.flatMap((rules, index) => (rules.includes(rule) ? [index] : []))

describe('limits', () => {
  test('by hand: mean 10, mean moving range 2', () => {
    const made = chart([9, 11, 9, 11, 9, 11])
    expect(made).toMatchObject({ centre: 10, movingRange: 2 })
    expect(made.lower).toBeCloseTo(4.68, 10)
    expect(made.upper).toBeCloseTo(15.32, 10)
    expect(made.rangeLimit).toBeCloseTo(6.536, 10)
  })

  test('from medians a wild value moves nothing', () => {
    const made = chart([9, 11, 9, 11, 9, 11, 300], { by: 'median' })
    expect(made).toMatchObject({ centre: 11, movingRange: 2 })
    expect(made.upper).toBeCloseTo(11 + 2 * 3.145, 10)
    expect(made.rangeLimit).toBeCloseTo(2 * 3.865, 10)
  })

  test('a baseline keeps what comes later out of the limits', () => {
    const made = chart([9, 11, 9, 11, 9, 11, 30, 30], { baseline: 6 })
    expect(made.centre).toBe(10)
    expect(signalled(made, 'outside')).toEqual([6, 7])
    expect(made.leaps).toEqual([6])
  })

  test('counts have no lower limit below nought', () => {
    expect(chart([0, 4, 1, 5, 0, 3], { neverBelowZero: true }).lower).toBeNull()
    expect(chart([0, 4, 1, 5, 0, 3]).lower).toBeLessThan(0)
  })

  test('one value makes no chart, and what is no number is refused', () => {
    expect(xmr([5])).toBeUndefined()
    expect(() => xmr([1, Number.NaN])).toThrow(RangeError)
  })
})

describe('to four decimals, by hand', () => {
  // Ranges 2.5 4.3 1.1 6 3.2 0.4 5.5 2.9 0.8, sum 26.7; values sum 132.2.
  const values = [12.1, 14.6, 10.3, 11.4, 17.4, 14.2, 13.8, 8.3, 11.2, 12]
  const wider = [12.1, 14.6, 10.3, 11.4, 17.4, 14.2, 13.8, 8.3, 11.2, 12, 40]

  test('from means: 12.53, and 2.9667 from one to the next', () => {
    const made = chart(values)
    for (const [found, expected] of [
      [made.centre, 12.53],
      [made.movingRange, 2.9667],
      [made.lower ?? 0, 4.6387],
      [made.upper, 20.4213],
      [made.rangeLimit, 9.6951],
    ] as const)
      expect(found).toBeCloseTo(expected, 4)
    expect(made.signals.flat()).toEqual([])
    expect(made.leaps).toEqual([])
  })

  test('from medians: 12.05, and 2.9', () => {
    const made = chart(values, { by: 'median' })
    for (const [found, expected] of [
      [made.centre, 12.05],
      [made.movingRange, 2.9],
      [made.lower ?? 0, 2.9295],
      [made.upper, 21.1705],
      [made.rangeLimit, 11.2085],
    ] as const)
      expect(found).toBeCloseTo(expected, 4)
  })

  test('calls a day of a bank: mean 1543.07 and 272.08 from day to day, as known elsewhere to a rounding', () => {
    const calls = Array.from({ length: 60 }, (_, i) => 1543.07 + (i % 2 === 0 ? -136.04 : 136.04))
    const made = chart(calls)
    expect(Math.abs((made.lower ?? 0) - 819.32)).toBeLessThan(0.03)
    expect(Math.abs(made.upper - 2266.81)).toBeLessThan(0.03)
    expect(Math.abs(made.rangeLimit - 889.17)).toBeLessThan(0.03)
  })

  test('one wild value: outside, and a leap', () => {
    const made = chart(wider, { baseline: 10 })
    expect(signalled(made, 'outside')).toEqual([10])
    expect(made.leaps).toEqual([10])
  })
})

describe('signals', () => {
  const quiet = [9, 11, 9, 11, 9, 11, 9, 11, 9, 11]
  const baseline = quiet.length
  test.each([
    ['outside', [16], [10], 'beyond the upper limit'],
    ['outside', [4], [10], 'beyond the lower limit'],
    ['run', [10.1, 10.1, 10.1, 10.1, 10.1, 10.1, 10.1, 10.1], [16, 17], 'the eighth on one side, and on'],
    ['near', [13, 13, 10, 13], [13], 'three of four nearer the limit'],
    ['near', [13, 7, 13, 7], [], 'on both sides in turn is no signal'],
    ['run', [10, 10, 10, 10, 10, 10, 10, 10, 10], [], 'on the mean is on no side'],
  ] as const)('%s after %j: %j (%s)', (rule, more, at, _reason) => {
    expect(signalled(chart([...quiet, ...more], { baseline }), rule)).toEqual(at)
  })

  test('three of four count at the fourth, which need not be one of them', () => {
    expect(signalled(chart([...quiet, 13, 13, 13, 10], { baseline }), 'near')).toEqual([12, 13])
  })

  test('where there is no lower limit nothing is near it', () => {
    const counts = [4, 6, 3, 7, 5, 4, 7, 4, 6, 4]
    const low = [...counts, 0, 0, 0, 0]
    expect(signalled(chart(low, { baseline: 10 }), 'near')).toEqual([12, 13])
    expect(signalled(chart(low, { baseline: 10, neverBelowZero: true }), 'near')).toEqual([])
    expect(signalled(chart([...low, 0, 0, 0, 0], { baseline: 10, neverBelowZero: true }), 'run')).toEqual([
      16, 17,
    ])
  })
})

describe('warnings', () => {
  test('fewer than twenty values, and values that hang together', () => {
    expect(chart([1, 2, 1, 2, 3]).warnings).toContain('few')
    const steps = Array.from({ length: 40 }, (_, i) => i)
    expect(chart(steps).warnings).toEqual(['dependent'])
    const chance = chanceFrom('independent')
    expect(chart(Array.from({ length: ENOUGH_POINTS }, () => chance.normal(5, 1))).warnings).toEqual([])
  })
})

test('moving or stretching all values moves the chart and changes no signal', () => {
  const value = fc.integer({ min: -1000, max: 1000 })
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 2, maxLength: 60 }),
      value,
      fc.integer({ min: 1, max: 50 }),
      (values, by, factor) => {
        const [one, other] = [chart(values), chart(values.map((v) => v * factor + by * factor))]
        expect(other.centre).toBeCloseTo((one.centre + by) * factor, 6)
        expect(Number.isFinite(one.upper)).toBe(true)
        expect(one.upper).toBeGreaterThanOrEqual(one.centre)
        expect(other.leaps.length).toBe(one.leaps.length)
      },
    ),
  )
})
