/** The negative binomial distribution, summed from both ends. */

/** P(N ≤ k) and P(N > k) for k = 0, 1, …: each summed from its own end, so that small values keep their digits. */
export type NegativeBinomialSums = { readonly atMost: Float64Array; readonly above: Float64Array }

/** Beyond so many terms a tail is long enough to be told from 1 − the sum without loss. */
const MOST_TAIL_TERMS = 100_000
/** One step of the scale that keeps e^{−decay·shape} from vanishing. */
const STEP = 600

/**
 * The first `count` sums of the negative binomial distribution with probabilities
 * Γ(r+k)/(Γ(r)k!)·xʳ(1−x)ᵏ, where x = e^{−decay}: r = `shape` ≥ 0, `decay` ≥ 0. P(N ≤ k) is the incomplete beta
 * function I_x(r, k+1) (Abramowitz & Stegun 1964, 26.5.24); the recursion over k needs no gamma functions and
 * gives all k at the price of one.
 */
export function negativeBinomialSums(shape: number, decay: number, count: number): NegativeBinomialSums {
  if (!(shape >= 0 && decay >= 0)) throw new RangeError('shape and decay must be 0 or more')
  const atMost = new Float64Array(count)
  const above = new Float64Array(count)
  const next = probabilities(shape, decay)
  let sum = 0
  for (let k = 0; k < count; k++) {
    above[k] = next()
    sum += above[k] ?? 0
    atMost[k] = Math.min(1, sum)
  }
  let rest = sum < 0.5 ? 1 - sum : tail(next, sum)
  for (let k = count - 1; k >= 0; k--) {
    const here = above[k] ?? 0
    above[k] = Math.min(1, rest)
    rest += here
  }
  return { atMost, above }
}

/** Gives P(N = 0), P(N = 1), … at each call; kept to scale while xʳ is too small to be written. */
function probabilities(shape: number, decay: number): () => number {
  const failure = -Math.expm1(-decay)
  let scale = Math.floor((shape * decay) / STEP)
  let scaled = Math.exp(scale * STEP - shape * decay)
  let k = 0
  return () => {
    const here = scale === 0 ? scaled : scale === 1 ? scaled * Math.exp(-STEP) : 0
    scaled *= (failure * (shape + k)) / (k + 1)
    k += 1
    while (scale > 0 && scaled > 1e200) {
      scaled *= Math.exp(-STEP)
      scale -= 1
    }
    return here
  }
}

function tail(next: () => number, sum: number): number {
  let rest = 0
  for (let i = 0; i < MOST_TAIL_TERMS; i++) {
    const here = next()
    rest += here
    if (here <= rest * 1e-18) return rest
  }
  return Math.max(0, 1 - sum)
}
