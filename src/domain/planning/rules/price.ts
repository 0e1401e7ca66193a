import { erlangA } from '#core/queueing/erlang-a.ts'
import { erlangC } from '#core/queueing/erlang-c.ts'
import type { Line } from '#core/queueing/line.ts'
import type { CoverProblem } from '#core/rostering/covering.ts'
import { startsBetween } from '#core/rostering/shifts.ts'
import { usualWeights } from '#core/rostering/types.ts'
import type { ShiftType } from '#core/rostering/types.ts'
import type { PricedRule } from '../contract.constraints.ts'
import type { Need, NeedInterval } from '../contract.need.ts'
import type { Chained } from './constraints.ts'
import { weekdayOf } from './constraints.ts'
import type { PricedPattern } from '../store/constraints.ts'

const SHORT_SHIFT = 240
// People missing beyond this many in one interval cost as much as the last: the curve is steep long before.
const MOST_MISSING = 12

/** What clients meet in one interval with so many people on the roster. */
export type Felt = (rostered: number) => { waitingMinutes: number; lostContacts: number }

/** A day of the coming week as a covering problem, with the rule and without it. */
export type PricedDay = {
  readonly day: string
  readonly withRule: CoverProblem
  readonly withoutRule: CoverProblem
  /** By interval of the problem. */
  readonly felt: readonly Felt[]
}

/** The days of a week that a rule touches, each with the rule and without it. Days on which nobody is needed are left out. */
export function daysToPrice(
  need: Need,
  patterns: readonly PricedPattern[],
  rule: PricedRule,
  times: Chained['times'],
): PricedDay[] {
  const days = Map.groupBy(need.intervals, ({ day }) => day)
  return [...days].flatMap(([day, intervals]) => {
    const weekday = weekdayOf(day)
    const own = times.filter((time) => time.weekday === weekday)
    if (times.length > 0 && own.length === 0) return []
    const workable = patterns.filter(({ weekdays }) => weekdays.includes(weekday))
    if (workable.length === 0 || intervals.every(({ toRoster }) => toRoster === 0)) return []
    const felt = intervals.map((interval) => feltIn(need, interval))
    const withRule = problemOf(need, intervals, workable, felt)
    return [{ day, withRule, withoutRule: without(withRule, rule, own), felt }]
  })
}

function problemOf(
  need: Need,
  intervals: readonly NeedInterval[],
  patterns: readonly PricedPattern[],
  felt: readonly Felt[],
): CoverProblem {
  const required = intervals.map(({ toRoster }) => toRoster)
  const prices = felt.map((one, index) => pricesOfMissing(one, required[index] ?? 0))
  return {
    opens: intervals[0]?.minute ?? 0,
    grid: need.intervalMinutes,
    required,
    shifts: patterns.map(shiftOf),
    limits: patterns.flatMap(({ id, mostShare }) =>
      mostShare === null ? [] : [{ shifts: [id], most: mostShare }],
    ),
    waiting: (interval) => prices[interval] ?? [0],
    paidHour: usualWeights.paidHour,
  }
}

function shiftOf(pattern: PricedPattern): ShiftType {
  const { id, minutes, starts, breakMinutes, breakPaid, breakFrom, breakTo } = pattern
  const rule = { minutes: breakMinutes, paid: breakPaid, earliest: breakFrom, latest: breakTo }
  return { id, minutes, starts, breaks: breakMinutes > 0 ? [rule] : [] }
}

/** The problem as it would be without the rule, at the times that the constraint names (all when it names none). */
function without(problem: CoverProblem, rule: PricedRule, times: Chained['times']): CoverProblem {
  if (rule === 'share') return { ...problem, limits: [] }
  const { grid, opens, shifts } = problem
  const closes = opens + problem.required.length * grid
  if (rule === 'lengths') {
    const short = { id: 'short', minutes: SHORT_SHIFT, breaks: [] }
    return {
      ...problem,
      shifts: [...shifts, { ...short, starts: startsBetween(opens, closes, SHORT_SHIFT, grid) }],
    }
  }
  const named = (start: number) =>
    times.length === 0 || times.some(({ from, to }) => from <= start && start < to)
  const free = shifts.map((shift) => {
    const more = startsBetween(opens, closes, shift.minutes, grid).filter(named)
    return { ...shift, starts: [...new Set([...shift.starts, ...more])] }
  })
  return { ...problem, shifts: free }
}

/** Clients' waiting minutes for the first person missing, the second, and so on. */
export function pricesOfMissing(felt: Felt, required: number): number[] {
  const most = Math.min(required, MOST_MISSING)
  const minutes = Array.from({ length: most + 1 }, (_, missing) => felt(required - missing).waitingMinutes)
  const steps = minutes.slice(1).map((one, index) => Math.max(0, one - (minutes[index] ?? 0)))
  return steps.length > 0 ? steps : [0]
}

/** What clients meet in an interval with so many people on the roster. */
export function feltIn(need: Need, interval: NeedInterval): Felt {
  const { settings, intervalMinutes } = need
  const { expected, neededSafely, toRoster } = interval
  const line = {
    contactsPerHour: (expected * 60) / intervalMinutes,
    handlingSeconds: settings.talkSeconds.value + settings.afterWorkSeconds.value,
    ...(settings.patienceSeconds && { patienceSeconds: settings.patienceSeconds.value }),
  }
  const known = new Map<number, ReturnType<Felt>>()
  const at = (onDuty: number) => {
    const found = known.get(onDuty) ?? feltWith(line, onDuty, expected, intervalMinutes)
    known.set(onDuty, found)
    return found
  }
  const onDutyEach = toRoster > 0 ? neededSafely / toRoster : 1
  return (rostered) => between(at, Math.max(0, rostered * onDutyEach))
}

/** Between whole numbers of people, in proportion. */
function between(at: (people: number) => ReturnType<Felt>, people: number): ReturnType<Felt> {
  const [below, above] = [at(Math.floor(people)), at(Math.ceil(people))]
  const share = people - Math.floor(people)
  const mix = (low: number, high: number) => low + (high - low) * share
  return {
    waitingMinutes: mix(below.waitingMinutes, above.waitingMinutes),
    lostContacts: mix(below.lostContacts, above.lostContacts),
  }
}

function feltWith(line: Line, onDuty: number, contacts: number, intervalMinutes: number): ReturnType<Felt> {
  if (contacts === 0) return { waitingMinutes: 0, lostContacts: 0 }
  const { patienceSeconds } = line
  const outcome =
    patienceSeconds === undefined ? erlangC(line, onDuty) : erlangA({ ...line, patienceSeconds }, onDuty)
  // Nobody leaves and more come than can be helped: what piles up within the interval waits half of it on average.
  // What is left to the next interval is not counted, so this is the least it can be.
  if (!outcome.stable) {
    const helped = (onDuty * intervalMinutes * 60) / line.handlingSeconds
    return { waitingMinutes: ((contacts - helped) * intervalMinutes) / 2, lostContacts: 0 }
  }
  return {
    waitingMinutes: (contacts * outcome.meanWaitSeconds) / 60,
    lostContacts: contacts * outcome.shareLeaving,
  }
}
