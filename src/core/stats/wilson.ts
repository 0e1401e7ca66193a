/** The 97.5 % point of the standard normal distribution, for intervals of 95 %. */
const Z95 = 1.959963984540054

/**
 * The interval of a share (Wilson 1927, "Probable inference, the law of succession, and statistical inference"):
 * of `of` trials `part` were so. Never beyond 0 and 1; null of nothing. Throws RangeError unless 0 ≤ part ≤ of.
 */
export function wilsonInterval(part: number, of: number, z = Z95): { low: number; high: number } | null {
  if (!(part >= 0 && part <= of)) throw new RangeError('A share is of a part of a whole')
  if (of === 0) return null
  const share = part / of
  const square = z * z
  const centre = (share + square / (2 * of)) / (1 + square / of)
  const half = (z / (1 + square / of)) * Math.sqrt((share * (1 - share)) / of + square / (4 * of * of))
  // At none and all the formula gives 0 and 1 but for rounding.
  return {
    low: part === 0 ? 0 : Math.max(0, centre - half),
    high: part === of ? 1 : Math.min(1, centre + half),
  }
}
