/**
 * The past of the example organisation: days of contacts with the rhythm, the luck and the faults of a real one.
 * Arrivals are doubly stochastic: N ~ Poisson(W·λ) with a gamma day effect W of mean 1 (Whitt 1999; Jongbloed &
 * Koole 2001; Avramidis, Deslauriers & L'Ecuyer 2004). Waits are those of a first-come-first-served line with as
 * many people as were there, and of clients who give up when their patience ends.
 */
import { chanceFrom } from '#core/chance.ts'
import type { Chance } from '#core/chance.ts'
import { addWorkingTime } from '#core/calendars/hours.ts'
import { dayOf, freshArrivals, returning, returningSoon } from '#core/history/arrivals.ts'
import type { Arrival, Day, Pending } from '#core/history/arrivals.ts'
import { isLive, settlePlan } from '#core/history/settle.ts'
import type { SettledPlan } from '#core/history/settle.ts'
import type { HistoricContact, HistoryPlan, HistoryService } from '#core/history/types.ts'

/** How likely a need comes back, by how its contact went. */
const COMES_BACK = { abandoned: 0.65, with_commitment: 0.2, met: 0.05 } as const
const CUT_SHORT_COMES_BACK = 0.8
const SECONDS_TO_ANSWER = 3

type Course = {
  readonly plan: SettledPlan
  /** When each person comes free, epoch seconds. */
  readonly people: Float64Array
  pending: Pending[]
  number: number
}

/**
 * Contacts day by day in order of arrival, up to and including `endDate`. The same plan gives the same history, and
 * a day's fresh contacts depend on seed and date alone. Throws RangeError where the plan cannot give a history.
 */
export function* generateDays(plan: HistoryPlan): Generator<HistoricContact> {
  const settled = settlePlan(plan)
  const course: Course = { plan: settled, people: new Float64Array(settled.people), pending: [], number: 0 }
  const chance = chanceFrom(plan.seed)
  for (const date of datesUpTo(plan.endDate, plan.days))
    yield* liveThrough(course, dayOf(settled, date), chance.fork(date))
}

function datesUpTo(endDate: string, days: number): string[] {
  const end = Date.parse(`${endDate}T00:00:00Z`)
  if (Number.isNaN(end)) throw new RangeError(`Not a date: ${endDate}`)
  return Array.from({ length: days }, (_, i) =>
    new Date(end - (days - 1 - i) * 86_400_000).toISOString().slice(0, 10),
  )
}

function* liveThrough(course: Course, day: Day, seeded: Chance): Generator<HistoricContact> {
  const coming = freshArrivals(course.plan, day, seeded.fork('fresh'))
  const chance = seeded.fork('course')
  for (const one of returningToday(course, day, chance)) insert(coming, one)
  for (let arrival = coming.shift(); arrival; arrival = coming.shift()) {
    const contact = { number: ++course.number, date: day.date, ...meet(arrival, course, chance) }
    const again = comesBack(contact, arrival, chance)
    const soon =
      again && contact.ending === 'abandoned' ? returningSoon(course.plan, day, again, chance) : undefined
    if (soon) insert(coming, soon)
    else if (again) course.pending.push(again)
    yield contact
  }
}

/** Takes the needs whose time has come out of those that wait; where all is closed they wait for another day. */
function returningToday(course: Course, day: Day, chance: Chance): Arrival[] {
  const due = course.pending.filter((need) => need.after < day.span.start)
  const arrivals = due.map((need) => returning(course.plan, day, need, chance))
  const later = new Set(due.filter((_, i) => arrivals[i] === undefined))
  course.pending = course.pending.filter((need) => need.after >= day.span.start || later.has(need))
  return arrivals.flatMap((one) => one ?? [])
}

function insert(arrivals: Arrival[], one: Arrival): void {
  const at = arrivals.findIndex((other) => other.arrivedAt > one.arrivedAt)
  arrivals.splice(at === -1 ? arrivals.length : at, 0, one)
}

function meet(arrival: Arrival, course: Course, chance: Chance): Omit<HistoricContact, 'number' | 'date'> {
  const { service, ...told } = arrival
  const { plan } = course
  const { seconds: talk, cutShort } = talkOf(service, chance)
  const live = isLive(arrival.channel)
  const patienceSeconds = live ? Math.round(5 + chance.exponential(plan.meanPatienceSeconds)) : Infinity
  const base = { ...told, serviceId: service.id, patienceSeconds, cutShort: false }
  const wait = live
    ? inLine(course.people, arrival.arrivedAt, patienceSeconds, talk)
    : inWriting(arrival.arrivedAt, plan, chance)
  if (wait === undefined)
    return { ...base, waitSeconds: patienceSeconds, talkSeconds: 0, expertSeconds: 0, ending: 'abandoned' }
  const withExpert = chance.happens(service.expertShare ?? 0.12)
  const expertSeconds = withExpert ? Math.round(talk * chance.uniform(0.25, 0.7)) : 0
  const promised = chance.happens(arrival.demand === 'failure' ? 0.4 : 0.18)
  const ending = promised && !cutShort ? 'with_commitment' : 'met'
  return { ...base, waitSeconds: Math.round(wait), talkSeconds: talk, expertSeconds, ending, cutShort }
}

/** A conversation that is cut short takes far less than a quarter of what is usual. */
function talkOf({ meanTalkSeconds, cutShortShare = 0 }: HistoryService, chance: Chance) {
  const cutShort = cutShortShare > 0 && chance.happens(cutShortShare)
  const seconds = cutShort
    ? meanTalkSeconds * chance.uniform(0.05, 0.16)
    : chance.lognormal(meanTalkSeconds, 0.75)
  return { cutShort, seconds: Math.max(20, Math.round(seconds)) }
}

/** Takes whoever comes free first; undefined when the client gives up before that. */
function inLine(people: Float64Array, arrivedAt: number, patience: number, talk: number): number | undefined {
  const at = arrivedAt / 1000
  const first = people.indexOf(Math.min(...people))
  const wait = Math.max(0, (people[first] ?? 0) - at)
  if (wait > patience) return undefined
  people[first] = at + wait + SECONDS_TO_ANSWER + talk
  return wait + SECONDS_TO_ANSWER
}

/** What comes in writing is taken up in opening hours, some working hours after it came. */
function inWriting(arrivedAt: number, plan: SettledPlan, chance: Chance): number {
  const minutes = 5 + chance.exponential(180)
  const taken = addWorkingTime(plan.hours, arrivedAt, minutes) ?? arrivedAt + minutes * 60_000
  return (taken - arrivedAt) / 1000
}

/** A client who gave up tries again soon; a need that was not quite met comes back days later. */
function comesBack(contact: HistoricContact, arrival: Arrival, chance: Chance): Pending | undefined {
  if (!chance.happens(contact.cutShort ? CUT_SHORT_COMES_BACK : COMES_BACK[contact.ending])) return undefined
  const gapSeconds =
    contact.ending === 'abandoned'
      ? 300 + chance.exponential(2400)
      : 86_400 * chance.exponential(contact.cutShort ? 1 : 5)
  const after = Math.ceil(contact.arrivedAt + (contact.waitSeconds + contact.talkSeconds + gapSeconds) * 1000)
  return { after, repeatOf: contact.number, service: arrival.service, fromFault: contact.fromFault }
}
