/** People needed for what is expected, interval by interval, with the uncertainty of the forecast carried through. */
import { faultOf, loadOf, rosteredFor, serversOf, stepHandling, withinOf } from '#core/queueing/handling.ts'
import type {
  BadPlan,
  ExpectedInterval,
  Handling,
  IntervalNeed,
  IntervalPerformance,
  Uncertainty,
} from '#core/queueing/intervals.ts'
import { meets } from '#core/queueing/line.ts'
import { leastWhere, MOST_AGENTS } from '#core/queueing/least-staff.ts'
import type { LoadStep } from '#core/queueing/offered-load.ts'
import { overInterval } from '#core/queueing/over-interval.ts'
import { gammaQuantile } from '#core/stats/gamma.ts'
import { normalQuantile } from '#core/stats/normal.ts'

export type Need = {
  /** What is needed for the contacts expected. */
  readonly expected: IntervalNeed
  /** What is needed so that the target is kept with the sureness asked for: the rate's upper quantile. */
  readonly high: IntervalNeed
}

export type NeedPlan = { readonly ok: true; readonly intervals: readonly Need[] } | BadPlan

/**
 * People for each interval: the fewest with whom clients of that interval meet the target on average, at the
 * modified offered load. `sureness` is the probability with which the busy end is to be covered; all intervals are
 * taken to be busy together, as days are. Shares, waits and levels stand with each number of people.
 */
export function peopleNeeded(
  intervals: readonly ExpectedInterval[],
  handling: Handling,
  sureness = 0.9,
): NeedPlan {
  if (!(sureness > 0 && sureness < 1)) return { ok: false, why: 'sureness_not_a_share' }
  const fault = faultOf(intervals, handling)
  if (fault) return fault
  const expected = needs(intervals, contactsOf(intervals), handling)
  const high = needs(intervals, busyContacts(intervals, sureness), handling)
  const out: Need[] = []
  for (const [at, one] of expected.entries()) {
    const busy = high[at]
    if (!one || !busy) return { ok: false, why: 'target_out_of_reach', at }
    out.push({ expected: one, high: busy })
  }
  return { ok: true, intervals: out }
}

/** What comes of given people on duty (whole people, one number for each interval), or why that cannot be said. */
export function performanceWith(
  intervals: readonly ExpectedInterval[],
  handling: Handling,
  onDuty: readonly number[],
): { readonly ok: true; readonly intervals: readonly IntervalPerformance[] } | BadPlan {
  const fault = faultOf(intervals, handling)
  if (fault) return fault
  if (onDuty.length !== intervals.length) return { ok: false, why: 'lengths_differ' }
  const odd = onDuty.findIndex((people) => !(Number.isSafeInteger(people) && people >= 0))
  if (odd >= 0) return { ok: false, why: 'people_not_a_count', at: odd }
  const loads = loadOf(contactsOf(intervals), handling)
  return {
    ok: true,
    intervals: loads.map((step, i) =>
      intervals[i]?.open ? experience(step, onDuty[i] ?? 0, handling) : { state: 'closed' },
    ),
  }
}

/** Contacts of open intervals; closed ones have none. */
export function contactsOf(intervals: readonly ExpectedInterval[]): number[] {
  return intervals.map((interval) => (interval.open ? interval.contacts : 0))
}

/** Contacts where every interval's rate is at its quantile. */
function busyContacts(intervals: readonly ExpectedInterval[], sureness: number): number[] {
  return contactsOf(intervals).map((contacts, i) =>
    rateQuantile(contacts, intervals[i]?.uncertainty, sureness),
  )
}

/** Above so many a gamma distribution is told from a normal one by nobody. */
const NEARLY_NORMAL = 1e5

/**
 * The value below which the interval's true rate lies with a probability, for a gamma-distributed rate with the
 * given mean (Jongbloed & Koole 2001). Of a count's standard deviation the chance of a Poisson count is taken off
 * first: Var N = λ + λ²c².
 */
export function rateQuantile(
  contacts: number,
  uncertainty: Uncertainty | undefined,
  sureness: number,
): number {
  const c2 = squaredCv(contacts, uncertainty)
  if (c2 === 0) return contacts
  const shape = 1 / c2
  if (shape > NEARLY_NORMAL) return contacts * Math.max(0, 1 + normalQuantile(sureness) * Math.sqrt(c2))
  return (contacts * gammaQuantile(shape, sureness)) / shape
}

function squaredCv(contacts: number, uncertainty: Uncertainty | undefined): number {
  if (uncertainty === undefined || contacts === 0) return 0
  if ('rateCv' in uncertainty) return uncertainty.rateCv ** 2
  return Math.max(0, uncertainty.countSd ** 2 - contacts) / contacts ** 2
}

function needs(
  intervals: readonly ExpectedInterval[],
  contacts: readonly number[],
  handling: Handling,
): (IntervalNeed | undefined)[] {
  return loadOf(contacts, handling).map((step, i) =>
    intervals[i]?.open ? needOf(step, contacts[i] ?? 0, handling) : closedNeed(step),
  )
}

function closedNeed(step: LoadStep): IntervalNeed {
  return { contacts: 0, loadErlangs: step.mean, onDuty: 0, rostered: 0, performance: { state: 'closed' } }
}

function needOf(step: LoadStep, contacts: number, handling: Handling): IntervalNeed | undefined {
  const { target } = handling
  const guess = Math.round((step.mean + 0.5 * Math.sqrt(step.mean)) / serversOf(1, handling))
  const timed = {
    ...handling,
    withinSeconds: target.on === 'answered_within' ? target.seconds : withinOf(handling),
  }
  const keeps = (people: number) => {
    if (contacts === 0 && people === 0) return true
    const performance = experience(step, people, timed)
    return performance.state === 'open' && meets(asOutcome(performance, step.mean), target)
  }
  const onDuty = leastWhere(keeps, guess, MOST_AGENTS)
  if (onDuty === undefined) return undefined
  return {
    contacts,
    loadErlangs: step.mean,
    onDuty,
    rostered: rosteredFor(onDuty, handling),
    performance: experience(step, onDuty, handling),
  }
}

function experience(step: LoadStep, people: number, handling: Handling): IntervalPerformance {
  const servers = serversOf(people, handling)
  const performance = overInterval(step, servers, stepHandling(handling), withinOf(handling))
  return performance.state === 'open' ? { ...performance, agents: people } : performance
}

function asOutcome(performance: Extract<IntervalPerformance, { state: 'open' }>, load: number) {
  return { ...performance, stable: true, model: 'erlang_a', offeredErlangs: load } as const
}
