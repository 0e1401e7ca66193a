/** How often a chart calls what is only chance a signal: by simulating series in which nothing changes. */
import type { Chance } from '#core/chance.ts'
import { leapsAgainst, limitsOf, signalsAgainst } from '#core/spc/xmr.ts'

export type AlarmKind = 'outside' | 'run' | 'near' | 'leap' | 'any'
export const ALARM_KINDS: readonly AlarmKind[] = ['outside', 'run', 'near', 'leap', 'any']

/** Percent of points with a signal, and its standard error over the series simulated. */
export type AlarmRates = Readonly<
  Record<AlarmKind, { readonly percent: number; readonly error: number; readonly spread: number }>
>

export type AlarmRun = {
  readonly series: number
  readonly length: number
  /** Limits come from the first so many values and signals are counted after them; `all`: from and on all values. */
  readonly baseline: number | 'all'
}

/**
 * The rates of a chart from means on `run.series` series of `draw`. `any` is one of the three rules; `leap` (a moving range
 * beyond its limit) is counted by itself. A signal counts at the point that completes it: in a run from the eighth on.
 */
export function falseAlarms(
  draw: (chance: Chance, length: number) => readonly number[],
  { series, length, baseline }: AlarmRun,
  chance: Chance,
): AlarmRates {
  const rates = ALARM_KINDS.map(() => new Float64Array(series))
  for (let i = 0; i < series; i++) {
    const counts = alarmsOn(draw(chance, length), baseline)
    for (const [kind, count] of counts.entries()) {
      const found = rates[kind]
      if (found) found[i] = (100 * count) / (length - (baseline === 'all' ? 0 : baseline))
    }
  }
  return Object.fromEntries(
    ALARM_KINDS.map((kind, index) => [kind, summary(rates[index] ?? [])]),
  ) as AlarmRates
}

function alarmsOn(values: readonly number[], baseline: number | 'all'): number[] {
  const first = baseline === 'all' ? 0 : baseline
  const limits = limitsOf(baseline === 'all' ? values : values.slice(0, baseline))
  if (!limits) throw new RangeError('Limits need two values')
  const counts = { outside: 0, run: 0, near: 0, leap: 0, any: 0 }
  for (const found of signalsAgainst(limits, values).slice(first)) {
    for (const { rule } of found) counts[rule] += 1
    if (found.length > 0) counts.any += 1
  }
  counts.leap = leapsAgainst(limits, values).filter((index) => index >= first).length
  return ALARM_KINDS.map((kind) => counts[kind])
}

function summary(rates: ArrayLike<number>) {
  const values = Array.from(rates)
  const percent = values.reduce((sum, one) => sum + one, 0) / values.length
  const variance = values.reduce((sum, one) => sum + (one - percent) ** 2, 0) / Math.max(1, values.length - 1)
  return { percent, error: Math.sqrt(variance / values.length), spread: Math.sqrt(variance) }
}
