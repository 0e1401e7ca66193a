import { combine, DRAWS, drawsOf, expectedOf, product as productOf, spread } from '#core/cost/ranges.ts'
import type { Quantity } from '#core/cost/ranges.ts'
import type { Interval, Range as CoreRange } from '#core/cost/types.ts'
import type { Range, SaidInput } from '../contract.ts'

/**
 * Something known exactly or with a range: so many times a base that is drawn (core/cost). What has the same base is drawn
 * and put in order once, however many lines are made of it; what is exact is no draw at all.
 */
export type Amount = { readonly base: Quantity | null; readonly factor: number }

/** An input as the core takes it. */
export const coreRange = ({ low, likely, high, basis }: SaidInput): CoreRange => ({
  low,
  likely,
  high,
  from: basis,
})

export const exactly = (value: number): Amount => ({ base: null, factor: value })

const MOST_KEPT = 200
const drawn = new Map<string, Quantity>()

/** What somebody said. The same words give the same draws, by the name of the input. */
export function taken(name: string, input: SaidInput): Amount {
  const range = coreRange(input)
  if (range.low === range.high) return exactly(range.likely)
  const key = [name, range.low, range.likely, range.high].join(' ')
  const base = drawn.get(key) ?? { draws: drawsOf(name, range), expected: expectedOf(range) }
  if (drawn.size >= MOST_KEPT) drawn.clear()
  drawn.set(key, base)
  return { base, factor: 1 }
}

export const times = ({ base, factor }: Amount, by: number): Amount => ({ base, factor: factor * by })

const products = new WeakMap<Quantity, WeakMap<Quantity, Quantity>>()

/** Of two that know nothing of each other. */
export function product(one: Amount, other: Amount): Amount {
  if (!one.base || !other.base) return { base: one.base ?? other.base, factor: one.factor * other.factor }
  const known = products.get(one.base) ?? new WeakMap<Quantity, Quantity>()
  const base = known.get(other.base) ?? productOf(one.base, other.base)
  products.set(one.base, known.set(other.base, base))
  return { base, factor: one.factor * other.factor }
}

const inverses = new WeakMap<Quantity, Quantity>()

/** One by the other, which is never nought; by the mean of what is likely, so that parts add up. */
export function over(one: Amount, { base, factor }: Amount): Amount {
  if (!base) return times(one, 1 / factor)
  const inverse = inverses.get(base) ?? {
    draws: base.draws.map((value) => 1 / value),
    expected: 1 / base.expected,
  }
  inverses.set(base, inverse)
  return times(product(one, { base: inverse, factor: 1 }), 1 / factor)
}

/** All together. */
export function sum(amounts: readonly Amount[]): Amount {
  const parts = new Map<Quantity | null, number>()
  for (const { base, factor } of amounts) parts.set(base, (parts.get(base) ?? 0) + factor)
  const alone = parts.get(null) ?? 0
  const uncertain = [...parts].flatMap(([base, factor]) => (base && factor !== 0 ? [{ base, factor }] : []))
  const [first] = uncertain
  if (!first) return exactly(alone)
  if (uncertain.length === 1 && alone === 0) return first
  const of = (value: (base: Quantity) => number) =>
    uncertain.reduce((all, { base, factor }) => all + factor * value(base), alone)
  const draws = combine((draw) => of((base) => base.draws[draw] ?? 0))
  return { base: { draws, expected: of((base) => base.expected) }, factor: 1 }
}

/** No more than so much of it. */
export function atMost({ base, factor }: Amount, most: number): Amount {
  if (!base) return exactly(Math.min(factor, most))
  if (base.draws.every((value) => value * factor <= most)) return { base, factor }
  if (base.draws.every((value) => value * factor >= most)) return exactly(most)
  const draws = base.draws.map((value) => Math.min(value * factor, most))
  const expected = draws.reduce((all, value) => all + value, 0) / DRAWS
  return { base: { draws, expected }, factor: 1 }
}

const spreads = new WeakMap<Quantity, Interval>()

/** 90 of 100 draws lie from low to high; what is likely is the mean, so that parts add up to their total. */
export function shownAs({ base, factor }: Amount): Range {
  if (!base) return { low: factor, likely: factor, high: factor }
  const interval = spreads.get(base) ?? spread(base)
  spreads.set(base, interval)
  return { low: interval.low * factor, likely: interval.expected * factor, high: interval.high * factor }
}

export const totalOf = (amounts: readonly Amount[]): Range => shownAs(sum(amounts))
