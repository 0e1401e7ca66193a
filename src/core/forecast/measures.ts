/** How far forecasts were from what came. WAPE rather than MAPE, which blows up where few come (C6). */

/** Sum of absolute errors over sum of what came; NaN when nothing came. Pairs with NaN in `actual` are left out. */
export function wape(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  const { error, sum } = absoluteError(actual, expected)
  return sum > 0 ? error / sum : Number.NaN
}

/** Sum of |actual − expected|, sum of actual, and how many pairs were known. */
export function absoluteError(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
): { readonly error: number; readonly sum: number; readonly count: number } {
  let [error, sum, count] = [0, 0, 0]
  for (let i = 0; i < actual.length; i++) {
    const value = actual[i] as number
    if (Number.isNaN(value)) continue
    error += Math.abs(value - (expected[i] as number))
    sum += value
    count += 1
  }
  return { error, sum, count }
}

/**
 * Mean absolute scaled error (Hyndman & Koehler 2006): mean absolute error over `scale`, the mean absolute error of the
 * same weekday a week before within the history. NaN when the scale is 0.
 */
export function mase(actual: ArrayLike<number>, expected: ArrayLike<number>, scale: number): number {
  const { error, count } = absoluteError(actual, expected)
  return scale > 0 && count > 0 ? error / count / scale : Number.NaN
}

/** Pinball loss of one quantile forecast (Koenker & Bassett 1978). */
export function pinball(actual: number, quantile: number, probability: number): number {
  const over = actual - quantile
  return over >= 0 ? probability * over : (probability - 1) * over
}

/** Share of pairs with low ≤ actual ≤ high; NaN of none. */
export function coverage(actual: ArrayLike<number>, low: ArrayLike<number>, high: ArrayLike<number>): number {
  let [within, count] = [0, 0]
  for (let i = 0; i < actual.length; i++) {
    const value = actual[i] as number
    if (Number.isNaN(value)) continue
    count += 1
    if ((low[i] as number) <= value && value <= (high[i] as number)) within += 1
  }
  return count > 0 ? within / count : Number.NaN
}
