import { describe, expect, test } from 'vitest'
import { badlyRun, controlWorth } from '#core/cost/control.ts'
import type { ControlInput, ControlWorth, Range } from '#core/cost/types.ts'

const exactly = (value: number): Range => ({ low: value, likely: value, high: value, from: 'measured' })
const about = (low: number, likely: number, high: number): Range => ({ low, likely, high, from: 'assumed' })

/** Prevents 0.01 × 0.6 × 500 = 3.00; costs 0.80 + 6 min at 12 an hour = 1.20 + 0.02 × 25 = 0.50. */
const example: ControlInput = {
  wrongShare: exactly(0.01),
  detected: exactly(0.6),
  loss: exactly(500),
  checkCost: exactly(0.8),
  clientMinutes: exactly(6),
  clientRatePerHour: exactly(12),
  wronglyHeld: exactly(0.02),
  harm: exactly(25),
}

const worked = (input: ControlInput): Extract<ControlWorth, { ok: true }> => {
  const found = controlWorth(input)
  if (!found.ok) throw new Error(`${found.why}: ${found.inputs.join()}`)
  return found
}

describe('R32: what a control prevents beside what it costs', () => {
  test('worked by hand: 3.00 prevented, 2.50 spent', () => {
    const found = worked(example)
    expect(found.prevents.expected).toBeCloseTo(3, 10)
    expect(found.costs.expected).toBeCloseTo(2.5, 10)
    expect(found.net.expected).toBeCloseTo(0.5, 10)
    expect(found).toMatchObject({ worth: 'yes', shareWorth: 1, perYear: null })
  })

  test.each([
    ['wrongShare', 2.5 / 300],
    ['detected', 0.5],
    ['loss', 2.5 / 0.006],
    ['checkCost', 1.3],
    ['clientMinutes', 8.5],
    ['clientRatePerHour', 17],
    ['wronglyHeld', 0.04],
    ['harm', 50],
  ] as const)('both sides are equal where %s is %d', (name, value) => {
    const line = worked(example).sensitivity.find(({ input }) => input === name)
    expect(line?.tipsAt).toBeCloseTo(value, 8)
    expect(worked({ ...example, [name]: exactly(value) }).net.expected).toBeCloseTo(0, 8)
  })

  test('with a wide range it may be either, and the input that decides is named with where it tips', () => {
    const found = worked({
      ...example,
      wrongShare: about(0.001, 0.01, 0.025),
      checkCost: about(0.7, 0.8, 0.9),
    })
    expect(found.worth).toBe('undecided')
    expect(found.shareWorth).toBeGreaterThan(0.3)
    expect(found.shareWorth).toBeLessThan(0.9)
    expect(found.sensitivity[0]).toMatchObject({ input: 'wrongShare', tipsWithin: true })
    expect(found.sensitivity[0]?.atLow).toBeLessThan(0)
    expect(found.sensitivity[0]?.atHigh).toBeGreaterThan(0)
  })

  test('a check that finds nothing is not worth it; what cannot tip it says so', () => {
    const found = worked({ ...example, detected: exactly(0) })
    expect(found.worth).toBe('no')
    expect(found.sensitivity.find(({ input }) => input === 'loss')?.tipsAt).toBeNull()
    expect(found.sensitivity.find(({ input }) => input === 'checkCost')?.tipsAt).toBeNull()
  })

  test('a year: both sides, and clients’ hours apart', () => {
    const { perYear } = worked({ ...example, casesPerYear: exactly(50_000) })
    expect(perYear?.prevents.expected).toBeCloseTo(150_000, 6)
    expect(perYear?.costs.expected).toBeCloseTo(125_000, 6)
    expect(perYear?.clientHours.expected).toBeCloseTo(5000, 6)
  })

  test('nothing that was not said is filled in: each input left out is asked for', () => {
    for (const name of Object.keys(example)) {
      const rest = Object.fromEntries(Object.entries(example).filter(([key]) => key !== name))
      expect(controlWorth(rest)).toEqual({ ok: false, why: 'not_said', inputs: [name] })
    }
    expect(controlWorth({})).toMatchObject({ why: 'not_said', inputs: Object.keys(example) })
  })

  test.each([
    [{ wrongShare: exactly(1.2) }, ['wrongShare']],
    [{ loss: about(5, 4, 9) }, ['loss']],
    [{ harm: exactly(Number.NaN) }, ['harm']],
  ])('%j cannot be', (odd, inputs) => {
    expect(controlWorth({ ...example, ...odd })).toEqual({ ok: false, why: 'not_possible', inputs })
  })
})

describe('beside it, a year run badly', () => {
  const year = {
    needsPerYear: exactly(10_000),
    contactsPerNeed: exactly(1.69),
    minutesPerContact: exactly(8),
    payPerHour: exactly(30),
    handOffsPerNeed: exactly(0.5),
    minutesPerHandOff: exactly(4),
  }

  test('by hand: 6,900 contacts of 8 minutes and 5,000 hand-offs of 4, at 30 an hour', () => {
    const found = badlyRun(year)
    if (!found.ok) throw new Error(found.why)
    expect(found.repeatedContacts.expected).toBeCloseTo(27_600, 6)
    expect(found.handOffs.expected).toBeCloseTo(10_000, 6)
    expect(found.perYear.expected).toBeCloseTo(37_600, 6)
  })

  test('what was not said is asked for; fewer contacts than needs cannot be', () => {
    expect(badlyRun({ needsPerYear: exactly(1) })).toMatchObject({ why: 'not_said' })
    expect(badlyRun({ ...year, contactsPerNeed: exactly(0.9) })).toEqual({
      ok: false,
      why: 'not_possible',
      inputs: ['contactsPerNeed'],
    })
  })
})
