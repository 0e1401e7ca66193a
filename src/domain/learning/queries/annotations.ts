import { localDate } from '#core/calendars/hours.ts'
import { addDays } from '#core/calendars/moments.ts'
import type { QueryOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { getOrganisation } from '../../services/queries.ts'
import type { patternRoutes } from '../contract.patterns.ts'
import { PERIOD_DAYS } from '../rules/patterns.ts'
import * as store from '../store/annotations.ts'
import type { AnnotationRow } from '../store/annotations.ts'

/** What was written on charts in a period, of four weeks to today when left out, that may be about what is looked at. */
export async function listAnnotations(
  tx: Tx,
  { from, to, measure, ...filter }: QueryOf<typeof patternRoutes.annotations>,
  now: Date,
): Promise<AnnotationRow[]> {
  const last = to ?? localDate((await getOrganisation(tx)).zone, now.getTime())
  const first = from ?? addDays(last, 1 - PERIOD_DAYS)
  return tx.all(store.list, first, last, measure ?? null, JSON.stringify(filter))
}
