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

  test('false alarms of chance alone are as rare as known', () => {
    // Long normal series with limits from 100 values: 0.39 % outside, 0.88 % runs, 0.28 % near (reference simulation).
    const chance = chanceFrom('xmr')
    const counts = { outside: 0, run: 0, near: 0 }
    const [series, later] = [400, 200]
    for (let i = 0; i < series; i++) {
      const values = Array.from({ length: 100 + later }, () => chance.normal(0, 1))
      const { signals } = chart(values, { baseline: 100 })
      for (const rules of signals.slice(100)) for (const rule of rules) counts[rule] += 1
    }
    const percent = (rule: Signal) => (100 * counts[rule]) / (series * later)
    expect(percent('outside')).toBeCloseTo(0.39, 0)
    expect(percent('run')).toBeCloseTo(0.88, 0)
    expect(percent('near')).toBeCloseTo(0.28, 0)
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
