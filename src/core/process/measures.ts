import { holderMeasures } from './holders.ts'
import type { HolderMeasures } from './holders.ts'
import { spreadOf } from './spread.ts'
import type { EventTable, Spread } from './types.ts'

const DAY_MS = 86_400_000

/** What a log tells of its cases. Shares are from 0 to 1, of all cases. */
export type LogMeasures = {
  readonly cases: number
  readonly events: number
  /** Epoch milliseconds. */
  readonly firstAt: number
  readonly lastAt: number
  /** By person; null where the log names none. */
  readonly person: HolderMeasures | null
  readonly team: HolderMeasures | null
  /** Events of a kind that had happened in the case before: events less different activities. */
  readonly repeatedActivities: number
  readonly shareWithRepeatedActivity: number
  readonly eventsPerCase: Spread
  /** From the first event of a case to its last. */
  readonly endToEndDays: Spread
}

/**
 * The measures of a log, or that it holds nothing to measure. `holders` is false where its rows are whole cases, which
 * name one holder each: who else had the case is not known, and nothing is said of it.
 */
export function measuresOf(
  table: EventTable,
  { holders = true }: { readonly holders?: boolean } = {},
): { ok: true; measures: LogMeasures } | { ok: false; why: 'no_events' } {
  const size = table.cases.length
  const days = caseDays(table)
  const endToEndDays = spreadOf(days)
  const eventsPerCase = spreadOf(Float64Array.from({ length: size }, (_, c) => eventsIn(table, c)))
  if (!endToEndDays || !eventsPerCase) return { ok: false, why: 'no_events' }
  const repeats = Array.from({ length: size }, (_, c) => repeatsIn(table, c))
  const measures = {
    cases: size,
    events: table.at.length,
    ...boundsOf(table.at),
    person: holders ? holderMeasures(table, 'holder', days) : null,
    team: holders ? holderMeasures(table, 'team', days) : null,
    repeatedActivities: repeats.reduce((sum, one) => sum + one, 0),
    shareWithRepeatedActivity: repeats.filter((one) => one > 0).length / size,
    eventsPerCase,
    endToEndDays,
  }
  return { ok: true, measures }
}

/** How long each case took from its first event to its last, in days. */
export function caseDays(table: EventTable): Float64Array {
  return Float64Array.from(table.cases, (_, c) => {
    const first = table.at[table.start[c] ?? 0] ?? 0
    const last = table.at[(table.start[c + 1] ?? 1) - 1] ?? first
    return (last - first) / DAY_MS
  })
}

const eventsIn = ({ start }: EventTable, c: number) => (start[c + 1] ?? 0) - (start[c] ?? 0)

function repeatsIn(table: EventTable, c: number): number {
  const activities = table.places.activity.subarray(table.start[c], table.start[c + 1])
  return activities.length - new Set(activities).size
}

function boundsOf(at: Float64Array): { firstAt: number; lastAt: number } {
  let [firstAt, lastAt] = [Infinity, -Infinity]
  for (const one of at) {
    if (one < firstAt) firstAt = one
    if (one > lastAt) lastAt = one
  }
  return { firstAt, lastAt }
}
