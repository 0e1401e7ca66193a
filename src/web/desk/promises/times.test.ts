import { describe, expect, test } from 'vitest'
import { daysApart, fromLocalInput, quickTimes, toLocalInput } from './times.ts'

const ZONE = 'Europe/London'
const at = (text: string): number => Date.parse(text)

describe('quick times to promise', () => {
  test.each([
    [
      '2026-06-02T09:10:00Z',
      ['hour', 'today_end', 'next_morning', 'next_end', 'second_end', 'week'],
      'mid-morning',
    ],
    [
      '2026-06-02T15:30:00Z',
      ['next_morning', 'next_end', 'second_end', 'week'],
      'half an hour before closing',
    ],
    ['2026-06-02T20:00:00Z', ['next_morning', 'next_end', 'second_end', 'week'], 'evening'],
    ['2026-06-06T10:00:00Z', ['next_morning', 'next_end', 'second_end', 'week'], 'Saturday'],
  ])('%s gives %j (%s)', (now, ids) => {
    expect(quickTimes(ZONE, at(now)).map((time) => time.id)).toEqual(ids)
  })

  test('every quick time lies ahead, in order', () => {
    const now = at('2026-03-27T10:00:00Z')
    const times = quickTimes(ZONE, now).map((time) => time.at)
    expect(times.every((time) => time > now)).toBe(true)
    expect(times).toEqual([...times].sort((a, b) => a - b))
  })

  test('Friday’s next morning is Monday at ten by the clock on the wall, also across the change of the clocks', () => {
    const next = quickTimes(ZONE, at('2026-03-27T18:00:00Z'))[0]
    expect(next && toLocalInput(ZONE, next.at)).toBe('2026-03-30T10:00')
  })
})

describe('times typed by hand', () => {
  test('are read in the service’s zone, not the browser’s', () => {
    expect(fromLocalInput(ZONE, '2026-06-02T10:00')).toBe(at('2026-06-02T09:00:00Z'))
    expect(fromLocalInput(ZONE, '2026-06-0')).toBeUndefined()
  })
  test('count days by the calendar', () => {
    expect(daysApart(ZONE, at('2026-06-02T22:59:00Z'), at('2026-06-02T23:01:00Z'))).toBe(1)
  })
})
