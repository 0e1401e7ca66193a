import { useT } from '../../messages/Messages.tsx'

export type Unit = 'minutes' | 'hours' | 'days'
/** A working day of standards: eight hours of the department’s own time. */
const MINUTES: Record<Unit, number> = { minutes: 1, hours: 60, days: 480 }
export const UNITS = ['minutes', 'hours', 'days'] as const

/** Working minutes as people say them: 960 is two days, 90 is ninety minutes. */
export function sayTime(minutes: number): { count: number; unit: Unit } {
  const unit = UNITS.findLast((one) => minutes % MINUTES[one] === 0) ?? 'minutes'
  return { count: minutes / MINUTES[unit], unit }
}

/** Working minutes of a count that was typed; undefined when it is no count. */
export function readTime(count: string, unit: Unit): number | undefined {
  const number = Number(count.trim().replace(',', '.'))
  const minutes = Math.round(number * MINUTES[unit])
  return count.trim() !== '' && minutes >= 1 && minutes <= 1_000_000 ? minutes : undefined
}

/** Working minutes in words of the page’s language. */
export function useWorkingTime(): (minutes: number) => string {
  const t = useT()
  return (minutes) => {
    const { count, unit } = sayTime(minutes)
    return t(`admin.departments.time.${unit}`, { count })
  }
}
