import { lensReaders } from '#domain/measures/contract.ts'
import type { Role } from '#domain/accounts/contract.ts'

/** A page of the lens. `everybody`: also those who only serve: what happens now, and what was asked of them. */
export type LensPage = {
  readonly id:
    | 'now'
    | 'demand'
    | 'flow'
    | 'capability'
    | 'busy'
    | 'standards'
    | 'patterns'
    | 'cost'
    | 'journeys'
    | 'charter'
    | 'packs'
    | 'notices'
    | 'asked'
  readonly to: '/lens' | `/lens/${string}`
  readonly everybody?: true
  /** Looks at a period: what is chosen there goes along from page to page. */
  readonly filtered?: true
}

/** The pages of the lens, in the order of the questions: what is, what for, how, why, what we do about it. */
export const LENS_PAGES: readonly LensPage[] = [
  { id: 'now', to: '/lens', everybody: true },
  { id: 'demand', to: '/lens/demand', filtered: true },
  { id: 'flow', to: '/lens/flow', filtered: true },
  { id: 'capability', to: '/lens/capability', filtered: true },
  { id: 'busy', to: '/lens/busy', filtered: true },
  { id: 'standards', to: '/lens/standards', filtered: true },
  { id: 'patterns', to: '/lens/patterns' },
  { id: 'cost', to: '/lens/cost', filtered: true },
  { id: 'journeys', to: '/lens/journeys', filtered: true },
  { id: 'charter', to: '/lens/charter' },
  { id: 'packs', to: '/lens/packs' },
  { id: 'notices', to: '/lens/notices' },
  { id: 'asked', to: '/lens/asked', everybody: true },
]

/** Whether somebody with these roles looks through the lens, and not only at what happens now. */
export function seesLens(roles: readonly Role[]): boolean {
  return lensReaders.some((role) => roles.includes(role))
}

/** The pages that somebody with these roles may open. */
export function lensPagesFor(roles: readonly Role[]): LensPage[] {
  return LENS_PAGES.filter(({ everybody }) => everybody || seesLens(roles))
}

/** Whoever serves is asked to mark a check sheet, also who does not look at demand. */
const OPEN_BELOW = ['/lens/demand/sheets/']

/** Whether somebody with these roles may open what is at an address; what is no page is for the router to say. */
export function mayOpen(address: string, roles: readonly Role[]): boolean {
  const page = lensPageAt(address)
  return !page || lensPagesFor(roles).includes(page) || OPEN_BELOW.some((below) => address.startsWith(below))
}

/**
 * The page at an address, below it too; undefined where there is none. An experiment belongs to the patterns, a log of
 * another system to the flow.
 */
export function lensPageAt(address: string): LensPage | undefined {
  const path = address.replace('/lens/experiments', '/lens/patterns').replace('/lens/logs', '/lens/flow')
  const [now, ...rest] = LENS_PAGES
  return (
    rest.find(({ to }) => path === to || path.startsWith(`${to}/`)) ?? (path === '/lens' ? now : undefined)
  )
}
