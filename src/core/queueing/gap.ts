/** What too few people mean for clients: minutes waited and contacts lost, not colours. */
import { flow } from '#core/queueing/backlog.ts'
import { faultOf, loadOf, serversOf, stepHandling, withinOf } from '#core/queueing/handling.ts'
import type { BadPlan, ExpectedInterval, Handling } from '#core/queueing/intervals.ts'
import { erlangC } from '#core/queueing/erlang-c.ts'
import { contactsOf } from '#core/queueing/need.ts'
import { lineAtLoad } from '#core/queueing/offered-load.ts'
import type { LoadStep } from '#core/queueing/offered-load.ts'
import { momentsOf, overInterval } from '#core/queueing/over-interval.ts'

/** What the clients of one interval bear with a number of people. */
export type Burden = {
  readonly onDuty: number
  /** Minutes waited by all clients together. */
  readonly waitingMinutes: number
  /** Contacts that end because the client leaves; 0 where patience is not known, and nobody is taken to leave. */
  readonly lostContacts: number
  /** Clients that wait on when the interval ends and the next cannot catch up with; 0 where clients leave. */
  readonly waitingAtEnd: number
}

export type Gap = {
  readonly plan: Burden
  readonly cover: Burden
  /** People planned less people there; below 0 where more are there than planned. */
  readonly shortBy: number
  /** What the difference costs clients; below 0 where it spares them. */
  readonly extraWaitingMinutes: number
  readonly extraLostContacts: number
}

export type Gaps =
  | { readonly ok: true; readonly intervals: readonly Gap[]; readonly total: GapTotal }
  | BadPlan

export type GapTotal = { readonly extraWaitingMinutes: number; readonly extraLostContacts: number }

/**
 * What clients bear with the people there (`cover`) against what they would with the people planned (`plan`): both
 * are people on duty, one number for each interval, fractions where somebody is there for a part of it. With
 * patience: Erlang A at the modified offered load. Without: Erlang C, and where that has no long run the line as a
 * flow, carried from interval to interval until it has been worked off.
 */
export function gapOf(
  intervals: readonly ExpectedInterval[],
  handling: Handling,
  people: { readonly plan: readonly number[]; readonly cover: readonly number[] },
): Gaps {
  const fault = faultOf(intervals, handling) ?? faultOfPeople(intervals.length, people)
  if (fault) return fault
  const plan = burdens(intervals, handling, people.plan)
  const cover = burdens(intervals, handling, people.cover)
  const gaps = plan.flatMap((planned, i) => {
    const there = cover[i]
    return there ? [compared(planned, there)] : []
  })
  return { ok: true, intervals: gaps, total: totalOf(gaps) }
}

function faultOfPeople(
  count: number,
  people: { readonly plan: readonly number[]; readonly cover: readonly number[] },
): BadPlan | undefined {
  for (const numbers of [people.plan, people.cover]) {
    if (numbers.length !== count) return { ok: false, why: 'lengths_differ' }
    const odd = numbers.findIndex((one) => !(one >= 0 && one < Infinity))
    if (odd >= 0) return { ok: false, why: 'people_not_a_count', at: odd }
  }
  return undefined
}

function compared(plan: Burden, cover: Burden): Gap {
  return {
    plan,
    cover,
    shortBy: plan.onDuty - cover.onDuty,
    extraWaitingMinutes: cover.waitingMinutes - plan.waitingMinutes,
    extraLostContacts: cover.lostContacts - plan.lostContacts,
  }
}

function totalOf(gaps: readonly Gap[]): GapTotal {
  return {
    extraWaitingMinutes: gaps.reduce((sum, gap) => sum + gap.extraWaitingMinutes, 0),
    extraLostContacts: gaps.reduce((sum, gap) => sum + gap.extraLostContacts, 0),
  }
}

function burdens(
  intervals: readonly ExpectedInterval[],
  handling: Handling,
  people: readonly number[],
): Burden[] {
  const contacts = contactsOf(intervals)
  const loads = loadOf(contacts, handling)
  return handling.patienceSeconds === undefined
    ? burdensWithoutLeaving(intervals, loads, handling, people)
    : loads.map((step, i) =>
        intervals[i]?.open
          ? burdenWithLeaving(step, contacts[i] ?? 0, people[i] ?? 0, handling)
          : nothing(people[i] ?? 0),
      )
}

const nothing = (onDuty: number): Burden => ({ onDuty, waitingMinutes: 0, lostContacts: 0, waitingAtEnd: 0 })

/** Between whole numbers the interval is shared: 10.5 is 10 for one half of it and 11 for the other. */
function betweenWholes(servers: number, of: (whole: number) => number): number {
  const below = Math.floor(servers)
  const share = servers - below
  return share === 0 ? of(below) : (1 - share) * of(below) + share * of(below + 1)
}

function burdenWithLeaving(step: LoadStep, contacts: number, onDuty: number, handling: Handling): Burden {
  const met = (whole: number) => overInterval(step, whole, stepHandling(handling), withinOf(handling))
  const figure = (of: 'meanWaitSeconds' | 'shareLeaving') =>
    betweenWholes(serversOf(onDuty, handling), (whole) => {
      const performance = met(whole)
      return performance.state === 'open' ? performance[of] : 0
    })
  return {
    onDuty,
    waitingMinutes: (contacts * figure('meanWaitSeconds')) / 60,
    lostContacts: contacts * figure('shareLeaving'),
    waitingAtEnd: 0,
  }
}

function burdensWithoutLeaving(
  intervals: readonly ExpectedInterval[],
  loads: readonly LoadStep[],
  handling: Handling,
  people: readonly number[],
): Burden[] {
  const flowOf = (onDuty: readonly number[]) =>
    flow(
      loads.map((step, i) => ({
        step,
        servers: serversOf(onDuty[i] ?? 0, handling),
        open: intervals[i]?.open ?? false,
      })),
    )
  const flows = flowOf(people)
  const nobodyThere = flowOf(people.map(() => 0))
  let chance = { mean: 0, atEnd: 0 }
  return loads.map((step, i) => {
    const onDuty = people[i] ?? 0
    chance = lineByChance(step, serversOf(onDuty, handling), chance.atEnd, handling)
    if (!intervals[i]?.open) {
      chance = { mean: 0, atEnd: 0 }
      return nothing(onDuty)
    }
    const line = Math.hypot(flows[i]?.meanWaiting ?? 0, chance.mean)
    return {
      onDuty,
      waitingMinutes: Math.min(line, nobodyThere[i]?.meanWaiting ?? 0) * handling.intervalMinutes,
      lostContacts: 0,
      waitingAtEnd: flows[i]?.waitingAtEnd ?? 0,
    }
  })
}

type LineByChance = { readonly mean: number; readonly atEnd: number }

/**
 * The line that chance makes beside the flow: Erlang C's, but never more than can have built up. A line exactly at
 * its limit grows as √(2σ²t/π), reflected Brownian motion with σ² = arrivals + endings (2·load in each handling
 * time; Whitt 2002), and goes on from where the interval before left it.
 */
function lineByChance(step: LoadStep, servers: number, before: number, handling: Handling): LineByChance {
  const settled = momentsOf(step).reduce(
    (sum, { load, weight }) => sum + weight * betweenWholes(servers, (n) => settledLine(load, n, handling)),
    0,
  )
  const growth = (4 * step.mean * step.handlingTimes) / Math.PI
  return {
    mean: Math.min(settled, Math.sqrt(before ** 2 + growth / 2)),
    atEnd: Math.min(settled, Math.sqrt(before ** 2 + growth)),
  }
}

/** Erlang C's mean line; without end where there is no long run. */
function settledLine(load: number, servers: number, handling: Handling): number {
  if (load === 0) return 0
  const outcome = erlangC(lineAtLoad(load, stepHandling(handling)), servers)
  return outcome.stable ? outcome.meanWaiting : Infinity
}
