/**
 * XmR charts: individual values and their moving ranges (Shewhart 1931; Wheeler, Understanding Variation, 1993). They
 * tell what is only the usual variation of a system from what is a signal that something has changed.
 */

/** 3 / d₂ with d₂ = 1.128 for ranges of two: mean ± 2.66 mean moving ranges. */
const TO_LIMITS = 2.66
/** D₄ for ranges of two: no moving range of the usual variation is larger. */
const TO_RANGE_LIMIT = 3.268
/** The same from the median moving range, which a few wild values cannot stretch. */
const MEDIAN_TO_LIMITS = 3.145
const MEDIAN_TO_RANGE_LIMIT = 3.865
/** So many in a row on one side of the mean are a signal. */
export const RUN = 8
/** Fewer values than this give limits that a few more would still move; with 20 the false alarms are threefold. */
export const ENOUGH_POINTS = 20

/** outside: beyond a limit. run: eight in a row on one side of the mean. near: three of four nearer a limit than the mean. */
export type Signal = 'outside' | 'run' | 'near'

export type XmrOptions = {
  /** How the limits are worked out; from the mean moving range when left out. */
  readonly by?: 'mean' | 'median'
  /** The limits come from the first so many values; from all when left out. */
  readonly baseline?: number
  /** What cannot lie below nought (counts, times): then there is no lower limit below it. */
  readonly neverBelowZero?: boolean
}

export type Xmr = {
  readonly centre: number
  readonly movingRange: number
  /** Null where it would lie below what is possible. */
  readonly lower: number | null
  readonly upper: number
  readonly rangeLimit: number
  /** By value: the rules under which it is a signal; empty for usual variation. */
  readonly signals: readonly (readonly Signal[])[]
  /** Values whose change from the one before is beyond the range limit. */
  readonly leaps: readonly number[]
  /** Correlation of values with the one before; null of fewer than three or of equal values. */
  readonly autocorrelation: number | null
  /** few: fewer than 20 values behind the limits. dependent: values hang together, so there are more false alarms. */
  readonly warnings: readonly ('few' | 'dependent')[]
}

/** The lines of a chart, from values that are compared with themselves or that later ones are compared with. */
export type Limits = Pick<Xmr, 'centre' | 'movingRange' | 'lower' | 'upper' | 'rangeLimit'>

/** A rule and on which side of the mean it was met. */
export type SidedSignal = { readonly rule: Signal; readonly side: 'above' | 'below' }

/**
 * The chart of a series in its order in time; undefined of fewer than two values. Throws RangeError on a value that is no
 * finite number. Limits change only when the caller names a change: pass the values of each phase by itself.
 */
export function xmr(values: readonly number[], options: XmrOptions = {}): Xmr | undefined {
  if (values.some((one) => !Number.isFinite(one))) throw new RangeError('Values must be finite numbers')
  const base = values.slice(0, options.baseline ?? values.length)
  const limits = limitsOf(base, options)
  if (!limits) return undefined
  const correlation = autocorrelationOf(base)
  return {
    ...limits,
    signals: signalsAgainst(limits, values).map((found) => found.map(({ rule }) => rule)),
    leaps: leapsAgainst(limits, values),
    autocorrelation: correlation,
    warnings: warningsFor(base.length, correlation),
  }
}

/** The limits of values; undefined of fewer than two. */
export function limitsOf(
  base: readonly number[],
  { by = 'mean', neverBelowZero = false }: Omit<XmrOptions, 'baseline'> = {},
): Limits | undefined {
  if (base.length < 2) return undefined
  const ranges = base.slice(1).map((one, index) => Math.abs(one - (base[index] ?? one)))
  const middle = by === 'mean' ? meanOf : medianOf
  const [centre, movingRange] = [middle(base), middle(ranges)]
  const width = movingRange * (by === 'mean' ? TO_LIMITS : MEDIAN_TO_LIMITS)
  return {
    centre,
    movingRange,
    lower: neverBelowZero && centre < width ? null : centre - width,
    upper: centre + width,
    rangeLimit: movingRange * (by === 'mean' ? TO_RANGE_LIMIT : MEDIAN_TO_RANGE_LIMIT),
  }
}

/**
 * By value, the rules under which it is a signal. A signal belongs to the point at which it is complete: the eighth of a
 * run and each one after it, the last of four of which three are nearer a limit than the mean (it need not be one of them).
 * Where there is no lower limit nothing can be near it, so that side knows runs alone.
 */
export function signalsAgainst(limits: Limits, values: readonly number[]): SidedSignal[][] {
  const { centre, lower, upper } = limits
  const nearAbove = (centre + upper) / 2
  const nearBelow = lower === null ? -Infinity : (centre + lower) / 2
  let [side, run] = [0, 0]
  return values.map((value, index) => {
    const found: SidedSignal[] = []
    if (value > upper) found.push({ rule: 'outside', side: 'above' })
    if (lower !== null && value < lower) found.push({ rule: 'outside', side: 'below' })
    const here = Math.sign(value - centre)
    run = here === side ? run + 1 : 1
    side = here
    if (side !== 0 && run >= RUN) found.push({ rule: 'run', side: side > 0 ? 'above' : 'below' })
    let [above, below] = [0, 0]
    for (let back = Math.max(0, index - 3); back <= index; back++) {
      if ((values[back] ?? centre) > nearAbove) above += 1
      if ((values[back] ?? centre) < nearBelow) below += 1
    }
    if (above >= 3) found.push({ rule: 'near', side: 'above' })
    if (below >= 3) found.push({ rule: 'near', side: 'below' })
    return found
  })
}

/** Indexes of values whose change from the one before is beyond the range limit. */
export function leapsAgainst({ rangeLimit }: Limits, values: readonly number[]): number[] {
  return values.flatMap((one, index) =>
    index > 0 && Math.abs(one - (values[index - 1] ?? one)) > rangeLimit ? [index] : [],
  )
}

/** Correlation of values with those `lag` before; null of fewer than lag + 2 or of equal values. */
export function autocorrelationOf(values: readonly number[], lag = 1): number | null {
  const mean = meanOf(values)
  const squares = values.reduce((sum, one) => sum + (one - mean) ** 2, 0)
  if (values.length < lag + 2 || squares === 0) return null
  const products = values
    .slice(lag)
    .reduce((sum, one, index) => sum + (one - mean) * ((values[index] ?? mean) - mean), 0)
  return products / squares
}

/** Two standard errors of the correlation of independent values are 2/√n (Bartlett 1946). */
export function warningsFor(count: number, correlation: number | null): Xmr['warnings'] {
  const few = count < ENOUGH_POINTS ? (['few'] as const) : []
  const dependent =
    correlation !== null && Math.abs(correlation) > 2 / Math.sqrt(count) ? (['dependent'] as const) : []
  return [...few, ...dependent]
}

export const meanOf = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2
}
