import type { Hit } from '#domain/search/contract.ts'

/** Where following a hit leads: to the case first, for there the whole of it stands. */
export function placeOfHit(hit: Pick<Hit, 'id' | 'kind' | 'caseId' | 'contactId'>): string {
  if (hit.kind === 'people') return `/desk/people/${hit.id}`
  if (hit.kind === 'articles') return `/help/${hit.id}`
  if (hit.caseId) return `/desk/cases/${hit.caseId}`
  return hit.contactId ? `/desk/contacts/${hit.contactId}` : '/desk'
}
