/** Loss of a group without waiting: the seed of the other formulas. */

/**
 * The share of contacts that find everybody occupied where nobody can wait: B(0) = 1,
 * B(n) = aB(n−1)/(n + aB(n−1)) (Erlang 1917; the recursion needs no factorials and keeps its precision for
 * thousands of agents).
 */
export function erlangB(offeredErlangs: number, agents: number): number {
  if (!(offeredErlangs >= 0 && offeredErlangs < Infinity))
    throw new RangeError('offeredErlangs must be 0 or more and finite')
  if (!(Number.isSafeInteger(agents) && agents >= 0)) throw new RangeError('agents must be a whole number')
  let blocked = 1
  for (let n = 1; n <= agents; n++) blocked = (offeredErlangs * blocked) / (n + offeredErlangs * blocked)
  return blocked
}
