import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STAFFING_CASES } from '#core/queueing/least-staff.fixture.ts'
import { leastStaff, leastWhere, performanceOf } from '#core/queueing/least-staff.ts'
import { anyLine } from '#core/queueing/line.fixture.ts'
import { meets } from '#core/queueing/line.ts'
import type { Line, Target } from '#core/queueing/line.ts'

const in20 = (of: 'ofAll' | 'ofAllButEarlyLeavers' | 'ofServed'): Target => ({
  on: 'answered_within',
  seconds: 20,
  share: 0.8,
  of,
})

describe('R34: least staff', () => {
  test.each(STAFFING_CASES)('R34: %d an hour of %d s: %d, %d and %d', (rate, seconds, c, a, leaving) => {
    const line = { contactsPerHour: rate, handlingSeconds: seconds }
    const patient = { ...line, patienceSeconds: seconds }
    expect(leastStaff(line, in20('ofAll'))).toMatchObject({ ok: true, agents: c })
    expect(leastStaff(patient, in20('ofAll'))).toMatchObject({ ok: true, agents: a })
    expect(leastStaff(patient, { on: 'leaving', share: 0.03 })).toMatchObject({ ok: true, agents: leaving })
  })

  test('R34: which of the three shares is meant changes the answer', () => {
    const line = { contactsPerHour: 5000, handlingSeconds: 360, patienceSeconds: 360 }
    const agents = (['ofAll', 'ofAllButEarlyLeavers', 'ofServed'] as const).map(
      (of) => leastStaff(line, in20(of)).ok && leastStaff(line, in20(of)),
    )
    expect(agents).toMatchObject([{ agents: 493 }, { agents: 492 }, { agents: 491 }])
  })

  const targets: Target[] = [
    in20('ofAll'),
    in20('ofServed'),
    { on: 'mean_wait', seconds: 15 },
    { on: 'leaving', share: 0.05 },
    { on: 'waiting', share: 0.2 },
  ]
  test.each(targets)('R34: with one fewer the target is missed: %o', (target) => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const found = leastStaff(line, target)
        if (!found.ok) throw new Error(found.why)
        expect(meets(found.outcome, target)).toBe(true)
        if (found.agents === 0) return
        expect(meets(performanceOf(line, found.agents - 1, 20), target)).toBe(false)
      }),
      { numRuns: 40 },
    )
  })

  test('R34: 5,000 agents', () => {
    const line = { contactsPerHour: 49_500, handlingSeconds: 360, patienceSeconds: 300 }
    const found = leastStaff(line, { on: 'waiting', share: 0.2 })
    expect(found.ok && found.agents).toBeGreaterThan(4950)
    expect(found.ok && found.agents).toBeLessThan(5050)
  })

  const refusals: [Line, Target, string][] = [
    [{ contactsPerHour: 60, handlingSeconds: 60 }, { on: 'leaving', share: 0.03 }, 'patience_unknown'],
    [{ contactsPerHour: 1e9, handlingSeconds: 3600 }, in20('ofAll'), 'target_out_of_reach'],
    [{ contactsPerHour: 60, handlingSeconds: 60 }, { on: 'waiting', share: -0.1 }, 'target_out_of_reach'],
  ]
  test.each(refusals)('R34: %o, %o: %s', (line, target, why) => {
    expect(leastStaff(line, target)).toEqual({ ok: false, why })
  })

  test('the search finds the first that holds, wherever it starts', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (first, guess) => {
        expect(leastWhere((n) => n >= first, guess, 5000)).toBe(first)
      }),
    )
    expect(leastWhere(() => false, 10, 5000)).toBeUndefined()
  })
})
