import { expect, test } from 'vitest'
import { chanceFrom } from '#core/chance.ts'
import { dot, leadingSvd } from '#core/stats/svd.ts'

test('a matrix of two patterns gives them back, with their sizes', () => {
  const [u, v] = [Float64Array.of(0.6, 0.8, 0, 0), Float64Array.of(0, 0, 1, 0)]
  const rows = Array.from({ length: 10 }, (_, i) =>
    Float64Array.from(u, (value, j) => 5 * value * (i % 2 ? 1 : -1) + 2 * (v[j] as number)),
  )
  const { values, vectors } = leadingSvd(rows, 4, 2)
  expect(values[0]).toBeCloseTo(5 * Math.sqrt(10), 8)
  expect(values[1]).toBeCloseTo(2 * Math.sqrt(10), 8)
  expect(Math.abs(dot(vectors[0] as Float64Array, u))).toBeCloseTo(1, 8)
})

test('vectors are orthonormal and values fall, for any matrix', () => {
  const chance = chanceFrom('svd')
  const rows = Array.from({ length: 60 }, () =>
    Float64Array.from({ length: 20 }, () => 3 + chance.normal(0, 1)),
  )
  const { values, vectors } = leadingSvd(rows, 20, 4)
  expect(values).toEqual(values.toSorted((a, b) => b - a))
  vectors.forEach((a, i) => vectors.forEach((b, j) => expect(dot(a, b)).toBeCloseTo(i === j ? 1 : 0, 8)))
})

test('fewer rows or columns than asked for, and zeros, give what there is', () => {
  expect(leadingSvd([Float64Array.of(3, 4)], 2, 4).values[0]).toBeCloseTo(5, 10)
  expect(leadingSvd([new Float64Array(3), new Float64Array(3)], 3, 2).values.every((one) => one === 0)).toBe(
    true,
  )
})
