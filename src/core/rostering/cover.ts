/** Who is at work when: cover of each interval by skill, counted as well as the people there can be shared out. */
import { priceOfMissing, risingPrices } from './covering.ts'
import { frameOf, slotsOfAssignment, type Frame, type Slot } from './frame.ts'
import type { Assignment, RosterProblem } from './types.ts'

/** One need of one interval. `covered` of the `people` needed are there; `waiting` in clients' minutes for the rest. */
export type NeedCover = {
  readonly date: string
  readonly start: number
  readonly skill: string | null
  readonly people: number
  readonly covered: number
  readonly short: number
  readonly waiting: number
  /** Everybody at work in the interval, whatever they do. */
  readonly onDuty: number
  /** Below the least that is allowed. */
  readonly belowLeast: boolean
}

/** Cover of every need by a roster: on duty less breaks, each person counted for one skill at a time. */
export function coverOf(problem: RosterProblem, assignments: readonly Assignment[]): NeedCover[] {
  return coverInFrame(frameOf(problem), assignments)
}

/** As `coverOf`, with the problem already laid out. */
export function coverInFrame(frame: Frame, assignments: readonly Assignment[]): NeedCover[] {
  const present = frame.slots.map((): number[] => [])
  for (const assignment of assignments) {
    const person = frame.personOf.get(assignment.person)
    if (person === undefined) continue
    for (const slot of slotsOfAssignment(frame, assignment)) present[slot]?.push(person)
  }
  return frame.slots.flatMap((slot, index) => coverOfSlot(frame, slot, present[index] ?? []))
}

function coverOfSlot(frame: Frame, slot: Slot, present: readonly number[]): NeedCover[] {
  const covered = shareOut(frame, slot, present)
  return slot.needs.map((need, index) => {
    const { date, start, skill, people, least = 0 } = need
    const here = covered[index] ?? 0
    const short = Math.max(0, people - here)
    const waiting = priceOfMissing(need.waiting, short)
    const belowLeast = here < least
    return { date, start, skill, people, covered: here, short, waiting, onDuty: present.length, belowLeast }
  })
}

/**
 * How many of those present serve each need. Places are filled in order of what leaving them empty would cost, moving
 * others where that makes room; for a matching of weighted places this greedy order is the best there is (Edmonds
 * 1971, "Matroids and the greedy algorithm": the places that can be filled together form a transversal matroid).
 */
function shareOut(frame: Frame, slot: Slot, present: readonly number[]): number[] {
  const places = placesOf(slot)
  const personAt = places.map(() => -1)
  const able = (place: number, person: number): boolean => {
    const skill = slot.needs[places[place]?.need ?? 0]?.skill ?? null
    return skill === null || (frame.problem.people[person]?.skills.includes(skill) ?? false)
  }
  const seatOf = new Map<number, number>()
  const fill = (place: number, tried: Set<number>): boolean =>
    present.some((person) => {
      if (tried.has(person) || !able(place, person)) return false
      tried.add(person)
      const seat = seatOf.get(person)
      if (seat !== undefined && !fill(seat, tried)) return false
      seatOf.set(person, place)
      personAt[place] = person
      return true
    })
  places.forEach((_, place) => fill(place, new Set()))
  const covered = slot.needs.map(() => 0)
  places.forEach(({ need }, place) => {
    if ((personAt[place] ?? -1) >= 0) covered[need] = (covered[need] ?? 0) + 1
  })
  return covered
}

/** A place for each person needed: those that may not be empty first, then the dearest. */
function placesOf(slot: Slot): Array<{ need: number; worth: number }> {
  const places = slot.needs.flatMap(({ people, least = 0, waiting }, need) => {
    const prices = risingPrices(waiting)
    return Array.from({ length: Math.max(people, least) }, (_, index) => {
      // The first place filled saves the dearest minutes: those of the last person missing.
      const missing = Math.min(Math.max(0, people - 1 - index), prices.length - 1)
      return { need, worth: index < least ? Infinity : (prices[missing] ?? 0) }
    })
  })
  return places.toSorted((a, b) => (a.worth === b.worth ? 0 : b.worth - a.worth))
}
