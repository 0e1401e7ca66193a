/** Contract hours of a week: what is still due to somebody, and what they may still be given. */
import { isOpenFor, type Frame } from './frame.ts'
import { paidMinutesOf } from './shifts.ts'
import type { Kept } from './allowed.ts'

/** Paid minutes and days that may still be planned for one person in one week, beside what is kept. */
export type WeekRoom = {
  readonly week: number
  readonly days: readonly number[]
  readonly least: number
  readonly most: number
  readonly mostDays: number
  /** Paid minutes beyond the contract, and days beyond it, by what is kept already. */
  readonly over: number
  readonly daysOver: number
  readonly paid: number
}

/**
 * What is left of the contract in each week. Leave counts as worked. Of a week that is only partly open (it began
 * before the period or before `from`, or ends after it) no more than its open days' share of the least hours is asked.
 */
export function weekRooms(frame: Frame, kept: Kept, person: number): WeekRoom[] {
  const { problem } = frame
  const who = problem.people[person]
  if (!who) return []
  const weeks = [...new Set(problem.days.map(({ week }) => week))]
  return weeks.map((week) => {
    const days = problem.days.flatMap((day, index) => (day.week === week ? [index] : []))
    const paidIn = (shifts: Kept[number] | undefined): number =>
      days.reduce((sum, day) => sum + paidOf(shifts?.get(day)), 0)
    const onLeave = (dates: readonly string[]): number =>
      days.filter((day) => dates.includes(problem.days[day]?.date ?? '')).length
    const { leave = [], leaveLifted = [] } = who
    const done = creditOf(frame, person, days, onLeave(leave))
    const asked = creditOf(frame, person, days, onLeave([...leave, ...leaveLifted]))
    const most = Math.max(0, who.contract.most - done - paidIn(kept[person]))
    const dueBesideFixed = dueOf(frame, person, days, asked + paidIn(frame.fixed[person]))
    const least = Math.max(0, dueBesideFixed - (paidIn(kept[person]) - paidIn(frame.fixed[person])))
    const keptDays = days.filter((day) => kept[person]?.get(day)).length
    const daysLeft = (who.contract.daysAWeek ?? 7) - keptDays
    const paid = paidIn(kept[person])
    const over = Math.max(0, done + paid - who.contract.most)
    const daysOver = Math.max(0, -daysLeft)
    return { week, days, least, most, mostDays: Math.max(0, daysLeft), over, daysOver, paid }
  })
}

/** Minutes of the week that count as worked before anything is planned: leave, and work before the period. */
function creditOf({ problem }: Frame, person: number, days: readonly number[], onLeave: number): number {
  const who = problem.people[person]
  if (!who) return 0
  const aDay = who.leaveMinutes ?? who.contract.least / (who.contract.daysAWeek ?? 5)
  const earlier = days.includes(0) ? (who.before?.minutesThisWeek ?? 0) : 0
  // A leave of seven days covers days that are never worked: it fills the week, and is no overtime.
  return Math.min(who.contract.most, onLeave * aDay) + earlier
}

function dueOf({ problem }: Frame, person: number, days: readonly number[], done: number): number {
  const who = problem.people[person]
  if (!who) return 0
  const away = [...(who.leave ?? []), ...(who.leaveLifted ?? [])]
  const open = days.filter(
    (day) => isOpenFor(problem, day, 0) && !away.includes(problem.days[day]?.date ?? ''),
  )
  return Math.min(who.contract.least - done, (who.contract.least * open.length) / 7)
}

function paidOf(shift: Parameters<typeof paidMinutesOf>[0] | undefined): number {
  return shift ? paidMinutesOf(shift) : 0
}
