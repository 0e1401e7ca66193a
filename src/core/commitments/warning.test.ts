import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { tellClientAt, warnAt } from '#core/commitments/warning.ts'

const MADE = Date.UTC(2026, 2, 2, 9)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('R12: warned before it slips', () => {
  const cases: Array<[string, number, number, number]> = [
    ['two hours: a quarter and a twelfth', 2 * HOUR, 30 * MINUTE, 9.6 * MINUTE],
    ['half an hour: at least ten minutes, at least three', 30 * MINUTE, 10 * MINUTE, 3 * MINUTE],
    ['five minutes: at once', 5 * MINUTE, 5 * MINUTE, 3 * MINUTE],
    ['two minutes: both at once', 2 * MINUTE, 2 * MINUTE, 2 * MINUTE],
    ['three weeks: the day before, four hours before', 21 * DAY, DAY, 4 * HOUR],
  ]
  test.each(cases)('R12: %s', (_name, span, ownerLead, clientLead) => {
    expect(MADE + span - warnAt(MADE, MADE + span)).toBe(ownerLead)
    expect(MADE + span - tellClientAt(MADE, MADE + span)).toBe(clientLead)
  })

  test('R12: made ≤ owner warned ≤ client told < due', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 * DAY }), (span) => {
        const moments = [MADE, warnAt(MADE, MADE + span), tellClientAt(MADE, MADE + span)]
        expect(moments.toSorted((a, b) => a - b)).toEqual(moments)
        expect(moments[2]).toBeLessThan(MADE + span)
      }),
    )
  })

  test('due before it is made is refused', () => {
    expect(() => warnAt(MADE, MADE)).toThrow(RangeError)
    expect(() => tellClientAt(MADE, MADE - 1)).toThrow(RangeError)
  })
})
