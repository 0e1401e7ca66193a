/** How contacts are handled, checked, and turned into a line of single conversations. */
import type { BadPlan, ExpectedInterval, Handling, Uncertainty } from '#core/queueing/intervals.ts'
import { offeredLoad } from '#core/queueing/offered-load.ts'
import type { LoadStep, StepHandling } from '#core/queueing/offered-load.ts'

/** The first thing that makes a plan impossible, or undefined. */
export function faultOf(intervals: readonly ExpectedInterval[], handling: Handling): BadPlan | undefined {
  const { concurrency } = handling
  if (intervals.length === 0) return { ok: false, why: 'no_intervals' }
  if (!isPositive(handling.intervalMinutes)) return { ok: false, why: 'interval_not_positive' }
  if (!isPositive(handling.handlingSeconds)) return { ok: false, why: 'handling_not_positive' }
  if (handling.patienceSeconds !== undefined && !isPositive(handling.patienceSeconds))
    return { ok: false, why: 'patience_not_positive' }
  if (concurrency && !(Number.isSafeInteger(concurrency.atOnce) && concurrency.atOnce >= 1))
    return { ok: false, why: 'concurrency_below_one' }
  if (concurrency && !(concurrency.slowdown >= 1 && concurrency.slowdown < Infinity))
    return { ok: false, why: 'concurrency_below_one' }
  if (shrinkageOf(handling) === undefined) return { ok: false, why: 'shrinkage_takes_all' }
  if (handling.target.on === 'leaving' && handling.patienceSeconds === undefined)
    return { ok: false, why: 'patience_unknown' }
  return faultIn(intervals)
}

function faultIn(intervals: readonly ExpectedInterval[]): BadPlan | undefined {
  const odd = intervals.findIndex(({ contacts }) => !isCount(contacts))
  if (odd >= 0) return { ok: false, why: 'contacts_not_a_count', at: odd }
  const vague = intervals.findIndex(({ uncertainty }) => uncertainty && !isCount(sizeOf(uncertainty)))
  return vague < 0 ? undefined : { ok: false, why: 'uncertainty_not_a_number', at: vague }
}

const isPositive = (value: number) => value > 0 && value < Infinity
const isCount = (value: number) => value >= 0 && value < Infinity
const sizeOf = (uncertainty: Uncertainty) =>
  'rateCv' in uncertainty ? uncertainty.rateCv : uncertainty.countSd

/** Share of paid time away from clients, 0 or more and below 1; undefined when nothing would be left. */
function shrinkageOf({ shrinkage = {} }: Handling): number | undefined {
  const shares = [shrinkage.leave ?? 0, shrinkage.training ?? 0, shrinkage.breaks ?? 0]
  const all = shares.reduce((sum, share) => sum + share, 0)
  return shares.every((share) => share >= 0) && all < 1 ? all : undefined
}

/** Whole people on the roster for so many on duty: on duty/(1 − shrinkage), upwards. */
export function rosteredFor(onDuty: number, handling: Handling): number {
  // A hair is taken off, so that 9/(1 − 0.1) is 10 and not 11.
  return Math.ceil(onDuty / (1 - (shrinkageOf(handling) ?? 0)) - 1e-9)
}

/** Conversations at once by so many people. A person with k at once is k servers that are each slower. */
export function serversOf(people: number, { concurrency }: Handling): number {
  return people * (concurrency?.atOnce ?? 1)
}

/** Time one conversation takes, slowed down where a person has several at once; and the patience. */
export function stepHandling({ handlingSeconds, concurrency, patienceSeconds }: Handling): StepHandling {
  const each = { handlingSeconds: handlingSeconds * (concurrency?.slowdown ?? 1) }
  return patienceSeconds === undefined ? each : { ...each, patienceSeconds }
}

/** The time that answers within a time speak of. */
export function withinOf({ target, withinSeconds }: Handling): number {
  return withinSeconds ?? (target.on === 'answered_within' ? target.seconds : 20)
}

/** The modified offered load of the intervals, in conversations at once. */
export function loadOf(contacts: readonly number[], handling: Handling): LoadStep[] {
  return offeredLoad(contacts, {
    stepMinutes: handling.intervalMinutes,
    handlingSeconds: stepHandling(handling).handlingSeconds,
    start: handling.start ?? 'empty',
  })
}
