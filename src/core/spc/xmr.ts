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
const RUN = 8
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

/**
 * The chart of a series in its order in time; undefined of fewer than two values. Throws RangeError on a value that is no
 * finite number. Limits change only when the caller names a change: pass the values of each phase by itself.
 */
export function xmr(values: readonly number[], options: XmrOptions = {}): Xmr | undefined {
  if (values.some((one) => !Number.isFinite(one))) throw new RangeError('Values must be finite numbers')
  const base = values.slice(0, options.baseline ?? values.length)
  if (base.length < 2) return undefined
  const { centre, movingRange, width, rangeLimit } = middleOf(base, options.by ?? 'mean')
  const upper = centre + width
  const low = centre - width
  const lower = options.neverBelowZero && low < 0 ? null : low
  const correlation = autocorrelationOf(base)
  return {
    centre,
    movingRange,
    lower,
    upper,
    rangeLimit,
    signals: values.map((_, index) => signalsAt(values, index, { centre, low, upper, lower })),
    leaps: values.flatMap((one, index) =>
      index > 0 && Math.abs(one - (values[index - 1] ?? one)) > rangeLimit ? [index] : [],
    ),
    autocorrelation: correlation,
    warnings: warningsFor(base.length, correlation),
  }
}

function middleOf(base: readonly number[], by: 'mean' | 'median') {
  const ranges = base.slice(1).map((one, index) => Math.abs(one - (base[index] ?? one)))
  const middle = by === 'mean' ? meanOf : medianOf
  const movingRange = middle(ranges)
  return {
    centre: middle(base),
    movingRange,
    width: movingRange * (by === 'mean' ? TO_LIMITS : MEDIAN_TO_LIMITS),
    rangeLimit: movingRange * (by === 'mean' ? TO_RANGE_LIMIT : MEDIAN_TO_RANGE_LIMIT),
  }
}

type Lines = {
  readonly centre: number
  readonly low: number
  readonly upper: number
  readonly lower: number | null
}

function signalsAt(values: readonly number[], index: number, lines: Lines): Signal[] {
  const value = values[index] ?? lines.centre
  const found: Signal[] = []
  if (value > lines.upper || (lines.lower !== null && value < lines.lower)) found.push('outside')
  const last = (count: number) => values.slice(Math.max(0, index - count + 1), index + 1)
  const side = Math.sign(value - lines.centre)
  const run = last(RUN)
  if (side !== 0 && run.length === RUN && run.every((one) => Math.sign(one - lines.centre) === side))
    found.push('run')
  const halfway = (limit: number) => (lines.centre + limit) / 2
  const high = last(4).filter((one) => one > halfway(lines.upper)).length
  const below = last(4).filter((one) => one < halfway(lines.low)).length
  if (high >= 3 || below >= 3) found.push('near')
  return found
}

function autocorrelationOf(values: readonly number[]): number | null {
  const mean = meanOf(values)
  const squares = values.reduce((sum, one) => sum + (one - mean) ** 2, 0)
  if (values.length < 3 || squares === 0) return null
  const products = values
    .slice(1)
    .reduce((sum, one, index) => sum + (one - mean) * ((values[index] ?? mean) - mean), 0)
  return products / squares
}

/** Two standard errors of the correlation of independent values are 2/√n (Bartlett 1946). */
function warningsFor(count: number, correlation: number | null): Xmr['warnings'] {
  const few = count < ENOUGH_POINTS ? (['few'] as const) : []
  const dependent =
    correlation !== null && Math.abs(correlation) > 2 / Math.sqrt(count) ? (['dependent'] as const) : []
  return [...few, ...dependent]
}

const meanOf = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2
}
