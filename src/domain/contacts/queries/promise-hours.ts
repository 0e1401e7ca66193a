import type { OpeningHours } from '#core/calendars/hours.ts'
import type { Tx } from '#platform/database/database.ts'
import { hoursOf } from '../../services/queries.ts'
import { writtenStandard } from '../store/reach.ts'

/** Without a standard of its own a service answers in writing within one working day of eight hours. */
const WORKING_DAY_MINUTES = 480

/** In which hours, and within how many working minutes, somebody answers what a client writes. */
export async function promiseHours(
  tx: Tx,
  serviceId: string | null,
): Promise<{ hours: OpeningHours | undefined; minutes: number }> {
  const found = await tx.maybe(writtenStandard, serviceId)
  if (!found) return { hours: undefined, minutes: WORKING_DAY_MINUTES }
  return { hours: hoursOf(found.zone, found.hours), minutes: found.minutes ?? WORKING_DAY_MINUTES }
}
