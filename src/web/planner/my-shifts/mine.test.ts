import { describe, expect, test } from 'vitest'
import type { Shift, Swap } from '#domain/planning/contract.rosters.ts'
import { daysOf, nextShifts, pageOf, sortedSwaps, turned } from './mine.ts'

const shift = (id: string, day: string, startsAt: string, endsAt: string): Shift => {
  return { id, day, startsAt, endsAt } as unknown as Shift
}
const swap = (
  id: string,
  askedBy: string,
  askedOf: string,
  state: Swap['state'],
  askedAt = '2026-03-01T00:00:00Z',
) => ({ id, askedBy: { id: askedBy }, askedOf: { id: askedOf }, state, askedAt }) as unknown as Swap

describe('pages of the calendar', () => {
  test.each([
    ['2026-03-31', 'week', '2026-03-30', 7, 'a week begins on Monday'],
    ['2026-03-15', 'month', '2026-02-23', 42, 'March 2026 begins on a Sunday and needs six weeks'],
    ['2026-02-10', 'month', '2026-01-26', 35, 'February 2026 begins on a Sunday'],
    ['2027-02-10', 'month', '2027-02-01', 28, 'February 2027 is four weeks exactly'],
  ] as const)('the page of %s by %s begins on %s and has %i days: %s', (day, view, first, count, _why) => {
    const page = pageOf(day, view)
    expect(page[0]).toBe(first)
    expect(page).toHaveLength(count)
  })

  test('pages are turned by whole weeks and whole months', () => {
    expect(turned('2026-03-31', 'week', 1)).toBe('2026-04-07')
    expect(turned('2026-03-31', 'month', 1)).toBe('2026-04-01')
    expect(turned('2026-03-31', 'month', -1)).toBe('2026-02-01')
  })
})

test('a day without a shift is free only when it is published', () => {
  const mine = { shifts: [shift('s', '2026-03-30', '', '')], publishedDays: ['2026-03-30', '2026-03-31'] }
  const found = daysOf(mine, ['2026-03-30', '2026-03-31', '2026-04-01'])
  expect(found.map(({ shift, isPublished }) => [shift?.id, isPublished])).toEqual([
    ['s', true],
    [undefined, true],
    [undefined, false],
  ])
})

test('the shift one is in comes first, what has ended not at all', () => {
  const all = [
    shift('later', '2026-03-31', '2026-03-31T08:00:00Z', '2026-03-31T16:00:00Z'),
    shift('now', '2026-03-30', '2026-03-30T08:00:00Z', '2026-03-30T16:00:00Z'),
    shift('past', '2026-03-29', '2026-03-29T08:00:00Z', '2026-03-29T16:00:00Z'),
  ]
  expect(nextShifts(all, Date.parse('2026-03-30T12:00:00Z')).map(({ id }) => id)).toEqual(['now', 'later'])
})

test('swaps are sorted by who has to do something; settled ones latest first', () => {
  const found = sortedSwaps(
    [
      swap('to-me', 'tom', 'me', 'asked'),
      swap('by-me', 'me', 'tom', 'asked'),
      swap('old', 'me', 'tom', 'declined'),
      swap('new', 'tom', 'me', 'agreed', '2026-03-05T00:00:00Z'),
    ],
    'me',
  )
  expect([found.toMe, found.byMe, found.past].map((all) => all.map(({ id }) => id))).toEqual([
    ['to-me'],
    ['by-me'],
    ['new', 'old'],
  ])
})
