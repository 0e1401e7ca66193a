import { addDays, minuteOfInstant } from '#core/calendars/moments.ts'
import type { Roster, Shift } from '#domain/planning/contract.rosters.ts'

/** Where a shift lies: whose, on which day, and when by the clocks of that day. Lengths and times in minutes. */
export type Place = {
  readonly agentId: string
  readonly day: string
  readonly fromMinute: number
  readonly minutes: number
  /** Minutes after the beginning; null: no break. */
  readonly breakAfter: number | null
  readonly breakMinutes: number
  readonly breakPaid: boolean
  readonly patternId: string | null
}

/** One step of a shift in the hand: by an interval, a day or a person. */
export type Step = 'earlier' | 'later' | 'day_before' | 'day_after' | 'person_before' | 'person_after'

/** Within what a shift can be moved: people and days in the order in which they are shown, and the interval. */
export type Field = {
  readonly agentIds: readonly string[]
  readonly days: readonly string[]
  readonly stepMinutes: number
}

/** In a week days lie beside each other; in a day it is the time that runs from left to right. */
export type Axis = 'days' | 'time'

const LAST_START = 1439

/** Times by the clocks of a zone are dear, and the same shifts are asked for at every step of a drag. */
const known = new WeakMap<Shift, { readonly zone: string; readonly place: Place }>()

/** The place of a shift, in the zone of the service. */
export function placeOf(shift: Shift, zone: string): Place {
  const before = known.get(shift)
  if (before?.zone === zone) return before.place
  const place = workOut(shift, zone)
  known.set(shift, { zone, place })
  return place
}

function workOut(shift: Shift, zone: string): Place {
  const { agent, day, fromMinute, toMinute, breakMinutes, breakPaid, patternId } = shift
  const rests = shift.breakAt === null ? null : minuteOfInstant(zone, day, Date.parse(shift.breakAt))
  return {
    agentId: agent.id,
    day,
    fromMinute,
    minutes: toMinute - fromMinute,
    breakAfter: rests === null ? null : rests - fromMinute,
    breakMinutes,
    breakPaid,
    patternId,
  }
}

/** The place one step on; the same place at an edge. */
export function stepped(place: Place, step: Step, field: Field): Place {
  const { agentIds, days, stepMinutes } = field
  switch (step) {
    case 'earlier':
      return startingAt(place, snapped(place.fromMinute, stepMinutes, -1), stepMinutes)
    case 'later':
      return startingAt(place, snapped(place.fromMinute, stepMinutes, 1), stepMinutes)
    case 'day_before':
      return withDay(place, neighbour(days, place.day, -1))
    case 'day_after':
      return withDay(place, neighbour(days, place.day, 1))
    case 'person_before':
      return withPerson(place, neighbour(agentIds, place.agentId, -1))
    case 'person_after':
      return withPerson(place, neighbour(agentIds, place.agentId, 1))
  }
}

/** The place with another beginning, kept within its day and on the grid. */
export function startingAt(place: Place, minute: number, stepMinutes: number): Place {
  const last = Math.floor(LAST_START / stepMinutes) * stepMinutes
  const fromMinute = Math.min(last, Math.max(0, Math.round(minute)))
  return fromMinute === place.fromMinute ? place : { ...place, fromMinute }
}

/** The next time on the grid in a direction: a shift that began off the grid comes onto it. */
function snapped(minute: number, step: number, direction: 1 | -1): number {
  const on = direction > 0 ? Math.floor(minute / step) : Math.ceil(minute / step)
  return (on + direction) * step
}

const neighbour = (all: readonly string[], one: string, by: number): string =>
  all[all.indexOf(one) + by] ?? one

const withDay = (place: Place, day: string): Place => (day === place.day ? place : { ...place, day })
const withPerson = (place: Place, agentId: string): Place =>
  agentId === place.agentId ? place : { ...place, agentId }

export function samePlace(a: Place, b: Place): boolean {
  return (
    a.agentId === b.agentId &&
    a.day === b.day &&
    a.fromMinute === b.fromMinute &&
    a.minutes === b.minutes &&
    a.breakAfter === b.breakAfter &&
    a.breakMinutes === b.breakMinutes
  )
}

/** What a key does to a shift in the hand; undefined for keys that do nothing. */
export function heldKey(key: string, isShift: boolean, axis: Axis): Step | 'drop' | 'cancel' | undefined {
  if (key === 'Enter') return 'drop'
  if (key === 'Escape') return 'cancel'
  if (key === 'ArrowUp') return 'person_before'
  if (key === 'ArrowDown') return 'person_after'
  const isTime = (axis === 'time') !== isShift
  if (key === 'ArrowLeft') return isTime ? 'earlier' : 'day_before'
  if (key === 'ArrowRight') return isTime ? 'later' : 'day_after'
  return undefined
}

/** The week in which a day of a long roster lies: its days, seven at most. */
export function weekOf(roster: Pick<Roster, 'firstDay' | 'days'>, page: number): string[] {
  const from = page * 7
  const count = Math.min(7, roster.days - from)
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(roster.firstDay, from + index))
}

/** The hours that a drawing has to show: from the first beginning or need to the last end, in whole hours. */
export function spanOf(
  roster: Pick<Roster, 'shifts' | 'cover' | 'intervalMinutes'>,
): [from: number, to: number] {
  const { shifts, cover, intervalMinutes } = roster
  const begins = [...shifts.map((one) => one.fromMinute), ...cover.map((one) => one.fromMinute)]
  const ends = [
    ...shifts.map((one) => one.toMinute),
    ...cover.map((one) => one.fromMinute + one.needed.length * intervalMinutes),
  ]
  if (begins.length === 0) return [480, 1080]
  const from = Math.floor(Math.min(...begins) / 60) * 60
  return [from, Math.max(from + 240, Math.ceil(Math.max(...ends) / 60) * 60)]
}

/** What a day lacks. */
export type DayShort = {
  readonly intervals: number
  /** Most people missing at once. */
  readonly people: number
  /** The stretches without a gap between them, in minutes of the day. */
  readonly stretches: readonly { readonly from: number; readonly to: number; readonly people: number }[]
}

/** The intervals of a day in which fewer are at work than are needed, neighbouring ones joined. */
export function shortOf(day: Roster['cover'][number], intervalMinutes: number): DayShort {
  const stretches: { from: number; to: number; people: number }[] = []
  let intervals = 0
  day.needed.forEach((needed, index) => {
    const people = needed - (day.cover[index] ?? 0)
    if (people <= 0) return
    intervals += 1
    const from = day.fromMinute + index * intervalMinutes
    const last = stretches.at(-1)
    if (last?.to !== from) return stretches.push({ from, to: from + intervalMinutes, people })
    last.to += intervalMinutes
    last.people = Math.max(last.people, people)
  })
  return { intervals, people: Math.max(0, ...stretches.map((one) => one.people)), stretches }
}
