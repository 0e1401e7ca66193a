/** Where people are missing: stretches of a day, and the week at a glance. */
import type { Need, NeedInterval } from '#domain/planning/contract.need.ts'

/** ISO weekday of a local day, Monday 1. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00Z`).getUTCDay() || 7

/** People missing from the plan; 0 where none is, or no roster is published. */
export function missingIn({ cover, neededSafely }: Pick<NeedInterval, 'cover' | 'neededSafely'>): number {
  return cover === null || cover >= neededSafely - 1e-6 ? 0 : neededSafely - cover
}

/** Neighbouring intervals of a day that are short of people, in local minutes. */
export type Stretch = {
  readonly day: string
  readonly from: number
  readonly until: number
  /** The most people missing at any time of it. */
  readonly missing: number
  readonly waitingMinutes: number
  readonly lostContacts: number
  /** What explains it, nearest first, each once. */
  readonly constraintIds: readonly string[]
}

/** Every stretch of time that is short of people, in order. */
export function stretchesOf({
  intervals,
  intervalMinutes,
}: Pick<Need, 'intervals' | 'intervalMinutes'>): Stretch[] {
  const found: Stretch[] = []
  for (const one of intervals) {
    const missing = missingIn(one)
    if (missing === 0) continue
    const next = {
      ...{ day: one.day, from: one.minute, until: one.minute + intervalMinutes, missing },
      waitingMinutes: one.waitingMinutes ?? 0,
      lostContacts: one.lostContacts ?? 0,
      constraintIds: one.constraintIds,
    }
    const last = found.at(-1)
    if (last?.day === one.day && last.until === one.minute) found[found.length - 1] = joined(last, next)
    else found.push(next)
  }
  return found
}

function joined(a: Stretch, b: Stretch): Stretch {
  return {
    ...a,
    until: b.until,
    missing: Math.max(a.missing, b.missing),
    waitingMinutes: a.waitingMinutes + b.waitingMinutes,
    lostContacts: a.lostContacts + b.lostContacts,
    constraintIds: [...new Set([...a.constraintIds, ...b.constraintIds])],
  }
}

/** The stretch that costs clients most waiting; of equal ones the one that is short by most. */
export function worstOf(stretches: readonly Stretch[]): Stretch | undefined {
  return stretches.toSorted((a, b) => b.waitingMinutes - a.waitingMinutes || b.missing - a.missing)[0]
}

/** The stretch in which an interval lies. */
export function stretchAt(stretches: readonly Stretch[], day: string, minute: number): Stretch | undefined {
  return stretches.find((one) => one.day === day && one.from <= minute && minute < one.until)
}

/** The address at which to say what stands in the way of a stretch, with its weekday and times filled in. */
export function sayAddress({ day, from, until }: Pick<Stretch, 'day' | 'from' | 'until'>): string {
  return `/planner/constraints?weekday=${weekdayOf(day)}&from=${from}&to=${until}`
}

export type GlanceCell =
  | { readonly state: 'closed' }
  | { readonly state: 'unknown'; readonly needed: number }
  | {
      readonly state: 'short' | 'enough' | 'spare'
      readonly needed: number
      readonly cover: number
      /** People missing, or to spare; 0 where it is just enough. */
      readonly by: number
    }

export type Glance = {
  readonly days: readonly string[]
  /** How long a row is: longer than an interval where there would be too many rows. */
  readonly minutes: number
  readonly rows: readonly { readonly minute: number; readonly cells: readonly GlanceCell[] }[]
}

const MOST_ROWS = 24

/** Seven days by time of day. A row of several intervals shows the one that is shortest of people. */
export function glanceOf(
  { intervals, intervalMinutes }: Pick<Need, 'intervals' | 'intervalMinutes'>,
  days: readonly string[],
): Glance {
  const times = new Set(intervals.map((one) => one.minute))
  const minutes = times.size > MOST_ROWS ? 60 : intervalMinutes
  const rowOf = (minute: number) => Math.floor(minute / minutes) * minutes
  const byPlace = Map.groupBy(intervals, (one) => `${one.day} ${rowOf(one.minute)}`)
  const rows = [...new Set([...times].map(rowOf))].toSorted((a, b) => a - b)
  return {
    ...{ days, minutes },
    rows: rows.map((minute) => ({
      minute,
      cells: days.map((day) => cellOf(byPlace.get(`${day} ${minute}`) ?? [])),
    })),
  }
}

function cellOf(own: readonly NeedInterval[]): GlanceCell {
  const [worst] = own.toSorted((a, b) => missingIn(b) - missingIn(a) || b.neededSafely - a.neededSafely)
  if (!worst) return { state: 'closed' }
  const { cover, neededSafely: needed } = worst
  if (cover === null) return { state: 'unknown', needed }
  const missing = missingIn(worst)
  if (missing > 0) return { state: 'short', needed, cover, by: missing }
  const by = Math.max(0, cover - needed)
  return { state: by >= 1 ? 'spare' : 'enough', needed, cover, by: by >= 1 ? by : 0 }
}
