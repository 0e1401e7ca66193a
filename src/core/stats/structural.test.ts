import { expect, test } from 'vitest'
import { chanceFrom } from '#core/chance.ts'
import { fitStructure, likelyStructures, settleStructure } from '#core/stats/structural.ts'

const GROUPS = 5

function simulate(memory: number, weeks = 40) {
  const chance = chanceFrom(`structure ${memory}`)
  let mood = 0
  const points = Array.from({ length: weeks * GROUPS }, (_, i) => ({
    position: i,
    group: i % GROUPS,
    regressors: [],
  }))
  const values = points.map(({ group }) => {
    mood = memory * mood + chance.normal(0, Math.sqrt(1 - memory * memory))
    return 20 + group + mood
  })
  return { points, values }
}

function predict({ points, values }: ReturnType<typeof simulate>, count: number): number[] {
  const settled = settleStructure(points, values, GROUPS)
  const likely = likelyStructures(points, values, GROUPS, settled.shape)
  const later = Array.from({ length: count }, (_, i) => ({
    ...{ position: points.length + i, group: (points.length + i) % GROUPS, regressors: [] },
  }))
  const sums = later.map(() => 0)
  for (const { weight, shape } of likely)
    fitStructure(points, values, GROUPS, shape)
      .predict(later)
      .forEach((value, i) => (sums[i] = (sums[i] ?? 0) + weight * value))
  return sums
}

test('weekday effects come back, and a mood fades to them', () => {
  const found = predict(simulate(0.7), 30)
  found.slice(20).forEach((value, i) => expect(Math.abs(value - 20 - (i % GROUPS))).toBeLessThan(0.8))
})

test('memory carries the last day over; without memory it does not', () => {
  const carried = (memory: number) => {
    const data = simulate(memory)
    const last = data.values.length - 1
    const odd = data.values.map((value, i) => (i === last ? value + 1.5 : value))
    return (predict({ ...data, values: odd }, 1)[0] ?? 0) - (predict(data, 1)[0] ?? 0)
  }
  expect(carried(0.85)).toBeGreaterThan(0.5)
  expect(carried(0)).toBeLessThan(0.35)
})

test('one wild value is held back, a lasting change is followed', () => {
  const data = simulate(0)
  const last = data.values.length
  const spike = data.values.map((value, i) => (i === last - 1 ? value + 50 : value))
  const shift = data.values.map((value, i) => (i >= last - 10 ? value + 8 : value))
  const [plain, spiked, shifted] = [data.values, spike, shift].map(
    (values) => predict({ ...data, values }, 1)[0] ?? 0,
  )
  expect(Math.abs((spiked ?? 0) - (plain ?? 0))).toBeLessThan(2)
  expect((shifted ?? 0) - (plain ?? 0)).toBeGreaterThan(5)
})
