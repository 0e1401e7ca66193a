import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ExpectedInterval, Handling } from '#core/queueing/intervals.ts'
import { leastStaff } from '#core/queueing/least-staff.ts'
import { peopleNeeded, performanceWith, rateQuantile } from '#core/queueing/need.ts'
import type { NeedPlan } from '#core/queueing/need.ts'

const target = { on: 'answered_within', seconds: 20, share: 0.8, of: 'ofAll' } as const
const handling: Handling = {
  intervalMinutes: 30,
  handlingSeconds: 300,
  patienceSeconds: 180,
  target,
  start: 'periodic',
}
const open = (contacts: number, rateCv?: number): ExpectedInterval =>
  rateCv === undefined ? { open: true, contacts } : { open: true, contacts, uncertainty: { rateCv } }
const closed: ExpectedInterval = { open: false, contacts: 0 }

function planned(plan: NeedPlan) {
  if (!plan.ok) throw new Error(plan.why)
  return plan.intervals
}

describe('R34: people needed', () => {
  test('R34: steady contacts need what the exact least staff is', () => {
    const steady = Array.from({ length: 6 }, () => open(250))
    const least = leastStaff({ contactsPerHour: 500, handlingSeconds: 300, patienceSeconds: 180 }, target)
    for (const { expected, high } of planned(peopleNeeded(steady, handling))) {
      expect(expected.loadErlangs).toBeCloseTo(500 / 12, 9)
      expect(least).toMatchObject({ ok: true, agents: expected.onDuty })
      expect(high).toEqual(expected)
    }
  })

  test('R34: the uncertainty of the forecast is carried through', () => {
    const [need] = planned(peopleNeeded([open(250, 0.1)], handling, 0.9))
    expect(need?.high.contacts).toBeCloseTo(250 * 1.1305, 0)
    expect(need?.high.onDuty).toBeGreaterThan(need?.expected.onDuty ?? Infinity)
    const [surer] = planned(peopleNeeded([open(250, 0.1)], handling, 0.99))
    expect(surer?.high.onDuty).toBeGreaterThan(need?.high.onDuty ?? Infinity)
  })

  test('R34: a count that varies as chance alone lets it has a certain rate', () => {
    expect(rateQuantile(100, { countSd: 10 }, 0.9)).toBe(100)
    expect(rateQuantile(100, { countSd: 9 }, 0.9)).toBe(100)
    expect(rateQuantile(100, { countSd: Math.sqrt(100 + 64) }, 0.9)).toBeCloseTo(
      rateQuantile(100, { rateCv: 0.08 }, 0.9),
      9,
    )
    expect(rateQuantile(100, { rateCv: 0.001 }, 0.975)).toBeCloseTo(100.196, 3)
    expect(rateQuantile(100, { rateCv: 0.004 }, 0.9)).toBeCloseTo(100.51, 1)
    expect(rateQuantile(0, { rateCv: 0.5 }, 0.9)).toBe(0)
  })

  test('R34: leave, training and breaks make more on the roster than on duty', () => {
    const shrinkage = { leave: 0.1, training: 0.05, breaks: 0.1 }
    const [need] = planned(peopleNeeded([open(250)], { ...handling, shrinkage }))
    expect(need?.expected.rostered).toBe(Math.ceil((need?.expected.onDuty ?? 0) / 0.75))
  })

  test('R34: two chats at once take fewer people, but not half where each takes longer', () => {
    const of = (concurrency?: Handling['concurrency']) =>
      planned(peopleNeeded([open(250)], concurrency ? { ...handling, concurrency } : handling))[0]?.expected
    const [one, two, slowed] = [of(), of({ atOnce: 2, slowdown: 1 }), of({ atOnce: 2, slowdown: 1.4 })]
    expect(two?.onDuty).toBeLessThan((one?.onDuty ?? 0) / 1.8)
    expect(slowed?.onDuty).toBeGreaterThan(two?.onDuty ?? Infinity)
    expect(slowed?.onDuty).toBeLessThan(one?.onDuty ?? 0)
    expect(slowed?.performance).toMatchObject({ state: 'open', agents: slowed?.onDuty })
  })

  test('R34: closed is closed, and open without contacts needs nobody', () => {
    const day = [closed, open(40), { open: false, contacts: 9 }, open(0)]
    const [first, , third, last] = planned(peopleNeeded(day, handling))
    for (const need of [first, third])
      expect(need?.expected).toMatchObject({
        contacts: 0,
        onDuty: 0,
        rostered: 0,
        performance: { state: 'closed' },
      })
    expect(last?.expected).toMatchObject({ onDuty: 0 })
  })

  const refusals: [string, ExpectedInterval[], Partial<Handling>, object][] = [
    ['no intervals', [], {}, { why: 'no_intervals' }],
    ['contacts below nothing', [open(3), open(-1)], {}, { why: 'contacts_not_a_count', at: 1 }],
    ['contacts no number', [open(Number.NaN)], {}, { why: 'contacts_not_a_count', at: 0 }],
    ['an uncertainty below nothing', [open(3, -1)], {}, { why: 'uncertainty_not_a_number', at: 0 }],
    ['no handling time', [open(3)], { handlingSeconds: 0 }, { why: 'handling_not_positive' }],
    ['no patience at all', [open(3)], { patienceSeconds: 0 }, { why: 'patience_not_positive' }],
    ['no length', [open(3)], { intervalMinutes: 0 }, { why: 'interval_not_positive' }],
    [
      'half a chat',
      [open(3)],
      { concurrency: { atOnce: 0.5, slowdown: 1 } },
      { why: 'concurrency_below_one' },
    ],
    [
      'quicker by more',
      [open(3)],
      { concurrency: { atOnce: 2, slowdown: 0.5 } },
      { why: 'concurrency_below_one' },
    ],
    [
      'nobody ever there',
      [open(3)],
      { shrinkage: { leave: 0.6, breaks: 0.4 } },
      { why: 'shrinkage_takes_all' },
    ],
    [
      'better than all',
      [open(3)],
      { target: { ...target, share: 1.01 } },
      { why: 'target_out_of_reach', at: 0 },
    ],
  ]
  test.each(refusals)('R34: %s: no plan', (_name, intervals, odd, why) => {
    expect(peopleNeeded(intervals, { ...handling, ...odd })).toMatchObject({ ok: false, ...why })
  })

  test('R34: leavers asked for where nothing says when they leave', () => {
    const { patienceSeconds: _, ...unknown } = handling
    const plan = peopleNeeded([open(3)], { ...unknown, target: { on: 'leaving', share: 0.03 } })
    expect(plan).toEqual({ ok: false, why: 'patience_unknown' })
    expect(peopleNeeded([open(3)], handling, 1)).toEqual({ ok: false, why: 'sureness_not_a_share' })
  })

  test('R34: without patience too few people are called overloaded, not given a figure', () => {
    const { patienceSeconds: _, ...unknown } = handling
    const found = performanceWith([open(250), closed, open(20)], unknown, [40, 0, 30])
    expect(found).toMatchObject({
      ok: true,
      intervals: [{ state: 'overloaded' }, { state: 'closed' }, { state: 'open' }],
    })
    expect(performanceWith([open(3)], handling, [1, 2])).toEqual({ ok: false, why: 'lengths_differ' })
    expect(performanceWith([open(3)], handling, [1.5])).toEqual({
      ok: false,
      why: 'people_not_a_count',
      at: 0,
    })
  })

  test('with the people planned every interval keeps to the target; more contacts never need fewer', () => {
    const day = fc.array(fc.nat(200), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(day, fc.boolean(), (counts, known) => {
        const { patienceSeconds: _, ...unknown } = handling
        const how = known ? handling : unknown
        const need = planned(
          peopleNeeded(
            counts.map((n) => open(n)),
            how,
          ),
        )
        const more = planned(
          peopleNeeded(
            counts.map((n) => open(n * 1.2)),
            how,
          ),
        )
        need.forEach(({ expected }, i) => {
          expect(more[i]?.expected.onDuty).toBeGreaterThanOrEqual(expected.onDuty)
          if (expected.contacts === 0 || expected.performance.state !== 'open') return
          expect(expected.performance.answeredWithin.ofAll).toBeGreaterThanOrEqual(0.8)
        })
      }),
      { numRuns: 40 },
    )
  })
})
