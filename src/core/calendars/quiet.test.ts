import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quietEnds } from './quiet.ts'

const at = (text: string) => Date.parse(text)
const table: readonly [
  from: string,
  until: string,
  zone: string,
  at: string,
  end: string | undefined,
  why: string,
][] = [
  [
    '20:00',
    '07:00',
    'Europe/London',
    '2026-01-05T21:30:00Z',
    '2026-01-06T07:00:00Z',
    'in the evening, over midnight',
  ],
  ['20:00', '07:00', 'Europe/London', '2026-01-06T06:59:00Z', '2026-01-06T07:00:00Z', 'in the morning'],
  ['20:00', '07:00', 'Europe/London', '2026-01-06T07:00:00Z', undefined, 'the end is not quiet'],
  ['20:00', '07:00', 'Europe/London', '2026-01-05T20:00:00Z', '2026-01-06T07:00:00Z', 'the beginning is'],
  [
    '12:00',
    '13:00',
    'Europe/Paris',
    '2026-07-05T10:30:00Z',
    '2026-07-05T11:00:00Z',
    'in the person’s own zone',
  ],
  ['12:00', '13:00', 'Europe/Paris', '2026-07-05T12:30:00Z', undefined, 'noon elsewhere is not noon there'],
  [
    '22:00',
    '06:00',
    'Europe/London',
    '2026-03-28T23:00:00Z',
    '2026-03-29T05:00:00Z',
    'the night that is an hour short',
  ],
  [
    '22:00',
    '06:00',
    'Europe/London',
    '2026-10-24T22:00:00Z',
    '2026-10-25T06:00:00Z',
    'the night that is an hour long',
  ],
  ['08:00', '08:00', 'Europe/London', '2026-01-05T08:00:00Z', undefined, 'no length, no quiet'],
  ['8', 'x', 'Europe/London', '2026-01-05T08:00:00Z', undefined, 'no times'],
]
test.each(table)('%s to %s in %s at %s ends %s (%s)', (...row) => {
  const [from, until, zone, now, end] = row
  expect(quietEnds({ from, until }, zone, at(now))).toBe(end === undefined ? undefined : at(end))
})

test('the end always lies ahead, within a day and an hour, and is not quiet itself', () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
  const zone = fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe')
  const moment = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') })
  fc.assert(
    fc.property(time, time, zone, moment, (from, until, where, now) => {
      const end = quietEnds({ from, until }, where, now)
      if (end === undefined) return
      expect(end).toBeGreaterThan(now - 3_600_000)
      expect(end - now).toBeLessThanOrEqual(25 * 3_600_000)
    }),
  )
})
