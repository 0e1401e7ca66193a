import { describe, expect, test } from 'vitest'
import { erlangA } from '#core/queueing/erlang-a.ts'
import { freshContactsIn, withRepeats } from '#core/queueing/repeats.ts'
import type { Repeats } from '#core/queueing/repeats.ts'

const line = { contactsPerHour: 500, handlingSeconds: 300, patienceSeconds: 180 }
const repeats = { known: true, redial: 0.5, reconnect: 0.15 } as const

const settled: [number, number, number, number][] = [
  [50, 605.0524, 0.067501, 0.010364],
  [55, 593.7013, 0.022359, 0.002057],
  [60, 589.6271, 0.005733, 0.000282],
  [65, 588.5045, 0.001111, 2.7e-5],
  [70, 588.2739, 0.000159, 2e-6],
]

describe('R34: repeats feed on themselves', () => {
  test.each(settled)('R34: %d agents: %d an hour, %d leave, not %d', (agents, total, leaving, ignored) => {
    const found = withRepeats(line, agents, repeats)
    if (!found.ok || !found.outcome.stable) throw new Error('settles')
    expect(Math.abs(found.totalPerHour - total)).toBeLessThan(1e-3)
    expect(found.outcome.shareLeaving).toBeCloseTo(leaving, 6)
    expect(erlangA(line, agents).shareLeaving).toBeCloseTo(ignored, 6)
    expect(found.freshPerHour + found.redialsPerHour + found.reconnectsPerHour).toBeCloseTo(
      found.totalPerHour,
      6,
    )
    expect(freshContactsIn(found.totalPerHour, found.outcome.shareLeaving, repeats)).toBeCloseTo(500, 6)
    expect(found.warnings).toEqual([])
  })

  test('R34: where repeats are not known the figures say so', () => {
    const found = withRepeats(line, 50, { known: false })
    expect(found).toMatchObject({ ok: true, totalPerHour: 500, warnings: ['repeats_unknown'] })
  })

  const refusals: [string, Repeats, number | undefined, number, string][] = [
    ['a share of one never ends', { known: true, redial: 0.2, reconnect: 1 }, 180, 50, 'share_out_of_range'],
    ['below nothing', { known: true, redial: -0.2, reconnect: 0 }, 180, 50, 'share_out_of_range'],
    [
      'no patience, too much with repeats',
      { known: true, redial: 0, reconnect: 0.2 },
      undefined,
      50,
      'overload',
    ],
    ['no patience, too much without', { known: false }, undefined, 40, 'overload'],
  ]
  test.each(refusals)('R34: %s', (_why, known, patienceSeconds, agents, why) => {
    const { contactsPerHour, handlingSeconds } = line
    const given = {
      contactsPerHour,
      handlingSeconds,
      ...(patienceSeconds !== undefined && { patienceSeconds }),
    }
    expect(withRepeats(given, agents, known)).toEqual({ ok: false, why })
  })

  test('R34: without patience those who come back add r/(1 − r)', () => {
    const found = withRepeats({ contactsPerHour: 500, handlingSeconds: 300 }, 60, {
      known: true,
      redial: 0.5,
      reconnect: 0.15,
    })
    expect(found.ok && found.totalPerHour).toBeCloseTo(500 / 0.85, 9)
  })
})
