import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chanceFrom } from '#core/chance.ts'
import { likeTimes } from './like-days.ts'
import { preventedBy } from './prevented.ts'

const at = (iso: string) => Date.parse(iso)
const said = (windows: readonly { start: number; end: number }[]) =>
  windows.map(({ start, end }) => `${new Date(start).toISOString()} ${new Date(end).toISOString()}`)

describe('like times', () => {
  test('some hours of one day: the same hours of that weekday before, by the local clock', () => {
    // Clocks went forward on 29 March 2026: ten o'clock is 9:00 UTC after it and 10:00 before.
    const held = { start: at('2026-04-01T09:00:00Z'), end: at('2026-04-01T13:00:00Z') }
    const [only, ...rest] = likeTimes('Europe/London', held, 3)
    expect(rest).toEqual([])
    expect(only).toMatchObject({ times: 1, weekday: 3 })
    expect(said(only?.windows ?? [])).toEqual([
      '2026-03-25T10:00:00.000Z 2026-03-25T14:00:00.000Z',
      '2026-03-18T10:00:00.000Z 2026-03-18T14:00:00.000Z',
      '2026-03-11T10:00:00.000Z 2026-03-11T14:00:00.000Z',
    ])
  })

  test('over midnight and over weeks: days alike are put together, and none lies in the notice itself', () => {
    const held = { start: at('2026-02-02T12:00:00Z'), end: at('2026-02-23T08:00:00Z') }
    const parts = likeTimes('Europe/London', held)
    expect(parts.map(({ weekday, times }) => [weekday, times])).toEqual([
      [1, 1],
      [2, 3],
      [3, 3],
      [4, 3],
      [5, 3],
      [6, 3],
      [7, 3],
      [1, 2],
      [1, 1],
    ])
    const ends = parts.flatMap(({ windows }) => windows.map(({ end }) => end))
    expect(Math.max(...ends)).toBeLessThanOrEqual(at('2026-02-02T00:00:00Z'))
    expect(parts.every(({ windows }) => windows.length === 8)).toBe(true)
  })

  test('no time, no like time', () => {
    expect(likeTimes('Europe/London', { start: 5, end: 5 })).toEqual([])
  })
})

describe('R31: the contacts prevented are estimated', () => {
  const like = (...counts: number[]) => ({ times: 1, weekday: 1, counts })

  test.each([
    ['no like day at all', [], 'too_few_days'],
    ['three like days tell nothing', [like(20, 21, 22)], 'too_few_days'],
    ['one kind of day has too few', [like(20, 21, 22, 20), like(20)], 'too_few_days'],
    ['hardly anybody ever comes', [like(1, 0, 2, 1, 0, 0, 1, 2)], 'too_few_contacts'],
  ] as const)('%s: nothing is said', (_reason, likes, why) => {
    expect(preventedBy(3, likes)).toEqual({ ok: false, why })
  })

  test('half of what like days led to expect came: about twenty are prevented, and hardly fewer than ten', () => {
    const found = preventedBy(20, [like(41, 38, 44, 39, 40, 36, 43, 39)])
    expect(found).toMatchObject({ ok: true, came: 20, expected: 40, prevented: 20, days: 8 })
    if (!found.ok) return
    expect(found.low).toBeGreaterThan(7)
    expect(found.low).toBeLessThan(14)
    expect(found.high).toBeGreaterThan(26)
    expect(found.high).toBeLessThan(33)
  })

  test('more came than on like days: said as it is, below nought', () => {
    const found = preventedBy(90, [like(41, 38, 44, 39, 40, 36, 43, 39)])
    expect(found).toMatchObject({ ok: true, prevented: -50 })
    if (found.ok) expect(found.high).toBeLessThan(0)
  })

  test('days on which it held several times count so often', () => {
    const found = preventedBy(100, [{ times: 3, weekday: 2, counts: [40, 40, 40, 40] }])
    expect(found).toMatchObject({ expected: 120, prevented: 20, days: 4 })
  })

  test('what is no count is a mistake of the caller', () => {
    expect(() => preventedBy(-1, [])).toThrow(RangeError)
    expect(() => preventedBy(1, [like(1.5, 2, 2, 2)])).toThrow(RangeError)
  })

  test.each([
    ['chance alone', 0, 30],
    ['days differ by a tenth', 0.1, 60],
    ['days differ by a fifth', 0.2, 60],
    ['few contacts', 0.1, 6],
  ])('the interval holds in about eight cases of ten: %s', (_reason, effect, mean) => {
    const chance = chanceFrom(`prevented ${effect} ${mean}`)
    const day = () => chance.poisson(effect === 0 ? mean : chance.gamma(1 / effect ** 2, mean * effect ** 2))
    let inside = 0
    const tries = 2_000
    for (let n = 0; n < tries; n += 1) {
      const came = day()
      const found = preventedBy(came, [like(...Array.from({ length: 8 }, day))])
      if (found.ok && found.low <= 0 && found.high >= 0) inside += 1
    }
    expect(inside / tries).toBeGreaterThan(0.74)
    expect(inside / tries).toBeLessThan(0.92)
  })

  test('low, middle and high stand in order, whatever came', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 4, maxLength: 8 })
    const likes = fc.array(
      fc.record({
        times: fc.integer({ min: 1, max: 40 }),
        weekday: fc.integer({ min: 1, max: 7 }),
        counts,
      }),
      { minLength: 1, maxLength: 9 },
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), likes, (came, given) => {
        const found = preventedBy(came, given)
        if (!found.ok) return
        expect(Number.isFinite(found.expected)).toBe(true)
        expect(found.low).toBeLessThanOrEqual(found.high)
        expect(found.prevented).toBeCloseTo(found.expected - came)
      }),
    )
  })
})
