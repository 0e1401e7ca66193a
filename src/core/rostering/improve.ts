/**
 * A roster made better part by part: two days of everybody, or all days of some people, are opened again with every
 * shift there is while the rest stays (large neighbourhood search, Shaw 1998). Never worse than it began.
 */
import { candidatesOf, type Kept } from './allowed.ts'
import { placeBreaks } from './breaks.ts'
import { costOf } from './cost.ts'
import type { Frame } from './frame.ts'
import { keptShifts, rosterModel, type RosterModel } from './model.ts'
import { hasValues, type Solve } from './programme.ts'
import type { Assignment } from './types.ts'

type Options = {
  readonly seconds: number
  readonly spent: number
  readonly onProgress?: (progress: { readonly cost: number; readonly share: number }) => void
}

type Better = { readonly assignments: readonly Assignment[]; readonly seconds: number }

/** Opens part after part until the time is used, or no part gives anything any more. */
export async function improve(
  frame: Frame,
  first: readonly Assignment[],
  solve: Solve,
  { seconds, spent, onProgress }: Options,
): Promise<Better> {
  const parts = partsOf(frame)
  let assignments = first
  let cost = costOf(frame, first).total
  let used = spent
  let idle = 0
  for (let turn = 0; idle < parts.length && used < seconds; turn += 1) {
    const part = parts[turn % parts.length] ?? []
    const limit = Math.max(0.3, Math.min(seconds - used, seconds * 0.1))
    // oxlint-disable-next-line no-await-in-loop -- each part begins from what the one before found
    const opened = await reopen(frame, assignments, part, solve, limit)
    used += opened.seconds
    const now = opened.assignments ? costOf(frame, opened.assignments).total : Infinity
    idle = now < cost - 0.5 ? 0 : idle + 1
    if (opened.assignments && now < cost) {
      cost = now
      assignments = opened.assignments
    }
    onProgress?.({ cost, share: Math.min(1, used / seconds) })
  }
  return { assignments, seconds: used }
}

/** Whether somebody's day belongs to a part. */
export type Part = ReadonlyArray<{ readonly person: number; readonly day: number }>

/** Parts of the roster: pairs of days, and people in handfuls, taken in turn. */
function partsOf({ problem: { days, people } }: Frame): Part[] {
  const everybody = people.map((_, person) => person)
  const allDays = days.map((_, day) => day)
  const both = (some: readonly number[], when: readonly number[]): Part =>
    some.flatMap((person) => when.map((day) => ({ person, day })))
  const size = Math.max(1, Math.round(700 / Math.max(1, people.length * 20)))
  const pairs = allDays.flatMap((day) => (day % size === 0 ? [allDays.slice(day, day + size)] : []))
  const hands = Math.max(1, Math.ceil((people.length * days.length) / 28))
  const handfuls = Array.from({ length: hands }, (_, hand) =>
    everybody.filter((person) => person % hands === hand),
  )
  const byDays = pairs.map((when) => both(everybody, when))
  const byPeople = handfuls.map((some) => both(some, allDays))
  const most = Math.max(byDays.length, byPeople.length)
  return Array.from({ length: most }, (_, turn) => [byDays[turn], byPeople[turn]])
    .flat()
    .filter((part) => part !== undefined)
}

/**
 * The best roster when this part is planned anew and all else stays; without assignments when there is none. Begins
 * from the roster as it is, except for somebody who cannot stay as they are (`anew`).
 */
export async function reopen(
  frame: Frame,
  assignments: readonly Assignment[],
  part: Part,
  solve: Solve,
  seconds: number,
  anew?: string,
): Promise<{ assignments?: readonly Assignment[]; seconds: number }> {
  const kept = keepAllBut(frame, assignments, part)
  const candidates = candidatesOf(frame, kept)
  const model = rosterModel({
    frame,
    kept,
    candidates,
    wholeBreaks: false,
    soft: true,
    lifted: new Set(),
  })
  const from = startOf(frame, assignments, model, anew)
  const solution = await solve(model.programme, { seconds, gap: 0.001, from })
  if (!hasValues(solution)) return { seconds: solution.seconds }
  const picks = model.choices.filter(({ column }) => (solution.values[column] ?? 0) > 0.5)
  const held = keptShifts(kept)
  const fixed = new Set(keptShifts(frame.fixed))
  // Breaks of all are placed anew: those of people who keep their shift may make room, too.
  const again = held.filter((shift) => !fixed.has(shift)).flatMap((shift) => pickOf(frame, shift))
  const placed = await placeBreaks(frame, [...picks, ...again], [...fixed], solve, 1)
  return { assignments: [...fixed, ...placed], seconds: solution.seconds }
}

/** The roster as it is, as the solver's start: who has which shift; it finds the rest, and all of who is `anew`. */
export function startOf(
  frame: Frame,
  assignments: readonly Assignment[],
  model: RosterModel,
  anew?: string,
): number[] {
  const { people, days } = frame.problem
  const has = new Set(
    assignments.map(({ person, date, shift, start }) => `${person} ${date} ${shift} ${start}`),
  )
  const from = model.programme.cost.map(() => NaN)
  for (const { person, day, option, column } of model.choices) {
    if (people[person]?.id === anew) continue
    const key = `${people[person]?.id} ${days[day]?.date} ${option.type.id} ${option.start}`
    from[column] = has.has(key) ? 1 : 0
  }
  return from
}

function pickOf(frame: Frame, shift: Assignment) {
  const person = frame.personOf.get(shift.person)
  const day = frame.dayOf.get(shift.date)
  const option = frame.options.find(({ type, start }) => type.id === shift.shift && start === shift.start)
  return person === undefined || day === undefined || !option ? [] : [{ person, day, option }]
}

/** What is kept when a part is opened: all else, with days off staying days off. */
function keepAllBut(frame: Frame, assignments: readonly Assignment[], part: Part): Kept {
  const { people, days } = frame.problem
  const open = new Set(part.map(({ person, day }) => person * days.length + day))
  const shiftOf = new Map(assignments.map((one) => [`${one.person} ${one.date}`, one]))
  return people.map(({ id }, person) => {
    const fixed = frame.fixed[person]
    return new Map(
      days.flatMap(({ date }, day) => {
        if (fixed?.has(day)) return [[day, fixed.get(day)] as const]
        return open.has(person * days.length + day) ? [] : [[day, shiftOf.get(`${id} ${date}`)] as const]
      }),
    )
  })
}
