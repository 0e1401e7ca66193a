/** Contacts that only come because an earlier one did not help: those who left and try again, and those who come back. */
import { checkLine } from '#core/queueing/line.ts'
import type { Line, Outcome } from '#core/queueing/line.ts'
import { performanceOf } from '#core/queueing/least-staff.ts'

/** What is known about repeats. Shares are at least 0 and below 1. */
export type Repeats =
  | {
      readonly known: true
      /** Share of those who left waiting who try again. */
      readonly redial: number
      /** Share of those who were answered who come back about the same. */
      readonly reconnect: number
    }
  | { readonly known: false }

export type WithRepeats =
  | {
      readonly ok: true
      /** All contacts that arrive in an hour, repeats among them. */
      readonly totalPerHour: number
      readonly freshPerHour: number
      readonly redialsPerHour: number
      readonly reconnectsPerHour: number
      readonly outcome: Outcome
      /** repeats_unknown: repeats were left out, so that load and leaving are likely to be higher than said. */
      readonly warnings: readonly 'repeats_unknown'[]
    }
  | {
      readonly ok: false
      /** overload: with the repeats more comes than can be done, and nobody is known to leave. */
      readonly why: 'share_out_of_range' | 'overload'
    }

/**
 * The volume that settles when repeats feed on themselves: Λ = λ₀ + p·P_Ab(Λ)·Λ + r·(1 − P_Ab(Λ))·Λ (after Ding,
 * Remerova, van der Mei & Zwart 2015). `line` has the fresh contacts. Served and lost contacts both grow with Λ,
 * so there is one solution, found by halving.
 */
export function withRepeats(line: Line, agents: number, repeats: Repeats, withinSeconds = 20): WithRepeats {
  checkLine(line, agents, withinSeconds)
  if (!repeats.known) return settled(line, line, agents, { redial: 0, reconnect: 0 }, withinSeconds, false)
  const { redial, reconnect } = repeats
  if (!isShareBelowOne(redial) || !isShareBelowOne(reconnect)) return { ok: false, why: 'share_out_of_range' }
  const total = settlesAt(line, agents, redial, reconnect)
  const all = { ...line, contactsPerHour: total }
  return settled(line, all, agents, { redial, reconnect }, withinSeconds, true)
}

/** The fresh contacts in a measured volume that has repeats in it: λ₀ = Λ·(1 − p·P_Ab(Λ) − r·(1 − P_Ab(Λ))). */
export function freshContactsIn(
  measuredPerHour: number,
  shareLeaving: number,
  repeats: { readonly redial: number; readonly reconnect: number },
): number {
  return measuredPerHour * (1 - repeats.redial * shareLeaving - repeats.reconnect * (1 - shareLeaving))
}

const isShareBelowOne = (share: number) => share >= 0 && share < 1

function settlesAt(line: Line, agents: number, redial: number, reconnect: number): number {
  const fresh = line.contactsPerHour
  const shares = { redial, reconnect }
  if (line.patienceSeconds === undefined) return fresh / (1 - reconnect)
  const freshAt = (contactsPerHour: number) => {
    const outcome = performanceOf({ ...line, contactsPerHour }, agents)
    return freshContactsIn(contactsPerHour, outcome.stable ? outcome.shareLeaving : 0, shares)
  }
  let low = fresh / (1 - Math.min(redial, reconnect))
  let high = fresh / (1 - Math.max(redial, reconnect))
  while (high - low > 1e-12 * high) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (freshAt(middle) < fresh) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function settled(
  fresh: Line,
  all: Line,
  agents: number,
  shares: { readonly redial: number; readonly reconnect: number },
  withinSeconds: number,
  known: boolean,
): WithRepeats {
  const outcome = performanceOf(all, agents, withinSeconds)
  if (!outcome.stable) return { ok: false, why: 'overload' }
  const left = all.contactsPerHour * outcome.shareLeaving
  return {
    ok: true,
    totalPerHour: all.contactsPerHour,
    freshPerHour: fresh.contactsPerHour,
    redialsPerHour: shares.redial * left,
    reconnectsPerHour: shares.reconnect * (all.contactsPerHour - left),
    outcome,
    warnings: known ? [] : ['repeats_unknown'],
  }
}
