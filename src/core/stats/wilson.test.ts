import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wilsonInterval } from './wilson.ts'

test.each([
  [10, 20, 0.299298, 0.700702, 'half of twenty'],
  [0, 10, 0, 0.277533, 'none of ten: the upper end is what is learnt'],
  [10, 10, 0.722467, 1, 'all of ten'],
  [81, 263, 0.255268, 0.366204, 'a textbook share (Newcombe 1998, table I)'],
  [1, 29, 0.006113, 0.171755, 'one of twenty-nine (Newcombe 1998, table I)'],
])('%i of %i: %f to %f (%s)', (part, of, low, high) => {
  const found = wilsonInterval(part, of)
  expect(found?.low).toBeCloseTo(low, 4)
  expect(found?.high).toBeCloseTo(high, 4)
})

test('of nothing there is no interval, and a part is never more than the whole', () => {
  expect(wilsonInterval(0, 0)).toBeNull()
  expect(() => wilsonInterval(2, 1)).toThrow(RangeError)
  expect(() => wilsonInterval(Number.NaN, 1)).toThrow(RangeError)
})

test('the share lies inside, the ends within 0 and 1', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(1000), (a, b) => {
      const [part, of] = [Math.min(a, b), Math.max(a, b)]
      const found = wilsonInterval(part, of)
      if (of === 0 || !found) return
      expect(found.low).toBeGreaterThanOrEqual(0)
      expect(found.low).toBeLessThanOrEqual(part / of + 1e-12)
      expect(found.high).toBeGreaterThanOrEqual(part / of - 1e-12)
      expect(found.high).toBeLessThanOrEqual(1)
    }),
  )
})
