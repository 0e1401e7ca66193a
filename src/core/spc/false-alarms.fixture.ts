/**
 * False alarms in percent of points, by an independent simulation: limits from the first 20 or 100 values and signals
 * counted on the values after them, or limits from all values of a series and signals counted on all.
 */
import type { Chance } from '#core/chance.ts'

export type AlarmRow = {
  readonly shape: keyof typeof SHAPES
  readonly baseline: 20 | 100 | 'all'
  readonly outside: number
  readonly run: number
  readonly near: number
  readonly leap: number
  readonly any: number
}

const row = (
  shape: AlarmRow['shape'],
  baseline: AlarmRow['baseline'],
  [outside, run, near, leap, any]: readonly [number, number, number, number, number],
): AlarmRow => ({ shape, baseline, outside, run, near, leap, any })

export const FALSE_ALARMS: readonly AlarmRow[] = [
  row('normal', 20, [1.12, 1.65, 1.06, 2.05, 3.56]),
  row('normal', 100, [0.39, 0.88, 0.28, 1.14, 1.54]),
  row('normal', 'all', [0.27, 0.65, 0.2, 0.96, 1.11]),
  row('exponential', 20, [4.05, 3.26, 1.08, 5.93, 8.01]),
  row('exponential', 100, [2.75, 2.73, 0.44, 4.02, 5.81]),
  row('exponential', 'all', [2.48, 2.44, 0.28, 3.63, 5.14]),
  row('lognormal', 20, [3.04, 2.57, 0.99, 4.59, 6.29]),
  row('lognormal', 100, [2.23, 2.02, 0.38, 3.3, 4.54]),
  row('lognormal', 'all', [1.94, 1.58, 0.27, 2.89, 3.74]),
  row('uniform', 20, [0.17, 1.2, 1.67, 0.96, 2.89]),
  row('uniform', 100, [0, 0.8, 0.4, 0.04, 1.18]),
  row('uniform', 'all', [0, 0.65, 0.22, 0, 0.87]),
  row('dependent', 20, [6, 11.84, 13.55, 1.75, 23.86]),
  row('dependent', 100, [3.72, 7.91, 9.54, 1.05, 17.44]),
  row('dependent', 'all', [3.46, 6.71, 8.6, 0.86, 15.71]),
]

const each = (draw: (chance: Chance) => number) => (chance: Chance, length: number) =>
  Array.from({ length }, () => draw(chance))

/** Series in which nothing changes. lognormal: σ = 0.5. dependent: AR(1) with φ = 0.5, from its own long run. */
export const SHAPES = {
  normal: each((chance) => chance.normal(0, 1)),
  exponential: each((chance) => chance.exponential(1)),
  lognormal: each((chance) => Math.exp(chance.normal(0, 0.5))),
  uniform: each((chance) => chance.uniform()),
  dependent: (chance: Chance, length: number) => {
    let value = chance.normal(0, 1 / Math.sqrt(1 - 0.25))
    return Array.from({ length }, () => (value = 0.5 * value + chance.normal(0, 1)))
  },
}
