import { describe, expect, test } from 'vitest'
import { byWeek, everyDay, weekOf } from './steps-of-time.ts'

const day = (name: string, value = 1) => ({ day: name, value, failure: 2, cannotTell: 0 })

describe('days of demand', () => {
  test.each([
    ['2026-03-02', '2026-03-02', 'a Monday is its own'],
    ['2026-03-08', '2026-03-02', 'a Sunday belongs to the Monday before'],
    ['2026-01-01', '2025-12-29', 'over the turn of the year'],
  ])('%s is in the week of %s: %s', (given, monday) => {
    expect(weekOf(given)).toBe(monday)
  })

  test('days without a contact are drawn as nought, both ends included', () => {
    const days = everyDay('2026-02-27', '2026-03-02', [day('2026-02-28')])
    expect(days.map((one) => [one.day, one.value])).toEqual([
      ['2026-02-27', 0],
      ['2026-02-28', 1],
      ['2026-03-01', 0],
      ['2026-03-02', 0],
    ])
    expect(everyDay('2026-03-02', '2026-03-01', [])).toEqual([])
  })

  test('weeks add up what their days hold, nothing is lost', () => {
    const days = everyDay('2026-02-27', '2026-03-09', [day('2026-02-28', 3), day('2026-03-02', 5)])
    expect(byWeek(days).map((one) => [one.day, one.value, one.failure])).toEqual([
      ['2026-02-23', 3, 2],
      ['2026-03-02', 5, 2],
      ['2026-03-09', 0, 0],
    ])
  })
})
