import { localDate, wholeDay } from '#core/calendars/hours.ts'
import { addDays } from '#core/calendars/moments.ts'
import { general } from '#platform/contract/refusal.ts'
import { Refusal } from '#platform/refusal.ts'
import type { DemandFilter } from '../contract.ts'

/** What is looked at, settled: local days with both ends included, and the instants from which until before which. */
export type Period = {
  readonly from: string
  readonly to: string
  readonly zone: string
  readonly start: Date
  readonly end: Date
  readonly serviceId: string | null
  readonly departmentId: string | null
  readonly channel: string | null
}

const DAYS = 28
const MOST_DAYS = 1_100

/** Settles a filter: the last four weeks when no days are given. Refuses days that end before they begin, or three years of them. */
export function periodOf(filter: DemandFilter, zone: string, now: Date): Period {
  const to = filter.to ?? latest(filter.from, localDate(zone, now.getTime()))
  const from = filter.from ?? addDays(to, 1 - DAYS)
  if (from > to) refuseDays('ends before it begins')
  if (from < addDays(to, 1 - MOST_DAYS)) refuseDays('is longer than three years')
  return {
    ...{ from, to, zone },
    start: new Date(wholeDay(zone, from).start),
    end: new Date(wholeDay(zone, to).end),
    serviceId: filter.serviceId ?? null,
    departmentId: filter.departmentId ?? null,
    channel: filter.channel ?? null,
  }
}

const latest = (from: string | undefined, today: string) =>
  from !== undefined && from > today ? from : today

function refuseDays(message: string): never {
  throw new Refusal(general.invalid_input, {}, [{ path: '/query/from', message }])
}
