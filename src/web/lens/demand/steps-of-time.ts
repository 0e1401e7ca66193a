import type { DemandOverview } from '#domain/demand/contract.ts'

type DemandDay = DemandOverview['days'][number]

const DAY_MS = 86_400_000
/** More days than this are drawn as weeks. */
export const MOST_DAYS = 92

const dayAt = (at: number): string => new Date(at).toISOString().slice(0, 10)
const atOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** The Monday of the week of a day. */
export function weekOf(day: string): string {
  const at = atOf(day)
  return dayAt(at - ((new Date(at).getUTCDay() + 6) % 7) * DAY_MS)
}

/** Every day of the period in order, both ends included; those without a contact count nought. */
export function everyDay(from: string, to: string, days: readonly DemandDay[]): DemandDay[] {
  const known = new Map(days.map((one) => [one.day, one]))
  const length = Math.max(0, Math.round((atOf(to) - atOf(from)) / DAY_MS) + 1)
  return Array.from({ length }, (_, index) => {
    const day = dayAt(atOf(from) + index * DAY_MS)
    return known.get(day) ?? { day, value: 0, failure: 0, cannotTell: 0 }
  })
}

/** Days added up by their weeks; a week bears the name of its Monday. */
export function byWeek(days: readonly DemandDay[]): DemandDay[] {
  return [...Map.groupBy(days, ({ day }) => weekOf(day))].map(([day, all]) => ({
    day,
    value: all.reduce((sum, one) => sum + one.value, 0),
    failure: all.reduce((sum, one) => sum + one.failure, 0),
    cannotTell: all.reduce((sum, one) => sum + one.cannotTell, 0),
  }))
}
