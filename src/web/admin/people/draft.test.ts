import { expect, test } from 'vitest'
import { draftOf, inputOf, isMail } from './draft.ts'
import type { PersonDraft } from './draft.ts'

const whole: PersonDraft = { ...draftOf(undefined, ['fr']), name: 'Siobhán O’Brien', departmentId: 'd' }

test.each([
  [{}, true, 'a name and a department are enough'],
  [{ name: '' }, false, 'nobody is without a name'],
  [{ departmentId: '' }, false, 'everybody belongs somewhere'],
  [{ roles: [] }, false, 'nothing to do'],
  [{ languages: [] }, false, 'nobody is offered anything without a language'],
  [{ channels: [] }, false, 'nor without a channel'],
  [{ authority: 'lots' }, false, 'no amount'],
  [{ week: { 1: [['', '12:00']] } }, false, 'half an hour’s beginning'],
  [{ week: {} }, true, 'no hours of one’s own'],
] as [Partial<PersonDraft>, boolean, string][])('%j can be saved: %s (%s)', (given, expected) => {
  expect(inputOf({ ...whole, ...given }) !== undefined).toBe(expected)
})

test('what is typed becomes what the service takes', () => {
  const input = inputOf({
    ...whole,
    authority: '50',
    skills: [{ id: 's', level: 3 }],
    week: { 2: [['10:00', '15:00']] },
  })
  expect(input).toMatchObject({
    ...{ authorityPence: 5_000, languages: ['fr'], skills: [{ id: 's', level: 3 }] },
    hours: { weekly: { 2: [['10:00', '15:00']] } },
  })
  expect(inputOf(whole)?.hours).toBeNull()
  expect(['a@b.nz', '李@例え.jp', 'no', 'a@b', ''].map(isMail)).toEqual([true, true, false, false, false])
})
