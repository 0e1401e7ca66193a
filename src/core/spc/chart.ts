/** A chart of a measure over the phases of a system: limits are worked out anew only at changes that somebody named. */
import type { Change, Chart, ChartedPoint, ChartOptions, NoChart, Phase, Point, Weekdays } from './types.ts'
import { likeWeekdays } from './weekdays.ts'
import type { Limits } from './xmr.ts'
import { autocorrelationOf, leapsAgainst, limitsOf, signalsAgainst, warningsFor } from './xmr.ts'

const FEWEST = 2

/**
 * The chart of points in their order in time. Refused with the reason: fewer than two points (in the chart, or before the
 * first named change), a value that is no finite number, labels that are out of order or come twice, and, where like
 * weekdays are to be compared, labels that are no days or fewer than 28 of them.
 */
export function chartOf(given: readonly Point[], options: ChartOptions = {}): Chart | NoChart {
  const wrong = problemWith(given)
  if (wrong) return wrong
  const weekdays = likeWeekdays(given)
  const days = options.days ?? 'as_they_are'
  if (days !== 'as_they_are' && !weekdays.ok) return weekdays
  const points = chosen(given, days, weekdays)
  const starts = startsOf(points, options.changes ?? [])
  const phases = phasesOf(points, starts, options)
  if (!phases)
    return { ok: false, why: 'too_short', points: starts[1]?.from ?? points.length, needed: FEWEST }
  const shaped = days === 'as_they_are' && weekdays.ok && weekdays.strong
  const latest = phases.at(-1)?.warnings ?? []
  return {
    ok: true,
    points: charted(points, phases, days === 'adjusted' ? given : undefined),
    phases,
    warnings: shaped ? [...latest, 'weekdays'] : latest,
    weekdays: weekdays.ok ? inShort(weekdays) : null,
    changesAhead: (options.changes ?? []).filter(({ at }) => at > (points.at(-1)?.at ?? '')),
  }
}

/** The first reason why points cannot be charted; undefined where they can. */
export function problemWith(points: readonly Point[]): NoChart | undefined {
  for (const [index, { at, value }] of points.entries()) {
    if (!Number.isFinite(value)) return { ok: false, why: 'not_a_number', at }
    if (index > 0 && at <= (points[index - 1]?.at ?? '')) return { ok: false, why: 'out_of_order', at }
  }
  if (points.length < FEWEST) return { ok: false, why: 'too_short', points: points.length, needed: FEWEST }
  return undefined
}

function chosen(
  given: readonly Point[],
  days: NonNullable<ChartOptions['days']>,
  weekdays: Weekdays | NoChart,
): readonly Point[] {
  if (!weekdays.ok || days === 'as_they_are') return given
  return days === 'adjusted' ? weekdays.adjusted : weekdays.weekly
}

const inShort = ({ share, probability, lag7, strong, advice }: Weekdays): NonNullable<Chart['weekdays']> => ({
  share,
  probability,
  lag7,
  strong,
  advice,
})

type Start = { readonly from: number; readonly name: string | null }

/** Of changes that fall between the same two points the later names the phase; those after the last point begin none. */
function startsOf(points: readonly Point[], changes: readonly Change[]): Start[] {
  const byStart = new Map<number, string | null>([[0, null]])
  for (const { at, name } of changes.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    const from = points.findIndex((point) => point.at >= at)
    if (from >= 0) byStart.set(from, name)
  }
  return [...byStart].map(([from, name]) => ({ from, name })).toSorted((a, b) => a.from - b.from)
}

function phasesOf(
  points: readonly Point[],
  starts: readonly Start[],
  options: ChartOptions,
): Phase[] | undefined {
  const phases: Phase[] = []
  for (const [index, { from, name }] of starts.entries()) {
    const to = starts[index + 1]?.from ?? points.length
    const base = points.slice(from, Math.min(to, from + (options.baseline ?? to))).map(({ value }) => value)
    const own = limitsOf(base, options)
    const before = phases.at(-1)
    if (!own && !before) return undefined
    const span = { name, from, to, firstAt: points[from]?.at ?? '', lastAt: points[to - 1]?.at ?? '' }
    if (own) phases.push({ ...span, ...own, ...factsOf(base) })
    else if (before) phases.push({ ...before, ...span, carried: true })
  }
  return phases
}

function factsOf(
  base: readonly number[],
): Pick<Phase, 'basedOn' | 'carried' | 'autocorrelation' | 'warnings'> {
  const autocorrelation = autocorrelationOf(base)
  const warnings = warningsFor(base.length, autocorrelation)
  return { basedOn: base.length, carried: false, autocorrelation, warnings }
}

function charted(
  points: readonly Point[],
  phases: readonly Phase[],
  asMeasured: readonly Point[] | undefined,
): ChartedPoint[] {
  return phases.flatMap((phase, number) => {
    const own = points.slice(phase.from, phase.to)
    const values = own.map(({ value }) => value)
    const limits: Limits = phase
    const signals = signalsAgainst(limits, values)
    const leaps = new Set(leapsAgainst(limits, values))
    return own.map((point, index) => {
      const before = asMeasured?.[phase.from + index]
      return {
        ...point,
        ...(before && { asMeasured: before.value }),
        phase: number,
        signals: signals[index] ?? [],
        leap: leaps.has(index),
      }
    })
  })
}
