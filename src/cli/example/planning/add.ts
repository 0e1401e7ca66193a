import { localDate } from '#core/calendars/hours.ts'
import { addDays, daysBetween, daysFrom, instantOfMinute, isoWeekday } from '#core/calendars/moments.ts'
import { planningEvents } from '#domain/planning/contract.ts'
import type { PlanSettings } from '#domain/planning/contract.need.ts'
import { newId } from '#platform/ids.ts'
import { json } from '../book.ts'
import { BANK_HOLIDAYS, ZONE } from '../organisation/calendars.ts'
import type { World, WorldAgent } from '../world.ts'
import { constraints } from './constraints.ts'
import { livedContacts, needByWeekday, settingsFor } from './figures.ts'
import { patterns } from './patterns.ts'
import type { ExamplePattern, PatternKey } from './patterns.ts'
import { leaves, termsOf, wishes } from './people.ts'
import { shiftsOn } from './roster.ts'
import type { ExampleShift } from './roster.ts'

const DAY_MS = 86_400_000
const PLANNER = 'ingrid.larsen'
/** The grid of the rosters' need: half hours from eight to six. */
const [FROM, TO, GRID] = [480, 1080, 30]
/** The Monday from which weeks are numbered, so that turns go on from roster to roster. */
const FIRST_MONDAY = '2026-01-05'

type Context = {
  readonly world: World
  readonly today: string
  readonly planner: WorldAgent
  readonly patternIds: Readonly<Record<PatternKey, string>>
}

/** Adds what the planner works with: kinds of shift, terms, leave, wishes, what is on offer, two rosters, the register. */
export function addPlanning(world: World): void {
  const today = localDate(ZONE, world.now.getTime())
  const planner = agentBy(world, PLANNER)
  const settings = addSettings(world, planner)
  addSpecialDays(world, planner, today)
  const patternIds = addPatterns(world, planner)
  const context = { world, today, planner, patternIds }
  addPeople(context)
  addWishes(context)
  const monday = addDays(today, 1 - isoWeekday(today))
  for (const week of [monday, addDays(monday, 7)]) addRoster(context, week, settings)
  addConstraints(context)
}

function agentBy({ agents }: World, mail: string): WorldAgent {
  const found = agents.find(({ person }) => person.mail === mail)
  if (!found) throw new Error(`Nobody in the example is called ${mail}`)
  return found
}

const ago = ({ now }: World, days: number) => new Date(now.getTime() - days * DAY_MS)
const by = (agent: WorldAgent, at: Date) => ({ at, actor: 'agent', actorId: agent.id })

type Reckoned = { readonly settings: PlanSettings; readonly need: ReadonlyMap<number, readonly number[]> }

function addSettings(world: World, planner: WorldAgent): Reckoned {
  const lived = livedContacts(world.book.rows('contacts'), world.now.getTime())
  const settings = settingsFor(lived)
  const at = ago(world, 12)
  world.book.add('plan_settings', { settings: json(settings), changed_by: planner.id, changed_at: at })
  world.book.tell(planningEvents.settingsChanged, by(planner, at), { version: 1 })
  return { settings, need: needByWeekday(lived, settings) }
}

/** Bank holidays from the beginning of the past that is known to a year ahead. */
function addSpecialDays(world: World, planner: WorldAgent, today: string): void {
  const days = BANK_HOLIDAYS.filter((day) => Math.abs(daysBetween(today, day)) < 400)
  for (const day of days) world.book.add('special_days', { day, name: holidayName(day), closed: true })
  world.book.tell(planningEvents.specialDaysSet, by(planner, ago(world, 12)), { days: days.length })
}

function holidayName(day: string): string {
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8))]
  if (month === 1) return 'New Year’s Day'
  if (month <= 4) return isoWeekday(day) === 5 ? 'Good Friday' : 'Easter Monday'
  if (month === 5) return date < 15 ? 'Early May bank holiday' : 'Spring bank holiday'
  if (month === 8) return 'Summer bank holiday'
  return date === 25 ? 'Christmas Day' : date === 26 ? 'Boxing Day' : 'Bank holiday in lieu'
}

function addPatterns(world: World, planner: WorldAgent): Readonly<Record<PatternKey, string>> {
  const at = ago(world, 30)
  const all: Record<string, ExamplePattern> = patterns
  const ids = Object.entries(all).map(([key, pattern]) => {
    const { name, minutes, rest, starts, weekdays, mostShare = null } = pattern
    const id = newId(at)
    world.book.add('shift_patterns', {
      id,
      name,
      minutes,
      break_minutes: rest?.minutes ?? 0,
      break_from: rest?.from ?? 0,
      break_to: rest?.to ?? 0,
      starts: starts.map(String),
      weekdays: weekdays.map(String),
      most_share: mostShare,
    })
    world.book.tell(planningEvents.patternSet, by(planner, at), { patternId: id })
    return [key, id] as const
  })
  return Object.fromEntries(ids) as Record<PatternKey, string>
}

function addPeople({ world, today, planner }: Context): void {
  const { book } = world
  const at = ago(world, 28)
  for (const agent of world.agents) {
    const terms = termsOf(agent.person)
    if (!terms) continue
    book.add('work_terms', {
      agent_id: agent.id,
      least_minutes_week: terms.least,
      most_minutes_week: terms.most,
      rest_minutes: 660,
      most_days_in_row: 6,
      available: json(terms.available),
    })
    book.tell(planningEvents.termsSet, { ...by(planner, at), agentId: agent.id }, {})
  }
  for (const { who, from, to, kind } of leaves) {
    const [id, agent] = [newId(at), agentBy(world, who)]
    const days = { first_day: addDays(today, from), last_day: addDays(today, to) }
    book.add('leaves', { id, agent_id: agent.id, ...days, kind })
    const told = kind === 'sick' ? Math.max(0.2, -from) : Math.max(9, 9 - from)
    const about = { ...by(planner, ago(world, told)), agentId: agent.id }
    book.tell(planningEvents.leaveSet, about, { leaveId: id, removed: false })
  }
}

function addWishes({ world, today }: Context): void {
  const monday = addDays(today, 1 - isoWeekday(today))
  for (const [index, { who, kind, mondayInWeeks, weekday = null, weight, note }] of wishes.entries()) {
    const [at, agent] = [ago(world, 6 - index * 0.3), agentBy(world, who)]
    const id = newId(at)
    const day = mondayInWeeks === undefined ? null : addDays(monday, 7 * mondayInWeeks)
    world.book.add('wishes', { id, agent_id: agent.id, kind, day, weekday, weight, note, made_at: at })
    world.book.tell(planningEvents.wishMade, { ...by(agent, at), agentId: agent.id }, { wishId: id })
  }
}

/** A published roster of a week, as Ingrid makes it by habit. */
function addRoster(context: Context, monday: string, { need }: Reckoned): void {
  const { world, planner, today } = context
  const week = Math.floor(daysBetween(FIRST_MONDAY, monday) / 7)
  const at = (days: number) => new Date(instantOfMinute(ZONE, addDays(monday, -days), 660))
  const [madeAt, publishedAt] = [at(12), at(11)] as const
  const id = newId(madeAt)
  const days = daysFrom(monday, 7)
  world.book.add('rosters', {
    id,
    name: `Week of ${nameOf(monday)}`,
    first_day: monday,
    days: 7,
    interval_minutes: GRID,
    state: 'published',
    need: json(days.flatMap((day) => needOn(day, need))),
    solving: 'done',
    made_by: planner.id,
    made_at: madeAt,
    published_by: planner.id,
    published_at: publishedAt,
  })
  const shifts = days.flatMap((day) => shiftsOn(day, week, today))
  for (const shift of shifts) addShift(context, id, shift)
  world.book.tell(planningEvents.rosterMade, by(planner, madeAt), { rosterId: id, days: 7 })
  world.book.tell(planningEvents.rosterPublished, by(planner, publishedAt), {
    rosterId: id,
    shifts: shifts.length,
  })
}

function nameOf(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
}

function needOn(day: string, need: Reckoned['need']) {
  if (BANK_HOLIDAYS.includes(day) || !need.has(isoWeekday(day))) return []
  const needed = (need.get(isoWeekday(day)) ?? []).slice(FROM / GRID, TO / GRID)
  // One missing makes clients wait as long as the interval, together.
  return [{ day, fromMinute: FROM, needed, waiting: needed.map(() => [GRID]) }]
}

function addShift({ world, patternIds }: Context, rosterId: string, shift: ExampleShift): void {
  const { who, day, pattern, start } = shift
  const { minutes, rest }: ExamplePattern = patterns[pattern]
  const at = (minute: number) => new Date(instantOfMinute(ZONE, day, minute))
  // Lunch is taken in turns: whose name comes later in the alphabet goes later.
  const turn = rest ? Math.floor((rest.to - rest.from) / GRID) + 1 : 1
  const breakAt = rest ? start + rest.from + GRID * ((who.codePointAt(0) ?? 0) % turn) : null
  world.book.add('shifts', {
    id: newId(world.now),
    roster_id: rosterId,
    agent_id: agentBy(world, who).id,
    pattern_id: patternIds[pattern],
    day,
    starts_at: at(start),
    ends_at: at(start + minutes),
    break_at: breakAt === null ? null : at(breakAt),
    break_minutes: rest?.minutes ?? 0,
    fixed: false,
  })
}

function addConstraints({ world, planner }: Context): void {
  const ids = new Map<string, string>()
  for (const one of constraints) {
    const at = ago(world, one.saidDaysAgo)
    const goneAt = one.goneDaysAgo === undefined ? null : ago(world, one.goneDaysAgo)
    const id = newId(at)
    ids.set(one.key, id)
    const { what, whose, since, behind, tried, times, rule = null, cost } = one
    world.book.add('constraints', {
      id,
      what,
      whose,
      since,
      behind_id: behind === undefined ? null : (ids.get(behind) ?? null),
      tried,
      times: json(times),
      rule,
      cost: json(cost ? { basis: 'assumed', ...cost, paidHoursWeek: null, at: at.toISOString() } : null),
      state: goneAt === null ? 'standing' : 'gone',
      gone_at: goneAt,
      made_by: planner.id,
      made_at: at,
      changed_at: goneAt ?? at,
    })
    world.book.tell(planningEvents.constraintRecorded, by(planner, at), { constraintId: id })
    if (goneAt)
      world.book.tell(planningEvents.constraintChanged, by(planner, goneAt), { constraintId: id, gone: true })
  }
}
