/** What the page of the people needed shows, kept in its address. */
import { dayIn, idIn, known, readDemand } from '../forecast/choice.ts'
import type { DemandChoice } from '../forecast/choice.ts'

export const INTERVALS = [15, 30, 60] as const

export type NeedChoice = DemandChoice & {
  readonly by?: (typeof INTERVALS)[number] | undefined
  /** The day that is shown in full. */
  readonly day?: string | undefined
  /** A draft whose cover is looked at, instead of what is published. */
  readonly rosterId?: string | undefined
}

/** Reads it from an address; what is not understood is left out. */
export function readNeedChoice(search: Record<string, unknown>): NeedChoice {
  return {
    ...readDemand(search),
    ...known({
      by: INTERVALS.find((one) => String(one) === String(search['by'])),
      day: dayIn(search['day']),
      rosterId: idIn(search['rosterId']),
    }),
  }
}

const DAY_MS = 86_400_000

/** So many days after a calendar day; before it when negative. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The days from one on, one after the other. */
export function daysFrom(day: string, count: number): string[] {
  return Array.from({ length: count }, (_, days) => dayAfter(day, days))
}
