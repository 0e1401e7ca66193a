import type { Tx } from '#platform/database/database.ts'
import { causes } from '../store/causes.ts'

/** Named causes by name; those that are gone come last. */
export async function listCauses(tx: Tx) {
  return { items: await tx.all(causes) }
}
