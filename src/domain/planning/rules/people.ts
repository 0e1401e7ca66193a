import type { z } from 'zod'
import { daysBetween } from '#core/calendars/moments.ts'
import { Refusal } from '#platform/refusal.ts'
import { planningRefusals } from '../contract.ts'
import type { SetShiftPattern, WorkTerms } from '../contract.people.ts'

type Misfit = { path: string; message: string }

/** Refuses not_possible_together with every figure that does not go with another. */
export function mustGoTogether(misfits: readonly Misfit[]): void {
  if (misfits.length > 0) throw new Refusal(planningRefusals.not_possible_together, {}, misfits)
}

/** What cannot be in a kind of shift: a break longer than the shift, or outside of it; times off the five minutes. */
export function patternMisfits(pattern: z.infer<typeof SetShiftPattern>): Misfit[] {
  const { minutes, breakMinutes, breakFrom, breakTo, starts } = pattern
  const off = [minutes, breakMinutes, breakFrom, breakTo, ...starts].some((one) => one % 5 !== 0)
  const found: Misfit[] = []
  if (off) found.push({ path: '/body', message: 'times are multiples of five minutes' })
  if (breakMinutes === 0) return found
  if (breakTo < breakFrom) found.push({ path: '/body/breakTo', message: 'lies before breakFrom' })
  if (breakFrom < 5) found.push({ path: '/body/breakFrom', message: 'a break begins after the shift does' })
  if (breakFrom + breakMinutes >= minutes)
    found.push({ path: '/body/breakFrom', message: 'a break ends before the shift does' })
  return found
}

/** What cannot be in somebody’s terms: less at most than at least; times that end before they begin. */
export function termsMisfits({ leastMinutesWeek, mostMinutesWeek, available }: WorkTerms): Misfit[] {
  const found: Misfit[] = []
  if (leastMinutesWeek > mostMinutesWeek)
    found.push({ path: '/body/leastMinutesWeek', message: 'is more than mostMinutesWeek' })
  for (const [weekday, windows = []] of Object.entries(available)) {
    const path = `/body/available/${weekday}`
    // After midnight a time belongs to the evening before: 22:00 to 06:00.
    if (windows.some(([from, to]) => from === to)) found.push({ path, message: 'a time has no length' })
  }
  return found
}

/** What cannot be in a leave: a last day before the first, or one of more than two years. */
export function leaveMisfits({ firstDay, lastDay }: { firstDay: string; lastDay: string }): Misfit[] {
  const days = daysBetween(firstDay, lastDay)
  if (days < 0) return [{ path: '/body/lastDay', message: 'lies before firstDay' }]
  return days > 730 ? [{ path: '/body/lastDay', message: 'is more than two years after firstDay' }] : []
}
