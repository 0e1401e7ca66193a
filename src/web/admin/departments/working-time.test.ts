import { expect, test } from 'vitest'
import { readTime, sayTime } from './working-time.ts'

test.each([
  [960, 2, 'days'],
  [90, 90, 'minutes'],
  [120, 2, 'hours'],
  [480, 1, 'days'],
  [1, 1, 'minutes'],
] as const)('%i working minutes are %i %s', (minutes, count, unit) => {
  expect(sayTime(minutes)).toEqual({ count, unit })
  expect(readTime(String(count), unit)).toBe(minutes)
})

test('halves are read, and what is no time is not', () => {
  expect(readTime('1,5', 'days')).toBe(720)
  for (const typed of ['', '0', '-1', 'two', '9999999']) expect(readTime(typed, 'days')).toBeUndefined()
})
