import type { Role } from '#domain/accounts/contract.ts'
import { adminPagesFor } from '../../admin/pages.ts'
import { PLANNER_PAGES, pagesFor } from '../../planner/pages.ts'
import type { PlannerPage } from '../../planner/pages.ts'

const PLACES = [
  { id: 'now', to: '/desk', key: 'n' },
  { id: 'mine', to: '/desk/cases?whose=mine', key: 'm' },
  { id: 'cases', to: '/desk/cases?whose=all', key: 'c' },
  { id: 'people', to: '/desk/people', key: 'p' },
  { id: 'lens', to: '/lens', key: 'l' },
] as const

const PLANNER = { id: 'planner', to: '/planner', key: 'r' } as const
const ADMIN = { id: 'admin', to: '/admin', key: 'a' } as const
const SHIFTS = { id: 'shifts', to: '/planner/my-shifts', key: 's' } as const

export type PlaceId = (typeof PLACES)[number]['id'] | 'planner' | 'shifts' | 'admin'

/** A place of the desk, with the letter that follows `g`. */
export type PlaceOfDesk = { readonly id: PlaceId; readonly to: string; readonly key: string }

/** Whether somebody works at the desk, beside connecting other systems. */
export function isAtDesk(roles: readonly Role[]): boolean {
  return roles.some((role) => role !== 'integrator')
}

/** Where somebody may go: those who plan to the planner, others to their own shifts; those who set things up there too. */
export function placesFor(
  roles: readonly Role[],
  pages: readonly PlannerPage[] = PLANNER_PAGES,
): PlaceOfDesk[] {
  const first = pagesFor(roles, pages)[0]
  const setUp = adminPagesFor(roles).length > 0 ? [ADMIN] : []
  if (!first) return [...PLACES, ...setUp]
  return [...PLACES, first.everybody ? SHIFTS : PLANNER, ...setUp]
}
