import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findConcerns } from './concerns.ts'

test.each([
  ['I need it before Monday, the guests come', ['time'], 'a day it is needed by'],
  ['Six weeks now and nobody told me anything', ['time', 'being_told'], 'two at once'],
  ['I cannot afford the rent this month', ['money'], 'what it costs'],
  ['I’ve already told three people before', ['not_repeating'], 'said already'],
  ['They treated me like a liar', ['being_believed'], 'not believed'],
  ['I can’t get through on the phone', ['access'], 'the way in'],
  ['Please let me speak to someone real', ['a_person'], 'a person'],
  ['It broke again, I want it done properly', ['done_right'], 'done right'],
  ['There is mould in the room of my daughter', ['safety'], 'safe and well'],
  ['A new bin, please', [], 'nothing of the kind is said'],
  ['', [], 'no words'],
])('%j: %j (%s)', (words, concerns) => {
  expect(findConcerns(words).map((one) => one.concern)).toEqual(concerns)
})

test('the sentence is the client’s own, and short', () => {
  const [found] = findConcerns('My bin was missed. I cannot afford to pay twice! Thank you.')
  expect(found).toEqual({ concern: 'money', sentence: 'I cannot afford to pay twice!' })
  const [long] = findConcerns(`I cannot pay ${'and this goes on '.repeat(40)}`)
  expect(long?.sentence.length).toBeLessThanOrEqual(160)
})

test('any text gets an answer, each concern at most once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const found = findConcerns(text).map((one) => one.concern)
      expect(new Set(found).size).toBe(found.length)
    }),
  )
})
