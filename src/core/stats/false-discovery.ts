/**
 * Probabilities of many looks, adjusted so that of those called found at most a share q is false on average when q bounds
 * the adjusted value (Benjamini & Hochberg 1995): min over j ≥ i of m·p₍ⱼ₎/j, in the order given.
 */
export function adjustForLooks(probabilities: readonly number[]): number[] {
  const order = probabilities.map((_, index) => index)
  order.sort((a, b) => (probabilities[b] ?? 1) - (probabilities[a] ?? 1))
  const adjusted = Array.from(probabilities, () => 1)
  let least = 1
  for (const [place, index] of order.entries()) {
    const rank = probabilities.length - place
    least = Math.min(least, ((probabilities[index] ?? 1) * probabilities.length) / rank)
    adjusted[index] = least
  }
  return adjusted
}
