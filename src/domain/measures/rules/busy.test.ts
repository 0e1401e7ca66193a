import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assumedSettings, BusyKind } from '../contract.busy.ts'
import type { LensSettings } from '../contract.busy.ts'
import type { SaidInput } from '../contract.ts'
import { busyWith } from './busy.ts'
import type { BusyMeasured } from './busy.ts'
import { reachOf } from './reach.ts'
import { faultsOfSettings } from './settings.ts'

const count = fc.nat({ max: 2_000 })
const talking = fc.record({ count, seconds: fc.nat({ max: 5_000_000 }), repeats: count })
const timed = fc.record({ count, seconds: fc.nat({ max: 1_000_000 }) })
const measured: fc.Arbitrary<BusyMeasured> = fc.record({
  talking: fc.record({ first_point: talking, further: talking, failure: talking, chasing: talking }),
  ...{ experts: timed, holds: timed, attemptsReached: count, attemptsMissed: count },
  ...{ written: count, notes: count, legs: count },
})
const said = (most: number): fc.Arbitrary<SaidInput> =>
  fc
    .tuple(...[0, 1, 2].map(() => fc.double({ min: 0, max: most, noNaN: true })))
    .map((three) => three.toSorted((a, b) => a - b))
    .map(([low = 0, likely = 0, high = 0]) => ({ low, likely, high, basis: 'assumed' as const }))
const settings: fc.Arbitrary<LensSettings> = fc.record({
  ...{ payPencePerHour: fc.option(said(9_000)), clientPencePerHour: fc.constant(null) },
  ...{ minutesPerAttempt: said(9), minutesPerMessage: said(30), minutesPerNote: said(9) },
  ...{ minutesPerLeg: said(90), minutesPerHandover: said(20), secondsPerRepeat: said(400) },
  ...{ systemsShare: fc.option(said(1)), hoursPerWeek: fc.constant(assumedSettings.hoursPerWeek) },
})
const likely = (parts: readonly { hours: { likely: number } }[]) =>
  parts.reduce((sum, { hours }) => sum + hours.likely, 0)

describe('R27: where capacity goes', () => {
  test('R27: parts make up the total, talk makes up what was talked, and nothing counts twice', () => {
    fc.assert(
      fc.property(measured, settings, (given, reckoned) => {
        const { parts, total, waste } = busyWith(given, reckoned, 4)
        expect(parts.map(({ kind }) => kind).toSorted()).toEqual(BusyKind.options.toSorted())
        expect(likely(parts)).toBeCloseTo(total.likely, 6)
        expect(likely(parts.filter((one) => one.waste))).toBeCloseTo(waste.likely, 6)
        const spoken = parts.filter(({ kind }) =>
          ['first_point', 'further', 'failure', 'chasing', 'asking_again', 'systems'].includes(kind),
        )
        const seconds = Object.values(given.talking).reduce((sum, one) => sum + one.seconds, 0)
        expect(likely(spoken)).toBeCloseTo(seconds / 3600, 6)
        for (const { hours, pence, people } of parts)
          for (const range of [hours, people, ...(pence ? [pence] : [])]) {
            expect(range.low).toBeGreaterThanOrEqual(-1e-9)
            expect(range.low).toBeLessThanOrEqual(range.likely + 1e-9)
            expect(range.likely).toBeLessThanOrEqual(range.high + 1e-9)
            expect(Number.isFinite(range.high)).toBe(true)
          }
      }),
      { numRuns: 25 },
    )
  })

  const none = { count: 0, seconds: 0, repeats: 0 }
  const quiet: BusyMeasured = {
    talking: { first_point: none, further: none, failure: none, chasing: none },
    ...{ experts: none, holds: none, attemptsReached: 0, attemptsMissed: 0, written: 0, notes: 0, legs: 0 },
  }
  const part = (busy: ReturnType<typeof busyWith>, kind: BusyKind) =>
    busy.parts.find((one) => one.kind === kind)

  test('R27: without anything said there is no money, and waiting for systems is not known', () => {
    const busy = busyWith(quiet, assumedSettings, 4)
    expect(busy.total).toEqual({ low: 0, likely: 0, high: 0 })
    expect(busy.parts.every(({ pence }) => pence === null)).toBe(true)
    expect(part(busy, 'systems')?.basis).toBe('unknown')
  })

  test('R27: asking again never takes longer than the talk it happened in', () => {
    const failure = { count: 1, seconds: 60, repeats: 1_000 }
    const busy = busyWith({ ...quiet, talking: { ...quiet.talking, failure } }, assumedSettings, 4)
    expect(part(busy, 'asking_again')?.hours.likely).toBeCloseTo(1 / 60, 9)
    expect(part(busy, 'failure')?.hours).toEqual({ low: 0, likely: 0, high: 0 })
  })

  test('R27: money and people follow from what an hour costs and how long a person works', () => {
    const exact = (value: number): SaidInput => ({
      low: value,
      likely: value,
      high: value,
      basis: 'measured',
    })
    const given = { ...quiet, holds: { count: 9, seconds: 80 * 3600 } }
    const reckoned = { ...assumedSettings, payPencePerHour: exact(2_000), hoursPerWeek: exact(40) }
    const holds = part(busyWith(given, reckoned, 2), 'holds')
    expect(holds?.pence).toEqual({ low: 160_000, likely: 160_000, high: 160_000 })
    expect(holds?.people).toEqual({ low: 1, likely: 1, high: 1 })
  })
})

describe('R27: how many are reached in three tries', () => {
  test.each([
    ['all answer alike', 1000, 500, 500, 250, 0.875],
    ['any share of answering is as common as another: Beta(1, 1)', 1200, 600, 600, 200, 0.75],
    ['those missed once never answer', 1000, 500, 500, 0, 0.503],
    ['those missed once answer more often: chance alone', 1000, 500, 500, 300, 0.875],
  ] as const)('R27: %s', (_reason, first, firstReached, second, secondReached, correlated) => {
    const reach = reachOf({ first, firstReached, second, secondReached })
    expect(reach?.tries).toBe(3)
    expect(reach?.independent).toBeCloseTo(0.875, 6)
    expect(reach?.correlated).toBeCloseTo(correlated, 2)
  })

  test('R27: fewer than thirty second tries say nothing', () => {
    expect(reachOf({ first: 100, firstReached: 71, second: 29, secondReached: 9 })).toBeNull()
    expect(reachOf({ first: 100, firstReached: 0, second: 90, secondReached: 9 })).toBeNull()
  })
})

test.each([
  ['as assumed', {}, []],
  ['low above likely', { minutesPerNote: { low: 3, likely: 2, high: 4 } }, ['/body/minutesPerNote/low']],
  ['likely above high', { minutesPerNote: { low: 1, likely: 5, high: 4 } }, ['/body/minutesPerNote/high']],
  ['below nought', { secondsPerRepeat: { low: -1, likely: 5, high: 9 } }, ['/body/secondsPerRepeat/low']],
  [
    'more than all of the time',
    { systemsShare: { low: 0, likely: 0.5, high: 1.5 } },
    ['/body/systemsShare/high'],
  ],
  [
    'more hours than a week has',
    { hoursPerWeek: { low: 30, likely: 40, high: 200 } },
    ['/body/hoursPerWeek/high'],
  ],
  ['nobody works at all', { hoursPerWeek: { low: 0, likely: 40, high: 40 } }, ['/body/hoursPerWeek/low']],
  [
    'beyond all money',
    { payPencePerHour: { low: 0, likely: 1, high: 1e300 } },
    ['/body/payPencePerHour/high'],
  ],
])('what is said of the time of work: %s', (_reason, change, paths) => {
  const settings = { ...assumedSettings, ...change } as LensSettings
  expect(faultsOfSettings(settings).map(({ path }) => path)).toEqual(paths)
})
