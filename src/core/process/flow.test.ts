import fc from 'fast-check'
import { expect, test } from 'vitest'
import { circlesOf } from './circles.ts'
import { flowOf } from './flow.ts'
import { layersOf } from './layers.ts'
import { tableOf } from './table.ts'
import type { ProcessEvent } from './types.ts'
import { variantsOf } from './variants.ts'

const HOUR = 3_600_000
/** A case by its steps, one an hour; the step is activity, holder and team at once. */
const went = (caseId: string, steps: string): ProcessEvent[] =>
  [...steps].map((one, hour) => ({ caseId, at: hour * HOUR, activity: one, holder: one, team: one }))

test('the flow counts what follows what, how long it takes, and where it turns back', () => {
  const { nodes, edges } = flowOf(tableOf([...went('1', 'ABA'), ...went('2', 'AAB')]), 'activity')
  expect(nodes).toEqual([
    { name: 'A', times: 4, cases: 2, starts: 2, ends: 1 },
    { name: 'B', times: 2, cases: 2, starts: 0, ends: 1 },
  ])
  const told = edges.map(({ from, to, times, turnsBack }) => [from, to, times, turnsBack])
  expect(told).toEqual([
    ['A', 'B', 2, 0],
    ['A', 'A', 1, 1],
    ['B', 'A', 1, 1],
  ])
  expect(edges[0]).toMatchObject({ cases: 2, medianHours: 1, p90Hours: 1, totalHours: 2 })
})

test('of holders an edge is a hand-off, timed from the last event before it', () => {
  const { nodes, edges } = flowOf(tableOf(went('1', 'AAAB')), 'holder')
  expect(nodes.map(({ name, times }) => [name, times])).toEqual([
    ['A', 1],
    ['B', 1],
  ])
  expect(edges).toMatchObject([{ from: 'A', to: 'B', times: 1, medianHours: 1 }])
})

test.each([
  ['AB', [], 'nobody came back'],
  ['AAB', [], 'staying is no circle'],
  ['ABA', [['AB', 1, 2]], 'from leaving A to coming back'],
  ['ABABA', [['AB', 2, 4]], 'twice round, and not also seen from B'],
  [
    'ABCBA',
    [
      ['AB', 1, 4],
      ['BC', 1, 2],
    ],
    'the inner circle is cut out; its hours count in both',
  ],
  ['ABCA', [['ABC', 1, 3]], 'a way round of three'],
  ['AABBA', [['AB', 1, 3]], 'leaving is the last event at a place'],
])('circles of %s are %j: %s', (steps, expected) => {
  const { circles } = circlesOf(tableOf(went('1', steps)), 'team')
  const told = circles.map(({ path, times, totalHours }) => [path.join(''), times, totalHours])
  expect(told).toEqual(expected)
})

test('circles stand by the hours of all clients together', () => {
  const { circles, found, hours } = circlesOf(
    tableOf([...went('1', 'ABA'), ...went('2', 'CDDDC')]),
    'team',
    1,
  )
  expect(circles).toMatchObject([{ path: ['C', 'D'], cases: 1, totalHours: 4, medianHours: 4 }])
  expect({ found, hours }).toEqual({ found: 2, hours: 6 })
})

test('ways are counted, the most frequent first, with cases to open', () => {
  const { found, variants } = variantsOf(
    tableOf([...went('1', 'AC'), ...went('2', 'AB'), ...went('3', 'AB')]),
    'activity',
  )
  expect(found).toBe(2)
  expect(variants[0]).toEqual({ path: ['A', 'B'], cases: 2, medianHours: 1, examples: ['2', '3'] })
})

test('layers show where cases were first, second and third; rare places together', () => {
  const { layers, links } = layersOf(
    tableOf([...went('1', 'AB'), ...went('2', 'AB'), ...went('3', 'AC')]),
    'team',
    3,
    1,
  )
  expect(layers).toEqual([
    [{ name: 'A', cases: 3 }],
    [
      { name: 'B', cases: 2 },
      { name: null, cases: 1 },
    ],
  ])
  expect(links).toEqual([
    { layer: 0, from: 'A', to: 'B', cases: 2 },
    { layer: 0, from: 'A', to: null, cases: 1 },
  ])
})

test('whatever the log, ways add up to its cases and edges to its steps', () => {
  const cases = fc.array(fc.string({ unit: fc.constantFrom('A', 'B', 'C'), minLength: 1, maxLength: 12 }), {
    minLength: 1,
    maxLength: 12,
  })
  fc.assert(
    fc.property(cases, (list) => {
      const table = tableOf(list.flatMap((steps, at) => went(String(at), steps)))
      const steps = list.reduce((sum, one) => sum + one.length - 1, 0)
      expect(flowOf(table, 'activity').edges.reduce((sum, one) => sum + one.times, 0)).toBe(steps)
      const { variants } = variantsOf(table, 'activity', Infinity)
      expect(variants.reduce((sum, one) => sum + one.cases, 0)).toBe(list.length)
      for (const { path } of circlesOf(table, 'team', Infinity).circles)
        expect(new Set(path).size).toBe(path.length)
    }),
  )
})
