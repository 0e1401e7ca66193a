/** How long clients would wait before they leave, from waits of which most ended with an answer. */
import { gammaQuantile, regularisedGamma } from '#core/stats/gamma.ts'

/** One wait: how long, and whether the client left (else somebody answered, and the patience is only known to be longer). */
export type ObservedWait = { readonly seconds: number; readonly left: boolean }

export type PatienceEstimate =
  | {
      readonly ok: true
      readonly meanSeconds: number
      /** Holds the mean patience with the given confidence, where patience is exponential. */
      readonly lowSeconds: number
      readonly highSeconds: number
      readonly left: number
      readonly waits: number
    }
  | {
      readonly ok: false
      /** too_few_left: fewer than ENOUGH_LEFT left, so that no figure would mean anything. */
      readonly why: 'too_few_left' | 'wait_not_a_time'
      readonly left: number
      readonly waits: number
    }

/** So many clients must have left before a figure is given: the interval is then within about ± 60 %. */
export const ENOUGH_LEFT = 10

/**
 * Mean patience as all the time waited, by those who were answered too, over the number who left: the maximum
 * likelihood of censored exponential times (Epstein & Sobel 1953; Brown et al. 2005 for calls). The interval is
 * the exact one for a Poisson number of leavers in that time.
 */
export function estimatePatience(waits: readonly ObservedWait[], confidence = 0.95): PatienceEstimate {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError('confidence must be between 0 and 1')
  const left = waits.filter((wait) => wait.left).length
  const counts = { left, waits: waits.length }
  if (!waits.every(isTime)) return { ok: false, why: 'wait_not_a_time', ...counts }
  const waited = waits.reduce((sum, wait) => sum + wait.seconds, 0)
  if (left < ENOUGH_LEFT || waited <= 0) return { ok: false, why: 'too_few_left', ...counts }
  const outside = (1 - confidence) / 2
  return {
    ok: true,
    meanSeconds: waited / left,
    lowSeconds: waited / gammaQuantile(left + 1, 1 - outside),
    highSeconds: waited / gammaQuantile(left, outside),
    ...counts,
  }
}

const isTime = (wait: ObservedWait) => wait.seconds >= 0 && wait.seconds < Infinity

export type PatienceShape =
  | {
      readonly ok: true
      /** Share still patient after these times (Kaplan & Meier 1958), each at the end of its stretch. */
      readonly stretches: readonly Stretch[]
      /** How likely differences as large as these are where patience is exponential. */
      readonly probability: number
      /** Whether one rate of leaving describes all stretches (probability ≥ 0.01). */
      readonly looksExponential: boolean
    }
  | { readonly ok: false; readonly why: 'too_few_left' | 'wait_not_a_time' }

/** A stretch of waiting: how many left in it for each minute that clients waited in it. */
export type Stretch = {
  readonly fromSeconds: number
  readonly toSeconds: number
  readonly left: number
  readonly minutesWaited: number
  readonly leavingPerMinute: number
  readonly stillPatient: number
}

/** So many must have left in each stretch for its rate to be compared. */
const LEFT_PER_STRETCH = 10
const MOST_STRETCHES = 8

/**
 * Whether patience looks exponential, as Erlang A takes it to be: clients who left are cut into stretches with as
 * many leavers each, and the rates of leaving compared by their χ². An announcement that makes people leave shows
 * as a stretch with a high rate.
 */
export function shapeOfPatience(waits: readonly ObservedWait[]): PatienceShape {
  if (!waits.every(isTime)) return { ok: false, why: 'wait_not_a_time' }
  const leaving = waits.filter((wait) => wait.left).map((wait) => wait.seconds)
  leaving.sort((a, b) => a - b)
  const bounds = boundsOf(leaving)
  if (bounds.length < 2) return { ok: false, why: 'too_few_left' }
  const steps = kaplanMeier(waits)
  const stretches = bounds.map((to, i) => stretch(waits, steps, bounds[i - 1] ?? 0, to))
  const probability = alike(stretches)
  return { ok: true, stretches, probability, looksExponential: probability >= 0.01 }
}

/** Ends of the stretches: times at which equal numbers have left, those that fall together taken once. */
function boundsOf(leaving: readonly number[]): number[] {
  const count = Math.min(MOST_STRETCHES, Math.floor(leaving.length / LEFT_PER_STRETCH))
  const ends = Array.from(
    { length: count },
    (_, i) => leaving[Math.ceil(((i + 1) * leaving.length) / count) - 1] ?? 0,
  )
  return [...new Set(ends)].filter((end) => end > 0)
}

function stretch(waits: readonly ObservedWait[], steps: readonly Step[], from: number, to: number): Stretch {
  const inside = waits.filter(
    (wait) => wait.left && wait.seconds <= to && (wait.seconds > from || from === 0),
  )
  const waited = waits.reduce((sum, wait) => sum + Math.max(0, Math.min(wait.seconds, to) - from), 0) / 60
  return {
    fromSeconds: from,
    toSeconds: to,
    left: inside.length,
    minutesWaited: waited,
    leavingPerMinute: waited > 0 ? inside.length / waited : 0,
    stillPatient: steps.findLast((step) => step.seconds <= to)?.stillPatient ?? 1,
  }
}

/** Homogeneity of Poisson rates with known exposure: Σ (left − expected)²/expected against χ² with k − 1 degrees. */
function alike(stretches: readonly Stretch[]): number {
  const rate = sum(stretches, (one) => one.left) / sum(stretches, (one) => one.minutesWaited)
  const distance = sum(stretches, (one) => {
    const expected = rate * one.minutesWaited
    return expected > 0 ? (one.left - expected) ** 2 / expected : 0
  })
  return 1 - regularisedGamma((stretches.length - 1) / 2, distance / 2)
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}

type Step = { readonly seconds: number; readonly stillPatient: number }

/** The product-limit estimate (Kaplan & Meier 1958): one step for each time at which somebody left. */
export function kaplanMeier(waits: readonly ObservedWait[]): Step[] {
  const sorted = waits.toSorted((a, b) => a.seconds - b.seconds)
  const steps: Step[] = []
  let stillPatient = 1
  for (let i = 0; i < sorted.length;) {
    const seconds = sorted[i]?.seconds ?? 0
    let end = i
    let left = 0
    for (; end < sorted.length && sorted[end]?.seconds === seconds; end++) if (sorted[end]?.left) left += 1
    if (left > 0) steps.push({ seconds, stillPatient: (stillPatient *= 1 - left / (sorted.length - i)) })
    i = end
  }
  return steps
}
