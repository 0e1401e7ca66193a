import { describe, expect, test } from 'vitest'
import { assumedSettings } from '../contract.busy.ts'
import type { LensSettings } from '../contract.busy.ts'
import type { ControlInputs } from '../contract.cost.ts'
import type { SaidInput } from '../contract.ts'
import { faultsOfControl, outcomeOf } from './controls.ts'
import { costWarnings, costWith, perYear } from './cost.ts'
import type { CostMeasured } from './cost.ts'

const exact = (value: number): SaidInput => ({ low: value, likely: value, high: value, basis: 'measured' })
const said = (low: number, likely: number, high: number): SaidInput => ({
  ...{ low, likely, high, basis: 'assumed' },
})
const cause = (count: number, seconds: number, named = true) => ({
  ...{ count, seconds, waitSeconds: 600 },
  causeId: named ? '018f0000-0000-7000-8000-000000000001' : null,
  ...{ cause: named ? 'Letter unclear' : null, departmentId: null, department: null },
})
const measured: CostMeasured = {
  failure: [cause(10, 3600), cause(30, 7200, false)],
  chasing: { count: 5, seconds: 1800, waitSeconds: 900 },
  ...{ repeats: 40, holds: { count: 8, seconds: 3600 }, handovers: 12, attemptsMissed: 30 },
  lost: { count: 6, waitSeconds: 7200 },
}
const paid: LensSettings = {
  ...assumedSettings,
  ...{ payPencePerHour: exact(2_000), secondsPerRepeat: exact(45) },
  ...{ minutesPerHandover: exact(5), minutesPerAttempt: exact(2) },
}

describe('R32: what it costs to run the service badly', () => {
  test('R32: each line in paid hours and clients’ hours, the largest failure first', () => {
    const { lines } = costWith(measured, paid)
    expect(
      lines.map(({ kind, cause: name, count, staffHours, clientHours, pence }) => [
        ...[kind, name, count, staffHours.likely, clientHours.likely, pence?.likely],
      ]),
    ).toEqual([
      ['failure', null, 30, 2, 2 + 1 / 6, 4_000],
      ['failure', 'Letter unclear', 10, 1, 1 + 1 / 6, 2_000],
      ['chasing', null, 5, 0.5, 0.75, 1_000],
      ['repeats', null, 40, 0.5, 0.5, 1_000],
      ['holds', null, 8, 1, 1, 2_000],
      ['handovers', null, 12, 1, 0, 2_000],
      ['attempts_missed', null, 30, 1, 0, 2_000],
      ['lost', null, 6, 0, 2, 0],
    ])
  })

  test('R32: lines add up; clients’ time is never money', () => {
    const cost = costWith(measured, { ...paid, clientPencePerHour: exact(1_000_000) })
    const sum = (of: (line: (typeof cost.lines)[number]) => number) =>
      cost.lines.reduce((all, line) => all + of(line), 0)
    expect(sum(({ staffHours }) => staffHours.likely)).toBeCloseTo(cost.staffHours.likely, 9)
    expect(sum(({ clientHours }) => clientHours.likely)).toBeCloseTo(cost.clientHours.likely, 9)
    expect(cost.pence?.likely).toBeCloseTo(cost.staffHours.likely * 2_000, 6)
  })

  test('R32: pay that is uncertain is uncertain for all lines alike', () => {
    const cost = costWith(measured, { ...paid, payPencePerHour: said(1_000, 2_000, 4_000) })
    expect(cost.pence?.likely).toBeCloseTo((cost.staffHours.likely * 13_000) / 6, 6)
    expect(cost.pence?.low).toBeCloseTo(
      cost.lines.reduce((all, { pence }) => all + (pence?.low ?? 0), 0),
      3,
    )
  })

  test('R32: without pay there is no money; nothing measured is nothing, not a guess', () => {
    expect(costWith(measured, assumedSettings)).toMatchObject({
      pence: null,
      lines: [{ pence: null }, ...Array.from({ length: 7 }, () => ({ pence: null }))],
    })
    const nothing = { count: 0, seconds: 0, waitSeconds: 0 }
    const none = {
      failure: [],
      chasing: nothing,
      repeats: 0,
      holds: nothing,
      handovers: 0,
      attemptsMissed: 0,
      lost: nothing,
    }
    expect(costWith(none, paid)).toEqual({
      lines: [],
      ...{ staffHours: exact0, pence: exact0, clientHours: exact0 },
    })
  })
  const exact0 = { low: 0, likely: 0, high: 0 }

  test.each([
    ['enough, pay said, some without a cause', measured, paid, ['causes_missing']],
    [
      'few failures, nothing said',
      { ...measured, failure: [cause(3, 60)] },
      assumedSettings,
      ['few', 'pay_not_said'],
    ],
    ['no failure at all', { ...measured, failure: [] }, paid, ['few']],
  ])('R32: worth knowing: %s', (_reason, given, settings, codes) => {
    const warnings = costWarnings(given, settings)
    expect(warnings.map(({ code }) => code)).toEqual(codes)
    const missing = warnings.find(({ code }) => code === 'causes_missing')
    if (missing) expect(missing.facts).toEqual({ contacts: 30, share: 0.75 })
  })

  test('R32: a year is not told from less than four weeks', () => {
    const pence = { low: 100, likely: 200, high: 300 }
    expect(perYear(pence, 27)).toBeNull()
    expect(perYear(null, 365)).toBeNull()
    expect(perYear(pence, 36.525)).toEqual({ low: 1_000, likely: 2_000, high: 3_000 })
  })
})

const password: ControlInputs = {
  ...{ casesPerYear: exact(10_000), costPerCase: exact(100), clientMinutes: exact(3) },
  ...{ wrongShare: said(0.001, 0.002, 0.006), lossPerCase: exact(50_000), found: exact(0.5) },
  ...{ wronglyStopped: exact(0.01), harmPerStopped: exact(1_000) },
}

describe('R32: what a control prevents and costs', () => {
  test('R32: both sides by the rule π·d·ℓ against k + h + φ·g, in a year', () => {
    const { outcome, missing } = outcomeOf({ ...password, wrongShare: exact(0.002) }, null)
    expect(missing).toEqual([])
    expect(outcome?.prevents.likely).toBeCloseTo(10_000 * 0.002 * 0.5 * 50_000, 6)
    // Hindered are the right cases alone; clients' time is no money where nobody said so.
    expect(outcome?.costs.likely).toBeCloseTo(10_000 * (100 + 0.01 * 0.998 * 1_000), 4)
    expect(outcome?.worthShare).toBe(0)
    expect(
      outcomeOf({ ...password, wrongShare: exact(0.002) }, exact(600)).outcome?.costs.likely,
    ).toBeCloseTo(10_000 * (100 + 30 + 0.01 * 0.998 * 1_000), 4)
  })

  test('R32: the input that decides is named with the value at which it tips', () => {
    const { outcome } = outcomeOf(password, null)
    expect(outcome?.worthShare).toBeGreaterThan(0)
    expect(outcome?.worthShare).toBeLessThan(1)
    expect(outcome?.decides?.input).toBe('wrongShare')
    expect(outcome?.decides?.tipsAt).toBeCloseTo(0.0044, 3)
  })

  test('R32: nothing is made up for what is missing', () => {
    expect(outcomeOf({ ...password, wrongShare: null, found: null }, null)).toEqual({
      outcome: null,
      missing: ['wrongShare', 'found'],
    })
    expect(outcomeOf({ ...password, clientMinutes: null }, null).missing).toEqual([])
    expect(outcomeOf({ ...password, clientMinutes: null }, exact(600)).missing).toEqual(['clientMinutes'])
  })

  test('shares are at most all, and ranges in their order', () => {
    const odd = { ...password, found: exact(1.2), costPerCase: said(5, 4, 6) }
    expect(faultsOfControl(odd).map(({ path }) => path)).toEqual([
      '/body/inputs/costPerCase/low',
      '/body/inputs/found/high',
    ])
  })
})
