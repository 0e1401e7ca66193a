import { expect, test } from 'vitest'
import { centre } from './centre.ts'
import { exponential } from './draws.ts'
import { simulate } from './engine.ts'

const occupancies = (alike: boolean) => {
  const kind = {
    name: 'help',
    arrivals: { perHour: 12 },
    minutes: exponential(5),
    pools: ['first', 'second'],
  }
  const { flow, sources } = centre([{ ...kind, ...(alike && { alike: true as const }) }], {
    first: { people: 1 },
    second: { people: 1 },
  })
  const { pools } = simulate(flow, { seed: 'alike', sources, minutes: 60_000, warmUp: 600 })
  return [pools['first']?.occupancy ?? 0, pools['second']?.occupancy ?? 0] as const
}

test('R1: where pools are alike the longest free is taken, whichever pool they are in; else the first pool is', () => {
  const [first, second] = occupancies(true)
  expect(Math.abs(first - second)).toBeLessThan(0.02)
  const [preferred, spare] = occupancies(false)
  expect(preferred - spare).toBeGreaterThan(0.1)
  // The same work either way.
  expect(first + second).toBeCloseTo(preferred + spare, 1)
})
