import { describe, expect, test } from 'vitest'
import { pageAt, pagesFor } from './pages.ts'
import type { PlannerPage } from './pages.ts'

const pages: PlannerPage[] = [
  { id: 'forecast', to: '/planner/forecast' },
  { id: 'roster', to: '/planner/roster' },
  { id: 'my_shifts', to: '/planner/my-shifts', everybody: true },
]

describe('the pages of the planner', () => {
  test.each([
    [['agent'], ['my_shifts'], 'agents see their own shifts'],
    [['agent', 'planner'], ['forecast', 'roster', 'my_shifts'], 'planners see all'],
    [['lead'], ['forecast', 'roster', 'my_shifts'], 'leads read all'],
    [['admin'], ['forecast', 'roster', 'my_shifts'], 'admins too'],
  ] as const)('%j: %j (%s)', (roles, expected, reason) => {
    expect(
      pagesFor(roles, pages).map(({ id }) => id),
      reason,
    ).toEqual(expected)
  })

  test.each([
    ['/planner/roster', 'roster'],
    ['/planner/roster/week', 'roster'],
    ['/planner/rosters', undefined],
    ['/planner', undefined],
  ])('%s is %s', (path, id) => {
    expect(pageAt(path, pages)?.id).toBe(id)
  })
})
