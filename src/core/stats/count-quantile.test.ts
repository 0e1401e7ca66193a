import { expect, test } from 'vitest'
import { chanceFrom } from '#core/chance.ts'
import { countQuantile } from '#core/stats/count-quantile.ts'

test('quantiles of known Poisson counts', () => {
  // P(N ≤ 1) of mean 2 is 0.4060, P(N ≤ 2) is 0.6767; P(N ≤ 4) = 0.9473, P(N ≤ 5) = 0.9834.
  expect(countQuantile(2, 0, 0.4)).toBe(1)
  expect(countQuantile(2, 0, 0.5)).toBe(2)
  expect(countQuantile(2, 0, 0.95)).toBe(5)
  expect(countQuantile(0, 1, 0.9)).toBe(0)
})

test('drawn counts lie below the quantiles as often as they promise, summed, expanded and mixed', () => {
  const chance = chanceFrom('quantiles')
  for (const [mean, cv] of [
    [3, 0.5],
    [30, 0.2],
    [60, 0.1],
    [500, 0.3],
    [200, 0.9],
  ] as const) {
    const drawn = Array.from({ length: 40_000 }, () =>
      chance.poisson(mean * chance.gamma(1 / (cv * cv), cv * cv)),
    )
    for (const p of [0.1, 0.5, 0.9, 0.975]) {
      const at = countQuantile(mean, cv, p)
      expect(drawn.filter((one) => one <= at).length / drawn.length).toBeGreaterThan(p - 0.025)
      expect(drawn.filter((one) => one < at).length / drawn.length).toBeLessThan(p + 0.025)
    }
  }
})
