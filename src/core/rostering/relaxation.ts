/**
 * A roster without names: how many of each group of skills work which shift on which day, within what their contracts
 * allow together. Quick to solve; no roster with names can wait or pay less, so it gives a bound, and the shifts it
 * uses are those worth offering to people.
 */
import type { Kept } from './allowed.ts'
import { leastUnless } from './constraints.ts'
import { costOf } from './cost.ts'
import { unfairnessPrices, unpopularOf } from './fairness.ts'
import { slotsOfWork, type Frame, type Option } from './frame.ts'
import { weekRooms, type WeekRoom } from './hours.ts'
import { keptShifts, wishPrice, type Target } from './model.ts'
import { addCover, type Placed } from './model.cover.ts'
import {
  draftProgramme,
  hasValues,
  type Draft,
  type Programme,
  type Solution,
  type Solve,
} from './programme.ts'
import { unpopularKinds, type Need } from './types.ts'

export type Nameless = {
  readonly status: 'found' | 'infeasible' | 'no_time'
  /** No roster costs less, what is kept included. */
  readonly bound: number
  /** How many of each group on each shift of each day. */
  readonly targets: readonly Target[]
  readonly seconds: number
}

type Candidates = readonly (readonly (readonly Option[])[])[]
type Counted = Placed & { readonly column: number }

/**
 * Solves the roster without names: a bound, and whole numbers of shifts close to it. When the time is too short for
 * the whole, day by day, without a bound.
 */
export async function namelessRoster(
  frame: Frame,
  kept: Kept,
  candidates: Candidates,
  solve: Solve,
  seconds: number,
): Promise<Nameless> {
  const { programme, counts } = nameless(frame, kept, candidates, true)
  const relaxed = await solve(programme, { seconds: seconds * 0.7, relaxed: true })
  if (relaxed.status === 'infeasible')
    return { status: 'infeasible', bound: 0, targets: [], seconds: relaxed.seconds }
  if (!hasValues(relaxed)) {
    const { targets, seconds: more } = await dayByDay(frame, kept, candidates, solve, seconds * 0.3)
    return { status: 'no_time', bound: 0, targets, seconds: relaxed.seconds + more }
  }
  const solution = await solveWhole(programme, relaxed, solve, seconds * 0.3)
  const bound = Math.max(0, relaxed.bound + certainCost(frame, kept))
  const targets = targetsOf(frame, counts, solution)
  return { status: 'found', bound, targets, seconds: relaxed.seconds + solution.seconds }
}

function nameless(frame: Frame, kept: Kept, candidates: Candidates, weekly: boolean) {
  const draft = draftProgramme()
  const counts = frame.groups.flatMap((_, group) => addGroup(draft, frame, kept, candidates, group, weekly))
  addUnfairness(draft, frame, kept, counts)
  const least = leastUnless(frame.problem, new Set())
  addCover(draft, frame, counts, keptShifts(kept), { whole: false, soft: true, least })
  return { programme: draft.finish(), counts }
}

/** Each day for itself, with as many of each group as can work on an average day of their week. */
async function dayByDay(
  frame: Frame,
  kept: Kept,
  candidates: Candidates,
  solve: Solve,
  seconds: number,
): Promise<{ targets: Target[]; seconds: number }> {
  const { days } = frame.problem
  const found = await Promise.all(
    days.map(async ({ date }, day) => {
      const slots = frame.slots.filter(({ needs }) => needs[0]?.date === date)
      const slotAt = new Map(slots.map(({ at }, index) => [at, index]))
      const onDay = candidates.map((all) => all.map((options, other) => (other === day ? options : [])))
      const { programme, counts } = nameless({ ...frame, slots, slotAt }, kept, onDay, false)
      const solution = await solve(programme, { seconds: seconds / days.length, gap: 0.03 })
      const targets = hasValues(solution) ? targetsOf(frame, counts, solution) : []
      return { targets, seconds: solution.seconds }
    }),
  )
  const spent = found.reduce((sum, one) => sum + one.seconds, 0)
  return { targets: found.flatMap(({ targets }) => targets), seconds: spent }
}

function targetsOf(frame: Frame, counts: readonly Counted[], solution: Solution): Target[] {
  return counts.flatMap(({ day, option, group, column }) => {
    const count = Math.round(solution.values[column] ?? 0)
    return count > 0 ? [{ day, option, group, count, price: priceOfMissing(frame, day, option) }] : []
  })
}

/** Whole numbers, of those shifts only that the fractions use: few, so quick. Without any, the fractions themselves. */
async function solveWhole(
  programme: Programme,
  relaxed: Solution,
  solve: Solve,
  seconds: number,
): Promise<Solution> {
  const high = programme.high.map((high, column) =>
    programme.whole[column] && (relaxed.values[column] ?? 0) < 0.05 ? 0 : high,
  )
  const solution = await solve({ ...programme, high }, { seconds, gap: 0.02 })
  return hasValues(solution) ? solution : { ...relaxed, seconds: solution.seconds }
}

/** About what one person fewer on a shift makes clients wait: the first price of each interval it is at work in. */
function priceOfMissing(frame: Frame, day: number, option: Option): number {
  const slots = slotsOfWork(frame, day, option.placings[0]?.worked ?? [])
  const prices = slots.map((slot) => Math.max(0, ...(frame.slots[slot]?.needs ?? []).map(firstPrice)))
  return prices.reduce((sum, price) => sum + price, 0)
}

const firstPrice = ({ waiting }: Need): number => waiting[0] ?? 0

/** What is kept costs whatever else is planned, besides waiting; wishes to work count as not met until they are. */
function certainCost(frame: Frame, kept: Kept): number {
  return costOf({ ...frame, slots: [] }, keptShifts(kept)).total
}

function addGroup(
  draft: Draft,
  frame: Frame,
  kept: Kept,
  candidates: Candidates,
  group: number,
  weekly: boolean,
): Counted[] {
  const people = frame.groups[group]?.people ?? []
  const counts = frame.problem.days.flatMap((_, day) => {
    const own = frame.options.flatMap((option): Counted[] => {
      const able = people.filter((person) => candidates[person]?.[day]?.includes(option)).length
      if (able === 0) return []
      const column = draft.column({
        cost: (option.paid / 60) * frame.problem.weights.paidHour,
        high: able,
        whole: true,
      })
      return [{ day, option, group, column, terms: [[column, 1]], count: 0 }]
    })
    // Those whose wishes are hurt least by the day come first: nobody can do better with names.
    const present = people.flatMap((person) => {
      const prices = (candidates[person]?.[day] ?? []).map((option) => wishPrice(frame, person, day, option))
      return prices.length > 0 ? [draft.column({ cost: Math.min(...prices), high: 1 })] : []
    })
    draft.row(0, 0, [
      ...own.map(({ column }) => [column, 1] as const),
      ...present.map((column) => [column, -1] as const),
    ])
    return own
  })
  const rooms = people.map((person) => weekRooms(frame, kept, person))
  if (weekly) addWeeks(draft, rooms, counts)
  else {
    const share = rooms.map(([room]) => (room ? Math.min(1, room.mostDays / 7) : 0))
    const most = Math.ceil(share.reduce((sum, one) => sum + one, 0))
    draft.row(
      -Infinity,
      most,
      counts.map(({ column }) => [column, 1]),
    )
  }
  return counts
}

/** Unpopular shifts of all together, as if each went to whoever it is least unfair to. */
function addUnfairness(draft: Draft, { problem }: Frame, kept: Kept, counts: readonly Counted[]): void {
  for (const kind of unpopularKinds) {
    const is = (day: number, shift: { start: number; minutes: number }): boolean =>
      unpopularOf(problem.rules, problem.days[day], shift).includes(kind)
    const counted = counts.filter(({ day, option }) =>
      is(day, { start: option.start, minutes: option.type.minutes }),
    )
    const steps = problem.people.flatMap((person, index) => {
      const already = [...(kept[index] ?? [])].filter(([day, shift]) => shift && is(day, shift)).length
      return unfairnessPrices(problem, person, kind, already + problem.days.length).slice(already)
    })
    const columns = steps.map((cost) => draft.column({ cost, high: 1 }))
    draft.row(0, Infinity, [
      ...columns.map((column) => [column, 1] as const),
      ...counted.map(({ column }) => [column, -1] as const),
    ])
  }
}

function addWeeks(draft: Draft, rooms: readonly WeekRoom[][], counts: readonly Counted[]): void {
  rooms[0]?.forEach(({ days }, week) => {
    const own = counts.filter(({ day }) => days.includes(day))
    const total = (of: (room: WeekRoom) => number): number =>
      rooms.reduce((sum, weeks) => sum + (weeks[week] ? of(weeks[week]) : 0), 0)
    const paid = own.map(({ column, option }) => [column, option.paid / 60] as const)
    draft.row(total(({ least }) => least) / 60, total(({ most }) => most) / 60, paid)
    const days7 = total(({ mostDays }) => mostDays)
    draft.row(
      -Infinity,
      days7,
      own.map(({ column }) => [column, 1]),
    )
  })
}
