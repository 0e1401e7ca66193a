/** Which shifts a person may be given on a day, and for the others the rule that says no. */
import { isOpenFor, rulesFor, type Frame, type Option } from './frame.ts'
import type { Assignment, Constraint, Person, RosterProblem, Window } from './types.ts'
import { goesAgainst } from './wishes.ts'

/** A constraint as text, to look it up by. */
export function keyOf(constraint: Constraint): string {
  if (constraint.rule === 'wish') return `wish ${constraint.wish.id}`
  if (constraint.rule === 'fixed') return `fixed ${constraint.person} ${constraint.assignment.date}`
  if (constraint.rule === 'need')
    return `need ${constraint.date} ${constraint.from} ${constraint.to} ${constraint.skill ?? ''}`
  if (constraint.rule === 'share') return `share ${JSON.stringify(constraint.limit.shifts)}`
  const on = 'date' in constraint ? constraint.date : 'week' in constraint ? constraint.week : ''
  return `${constraint.rule} ${constraint.person} ${on}`
}

/** Shifts that stay, by person and day; a day that maps to undefined stays empty. */
export type Kept = ReadonlyArray<ReadonlyMap<number, Assignment | undefined>>

/** Every rule of the person's own against this shift on that day, whatever is planned there already. */
export function rulesAgainst(
  frame: Frame,
  kept: Kept,
  person: number,
  day: number,
  option: Pick<Option, 'start' | 'end' | 'type'>,
): Constraint[] {
  const { problem } = frame
  const who = problem.people[person]
  const date = problem.days[day]?.date
  if (!who || date === undefined) return []
  const rules: Constraint[] = []
  if (who.leave?.includes(date)) rules.push({ rule: 'leave', person: who.id, date })
  const windows = who.availability?.[date]
  if (windows && !isInside(windows, option.start, option.end))
    rules.push({ rule: 'availability', person: who.id, date, windows })
  if (who.shifts && !who.shifts.includes(option.type.id))
    rules.push({ rule: 'allowed_shifts', person: who.id, shifts: who.shifts })
  const shift = { shift: option.type.id, start: option.start }
  for (const wish of problem.wishes) {
    if (wish.weight === 'must' && wish.person === who.id && goesAgainst(problem, wish.want, day, shift))
      rules.push({ rule: 'wish', person: who.id, wish })
  }
  if (breaksRest(problem, who, kept[person], day, option))
    rules.push({ rule: 'rest', person: who.id, minutes: rulesFor(problem, who).rest })
  return rules
}

/** The shifts each person may be given on each day, by rules that are not lifted and what is kept. */
export function candidatesOf(
  frame: Frame,
  kept: Kept,
  lifted: ReadonlySet<string> = new Set(),
): Option[][][] {
  const { problem, options } = frame
  return problem.people.map((_, person) =>
    problem.days.map((_, day) => {
      if (kept[person]?.has(day)) return []
      const date = problem.days[day]?.date ?? ''
      const open = options.filter(
        ({ start, type }) => isOpenFor(problem, day, start) && (type.dates?.includes(date) ?? true),
      )
      return open.filter((option) =>
        rulesAgainst(frame, kept, person, day, option).every((rule) => lifted.has(keyOf(rule))),
      )
    }),
  )
}

/** Windows that touch are one; inside means from start to end. */
export function isInside(windows: readonly Window[], start: number, end: number): boolean {
  let reached = start
  for (const { from, to } of windows.toSorted((a, b) => a.from - b.from))
    if (from <= reached) reached = Math.max(reached, to)
  return reached >= end && windows.some(({ from, to }) => from <= start && to > start)
}

/** Whether the shift begins too soon after one that stays, or one that stays too soon after it. */
function breaksRest(
  problem: RosterProblem,
  who: Person,
  kept: ReadonlyMap<number, Assignment | undefined> | undefined,
  day: number,
  { start, end }: Pick<Option, 'start' | 'end'>,
): boolean {
  const { days } = problem
  const { rest } = rulesFor(problem, who)
  const offset = days[day]?.offset ?? 0
  const rests = (from: number, to: number): boolean => to - from >= rest
  const ended = who.before?.endedMinutesBefore
  if (ended !== undefined && !rests(-ended, offset + start)) return true
  return [...(kept ?? [])].some(([other, shift]) => {
    if (!shift || other === day) return false
    const begins = (days[other]?.offset ?? 0) + shift.start
    const ends = begins + shift.minutes
    return other < day ? !rests(ends, offset + start) : !rests(offset + end, begins)
  })
}
