import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fixed, exponential, lognormal, empirical, drawer, meanOf, type Draw } from './draws.ts'
import { simulate } from './engine.ts'
import type { Flow, Pool, Step } from './flow.ts'
import { centre } from './centre.ts'
import type { Course } from './tally.ts'

const flow = (pools: Record<string, Pool>, steps: Record<string, Step<undefined>>): Flow<undefined> => ({
  pools,
  steps,
  notes: () => undefined,
})

const at = (start: string, ...instants: number[]) => [{ name: start, start, arrivals: { at: instants } }]
const run = (made: Flow<undefined>, ...sources: ReturnType<typeof at>) =>
  simulate(made, { seed: 1, sources, minutes: 1000 })

describe('what a step can say', () => {
  test('an expert joins: the first person stays, both are busy, both are met', () => {
    const joint = flow(
      { first: { people: 1, pay: 1 }, expert: { people: 1, pay: 3 } },
      {
        begin: { does: 'talk', with: ['first'], minutes: fixed(7), sight: 'contact', next: 'join' },
        join: {
          does: 'talk',
          with: ['expert'],
          joins: true,
          minutes: fixed(8),
          sight: 'continued',
          next: 'met',
        },
      },
    )
    const { ended, pools } = run(joint, ...at('begin', 0))
    expect(ended).toMatchObject({
      minutes: 23,
      people: 2,
      pay: 7 + 8 * 4,
      endToEnd: [15],
      heldMinutes: 0,
      firstPoint: 1,
    })
    expect([pools['first']?.busyMinutes, pools['expert']?.busyMinutes]).toEqual([15, 8])
  })

  test('no expert comes in time: what is agreed instead follows, and the wait together is counted', () => {
    const joint = flow(
      { first: { people: 1 }, expert: { people: 0 } },
      {
        begin: { does: 'talk', with: ['first'], minutes: fixed(7), sight: 'contact', next: 'join' },
        join: {
          does: 'talk',
          with: ['expert'],
          joins: true,
          patience: fixed(2),
          minutes: fixed(8),
          left: 'later',
          next: 'met',
        },
        later: { does: 'pause', minutes: fixed(60), next: 'agreed' },
        agreed: { does: 'talk', with: ['first'], minutes: fixed(5), sight: 'attempt', next: 'met' },
      },
    )
    const { ended } = run(joint, ...at('begin', 0))
    expect(ended).toMatchObject({ minutes: 12, heldMinutes: 2, attempts: 1, endToEnd: [74], firstPoint: 0 })
  })

  test('owner first: who knows the case takes it again, if they are free within the time given', () => {
    const made = (waits: number) =>
      flow(
        { people: { people: 2 } },
        {
          begin: {
            does: 'talk',
            with: ['people'],
            minutes: fixed(5),
            makesOwner: true,
            sight: 'contact',
            next: 'away',
          },
          away: { does: 'pause', minutes: fixed(10), next: 'back' },
          back: {
            does: 'talk',
            with: ['people'],
            minutes: fixed(5),
            owner: { waits },
            sight: 'contact',
            next: 'met',
          },
          long: { does: 'talk', with: ['people'], minutes: fixed(9), sight: 'contact', next: 'met' },
        },
      )
    // At minute 15 the owner is with somebody else until minute 19; the other person is free.
    const sources = [...at('begin', 0), ...at('long', 6, 10)]
    const seen = (waits: number) => {
      const { ended } = run(made(waits), ...sources)
      return { longest: Math.max(...ended.endToEnd), people: ended.people }
    }
    expect(seen(10), 'waits for the owner').toEqual({ longest: 24, people: 3 })
    expect(seen(1), 'waits a minute, then takes anyone').toEqual({ longest: 21, people: 4 })
    expect(seen(0), 'takes anyone').toEqual({ longest: 20, people: 4 })
  })

  test('rank: what was promised goes before what just came', () => {
    const made = flow(
      { people: { people: 1 } },
      {
        plain: { does: 'talk', with: ['people'], minutes: fixed(10), sight: 'contact', next: 'met' },
        promised: {
          does: 'talk',
          with: ['people'],
          minutes: fixed(10),
          rank: -1,
          sight: 'attempt',
          next: 'met',
        },
      },
    )
    const course = run(made, ...at('plain', 0, 1), ...at('promised', 2))
    expect(course.steps['promised']?.waitMinutes).toBe(8)
    expect(course.steps['plain']?.waitMinutes).toBe(19)
  })

  test('a second thread runs beside the first, ends with it, and counts as the same need', () => {
    const made = flow(
      { front: { people: 1 } },
      {
        message: {
          does: 'talk',
          with: ['front'],
          minutes: fixed(4),
          sight: 'contact',
          alongside: () => 'wait to ask',
          next: 'with others',
        },
        'with others': { does: 'pause', minutes: fixed(100), next: 'met' },
        'wait to ask': { does: 'pause', minutes: fixed(40), next: 'ask' },
        ask: { does: 'talk', with: ['front'], minutes: fixed(3), sight: 'chase', next: 'wait to ask' },
      },
    )
    const { ended, needs, met } = run(made, ...at('message', 0))
    expect({ needs, met }).toEqual({ needs: 1, met: 1 })
    expect(ended).toMatchObject({ contacts: 1, chases: 2, minutes: 10, endToEnd: [104] })
  })

  test('people come and go with the level: waiting needs are taken when they come, talks are finished when they go', () => {
    const made = flow(
      { people: { people: { every: 60, values: [0, 1, 0, 0] } } },
      { call: { does: 'talk', with: ['people'], minutes: fixed(45), sight: 'contact', next: 'met' } },
    )
    const course = simulate(made, { seed: 1, sources: at('call', 10, 20), minutes: 480 })
    expect(course.ended.endToEnd).toEqual([95, 130])
    expect(course.pools['people']).toMatchObject({ busyMinutes: 90, mostBusy: 1 })
  })
})

describe('draws', () => {
  test.each<[string, Draw]>([
    ['fixed', fixed(4)],
    ['exponential', exponential(4)],
    ['lognormal', lognormal(4, 1.2)],
    ['empirical', empirical([1, 2, 9])],
  ])('%s minutes have their mean', (_, draw) => {
    const made = flow(
      { people: { people: 500 } },
      { call: { does: 'talk', with: ['people'], minutes: draw, next: 'met' } },
    )
    const sources = [{ name: 'call', start: 'call', arrivals: { perHour: 600 } }]
    const { ended } = simulate(made, { seed: 2, sources, needs: 60_000 })
    expect(Math.abs(ended.minutes / 60_000 / meanOf(draw) - 1)).toBeLessThan(0.02)
  })

  test.each([[fixed(-1)], [exponential(Number.NaN)], [empirical([])], [lognormal(3, -1)]])(
    '%j is refused',
    (draw) => {
      expect(() => drawer(draw)).toThrow(RangeError)
    },
  )
})

describe('whatever the figures', () => {
  const level = fc.oneof(
    fc.integer({ min: 0, max: 6 }),
    fc.record({
      every: fc.constant(30),
      values: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 6 }),
    }),
  )
  const model = fc.record({
    seed: fc.integer(),
    people: fc.tuple(level, level),
    perHour: fc.tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 80 })),
    minutes: fc.double({ min: 0.1, max: 20, noNaN: true }),
    patience: fc.option(fc.double({ min: 0, max: 20, noNaN: true })),
    redial: fc.double({ min: 0, max: 0.9, noNaN: true }),
  })
  type Model = typeof model extends fc.Arbitrary<infer T> ? T : never

  const course = ({ seed, people, perHour, minutes, patience, redial }: Model): Course => {
    const kind = (name: string, rate: number, pools: string[]) => ({
      name,
      arrivals: { perHour: rate, dayCv: 0.3 },
      minutes: exponential(minutes),
      ...(patience === null ? {} : { patience: exponential(patience) }),
      redial: { share: redial, after: exponential(20) },
      pools,
    })
    const made = centre([kind('a', perHour[0], ['p', 'q']), kind('b', perHour[1], ['q'])], {
      p: { people: people[0] },
      q: { people: people[1], prefers: ['b'] },
    })
    return simulate(made.flow, { seed, sources: made.sources, minutes: 300, warmUp: 30, drain: 200 })
  }

  test('R35: every need ends met or unresolved or is still open; nobody waits less than nothing; no more are busy than are there', () => {
    fc.assert(
      fc.property(model, (given) => {
        const { needs, met, unresolved, open, steps, pools, ended } = course(given)
        expect(met + unresolved + open).toBe(needs)
        expect(ended.endToEnd).toHaveLength(met + unresolved)
        expect(ended.endToEnd.every((minutes) => minutes >= 0)).toBe(true)
        for (const { waitMinutes, served, left, came, waited } of Object.values(steps)) {
          expect(waitMinutes).toBeGreaterThanOrEqual(0)
          expect(served + left).toBeLessThanOrEqual(came)
          expect(waited).toBeLessThanOrEqual(came)
        }
        for (const { mostBusy, mostOnDuty, busyMinutes, dutyMinutes } of Object.values(pools)) {
          expect(mostBusy).toBeLessThanOrEqual(mostOnDuty)
          expect(busyMinutes).toBeLessThanOrEqual(dutyMinutes + 1e-6)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('R35: the same figures and seed give the same course', () => {
    fc.assert(
      fc.property(model, (given) => {
        expect(course(given)).toEqual(course(given))
      }),
      { numRuns: 25 },
    )
  })
})
