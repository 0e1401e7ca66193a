import { expect, test } from 'vitest'
import { plainWords } from './plain-words.ts'

test.each([
  ['Siobhán O’Brien', 'siobhan obrien', 'marks and apostrophes'],
  ["  ÉVACUATION   d'eaux ", 'evacuation deaux', 'blanks and capitals'],
  ['李小龍', '李小龍', 'letters without marks stay'],
  ['Łukasz', 'łukasz', 'a letter of its own stays one'],
])('%s is found as %s (%s)', (text, expected) => {
  expect(plainWords(text)).toBe(expected)
})
