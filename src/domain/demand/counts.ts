/** How many contacts there were: handed in, so that demand need not know how measures keep their sums. */
import type { Tx } from '#platform/database/database.ts'
import type { DemandKind } from './contract.ts'
import type { Period } from './rules/period.ts'
import { countPlaces } from './store/counts.ts'

/** Inbound contacts by demand; null: nobody has said. What went on as another contact is counted once. */
export type DemandCounts = {
  readonly days: readonly {
    readonly day: string
    readonly demand: DemandKind | null
    readonly contacts: number
  }[]
  readonly places: readonly {
    readonly serviceId: string | null
    readonly departmentId: string | null
    readonly demand: DemandKind | null
    readonly contacts: number
  }[]
}

/** Counts the contacts that arrived in a period. */
export type CountDemand = (tx: Tx, period: Period, now: Date) => Promise<DemandCounts>

/** Counts the contacts themselves, as they are this second: for weeks, not for years of a large service. */
export const countContacts: CountDemand = async (tx, period) => {
  const { start, end, zone, serviceId, departmentId, channel } = period
  const rows = await tx.all(countPlaces, start, end, zone, serviceId, departmentId, channel)
  return {
    days: rows.flatMap(({ day, demand, contacts }) => (day === null ? [] : [{ day, demand, contacts }])),
    places: rows.flatMap(({ day, serviceId: service, departmentId: department, demand, contacts }) =>
      day === null ? [{ serviceId: service, departmentId: department, demand, contacts }] : [],
    ),
  }
}
