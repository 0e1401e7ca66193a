import { addDays, daysFrom, isoWeekday } from '#core/calendars/moments.ts'
import type { MyShifts } from '#domain/planning/contract.mine.ts'
import type { Shift, Swap } from '#domain/planning/contract.rosters.ts'

/** What somebody sees on one day: a shift, a free day, or nothing published yet. */
export type MyDay = { readonly day: string; readonly shift: Shift | undefined; readonly isPublished: boolean }

/** The days of a calendar page: the week of a day, or whole weeks around its month. */
export function pageOf(day: string, view: 'week' | 'month'): string[] {
  const monday = addDays(day, 1 - isoWeekday(day))
  if (view === 'week') return daysFrom(monday, 7)
  const first = `${day.slice(0, 7)}-01`
  const from = addDays(first, 1 - isoWeekday(first))
  const nextMonth = addDays(first, 31).slice(0, 7)
  const weeks = addDays(from, 35) < `${nextMonth}-01` ? 6 : addDays(from, 28) < `${nextMonth}-01` ? 5 : 4
  return daysFrom(from, weeks * 7)
}

/** The page before or after. */
export function turned(day: string, view: 'week' | 'month', by: 1 | -1): string {
  if (view === 'week') return addDays(day, 7 * by)
  const first = `${day.slice(0, 7)}-01`
  return `${addDays(first, by > 0 ? 31 : -1).slice(0, 7)}-01`
}

/** What is on each of some days. */
export function daysOf(mine: Pick<MyShifts, 'shifts' | 'publishedDays'>, days: readonly string[]): MyDay[] {
  const shiftOn = new Map(mine.shifts.map((shift) => [shift.day, shift]))
  const published = new Set(mine.publishedDays)
  return days.map((day) => ({ day, shift: shiftOn.get(day), isPublished: published.has(day) }))
}

/** Shifts that have not ended at `now` (epoch milliseconds), soonest first. */
export function nextShifts(shifts: readonly Shift[], now: number): Shift[] {
  return shifts
    .filter(({ endsAt }) => Date.parse(endsAt) > now)
    .toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
}

export type SortedSwaps = {
  readonly toMe: readonly Swap[]
  readonly byMe: readonly Swap[]
  readonly past: readonly Swap[]
}

/** Swaps by what they ask of me: to answer, to wait for, settled (latest first). */
export function sortedSwaps(swaps: readonly Swap[], myId: string): SortedSwaps {
  const open = swaps.filter(({ state }) => state === 'asked')
  return {
    toMe: open.filter(({ askedOf }) => askedOf.id === myId),
    byMe: open.filter(({ askedBy }) => askedBy.id === myId),
    past: swaps
      .filter(({ state }) => state !== 'asked')
      .toSorted((a, b) => Date.parse(b.askedAt) - Date.parse(a.askedAt)),
  }
}
