import { expect, test } from 'vitest'
import { concernsIn, concernsStated } from '#core/text/subjects/concerns.ts'

const cases: Array<[string, string[], string]> = [
  ['I’ve been waiting three weeks and nobody told me why', ['time', 'being_told'], 'two at once'],
  ['I can’t afford this', ['money'], 'a typed apostrophe is no hindrance'],
  ['You were charged with the task', [], 'charged, but not with money'],
  ['They don’t believe me', ['being_believed'], 'said outright'],
  ['I believe you have my form', [], 'believing somebody is no complaint'],
  ['I cannot get through, I want to speak to a person', ['getting_through'], 'access'],
  ['This is the third time I call, I already told your colleague', ['saying_it_once'], 'the story again'],
  ['The boiler is broken', [], 'a need, and no more is stated'],
  ['', [], 'nothing said'],
]

test.each(cases)('%j states %j (%s)', (text, expected) => {
  expect(concernsIn(text)).toEqual(expected)
})

test('counts say how many texts and which, the most stated first, and how many state none', () => {
  const found = concernsStated(['How long will it take?', 'Still waiting', 'I want a refund', 'Hello'])
  expect(found.counts.slice(0, 2)).toEqual([
    { concern: 'time', texts: 2, examples: [0, 1] },
    { concern: 'money', texts: 1, examples: [2] },
  ])
  expect(found.counts).toHaveLength(6)
  expect(found.none).toBe(1)
})
