/** What is wrong with a roster as it stands, however it came about. Quick, for use while a shift is being dragged. */
import { rulesAgainst, type Kept } from './allowed.ts'
import { coverInFrame, type NeedCover } from './cover.ts'
import { frameOf, rulesFor, type Frame } from './frame.ts'
import { weekRooms } from './hours.ts'
import type { Assignment, Constraint, RosterProblem } from './types.ts'

/** A rule of the roster that somebody's shifts break. `hard`: planning would never do it. */
export type PersonWarning = {
  readonly person: string
  readonly date: string
  readonly hard: boolean
} & (
  | { readonly code: 'leave' | 'availability' | 'allowed_shifts' | 'must_wish'; readonly rule: Constraint }
  /** `minutes` of rest after the shift before, `needed` by the rule. */
  | { readonly code: 'rest'; readonly minutes: number; readonly needed: number }
  | { readonly code: 'hours_over' | 'hours_under'; readonly week: number; readonly minutes: number }
  | { readonly code: 'days_a_week'; readonly week: number; readonly days: number }
  | { readonly code: 'days_in_row'; readonly days: number; readonly most: number }
  | { readonly code: 'two_shifts' }
  /** At work so many minutes without a break. */
  | { readonly code: 'missing_break'; readonly minutes: number }
  | { readonly code: 'break_outside'; readonly start: number }
  | { readonly code: 'unknown_shift' }
  | { readonly code: 'unknown_person' }
  | { readonly code: 'outside_period' }
)

/** Neighbouring intervals in which people are missing. `most`: the most that are missing at once. */
export type ShortWarning = {
  readonly code: 'short' | 'below_least'
  readonly date: string
  readonly from: number
  readonly to: number
  readonly skill: string | null
  readonly most: number
  readonly waiting: number
}

export type RosterCheck = {
  readonly people: readonly PersonWarning[]
  readonly cover: readonly ShortWarning[]
}

/** Checks a roster against every rule and need of the problem, and says each thing that does not hold. */
export function checkRoster(problem: RosterProblem, assignments: readonly Assignment[]): RosterCheck {
  const frame = frameOf(problem)
  const strangers = assignments.flatMap((one) => strangerWarnings(frame, one))
  const kept: Kept = problem.people.map(({ id }) => {
    const own = assignments.filter(({ person }) => person === id)
    return new Map(own.map((one) => [frame.dayOf.get(one.date) ?? -1, one]))
  })
  const people = problem.people.flatMap((_, person) => [
    ...dayWarnings(frame, assignments, person),
    ...restWarnings(frame, kept, person),
    ...rowWarnings(frame, kept, person),
    ...weekWarnings(frame, kept, person),
  ])
  const cover = shortRanges(problem.grid, coverInFrame(frame, assignments))
  return { people: [...strangers, ...people], cover }
}

function strangerWarnings({ personOf, dayOf }: Frame, { person, date }: Assignment): PersonWarning[] {
  if (!personOf.has(person)) return [{ person, date, hard: true, code: 'unknown_person' }]
  return dayOf.has(date) ? [] : [{ person, date, hard: true, code: 'outside_period' }]
}

const codes = {
  leave: 'leave',
  availability: 'availability',
  allowed_shifts: 'allowed_shifts',
  wish: 'must_wish',
} as const

function dayWarnings(frame: Frame, assignments: readonly Assignment[], person: number): PersonWarning[] {
  const nobody: Kept = frame.problem.people.map(() => new Map())
  const id = frame.problem.people[person]?.id ?? ''
  const seen = new Set<string>()
  return assignments
    .filter((one) => one.person === id && frame.dayOf.has(one.date))
    .flatMap((shift) => {
      const { date, start } = shift
      const day = frame.dayOf.get(date) ?? -1
      const about = { person: id, date }
      const type = frame.problem.shifts.find((one) => one.id === shift.shift)
      const twice = seen.has(date)
      seen.add(date)
      const as = type ?? { id: shift.shift, minutes: shift.minutes, starts: [], breaks: [] }
      const against = rulesAgainst(frame, nobody, person, day, {
        start,
        end: start + shift.minutes,
        type: as,
      }).flatMap((rule): PersonWarning[] =>
        rule.rule in codes
          ? [{ ...about, hard: true, code: codes[rule.rule as keyof typeof codes], rule }]
          : [],
      )
      return [
        ...against,
        ...(twice ? [{ ...about, hard: true, code: 'two_shifts' } as const] : []),
        ...(type ? [] : [{ ...about, hard: false, code: 'unknown_shift' } as const]),
        ...breakWarnings(frame.problem, shift),
      ]
    })
}

function breakWarnings({ rules, shifts }: RosterProblem, shift: Assignment): PersonWarning[] {
  const { person, date, start, minutes } = shift
  const about = { person, date, hard: false }
  const end = start + minutes
  const breaks = shift.breaks.toSorted((a, b) => a.start - b.start)
  const type = shifts.find(({ id }) => id === shift.shift)
  const outside = breaks.filter((taken, index) => {
    const rule = type?.breaks[index]
    const after = taken.start - start
    const inWindow = !rule || (after >= rule.earliest && after <= rule.latest)
    return taken.start < start || taken.start + taken.minutes > end || !inWindow
  })
  const ends = [...breaks.map((taken) => taken.start), end]
  const begins = [start, ...breaks.map((taken) => taken.start + taken.minutes)]
  const longest = Math.max(...ends.map((to, index) => to - (begins[index] ?? to)))
  const missing = longest > rules.withoutBreak || (type !== undefined && breaks.length < type.breaks.length)
  return [
    ...outside.map((taken) => ({ ...about, code: 'break_outside', start: taken.start }) as const),
    ...(missing ? [{ ...about, code: 'missing_break', minutes: longest } as const] : []),
  ]
}

function restWarnings({ problem }: Frame, kept: Kept, person: number): PersonWarning[] {
  const who = problem.people[person]
  if (!who) return []
  const before = who.before?.endedMinutesBefore
  const needed = rulesFor(problem, who).rest
  let ended = before === undefined ? undefined : -before
  return problem.days.flatMap(({ offset, date }, day): PersonWarning[] => {
    const shift = kept[person]?.get(day)
    if (!shift) return []
    const begins = offset + shift.start
    const rest = ended === undefined ? Infinity : begins - ended
    ended = begins + shift.minutes
    const about = { person: who.id, date, hard: true, code: 'rest' } as const
    return rest < needed ? [{ ...about, minutes: rest, needed }] : []
  })
}

function rowWarnings({ problem }: Frame, kept: Kept, person: number): PersonWarning[] {
  const who = problem.people[person]
  const most = rulesFor(problem, who).daysInRow
  let row = who?.before?.daysInRow ?? 0
  return problem.days.flatMap(({ date }, day): PersonWarning[] => {
    row = kept[person]?.get(day) ? row + 1 : 0
    if (!who || row <= most) return []
    return [{ person: who.id, date, hard: true, code: 'days_in_row', days: row, most }]
  })
}

function weekWarnings(frame: Frame, kept: Kept, person: number): PersonWarning[] {
  const { days, people } = frame.problem
  const id = people[person]?.id ?? ''
  return weekRooms(frame, kept, person).flatMap(({ week, days: inWeek, over, daysOver, least }) => {
    const about = { person: id, date: days[inWeek[0] ?? 0]?.date ?? '', hard: true, week }
    return [
      ...(over > 0 ? [{ ...about, code: 'hours_over', minutes: over } as const] : []),
      ...(least > 0.5 ? [{ ...about, code: 'hours_under', minutes: least } as const] : []),
      ...(daysOver > 0 ? [{ ...about, code: 'days_a_week', days: daysOver } as const] : []),
    ]
  })
}

/** Intervals that are short, neighbours joined, those below what is allowed apart from the others. */
export function shortRanges(grid: number, cover: readonly NeedCover[]): ShortWarning[] {
  const ranges: ShortWarning[] = []
  const inOrder = cover.toSorted(
    (a, b) =>
      (a.skill ?? '').localeCompare(b.skill ?? '') || a.date.localeCompare(b.date) || a.start - b.start,
  )
  for (const { date, start, skill, short, waiting, belowLeast } of inOrder) {
    if (short === 0 && !belowLeast) continue
    const code = belowLeast ? 'below_least' : 'short'
    const last = ranges.at(-1)
    const to = start + grid
    const joins = last?.date === date && last.skill === skill && last.code === code && last.to === start
    if (last && joins) {
      const most = Math.max(last.most, short)
      ranges[ranges.length - 1] = { ...last, to, most, waiting: last.waiting + waiting }
    } else ranges.push({ code, date, from: start, to, skill, most: short, waiting })
  }
  return ranges
}
