import { describe, expect, test } from 'vitest'
import { erlangA } from '#core/queueing/erlang-a.ts'
import { SQUARE_ROOT_CASES } from '#core/queueing/square-root.fixture.ts'
import {
  agentsFor,
  agentsForUncertainRate,
  leavingIfWaitingByGarnett,
  reserveOf,
  waitingByGarnett,
  waitingByHalfinWhitt,
} from '#core/queueing/square-root.ts'

describe('R34: the square-root rule', () => {
  test.each(SQUARE_ROOT_CASES)(
    'R34: %d erlangs, %d agents: the rule gives %d and %d',
    (erlangs, agents, halfinWhitt, garnett, _exactC, exactA, exactLeaving) => {
      const reserve = reserveOf(erlangs, agents)
      expect(agentsFor(erlangs, reserve)).toBeCloseTo(agents, 9)
      expect(waitingByHalfinWhitt(reserve)).toBeCloseTo(halfinWhitt, 5)
      expect(waitingByGarnett(reserve, 1)).toBeCloseTo(garnett, 5)
      const exact = erlangA(
        { contactsPerHour: erlangs * 12, handlingSeconds: 300, patienceSeconds: 300 },
        agents,
      )
      expect(exact.shareWaiting).toBeCloseTo(exactA, 5)
      expect(exact.shareLeaving).toBeCloseTo(exactLeaving, 5)
    },
  )

  test('R34: of those who wait, the share who leave, for a large group', () => {
    const reserve = reserveOf(1000, 1016)
    const leaving = waitingByGarnett(reserve, 1) * leavingIfWaitingByGarnett(reserve, 1, 1016)
    expect(leaving).toBeCloseTo(0.0062, 3)
  })

  test('R34: beyond 1/√R the uncertainty of the rate asks for the people', () => {
    expect(agentsForUncertainRate(160, 0, 1)).toBeCloseTo(160 + Math.sqrt(160), 9)
    expect(agentsForUncertainRate(160, 0.079, 1) - 160).toBeGreaterThan(1.4 * Math.sqrt(160))
  })
})
