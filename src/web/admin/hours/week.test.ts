import { expect, test } from 'vitest'
import {
  USUAL,
  hoursOf,
  inField,
  isWhole,
  likeMonday,
  runsOf,
  withSpan,
  withTimes,
  withoutSpan,
} from './week.ts'

test('the usual week is forty hours, told as one run of days', () => {
  expect(hoursOf(USUAL)).toBe(40)
  expect(runsOf(USUAL)).toEqual([{ first: '1', last: '5', spans: [['09:00', '17:00']] }])
})

test('a span more, a span less; a day without any is closed', () => {
  const split = withTimes(withSpan(USUAL, '3'), '3', 0, ['08:00', '12:00'])
  expect(split['3']).toEqual([
    ['08:00', '12:00'],
    ['18:00', '20:00'],
  ])
  expect(runsOf(split).map(({ first, last }) => first + last)).toEqual(['12', '33', '45'])
  const closed = withoutSpan(withoutSpan(split, '3', 1), '3', 0)
  expect(closed['3']).toBeUndefined()
  expect(withSpan(closed, '3')['3']).toEqual([['09:00', '17:00']])
  expect(withSpan({ 1: [['20:00', '23:59']] }, '1')['1']?.at(-1)).toEqual(['22:00', '23:00'])
})

test('Monday’s hours on every working day; the weekend stays', () => {
  const week = { 1: [['07:00', '19:00']], 2: [['09:00', '17:00']], 6: [['10:00', '12:00']] } as const
  const same = likeMonday(JSON.parse(JSON.stringify(week)) as typeof USUAL)
  expect(runsOf(same).map(({ first, last }) => first + last)).toEqual(['15', '66'])
  expect(likeMonday({})).toEqual({})
})

test('what cannot be kept is seen before it is sent', () => {
  expect(isWhole(USUAL)).toBe(true)
  expect(isWhole({ 1: [['', '17:00']] })).toBe(false)
  expect(
    isWhole({
      1: [
        ['09:00', '13:00'],
        ['12:00', '17:00'],
      ],
    }),
  ).toBe(false)
  expect(inField('24:00')).toBe('00:00')
})
