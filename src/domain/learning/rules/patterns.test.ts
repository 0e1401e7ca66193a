import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysFrom } from '#core/calendars/moments.ts'
import { assumedSettings } from '../../measures/contract.busy.ts'
import {
  daysOf,
  figuresOf,
  isPattern,
  isStudied,
  keyOf,
  measureOf,
  sinceDayOf,
  stateAfterExperiment,
  stateAfterStudy,
  threeOf,
} from './patterns.ts'

const TODAY = '2026-03-30'

describe('R28: what is a pattern', () => {
  test.each([
    [5, 5, true, 'five of five'],
    [4, 4, false, 'four are single stories'],
    [5, 250, true, 'just one in fifty'],
    [5, 251, false, 'forty-nine of fifty went otherwise'],
    [0, 0, false, 'nothing of nothing'],
  ])('%i of %i: %s (%s)', (times, of, expected) => {
    expect(isPattern({ times, of })).toBe(expected)
  })

  test('two periods of four weeks side by side, today in the later one', () => {
    const { from, mid, later, until } = daysOf(TODAY)
    expect([from, mid, later, until]).toEqual(['2026-02-03', '2026-03-02', '2026-03-03', TODAY])
    expect(daysFrom(from, 28).at(-1)).toBe(mid)
    expect(daysFrom(later, 28).at(-1)).toBe(until)
  })

  test('the same subject is the same pattern, however it is written and by whatever chart it is seen', () => {
    expect(keyOf({ serviceId: 'a', departmentId: 'b' })).toBe(keyOf({ departmentId: 'b', serviceId: 'a' }))
    expect(keyOf({ departmentId: 'b', mostly: 'legs' })).toBe(
      keyOf({ departmentId: 'b', mostly: 'promises' }),
    )
    expect(keyOf({})).toBe('')
  })
})

describe('R28: what a pattern costs', () => {
  const counted = { times: 6, of: 30, people: 5, staffS: 3600, tries: 6, clientS: 4200, before: 2 }

  test('measured minutes have no range; tries have that of their minutes; no pay, no pence', () => {
    expect(figuresOf(counted, assumedSettings, null)).toEqual({
      ...{ times: 6, of: 30, people: 5, before: 2, sinceDay: null, pence: null },
      staffMinutes: { low: 66, likely: 72, high: 84 },
      clientMinutes: { low: 70, likely: 70, high: 70 },
    })
  })

  test('pence by own pay, with both ranges', () => {
    const payPencePerHour = { low: 1000, likely: 1500, high: 2000, basis: 'measured' as const }
    const { pence } = figuresOf(counted, { ...assumedSettings, payPencePerHour }, null)
    expect(pence).toEqual({ low: 1100, likely: 1800, high: 2800 })
  })

  test('ranges stay in their order, whatever was counted', () => {
    const count = fc.nat({ max: 1_000_000 })
    fc.assert(
      fc.property(count, count, count, (staffS, tries, clientS) => {
        const { staffMinutes: m } = figuresOf({ ...counted, staffS, tries, clientS }, assumedSettings, null)
        expect(m.low <= m.likely && m.likely <= m.high).toBe(true)
      }),
    )
  })
})

describe('R28: since when', () => {
  const daily = (rate: (index: number) => number) =>
    Object.fromEntries(daysFrom(addDays(TODAY, -55), 56).map((day, index) => [day, rate(index)]))
  const first = addDays(TODAY, -55)

  test.each([
    ['as often as ever', () => 5, null],
    ['more since two weeks', (index: number) => (index < 42 ? 4 : 20), addDays(TODAY, -13)],
    ['more, then less again', (index: number) => (index < 20 || index > 40 ? 4 : 20), null],
    ['today is not over', (index: number) => (index < 55 ? 5 : 80), null],
  ])('%s', (_reason, rate, expected) => {
    expect(sinceDayOf(daily(rate), first, TODAY)).toBe(expected)
  })

  test('watched for less than two weeks, nobody knows', () => {
    expect(sinceDayOf({ [addDays(TODAY, -2)]: 50 }, addDays(TODAY, -9), TODAY)).toBe(null)
    expect(sinceDayOf({ [TODAY]: 50 }, TODAY, TODAY)).toBe(null)
  })
})

describe('R28: three journeys to read', () => {
  test('the worst, the one in the middle, one by chance; never the same twice', () => {
    const nine = [9, 8, 7, 6, 5, 4, 3, 2, 1]
    expect(threeOf(nine, 0).map(({ one }) => one)).toEqual([9, 5, 8])
    expect(threeOf(nine, 0.999).map(({ chosen, one }) => [chosen, one])).toEqual([
      ['worst', 9],
      ['typical', 5],
      ['random', 1],
    ])
  })

  test.each([
    [0, []],
    [1, ['worst']],
    [2, ['worst', 'typical']],
    [3, ['worst', 'typical', 'random']],
  ])('of %i there are %j', (count, expected) => {
    const some = Array.from({ length: count }, (_, index) => index)
    expect(threeOf(some, 0.5).map(({ chosen }) => chosen)).toEqual(expected)
  })
})

describe('R29: the way of a pattern', () => {
  const owner = { causeId: null, cause: 'The form asks twice', ownerId: 'o' }

  test.each([
    [owner, true, 'a cause in words and an owner'],
    [{ ...owner, cause: '', causeId: 'c' }, true, 'a named cause and an owner'],
    [{ ...owner, cause: '  ' }, false, 'no cause'],
    [{ ...owner, ownerId: null }, false, 'nobody owns it'],
  ])('%j is studied: %s (%s)', (study, expected, _reason) => {
    expect(isStudied(study)).toBe(expected)
  })

  test.each([
    ['found', owner, undefined, 'studied', 'a cause and an owner are there'],
    ['found', { ...owner, ownerId: null }, undefined, 'found', 'nobody owns it yet'],
    ['experiment', owner, undefined, 'experiment', 'the study is filled in while it is tried out'],
    ['studied', owner, 'set_aside', 'set_aside', 'somebody said so'],
    ['set_aside', owner, 'found', 'found', 'taken up again'],
  ] as const)('%s with %j and %s said becomes %s (%s)', (state, study, said, expected, _reason) => {
    expect(stateAfterStudy(state, study, said)).toBe(expected)
  })

  test('solved when it worked; else on with the others, or back to the study', () => {
    expect(stateAfterExperiment(true, true)).toBe('solved')
    expect(stateAfterExperiment(false, true)).toBe('experiment')
    expect(stateAfterExperiment(false, false)).toBe('studied')
  })

  test.each([
    ['promises_slip', { departmentId: 'd', mostly: 'legs' }, 'legs_in_time_share', { departmentId: 'd' }],
    ['promises_slip', { departmentId: 'd' }, 'promises_broken_share', { departmentId: 'd' }],
    ['subject_spikes', { serviceId: 's' }, 'contacts', { serviceId: 's', demand: 'failure' }],
    ['lost_waiting', { serviceId: 's' }, 'lost_share', { serviceId: 's' }],
    ['ping_pong', {}, 'returned_share', {}],
  ] as const)('%s about %j is seen in %s', (kind, about, measure, filter) => {
    expect(measureOf(kind, about)).toEqual({ measure, filter })
  })
})
