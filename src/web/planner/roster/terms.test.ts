import { describe, expect, test } from 'vitest'
import { draftOf, likeMonday, termsOf, withAnother, withWindows } from './terms.ts'
import type { TermsDraft } from './terms.ts'

const terms = {
  leastMinutesWeek: 1110,
  mostMinutesWeek: 1350,
  restMinutes: 660,
  mostDaysInRow: 4,
  available: {
    '1': [
      [480, 720],
      [780, 1440],
    ] as [number, number][],
  },
}

describe('what people agreed to work, as a form', () => {
  test('what is written and read again is the same', () => {
    expect(termsOf(draftOf(terms))).toEqual(terms)
  })

  test('without an agreement it begins with office hours from Monday to Friday', () => {
    const { available } = termsOf(draftOf(null)) as typeof terms
    expect(Object.keys(available)).toEqual(['1', '2', '3', '4', '5'])
  })

  const draft = draftOf(terms)
  const cases: [Partial<TermsDraft>, string, string][] = [
    [{ least: 'many' }, 'bad_number', 'no number'],
    [{ days: '2.5' }, 'bad_number', 'days are whole'],
    [{ most: '80' }, 'bad_number', 'more than anybody may work'],
    [{ least: '30', most: '20' }, 'bad_hours', 'the most below the least'],
    [withWindows(draft, '2', [{ from: '10:00', to: '09:00' }]), 'bad_times', 'an end before its beginning'],
    [withWindows(draft, '2', [{ from: '', to: '09:00' }]), 'bad_times', 'a time that is missing'],
  ]
  test.each(cases)('%j is %s: %s', (change, fault) => {
    expect(termsOf({ ...draft, ...change })).toBe(fault)
  })

  test('every working day can be made like Monday, and a day can have another time', () => {
    expect(likeMonday(draft).windows['5']).toEqual(draft.windows['1'])
    expect(likeMonday(draft).windows['6']).toEqual([])
    expect(withAnother(draft, '6').windows['6']).toEqual([{ from: '08:00', to: '18:00' }])
  })
})
