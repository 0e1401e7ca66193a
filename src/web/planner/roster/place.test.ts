import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Shift } from '#domain/planning/contract.rosters.ts'
import { heldKey, placeOf, shortOf, spanOf, startingAt, stepped, weekOf } from './place.ts'
import type { Place, Step } from './place.ts'

const field = {
  agentIds: ['anna', 'tom', 'li'],
  days: ['2026-03-28', '2026-03-29', '2026-03-30'],
  stepMinutes: 30,
}
const place: Place = {
  agentId: 'tom',
  day: '2026-03-29',
  fromMinute: 480,
  minutes: 480,
  breakAfter: 240,
  breakMinutes: 30,
  breakPaid: false,
  patternId: null,
}

describe('moving a shift', () => {
  const cases: [Step, Partial<Place>, Partial<Place>, string][] = [
    ['later', {}, { fromMinute: 510 }, 'one interval on'],
    ['earlier', {}, { fromMinute: 450 }, 'one interval back'],
    ['later', { fromMinute: 475 }, { fromMinute: 480 }, 'a time off the grid comes onto it'],
    ['earlier', { fromMinute: 475 }, { fromMinute: 450 }, 'a time off the grid comes onto it, backwards'],
    ['earlier', { fromMinute: 0 }, { fromMinute: 0 }, 'not before midnight'],
    ['later', { fromMinute: 1410 }, { fromMinute: 1410 }, 'it begins on its day'],
    ['day_before', {}, { day: '2026-03-28' }, 'a day back'],
    ['day_after', { day: '2026-03-30' }, { day: '2026-03-30' }, 'not beyond the last day'],
    ['person_before', {}, { agentId: 'anna' }, 'to the person above'],
    ['person_after', { agentId: 'li' }, { agentId: 'li' }, 'not below the last person'],
  ]
  test.each(cases)('%s from %j leads to %j: %s', (step, from, to) => {
    expect(stepped({ ...place, ...from }, step, field)).toEqual({ ...place, ...from, ...to })
  })

  test('whatever the steps, a shift stays among the people and days, within its day, and as long as it is', () => {
    const steps: Step[] = ['earlier', 'later', 'day_before', 'day_after', 'person_before', 'person_after']
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 80 }), (walk) => {
        const end = walk.reduce((at, step) => stepped(at, step, field), place)
        expect(field.agentIds).toContain(end.agentId)
        expect(field.days).toContain(end.day)
        expect(end.fromMinute).toBeGreaterThanOrEqual(0)
        expect(end.fromMinute).toBeLessThan(1440)
        expect(end.fromMinute % 30).toBe(0)
        expect(end.minutes).toBe(480)
      }),
    )
  })

  test('a place at an edge is the same object, so that nothing is drawn anew', () => {
    const first = { ...place, agentId: 'anna' }
    expect(stepped(first, 'person_before', field)).toBe(first)
    expect(startingAt(place, 480, 30)).toBe(place)
  })

  test.each([
    ['ArrowRight', false, 'days', 'day_after', 'days lie beside each other in a week'],
    ['ArrowRight', true, 'days', 'later', 'with Shift it is the time'],
    ['ArrowLeft', false, 'time', 'earlier', 'in a day the time runs from left to right'],
    ['ArrowLeft', true, 'time', 'day_before', 'with Shift it is the day'],
    ['ArrowUp', false, 'time', 'person_before', 'people are below each other'],
    ['Enter', false, 'days', 'drop', 'Enter picks up and drops'],
    ['Escape', false, 'days', 'cancel', 'Escape leaves it where it was'],
    ['x', false, 'days', undefined, 'other keys do nothing'],
  ] as const)('%s (Shift: %s) with %s along: %s, as %s', (key, isShift, axis, expected, _why) => {
    expect(heldKey(key, isShift, axis)).toBe(expected)
  })
})

const shift = (given: Partial<Shift>): Shift => ({
  id: 's1',
  agent: { id: 'tom', name: 'Tom O’Brien' },
  day: '2026-03-28',
  startsAt: '2026-03-28T22:00:00Z',
  endsAt: '2026-03-29T05:00:00Z',
  fromMinute: 1320,
  toMinute: 1800,
  breakAt: '2026-03-29T02:00:00Z',
  breakMinutes: 30,
  breakPaid: true,
  patternId: null,
  pattern: null,
  fixed: false,
  ...given,
})

describe('the place of a shift', () => {
  test('the break is told by the clocks, also on the night on which they change', () => {
    // 02:00 UTC is 03:00 by summer time: five hours by the clocks after 22:00, four as they passed.
    expect(placeOf(shift({}), 'Europe/London')).toMatchObject({
      fromMinute: 1320,
      minutes: 480,
      breakAfter: 300,
    })
  })
  test('a shift without a break has none', () => {
    expect(placeOf(shift({ breakAt: null, breakMinutes: 0 }), 'Europe/London').breakAfter).toBeNull()
  })
})

describe('what a roster shows', () => {
  test('a long roster is shown a week at a time, the last one as long as it is', () => {
    expect(weekOf({ firstDay: '2026-03-30', days: 10 }, 0)).toHaveLength(7)
    expect(weekOf({ firstDay: '2026-03-30', days: 10 }, 1)).toEqual([
      '2026-04-06',
      '2026-04-07',
      '2026-04-08',
    ])
  })
  test('the hours reach from the first beginning or need to the last end', () => {
    const cover = [{ day: '2026-03-28', fromMinute: 450, needed: [1, 1], cover: [1, 1] }]
    expect(spanOf({ shifts: [shift({})], cover, intervalMinutes: 30 })).toEqual([420, 1800])
    expect(spanOf({ shifts: [], cover: [], intervalMinutes: 30 })).toEqual([480, 1080])
  })
  test('short intervals beside each other are told as one stretch', () => {
    const day = { day: '2026-03-30', fromMinute: 480, needed: [2, 3, 1, 2], cover: [1, 1, 1, 0] }
    expect(shortOf(day, 30)).toEqual({
      intervals: 3,
      people: 2,
      stretches: [
        { from: 480, to: 540, people: 2 },
        { from: 570, to: 600, people: 2 },
      ],
    })
  })
})
