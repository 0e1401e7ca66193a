/** A roster problem laid out for computing: days, people, shifts and needs by number, and what does not fit named. */
import { columnsFrom, paidMinutesOf, workedIntervals } from './shifts.ts'
import type {
  Assignment,
  BadProblem,
  Need,
  Person,
  RosterDay,
  RosterProblem,
  Rules,
  ShiftType,
} from './types.ts'

/** A shift at a start. `placings`: the ways to take its breaks, each with the minutes of the day at work. */
export type Option = {
  readonly index: number
  readonly type: ShiftType
  readonly start: number
  readonly end: number
  readonly paid: number
  readonly placings: ReadonlyArray<{
    readonly breaks: Assignment['breaks']
    readonly worked: readonly number[]
  }>
}

/** People with the same skills: they cover the same needs. */
export type Group = { readonly skills: ReadonlySet<string>; readonly people: readonly number[] }

/** The needs of one interval; `at` in minutes since the first day's midnight. */
export type Slot = { readonly at: number; readonly needs: readonly Need[] }

export type Frame = {
  readonly problem: RosterProblem
  readonly dayOf: ReadonlyMap<string, number>
  readonly personOf: ReadonlyMap<string, number>
  readonly options: readonly Option[]
  readonly groups: readonly Group[]
  readonly groupOf: readonly number[]
  readonly slots: readonly Slot[]
  readonly slotAt: ReadonlyMap<number, number>
  /** By person, then day. */
  readonly fixed: ReadonlyArray<ReadonlyMap<number, Assignment>>
}

/**
 * Days of a period from their dates, in order. `noons`: epoch milliseconds of each noon in the service's zone; with
 * them days on which the clock changes are as long as they are. Weeks are counted from Monday.
 */
export function rosterDays(dates: readonly string[], noons?: readonly number[]): RosterDay[] {
  const first = noons?.[0] ?? 0
  return dates.map((date, index) => {
    const days = Math.floor(Date.parse(`${date}T00:00:00Z`) / 86_400_000)
    // The first of January 1970 was a Thursday: Monday is 4 days on.
    const weekday = (((days - 4) % 7) + 7) % 7
    const noon = noons?.[index]
    const offset = noon === undefined ? index * 1440 : Math.round((noon - first) / 60_000)
    return { date, offset, week: Math.floor((days - 4) / 7), weekend: weekday >= 5 }
  })
}

/** Lays the problem out. Only for problems in which `problemsOf` finds nothing wrong. */
export function frameOf(problem: RosterProblem): Frame {
  const dayOf = new Map(problem.days.map(({ date }, index) => [date, index]))
  const personOf = new Map(problem.people.map(({ id }, index) => [id, index]))
  const groups = groupsOf(problem.people)
  const groupOf = problem.people.map((_, person) => groups.findIndex(({ people }) => people.includes(person)))
  const slots = slotsOf(problem, dayOf)
  const fixed = problem.people.map(({ id }) => {
    const own = (problem.fixed ?? []).filter(({ person }) => person === id)
    return new Map(own.map((assignment) => [dayOf.get(assignment.date) ?? -1, assignment]))
  })
  const slotAt = new Map(slots.map(({ at }, index) => [at, index]))
  return { problem, dayOf, personOf, options: optionsOf(problem), groups, groupOf, slots, slotAt, fixed }
}

/** The rules as they hold for one person: their own rest and days in a row where they have them. */
export function rulesFor({ rules }: RosterProblem, person: Person | undefined): Rules {
  const { rest = rules.rest, daysInRow = rules.daysInRow } = person ?? {}
  return { ...rules, rest, daysInRow }
}

/** The slots in which a shift of that day is at work; those without needs are left out. */
export function slotsOfWork(frame: Frame, day: number, worked: readonly number[]): number[] {
  const offset = frame.problem.days[day]?.offset ?? 0
  return worked.flatMap((minute) => frame.slotAt.get(offset + minute) ?? [])
}

/** The slots in which an assignment is at work. */
export function slotsOfAssignment(frame: Frame, assignment: Assignment): number[] {
  const day = frame.dayOf.get(assignment.date)
  return day === undefined ? [] : slotsOfWork(frame, day, workedIntervals(assignment, frame.problem.grid))
}

/** Whether a shift that begins then may still be planned: not before `from`. */
export function isOpenFor({ days, from }: RosterProblem, day: number, start: number): boolean {
  const date = days[day]?.date ?? ''
  return !from || date > from.date || (date === from.date && start >= from.minute)
}

/** What is wrong with a problem, by code; empty when it can be planned. */
export function problemsOf(problem: RosterProblem): BadProblem[] {
  const { days, grid, people, shifts } = problem
  const found: BadProblem[] = []
  const bad = (code: BadProblem['code'], about: string): void => void found.push({ code, about })
  if (days.length === 0) bad('no_days', 'days')
  if (days.length > 62) bad('too_long', 'days')
  if (people.length === 0) bad('no_people', 'people')
  if (shifts.length === 0) bad('no_shifts', 'shifts')
  if (!(Number.isInteger(grid) && grid >= 5 && grid <= 60 && 60 % grid === 0)) bad('bad_grid', 'grid')
  twice(days.map(({ date }) => date)).forEach((date) => bad('twice', date))
  twice(people.map(({ id }) => id)).forEach((id) => bad('twice', id))
  twice(shifts.map(({ id }) => id)).forEach((id) => bad('twice', id))
  if (found.length > 0) return found
  return [...badShifts(problem), ...badPeople(problem), ...badNeeds(problem), ...badReferences(problem)]
}

function twice(ids: readonly string[]): string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index)
}

function badShifts({ shifts, grid }: RosterProblem): BadProblem[] {
  return shifts.flatMap((shift): BadProblem[] => {
    const times = [shift.minutes, ...shift.starts, ...shift.breaks.map(({ minutes }) => minutes)]
    if (!times.every((minutes) => Number.isFinite(minutes) && minutes >= 0))
      return [{ code: 'bad_number', about: shift.id }]
    if (shift.minutes > 1440) return [{ code: 'too_long', about: shift.id }]
    const fits = times.every((minutes) => minutes % grid === 0) && shift.minutes > 0
    const placeable = shift.starts.every((start) => columnsFrom(shift, start, grid).length > 0)
    return fits && placeable ? [] : [{ code: 'off_grid', about: shift.id }]
  })
}

function badPeople({ people }: RosterProblem): BadProblem[] {
  const wrong = people.filter(({ contract: { least, most } }) => !(least >= 0 && most >= least))
  return wrong.map(({ id }) => ({ code: 'bad_number', about: id }))
}

function badNeeds({ needs, grid, days }: RosterProblem): BadProblem[] {
  const dates = new Set(days.map(({ date }) => date))
  return needs.flatMap((need): BadProblem[] => {
    const about = `${need.date} ${need.start}`
    const whole = Number.isInteger(need.people) && need.people >= 0 && Number.isInteger(need.least ?? 0)
    if (!whole || !need.waiting.every((one) => one >= 0 && one < Infinity))
      return [{ code: 'bad_number', about }]
    if (!dates.has(need.date)) return [{ code: 'unknown_date', about }]
    return need.start % grid === 0 ? [] : [{ code: 'off_grid', about }]
  })
}

function badReferences({ people, shifts, days, wishes, fixed = [] }: RosterProblem): BadProblem[] {
  const known = { person: new Set(people.map(({ id }) => id)), date: new Set(days.map(({ date }) => date)) }
  const shiftIds = new Set(shifts.map(({ id }) => id))
  const named = [...wishes.map(({ person }) => person), ...fixed.map(({ person }) => person)]
  const strangers = named.filter((person) => !known.person.has(person))
  const dates = fixed.filter(({ date }) => !known.date.has(date)).map(({ date }) => date)
  const allowed = people.flatMap(({ shifts = [] }) => shifts).filter((shift) => !shiftIds.has(shift))
  const doubles = twice(fixed.map(({ person, date }) => `${person} ${date}`))
  return [
    ...strangers.map((about): BadProblem => ({ code: 'unknown_person', about })),
    ...dates.map((about): BadProblem => ({ code: 'unknown_date', about })),
    ...allowed.map((about): BadProblem => ({ code: 'unknown_shift', about })),
    ...doubles.map((about): BadProblem => ({ code: 'twice', about })),
  ]
}

function optionsOf({ shifts, grid }: RosterProblem): Option[] {
  const pairs = shifts.flatMap((type) => [...new Set(type.starts)].map((start) => ({ type, start })))
  return pairs.map(({ type, start }, index) => {
    const placings = columnsFrom(type, start, grid).map((column) => {
      return { breaks: column.breaks, worked: workedIntervals(column, grid) }
    })
    return { index, type, start, end: start + type.minutes, paid: paidMinutesOf(type), placings }
  })
}

function groupsOf(people: readonly Person[]): Group[] {
  const groups = new Map<string, number[]>()
  people.forEach(({ skills }, person) => {
    const key = JSON.stringify([...new Set(skills)].toSorted())
    groups.set(key, [...(groups.get(key) ?? []), person])
  })
  return [...groups.values()].map((members) => {
    return { skills: new Set(people[members[0] ?? 0]?.skills), people: members }
  })
}

function slotsOf({ needs, days }: RosterProblem, dayOf: ReadonlyMap<string, number>): Slot[] {
  const slots = new Map<number, Need[]>()
  for (const need of needs) {
    const at = (days[dayOf.get(need.date) ?? 0]?.offset ?? 0) + need.start
    slots.set(at, [...(slots.get(at) ?? []), need])
  }
  const inOrder = [...slots].toSorted(([a], [b]) => a - b)
  return inOrder.map(([at, needs]) => ({ at, needs }))
}
