import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { erlangA } from '#core/queueing/erlang-a.ts'
import { gapOf } from '#core/queueing/gap.ts'
import type { Gaps } from '#core/queueing/gap.ts'
import type { ExpectedInterval, Handling } from '#core/queueing/intervals.ts'
import { transient } from '#core/queueing/transient.ts'

const target = { on: 'waiting', share: 0.2 } as const
const unknown: Handling = { intervalMinutes: 30, handlingSeconds: 300, target, start: 'periodic' }
const known: Handling = { ...unknown, patienceSeconds: 300 }
const open = (contacts: number): ExpectedInterval => ({ open: true, contacts })
const closed: ExpectedInterval = { open: false, contacts: 0 }

function found(gaps: Gaps) {
  if (!gaps.ok) throw new Error(gaps.why)
  return gaps
}

describe('R34: the gap in clients’ minutes', () => {
  test('R34: one short at 100 an hour costs what Erlang A says', () => {
    const { intervals, total } = found(gapOf([open(50), open(50)], known, { plan: [10, 10], cover: [10, 9] }))
    const line = { contactsPerHour: 100, handlingSeconds: 300, patienceSeconds: 300 }
    const lost = (agents: number) => 50 * erlangA(line, agents).shareLeaving
    expect(intervals[0]).toMatchObject({ shortBy: 0, extraWaitingMinutes: 0, extraLostContacts: 0 })
    expect(intervals[1]?.shortBy).toBe(1)
    expect(intervals[1]?.extraLostContacts).toBeCloseTo(lost(9) - lost(10), 9)
    expect(total.extraWaitingMinutes).toBeCloseTo((lost(9) - lost(10)) * 5, 9)
  })

  test('R34: somebody there for half of the interval counts half', () => {
    const at = (people: number) =>
      found(gapOf([open(50)], known, { plan: [10], cover: [people] })).intervals[0]?.cover.lostContacts ?? 0
    expect(at(9.5)).toBeCloseTo((at(9) + at(10)) / 2, 12)
  })

  test('R34: closed intervals cost nothing', () => {
    for (const how of [known, unknown]) {
      const { intervals } = found(
        gapOf([closed, open(50), closed], how, { plan: [0, 10, 0], cover: [3, 8, 0] }),
      )
      expect(intervals[0]?.cover).toEqual({ onDuty: 3, waitingMinutes: 0, lostContacts: 0, waitingAtEnd: 0 })
      expect(intervals[2]?.cover).toMatchObject({ waitingMinutes: 0, lostContacts: 0, waitingAtEnd: 0 })
    }
  })

  test('R34: overload without patience is a line that grows and is worked off, near what the exact course says', () => {
    const contacts = [50, 70, 70, 50, 20, 20]
    const agents = [10, 10, 10, 10, 10, 10]
    const { intervals } = found(
      gapOf(contacts.map(open), { ...unknown, start: 'empty' }, { plan: agents, cover: agents }),
    )
    const exact = transient(
      contacts.map((one) => ({ contacts: one, agents: 10 })),
      { stepMinutes: 30, handlingSeconds: 300, startErlangs: 0 },
    )
    if (!exact.ok) throw new Error(exact.why)
    expect(intervals[2]?.cover.waitingAtEnd).toBeGreaterThan(15)
    expect(intervals[5]?.cover.waitingAtEnd).toBe(0)
    intervals.slice(1, 4).forEach(({ cover }, i) => {
      const truth = exact.steps[i + 1]?.waitingMinutes ?? 0
      expect(cover.waitingMinutes).toBeGreaterThan(0.85 * truth)
      expect(cover.waitingMinutes).toBeLessThan(1.15 * truth)
    })
  })

  test('R34: nobody there: with patience all are lost, without they wait', () => {
    const people = { plan: [10], cover: [0] }
    const lost = found(gapOf([open(50)], known, people)).intervals[0]?.cover
    expect(lost?.lostContacts).toBeCloseTo(50, 9)
    expect(lost?.waitingMinutes).toBeCloseTo(250, 6)
    const waiting = found(gapOf([open(50)], { ...unknown, start: 'empty' }, people)).intervals[0]?.cover
    expect(waiting).toMatchObject({ lostContacts: 0 })
    expect(waiting?.waitingAtEnd).toBeCloseTo(50, 6)
    expect(waiting?.waitingMinutes).toBeCloseTo(750, 6)
  })

  test('R34: bad input is named', () => {
    expect(gapOf([open(5)], known, { plan: [1], cover: [] })).toEqual({ ok: false, why: 'lengths_differ' })
    expect(gapOf([open(5)], known, { plan: [1], cover: [-1] })).toEqual({
      ok: false,
      why: 'people_not_a_count',
      at: 0,
    })
    expect(gapOf([], known, { plan: [], cover: [] })).toEqual({ ok: false, why: 'no_intervals' })
  })

  test('with more people clients never wait longer; all is finite and nothing below nothing', () => {
    const day = fc.array(fc.tuple(fc.nat(150), fc.double({ min: 0, max: 40, noNaN: true }), fc.boolean()), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(day, fc.boolean(), (given, patient) => {
        const cover = given.map(([, people]) => people)
        const plan = cover.map((people) => people + 1)
        const intervals = given.map(([contacts, , isOpen]) => ({ open: isOpen, contacts }))
        const { intervals: gaps } = found(gapOf(intervals, patient ? known : unknown, { plan, cover }))
        for (const gap of gaps) {
          const all = [gap.cover, gap.plan].flatMap((one) => [
            one.waitingMinutes,
            one.lostContacts,
            one.waitingAtEnd,
          ])
          expect(all.filter((value) => !(value >= 0 && value < Infinity))).toEqual([])
          expect(gap.extraWaitingMinutes).toBeGreaterThanOrEqual(-1e-6)
          expect(gap.extraLostContacts).toBeGreaterThanOrEqual(-1e-9)
        }
      }),
    )
  })
})
