/** Everything that is known of a period, as a roster problem for the core. */
import { addDays, daysFrom, instantOfMinute, isoWeekday, minuteOfInstant } from '#core/calendars/moments.ts'
import { localDate } from '#core/calendars/hours.ts'
import { unpopularOf } from '#core/rostering/fairness.ts'
import { rosterDays } from '#core/rostering/frame.ts'
import { usualRules, usualWeights } from '#core/rostering/types.ts'
import type {
  Before,
  Need,
  Person,
  RosterDay,
  RosterProblem,
  Rules,
  ShiftType,
  UnpopularKind,
  Want,
  Window,
  Wish as CoreWish,
} from '#core/rostering/types.ts'
import type { z } from 'zod'
import type { Leave, PlanPerson, ShiftPattern, WorkTerms } from '../contract.people.ts'
import type { WishView } from '../queries/people.ts'
import { assignmentOf, paidMinutes } from './shifts.ts'
import type { ShiftView } from './shifts.ts'
import type { NeedDay } from '../store/rosters.ts'

/** Shifts that begin before eight are early, those that end after eight in the evening late. */
export const RULES: Rules = usualRules
const NOON = 720
const GRIDS = [60, 30, 20, 15, 10, 5] as const

/** What a period is planned from. `around`: what is published for the weeks before it. */
export type PlanWorld = {
  readonly zone: string
  readonly firstDay: string
  readonly days: number
  readonly intervalMinutes: number
  readonly people: readonly PlanPerson[]
  readonly patterns: readonly ShiftPattern[]
  readonly leaves: readonly z.infer<typeof Leave>[]
  readonly wishes: readonly WishView[]
  readonly need: readonly NeedDay[]
  readonly shifts: readonly ShiftView[]
  readonly around: readonly ShiftView[]
  readonly fromAt: Date | null
}

/** The problem for the solver: `shifts` of the world stay as they are. People without terms are not in it. */
export function problemOf(world: PlanWorld): RosterProblem {
  const { zone, firstDay, patterns, fromAt } = world
  const dates = daysFrom(firstDay, world.days)
  const days = rosterDays(
    dates,
    dates.map((date) => instantOfMinute(zone, date, NOON)),
  )
  const used = patterns.filter(({ active }) => active)
  const grid = gridOf(world.intervalMinutes, used)
  const people = world.people.flatMap((one) => personOf(world, days, one))
  const known = new Set(people.map(({ id }) => id))
  const weekStart = fromAt ? { from: fromOf(zone, fromAt) } : {}
  return {
    days,
    grid,
    shifts: used.map((pattern) => shiftTypeOf(pattern, dates)),
    people,
    needs: needsOf(world, grid),
    wishes: world.wishes.filter(({ agent }) => known.has(agent.id)).flatMap((wish) => wishesOf(wish, dates)),
    rules: RULES,
    weights: usualWeights,
    limits: used.flatMap(({ id, mostShare }) =>
      mostShare === null ? [] : [{ shifts: [id], most: mostShare }],
    ),
    fixed: world.shifts.filter(({ agent }) => known.has(agent.id)).map((shift) => assignmentOf(zone, shift)),
    ...weekStart,
  }
}

/** The wish that a wish of the problem stands for: one that returns every week is one for each of its days. */
export const wishIdOf = (coreId: string): string => coreId.split('@')[0] ?? coreId

/** The coarsest grid on which every kind of shift and its breaks lie, no coarser than the need. */
function gridOf(intervalMinutes: number, patterns: readonly ShiftPattern[]): number {
  const times = patterns.flatMap((one) => [one.minutes, one.breakMinutes, one.breakFrom, ...one.starts])
  return GRIDS.find((grid) => [intervalMinutes, ...times].every((minutes) => minutes % grid === 0)) ?? 5
}

function fromOf(zone: string, at: Date): { date: string; minute: number } {
  const date = localDate(zone, at.getTime())
  return { date, minute: minuteOfInstant(zone, date, at.getTime()) }
}

function shiftTypeOf(pattern: ShiftPattern, dates: readonly string[]): ShiftType {
  const { id, minutes, starts, weekdays, breakMinutes, breakPaid, breakFrom, breakTo } = pattern
  const rule = { minutes: breakMinutes, paid: breakPaid, earliest: breakFrom, latest: breakTo }
  const worked = dates.filter((date) => weekdays.includes(isoWeekday(date)))
  return { id, minutes, starts, breaks: breakMinutes > 0 ? [rule] : [], dates: worked }
}

/** People needed at each step of the grid, the price of one missing in proportion to the step. */
function needsOf({ need, intervalMinutes }: PlanWorld, grid: number): Need[] {
  const steps = Math.max(1, Math.round(intervalMinutes / grid))
  return need.flatMap(({ day, fromMinute, needed, waiting, bySkill = [] }) =>
    needed.flatMap((people, index) => {
      const prices = (waiting[index] ?? [0]).map((one) => one / steps)
      const special = bySkill.map(({ skillId, needed: of }) => ({ skill: skillId, people: of[index] ?? 0 }))
      const rest = Math.max(0, people - special.reduce((sum, one) => sum + one.people, 0))
      const parts = [{ skill: null, people: rest }, ...special].filter((one) => one.people > 0)
      return Array.from(
        { length: steps },
        (_, step) => fromMinute + index * intervalMinutes + step * grid,
      ).flatMap((start) => parts.map((part) => ({ date: day, start, waiting: prices, ...part })))
    }),
  )
}

// ── people ───────────────────────────────────────────────────────────────────────────────────────────────────────────
function personOf(
  world: PlanWorld,
  days: readonly RosterDay[],
  { agent, skills, terms }: PlanPerson,
): Person[] {
  if (!terms) return []
  const own = world.around.filter((shift) => shift.agent.id === agent.id)
  return [
    {
      id: agent.id,
      skills: skills.map(({ id }) => id),
      contract: { least: terms.leastMinutesWeek, most: terms.mostMinutesWeek },
      availability: Object.fromEntries(days.map(({ date }) => [date, windowsOn(terms, date)])),
      leave: days.map(({ date }) => date).filter((date) => isOnLeave(world, agent.id, date)),
      rest: terms.restMinutes,
      daysInRow: terms.mostDaysInRow,
      before: beforeOf(world, days, own),
      had: hadOf(world, own),
    },
  ]
}

/** When somebody can work on a day, until the end of the next: minutes of the day, a weekday that is left out is free. */
function windowsOn({ available }: WorkTerms, date: string): Window[] {
  const of = (weekday: number, shift: number): Window[] =>
    (available[String(weekday) as '1'] ?? []).map(([from, to]) => {
      return { from: from + shift, to: (to > from ? to : to + 1440) + shift }
    })
  const weekday = isoWeekday(date)
  const [before, next] = [weekday === 1 ? 7 : weekday - 1, weekday === 7 ? 1 : weekday + 1]
  // The evening before may reach into this day.
  const reaching = of(before, -1440).filter(({ to }) => to > 0)
  return [...reaching, ...of(weekday, 0), ...of(next, 1440)].toSorted((a, b) => a.from - b.from)
}

function isOnLeave({ leaves }: PlanWorld, agentId: string, date: string): boolean {
  return leaves.some(
    ({ agent, firstDay, lastDay }) => agent.id === agentId && firstDay <= date && date <= lastDay,
  )
}

/** What somebody worked before the first day, so that rest, days in a row and the week’s hours go on. */
function beforeOf(
  { zone, firstDay }: PlanWorld,
  days: readonly RosterDay[],
  own: readonly ShiftView[],
): Before {
  const midnight = instantOfMinute(zone, firstDay, 0)
  const past = own.filter(({ day }) => day < firstDay)
  const ended = Math.max(...past.map(({ endsAt }) => endsAt.getTime()))
  const week = days[0]?.week
  const thisWeek = rosterDays(past.map(({ day }) => day)).map((day, index) => ({ day, shift: past[index] }))
  const minutes = thisWeek.filter(({ day }) => day.week === week)
  return {
    ...(past.length > 0 && { endedMinutesBefore: (midnight - ended) / 60_000 }),
    daysInRow: daysInRowBefore(firstDay, past),
    minutesThisWeek: minutes.reduce((sum, { shift }) => sum + (shift ? paidMinutes(shift) : 0), 0),
  }
}

function daysInRowBefore(firstDay: string, past: readonly ShiftView[]): number {
  const worked = new Set(past.map(({ day }) => day))
  let count = 0
  while (worked.has(addDays(firstDay, -count - 1))) count += 1
  return count
}

function hadOf(
  { zone, firstDay }: PlanWorld,
  own: readonly ShiftView[],
): Partial<Record<UnpopularKind, number>> {
  const had: Partial<Record<UnpopularKind, number>> = {}
  for (const shift of own.filter(({ day }) => day < firstDay))
    for (const kind of kindsOf(zone, shift)) had[kind] = (had[kind] ?? 0) + 1
  return had
}

/** In which ways a shift is unpopular. */
export function kindsOf(zone: string, shift: ShiftView): UnpopularKind[] {
  return unpopularOf(RULES, rosterDays([shift.day])[0], assignmentOf(zone, shift))
}

// ── wishes ───────────────────────────────────────────────────────────────────────────────────────────────────────────
function wishesOf(wish: WishView, dates: readonly string[]): CoreWish[] {
  const { id, agent, weight, weekday, day } = wish
  const on = dates.filter((date) => (weekday === null ? date === day : isoWeekday(date) === weekday))
  return on.map((date) => ({ id: `${id}@${date}`, person: agent.id, want: wantOf(wish.kind, date), weight }))
}

/** Early is before eight; late is from noon on, for a day that begins then ends in the evening. */
function wantOf(kind: WishView['kind'], date: string): Want {
  const [early, late] = [
    { date, from: 0, to: RULES.earlyBefore - 1 },
    { date, from: NOON, to: 1439 },
  ]
  if (kind === 'day_off') return { kind: 'day_off', date }
  if (kind === 'work_day') return { kind: 'day_on', date }
  if (kind === 'early') return { kind: 'start_between', ...early }
  if (kind === 'late') return { kind: 'start_between', ...late }
  return kind === 'no_early' ? { kind: 'no_start_between', ...early } : { kind: 'no_start_between', ...late }
}
