import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '#core/calendars/moments.ts'
import { chanceFrom } from '#core/chance.ts'
import { sinceWhen } from '#core/spc/change-points.ts'
import type { DayCount } from '#core/spc/types.ts'

const FIRST = '2026-01-05'
const days = (counts: readonly number[]): DayCount[] =>
  counts.map((count, index) => ({ day: addDays(FIRST, index), count }))
const WEEK = [1.4, 1.2, 1.1, 1, 1, 0.8, 0.5]

describe('since when', () => {
  test('by hand: twos, then nines', () => {
    const found = sinceWhen(days([...Array<number>(10).fill(2), ...Array<number>(10).fill(9)]))
    expect(found).toMatchObject({
      ok: true,
      dispersion: 1,
      changes: [{ day: '2026-01-15', before: 2, after: 9 }],
      stretches: [
        { from: FIRST, to: '2026-01-14', days: 10, perDay: 2 },
        { from: '2026-01-15', to: '2026-01-24', days: 10, perDay: 9 },
      ],
    })
  })

  test('up and down again', () => {
    const counts = [2, 9, 3].flatMap((rate) => Array<number>(12).fill(rate))
    expect(sinceWhen(days(counts))).toMatchObject({
      changes: [{ day: addDays(FIRST, 12) }, { day: addDays(FIRST, 24) }],
    })
  })

  test('of quiet series few show a change, also where days vary by more than chance; a clear one is found', () => {
    const chance = chanceFrom('since')
    const [quiet, wild, near] = [0, 0, 0].map(() => ({ count: 0 }))
    if (!quiet || !wild || !near) throw new Error('counters')
    for (let i = 0; i < 100; i++) {
      const counts = (rate: (day: number) => number, cv = 0) =>
        days(
          Array.from({ length: 90 }, (_, day) =>
            chance.poisson(
              rate(day) * (WEEK[day % 7] ?? 1) * (cv > 0 ? chance.gamma(1 / cv ** 2, cv ** 2) : 1),
            ),
          ),
        )
      const changes = (given: DayCount[]) => {
        const found = sinceWhen(given)
        return found.ok ? found.changes : []
      }
      if (changes(counts(() => 8)).length > 0) quiet.count += 1
      if (changes(counts(() => 20, 0.3)).length > 0) wild.count += 1
      const [first] = changes(counts((day) => (day < 60 ? 5 : 15)))
      if (first && Math.abs(daysBetween(FIRST, first.day) - 60) <= 3) near.count += 1
    }
    expect(quiet.count).toBeLessThanOrEqual(3)
    expect(wild.count).toBeLessThanOrEqual(8)
    expect(near.count).toBeGreaterThanOrEqual(90)
  })

  test('days not named count nought, up to the last day told', () => {
    const found = sinceWhen(days(Array<number>(20).fill(6)), { until: addDays(FIRST, 29) })
    expect(found).toMatchObject({ changes: [{ day: addDays(FIRST, 20), before: 6, after: 0 }] })
  })

  test.each([
    [[], { why: 'too_short', points: 0, needed: 14 }],
    [days([1, 2, 3]), { why: 'too_short', points: 3, needed: 14 }],
    [[{ day: '2026-02-30x', count: 1 }], { why: 'not_a_day', at: '2026-02-30x' }],
    [[{ day: FIRST, count: -1 }], { why: 'not_a_count', at: FIRST }],
    [[{ day: FIRST, count: 0.5 }], { why: 'not_a_count', at: FIRST }],
  ])('%j: %j', (given, refused) => {
    expect(sinceWhen(given)).toEqual({ ok: false, ...refused })
  })
})
