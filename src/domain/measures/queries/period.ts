import { localDate } from '#core/calendars/hours.ts'
import { addDays, daysBetween } from '#core/calendars/moments.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import { measureRefusals } from '../contract.ts'
import type { LensFilter, LensPeriod } from '../contract.ts'
import { counted } from '../store/until.ts'

/** The days that are looked at, with `upTo` as a Date and today's date. */
export type SettledPeriod = Omit<LensPeriod, 'upTo'> & { readonly upTo: Date }

const USUAL_DAYS = 28
const MOST_DAYS = 3_653

/**
 * The days asked for, as settled: 28 up to today where they are left out. `upTo` is now when the ledger has been counted to
 * its end, else the instant up to which it has (the beginning of 1970 when it never was).
 * Refuses period_backwards and period_too_long.
 */
export async function periodOf(
  tx: Tx,
  filter: Pick<LensFilter, 'from' | 'to'>,
  now: Date,
): Promise<SettledPeriod> {
  const { zone, at, behind } = await tx.one(counted)
  const today = localDate(zone, now.getTime())
  const { from, to } = daysAsked(filter, today)
  return {
    from,
    to,
    zone,
    upTo: behind || !at ? (at ?? new Date(0)) : now,
    live: from <= today && today <= to,
  }
}

function daysAsked({ from, to }: Pick<LensFilter, 'from' | 'to'>, today: string) {
  const last = to ?? (from !== undefined && from > today ? from : today)
  const first = from ?? addDays(last, 1 - USUAL_DAYS)
  if (first > last) refuse(measureRefusals.period_backwards)
  if (daysBetween(first, last) >= MOST_DAYS) refuse(measureRefusals.period_too_long)
  return { from: first, to: last }
}

/** The days just before, as many as these. */
export function daysBefore({ from, to }: Pick<LensPeriod, 'from' | 'to'>): { from: string; to: string } {
  return { from: addDays(from, -daysBetween(from, to) - 1), to: addDays(from, -1) }
}
