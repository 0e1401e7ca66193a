import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { chanceFrom } from '#core/chance.ts'
import type { Chance } from '#core/chance.ts'

const draws = (n: number, draw: () => number) => Array.from({ length: n }, draw)
const mean = (xs: number[]) => xs.reduce((a, b) => a + b, 0) / xs.length
const variance = (xs: number[]) => {
  const m = mean(xs)
  return mean(xs.map((x) => (x - m) ** 2))
}

describe('one seed, one course of events', () => {
  test('the same seed repeats, another differs', () => {
    const first = draws(50, chanceFrom('harbour').uniform)
    expect(draws(50, chanceFrom('harbour').uniform)).toEqual(first)
    expect(draws(50, chanceFrom('harbor').uniform)).not.toEqual(first)
  })

  test('a fork does not depend on what was drawn before it', () => {
    const fresh = chanceFrom(7)
    const used = chanceFrom(7)
    draws(10, used.uniform)
    expect(used.fork('day 3').uniform()).toBe(fresh.fork('day 3').uniform())
    expect(fresh.fork('day 3').uniform()).not.toBe(fresh.fork('day 4').uniform())
  })
})

describe('moments of 40,000 draws', () => {
  const cases: Array<[string, (c: Chance) => number, number, number]> = [
    ['uniform', (c) => c.uniform(2, 4), 3, 1 / 3],
    ['integer 1–6', (c) => c.integer(1, 6), 3.5, 35 / 12],
    ['exponential', (c) => c.exponential(5), 5, 25],
    ['poisson by inversion', (c) => c.poisson(3.5), 3.5, 3.5],
    ['poisson by rejection', (c) => c.poisson(42), 42, 42],
    ['normal', (c) => c.normal(-1, 2), -1, 4],
    ['lognormal', (c) => c.lognormal(300, 0.8), 300, (300 * 0.8) ** 2],
    ['gamma', (c) => c.gamma(9, 0.5), 4.5, 2.25],
    ['gamma with a shape below 1', (c) => c.gamma(0.4, 2), 0.8, 1.6],
  ]
  test.each(cases)('%s', (_name, draw, expectedMean, expectedVariance) => {
    const chance = chanceFrom('moments')
    const xs = draws(40_000, () => draw(chance))
    expect(Math.abs(mean(xs) - expectedMean)).toBeLessThan(5 * Math.sqrt(expectedVariance / 40_000))
    expect(variance(xs) / expectedVariance).toBeGreaterThan(0.88)
    expect(variance(xs) / expectedVariance).toBeLessThan(1.12)
  })
})

describe('choosing', () => {
  test('weights are shares, and a weight of 0 is never picked', () => {
    const chance = chanceFrom('weights')
    const picked = draws(9000, () => chance.pickWeighted([1, 2, 3], (n) => n - 1))
    expect(picked).not.toContain(1)
    expect(picked.filter((n) => n === 3).length / 9000).toBeCloseTo(2 / 3, 1)
  })

  test('nothing to pick from is said, not undefined', () => {
    expect(() => chanceFrom(1).pick([])).toThrow(RangeError)
    expect(() => chanceFrom(1).pickWeighted([1], () => 0)).toThrow(RangeError)
    expect(() => chanceFrom(1).poisson(-1)).toThrow(RangeError)
  })

  test('a shuffle keeps every item and leaves the list it was given', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
        const before = [...items]
        const after = chanceFrom(seed).shuffle(items)
        expect(items).toEqual(before)
        expect(after.toSorted((a, b) => a - b)).toEqual(before.toSorted((a, b) => a - b))
      }),
    )
  })
})
