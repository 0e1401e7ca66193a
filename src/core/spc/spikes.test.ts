import { describe, expect, test } from 'vitest'
import { addDays } from '#core/calendars/moments.ts'
import { chanceFrom } from '#core/chance.ts'
import { spikes } from '#core/spc/spikes.ts'
import type { CountSeries } from '#core/spc/types.ts'

const FIRST = '2026-01-05'
const UNTIL = addDays(FIRST, 89)
const WEEK = [1.4, 1.2, 1.1, 1, 1, 0.8, 0.5]
const chance = chanceFrom('spikes')

const subject = (key: string, rate: number, more = 0, since = 84): CountSeries => ({
  key,
  days: Array.from({ length: 90 }, (_, index) => ({
    day: addDays(FIRST, index),
    count: chance.poisson((rate + (index >= since ? more : 0)) * (WEEK[index % 7] ?? 1)),
  })).filter(({ count }) => count > 0),
})

const watch = (series: readonly CountSeries[]) => {
  const found = spikes(series, { since: FIRST, until: UNTIL })
  if (!found.ok) throw new Error(found.why)
  return found
}

describe('R28: subjects that spike', () => {
  test('the one that does is found, with since when and by how much', () => {
    const quiet = Array.from({ length: 40 }, (_, i) => subject(`quiet ${i}`, 0.2 + i / 5))
    const found = watch([...quiet, subject('bin day moved', 2, 8)])
    expect(found).toMatchObject({ watched: 41, until: UNTIL })
    expect(found.spikes.map(({ key }) => key)).toEqual(['bin day moved'])
    const [spike] = found.spikes
    expect(spike?.since).toBe(addDays(FIRST, 84))
    expect(spike?.seen).toBeGreaterThan(3 * (spike?.expected ?? 0))
    expect(spike?.adjusted).toBeLessThan(1e-6)
    expect(spike?.after).toBeGreaterThan(3 * (spike?.before ?? 0))
  })

  test('a subject never seen before', () => {
    const found = watch([subject('old', 5), { key: 'new', days: [{ day: UNTIL, count: 6 }] }])
    expect(found.spikes).toMatchObject([{ key: 'new', lastDays: 1, seen: 6, since: UNTIL }])
  })

  test('a busy Monday after a calm Sunday is no spike', () => {
    const weeks = Array.from({ length: 85 }, (_, i) => ({
      day: addDays(FIRST, i),
      count: i % 7 === 0 ? 40 : 4,
    }))
    expect(spikes([{ key: 'mondays', days: weeks }])).toMatchObject({ until: '2026-03-30', spikes: [] })
  })

  test('a subject with a week of its own is not called on its own busy day', () => {
    const bins = subject('bins', 0)
    const tuesdays = Array.from({ length: 12 }, (_, week) => ({
      day: addDays(FIRST, 1 + 7 * week),
      count: chance.poisson(30),
    }))
    const rest = Array.from({ length: 20 }, (_, i) => subject(`rest ${i}`, 3))
    const found = spikes([...rest, { ...bins, days: tuesdays }], { since: FIRST, until: addDays(FIRST, 78) })
    expect(found).toMatchObject({ spikes: [] })
  })

  test('of quiet families of subjects few show any', () => {
    let shown = 0
    for (let i = 0; i < 40; i++)
      if (watch(Array.from({ length: 30 }, (_, k) => subject(`${k}`, 0.1 + k / 10))).spikes.length > 0)
        shown += 1
    expect(shown).toBeLessThanOrEqual(5)
  })

  test.each([
    [[], { why: 'too_short', points: 0, needed: 21 }],
    [[{ key: 'a', days: [{ day: FIRST, count: 5 }] }], { why: 'too_short', points: 1, needed: 21 }],
    [[{ key: 'a', days: [{ day: FIRST, count: 1.5 }] }], { why: 'not_a_count', at: FIRST, key: 'a' }],
    [[{ key: 'a', days: [{ day: 'Monday', count: 1 }] }], { why: 'not_a_day', at: 'Monday', key: 'a' }],
  ])('%j: %j', (series, refused) => {
    expect(spikes(series)).toEqual({ ok: false, ...refused })
  })
})
