import type { ServiceInput, ServiceSettings } from './contract.catalogue.ts'

const FIELDS = [
  ...(['name', 'purpose', 'levels', 'phrases', 'departmentId', 'calendarId', 'skillId'] as const),
  ...(['authorityPence', 'momentOfTruth', 'terms', 'selfService'] as const),
]

/** What differs between a service and what is wanted of it, by field. */
export function changedFields(before: ServiceSettings, after: ServiceInput): string[] {
  return FIELDS.filter((field) => canonical(before[field]) !== canonical(after[field]))
}

// The database keeps the keys of an object in an order of its own.
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

const MOST = 50

/**
 * The short name of a service in addresses, of plain letters, that is not among those taken: “Évacuation d’eaux” →
 * `evacuation-d-eaux`. A name without any such letters is `service`.
 */
export function slugFor(name: string, taken: readonly string[]): string {
  const begin = slugOf(name)
  if (!taken.includes(begin)) return begin
  let nth = 2
  while (taken.includes(`${begin}-${nth}`)) nth += 1
  return `${begin}-${nth}`
}

/** The letters of a name that may stand in an address. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MOST)
    .replace(/^-+|-+$/g, '')
  return plain.length >= 2 ? plain : 'service'
}
