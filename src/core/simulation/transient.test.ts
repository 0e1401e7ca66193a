import { expect, test } from 'vitest'
import { simulate } from './engine.ts'
import { FURTHEST, LOOKED_AT, morning, MORNING_MINUTES, strayed } from './transient.fixture.ts'

const RUNS = 1500

test('R35: with patience as long as a talk, the number in the system is Poisson at every checked time', () => {
  const { flow, sources } = morning(1)
  const counts = LOOKED_AT.map(() => [] as number[])
  for (let run = 0; run < RUNS; run++) {
    const options = { seed: `t${run}`, sources, minutes: MORNING_MINUTES, checkpoints: LOOKED_AT, drain: 0 }
    for (const [i, count] of simulate(flow, options).inSystem.entries()) counts[i]?.push(count)
  }
  expect(counts.every((seen) => seen.length === RUNS)).toBe(true)
  const outside = LOOKED_AT.flatMap((minute, i) => {
    const { mean, waits } = strayed(1, minute, counts[i] ?? [])
    return Math.max(Math.abs(mean), Math.abs(waits)) < FURTHEST ? [] : [{ minute, mean, waits }]
  })
  expect(outside).toEqual([])
})
