import { expect, test } from 'vitest'
import { addDays } from '#core/calendars/moments.ts'
import { chanceFrom } from '#core/chance.ts'
import { likeWeekdays } from '#core/spc/weekdays.ts'

const FIRST = '2026-01-05'
const daily = (values: readonly number[]) =>
  values.map((value, index) => ({ at: addDays(FIRST, index), value, n: index % 7 === 0 ? 3 : 1 }))

test('by hand: four weeks of the same shape are all weekday, and freed of it are even', () => {
  const found = likeWeekdays(
    daily(Array.from({ length: 28 }, (_, i) => [20, 10, 10, 10, 10, 5, 5][i % 7] ?? 0)),
  )
  if (!found.ok) throw new Error(found.why)
  expect(found).toMatchObject({ share: 1, probability: 0, strong: true, weeksLeftOut: 0 })
  expect(found.profile[0]).toEqual({ weekday: 1, mean: 20, days: 4 })
  for (const { value } of found.adjusted) expect(value).toBeCloseTo(10, 10)
  expect(found.weekly.map(({ at }) => at)).toEqual(['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26'])
  expect(found.weekly[0]).toMatchObject({ n: 9 })
})

test('a week with less than half of its days is left out and counted', () => {
  const found = likeWeekdays(daily(Array.from({ length: 30 }, (_, i) => 10 + (i % 3))))
  expect(found).toMatchObject({ ok: true, weeksLeftOut: 1 })
})

test('days that hang together beyond their weekday are better taken by the week', () => {
  const chance = chanceFrom('drift')
  let level = 20
  const drifting = Array.from({ length: 84 }, () => (level += chance.normal(0, 1)))
  expect(likeWeekdays(daily(drifting))).toMatchObject({ strong: false, advice: 'weekly' })
})

test('equal values have no weekday, and no shape is made up for them', () => {
  expect(likeWeekdays(daily(Array.from({ length: 28 }, () => 7)))).toMatchObject({
    share: 0,
    probability: 1,
    lag7: null,
    strong: false,
    advice: 'as_they_are',
  })
})
