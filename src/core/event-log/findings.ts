import { copiesOf } from '../process/copies.ts'
import type { EventTable } from '../process/types.ts'

/** Why a row cannot be used. */
export type AsideReason =
  | 'case_missing'
  | 'time_missing'
  | 'time_unreadable'
  | 'time_out_of_range'
  | 'zone_unknown'
  | 'row_broken'

/** What was found in a log that is worth knowing, and was used all the same. */
export type FindingCode =
  | 'columns_twice'
  | 'order_assumed'
  | 'order_contradicted'
  | 'zone_assumed'
  | 'time_skipped'
  | 'time_twice'
  | 'activity_missing'
  | 'holder_missing'
  | 'team_missing'
  | 'cells_missing'
  | 'cells_too_many'
  | 'moment_empty'
  | 'case_unnamed'
  | 'transition_left_out'
  | 'whole_cases'
  | 'in_future'
  | 'same_instant'
  | 'clock_back'
  | 'identical_events'
  | 'one_event_cases'
  | 'open_cases'
  | AsideReason

/** How often something was found. `examples`: numbers of rows, names of columns, ids of cases or zones; a few. */
export type Finding = {
  readonly code: FindingCode
  readonly count: number
  readonly examples: readonly string[]
}

/** Counts what is found while a log is read. */
export type Tally = {
  note(code: FindingCode, example: string | number, times?: number): void
  all(): Finding[]
}

const MOST_EXAMPLES = 5

/** An empty tally. */
export function createTally(): Tally {
  const found = new Map<FindingCode, { count: number; examples: string[] }>()
  return {
    note(code, example, times = 1) {
      const one = found.get(code) ?? { count: 0, examples: [] }
      found.set(code, one)
      one.count += times
      const text = String(example)
      if (one.examples.length < MOST_EXAMPLES && !one.examples.includes(text)) one.examples.push(text)
    },
    all: () => Array.from(found, ([code, { count, examples }]) => ({ code, count, examples })),
  }
}

/**
 * What the events show once they stand by case and time: several at one instant, clocks that went back from one row to the
 * next, events that come twice in every respect, cases of one event, cases without an end. Examples are cases.
 */
export function findInTable(table: EventTable, tally: Tally): void {
  const endings = endingsOf(table)
  table.cases.forEach((name, c) => {
    const [from = 0, to = 0] = [table.start[c], table.start[c + 1]]
    if (to - from === 1) tally.note('one_event_cases', name)
    // Where no activity ends cases, nothing can be said of those that have not ended.
    if (endings.size > 0 && !endings.has(table.places.activity[to - 1] ?? -1)) tally.note('open_cases', name)
    noteInstants(table, from, to, name, tally)
    noteClock(table.came.subarray(from, to), name, tally)
  })
}

/**
 * Activities that end a case more often than not: in at least half of the cases in which they occur they are the last. A
 * case whose last event is of another kind has, as far as the log goes, not come to its end.
 */
function endingsOf({ cases, start, places }: EventTable): Set<number> {
  const seen = new Map<number, number>()
  const last = new Map<number, number>()
  const more = (counts: Map<number, number>, key: number) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (let c = 0; c < cases.length; c += 1) {
    const activities = places.activity.subarray(start[c], start[c + 1])
    for (const one of new Set(activities)) more(seen, one)
    more(last, activities[activities.length - 1] ?? -1)
  }
  return new Set([...last].flatMap(([one, times]) => (2 * times >= (seen.get(one) ?? 0) ? [one] : [])))
}

function noteInstants(table: EventTable, from: number, to: number, name: string, tally: Tally): void {
  for (let i = from + 1; i < to; i += 1) {
    if (table.at[i] === table.at[i - 1]) tally.note('same_instant', name)
  }
  for (const copy of copiesOf(table, from, to)) if (copy > 0) tally.note('identical_events', name)
}

/** In a log whose clocks only go forward, events by time come as they were written. */
function noteClock(came: Int32Array, name: string, tally: Tally): void {
  let latest = -1
  let back = 0
  for (const one of came) {
    if (one < latest) back += 1
    else latest = one
  }
  if (back > 0) tally.note('clock_back', name, back)
}
