import { describe, expect, test } from 'vitest'
import { chanceFrom } from '#core/chance.ts'
import { ENOUGH_LEFT, estimatePatience, kaplanMeier, shapeOfPatience } from '#core/queueing/patience.ts'
import type { ObservedWait } from '#core/queueing/patience.ts'

/** Clients with the patience drawn by `patience`, answered after a wait of 60 s on average. */
function waits(seed: string, count: number, patience: (exponential: (mean: number) => number) => number) {
  const chance = chanceFrom(seed)
  return Array.from({ length: count }, (): ObservedWait => {
    const [until, answered] = [patience(chance.exponential), chance.exponential(60)]
    return { seconds: Math.min(until, answered), left: until < answered }
  })
}

describe('R34: patience', () => {
  test('R34: the estimate is all the time waited over those who left', () => {
    const seen = Array.from({ length: 40 }, (_, i) => ({ seconds: 30, left: i % 4 === 0 }))
    expect(estimatePatience(seen)).toMatchObject({ ok: true, meanSeconds: 120, left: 10, waits: 40 })
  })

  test('R34: nineteen of twenty intervals hold the truth', () => {
    const held = Array.from({ length: 200 }, (_, i) =>
      estimatePatience(waits(`patience ${i}`, 100, (exponential) => exponential(180))),
    ).filter((found) => found.ok && found.lowSeconds <= 180 && found.highSeconds >= 180)
    expect(held.length).toBeGreaterThanOrEqual(184)
  })

  const refusals: [string, ObservedWait[], string][] = [
    ['nobody waited', [], 'too_few_left'],
    ['one fewer than enough', repeated(ENOUGH_LEFT - 1, { seconds: 10, left: true }), 'too_few_left'],
    ['left at once, no time waited', repeated(20, { seconds: 0, left: true }), 'too_few_left'],
    ['a wait that is no time', repeated(20, { seconds: Number.NaN, left: true }), 'wait_not_a_time'],
    ['a wait below nothing', repeated(20, { seconds: -1, left: true }), 'wait_not_a_time'],
  ]
  test.each(refusals)('R34: %s: no figure', (_name, seen, why) => {
    expect(estimatePatience(seen)).toMatchObject({ ok: false, why })
    expect(shapeOfPatience(seen)).toMatchObject({ ok: false, why })
  })

  test('R34: exponential patience looks exponential', () => {
    const found = shapeOfPatience(waits('exponential', 4000, (exponential) => exponential(120)))
    if (!found.ok) throw new Error(found.why)
    expect(found.looksExponential).toBe(true)
    const last = found.stretches.at(-1)
    expect(last?.stillPatient).toBeCloseTo(Math.exp(-(last?.toSeconds ?? 0) / 120), 1)
  })

  test('R34: an announcement at which many leave is seen', () => {
    const peak = waits('announcement', 4000, (exponential) => {
      const until = exponential(120)
      return until > 30 && until < 60 ? 30 + exponential(2) : until
    })
    const found = shapeOfPatience(peak)
    expect(found).toMatchObject({ ok: true, looksExponential: false })
  })

  test('R34: Kaplan–Meier by hand', () => {
    const seen = [
      { seconds: 10, left: true },
      { seconds: 10, left: false },
      { seconds: 20, left: true },
      { seconds: 30, left: false },
    ]
    expect(kaplanMeier(seen)).toEqual([
      { seconds: 10, stillPatient: 0.75 },
      { seconds: 20, stillPatient: 0.375 },
    ])
  })
})

function repeated(count: number, wait: ObservedWait): ObservedWait[] {
  return Array.from({ length: count }, () => wait)
}
