/**
 * The honest estimated wait (R2): from the state of the line and from what has just been experienced, with a
 * spread that is meant to hold in eight of ten cases, and nothing at all when nobody able is present.
 */
import { gammaQuantile } from '#core/stats/gamma.ts'

export type LineState = {
  /** How many stand before this client. */
  readonly ahead: number
  /** People present who can finish this kind of need, free or occupied. */
  readonly ableAgents: number
  /** Of those, how many are free now. */
  readonly freeAgents: number
  /** Mean length of a conversation of this kind; 0 when none has been measured yet. */
  readonly meanTalkSeconds: number
  /** Waits of those who last reached somebody, with how long ago that was. */
  readonly lastToEnterService: readonly { readonly waitedSeconds: number; readonly secondsAgo: number }[]
  /** Earlier estimates (their likely value) with what came of them. */
  readonly history?: readonly { readonly estimatedSeconds: number; readonly actualSeconds: number }[]
}

export type WaitEstimate = {
  readonly lowSeconds: number
  readonly likelySeconds: number
  readonly highSeconds: number
  readonly basis: {
    readonly from: 'free_agent' | 'state_of_line' | 'last_to_enter_service' | 'both'
    /** How many earlier estimates the spread was widened by; 0 when there were too few. */
    readonly measuredOn: number
  }
}

/** So many measured estimates are needed before their errors are used. */
export const ENOUGH_HISTORY = 30
const STALE_AFTER_SECONDS = 30 * 60
/** What it takes a free person to see an offer and answer it. */
const ANSWERING = { lowSeconds: 0, likelySeconds: 5, highSeconds: 30 } as const
// Added to both sides of a ratio so that an estimate of nearly nothing does not make a giant of a small error.
const SECONDS_OF_GRACE = 10

type Spread = { readonly mean: number; readonly variance: number }

/**
 * The wait to expect, or undefined when there is no ground to say anything: nobody able is present, or nothing
 * has been measured. All figures are seconds from now; low and high are meant to hold 80 % of the waits.
 */
export function estimateWait(line: LineState): WaitEstimate | undefined {
  if (line.ableAgents <= 0) return undefined
  const departures = line.ahead + 1 - Math.max(0, line.freeAgents)
  if (departures <= 0) return { ...ANSWERING, basis: { from: 'free_agent', measuredOn: 0 } }
  const state = stateOfLine(line, departures)
  const last = lastToEnter(line, departures)
  const spread = combine(state, last)
  if (!spread) return undefined
  const from = state && last ? 'both' : state ? 'state_of_line' : 'last_to_enter_service'
  return widen(quantiles(spread), line.history ?? [], from)
}

/**
 * With n people able and conversations of mean S, the k-th departure from now takes an Erlang-k time with mean
 * k·S/n (the QL predictor of Ibrahim & Whitt 2009, "Real-time delay estimation based on delay history",
 * M&SOM 11(3), 397–415; exact for exponential talk times while all n are occupied).
 */
function stateOfLine(line: LineState, departures: number): Spread | undefined {
  if (!(line.meanTalkSeconds > 0)) return undefined
  const step = line.meanTalkSeconds / line.ableAgents
  return { mean: departures * step, variance: departures * step * step }
}

/**
 * The last-to-enter-service predictor (LES, same paper): this client will wait as the one who reached somebody
 * last did. Its mean squared error is about c²+1 times that of the state of the line (c² = 1 for Poisson
 * arrivals: twice), and grows with the age of the observation.
 */
function lastToEnter(line: LineState, departures: number): Spread | undefined {
  const fresh = line.lastToEnterService.filter((one) => one.secondsAgo <= STALE_AFTER_SECONDS)
  if (fresh.length === 0) return undefined
  const last = fresh.reduce((a, b) => (b.secondsAgo < a.secondsAgo ? b : a))
  const step = stepSeconds(line, last.waitedSeconds, departures)
  const variance = step * (2 * Math.max(last.waitedSeconds, departures * step) + last.secondsAgo)
  return { mean: last.waitedSeconds, variance }
}

/** Mean time between departures: from the talk times where measured, else from the wait that was experienced. */
function stepSeconds(line: LineState, waited: number, departures: number): number {
  return line.meanTalkSeconds > 0 ? line.meanTalkSeconds / line.ableAgents : Math.max(waited, 1) / departures
}

/** Weighted by 1/variance; where the two disagree, the spread grows by what the disagreement has moved the mean. */
function combine(state: Spread | undefined, last: Spread | undefined): Spread | undefined {
  if (!state || !last) return state ?? last
  const share = last.variance / (last.variance + state.variance)
  const mean = share * state.mean + (1 - share) * last.mean
  return { mean, variance: state.variance + (mean - state.mean) ** 2 }
}

type Figures = Omit<WaitEstimate, 'basis'>

/** 10 %, 50 % and 90 % of the gamma distribution with this mean and variance: Erlang-k when it is one. */
function quantiles({ mean, variance }: Spread): Figures {
  if (!(mean > 0)) return { lowSeconds: 0, likelySeconds: 0, highSeconds: 1.2816 * Math.sqrt(variance) }
  const shape = (mean * mean) / variance
  const at = (p: number) => (gammaQuantile(shape, p) * variance) / mean
  return { lowSeconds: at(0.1), likelySeconds: at(0.5), highSeconds: at(0.9) }
}

/** Opens the spread to what earlier estimates really missed by; it is never made narrower than the line says. */
function widen(
  figures: Figures,
  history: NonNullable<LineState['history']>,
  from: WaitEstimate['basis']['from'],
): WaitEstimate {
  if (history.length < ENOUGH_HISTORY) return { ...figures, basis: { from, measuredOn: 0 } }
  const ratios = alike(history, figures.likelySeconds)
    .map((one) => (one.actualSeconds + SECONDS_OF_GRACE) / (one.estimatedSeconds + SECONDS_OF_GRACE))
    .toSorted((a, b) => a - b)
  const scaled = (p: number) =>
    (figures.likelySeconds + SECONDS_OF_GRACE) * quantile(ratios, p) - SECONDS_OF_GRACE
  return {
    lowSeconds: Math.max(0, Math.min(figures.lowSeconds, scaled(0.1))),
    likelySeconds: figures.likelySeconds,
    highSeconds: Math.max(figures.highSeconds, scaled(0.9)),
    basis: { from, measuredOn: history.length },
  }
}

/** The third of the estimates nearest in size to this one: short waits are missed by other ratios than long ones. */
function alike(
  history: NonNullable<LineState['history']>,
  likely: number,
): NonNullable<LineState['history']> {
  const size = (seconds: number) => Math.log(seconds + SECONDS_OF_GRACE)
  const distance = (one: { estimatedSeconds: number }) => Math.abs(size(one.estimatedSeconds) - size(likely))
  const wanted = Math.max(ENOUGH_HISTORY, Math.ceil(history.length / 3))
  return history.toSorted((a, b) => distance(a) - distance(b)).slice(0, wanted)
}

/** Sample quantile by linear interpolation (Hyndman & Fan 1996, type 7) of ascending values. */
function quantile(ascending: readonly number[], p: number): number {
  const position = p * (ascending.length - 1)
  const below = Math.floor(position)
  const low = ascending[below] ?? 0
  const high = ascending[below + 1] ?? low
  return low + (position - below) * (high - low)
}

/** How often what was told came true: waits within [low, high], of how many. The share is absent when count is 0. */
export function shareHeld(
  estimates: readonly {
    readonly lowSeconds: number
    readonly highSeconds: number
    readonly actualSeconds: number
  }[],
): { readonly count: number; readonly held: number; readonly share?: number } {
  const count = estimates.length
  const held = estimates.filter(
    (e) => e.lowSeconds <= e.actualSeconds && e.actualSeconds <= e.highSeconds,
  ).length
  return count === 0 ? { count, held } : { count, held, share: held / count }
}

/** A duration as people say it; `moments` is under half a minute and carries no figure. */
export type RoundedWait =
  | { readonly unit: 'moments' }
  | { readonly unit: 'minutes'; readonly value: number }
  | { readonly unit: 'hours'; readonly value: number }

/**
 * Rounds a wait to what a person would say: whole minutes to ten, then fives to an hour, then half hours. Rounds
 * up but for a tenth of a step, since waiting longer than told hurts more than being called sooner.
 */
export function roundForPeople(seconds: number): RoundedWait {
  if (!(seconds >= 30)) return { unit: 'moments' }
  const minutes = seconds / 60
  const inMinutes = minutes <= 10 ? roundUp(minutes, 1) : roundUp(minutes, 5)
  if (inMinutes < 60) return { unit: 'minutes', value: inMinutes }
  return { unit: 'hours', value: Math.max(1, roundUp(minutes / 60, 0.5)) }
}

const roundUp = (value: number, step: number) => Math.max(step, Math.ceil(value / step - 0.1) * step)
