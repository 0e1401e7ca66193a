import { localDate } from '#core/calendars/hours.ts'
import { daysBetween, daysFrom } from '#core/calendars/moments.ts'
import type { Tx } from '#platform/database/database.ts'
import type { DemandKind } from '../contract.ts'
import { departmentsOfServices } from '../store/demand.ts'
import { sumsStatement } from '../store/figures.ts'
import { seriesStatement } from '../store/rolled.ts'
import { NONE } from '../sums.ts'
import type { Narrowed } from '../sums.ts'
import { linesOfDays } from './figures.ts'

/** Settled days of the organisation's zone, both included, and what is looked at; null: everything. */
export type DemandPeriod = {
  readonly from: string
  readonly to: string
  readonly zone: string
  readonly serviceId: string | null
  readonly departmentId: string | null
  readonly channel: string | null
}

const NAMES = ['contacts', 'classified', 'value', 'failure'] as const
type Name = (typeof NAMES)[number]
type Sums = Record<Name, number>

/** Inbound contacts by day and by service with what they were said to be, from the roll-ups; null: nobody has said. */
export async function countDemand(tx: Tx, period: DemandPeriod, now: Date) {
  const narrowed: Narrowed = {
    serviceId: period.serviceId ?? undefined,
    departmentId: period.departmentId ?? undefined,
    channel: period.channel ?? undefined,
  }
  const today = localDate(period.zone, now.getTime())
  const filter = [period.serviceId, period.departmentId, period.channel, null] as const
  const lines = linesOfDays(period, today)
  const rows = await tx.all(
    sumsStatement('service', narrowed),
    ...([lines.months, lines.days, NAMES, [], today] as const),
    ...filter,
  )
  const departments = new Map((await tx.all(departmentsOfServices)).map((one) => [one.id, one.departmentId]))
  const places = [...Map.groupBy(rows, (row) => row.key)].flatMap(([key, of]) => {
    const serviceId = key === NONE ? null : key
    const place = { serviceId, departmentId: departments.get(key) ?? null }
    return kindsOf(of).map((kind) => ({ ...place, ...kind }))
  })
  const last = period.to < today ? period.to : today
  const days = daysFrom(period.from, Math.max(0, daysBetween(period.from, last) + 1))
  const byDay: { day: string; measure: Name; amount: number }[] = []
  for (const measure of NAMES)
    for (const { day, sum } of await tx.all(seriesStatement(narrowed), days, measure, [], today, ...filter))
      byDay.push({ day, measure, amount: sum })
  const ofDays = [...Map.groupBy(byDay, (row) => row.day)].flatMap(([day, of]) =>
    kindsOf(of).map((kind) => ({ day, ...kind })),
  )
  return { days: ofDays, places }
}

/** What is marked and neither value nor failure could not be told; what is not marked nobody has said. */
function kindsOf(
  rows: readonly { measure: string; amount: number }[],
): { demand: DemandKind | null; contacts: number }[] {
  const sums: Sums = { contacts: 0, classified: 0, value: 0, failure: 0 }
  for (const { measure, amount } of rows) if (measure in sums) sums[measure as Name] += amount
  const { contacts, classified, value, failure } = sums
  return [
    { demand: 'value' as const, contacts: value },
    { demand: 'failure' as const, contacts: failure },
    { demand: 'cannot_tell' as const, contacts: classified - value - failure },
    { demand: null, contacts: contacts - classified },
  ].filter((one) => one.contacts > 0)
}
