import { expect, test } from 'vitest'
import { draftOf, inputOf, isMail, stepsOf, viewOf } from './draft.ts'
import type { PersonDraft, SavingStep } from './draft.ts'
import type { Role } from '#domain/accounts/contract.ts'
import type { StaffView } from '#domain/accounts/contract.views.ts'

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

const streets: StaffView = { departmentIds: ['streets'], serviceIds: [] }
const everything: StaffView = { departmentIds: [], serviceIds: [] }
const sees = { all: false, departmentIds: ['streets'], serviceIds: [] }

test.each([
  [{}, everything, 'whoever is new sees everything'],
  [{ sees }, streets, 'limited'],
  [{ sees: { ...sees, all: true } }, everything, 'what was chosen before counts no more'],
  [{ sees, roles: ['agent', 'admin'] }, everything, 'an admin sees everything'],
  [
    { sees: { all: false, departmentIds: [], serviceIds: [] } },
    undefined,
    'limited to nothing is not chosen yet',
  ],
] as [Partial<PersonDraft>, StaffView | undefined, string][])('%j: sees %j (%s)', (given, expected) => {
  expect(viewOf({ ...whole, ...given })).toEqual(expected)
})

test.each([
  [undefined, ['agent'], everything, ['person'], 'sees everything, as before'],
  [undefined, ['agent'], streets, ['person', 'view'], 'is limited'],
  [streets, ['agent'], streets, ['person'], 'is limited as before'],
  [streets, ['agent', 'admin'], everything, ['view', 'person'], 'becomes an admin: sees everything first'],
  [undefined, ['agent'], streets, ['person', 'view'], 'is an admin no more: is limited afterwards'],
] as [StaffView | undefined, Role[], StaffView, SavingStep[], string][])(
  '%j, %j, %j is saved by %j (%s)',
  (before, roles, view, expected) => {
    expect(stepsOf(before, roles, view)).toEqual(expected)
  },
)
