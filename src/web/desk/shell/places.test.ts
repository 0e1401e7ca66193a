import { expect, test } from 'vitest'
import type { PlannerPage } from '../../planner/pages.ts'
import { placesFor } from './places.ts'

const pages: PlannerPage[] = [
  { id: 'roster', to: '/planner/roster' },
  { id: 'my_shifts', to: '/planner/my-shifts', everybody: true },
]

test.each([
  [['agent'], '/planner/my-shifts', 'agents go to their own shifts'],
  [['agent', 'lead'], '/planner', 'leads to the planner'],
  [['planner'], '/planner', 'planners too'],
  [['admin'], '/planner', 'and admins'],
] as const)('%j: they plan at %s (%s)', (roles, to, reason) => {
  const places = placesFor(roles, pages).map((place) => place.to)
  expect(
    places.find((one) => one.startsWith('/planner')),
    reason,
  ).toBe(to)
})

test('no two places have the same letter', () => {
  for (const roles of [['agent'], ['planner'], ['admin']] as const) {
    const keys = placesFor(roles, pages).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  }
})
