import { localDate } from '#core/calendars/hours.ts'
import { daysBetween, instantOfMinute } from '#core/calendars/moments.ts'

const DAY_MS = 86_400_000

/**
 * How many days of a period are over so far, today by its part, from the first day of which anything is known. At least one,
 * so that nothing is made much of in the first minutes.
 */
export function daysElapsed(
  period: { readonly from: string; readonly to: string; readonly zone: string },
  knownSince: string | null,
  now: Date,
): number {
  const { zone, to } = period
  const from = knownSince !== null && knownSince > period.from ? knownSince : period.from
  const today = localDate(zone, now.getTime())
  if (to < today) return Math.max(1, daysBetween(from, to) + 1)
  const ofToday = (now.getTime() - instantOfMinute(zone, today, 0)) / DAY_MS
  return Math.max(1, daysBetween(from, today) + ofToday)
}
