import { describe, expect, test } from 'vitest'
import { countAtLeast } from '#core/stats/count-tail.ts'
import { adjustForLooks } from '#core/stats/false-discovery.ts'

describe('so many or more', () => {
  test.each([
    [0, 2, 2, 1, 'nought or more is certain'],
    [1, 2, 2, 1 - Math.exp(-2), 'Poisson'],
    [3, 2, 2, 1 - 5 * Math.exp(-2), 'Poisson'],
    [3, 0, 0, 0, 'nothing comes of nothing'],
    [3, 2, 1, 1 - 5 * Math.exp(-2), 'less than chance is taken as chance'],
    [2, 1, 2, 0.25, 'variance 2 of mean 1 is geometric: ½²'],
    [1, 4, 20, 1 - 0.2, 'geometric: 1 − 1/(1 + 4), below the mean'],
    [50, 1, 2, 2 ** -50, 'geometric, far out'],
  ])('%d of mean %d and variance %d: %d (%s)', (count, mean, variance, p, _reason) => {
    expect(countAtLeast(count, mean, variance)).toBeCloseTo(p, 12)
  })

  test('far out the digits are kept', () => {
    expect(countAtLeast(50, 1, 2) / 2 ** -50).toBeCloseTo(1, 9)
    expect(countAtLeast(40, 2, 2)).toBeGreaterThan(0)
    expect(countAtLeast(40, 2, 2)).toBeLessThan(1e-30)
  })
})

test('looks at many: each probability times their number over its rank, never falling with rank', () => {
  // By hand: 0.01·4/1, 0.02·4/2, then 0.03·4/3 = 0.04 bounds all three; 0.8·4/4.
  const adjusted = adjustForLooks([0.8, 0.01, 0.03, 0.02])
  for (const [index, expected] of [0.8, 0.04, 0.04, 0.04].entries())
    expect(adjusted[index]).toBeCloseTo(expected, 12)
  expect(adjustForLooks([])).toEqual([])
})
