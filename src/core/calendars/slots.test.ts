import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { isOpen } from '#core/calendars/hours.ts'
import type { OpeningHours } from '#core/calendars/hours.ts'
import { freeSlots } from '#core/calendars/slots.ts'
import type { SlotQuestion } from '#core/calendars/slots.ts'

const at = (iso: string) => Date.parse(iso)
const hours: OpeningHours = {
  zone: 'Europe/London',
  weekly: { monday: [{ opens: '09:00', closes: '11:00' }], tuesday: [{ opens: '09:15', closes: '10:15' }] },
}
const lateStarter: OpeningHours = {
  zone: 'Europe/London',
  weekly: { monday: [{ opens: '10:00', closes: '18:00' }] },
}
const monday = (time: string) => at(`2026-06-15T${time}:00+01:00`)

const ask = (given: Partial<SlotQuestion> = {}) =>
  freeSlots({
    hours,
    ableAgents: [{ agentId: 'ann', hours: null }],
    bookings: [],
    absences: [],
    from: monday('00:00'),
    to: monday('24:00'),
    slotMinutes: 30,
    callMinutes: 30,
    ...given,
  })
const times = (slots: ReturnType<typeof ask>) =>
  slots.map((s) => new Date(s.start + 3_600_000).toISOString().slice(11, 16))
const booked = (from: string, to: string) => [{ agentId: 'ann', start: monday(from), end: monday(to) }]

describe('R2: times out of capacity that exists', () => {
  const cases: Array<[string, Partial<SlotQuestion>, string[]]> = [
    ['an empty morning', {}, ['09:00', '09:30', '10:00', '10:30']],
    ['a call must end before closing', { callMinutes: 45 }, ['09:00', '09:30', '10:00']],
    ['nothing in the past, grid kept', { from: monday('09:10') }, ['09:30', '10:00', '10:30']],
    ['a booking takes its time', { bookings: booked('09:30', '10:00') }, ['09:00', '10:00', '10:30']],
    ['a booking across two slots takes both', { bookings: booked('09:45', '10:15') }, ['09:00', '10:30']],
    ['an absence is respected', { absences: booked('08:00', '10:30') }, ['10:30']],
    ['hours of one’s own', { ableAgents: [{ agentId: 'ann', hours: lateStarter }] }, ['10:00', '10:30']],
    ['nobody able, nothing offered', { ableAgents: [] }, []],
    ['an empty range', { to: monday('00:00') }, []],
    ['never open', { hours: { zone: 'Europe/London', weekly: {} } }, []],
    [
      'the grid follows the opening',
      { from: monday('24:00'), to: monday('24:00') + 86_400_000 },
      ['09:15', '09:45'],
    ],
  ]
  test.each(cases)('R2: %s', (_name, given, expected) => {
    expect(times(ask(given))).toEqual(expected)
  })

  test('R7: each time names who is free then', () => {
    const slots = ask({
      ableAgents: [
        { agentId: 'ann', hours: null },
        { agentId: 'bob', hours: lateStarter },
      ],
      bookings: booked('10:00', '10:30'),
    })
    expect(slots.map((s) => s.agentIds.join('+'))).toEqual(['ann', 'ann', 'bob', 'ann+bob'])
  })

  test('R7: what is offered is never taken and never out of hours', () => {
    const booking = fc.record({
      agentId: fc.constantFrom('ann', 'bob'),
      start: fc.nat(240),
      length: fc.integer({ min: 1, max: 90 }),
    })
    fc.assert(
      fc.property(
        fc.array(booking, { maxLength: 6 }),
        fc.integer({ min: 5, max: 60 }),
        (list, callMinutes) => {
          const bookings = list.map((b) => ({
            agentId: b.agentId,
            start: monday('08:00') + b.start * 60_000,
            end: monday('08:00') + (b.start + b.length) * 60_000,
          }))
          for (const slot of ask({
            ableAgents: [
              { agentId: 'ann', hours: null },
              { agentId: 'bob', hours: null },
            ],
            bookings,
            callMinutes,
          })) {
            expect(isOpen(hours, slot.start) && isOpen(hours, slot.end - 1)).toBe(true)
            const clash = bookings.some(
              (b) => slot.agentIds.includes(b.agentId) && b.start < slot.end && slot.start < b.end,
            )
            expect(clash).toBe(false)
          }
        },
      ),
    )
  })
})
