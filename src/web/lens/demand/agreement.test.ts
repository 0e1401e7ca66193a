import { expect, test } from 'vitest'
import { verdictOf } from './agreement.ts'

const kappa = (value: number, low: number, high: number) => ({ kappa: { value, low, high }, why: null })

const CASES: [given: Parameters<typeof verdictOf>[0], verdict: string, because: string][] = [
  [kappa(0.9, 0.75, 1), 'far', 'even the low end is far from chance'],
  [kappa(1, 1, 1), 'far', 'they always agreed'],
  [kappa(0.7, 0.45, 0.95), 'beyond', 'the low end is above nought'],
  [kappa(0.1, -0.15, 0.35), 'chance', 'nought is inside and nothing high is'],
  [kappa(-0.5, -0.8, -0.2), 'chance', 'less than chance'],
  [kappa(0.5, -0.1, 1), 'too_few', 'nought and much are both inside'],
  [{ kappa: null, why: 'one_class_only' }, 'one_class_only', 'chance cannot be told apart'],
  [{ kappa: null, why: 'nothing_rated' }, 'nothing_rated', 'nobody marked the same contact'],
]

test.each(CASES)('%j is %s: %s', (given, verdict) => {
  expect(verdictOf(given)).toBe(verdict)
})
