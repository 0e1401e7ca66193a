import { localDate, weekdayOfDate } from '#core/calendars/hours.ts'
import type { OpeningHours } from '#core/calendars/hours.ts'
import { calendars, ZONE } from '../organisation/calendars.ts'
import { departments } from '../organisation/departments.ts'
import type { DepartmentKey } from '../organisation/departments.ts'
import { REPAIRS_DAYS_AGO } from './plan.ts'

const DAY_MS = 86_400_000

/** How often a conversation is passed to somebody else, by service; where it is not here, never. */
export const PASSED_ON: Readonly<Record<string, number>> = { 'council-tax-move': 0.16, benefits: 0.09 }
/** Of what was passed on, how much is given back to whoever had it first. */
export const GIVEN_BACK = 0.45

/** How often clients are rung at times that they did not choose. Housing still "tries three times". */
const TRIED: Readonly<Partial<Record<DepartmentKey, number>>> = {
  housing: 0.8,
  revenues: 0.03,
  care: 0.02,
}

/** Appointments for repairs are agreed in the conversation since then, so that few have to be rung. */
export function triedShare(department: DepartmentKey, slug: string, at: number, now: number): number {
  const agreed = slug === 'urgent-repair' && at > now - REPAIRS_DAYS_AGO * DAY_MS
  return agreed ? 0.1 : (TRIED[department] ?? 0)
}

/** Of those who are rung unasked, how many are there, by local hour: in the morning they are at work or on the bus. */
export const reachedAt = (hour: number): number => (hour < 12 ? 0.38 : hour < 16 ? 0.56 : 0.68)

/** How much of what a department promises slips. Revenues is behind on Mondays and around the turn of the month. */
export function slipShare(department: DepartmentKey, at: number): number {
  if (department !== 'revenues') return SLIPS[department]
  const date = localDate(ZONE, at)
  const day = Number(date.slice(8))
  if (day >= 27 || day <= 2) return 0.4
  return weekdayOfDate(date) === 'monday' ? 0.34 : 0.07
}
const SLIPS: Readonly<Record<DepartmentKey, number>> = {
  contact: 0.03,
  housing: 0.05,
  revenues: 0.07,
  streets: 0.09,
  registration: 0.01,
  care: 0.05,
}

/** How often somebody on hold hangs up, of those who come back: most where everybody rings at once. */
export const hangsUpShare = (slug: string): number => (HANG_UP.has(slug) ? 0.4 : 0.07)
const HANG_UP: ReadonlySet<string> = new Set(['missed-bin', 'council-tax-pay', 'benefits'])

/** When a department works. */
export const hoursOf = (department: DepartmentKey): OpeningHours =>
  calendars[departments[department].calendar].hours
