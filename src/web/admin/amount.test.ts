import { expect, test } from 'vitest'
import { readAmount, writeAmount } from './amount.ts'

test.each([
  ['', 0, 'nothing is nothing'],
  ['50', 5_000, 'whole'],
  ['12.5', 1_250, 'a point'],
  ['12,50', 1_250, 'a comma'],
  ['-1', undefined, 'less than nothing'],
  ['1e3', undefined, 'not how people write'],
  ['1,234', undefined, 'a comma for thousands could mean something else'],
  ['9999999', undefined, 'more than anybody may decide'],
] as [string, number | undefined, string][])('%j is %s (%s)', (typed, expected) => {
  expect(readAmount(typed)).toBe(expected)
})

test('written again as it was read', () => {
  for (const amount of [0, 5_000, 1_250, 1, 99_999_999]) expect(readAmount(writeAmount(amount))).toBe(amount)
})
