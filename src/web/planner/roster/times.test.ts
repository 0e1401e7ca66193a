import { describe, expect, test } from 'vitest'
import { clockText, minuteIn, minutesIn, numberIn } from './times.ts'

describe('times as people write them', () => {
  test.each([
    ['08:30', 510, 'as a field gives it'],
    ['8.30', 510, 'with a point'],
    ['8h30', 510, 'as in French'],
    ['0830', 510, 'without a sign'],
    ['9', 540, 'hours alone'],
    ['24:00', 1440, 'the end of the day'],
    ['24:30', undefined, 'no time of day'],
    ['8:75', undefined, 'no time of day'],
    ['noon', undefined, 'no time'],
    ['', undefined, 'nothing yet'],
  ])('%s is %s: %s', (text, minute, _why) => {
    expect(minuteIn(text)).toBe(minute)
  })

  test('several times come in order and each once; one that is none spoils all', () => {
    expect(minutesIn('09:00, 8:00;08:00')).toEqual([480, 540])
    expect(minutesIn('09:00, soon')).toBeUndefined()
    expect(minutesIn('')).toEqual([])
  })

  test('a time after midnight is shown as the clocks show it', () => {
    expect(clockText(1530)).toBe('01:30')
  })

  test.each([
    ['37.5', 37.5],
    ['37,5', 37.5],
    ['-1', undefined],
    ['many', undefined],
  ])('%s is the number %s', (text, value) => {
    expect(numberIn(text)).toBe(value)
  })
})
