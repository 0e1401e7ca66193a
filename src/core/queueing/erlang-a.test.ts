import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ERLANG_A_CASES } from '#core/queueing/erlang-a.fixture.ts'
import { erlangA } from '#core/queueing/erlang-a.ts'
import { erlangC } from '#core/queueing/erlang-c.ts'
import { anyLine, isShare, relativeError } from '#core/queueing/line.fixture.ts'

describe('R34: Erlang A', () => {
  test.each(ERLANG_A_CASES)(
    'R34: %d an hour of %d s, patience %d s, %d agents, within %d s: exact to 1e-10',
    (contactsPerHour, handlingSeconds, patienceSeconds, agents, within, ...exact) => {
      const found = erlangA({ contactsPerHour, handlingSeconds, patienceSeconds }, agents, within)
      const values = [
        found.offeredErlangs,
        found.occupancy,
        found.shareWaiting,
        found.shareLeaving,
        found.meanWaitSeconds,
        found.meanWaiting,
        found.answeredWithin.ofAll,
        found.shareLeavingWithin,
        found.shareWaitingLonger,
        found.answeredWithin.ofAllButEarlyLeavers,
        found.answeredWithin.ofServed,
      ]
      expect(values).toHaveLength(exact.length)
      values.forEach((value, i) => expect(relativeError(value, exact[i] ?? 0)).toBeLessThanOrEqual(1e-10))
    },
  )

  test('R34: the published example: 50 agents, 48 calls a minute of one minute, patience two minutes', () => {
    const found = erlangA({ contactsPerHour: 2880, handlingSeconds: 60, patienceSeconds: 120 }, 50)
    expect(found.shareLeaving).toBeCloseTo(0.0309122, 7)
    expect(found.meanWaitSeconds).toBeCloseTo(3.70947, 5)
  })

  const extremes: [number, number, number, number, number, string][] = [
    [50_000, 360, 300, 5000, 20, '5,000 agents at their limit'],
    [50_000, 360, 300, 1000, 20, 'five times what they can do'],
    [1, 60, 300, 5000, 20, 'nothing to do'],
    [0, 60, 300, 5, 20, 'no contacts at all'],
    [100, 60, 300, 0, 20, 'nobody there'],
    [0, 60, 300, 0, 20, 'nobody there and nothing coming'],
    [5000, 300, 1e7, 100, 20, 'overload and hardly ever leaving'],
    [600, 300, 30, 50, 36_000, 'ten hours, of which nobody would wait one'],
    [600, 300, 1, 50, 20, 'gone at once'],
    [600, 300, 300, 50, 0, 'within no time'],
    [1_800_000, 10, 100, 5000, 3600, 'an hour of a fast line'],
  ]
  test.each(extremes)('R34: %d an hour of %d s, patience %d s, %d agents, %d s: shares (%s)', (...given) => {
    const [contactsPerHour, handlingSeconds, patienceSeconds, agents, within] = given
    const found = erlangA({ contactsPerHour, handlingSeconds, patienceSeconds }, agents, within)
    expect(sharesOf(found).filter((share) => !isShare(share))).toEqual([])
    expect(Number.isFinite(found.meanWaitIfWaitingSeconds)).toBe(true)
    const { ofAll } = found.answeredWithin
    expect(ofAll + found.shareLeavingWithin + found.shareWaitingLonger).toBeCloseTo(1, 10)
  })

  test('R34: nobody there: everybody leaves when patience ends', () => {
    const found = erlangA({ contactsPerHour: 100, handlingSeconds: 60, patienceSeconds: 300 }, 0, 60)
    expect(found.shareWaiting).toBeCloseTo(1, 12)
    expect(found.shareLeaving).toBeCloseTo(1, 12)
    expect(found.meanWaitSeconds).toBeCloseTo(300, 9)
    expect(found.occupancy).toBe(0)
    expect(found.shareLeavingWithin).toBeCloseTo(1 - Math.exp(-0.2), 12)
    expect(found.answeredWithin).toEqual({ ofAll: 0, ofAllButEarlyLeavers: 0, ofServed: 0 })
  })

  test('shares are shares; of all ≤ of all but early leavers, of all ≤ of served; better with one more', () => {
    fc.assert(
      fc.property(anyLine, fc.nat(400), fc.nat(1200), (line, agents, within) => {
        const [one, more] = [erlangA(line, agents, within), erlangA(line, agents + 1, within)]
        expect(sharesOf(one).filter((share) => !isShare(share))).toEqual([])
        const { ofAll, ofAllButEarlyLeavers, ofServed } = one.answeredWithin
        expect(ofAllButEarlyLeavers).toBeGreaterThanOrEqual(ofAll - 1e-12)
        expect(ofServed).toBeGreaterThanOrEqual(ofAll - 1e-12)
        expect(one.shareLeavingWithin).toBeLessThanOrEqual(one.shareLeaving + 1e-12)
        expect(more.shareWaiting).toBeLessThanOrEqual(one.shareWaiting + 1e-12)
        expect(more.shareLeaving).toBeLessThanOrEqual(one.shareLeaving + 1e-12)
        expect(more.answeredWithin.ofAll).toBeGreaterThanOrEqual(ofAll - 1e-12)
        expect(more.answeredWithin.ofServed).toBeGreaterThanOrEqual(ofServed - 1e-12)
      }),
    )
  })

  test('R34: with endless patience Erlang A is Erlang C', () => {
    const spare = fc.integer({ min: 2, max: 40 })
    fc.assert(
      fc.property(anyLine, spare, fc.nat(300), (line, more, within) => {
        const agents = Math.ceil((line.contactsPerHour * line.handlingSeconds) / 3600) + more
        const a = erlangA({ ...line, patienceSeconds: 1e12 }, agents, within)
        const c = erlangC(line, agents, within)
        if (!c.stable) throw new Error('has a long run')
        expect(a.shareWaiting).toBeCloseTo(c.shareWaiting, 6)
        expect(a.answeredWithin.ofAll).toBeCloseTo(c.answeredWithin.ofAll, 6)
        // A patience of 30,000 years is not endless: a long wait differs in its seventh figure.
        expect(Math.abs(a.meanWaiting - c.meanWaiting)).toBeLessThanOrEqual(1e-4 + c.meanWaiting * 1e-5)
      }),
    )
  })
})

function sharesOf(found: ReturnType<typeof erlangA>): number[] {
  return [
    found.occupancy,
    found.shareWaiting,
    found.shareLeaving,
    found.shareLeavingWithin,
    found.shareWaitingLonger,
    found.answeredWithin.ofAll,
    found.answeredWithin.ofAllButEarlyLeavers,
    found.answeredWithin.ofServed,
  ]
}
