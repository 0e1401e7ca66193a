import { describe, expect, test } from 'vitest'
import { Refusal } from '#platform/refusal.ts'
import type { Condition } from './contract.rules.ts'
import { macroActions, ruleActions } from './rules.ts'
import { foldedWords, judge, laterAt } from './rules.conditions.ts'
import type { Situation } from './rules.conditions.ts'

const codeOf = (work: () => unknown) => {
  try {
    work()
    return 'done'
  } catch (error) {
    return error instanceof Refusal ? error.definition.code : String(error)
  }
}

describe('what may be left to a macro or a rule', () => {
  test.each(['close', 'reopen', 'give', 'take_owner'] as const)(
    'R6, R7, R10: “%s” is for a person to decide, and the refusal says so',
    (never) => {
      for (const read of [macroActions, ruleActions]) {
        expect(codeOf(() => read([{ do: 'note', body: 'x' }, { do: never }]))).toBe('never_by_itself')
      }
    },
  )

  test('a macro sends nothing, a rule proposes nothing, and no text is kept that could never be filled in', () => {
    const id = '018f0000-0000-7000-8000-000000000000'
    expect(codeOf(() => macroActions([{ do: 'tell', body: 'Hello' }]))).toBe('not_for_macros')
    expect(codeOf(() => ruleActions([{ do: 'propose', answerId: id }]))).toBe('not_for_rules')
    expect(codeOf(() => ruleActions([{ do: 'tell', body: 'Dear {cleint}' }]))).toBe('unknown_placeholder')
    expect(codeOf(() => ruleActions([{ do: 'tell', body: 'Dear {client}' }]))).toBe('done')
  })
})

const SERVICE = 'a-service'
// Friday 6 March 2026, 23:30 in London.
const at = Date.parse('2026-03-06T23:30:00Z')
const situation: Situation = {
  at,
  zone: 'Europe/London',
  serviceId: SERVICE,
  departmentId: null,
  channel: 'chat',
  stakes: 'ordinary',
  waitingOn: 'us',
  tagIds: ['a', 'b'],
  words: foldedWords('My cabinet: is BROKEN, and the Café is closed!'),
  waitingSince: at - 90 * 60_000,
}
const time = (weekdays: number[], from: number, until: number): Condition => ({
  ...{ about: 'time', weekdays, from, until, not: false },
})

test.each<[reason: string, condition: Condition, found: string[], met: boolean]>([
  ['its service', { about: 'service', is: [SERVICE, 'other'], not: false }, [SERVICE], true],
  ['not its service', { about: 'service', is: [SERVICE], not: true }, [SERVICE], false],
  ['no department is known', { about: 'department', is: ['d'], not: false }, [], false],
  ['not of a department that is not known', { about: 'department', is: ['d'], not: true }, [], true],
  ['by chat', { about: 'channel', is: ['phone', 'chat'], not: false }, ['chat'], true],
  ['one of its tags', { about: 'tag', is: ['b', 'z'], not: false }, ['a', 'b'], true],
  ['a word within a word', { about: 'words', is: ['bin'], not: false }, [], false],
  ['words whatever their case', { about: 'words', is: ['broken'], not: false }, ['broken'], true],
  ['words whatever their accents', { about: 'words', is: ['the cafe'], not: false }, ['the cafe'], true],
  ['waited long enough', { about: 'waited', minutes: 90, not: false }, ['90'], true],
  ['not so long yet', { about: 'waited', minutes: 91, not: false }, ['90'], false],
  ['in the evening', time([5], 18 * 60, 24 * 60), ['5', '1410'], true],
  ['in the night that began on Friday', time([5], 22 * 60, 6 * 60), ['5', '1410'], true],
  ['another day', time([6], 18 * 60, 24 * 60), ['5', '1410'], false],
])('%s', (_reason, condition, found, met) => {
  expect(judge([condition], situation)).toEqual({ met, found: [{ condition, found, met }] })
})

test('Friday night lasts until Saturday morning', () => {
  const morning = { ...situation, at: Date.parse('2026-03-07T05:59:00Z') }
  expect(judge([time([5], 22 * 60, 6 * 60)], morning).met).toBe(true)
  expect(judge([time([6], 22 * 60, 6 * 60)], morning).met).toBe(false)
})

test('without conditions it always holds; one that fails is enough', () => {
  expect(judge([], situation).met).toBe(true)
  const two: Condition[] = [
    { about: 'waited', minutes: 1, not: false },
    { about: 'words', is: ['tap'], not: false },
  ]
  expect(judge(two, situation).met).toBe(false)
})

test('snoozed until is a time of the organisation’s day, also across a change of the clocks', () => {
  const now = new Date('2026-03-28T12:00:00Z')
  expect(laterAt('Europe/London', now, 1, 540)).toEqual(new Date('2026-03-29T08:00:00Z'))
})
