import { describe, expect, test } from 'vitest'
import { changesOf } from './details.ts'
import type { Details } from './details.ts'

const opened: Details = {
  name: 'Ann Lee',
  language: 'en',
  accessNeeds: [],
  accessNote: null,
  preferredChannel: null,
  preferredTimes: null,
}

describe('R9: a form about a person overwrites nothing unseen', () => {
  const cases: [why: string, mine: Partial<Details>, now: Partial<Details>, expected: unknown][] = [
    ['nothing was changed', {}, {}, { change: {}, clashes: [] }],
    [
      'what a colleague added meanwhile is not sent, and stays',
      { name: 'Anne Lee' },
      { accessNeeds: ['large_print'] },
      { change: { name: 'Anne Lee' }, clashes: [] },
    ],
    [
      'both changed the same: it is asked first',
      { accessNeeds: ['interpreter'] },
      { accessNeeds: ['large_print'] },
      { change: { accessNeeds: ['interpreter'] }, clashes: ['accessNeeds'] },
    ],
    [
      'both came to the same',
      { preferredTimes: 'mornings' },
      { preferredTimes: 'mornings' },
      { change: { preferredTimes: 'mornings' }, clashes: [] },
    ],
  ]
  test.each(cases)('%s', (_, mine, now, expected) => {
    expect(changesOf(opened, { ...opened, ...mine }, { ...opened, ...now })).toEqual(expected)
  })
})
