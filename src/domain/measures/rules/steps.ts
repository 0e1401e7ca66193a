import { addDays, isoWeekday } from '#core/calendars/moments.ts'
import type { Step } from '../contract.figures.ts'

/** Sum and count of one local day; days on which there was nothing are left out. */
export type DayFigure = { readonly day: string; readonly sum: number; readonly count: number }

/** The first day of the day, week (Monday) or month that a day lies in. */
export function startOfStep(step: Step, day: string): string {
  if (step === 'day') return day
  return step === 'week' ? addDays(day, 1 - isoWeekday(day)) : `${day.slice(0, 7)}-01`
}

/** The last day of the step that begins so. */
export function endOfStep(step: Step, start: string): string {
  if (step === 'day') return start
  if (step === 'week') return addDays(start, 6)
  return addDays(startOfStep('month', addDays(start, 31)), -1)
}

/** The first days of all steps from the one with the first day to the one with the last. */
export function stepsBetween(step: Step, first: string, last: string): string[] {
  const starts: string[] = []
  for (let at = startOfStep(step, first); at <= last; at = addDays(endOfStep(step, at), 1)) starts.push(at)
  return starts
}

/** Days summed up by step; steps without any are left out. */
export function byStep(step: Step, days: readonly DayFigure[]): ReadonlyMap<string, DayFigure> {
  const steps = new Map<string, DayFigure>()
  for (const { day, sum, count } of days) {
    const start = startOfStep(step, day)
    const before = steps.get(start)
    steps.set(start, { day: start, sum: (before?.sum ?? 0) + sum, count: (before?.count ?? 0) + count })
  }
  return steps
}
