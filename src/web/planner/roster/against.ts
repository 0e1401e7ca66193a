/** What a shift at another place would go against, worked out in the page while it is moved. The server has the last word. */
import { addDays, daysFrom, instantOfMinute, isoWeekday } from '#core/calendars/moments.ts'
import { checkRoster } from '#core/rostering/check.ts'
import type { PersonWarning } from '#core/rostering/check.ts'
import { rosterDays } from '#core/rostering/frame.ts'
import { usualRules, usualWeights } from '#core/rostering/types.ts'
import type { Assignment, Person, RosterDay, RosterProblem, Window } from '#core/rostering/types.ts'
import type { Roster, RosterWarning } from '#domain/planning/contract.rosters.ts'
import { placeOf } from './place.ts'
import type { Place } from './place.ts'

/** What stands against a place: a warning as the server gives it, of this person and day. */
export type Against = Pick<RosterWarning, 'code' | 'hard' | 'facts'>

/** A roster laid out for asking about places of one shift, which itself is out of the way. */
export type Ground = {
  readonly roster: Roster
  readonly zone: string
  readonly shiftId: string | null
  readonly days: readonly RosterDay[]
}

const NOON = 720

/** Lays a roster out for moving one shift, or for giving a new one when `shiftId` is null. */
export function groundFor(roster: Roster, zone: string, shiftId: string | null): Ground {
  const dates = daysFrom(roster.firstDay, roster.days)
  const noons = dates.map((date) => instantOfMinute(zone, date, NOON))
  return { roster, zone, shiftId, days: rosterDays(dates, noons) }
}

/** All that stands against a place, what may not be first. */
export function againstPlace(ground: Ground, place: Place): Against[] {
  const found = [
    ...rulesAgainst(ground, place),
    ...wishesAgainst(ground.roster, place),
    ...leftShort(ground, place),
  ]
  return found.toSorted((a, b) => Number(b.hard) - Number(a.hard))
}

const hard = (code: string, facts: Against['facts'] = {}): Against => ({ code, hard: true, facts })
const soft = (code: string, facts: Against['facts'] = {}): Against => ({ code, hard: false, facts })

/** Not about this move: hours not reached yet, and kinds of shift that a place set by hand has none of. */
const BESIDE: readonly PersonWarning['code'][] = ['hours_under', 'unknown_shift']

/** What the person's own rules say, beyond what they said without the shift. */
function rulesAgainst({ roster, zone, shiftId, days }: Ground, place: Place): Against[] {
  const who = roster.people.find(({ agent }) => agent.id === place.agentId)
  if (!who?.terms) return [hard(who ? 'no_terms' : 'unknown_person')]
  const own = roster.shifts.filter(({ id, agent }) => id !== shiftId && agent.id === place.agentId)
  if (own.some(({ day }) => day === place.day)) return [hard('two_shifts')]
  const others = own.map((shift) => assignmentOf(placeOf(shift, zone)))
  const problem = problemOf(roster, days, who)
  const known = new Set(checkRoster(problem, others).people.map(keyOf))
  const found = checkRoster(problem, [...others, assignmentOf(place)]).people
  return found
    .filter((one) => !known.has(keyOf(one)) && !BESIDE.includes(one.code))
    .map((one) => ({ code: one.code, hard: one.hard, facts: factsOf(one) }))
}

const keyOf = ({ code, date }: PersonWarning): string => `${code} ${date}`

function factsOf(warning: PersonWarning): Against['facts'] {
  const { code: _code, hard: _hard, person: _person, ...rest } = warning
  if (!('rule' in rest)) return rest
  const windows = rest.rule.rule === 'availability' ? rest.rule.windows.map(windowOf) : []
  return { date: rest.date, windows }
}

const windowOf = ({ from, to }: Window): string => `${from}-${to}`

/** Wishes of the person for that day that the place passes over. */
function wishesAgainst({ wishes }: Roster, { agentId, day, fromMinute }: Place): Against[] {
  const isEarly = fromMinute < usualRules.earlyBefore
  const isLate = fromMinute >= NOON
  const passes = {
    day_off: true,
    work_day: false,
    early: !isEarly,
    late: !isLate,
    no_early: isEarly,
    no_late: isLate,
  }
  return wishes
    .filter((wish) => wish.agent.id === agentId && (wish.day ?? day) === day)
    .filter(({ weekday }) => weekday === null || weekday === isoWeekday(day))
    .filter(({ kind }) => passes[kind])
    .map(({ kind }) => soft('wish', { kind }))
}

/** Intervals of the day in which fewer are at work than are needed, with the shift at this place. */
function leftShort({ roster, zone, shiftId }: Ground, place: Place): Against[] {
  const need = roster.cover.find((one) => one.day === place.day)
  if (!need) return []
  const moved = coverWith(roster, zone, shiftId, place)
  const missing = need.needed.map((needed, index) => Math.max(0, needed - (moved[index] ?? 0)))
  const first = missing.findIndex((people) => people > 0)
  if (first < 0) return []
  const intervals = missing.filter((people) => people > 0).length
  const minute = need.fromMinute + first * roster.intervalMinutes
  return [soft('short', { intervals, people: Math.max(...missing), minute })]
}

/** People at work throughout each interval of a day with one shift at another place. */
export function coverWith(roster: Roster, zone: string, shiftId: string | null, place: Place): number[] {
  const need = roster.cover.find((one) => one.day === place.day)
  if (!need) return []
  const others = roster.shifts.filter(({ id, day }) => id !== shiftId && day === place.day)
  const places = [...others.map((shift) => placeOf(shift, zone)), place]
  return need.needed.map((_, index) => {
    const from = need.fromMinute + index * roster.intervalMinutes
    return places.filter((one) => isAtWork(one, from, from + roster.intervalMinutes)).length
  })
}

function isAtWork(
  { fromMinute, minutes, breakAfter, breakMinutes }: Place,
  from: number,
  to: number,
): boolean {
  if (fromMinute > from || fromMinute + minutes < to) return false
  if (breakAfter === null) return true
  const rests = fromMinute + breakAfter
  return rests >= to || rests + breakMinutes <= from
}

// ── one person as the rules of the core see them ─────────────────────────────────────────────────────────────────────
type Who = Roster['people'][number]
type Terms = NonNullable<Who['terms']>

function problemOf(roster: Roster, days: readonly RosterDay[], who: Who): RosterProblem {
  const { restMinutes: rest = usualRules.rest, mostDaysInRow: daysInRow = usualRules.daysInRow } =
    who.terms ?? {}
  return {
    ...{ days, people: [personOf(roster, days, who)], grid: roster.intervalMinutes, weights: usualWeights },
    ...{ rules: { ...usualRules, rest, daysInRow }, shifts: [], needs: [], wishes: [] },
  }
}

function personOf(roster: Roster, days: readonly RosterDay[], { agent, terms, skills }: Who): Person {
  const leave = days.map(({ date }) => date).filter((date) => isAway(roster, agent.id, date))
  return {
    ...{ id: agent.id, skills: skills.map(({ id }) => id), leave },
    contract: { least: terms?.leastMinutesWeek ?? 0, most: terms?.mostMinutesWeek ?? 0 },
    availability: terms ? Object.fromEntries(days.map(({ date }) => [date, windowsOn(terms, date)])) : {},
  }
}

/** Whether somebody is away on a day. */
export function isAway({ leaves }: Pick<Roster, 'leaves'>, agentId: string, date: string): boolean {
  return leaves.some((one) => one.agent.id === agentId && one.firstDay <= date && date <= one.lastDay)
}

/** When somebody can work on a day and in the night after it; a weekday that is left out is free. */
function windowsOn({ available }: Terms, date: string): Window[] {
  const of = (day: string, shift: number): Window[] =>
    (available[String(isoWeekday(day)) as '1'] ?? []).map(([from, to]) => {
      return { from: from + shift, to: (to > from ? to : to + 1440) + shift }
    })
  const all = [...of(addDays(date, -1), -1440), ...of(date, 0), ...of(addDays(date, 1), 1440)]
  return all.filter(({ to }) => to > 0)
}

function assignmentOf(place: Place): Assignment {
  const { agentId, day, fromMinute, minutes, breakAfter, breakMinutes, breakPaid } = place
  const rests = { start: fromMinute + (breakAfter ?? 0), minutes: breakMinutes, paid: breakPaid }
  const what = { person: agentId, date: day, shift: place.patternId ?? '', start: fromMinute, minutes }
  return { ...what, breaks: breakAfter === null ? [] : [rests] }
}
