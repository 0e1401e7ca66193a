import { reachIfCorrelated, reachIfIndependent } from '#core/spc/reach.ts'

/** First tries, and second tries of those whom the first one missed; and how many of each reached somebody. */
export type Tries = {
  readonly first: number
  readonly firstReached: number
  readonly second: number
  readonly secondReached: number
}

/** After so many tries a service usually gives up. */
const TRIES = 3
/** Fewer second tries than this say too little of how they differ from first ones. */
const ENOUGH = 30
/** A correlation of 1 would mean that a second try is no use at all, for anybody, for ever. */
const MOST = 0.99

/**
 * Share of clients reached in three tries, if tries were independent and as they hang together (SCIENCE C10). Tries end with
 * the one that reaches, so shares of answered tries by person would mislead; what shows how people differ is that those
 * missed once answer more rarely. With Beta(a, b) over people the shares are a/(a + b) and a/(a + b + 1), hence by moments
 * the correlation 1/(a + b + 1) = (h₁ − h₂)/h₁. Null of fewer than 30 second tries.
 */
export function reachOf({ first, firstReached, second, secondReached }: Tries) {
  if (second < ENOUGH || first < ENOUGH || firstReached === 0) return null
  const [one, other] = [firstReached / first, secondReached / second]
  const correlation = Math.min(MOST, Math.max(0, (one - other) / one))
  return {
    tries: TRIES,
    independent: reachIfIndependent(one, TRIES).reached,
    correlated: reachIfCorrelated(one, correlation, TRIES).reached,
  }
}
