/** The line where clients leave when their patience ends. */
import { checkLine, offeredErlangs } from '#core/queueing/line.ts'
import type { AnsweredWithin, Performance, PatientLine } from '#core/queueing/line.ts'
import { negativeBinomialSums } from '#core/stats/negative-binomial.ts'

/** Rates per second of one line. */
export type Rates = {
  readonly arrival: number
  readonly agents: number
  readonly service: number
  readonly leaving: number
}

/** Probabilities of `from`, `from` + 1, … clients in the system; all others are too small to be written. */
export type StateShares = { readonly from: number; readonly shares: Float64Array }

/**
 * Erlang A (Palm 1957; Garnett, Mandelbaum & Reiman 2002; Mandelbaum & Zeltyn 2005 §4.4–4.6): Poisson arrivals,
 * exponential handling and patience, exact for any load, also beyond what the people can do. A client with j
 * waiting before waits V_j with e^{−θV_j} ~ Beta(nμ/θ, j+1), so that all shares are sums of positive terms over
 * the states. With nobody there everybody waits and leaves.
 */
export function erlangA(
  line: PatientLine,
  agents: number,
  withinSeconds = 20,
): Performance & { stable: true } {
  checkLine(line, agents, withinSeconds)
  const rates = {
    arrival: line.contactsPerHour / 3600,
    agents,
    service: 1 / line.handlingSeconds,
    leaving: 1 / line.patienceSeconds,
  }
  const sums = experienced(stateShares(rates), rates, withinSeconds)
  const offered = offeredErlangs(line)
  const meanWaitSeconds = sums.leaving * line.patienceSeconds
  return {
    stable: true,
    model: 'erlang_a',
    agents,
    offeredErlangs: offered,
    occupancy: agents === 0 ? 0 : (offered * sums.served) / agents,
    shareWaiting: sums.waiting,
    shareLeaving: sums.leaving,
    meanWaitSeconds,
    meanWaitIfWaitingSeconds:
      sums.waiting > 0 ? meanWaitSeconds / sums.waiting : 1 / (agents * rates.service + rates.leaving),
    meanWaiting: rates.arrival * meanWaitSeconds,
    withinSeconds,
    shareWaitingLonger: sums.longer,
    shareLeavingWithin: sums.leavingWithin,
    answeredWithin: threeShares(sums),
  }
}

/** The long run of the birth–death chain, from its most likely state outwards, so that nothing overflows. */
export function stateShares(rates: Rates): StateShares {
  const { arrival, agents, service, leaving } = rates
  const spare = agents * service - arrival
  const mode = spare > 0 ? Math.floor(arrival / service) : agents + Math.floor(-spare / leaving)
  const up = upwards(rates, mode)
  const down = downwards(rates, mode)
  const shares = Float64Array.from([...down.toReversed(), ...up])
  const total = sumOutwards(down) + sumOutwards(up)
  for (let i = 0; i < shares.length; i++) shares[i] = (shares[i] ?? 0) / total
  return { from: mode - down.length, shares }
}

const ending = ({ agents, service, leaving }: Rates, state: number) =>
  Math.min(state, agents) * service + Math.max(0, state - agents) * leaving

/** Weights of mode, mode + 1, …: until all that is left out is nothing beside the clients who wait. */
function upwards(rates: Rates, mode: number): number[] {
  const weights: number[] = []
  let weight = 1
  let waiting = 0
  for (let state = mode; weight > 0; state++) {
    weights.push(weight)
    if (state >= rates.agents) waiting += weight
    const ratio = rates.arrival / ending(rates, state + 1)
    if (state > rates.agents && ratio < 1 && (weight * ratio) / (1 - ratio) < waiting * 1e-20) break
    weight *= ratio
  }
  return weights
}

/** Weights of mode − 1, mode − 2, …, 0 as far as they can be written. */
function downwards(rates: Rates, mode: number): number[] {
  const weights: number[] = []
  if (rates.arrival === 0) return weights
  let weight = 1
  for (let state = mode; state > 0; state--) {
    weight *= ending(rates, state) / rates.arrival
    if (weight < 1e-300) break
    weights.push(weight)
  }
  return weights
}

/** Smallest first, so that small terms are not lost. */
const sumOutwards = (weights: readonly number[]) => weights.reduceRight((sum, one) => sum + one, 0)

type Experience = {
  atOnce: number
  waiting: number
  leaving: number
  served: number
  servedWithin: number
  leavingWithin: number
  longer: number
}

/** What a client meets who arrives in the long run (arrivals see time averages: Wolff 1982). */
function experienced({ from, shares }: StateShares, rates: Rates, withinSeconds: number): Experience {
  const { agents, service, leaving } = rates
  const c = (agents * service) / leaving
  const decay = leaving * withinSeconds
  const most = Math.max(0, from + shares.length - agents)
  const longer = negativeBinomialSums(c, decay, most).atMost
  const sooner = negativeBinomialSums(c + 1, decay, most).above
  const sums = { atOnce: 0, waiting: 0, leaving: 0, served: 0, servedWithin: 0, leavingWithin: 0, longer: 0 }
  // From the rare states far out to the likely ones.
  for (let j = most - 1; j >= Math.max(0, from - agents); j--) {
    const share = shares[agents + j - from] ?? 0
    const reached = c / (c + j + 1)
    const reachedWithin = reached * (sooner[j] ?? 0)
    const stillThere = Math.exp(-decay) * (longer[j] ?? 0)
    sums.waiting += share
    sums.leaving += (share * (j + 1)) / (c + j + 1)
    sums.served += share * reached
    sums.servedWithin += share * reachedWithin
    sums.leavingWithin += share * Math.max(0, 1 - reachedWithin - stillThere)
    sums.longer += share * stillThere
  }
  for (let state = from; state < Math.min(agents, from + shares.length); state++)
    sums.atOnce += shares[state - from] ?? 0
  sums.served += sums.atOnce
  sums.servedWithin += sums.atOnce
  return sums
}

function threeShares({ servedWithin, leavingWithin, served }: Experience): AnsweredWithin {
  const atMostOne = (part: number, whole: number) => (whole > 0 ? Math.min(1, part / whole) : 0)
  return {
    ofAll: Math.min(1, servedWithin),
    ofAllButEarlyLeavers: atMostOne(servedWithin, 1 - leavingWithin),
    ofServed: atMostOne(servedWithin, served),
  }
}
