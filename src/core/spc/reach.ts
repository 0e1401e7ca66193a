/**
 * How many people are reached in so many tries by telephone, and what it takes. Tries are independent of each other only if
 * all people answer alike; they do not, so those missed once are likelier to be missed again.
 */

export type Reach = {
  /** Share of people reached in at most so many tries. */
  readonly reached: number
  /** Tries per person, over all people. */
  readonly attempts: number
  /** Tries per person reached; null where nobody is. */
  readonly attemptsPerReached: number | null
}

/** Every try is answered with the same probability: 1 − (1 − p)ᵏ. Throws RangeError of p beyond 0 to 1 or tries no count. */
export function reachIfIndependent(answered: number, tries: number): Reach {
  checkShare(answered)
  return reachBy(tries, () => answered)
}

/**
 * People differ: the probability to answer is Beta(a, b) over people (beta-binomial; a, b > 0), so that
 * 1 − Π_{i<k} (b + i)/(a + b + i) are reached.
 */
export function reachIfPeopleDiffer(a: number, b: number, tries: number): Reach {
  if (!(a > 0 && b > 0)) throw new RangeError('Both shapes are above 0')
  return reachBy(tries, (before) => a / (a + b + before))
}

/**
 * The same by the mean share of tries answered (between 0 and 1) and the correlation of two tries to one person,
 * 0 (independent) to below 1: a = p(1 − ρ)/ρ, b = (1 − p)(1 − ρ)/ρ.
 */
export function reachIfCorrelated(answered: number, correlation: number, tries: number): Reach {
  if (!(correlation >= 0 && correlation < 1)) throw new RangeError('A correlation here is from 0 to below 1')
  checkShare(answered)
  if (correlation === 0 || answered === 0 || answered === 1) return reachIfIndependent(answered, tries)
  const weight = (1 - correlation) / correlation
  return reachIfPeopleDiffer(answered * weight, (1 - answered) * weight, tries)
}

/** `answers` gives the probability that a try is answered by those who missed so many before. */
function reachBy(tries: number, answers: (before: number) => number): Reach {
  if (!Number.isInteger(tries) || tries < 0) throw new RangeError('Tries are a whole number of 0 or more')
  let missed = 1
  let attempts = 0
  for (let before = 0; before < tries; before++) {
    attempts += missed
    missed *= 1 - answers(before)
  }
  const reached = 1 - missed
  return { reached, attempts, attemptsPerReached: reached > 0 ? attempts / reached : null }
}

function checkShare(share: number): void {
  if (!(share >= 0 && share <= 1)) throw new RangeError('A share is a number from 0 to 1')
}
