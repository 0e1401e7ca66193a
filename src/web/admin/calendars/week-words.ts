import { useT } from '../../messages/Messages.tsx'
import { useDayNames } from '../hours/WeekHours.tsx'
import { runsOf } from '../hours/week.ts'
import type { Week } from '../hours/week.ts'

/** A week in words, one line for each run of days with the same hours. */
export function useWeekWords(): (week: Week) => string[] {
  const t = useT()
  const day = useDayNames()
  return (week) => {
    const lines = runsOf(week).map(({ first, last, spans }) => {
      const days =
        first === last ? day(first) : t('admin.calendars.days', { first: day(first), last: day(last) })
      return `${days} ${spans.map((times) => times.join('–')).join(', ')}`
    })
    return lines.length > 0 ? lines : [t('admin.calendars.never')]
  }
}
