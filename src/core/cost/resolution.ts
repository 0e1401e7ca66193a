/**
 * First-point resolution by need and by contact, which are never mixed (C11): a need met in three contacts is one need not
 * met at once, but three contacts of which two are repeats.
 */

/** How many needs took so many contacts to be met. */
export type NeedsByContacts = readonly { readonly contacts: number; readonly needs: number }[]

export type Resolution =
  | { readonly ok: false; readonly why: 'none' }
  | { readonly ok: false; readonly why: 'not_a_count'; readonly contacts: number; readonly needs: number }
  | {
      readonly ok: true
      readonly needs: number
      readonly contacts: number
      /** k, over needs. */
      readonly contactsPerNeed: number
      /** Of needs: share met with one contact. */
      readonly needsMetAtOnce: number
      /** Of contacts: share that met a need by themselves; lower, as needs that take more weigh more. */
      readonly contactsThatSufficed: number
      /** Of contacts: share that came again for the same need, 1 − 1/k. */
      readonly contactsThatAreRepeats: number
    }

/** Refused: no needs at all; counts that are no whole numbers, fewer than one contact for a need. */
export function resolutionOf(counts: NeedsByContacts): Resolution {
  const odd = counts.find(
    ({ contacts, needs }) =>
      !Number.isInteger(contacts) || contacts < 1 || !Number.isInteger(needs) || needs < 0,
  )
  if (odd) return { ok: false, why: 'not_a_count', ...odd }
  const needs = counts.reduce((sum, one) => sum + one.needs, 0)
  if (needs === 0) return { ok: false, why: 'none' }
  const contacts = counts.reduce((sum, one) => sum + one.needs * one.contacts, 0)
  const once = counts.reduce((sum, one) => sum + (one.contacts === 1 ? one.needs : 0), 0)
  return {
    ok: true,
    needs,
    contacts,
    contactsPerNeed: contacts / needs,
    needsMetAtOnce: once / needs,
    contactsThatSufficed: once / contacts,
    contactsThatAreRepeats: 1 - needs / contacts,
  }
}
