import { expect, test } from 'vitest'
import { draftOf, inputOf } from './draft.ts'
import type { ServiceDraft } from './draft.ts'

const whole: ServiceDraft = {
  ...draftOf(undefined),
  ...{ name: '李 & O’Brien', purpose: 'Help.', departmentId: 'd', calendarId: 'c', authority: '12,50' },
}

test.each([
  [{}, true, 'all that is needed'],
  [{ name: ' ' }, false, 'no name'],
  [{ levels: [] }, false, 'no level'],
  [{ authority: 'much' }, false, 'no amount'],
  [{ selfLabel: 'Yourself' }, false, 'a way without steps'],
  [{ selfSteps: 'Open it' }, false, 'steps without a name'],
  [
    { terms: [{ label: 'Fee', value: '$5', kind: 'price', amount: '' }] },
    false,
    'a price without its amount',
  ],
  [{ terms: [{ label: 'Fee', value: '', kind: 'other', amount: '' }] }, false, 'a term without words'],
] as [Partial<ServiceDraft>, boolean, string][])('%j can be saved: %s (%s)', (given, expected) => {
  expect(inputOf({ ...whole, ...given }) !== undefined).toBe(expected)
})

test('what is typed becomes what the service takes, and is typed the same again', () => {
  const input = inputOf({
    ...whole,
    phrases: 'no water\n\n  brown water ',
    ...{ selfLabel: 'Yourself', selfSteps: 'Open it\nClose it' },
    terms: [
      { label: 'Fee', value: '$5 a week', kind: 'price', amount: '5' },
      { label: 'Reply', value: 'within 2 days', kind: 'other', amount: '' },
    ],
  })
  expect(input).toMatchObject({
    ...{ authorityPence: 1_250, phrases: ['no water', 'brown water'] },
    terms: [
      { label: 'Fee', value: '$5 a week', pence: 500 },
      { label: 'Reply', value: 'within 2 days' },
    ],
    selfService: { label: 'Yourself', steps: ['Open it', 'Close it'] },
  })
  expect(input?.terms[1]).not.toHaveProperty('pence')
})
