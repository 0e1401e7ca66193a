/** Kinds of shift, and every way to place one with its breaks on the grid of a day. Times are minutes of the day. */
import type { Assignment, BreakRule, ShiftType, TakenBreak } from './types.ts'

/** One way to work a shift: its start and the times of its breaks. */
export type ShiftColumn = {
  readonly shift: string
  readonly start: number
  readonly minutes: number
  readonly breaks: readonly TakenBreak[]
  readonly paidMinutes: number
}

/** Starts every `step` minutes from `from`, as long as a shift of `minutes` ends by `to`. */
export function startsBetween(from: number, to: number, minutes: number, step: number): number[] {
  const count = Math.floor((to - minutes - from) / step) + 1
  return Array.from({ length: Math.max(0, count) }, (_, index) => from + index * step)
}

/** Minutes that are paid: the whole length less unpaid breaks. */
export function paidMinutesOf(shift: {
  readonly minutes: number
  readonly breaks: ReadonlyArray<{ readonly minutes: number; readonly paid: boolean }>
}): number {
  return shift.breaks.reduce((left, { minutes, paid }) => left - (paid ? 0 : minutes), shift.minutes)
}

/**
 * Every column of the kinds of shift given: each start with each placing of the breaks, breaks beginning on the grid,
 * inside the shift, in order and apart by at least one interval. A kind of shift without such a placing has none.
 */
export function shiftColumns(shifts: readonly ShiftType[], grid: number): ShiftColumn[] {
  return shifts.flatMap((shift) => shift.starts.flatMap((start) => columnsFrom(shift, start, grid)))
}

/** The columns of one kind of shift that begin at `start`. */
export function columnsFrom(shift: ShiftType, start: number, grid: number): ShiftColumn[] {
  const { id, minutes } = shift
  return breakPlacings(shift.breaks, minutes, grid).map((offsets) => ({
    shift: id,
    start,
    minutes,
    breaks: shift.breaks.map((rule, index) => ({
      start: start + (offsets[index] ?? 0),
      minutes: rule.minutes,
      paid: rule.paid,
    })),
    paidMinutes: paidMinutesOf(shift),
  }))
}

/** The intervals in which somebody on this shift is at work, as minutes of the day; breaks touch none of them. */
export function workedIntervals(
  shift: Pick<Assignment, 'start' | 'minutes' | 'breaks'>,
  grid: number,
): number[] {
  const first = Math.ceil(shift.start / grid)
  const last = Math.floor((shift.start + shift.minutes) / grid)
  const intervals = Array.from({ length: Math.max(0, last - first) }, (_, index) => (first + index) * grid)
  return intervals.filter((at) =>
    shift.breaks.every(({ start, minutes }) => at + grid <= start || at >= start + minutes),
  )
}

/** Minutes after the shift's start at which its breaks may begin, one list for each way to place them all. */
function breakPlacings(rules: readonly BreakRule[], minutes: number, grid: number): number[][] {
  return rules.reduce<number[][]>(
    (placings, rule) =>
      placings.flatMap((placed) => {
        const before = rules[placed.length - 1]
        const free = before ? (placed.at(-1) ?? 0) + before.minutes + grid : grid
        const latest = Math.min(rule.latest, minutes - rule.minutes - grid)
        const earliest = Math.ceil(Math.max(rule.earliest, free) / grid) * grid
        return startsBetween(earliest, latest + rule.minutes, rule.minutes, grid).map((at) => [...placed, at])
      }),
    [[]],
  )
}
