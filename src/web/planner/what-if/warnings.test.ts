import { describe, expect, test } from 'vitest'
import { catalogueOf } from '#domain/planning/rules/what-if.ts'
import { run } from '#domain/planning/simulate.what-if.ts'
import type { Lever, WhatIfInputs } from '#domain/planning/contract.what-if.ts'
import { isInput, isMeasure, rowsOf } from './names.ts'
import { speak, unitOf } from './input-words.ts'
import { extraMinutes, faultsIn, isWarning, losingIn, warningsIn } from './warnings.ts'
import { entered, figuresIn } from './what-if.fixture.ts'

const figures = figuresIn()
const items = catalogueOf({})
const usual: WhatIfInputs = Object.fromEntries(items.map(({ name, input }) => [name, input]))
const ran = (changes: Readonly<Record<string, number>> = {}, levers: readonly Lever[] = []) => {
  const inputs = { ...usual, ...entered(changes) }
  return { inputs, result: run({ inputs, levers, replications: 2, seed: 1 }) }
}

describe('R35: what the service says of a run has words here', () => {
  const cases: [string, ReturnType<typeof ran>][] = [
    ['as assumed', ran()],
    ['too few people', ran({ backPeople: 2, firstPointPeople: 2 })],
    ['little met alone', ran({ resolvableAlone: 0.1 })],
    ['no experts', ran({ expertPeople: 0 })],
  ]

  test.each(cases)('%s', (_name, { result }) => {
    for (const { code } of result.warnings) expect(isWarning(code), code).toBe(true)
    expect(rowsOf(result)).toHaveLength(result.rows.length)
    for (const { measure } of result.closedForm) expect(isMeasure(measure), measure).toBe(true)
  })

  test('overload names who is short in each design', () => {
    const { result } = ran({ backPeople: 2, firstPointPeople: 2 })
    const told = warningsIn(result, figures).map(({ text }) => text)
    expect(told[0]).toMatch(/^The conventional design cannot keep up: .* behind them \(there are 2\)\.$/)
    expect(told[1]).toMatch(/^Golden moment cannot keep up: .* at the first point \(there are 2\)/)
  })

  test('where golden moment loses, said plainly', () => {
    const { inputs, result } = ran()
    const rows = losingIn(result, inputs, figures)
    expect(rows[0]).toMatchObject({
      name: 'Needs the first person can meet alone',
      where: expect.stringMatching(/^between 0% and 3[45]\.?\d?%$/),
      isThroughout: false,
    })
    expect(extraMinutes(result)).toBeLessThan(0)
  })

  test('where it loses as things are, figures that do not turn it are known', () => {
    const { inputs, result } = ran({ resolvableAlone: 0.1 })
    expect(extraMinutes(result)).toBeGreaterThan(0)
    const rows = losingIn(result, inputs, figures)
    expect(rows.some(({ isThroughout }) => isThroughout)).toBe(true)
    expect(rows.find(({ input }) => input === 'resolvableAlone')?.isThroughout).toBe(false)
    expect(warningsIn(result, figures).map(({ title }) => title)).toContain('Golden moment loses here')
  })
})

describe('inputs of the service', () => {
  test('each has a place, a name and the unit that the service gives it', () => {
    for (const { name, unit } of items) {
      expect(isInput(name), name).toBe(true)
      if (isInput(name)) expect(unitOf(name), name).toBe(unit)
    }
  })

  test.each([
    [0.6, 'share', '60%'],
    [3_300, 'pence_per_hour', '£33.00 an hour'],
    [240, 'minutes', '4 hrs'],
    [15, 'people', '15 people'],
    [3, 'count', '3 times'],
    [11.2, 'per_hour', '11.2 an hour'],
  ] as const)('%d %s is said %s', (value, unit, expected) => {
    expect(speak(value, unit, figures)).toBe(expected)
  })

  test('refused figures are named with their reason', () => {
    const faults = [
      { code: 'never_ends', input: 'unreachedCallAgain' },
      { code: 'causes_above_one', sum: 1.1 },
      { code: 'something_new' },
    ]
    expect(faultsIn({ faults }, figures).map(({ input }) => input)).toEqual(['unreachedCallAgain', undefined])
    expect(faultsIn({}, figures)).toEqual([])
  })
})
