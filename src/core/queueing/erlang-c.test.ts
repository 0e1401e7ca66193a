import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { erlangB } from '#core/queueing/erlang-b.ts'
import { ERLANG_C_CASES } from '#core/queueing/erlang-c.fixture.ts'
import { erlangC } from '#core/queueing/erlang-c.ts'
import { anyLine, isShare, relativeError } from '#core/queueing/line.fixture.ts'

describe('R34: Erlang C', () => {
  test.each(ERLANG_C_CASES)(
    'R34: %d an hour of %d s, %d agents, within %d s: exact to 1e-12',
    (contactsPerHour, handlingSeconds, agents, within, erlangs, ...exact) => {
      const found = erlangC({ contactsPerHour, handlingSeconds }, agents, within)
      if (!found.stable) throw new Error('has a long run')
      const values = [
        found.occupancy,
        erlangB(erlangs, agents),
        found.shareWaiting,
        found.answeredWithin.ofAll,
        found.meanWaitSeconds,
        found.meanWaitIfWaitingSeconds,
        found.meanWaiting,
      ]
      values.forEach((value, i) => expect(relativeError(value, exact[i] ?? 0)).toBeLessThanOrEqual(1e-12))
    },
  )

  const overloads: [number, number, number, string][] = [
    [120, 300, 10, 'exactly as much as can be done'],
    [121, 300, 10, 'a little more'],
    [60, 300, 0, 'nobody there'],
    [0, 300, 0, 'nobody there and nothing coming'],
    [1e6, 3600, 5000, 'far more'],
  ]
  test.each(overloads)('R34: %d an hour of %d s with %d agents: overload (%s)', (rate, seconds, agents) => {
    const found = erlangC({ contactsPerHour: rate, handlingSeconds: seconds }, agents)
    expect(found).toMatchObject({ stable: false, why: 'overload', agents })
  })

  test('R34: 5,000 agents', () => {
    const found = erlangC({ contactsPerHour: 49_500, handlingSeconds: 360 }, 5000)
    if (!found.stable) throw new Error('has a long run')
    expect(found.meanWaiting).toBeCloseTo((found.shareWaiting * 4950) / 50, 8)
    expect(found.shareWaiting).toBeGreaterThan(0.3)
  })

  test('shares are shares, and better with one more', () => {
    fc.assert(
      fc.property(anyLine, fc.integer({ min: 0, max: 600 }), fc.nat(600), (line, agents, within) => {
        const [one, more] = [erlangC(line, agents, within), erlangC(line, agents + 1, within)]
        if (!one.stable || !more.stable) return
        expect([one.occupancy, one.shareWaiting, one.answeredWithin.ofAll].every(isShare)).toBe(true)
        expect(more.shareWaiting).toBeLessThanOrEqual(one.shareWaiting)
        expect(more.meanWaitSeconds).toBeLessThanOrEqual(one.meanWaitSeconds)
        expect(more.answeredWithin.ofAll).toBeGreaterThanOrEqual(one.answeredWithin.ofAll)
      }),
    )
  })

  test('a figure that belongs to no line is refused', () => {
    expect(() => erlangC({ contactsPerHour: -1, handlingSeconds: 300 }, 3)).toThrow(RangeError)
    expect(() => erlangC({ contactsPerHour: 1, handlingSeconds: 0 }, 3)).toThrow(RangeError)
    expect(() => erlangC({ contactsPerHour: 1, handlingSeconds: 300 }, 2.5)).toThrow(RangeError)
    expect(() => erlangC({ contactsPerHour: Number.NaN, handlingSeconds: 300 }, 3)).toThrow(RangeError)
    expect(() => erlangB(Number.NaN, 3)).toThrow(RangeError)
  })
})
