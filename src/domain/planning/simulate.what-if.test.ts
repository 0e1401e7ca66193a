import { expect, test } from 'vitest'
import { entered } from '#tests/support/what-if.ts'
import { catalogueOf, completeInputs } from './rules/what-if.ts'
import { run as simulate } from './simulate.what-if.ts'

test('R35: experts who do not exist are said, not shown as work that costs nothing', () => {
  const inputs = completeInputs(catalogueOf({}), {}, [])
  const levers = [
    { kind: 'staff' as const, design: 'golden_moment' as const, pool: 'back' as const, people: 0 },
  ]
  const result = simulate({ inputs, levers, replications: 2, seed: 1 })
  expect(result.overloaded.goldenMoment).toBe(true)
  expect(result.warnings.map(({ code }) => code)).toContain('overloaded')
})

test.each([
  [{ kind: 'remove_cause', share: 0.5, name: 'Missed bins' }, 'waitPerContact', 'fewer needs, less waiting'],
  [{ kind: 'move_expertise_forward', toShare: 0.9 }, 'minutesPerNeed', 'more met alone, fewer minutes'],
  [{ kind: 'patience', minutes: 1 }, 'waitPerContact', 'those who leave wait less'],
  [
    { kind: 'staff', design: 'golden_moment', pool: 'front', people: 20 },
    'waitPerContact',
    'more people, less waiting',
  ],
] as const)('R35: lever %j lowers %s: %s', (lever, measure, _why) => {
  const inputs = completeInputs(catalogueOf({}), {}, [])
  const of = (levers: Parameters<typeof simulate>[0]['levers']) =>
    simulate({ inputs, levers, replications: 3, seed: 1 }).rows.find((row) => row.measure === measure)
      ?.goldenMoment.mean ?? Number.NaN
  expect(of([lever])).toBeLessThan(of([]))
})

test('R35: doors that open shorter squeeze the same needs into fewer hours', () => {
  const inputs = completeInputs(catalogueOf({}), entered({ needsPerHour: 20 }), [])
  const load = (levers: Parameters<typeof simulate>[0]['levers']) =>
    simulate({ inputs, levers, replications: 3, seed: 1 }).rows.find(
      (row) => row.measure === 'occupancyFront',
    )?.conventional.mean ?? Number.NaN
  expect(load([{ kind: 'opening_hours', hours: 12 }])).toBeGreaterThan(1.6 * load([]))
})
