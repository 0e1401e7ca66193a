/** What clients meet in one interval whose load changes from moment to moment. */
import type { IntervalPerformance } from '#core/queueing/intervals.ts'
import type { Outcome, Performance } from '#core/queueing/line.ts'
import { performanceOf } from '#core/queueing/least-staff.ts'
import { lineAtLoad, loadWithin } from '#core/queueing/offered-load.ts'
import type { LoadStep, StepHandling } from '#core/queueing/offered-load.ts'

/** Loads at moments of a step and how much each counts: three by Simpson's rule, one where the load hardly moves. */
export function momentsOf(step: LoadStep): readonly { readonly load: number; readonly weight: number }[] {
  if (Math.abs(step.to - step.from) < 0.02 * Math.sqrt(step.mean)) return [{ load: step.mean, weight: 1 }]
  return [
    { load: step.from, weight: 1 / 6 },
    { load: loadWithin(step, 0.5), weight: 4 / 6 },
    { load: step.to, weight: 1 / 6 },
  ]
}

/**
 * The average of the long run at each moment's load. Arrivals are even within a step, so that moments weigh as
 * clients do. One moment without a long run makes the interval overloaded.
 */
export function overInterval(
  step: LoadStep,
  servers: number,
  handling: StepHandling,
  withinSeconds: number,
): IntervalPerformance {
  const parts: { readonly outcome: Outcome; readonly weight: number }[] = momentsOf(step).map(
    ({ load, weight }) => ({
      outcome: performanceOf(lineAtLoad(load, handling), servers, withinSeconds),
      weight,
    }),
  )
  const settled = parts.flatMap(({ outcome, weight }) => (outcome.stable ? [{ outcome, weight }] : []))
  if (settled.length < parts.length) return { state: 'overloaded' }
  const mean = (of: (one: Performance) => number) =>
    settled.reduce((sum, { outcome, weight }) => sum + weight * of(outcome), 0)
  return averaged(mean, servers, withinSeconds)
}

/** Shares of the whole are averaged as they are; shares of a part anew from the averaged parts. */
function averaged(
  mean: (of: (one: Performance) => number) => number,
  agents: number,
  withinSeconds: number,
): IntervalPerformance {
  const ofAll = mean((one) => one.answeredWithin.ofAll)
  const shareLeaving = mean((one) => one.shareLeaving)
  const shareLeavingWithin = mean((one) => one.shareLeavingWithin)
  const shareWaiting = mean((one) => one.shareWaiting)
  const meanWaitSeconds = mean((one) => one.meanWaitSeconds)
  return {
    state: 'open',
    agents,
    occupancy: mean((one) => one.occupancy),
    shareWaiting,
    shareLeaving,
    meanWaitSeconds,
    meanWaitIfWaitingSeconds:
      shareWaiting > 0 ? meanWaitSeconds / shareWaiting : mean((one) => one.meanWaitIfWaitingSeconds),
    meanWaiting: mean((one) => one.meanWaiting),
    withinSeconds,
    shareWaitingLonger: mean((one) => one.shareWaitingLonger),
    shareLeavingWithin,
    answeredWithin: {
      ofAll,
      ofAllButEarlyLeavers: shareLeavingWithin < 1 ? Math.min(1, ofAll / (1 - shareLeavingWithin)) : 0,
      ofServed: shareLeaving < 1 ? Math.min(1, ofAll / (1 - shareLeaving)) : 0,
    },
  }
}
