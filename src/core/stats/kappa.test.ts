import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { cohensKappa } from '#core/stats/kappa.ts'
import type { Rated } from '#core/stats/kappa.ts'

/** Ratings from counts: [first said, second said, how often]. */
const ratings = (...counts: Array<[string, string, number]>): Rated[] =>
  counts.flatMap(([first, second, times]) => Array.from({ length: times }, (): Rated => [first, second]))

describe('two people classify the same sample', () => {
  test('kappa, its standard error and interval, worked by hand', () => {
    // 50 demands: 35 agreed (0.7); by chance (25·30 + 25·20)/2500 = 0.5; kappa 0.2/0.5 = 0.4.
    // Diagonal: 0.4·(1 − 1.1·0.6)² + 0.3·(1 − 0.9·0.6)² = 0.10972.
    // Off it: 0.6²·(0.1·(0.6 + 0.5)² + 0.2·(0.4 + 0.5)²) = 0.10188. Less (0.4 − 0.5·0.6)² = 0.01.
    // Variance 0.2016/(50·0.5²) = 0.016128; standard error 0.126996.
    const found = cohensKappa(
      ratings(
        ['value', 'value', 20],
        ['value', 'failure', 5],
        ['failure', 'value', 10],
        ['failure', 'failure', 15],
      ),
    )
    if (!found.ok) throw new Error(found.why)
    expect(found.agreed).toBeCloseTo(0.7, 12)
    expect(found.byChance).toBeCloseTo(0.5, 12)
    expect(found.kappa).toBeCloseTo(0.4, 12)
    expect(found.standardError).toBeCloseTo(Math.sqrt(0.016128), 12)
    expect([found.low, found.high].map((one) => one.toFixed(3))).toEqual(['0.151', '0.649'])
  })

  test('three classes, 200 things', () => {
    const found = cohensKappa(
      ratings(
        ['a', 'a', 88],
        ['a', 'b', 14],
        ['a', 'c', 18],
        ['b', 'a', 10],
        ['b', 'b', 40],
        ['b', 'c', 10],
        ['c', 'a', 2],
        ['c', 'b', 6],
        ['c', 'c', 12],
      ),
    )
    if (!found.ok) throw new Error(found.why)
    expect(found.kappa).toBeCloseTo(0.29 / 0.59, 12)
    expect(found.standardError).toBeCloseTo(0.0510018, 7)
    expect(found.classes.map((one) => [one.label, one.first, one.second, one.both])).toEqual([
      ['a', 120, 100, 88],
      ['b', 60, 60, 40],
      ['c', 20, 40, 12],
    ])
    expect(found.classes.map((one) => one.agreement)).toEqual([0.8, 40 / 60, 0.4])
  })

  test('less agreement than chance is below 0', () => {
    const found = cohensKappa(ratings(['value', 'failure', 5], ['failure', 'value', 5]))
    expect(found).toMatchObject({ ok: true, kappa: -1, agreed: 0 })
  })

  test('full agreement on a few things is not certainty', () => {
    const few = cohensKappa(ratings(['value', 'value', 2], ['failure', 'failure', 2]))
    const many = cohensKappa(ratings(['value', 'value', 200], ['failure', 'failure', 200]))
    if (!few.ok || !many.ok) throw new Error('both can be told')
    expect([few.kappa, few.high, many.kappa]).toEqual([1, 1, 1])
    expect(few.low).toBeLessThan(0)
    expect(many.low).toBeGreaterThan(0.97)
  })

  test('where kappa has no value, that is said and the agreement alone is told', () => {
    expect(cohensKappa([])).toEqual({ ok: false, why: 'nothing_rated' })
    expect(cohensKappa(ratings(['value', 'value', 9]))).toEqual({
      ok: false,
      why: 'one_class_only',
      count: 9,
      agreed: 1,
      classes: [{ label: 'value', first: 9, second: 9, both: 9, agreement: 1 }],
    })
  })

  test('one person always says the same: kappa is 0, and nothing is NaN', () => {
    const found = cohensKappa(ratings(['value', 'value', 6], ['value', 'failure', 4]))
    expect(found).toMatchObject({ ok: true, kappa: 0, agreed: 0.6, byChance: 0.6 })
  })

  test('always within −1 and 1, the same whoever is named first', () => {
    const label = fc.constantFrom('value', 'failure', 'cannot_tell')
    fc.assert(
      fc.property(fc.array(fc.tuple(label, label), { minLength: 1, maxLength: 40 }), (pairs) => {
        const found = cohensKappa(pairs)
        const turned = cohensKappa(pairs.map(([first, second]) => [second, first] as const))
        expect(turned.ok).toBe(found.ok)
        if (!found.ok || !turned.ok) return
        expect(turned.kappa).toBeCloseTo(found.kappa, 12)
        expect(turned.standardError).toBeCloseTo(found.standardError, 6)
        for (const value of [found.kappa, found.low, found.high])
          expect(Math.abs(value)).toBeLessThanOrEqual(1)
        expect(found.low).toBeLessThanOrEqual(found.kappa)
      }),
    )
  })

  test('a level outside 0 and 1 is a mistake of the programmer', () => {
    expect(() => cohensKappa(ratings(['a', 'b', 1]), 1)).toThrow(RangeError)
  })
})
