import { spread, sum } from '#core/cost/ranges.ts'
import type { InputBook, Quantity } from '#core/cost/ranges.ts'
import type { Range as CoreRange } from '#core/cost/types.ts'
import type { Range, SaidInput } from '../contract.ts'

/** An input as the core takes it. */
export const coreRange = ({ low, likely, high, basis }: SaidInput): CoreRange => ({
  low,
  likely,
  high,
  from: basis,
})

/** What somebody said, drawn once by its name for all that uses it. */
export const taken = (book: InputBook, name: string, said: SaidInput): Quantity =>
  book.take(name, coreRange(said))

/** What was measured: the same in every draw. */
export const exactly = (book: InputBook, value: number): Quantity => book.take(`measured ${value}`, value)

/** 90 of 100 draws lie from low to high; what is likely is the mean, so that parts add up to their total. */
export function shownAs(quantity: Quantity): Range {
  const { low, expected, high } = spread(quantity)
  return { low, likely: expected, high }
}

export const NOTHING: Range = { low: 0, likely: 0, high: 0 }

/** All together; nothing of none. */
export const totalOf = (quantities: readonly Quantity[]): Range => shownAs(sum(quantities))
