/** A day and how many there are of it; a day can come more than once. */
type Weight = { readonly day: string; readonly needs: number }

/** Where one of many is: on which day, and how many of that day come before it. */
export type Drawn = { readonly day: string; readonly place: number }

/** Days in order, so that the nth of all needs can be found on its day. Throws RangeError of what is not there. */
export function byWeight(weights: readonly Weight[]): { total: number; at(nth: number): Drawn } {
  const sums = new Map<string, number>()
  for (const { day, needs } of weights) sums.set(day, (sums.get(day) ?? 0) + needs)
  const days = [...sums].sort(([a], [b]) => (a < b ? -1 : 1))
  const total = days.reduce((sum, [, needs]) => sum + needs, 0)
  return {
    total,
    at(nth) {
      let place = nth
      for (const [day, needs] of days) {
        if (place < needs) return { day, place }
        place -= needs
      }
      throw new RangeError(`There is no need ${nth} among ${total}`)
    },
  }
}
