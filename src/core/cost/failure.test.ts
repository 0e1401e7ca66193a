import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { costOfFailure } from '#core/cost/failure.ts'
import { costPerNeed } from '#core/cost/per-need.ts'
import type { FailureCost, FailureCostInput, Range } from '#core/cost/types.ts'

const exactly = (value: number): Range => ({ low: value, likely: value, high: value, from: 'measured' })
const about = (low: number, likely: number, high: number): Range => ({ low, likely, high, from: 'assumed' })

const example: FailureCostInput = {
  payPerHour: exactly(24),
  minutesPerContact: { phone: exactly(10), email: exactly(6) },
  failure: [
    { cause: 'bill not understood', department: 'billing', kind: 'phone', contacts: 300 },
    { cause: 'nobody called back', department: 'repairs', kind: 'phone', contacts: 120 },
    { cause: 'nobody called back', department: 'repairs', kind: 'email', contacts: 100 },
  ],
  repeats: { count: 400, staffMinutesEach: exactly(0.5), clientMinutesEach: exactly(0.5) },
  holds: { staffMinutes: 150, clientMinutes: 600 },
  clientMinutesPerContact: { phone: exactly(20), email: exactly(10) },
}

const worked = (input: FailureCostInput): Extract<FailureCost, { ok: true }> => {
  const found = costOfFailure(input)
  if (!found.ok) throw new Error(`${found.why}: ${found.inputs.join()}`)
  return found
}

describe('R32: what it costs to run it badly', () => {
  test('worked by hand: 300 and 120 calls of ten minutes and 100 e-mails of six, at 24 an hour', () => {
    const found = worked(example)
    const [billing, repairs] = [1200, 480 + 240]
    expect(found.byCause.map(({ name, money }) => [name, money.expected])).toEqual([
      ['bill not understood', expect.closeTo(billing, 8)],
      ['nobody called back', expect.closeTo(repairs, 8)],
    ])
    expect(found.byDepartment.map(({ name }) => name)).toEqual(['billing', 'repairs'])
    expect(found.byDepartment[1]?.contacts.expected).toBe(220)
    expect(found.failure.expected).toBeCloseTo(1920, 8)
    expect(found.repeats?.expected).toBeCloseTo(80, 8)
    expect(found.holds?.expected).toBeCloseTo(60, 8)
    expect(found.total.expected).toBeCloseTo(2060, 8)
    expect(found.total.high - found.total.low).toBeCloseTo(0, 8)
  })

  test('clients’ time is told in hours, and in money only at a rate that was said, never in the total', () => {
    const plain = worked(example)
    // 420 calls of 20 minutes, 100 e-mails of 10, 400 repeats of half a minute, 600 minutes on hold.
    expect(plain.clientHours?.expected).toBeCloseTo((8400 + 1000 + 200 + 600) / 60, 8)
    expect(plain.clientMoney).toBeNull()
    const rated = worked({ ...example, clientRatePerHour: exactly(10) })
    expect(rated.clientMoney?.expected).toBeCloseTo(1700, 8)
    expect(rated.total).toEqual(plain.total)
  })

  test('ranges give an interval around the mean, (low + 4·likely + high)/6 of each', () => {
    const found = worked({
      ...example,
      payPerHour: about(20, 24, 34),
      minutesPerContact: { phone: about(6, 10, 20), email: exactly(6) },
    })
    // Pay 25; calls of 11 minutes: 420 × 11/60 hours, e-mails 10 hours.
    expect(found.failure.expected).toBeCloseTo((77 + 10) * 25, 8)
    expect(found.failure.low).toBeLessThan(found.failure.expected * 0.85)
    expect(found.failure.high).toBeGreaterThan(found.failure.expected * 1.15)
    expect(found.inputs.filter(({ range }) => range.from === 'assumed').map(({ name }) => name)).toEqual([
      'payPerHour',
      'minutesPerContact.phone',
    ])
  })

  test('one interval for one set of figures, and expected parts add up to the whole', () => {
    const range = fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 0, max: 50 }))).map((three) => {
      const [low = 0, likely = 0, high = 0] = three.toSorted((a, b) => a - b)
      return about(low, likely, high)
    })
    const row = fc.record({
      cause: fc.constantFrom('a', 'b', 'c'),
      department: fc.constantFrom('x', 'y'),
      kind: fc.constantFrom('phone', 'letter'),
      contacts: fc.oneof(fc.integer({ min: 0, max: 500 }), range),
    })
    fc.assert(
      fc.property(range, range, fc.array(row, { maxLength: 6 }), (payPerHour, minutes, failure) => {
        const input = { payPerHour, minutesPerContact: { phone: minutes, letter: minutes }, failure }
        const found = worked(input)
        expect(worked(input)).toEqual(found)
        for (const lines of [found.byCause, found.byDepartment]) {
          const parts = lines.reduce((sum, { money }) => sum + money.expected, 0)
          expect(parts).toBeCloseTo(found.total.expected, 6)
        }
        expect(found.total.low).toBeLessThanOrEqual(found.total.expected)
        expect(found.total.high).toBeGreaterThanOrEqual(found.total.expected)
        expect(JSON.parse(JSON.stringify(found))).toEqual(found)
      }),
      { numRuns: 30 },
    )
  })

  test.each([
    [{ minutesPerContact: {}, failure: [] }, 'not_said', ['payPerHour']],
    [{ ...example, minutesPerContact: { phone: exactly(10) } }, 'not_said', ['minutesPerContact.email']],
    [{ ...example, repeats: { count: 3 } }, 'not_said', ['repeats.staffMinutesEach']],
    [{ ...example, payPerHour: about(30, 20, 40) }, 'not_possible', ['payPerHour']],
    [
      {
        ...example,
        failure: [-5, 10].map((contacts) => ({ cause: 'c', department: 'd', kind: 'phone', contacts })),
      },
      'not_possible',
      ['contacts: c, d, phone'],
    ],
    [{ ...example, holds: { staffMinutes: -1, clientMinutes: 0 } }, 'not_possible', ['holds.staffMinutes']],
  ] as const)('%j: %s %j', (input, why, inputs) => {
    expect(costOfFailure(input)).toEqual({ ok: false, why, inputs })
  })
})

describe('what a need costs', () => {
  test('all contacts it took, over the needs met', () => {
    const found = costPerNeed({
      payPerHour: exactly(24),
      minutesPerContact: { phone: exactly(10), web: exactly(0.5) },
      contacts: { phone: 338, web: 60 },
      needsMet: 200,
    })
    if (!found.ok) throw new Error(found.why)
    expect(found.perNeed.expected).toBeCloseTo((338 * 4 + 60 * 0.2) / 200, 8)
    expect(found.contactsPerNeed).toBe(1.99)
  })

  test.each([
    [{ minutesPerContact: {}, contacts: {}, needsMet: 1 }, 'not_said', ['payPerHour']],
    [{ payPerHour: exactly(1), minutesPerContact: {}, contacts: {} }, 'not_said', ['needsMet']],
    [
      { payPerHour: exactly(1), minutesPerContact: {}, contacts: {}, needsMet: 0 },
      'not_possible',
      ['needsMet'],
    ],
    [{ payPerHour: exactly(1), minutesPerContact: {}, contacts: {}, needsMet: 4 }, 'not_said', ['contacts']],
  ] as const)('%j: %s %j', (input, why, inputs) => {
    expect(costPerNeed(input)).toEqual({ ok: false, why, inputs })
  })
})
