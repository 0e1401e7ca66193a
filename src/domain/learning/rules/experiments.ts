/** When an experiment runs, what stands in its way, and what its chart says of it. */
import { addDays } from '#core/calendars/moments.ts'
import type { Verdict as CoreVerdict } from '#core/spc/types.ts'
import { verdictOn } from '#core/spc/verdict.ts'
import { refuse } from '#platform/refusal.ts'
import type { CapabilityChart } from '../../measures/contract.figures.ts'
import type { KeptFilter, MeasureKey } from '../../measures/contract.ts'
import { learningRefusals } from '../contract.ts'
import type { Experiment, Verdict } from '../contract.patterns.ts'
import { isStudied } from './patterns.ts'
import type { Study } from './patterns.ts'

/** So many days before the change are charted with it: eight weeks, for limits want twenty points and more. */
export const DAYS_BEFORE = 56

export type PlannedDays = { readonly startsOn: string; readonly endsOn: string | null }

/** Refuses an end that lies before the beginning. */
export function checkDays({ startsOn, endsOn }: PlannedDays): void {
  if (endsOn !== null && endsOn < startsOn) refuse(learningRefusals.days_backwards)
}

/** Refuses an experiment on a pattern that nobody has studied. */
export function checkStudied(study: Study): void {
  if (!isStudied(study)) refuse(learningRefusals.study_incomplete)
}

/** Running from its first day on; only a person ends it. */
export const stateOn = (startsOn: string, today: string): 'planned' | 'running' =>
  startsOn <= today ? 'running' : 'planned'

/** The days that its chart shows: eight weeks before it, to today or to its last day. */
export function daysToChart({ startsOn, endsOn }: PlannedDays, today: string): { from: string; to: string } {
  const to = endsOn !== null && endsOn < today ? endsOn : today
  // Before it begins there is only what was before.
  return { from: addDays(startsOn <= to ? startsOn : to, -DAYS_BEFORE), to }
}

export type Judged = {
  readonly startsOn: string
  readonly name: string
  readonly direction: Experiment['direction']
  readonly measure: MeasureKey
  readonly filter: KeptFilter
}

const NOTHING_YET = { sinceDay: null, rule: null, before: null, after: null, points: 0 } as const

/**
 * What the chart says: values since the change against the limits of before, by the rules of the chart alone. What is not
 * over yet is left out. Too early where there is no chart, too little before it, or fewer than eight values since.
 */
export function verdictFrom(
  judged: Judged,
  chart: Pick<CapabilityChart, 'points' | 'by'> | null,
  today: string,
): Verdict {
  if (judged.startsOn > today) return { state: 'not_begun', ...NOTHING_YET, stillNeeded: RUN }
  const points = (chart?.points ?? []).filter(({ unfinished }) => !unfinished)
  const change = { at: judged.startsOn, name: judged.name }
  const said = verdictOn(
    points.map(({ day, value, count }) => ({ at: day, value, n: count })),
    change,
    { expect: judged.direction, neverBelowZero: true, by: chart?.by ?? 'mean' },
  )
  const after = points.filter(({ day }) => day >= judged.startsOn)
  if (!said.ok)
    return { state: 'too_early', ...NOTHING_YET, points: after.length, stillNeeded: lacking(after.length) }
  const facts = {
    before: said.limits.centre,
    after: meanOf(after.map(({ value }) => value)),
    points: after.length,
  }
  if (said.outcome !== 'changed') {
    const early = said.outcome === 'too_early'
    return {
      ...{ state: said.outcome, sinceDay: null, rule: null },
      ...facts,
      stillNeeded: early ? said.more : 0,
    }
  }
  return { ...signalled(said, judged.direction), ...facts, stillNeeded: 0 }
}

/** A run needs as many values on one side. */
const RUN = 8
const lacking = (points: number) => Math.max(1, RUN - points)

/** Where signals point both ways, the latest one counts: it is what the system does now. */
function signalled(
  said: Extract<CoreVerdict, { outcome: 'changed' }>,
  expected: Experiment['direction'],
): Pick<Verdict, 'state' | 'sinceDay' | 'rule'> {
  const latest = said.signals.at(-1) ?? said.first
  const direction = said.direction === 'both' ? (latest.side === 'above' ? 'up' : 'down') : said.direction
  const shown = said.direction === 'both' ? latest : said.first
  return {
    state: direction === expected ? 'signal_as_expected' : 'signal_against',
    sinceDay: shown.since,
    rule: shown.rule,
  }
}

const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length
