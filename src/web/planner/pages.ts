import { readers } from '#domain/planning/contract.ts'
import type { Role } from '#domain/accounts/contract.ts'

/** A page of the planner. `everybody`: also those who do not plan, for what is their own. */
export type PlannerPage = {
  readonly id: 'forecast' | 'need' | 'roster' | 'constraints' | 'what_if' | 'my_shifts'
  readonly to: `/planner/${string}`
  readonly everybody?: true
}

/** The pages of the planner, in the order of the work. */
export const PLANNER_PAGES: readonly PlannerPage[] = [
  { id: 'forecast', to: '/planner/forecast' },
  { id: 'need', to: '/planner/need' },
  { id: 'roster', to: '/planner/roster' },
  { id: 'constraints', to: '/planner/constraints' },
  { id: 'what_if', to: '/planner/what-if' },
  { id: 'my_shifts', to: '/planner/my-shifts', everybody: true },
]

/** Whether somebody with these roles sees the planning, and not only their own shifts. */
export function seesPlanning(roles: readonly Role[]): boolean {
  return readers.some((role) => roles.includes(role))
}

/** The pages that somebody with these roles may open. */
export function pagesFor(roles: readonly Role[], all: readonly PlannerPage[] = PLANNER_PAGES): PlannerPage[] {
  return all.filter(({ everybody }) => everybody || seesPlanning(roles))
}

/** The page at an address, below it too; undefined where there is none. */
export function pageAt(path: string, all: readonly PlannerPage[] = PLANNER_PAGES): PlannerPage | undefined {
  return all.find(({ to }) => path === to || path.startsWith(`${to}/`))
}
