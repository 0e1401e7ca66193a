import type { Role } from '#domain/accounts/contract.ts'

/** What the pages of the administration are about, in the order in which one sets a service up. */
export const ADMIN_GROUPS = ['service', 'work', 'connections', 'safekeeping'] as const
export type AdminGroup = (typeof ADMIN_GROUPS)[number]

/** A page of the administration. `roles`: who may open it beside admins. */
export type AdminPageEntry = {
  readonly id: string
  readonly to: `/admin/${string}`
  readonly group: AdminGroup
  readonly roles?: readonly Role[]
}

/** Every page below `/admin`; its name is the text `admin.nav.<id>`, what it is for `admin.nav.<id>.why`. */
export const ADMIN_PAGES = [
  { id: 'next', to: '/admin/next', group: 'service' },
  { id: 'organisation', to: '/admin/organisation', group: 'service' },
  { id: 'calendars', to: '/admin/calendars', group: 'service' },
  { id: 'departments', to: '/admin/departments', group: 'service' },
  { id: 'skills', to: '/admin/skills', group: 'service' },
  { id: 'services', to: '/admin/services', group: 'service' },
  { id: 'people', to: '/admin/people', group: 'service' },
  { id: 'answers', to: '/admin/answers', group: 'work', roles: ['lead'] },
  { id: 'rules', to: '/admin/rules', group: 'work', roles: ['lead'] },
  { id: 'fields', to: '/admin/fields', group: 'work', roles: ['lead'] },
  { id: 'audit', to: '/admin/audit', group: 'safekeeping' },
  { id: 'retention', to: '/admin/retention', group: 'safekeeping' },
  { id: 'keys', to: '/admin/keys', group: 'connections', roles: ['integrator'] },
  { id: 'webhooks', to: '/admin/webhooks', group: 'connections', roles: ['integrator'] },
  { id: 'widget', to: '/admin/widget', group: 'connections', roles: ['integrator'] },
  { id: 'in-and-out', to: '/admin/in-and-out', group: 'safekeeping', roles: ['integrator'] },
] as const satisfies readonly AdminPageEntry[]

/** The pages that somebody with these roles may open. */
export function adminPagesFor(
  roles: readonly Role[],
  all: readonly AdminPageEntry[] = ADMIN_PAGES,
): AdminPageEntry[] {
  return all.filter((page) => roles.some((role) => role === 'admin' || page.roles?.includes(role)))
}

/** The page at an address, below it too; undefined where there is none. */
export function adminPageAt(
  path: string,
  all: readonly AdminPageEntry[] = ADMIN_PAGES,
): AdminPageEntry | undefined {
  return all.find(({ to }) => path === to || path.startsWith(`${to}/`))
}
