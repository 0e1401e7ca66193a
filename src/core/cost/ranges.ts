/**
 * Inputs with ranges, and what follows from them: drawn many times from the PERT distribution (Malcolm, Roseboom, Clark &
 * Fazar 1959), a beta distribution from low to high whose mean is (low + 4·likely + high)/6. Each input has a stream of
 * chance of its own by its name, so that the same figures always give the same interval, and one input more changes nothing
 * about the others.
 */
import { chanceFrom } from '#core/chance.ts'
import type { Interval, Range, UsedInput } from './types.ts'

/** So many draws leave the ends of an interval some 2 % of its width uncertain. */
export const DRAWS = 4000

/** One value for each draw. */
export type Draws = Float64Array

/** Whether low ≤ likely ≤ high, all finite, within what is possible. */
export const isRange = ({ low, likely, high }: Range, most = Infinity): boolean =>
  [low, likely, high].every(Number.isFinite) && low >= 0 && low <= likely && likely <= high && high <= most

/** An exact count as a range without width. */
export const rangeOf = (given: number | Range): Range =>
  typeof given === 'number' ? { low: given, likely: given, high: given, from: 'measured' } : given

/** (low + 4·likely + high)/6. */
export const expectedOf = ({ low, likely, high }: Range): number => (low + 4 * likely + high) / 6

/** PERT draws of one input. `name` decides the stream. */
export function drawsOf(name: string, { low, likely, high }: Range): Draws {
  const draws = new Float64Array(DRAWS).fill(likely)
  if (high === low) return draws
  const chance = chanceFrom(`cost/${name}`)
  const [a, b] = [1 + (4 * (likely - low)) / (high - low), 1 + (4 * (high - likely)) / (high - low)]
  return draws.map(() => {
    const [x, y] = [chance.gamma(a, 1), chance.gamma(b, 1)]
    return low + ((high - low) * x) / (x + y)
  })
}

/** The draws of something worked out from others, draw by draw. */
export const combine = (work: (draw: number) => number): Draws =>
  Float64Array.from({ length: DRAWS }, (_, i) => work(i))

/** The 5th and the 95th of a hundred, and the mean where it is known exactly. */
export function intervalOf(draws: Draws, expected: number): Interval {
  const sorted = draws.toSorted()
  const at = (share: number) => sorted[Math.min(DRAWS - 1, Math.floor(share * DRAWS))] ?? expected
  // Of a range without width all draws are the same but for the last digit.
  return { low: Math.min(at(0.05), expected), expected, high: Math.max(at(0.95), expected) }
}

/**
 * A book of the inputs that a sum uses: draws each once, whatever it is used for, so that pay that is uncertain is
 * uncertain for all lines alike.
 */
export class InputBook {
  readonly used: UsedInput[] = []
  readonly #drawn = new Map<string, Quantity>()

  take(name: string, given: number | Range): Quantity {
    const held = this.#drawn.get(name)
    if (held) return held
    const range = rangeOf(given)
    const made = { draws: drawsOf(name, range), expected: expectedOf(range) }
    this.#drawn.set(name, made)
    this.used.push({ name, range })
    return made
  }
}

/** Something uncertain: its draws and its exact mean. */
export type Quantity = { readonly draws: Draws; readonly expected: number }

/** The product of inputs that know nothing of each other, so that its mean is the product of their means. */
export const product = (...several: readonly Quantity[]): Quantity => ({
  draws: combine((draw) => several.reduce((value, one) => value * (one.draws[draw] ?? 0), 1)),
  expected: several.reduce((value, one) => value * one.expected, 1),
})

export const sum = (several: readonly Quantity[]): Quantity => ({
  draws: combine((draw) => several.reduce((value, one) => value + (one.draws[draw] ?? 0), 0)),
  expected: several.reduce((value, one) => value + one.expected, 0),
})

export const times = ({ draws, expected }: Quantity, factor: number): Quantity => ({
  draws: draws.map((one) => one * factor),
  expected: expected * factor,
})

export const spread = ({ draws, expected }: Quantity): Interval => intervalOf(draws, expected)
