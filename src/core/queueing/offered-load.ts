/**
 * Work under way over time, and people for it. A conversation begun in one interval is still going on in the next,
 * so the load lags behind the arrivals: who plans interval by interval has too many while the day begins to swell
 * and too few when it begins to ebb.
 */
import { meets, shortfall } from '#core/queueing/line.ts'
import type { Line, Outcome, Target } from '#core/queueing/line.ts'
import { leastWhere, MOST_AGENTS, performanceOf } from '#core/queueing/least-staff.ts'

/** The load in erlangs at the beginning and the end of a step and on average over it. */
export type LoadStep = {
  readonly from: number
  readonly to: number
  readonly mean: number
  /** Where the load would settle if the step's arrivals went on, and how many handling times the step is long. */
  readonly settlesAt: number
  readonly handlingTimes: number
}

export type LoadTiming = {
  readonly stepMinutes: number
  readonly handlingSeconds: number
  /**
   * What is under way at first: nothing; what the last step leaves (the same day again and again); what the first
   * step's arrivals settle at; or so many erlangs.
   */
  readonly start: 'empty' | 'periodic' | 'steady' | number
}

/**
 * The modified offered load m′(t) = λ(t) − μ·m(t) of contacts that arrive evenly within each step, solved exactly
 * (Jennings, Mandelbaum, Massey & Whitt 1996): the mean number under way if nobody ever waited.
 */
export function offeredLoad(contactsPerStep: readonly number[], timing: LoadTiming): LoadStep[] {
  const { stepMinutes, handlingSeconds } = timing
  if (!(stepMinutes > 0 && handlingSeconds > 0)) throw new RangeError('times must be above 0')
  const handlingTimes = (stepMinutes * 60) / handlingSeconds
  const settling = contactsPerStep.map((contacts) => contacts / handlingTimes)
  let load = startingLoad(settling, handlingTimes, timing.start)
  return settling.map((settlesAt) => {
    const from = load
    load = relaxed(from, settlesAt, handlingTimes)
    const mean = settlesAt + ((from - settlesAt) * -Math.expm1(-handlingTimes)) / handlingTimes
    return { from, to: load, mean, settlesAt, handlingTimes }
  })
}

const relaxed = (from: number, to: number, handlingTimes: number) =>
  to + (from - to) * Math.exp(-handlingTimes)

/** The load when a share of the step has gone. */
export function loadWithin(step: LoadStep, share: number): number {
  return relaxed(step.from, step.settlesAt, step.handlingTimes * share)
}

function startingLoad(
  settling: readonly number[],
  handlingTimes: number,
  start: LoadTiming['start'],
): number {
  if (typeof start === 'number') return start
  if (start === 'empty') return 0
  if (start === 'steady') return settling[0] ?? 0
  // After one round from nothing, e^{−all} of what was there at first is left; the rest is a geometric series.
  const once = settling.reduce((load, settlesAt) => relaxed(load, settlesAt, handlingTimes), 0)
  const round = handlingTimes * settling.length
  return round > 0 ? once / -Math.expm1(-round) : 0
}

/** How the contacts are handled, for people by the step. */
export type StepHandling = { readonly handlingSeconds: number; readonly patienceSeconds?: number }

/**
 * at_least: the fewest with whom the target is kept on average over each step. closest: those with whom the step
 * is nearest to the target, above or below: the same service at any time of day for the fewest hours. closest_half:
 * the same, where one person more may be there for the half of the step with more load (n + ½).
 */
export type Stance = 'at_least' | 'closest' | 'closest_half'

export type StaffedStep = {
  readonly agents: number
  /** What comes of it on average over the step, less what was asked: above 0 worse. In the target's unit. */
  readonly shortfall: number
}

/**
 * People for each step, by the exact long run at the load of each moment. `undefined` where no number of people
 * keeps to the target, or where a share of leavers is asked for and patience is not known.
 */
export function staffForLoad(
  steps: readonly LoadStep[],
  handling: StepHandling,
  target: Target,
  stance: Stance,
): (StaffedStep | undefined)[] {
  if (target.on === 'leaving' && handling.patienceSeconds === undefined) return steps.map(() => undefined)
  return steps.map((step) => staffForStep(step, handling, target, stance))
}

function staffForStep(
  step: LoadStep,
  handling: StepHandling,
  target: Target,
  stance: Stance,
): StaffedStep | undefined {
  const missedBy = (agents: number) => averageShortfall(step, handling, target, agents)
  const guess = Math.round(step.mean + 0.5 * Math.sqrt(step.mean))
  const least = leastWhere((n) => missedBy(n) <= 0, guess, MOST_AGENTS)
  if (least === undefined) return undefined
  const others = stance === 'at_least' ? [] : stance === 'closest' ? [least - 1] : [least - 1, least - 0.5]
  return [least, ...others.filter((n) => n >= 0)]
    .map((agents) => ({ agents, shortfall: missedBy(agents) }))
    .reduce((best, one) => (Math.abs(one.shortfall) < Math.abs(best.shortfall) ? one : best))
}

const HALVES = [
  [0, 0.25, 0.5],
  [0.5, 0.75, 1],
] as const
const SIMPSON = [1 / 6, 4 / 6, 1 / 6] as const

/** Simpson's rule on each half of the step; arrivals are even within a step, so moments weigh as clients do. */
function averageShortfall(step: LoadStep, handling: StepHandling, target: Target, agents: number): number {
  const rising = step.to >= step.from
  return HALVES.reduce<number>((sum, moments, half) => {
    const more = rising === (half === 1)
    const present = more ? Math.ceil(agents) : Math.floor(agents)
    const inHalf = moments.reduce<number>((part, moment, i) => {
      const outcome = performanceAtLoad(loadWithin(step, moment), present, handling, target)
      return part + (SIMPSON[i] ?? 0) * shortfall(outcome, target)
    }, 0)
    return sum + inHalf / 2
  }, 0)
}

/** The long run of a line whose load is m: what arrivals of m an average handling time would meet. */
function performanceAtLoad(load: number, agents: number, handling: StepHandling, target: Target): Outcome {
  const within = target.on === 'answered_within' ? target.seconds : undefined
  return performanceOf(lineAtLoad(load, handling), agents, within)
}

/** The line that settles at a load. */
export function lineAtLoad(load: number, handling: StepHandling): Line {
  const { handlingSeconds, patienceSeconds } = handling
  const line = { contactsPerHour: (load * 3600) / handlingSeconds, handlingSeconds }
  return patienceSeconds === undefined ? line : { ...line, patienceSeconds }
}

/** Whether a number of people keeps to the target at a load. */
export function meetsAtLoad(load: number, agents: number, handling: StepHandling, target: Target): boolean {
  return meets(performanceAtLoad(load, agents, handling, target), target)
}
