import { expect, test } from 'vitest'
import fc from 'fast-check'
import { calendarText } from './calendar-feed.ts'

const at = (iso: string) => new Date(iso)

test('R34: the calendar of a night shift over the change of the clocks, letter by letter', () => {
  const text = calendarText('Harbour, District; shifts', [
    {
      uid: 'a-2026-03-28@answerable',
      sequence: 3,
      changedAt: at('2026-03-02T12:00:00.500Z'),
      startsAt: at('2026-03-28T22:00:00Z'),
      endsAt: at('2026-03-29T05:00:00Z'),
      summary: 'Night\\watch',
      description:
        'Break of 30 minutes\nBring the key, which hangs – as ever – beside the door of the boiler room',
    },
  ])
  expect(text.split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Answerable//Shifts//EN',
    'CALSCALE:GREGORIAN',
    'X-WR-CALNAME:Harbour\\, District\\; shifts',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'BEGIN:VEVENT',
    'UID:a-2026-03-28@answerable',
    'DTSTAMP:20260302T120000Z',
    'LAST-MODIFIED:20260302T120000Z',
    'SEQUENCE:3',
    'DTSTART:20260328T220000Z',
    'DTEND:20260329T050000Z',
    'SUMMARY:Night\\\\watch',
    'DESCRIPTION:Break of 30 minutes\\nBring the key\\, which hangs – as ever ',
    ' – beside the door of the boiler room',
    'STATUS:CONFIRMED',
    'TRANSP:OPAQUE',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

test('R34: no line is longer than 75 octets, and unfolded the text is whole', () => {
  const words = fc
    .string({ unit: 'grapheme', minLength: 0, maxLength: 300 })
    .filter((one) => !/[\r\n]/.test(one))
  fc.assert(
    fc.property(words, (name) => {
      const text = calendarText(name, [])
      expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
      expect(text.replaceAll('\r\n ', '')).toContain(
        `X-WR-CALNAME:${name.replaceAll(/[\\;,]/g, (one) => `\\${one}`)}\r\n`,
      )
    }),
  )
})
