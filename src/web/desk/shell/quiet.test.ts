import { expect, test } from 'vitest'
import { isQuiet } from './quiet.ts'

test.each([
  { from: '22:00', until: '07:00', time: '23:30', quiet: true, why: 'late in the evening' },
  { from: '22:00', until: '07:00', time: '06:59', quiet: true, why: 'after midnight, before the end' },
  { from: '22:00', until: '07:00', time: '07:00', quiet: false, why: 'the end is no longer quiet' },
  { from: '22:00', until: '07:00', time: '12:00', quiet: false, why: 'in the day' },
  { from: '12:00', until: '13:00', time: '12:00', quiet: true, why: 'the beginning is quiet' },
  { from: '12:00', until: '13:00', time: '13:00', quiet: false, why: 'within one day as well' },
  { from: '09:00', until: '09:00', time: '09:00', quiet: false, why: 'no time at all' },
  { from: null, until: '07:00', time: '06:00', quiet: false, why: 'only half of it is known' },
  { from: '25:00', until: '07:00', time: '06:00', quiet: false, why: 'not a time' },
])('quiet from $from until $until at $time: $quiet ($why)', ({ from, until, time, quiet }) => {
  expect(isQuiet({ quietFrom: from, quietUntil: until }, time)).toBe(quiet)
})
