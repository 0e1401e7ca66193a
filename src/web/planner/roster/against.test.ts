import { describe, expect, test } from 'vitest'
import type { Roster, Shift } from '#domain/planning/contract.rosters.ts'
import { againstPlace, coverWith, groundFor } from './against.ts'
import type { Place } from './place.ts'

const ZONE = 'Europe/London'
const anna = { id: 'anna', name: 'Anna 李' }
const tom = { id: 'tom', name: 'Tom O’Brien' }
const eve = { id: 'eve', name: 'Eve' }
const terms = {
  leastMinutesWeek: 0,
  mostMinutesWeek: 1440,
  restMinutes: 660,
  mostDaysInRow: 5,
  available: Object.fromEntries(['1', '2', '3', '4', '5'].map((day) => [day, [[420, 1260]]])),
}
const person = (agent: typeof anna) => {
  return { agent, title: '', department: '', skills: [], languages: [], terms, version: 1 }
}

/** Times are UTC; London is on summer time from 29 March 2026, and 30 March is a Monday. */
const shift = (id: string, agent: typeof anna, day: string, from: number, to: number): Shift => {
  const at = (minute: number) =>
    new Date(Date.parse(`${day}T00:00:00Z`) + (minute - 60) * 60_000).toISOString()
  return {
    ...{ id, agent, day, fromMinute: from, toMinute: to, startsAt: at(from), endsAt: at(to) },
    ...{
      breakAt: at(from + 240),
      breakMinutes: 30,
      breakPaid: false,
      patternId: null,
      pattern: null,
      fixed: false,
    },
  }
}

const roster = {
  firstDay: '2026-03-30',
  days: 7,
  intervalMinutes: 60,
  people: [person(anna), person(tom), { ...person(eve), terms: null }],
  shifts: [
    shift('a1', anna, '2026-03-30', 480, 960),
    shift('a2', anna, '2026-03-31', 780, 1260),
    shift('t1', tom, '2026-03-30', 480, 960),
  ],
  leaves: [{ id: 'l', agent: tom, firstDay: '2026-04-01', lastDay: '2026-04-01', kind: 'leave' }],
  wishes: [
    {
      id: 'w',
      agent: tom,
      kind: 'no_early',
      day: null,
      weekday: 2,
      weight: 2,
      note: null,
      madeAt: '2026-03-01T00:00:00Z',
    },
  ],
  cover: [
    { day: '2026-03-30', fromMinute: 480, needed: [2, 2, 2, 2, 2, 2, 2, 2], cover: [2, 2, 2, 2, 0, 2, 2, 2] },
  ],
} as unknown as Roster

const place = (given: Partial<Place>): Place => {
  return {
    ...{ agentId: 'anna', day: '2026-03-31', fromMinute: 540, minutes: 480, patternId: null },
    ...{ breakAfter: 240, breakMinutes: 30, breakPaid: false, ...given },
  }
}

const cases: [string, string | null, Partial<Place>, string[], string][] = [
  ['a quiet move', 'a2', {}, [], 'nothing stands against it'],
  [
    'too little rest',
    'a1',
    { day: '2026-04-01', fromMinute: 420 },
    ['rest'],
    'ten hours after the day before',
  ],
  ['a day that is taken', 'a1', { day: '2026-03-31' }, ['two_shifts'], 'one shift a person and day'],
  ['a leave', 't1', { agentId: 'tom', day: '2026-04-01' }, ['leave'], 'nobody works on leave'],
  ['a day off by agreement', 'a2', { day: '2026-04-04' }, ['availability'], 'Saturday was not agreed'],
  ['too early', 'a2', { fromMinute: 360, minutes: 480 }, ['availability'], 'before seven was not agreed'],
  [
    'more hours than agreed',
    null,
    { day: '2026-04-02', minutes: 660 },
    ['hours_over', 'missing_break'],
    '24 hours a week',
  ],
  ['no terms', 't1', { agentId: 'eve' }, ['no_terms'], 'nothing was agreed yet'],
  ['a wish', 't1', { agentId: 'tom', fromMinute: 420 }, ['wish'], 'no early shifts on Tuesdays'],
]

describe('what a place goes against', () => {
  test.each(cases)('%s', (_title, shiftId, given, codes, why) => {
    const found = againstPlace(groundFor(roster, ZONE, shiftId), place(given))
    expect(found.map(({ code }) => code).toSorted(), why).toEqual(codes.toSorted())
  })

  test('hard ones come first', () => {
    const found = againstPlace(groundFor(roster, ZONE, 't1'), place({ agentId: 'eve', day: '2026-03-30' }))
    expect(found.map(({ code, hard }) => [code, hard])).toEqual([
      ['no_terms', true],
      ['short', false],
    ])
  })

  test('cover follows the shift, and its break takes an interval away', () => {
    const moved = place({ agentId: 'anna', day: '2026-03-30', fromMinute: 540 })
    expect(coverWith(roster, ZONE, 'a1', moved)).toEqual([1, 2, 2, 2, 1, 1, 2, 2])
  })

  test('a gap that a move leaves behind is told with its size and time', () => {
    const [short] = againstPlace(groundFor(roster, ZONE, 'a1'), place({ day: '2026-03-30', fromMinute: 600 }))
    expect(short).toEqual({ code: 'short', hard: false, facts: { intervals: 4, people: 1, minute: 480 } })
  })
})
