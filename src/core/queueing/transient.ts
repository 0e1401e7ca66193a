/**
 * What a plan really does as the day goes on: the exact course of the line under any staffing, no long run assumed.
 * Slower than the long run at the modified offered load, which it is there to check.
 */
import { regularisedGamma } from '#core/stats/gamma.ts'
import { offeredLoad } from '#core/queueing/offered-load.ts'

/**
 * Share who wait where clients leave at the rate at which they are served (patience = handling time): then the
 * number in the system is Poisson with the modified offered load as its mean, under any staffing, so this is
 * P(Poisson(load) ≥ agents).
 */
export function waitingIfPoisson(load: number, agents: number): number {
  if (agents <= 0) return 1
  return load > 0 ? regularisedGamma(agents, load) : 0
}

export type StaffedArrivals = { readonly contacts: number; readonly agents: number }

export type TransientTiming = {
  readonly stepMinutes: number
  readonly handlingSeconds: number
  readonly patienceSeconds?: number
  /** Mean of the Poisson number there at first; 0: nobody. */
  readonly startErlangs: number
}

export type TransientStep = {
  /** Share of the step's clients who have to wait. */
  readonly shareWaiting: number
  readonly shareWaitingAtStart: number
  readonly shareWaitingAtEnd: number
  /** Mean number in the system when the step ends. */
  readonly inSystemAtEnd: number
  readonly waitingMinutes: number
  readonly lostContacts: number
}

export type TransientCourse =
  | {
      readonly ok: true
      readonly steps: readonly TransientStep[]
      /** Largest probability of the last state that was kept: how much the cut-off can have taken. */
      readonly cutOff: number
    }
  | { readonly ok: false; readonly why: 'too_large' }

const MOST_STATES = 20_000
/** Parts of a step between which averages are taken by Simpson's rule. */
const PARTS = 6

type Chain = {
  readonly arrivals: number
  readonly agents: number
  readonly service: number
  readonly leaving: number
}

/**
 * Solves the Kolmogorov equations of M(t)/M/n(t) (+M where patience is known) by uniformisation (Jensen 1953):
 * sums of positive terms, so no probability can become negative. Where people go while all are occupied, the
 * conversation goes back to waiting.
 */
export function transient(arrivals: readonly StaffedArrivals[], timing: TransientTiming): TransientCourse {
  const states = statesNeeded(arrivals, timing)
  if (states > MOST_STATES) return { ok: false, why: 'too_large' }
  let shares = poissonShares(timing.startErlangs, states)
  let cutOff = 0
  const steps = arrivals.map(({ contacts, agents }) => {
    const chain = {
      arrivals: contacts / timing.stepMinutes,
      agents,
      service: 60 / timing.handlingSeconds,
      leaving: timing.patienceSeconds === undefined ? 0 : 60 / timing.patienceSeconds,
    }
    const seen = [lookAt(shares, agents)]
    for (let part = 0; part < PARTS; part++) {
      shares = after(shares, chain, timing.stepMinutes / PARTS)
      seen.push(lookAt(shares, agents))
    }
    cutOff = Math.max(cutOff, shares[states - 1] ?? 0)
    return summed(seen, chain, timing.stepMinutes)
  })
  return { ok: true, steps, cutOff }
}

type Look = { readonly waiting: number; readonly inLine: number; readonly inSystem: number }

function lookAt(shares: Float64Array, agents: number): Look {
  let [waiting, inLine, inSystem] = [0, 0, 0]
  for (let k = shares.length - 1; k >= 0; k--) {
    const share = shares[k] ?? 0
    inSystem += k * share
    if (k < agents) continue
    waiting += share
    inLine += (k - agents) * share
  }
  return { waiting, inLine, inSystem }
}

function summed(seen: readonly Look[], chain: Chain, minutes: number): TransientStep {
  const waitingMinutes = simpson(seen.map((look) => look.inLine)) * minutes
  return {
    shareWaiting: simpson(seen.map((look) => look.waiting)),
    shareWaitingAtStart: seen[0]?.waiting ?? 0,
    shareWaitingAtEnd: seen.at(-1)?.waiting ?? 0,
    inSystemAtEnd: seen.at(-1)?.inSystem ?? 0,
    waitingMinutes,
    lostContacts: waitingMinutes * chain.leaving,
  }
}

function simpson(values: readonly number[]): number {
  const last = values.length - 1
  return (
    values.reduce((sum, v, i) => sum + v * (i === 0 || i === last ? 1 : i % 2 === 1 ? 4 : 2), 0) / (3 * last)
  )
}

/** States that hold all but a negligible share: those of a line that is never served faster than its slower rate. */
function statesNeeded(arrivals: readonly StaffedArrivals[], timing: TransientTiming): number {
  const { handlingSeconds, patienceSeconds, startErlangs } = timing
  const most = Math.max(0, ...arrivals.map((step) => step.agents))
  const load = patienceSeconds === undefined ? withoutLeaving(arrivals, timing) : 0
  const slowest = Math.max(handlingSeconds, patienceSeconds ?? 0)
  const steps = offeredLoad(
    arrivals.map((step) => step.contacts),
    { stepMinutes: timing.stepMinutes, handlingSeconds: slowest, start: startErlangs },
  )
  const highest = Math.max(load, startErlangs, ...steps.map((step) => step.to))
  return Math.ceil(Math.max(most, highest) + 10 * Math.sqrt(highest) + 30)
}

/** Where nobody leaves the line can outgrow the load: the largest surplus of arrivals, with ten standard deviations. */
function withoutLeaving(arrivals: readonly StaffedArrivals[], timing: TransientTiming): number {
  const perAgent = (timing.stepMinutes * 60) / timing.handlingSeconds
  let [line, most, total] = [0, 0, 0]
  for (const { contacts, agents } of arrivals) {
    line = Math.max(0, line + contacts - agents * perAgent)
    total += contacts
    most = Math.max(most, line + agents)
  }
  return most + 10 * Math.sqrt(total)
}

function poissonShares(mean: number, states: number): Float64Array {
  const shares = new Float64Array(states)
  const mode = Math.floor(mean)
  shares[mode] = 1
  for (let k = mode; k > 0; k--) shares[k - 1] = ((shares[k] ?? 0) * k) / mean
  for (let k = mode + 1; k < states; k++) shares[k] = ((shares[k - 1] ?? 0) * mean) / k
  const total = shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share) => share / total)
}

/** Most jumps taken together: e^{−jumps} has to stay a number. */
const MOST_JUMPS = 400

function after(shares: Float64Array, chain: Chain, minutes: number): Float64Array {
  const top = shares.length - 1
  const rate = chain.arrivals + endings(chain, top)
  if (rate === 0) return shares
  if (rate * minutes > MOST_JUMPS) return after(after(shares, chain, minutes / 2), chain, minutes / 2)
  const down = shares.map((_, state) => endings(chain, state) / rate)
  const out = new Float64Array(shares.length)
  let [current, next] = [Float64Array.from(shares), new Float64Array(shares.length)]
  let weight = Math.exp(-rate * minutes)
  let left = 1
  for (let jumps = 0; left > 1e-16 && jumps < 3 * MOST_JUMPS; jumps++) {
    for (let k = 0; k <= top; k++) out[k] = (out[k] ?? 0) + weight * (current[k] ?? 0)
    left -= weight
    weight *= (rate * minutes) / (jumps + 1)
    jump(current, next, down, chain.arrivals / rate)
    ;[current, next] = [next, current]
  }
  return out
}

const endings = ({ agents, service, leaving }: Chain, state: number) =>
  Math.min(state, agents) * service + Math.max(0, state - agents) * leaving

/** One jump of the uniformised chain, into `next`. At the last state arrivals are turned away. */
function jump(shares: Float64Array, next: Float64Array, down: Float64Array, up: number): void {
  const top = shares.length - 1
  let below = 0
  let here = shares[0] ?? 0
  for (let k = 0; k <= top; k++) {
    const above = k < top ? (shares[k + 1] ?? 0) : 0
    const stays = Math.max(0, 1 - (down[k] ?? 0) - (k < top ? up : 0))
    next[k] = here * stays + below * up + (k < top ? above * (down[k + 1] ?? 0) : 0)
    below = here
    here = above
  }
}
