/** What the chart says of an experiment: whether what came after a change is more than the usual variation of before. */
import { studentWithin } from '#core/stats/beta.ts'
import { problemWith } from './chart.ts'
import type {
  Change,
  ChartWarning,
  Difference,
  Point,
  Verdict,
  VerdictFacts,
  VerdictOptions,
  VerdictSignal,
} from './types.ts'
import { autocorrelationOf, limitsOf, meanOf, RUN, signalsAgainst, warningsFor } from './xmr.ts'
import type { Limits, SidedSignal } from './xmr.ts'

const FEWEST = 2

/**
 * Values from the change on, held against the limits of those before it (with `baseline`, the last so many before it). A
 * run counts only points after the change. Without a signal it is too early to say anything before eight values, since a
 * run needs as many. Refused as a chart is, or when fewer than two values lie before the change.
 */
export function verdictOn(points: readonly Point[], change: Change, options: VerdictOptions = {}): Verdict {
  const wrong = problemWith(points)
  if (wrong) return wrong
  const first = points.findIndex(({ at }) => at >= change.at)
  const split = first < 0 ? points.length : first
  const before = points.slice(Math.max(0, split - (options.baseline ?? split)), split)
  const values = before.map(({ value }) => value)
  const limits = limitsOf(values, options)
  if (!limits) return { ok: false, why: 'too_short_before', points: before.length, needed: FEWEST }
  const after = points.slice(split)
  const facts = {
    ok: true as const,
    change,
    limits: {
      centre: limits.centre,
      lower: limits.lower,
      upper: limits.upper,
      basedOn: values.length,
    },
    signals: signalsOn(after, limits),
    size: differenceOf(
      values,
      after.map(({ value }) => value),
    ),
    warnings: warningsOf(values),
  }
  return outcomeOf(facts, after.length, options.expect)
}

const warningsOf = (values: readonly number[]): readonly ChartWarning[] =>
  warningsFor(values.length, autocorrelationOf(values))

function outcomeOf(facts: VerdictFacts, after: number, expect: 'up' | 'down' | undefined): Verdict {
  const [first] = facts.signals
  if (!first) {
    return after < RUN
      ? { ...facts, outcome: 'too_early', more: RUN - after }
      : { ...facts, outcome: 'no_signal' }
  }
  const sides = new Set(facts.signals.map(({ side }) => side))
  const direction = sides.size === 2 ? 'both' : first.side === 'above' ? 'up' : 'down'
  const asExpected = expect && direction !== 'both' ? direction === expect : null
  return { ...facts, outcome: 'changed', first, direction, asExpected }
}

function signalsOn(after: readonly Point[], limits: Limits): VerdictSignal[] {
  const values = after.map(({ value }) => value)
  return signalsAgainst(limits, values).flatMap((found, index) =>
    found.map((signal) => ({
      at: after[index]?.at ?? '',
      since: after[beginOf(signal, index, values, limits)]?.at ?? '',
      ...signal,
    })),
  )
}

/** Where a signal begins: the start of the run, the first of those near the limit, or the point itself. */
function beginOf(
  { rule, side }: SidedSignal,
  index: number,
  values: readonly number[],
  limits: Limits,
): number {
  const sign = side === 'above' ? 1 : -1
  if (rule === 'outside') return index
  if (rule === 'run') {
    let begin = index
    while (begin > 0 && Math.sign((values[begin - 1] ?? limits.centre) - limits.centre) === sign) begin -= 1
    return begin
  }
  const limit = (side === 'above' ? limits.upper : limits.lower) ?? limits.centre
  const near = (limits.centre + limit) / 2
  for (let at = Math.max(0, index - 3); at < index; at++)
    if (((values[at] ?? limits.centre) - near) * sign > 0) return at
  return index
}

/**
 * After less before, with the 95 % interval of Welch (1947). Where values hang together, so many independent ones say as
 * much: n·(1 − r)/(1 + r) of correlation r > 0 (first-order dependence; Bayley & Hammersley 1946).
 */
export function differenceOf(before: readonly number[], after: readonly number[]): Difference | null {
  if (before.length < FEWEST || after.length < FEWEST) return null
  const [one, other] = [momentsOf(before), momentsOf(after)]
  const [a, b] = [one.variance / one.worth, other.variance / other.worth]
  const difference = other.mean - one.mean
  const half =
    a + b === 0 ? 0 : Math.sqrt(a + b) * studentWithin(0.95, freedomOf(a, one.worth, b, other.worth))
  return {
    before: one.mean,
    after: other.mean,
    difference,
    low: difference - half,
    high: difference + half,
    pointsBefore: before.length,
    pointsAfter: after.length,
    worthBefore: one.worth,
    worthAfter: other.worth,
  }
}

const freedomOf = (a: number, countA: number, b: number, countB: number) =>
  Math.max(1, (a + b) ** 2 / (a ** 2 / (countA - 1) + b ** 2 / (countB - 1)))

function momentsOf(values: readonly number[]) {
  const mean = meanOf(values)
  const variance = values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1)
  const correlation = autocorrelationOf(values)
  const dependent = warningsFor(values.length, correlation).includes('dependent')
  const r = dependent ? Math.max(0, correlation ?? 0) : 0
  return { mean, variance, worth: Math.max(FEWEST, (values.length * (1 - r)) / (1 + r)) }
}
