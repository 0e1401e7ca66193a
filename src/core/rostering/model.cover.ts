/**
 * The part of a programme that says who is there when: cover, breaks and what is short. Breaks are implicit (Aykin,
 * Management Science 42(4), 1996): a shift is chosen without them, and counted columns say how many of its holders
 * take which. One person serves one need at a time: by Hall's theorem (1935) those on duty can be shared out exactly
 * when every set of needs finds enough people who can serve one of it, so there is a row for each set.
 */
import { shortColumns } from './covering.ts'
import { slotsOfAssignment, slotsOfWork, type Frame, type Option, type Slot } from './frame.ts'
import type { Draft } from './programme.ts'
import type { Assignment } from './types.ts'

type Term = readonly [number, number]

/** So many of a group on a shift: `count` for certain and whatever the columns of `terms` say. */
export type Placed = {
  readonly day: number
  readonly option: Option
  readonly group: number
  readonly terms: readonly Term[]
  readonly count: number
}

/** A column that counts who of `placed[placed]` takes their breaks by placing number `placing`. */
export type BreakColumn = { readonly column: number; readonly placed: number; readonly placing: number }

/** Who is there in one slot, by group: columns and how many for certain. */
type Presence = { readonly terms: Term[]; count: number }

/** `soft`: missing people are priced; otherwise only the least allowed is asked for. */
export type CoverOptions = { readonly whole: boolean; readonly soft: boolean; readonly least: LeastOf }

/** The least people of a need that no roster may go below; 0 when that was lifted. */
export type LeastOf = (need: Slot['needs'][number]) => number

/** Adds cover to a draft. Gives the break columns, to read breaks from; shifts with one placing need none. */
export function addCover(
  draft: Draft,
  frame: Frame,
  placed: readonly Placed[],
  kept: readonly Assignment[],
  options: CoverOptions,
): BreakColumn[] {
  const presence = frame.slots.map(() => frame.groups.map((): Presence => ({ terms: [], count: 0 })))
  const breaks = placed.flatMap((one, index) => place(draft, frame, presence, one, index, options.whole))
  for (const assignment of kept) {
    const group = frame.groupOf[frame.personOf.get(assignment.person) ?? -1] ?? -1
    for (const slot of slotsOfAssignment(frame, assignment)) {
      const here = presence[slot]?.[group]
      if (here) here.count += 1
    }
  }
  frame.slots.forEach((slot, index) => {
    const gathered = (presence[index] ?? []).map((here) => gather(draft, here))
    addSlot(draft, frame, slot, gathered, options)
  })
  return breaks
}

function place(
  draft: Draft,
  frame: Frame,
  presence: Presence[][],
  placed: Placed,
  index: number,
  whole: boolean,
): BreakColumn[] {
  const { day, option, group, count } = placed
  const { terms } = gather(draft, { terms: [...placed.terms], count: 0 })
  const [only] = option.placings
  const add = (worked: readonly number[], more: readonly Term[], certain: number): void => {
    for (const slot of slotsOfWork(frame, day, worked)) {
      const here = presence[slot]?.[group]
      if (!here) continue
      here.terms.push(...more)
      here.count += certain
    }
  }
  if (only && option.placings.length === 1) {
    add(only.worked, terms, count)
    return []
  }
  const columns = option.placings.map(({ worked }) => {
    const column = draft.column({ whole })
    add(worked, [[column, 1]], 0)
    return column
  })
  draft.row(count, count, [
    ...columns.map((column): Term => [column, 1]),
    ...terms.map(([column, value]): Term => [column, -value]),
  ])
  return columns.map((column, placing) => ({ column, placed: index, placing }))
}

/** One column in place of many, since each occurs in many rows: what is sparse is solved several times as fast. */
function gather(draft: Draft, { terms, count }: Presence): Presence {
  if (terms.length < 2) return { terms, count }
  const column = draft.column({})
  draft.row(0, 0, [[column, -1], ...terms])
  return { terms: [[column, 1]], count }
}

function addSlot(
  draft: Draft,
  frame: Frame,
  slot: Slot,
  presence: readonly Presence[],
  { soft, least }: CoverOptions,
): void {
  const able = slot.needs.map(({ skill }) => groupsWith(frame, skill))
  const short = slot.needs.map((need) => (soft ? shortColumns(draft, need.waiting, need.people) : []))
  for (const set of setsOf(able)) {
    const groups = [...new Set(set.flatMap((need) => able[need] ?? []))]
    const terms = groups.flatMap((group) => presence[group]?.terms ?? [])
    const count = sum(groups.map((group) => presence[group]?.count ?? 0))
    const needed = sum(set.map((need) => slot.needs[need]?.people ?? 0))
    const missing = set.flatMap((need) => (short[need] ?? []).map((column): Term => [column, 1]))
    if (soft && needed > count) draft.row(needed - count, Infinity, [...terms, ...missing])
    const must = sum(set.map((need) => (slot.needs[need] ? least(slot.needs[need]) : 0)))
    if (must > count) draft.row(must - count, Infinity, terms)
  }
}

function groupsWith({ groups }: Frame, skill: string | null): number[] {
  return groups.flatMap(({ skills }, group) => (skill === null || skills.has(skill) ? [group] : []))
}

const MOST_FOR_ALL_SETS = 6

/**
 * The sets of needs that need a row. Left out: sets that fall into parts served by different people, whose rows follow
 * from those of the parts. Beyond six skills at once only single needs, pairs and all together: a little too kind.
 */
function setsOf(able: readonly number[][]): number[][] {
  const count = able.length
  const sets = count <= MOST_FOR_ALL_SETS ? allSets(count) : smallSets(count)
  return sets.filter((set) =>
    set.every((need) => {
      const others = new Set(set.filter((other) => other !== need).flatMap((other) => able[other] ?? []))
      return set.length === 1 || (able[need] ?? []).some((group) => others.has(group))
    }),
  )
}

function allSets(count: number): number[][] {
  return Array.from({ length: 2 ** count - 1 }, (_, index) =>
    Array.from({ length: count }, (_, need) => need).filter((need) => ((index + 1) >> need) & 1),
  )
}

function smallSets(count: number): number[][] {
  const needs = Array.from({ length: count }, (_, need) => need)
  const pairs = needs.flatMap((a) => needs.slice(a + 1).map((b) => [a, b]))
  return [...needs.map((need) => [need]), ...pairs, needs]
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
