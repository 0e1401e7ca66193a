import type { Tx } from '#platform/database/database.ts'
import { countryOf } from './queries.ts'
import { normaliseIdentifier } from './rules.ts'

/** A phone number in E.164, read as numbers are written in the organisation's country. Refuses what cannot be one. */
export async function readNumber(tx: Tx, raw: string): Promise<string> {
  return normaliseIdentifier('phone', raw, await countryOf(tx)).value
}
