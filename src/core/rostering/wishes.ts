/** What people would like, and on which days a roster passes it over. */
import type { Frame } from './frame.ts'
import type { Assignment, RosterProblem, Want, Wish } from './types.ts'

/** Whether a shift of this kind at this start on that day goes against what is wanted. */
export function goesAgainst(
  { days }: RosterProblem,
  want: Want,
  day: number,
  shift: { readonly shift: string; readonly start: number },
): boolean {
  const { date, week, weekend } = days[day] ?? { date: '', week: NaN, weekend: false }
  if (want.kind === 'day_off') return want.date === date
  if (want.kind === 'day_on') return false
  if (want.kind === 'weekend_off') return weekend && want.week === week
  if (want.date !== null && want.date !== date) return false
  if (want.kind === 'shift') return shift.shift !== want.shift
  const inside = shift.start >= want.from && shift.start <= want.to
  return want.kind === 'start_between' ? !inside : inside
}

/** The dates on which a wish is not met; none when it is granted, or is about days outside the period. */
export function datesNotMet(frame: Frame, wish: Wish, assignments: readonly Assignment[]): string[] {
  const own = assignments.filter(({ person }) => person === wish.person)
  if (wish.want.kind === 'day_on') {
    const { date } = wish.want
    return !frame.dayOf.has(date) || own.some((one) => one.date === date) ? [] : [date]
  }
  return own
    .filter((one) => goesAgainst(frame.problem, wish.want, frame.dayOf.get(one.date) ?? -1, one))
    .map(({ date }) => date)
    .toSorted()
}

/** What not meeting a wish costs: once a day, a weekend once as a whole. A wish that is a `must` has no price: 0. */
export function priceOfWish(problem: RosterProblem, wish: Wish, daysNotMet: number): number {
  if (wish.weight === 'must') return 0
  const times = wish.want.kind === 'weekend_off' ? Math.min(1, daysNotMet) : daysNotMet
  return problem.weights.wish * wish.weight * times
}
