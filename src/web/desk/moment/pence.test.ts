import { expect, test } from 'vitest'
import { readPence } from './pence.ts'

test.each([
  ['nothing', '', null],
  ['nought', '0', 0],
  ['pounds', '12', 1200],
  ['pounds and pence', '£12.50', 1250],
  ['a comma, as in French', '12,5', 1250],
  ['words', 'free', undefined],
  ['a sum with two points', '1.000.00', undefined],
  ['too much', '12345678', undefined],
])('a price as it is typed: %s', (_reason, typed, pence) => {
  expect(readPence(typed)).toBe(pence)
})
