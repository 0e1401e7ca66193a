import { expect, test } from 'vitest'
import { emptyDraft, firstGap, gapsOf, inputOf, linesOf } from './draft.ts'
import type { Draft, Gap } from './draft.ts'
import { STEPS } from './steps.ts'
import type { Step } from './steps.ts'

const empty = emptyDraft('Pacific/Auckland', 'fr')
const whole: Draft = {
  ...empty,
  ...{ name: 'O’Brien & 李', country: 'NZ', department: 'Counter', service: 'Water', purpose: 'It flows.' },
  ...{ phrases: ' no water \n\n brown water', personName: '李', personEmail: ' li@example.org ' },
}
const PASSWORD = 'a long walk by the river'

test.each([
  ['name', ['name'], 'an organisation has a name'],
  ['where', ['country'], 'the browser knows the zone, not the country'],
  ['reach', [], 'nothing has to be said'],
  ['hours', [], 'the usual week is there'],
  ['holidays', [], 'open every day is possible'],
  ['department', ['department'], 'somebody answers'],
  ['service', ['service', 'purpose'], 'both are shown to clients'],
  ['words', [], 'phrases may come later'],
  ['you', ['personName', 'personEmail', 'password'], 'somebody administers it'],
] as [Step, Gap[], string][])('%s: %j missing at first (%s)', (step, expected) => {
  expect(gapsOf(step, empty, '')).toEqual(expected)
  expect(gapsOf(step, whole, PASSWORD)).toEqual([])
})

test('the first page that needs something is where one is led', () => {
  expect(firstGap(empty, '')).toBe('name')
  expect(firstGap(whole, '')).toBe('you')
  expect(firstGap({ ...whole, email: 'no mail' }, PASSWORD)).toBe('reach')
  expect(firstGap(whole, PASSWORD)).toBeUndefined()
  expect(STEPS.at(-1)).toBe('check')
})

test('what was entered becomes what the service takes', () => {
  expect(linesOf(whole.phrases)).toEqual(['no water', 'brown water'])
  expect(inputOf(whole, PASSWORD, 'token')).toMatchObject({
    organisation: { locale: 'fr-NZ', languages: ['fr'], phone: null, email: null },
    service: { phrases: ['no water', 'brown water'], levels: ['one_stop'] },
    admin: { email: 'li@example.org', password: PASSWORD },
  })
})
