import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BORDERS } from '#core/spread/borders.fixture.ts'
import { RELATIVE_ERROR, bucketBounds, bucketOf, mergeCounts, percentileOf } from '#core/spread/buckets.ts'

const countsOf = (durations: readonly number[]) => {
  const counts = new Map<number, number>()
  for (const one of durations) counts.set(bucketOf(one), (counts.get(bucketOf(one)) ?? 0) + 1)
  return counts
}

/** The least of the durations with at least a share p at or below it. */
const exact = (durations: readonly number[], p: number) =>
  durations.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(p * durations.length * (1 - 1e-12)) - 1)] ?? 0

const century = 3_155_760_000
const duration = fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: century }))

describe('buckets', () => {
  test('every second at a border falls where the table has it', () => {
    for (const [seconds, bucket] of BORDERS) expect([seconds, bucketOf(seconds)]).toEqual([seconds, bucket])
  })

  test('no border is so near to a whole second that the last digit of a logarithm could matter', () => {
    for (const [seconds, bucket] of BORDERS) {
      if (seconds <= 61) continue
      const place = Math.log(seconds / 61) / Math.log(1.05) - (bucket - 61)
      expect(Math.min(place, 1 - place)).toBeGreaterThan(1e-10)
    }
  })

  test('follow on one another without gap or overlap', () => {
    for (let bucket = 0; bucket < 426; bucket++) {
      const { from, to } = bucketBounds(bucket)
      expect([bucketOf(from), bucketOf(to), bucketBounds(bucket + 1).from]).toEqual([bucket, bucket, to + 1])
    }
  })

  test.each([
    [0.9, 0, 'parts of a second are dropped'],
    [60.9, 60, 'the last second with a bucket of its own'],
    [61, 61, 'the first that widens'],
    [64.99, 61, 'a minute and a bit'],
  ])('%d s lies in %d (%s)', (seconds, bucket, _reason) => {
    expect(bucketOf(seconds)).toBe(bucket)
  })

  test.each([[-1], [Number.NaN], [Infinity]])('%d is no duration', (seconds) => {
    expect(() => bucketOf(seconds)).toThrow(RangeError)
  })
})

describe('percentiles', () => {
  test('lie within 2.44 % of the exact ones, and on them up to a minute', () => {
    fc.assert(
      fc.property(
        fc.array(duration, { minLength: 1, maxLength: 300 }),
        fc.constantFrom(0, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1),
        (durations, p) => {
          const [found, right] = [percentileOf(countsOf(durations), p) ?? -1, exact(durations, p)]
          if (right <= 60) expect(found).toBe(right)
          else expect(Math.abs(found - right) / right).toBeLessThanOrEqual(RELATIVE_ERROR)
        },
      ),
    )
    expect(RELATIVE_ERROR).toBeLessThan(0.025)
  })

  test('of counts added together are those of all durations counted at once', () => {
    fc.assert(
      fc.property(fc.array(fc.array(duration, { maxLength: 50 }), { maxLength: 6 }), (days) => {
        expect(new Map([...mergeCounts(days.map(countsOf))].sort())).toEqual(
          new Map([...countsOf(days.flat())].sort()),
        )
      }),
    )
  })

  test('of nothing there are none; a share beyond 1 or a count below 0 is a mistake', () => {
    expect(percentileOf(new Map(), 0.5)).toBeUndefined()
    expect(() => percentileOf(new Map([[1, 1]]), 1.1)).toThrow(RangeError)
    expect(() => percentileOf(new Map([[1, -1]]), 0.5)).toThrow(RangeError)
  })
})
