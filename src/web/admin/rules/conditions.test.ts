import { expect, test } from 'vitest'
import type { Condition } from '#domain/automation/contract.rules.ts'
import { ABOUTS, conditionDraft, conditionOf, conditionsOf, newCondition } from './conditions.ts'

const id = '018f0000-0000-7000-8000-000000000000'
const all: Condition[] = [
  { about: 'service', is: [id], not: false },
  { about: 'department', is: [id], not: true },
  { about: 'channel', is: ['chat', 'phone'], not: false },
  { about: 'stakes', is: ['moment_of_truth'], not: false },
  { about: 'waiting_on', is: ['client'], not: true },
  { about: 'tag', is: [id], not: false },
  { about: 'words', is: ['no heating', 'flood'], not: false },
  { about: 'waited', minutes: 90, not: false },
  { about: 'time', weekdays: [6, 7], from: 0, until: 1440, not: false },
  { about: 'time', weekdays: [5], from: 1320, until: 360, not: false },
]

test.each(all)('a condition that is kept and opened again is the same: %j', (condition) => {
  expect(conditionOf(conditionDraft(condition))).toEqual(condition)
})

test('what says nothing yet is none, and keeps the rule from being saved', () => {
  const empty = ABOUTS.filter((about) => conditionOf(newCondition(about)) === undefined)
  expect(empty).toEqual(['service', 'department', 'channel', 'stakes', 'waiting_on', 'tag', 'words'])
  expect(conditionsOf([])).toEqual([])
  expect(conditionsOf([newCondition('waited'), newCondition('words')])).toBeUndefined()
  expect(conditionOf({ ...newCondition('time'), weekdays: [] })).toBeUndefined()
})
