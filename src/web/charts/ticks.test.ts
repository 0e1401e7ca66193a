import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { everyNth, spanTicks, timeTicks, valueTicks } from './ticks.ts'
import { instantOf, wallAt, wallText } from './zoned.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const LONDON = 'Europe/London'

describe('marks on an axis of values', () => {
  test.each([
    [0, 80, 4, [0, 20, 40, 60, 80], 'round and from nought'],
    [0, 9.3, 4, [0, 5, 10], 'the last mark lies above the figures'],
    [-3, 7, 4, [-5, 0, 5, 10], 'below nought too'],
    [0.1, 0.3, 4, [0.1, 0.15, 0.2, 0.25, 0.3].map(Number), 'small figures, without 0.30000000000000004'],
    [5, 5, 2, [0, 5], 'all figures equal: from nought to them'],
    [0, 0, 4, [0, 0.5, 1], 'nothing but nought'],
    [Number.NaN, 4, 4, [0, 1], 'no figure at all'],
  ])('%d to %d, about %d: %j (%s)', (low, high, about, expected, reason) => {
    const ticks = valueTicks(low, high, about)
    expect(ticks[0], reason).toBeLessThanOrEqual(expected[0] ?? 0)
    expect(ticks.at(-1), reason).toBeGreaterThanOrEqual(expected.at(-1) ?? 0)
    expect(
      ticks.every((tick) => String(tick).length < 6),
      reason,
    ).toBe(true)
  })

  test('marks hold every figure, rise evenly and stay few', () => {
    const figures = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(figures, figures, fc.integer({ min: 1, max: 12 }), (a, b, about) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        fc.pre(high - low > 1e-6)
        const ticks = valueTicks(low, high, about)
        // Less than anybody can see is no reason for one more mark.
        const unseen = (high - low) * 1e-6 + 1e-9
        expect(ticks[0]).toBeLessThanOrEqual(low + unseen)
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(high - unseen)
        expect(ticks.length).toBeLessThanOrEqual(about + 3)
        expect(ticks.every((tick, index) => index === 0 || tick > (ticks[index - 1] ?? 0))).toBe(true)
      }),
    )
  })

  test('spans are marked where a clock has marks too', () => {
    expect(spanTicks(0, 850, 4)).toEqual([0, 300, 600, 900])
    expect(spanTicks(0, 100_000, 3)).toEqual([0, 43_200, 86_400, 129_600])
    expect(spanTicks(0, 50, 5)).toEqual([0, 10, 20, 30, 40, 50])
    expect(spanTicks(0, 20 * 86_400, 4)).toEqual([0, 5, 10, 15, 20].map((days) => days * 86_400))
  })

  test('where few names have room, every nth is written', () => {
    expect([everyNth(24, 30), everyNth(24, 12), everyNth(24, 7), everyNth(24, 0)]).toEqual([1, 2, 4, 24])
  })
})

describe('marks on an axis of time', () => {
  const walls = (from: number, to: number, most: number) =>
    timeTicks(from, to, LONDON, most).map(({ at, level }) => `${wallText(LONDON, at)} ${level}`)

  test('over the change to summer time marks stay at noon and midnight', () => {
    const from = Date.UTC(2026, 2, 28)
    expect(walls(from, from + 2 * DAY, 5)).toEqual([
      '2026-03-28 00:00 day',
      '2026-03-28 12:00 hour',
      '2026-03-29 00:00 day',
      '2026-03-29 12:00 hour',
      '2026-03-30 00:00 day',
    ])
  })

  test('an hour that the clock skips has no mark', () => {
    const from = Date.UTC(2026, 2, 29)
    expect(walls(from, from + 3 * HOUR, 6)).toEqual([
      '2026-03-29 00:00 day',
      '2026-03-29 02:00 hour',
      '2026-03-29 03:00 hour',
      '2026-03-29 04:00 hour',
    ])
  })

  test('weeks are marked on Mondays, months on their first, years by their number', () => {
    const from = Date.UTC(2026, 0, 1)
    const weeks = timeTicks(from, from + 60 * DAY, LONDON, 9)
    expect(weeks.every(({ at }) => new Date(wallAt(LONDON, at)).getUTCDay() === 1)).toBe(true)
    expect(walls(from, from + 400 * DAY, 6)).toEqual([
      '2026-01-01 00:00 year',
      '2026-04-01 00:00 month',
      '2026-07-01 00:00 month',
      '2026-10-01 00:00 month',
      '2027-01-01 00:00 year',
    ])
  })

  test('ten years have a handful of marks, one instant has one', () => {
    const from = Date.UTC(2020, 0, 1)
    expect(timeTicks(from, from + 3_653 * DAY, LONDON, 8).length).toBeLessThanOrEqual(8)
    expect(timeTicks(from, from, LONDON, 8)).toHaveLength(1)
  })

  test('marks keep in their order, inside, and as few as asked', () => {
    const starts = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) })
    const spans = fc.integer({ min: HOUR, max: 900 * DAY })
    const zones = fc.constantFrom(LONDON, 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe')
    fc.assert(
      fc.property(starts, spans, fc.integer({ min: 2, max: 15 }), zones, (from, span, most, zone) => {
        const ticks = timeTicks(from, from + span, zone, most).map(({ at }) => at)
        expect(ticks.every((at) => at >= from && at <= from + span)).toBe(true)
        expect(ticks.toSorted((a, b) => a - b)).toEqual(ticks)
        expect(ticks.length).toBeLessThanOrEqual(most + 2)
      }),
    )
  })
})

test('what the wall clock shows leads back to the instant, unless the hour is skipped', () => {
  const at = Date.UTC(2026, 6, 1, 10, 15)
  expect(wallText(LONDON, at)).toBe('2026-07-01 11:15')
  expect(instantOf(LONDON, wallAt(LONDON, at))).toBe(at)
  expect(instantOf(LONDON, Date.UTC(2026, 2, 29, 1, 30))).toBeUndefined()
})
