import type { Chance } from '#core/chance.ts'
import { localDate, wholeDay } from '#core/calendars/hours.ts'
import { ZONE } from '../organisation/calendars.ts'

const HOUR_MS = 3_600_000

/** So many moments of the local day of `at` (epoch milliseconds), between seven and eleven in the evening, in order. */
export function momentsOfDay(at: number, count: number, chance: Chance): number[] {
  const { start } = wholeDay(ZONE, localDate(ZONE, at))
  return Array.from({ length: count }, () => Math.floor(start + chance.uniform(7, 23) * HOUR_MS)).toSorted(
    (a, b) => a - b,
  )
}
