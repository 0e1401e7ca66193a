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
] as const)('%j: the last place is %s (%s)', (roles, to, reason) => {
  expect(placesFor(roles, pages).at(-1)?.to, reason).toBe(to)
})

test('no two places have the same letter', () => {
  for (const roles of [['agent'], ['planner']] as const) {
    const keys = placesFor(roles, pages).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  }
})
