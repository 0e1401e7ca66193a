import { afterAll, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { planRoster } from '#core/rostering/assign.ts'
import { checkRoster } from '#core/rostering/check.ts'
import { costOf } from '#core/rostering/cost.ts'
import { frameOf } from '#core/rostering/frame.ts'
import { weekRooms } from '#core/rostering/hours.ts'
import type { Solve } from '#core/rostering/programme.ts'
import { liftedRules, rulePrices } from '#core/rostering/rule-prices.ts'
import type { LiftedRule } from '#core/rostering/rule-prices.ts'
import type { Person, RosterProblem } from '#core/rostering/types.ts'
import { deskProblem, weekProblem } from '#core/rostering/week.fixture.ts'
import { solveProgramme as solve } from '#platform/solver/solve.ts'
import { closeThreads } from '#platform/threads/run.ts'

afterAll(() => closeThreads())

const planned = async (problem: RosterProblem, seconds = 60) => {
  const outcome = await planRoster(problem, solve, { seconds })
  if (!outcome.ok) throw new Error(outcome.why)
  return outcome
}
const priced = async (problem: RosterProblem, seconds = 60) => {
  const known = await planned(problem, seconds)
  return { known, ...(await rulePrices(problem, known, solve, { secondsEach: seconds })) }
}
const easy = (change: Partial<RosterProblem> = {}): RosterProblem => {
  const base = deskProblem()
  const contract = { least: 0, most: 2250, daysAWeek: 5 }
  return { ...base, people: base.people.map((one) => ({ ...one, contract })), ...change }
}
/** A solver that is never given the time to find anything. */
const tooSlow: Solve = async () => ({
  ...{ status: 'time_limit', objective: Infinity, bound: -Infinity, values: [], seconds: 1 },
})

describe('what a rule of a roster costs', () => {
  test('R34: least hours that nobody needs cost their pay, and it is proved', async () => {
    const base = deskProblem()
    const contract = { least: 2250, most: 2250, daysAWeek: 5 }
    const problem = { ...base, people: base.people.map((one) => ({ ...one, contract })) }
    const { prices, roster } = await priced(problem)
    const price = prices.find(({ rule }) => rule === 'least_hours')
    expect(price).toMatchObject({ proved: true })
    expect(price?.saved.paidMinutes).toBeGreaterThan(0)
    expect(price?.saved.total).toBeGreaterThan(0)
    const without = costOf(frameOf(problem), price?.without ?? [])
    expect(roster.cost.total - without.total).toBeCloseTo(price?.saved.total ?? NaN)
  })

  test('R34: the hours at which people can work cost what clients wait; a rule that binds nobody costs nothing', async () => {
    const evenings = (one: Person): Person => ({ ...one, availability: { '2026-03-03': [] } })
    const problem = easy({ people: easy().people.map(evenings) })
    const { prices } = await priced(problem)
    const of = (rule: LiftedRule) => prices.find((one) => one.rule === rule)
    // Nobody may work on Tuesday: 24 half hours at 30 minutes each.
    expect(of('availability')?.saved.waiting).toBeCloseTo(720)
    expect(of('availability')?.proved).toBe(true)
    expect(of('days_in_row')).toMatchObject({ proved: true })
    expect(of('days_in_row')?.saved.total).toBeCloseTo(0)
  })

  test('R34: times at which shifts may begin cost what is short because of them', async () => {
    const base = easy()
    const shifts = base.shifts.map((one) => ({ ...one, starts: [480] }))
    const { known, prices } = await priced({ ...base, shifts })
    const price = prices.find(({ rule }) => rule === 'starts')
    // From four o’clock nobody is there: with free starts the whole evening is covered.
    expect(known.cost.waiting).toBeGreaterThanOrEqual(5 * 8 * 30)
    expect(price?.saved.waiting).toBeCloseTo(known.cost.waiting)
    expect(price?.saved.total).toBeGreaterThan(0)
  })

  test('R34: with no time at all the price is 0 and not proved, and the roster stays', async () => {
    const problem = weekProblem(12)
    const known = await planned(problem, 4)
    const { roster, prices } = await rulePrices(problem, known, tooSlow, { secondsEach: 1 })
    expect(roster.assignments).toEqual(known.assignments)
    expect(prices.map(({ rule }) => rule)).toEqual(liftedRules(problem).map(({ rule }) => rule))
    for (const { saved, proved, without } of prices) {
      expect([saved.total, proved]).toEqual([0, false])
      expect(without).toEqual(known.assignments)
    }
  }, 60_000)

  test('R34: a price is never below 0, and the roster that prices are about keeps every rule', async () => {
    const problem = weekProblem(12)
    const known = await planned(problem, 2)
    const { roster, prices } = await rulePrices(problem, known, solve, { secondsEach: 1 })
    expect(roster.cost.total).toBeLessThanOrEqual(known.cost.total)
    expect(costOf(frameOf(problem), roster.assignments)).toEqual(roster.cost)
    expect(checkRoster(problem, roster.assignments).people.filter(({ hard }) => hard)).toEqual([])
    for (const { rule, saved, without } of prices) {
      expect(saved.total, rule).toBeGreaterThanOrEqual(0)
      expect(roster.cost.total - costOf(frameOf(problem), without).total, rule).toBeCloseTo(saved.total)
    }
  }, 60_000)

  test('R34: whatever a small week asks for, no rule costs less than nothing', async () => {
    const person = fc.record({
      least: fc.constantFrom(0, 450, 900),
      leave: fc.subarray(['2026-03-02', '2026-03-04']),
      rest: fc.constantFrom(300, 660, 900),
      off: fc.subarray(['2026-03-03', '2026-03-05']),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 3 }), async (people) => {
        const base = deskProblem()
        const problem: RosterProblem = {
          ...base,
          needs: base.needs.map(({ least: _least, ...need }) => need),
          limits: [{ shifts: ['short'], most: 0.5 }],
          people: people.map(({ least, leave, rest, off }, index) => {
            const availability = Object.fromEntries(off.map((date) => [date, []]))
            const contract = { least, most: 2250, daysAWeek: 5 }
            return { id: `p${index}`, skills: [], contract, leave, rest, availability }
          }),
        }
        const known = await planRoster(problem, solve, { seconds: 60 })
        if (!known.ok) return expect(known.why).toBe('infeasible')
        const { prices } = await rulePrices(problem, known, solve, { secondsEach: 1 })
        expect(prices.length).toBe(liftedRules(problem).length)
        for (const { saved } of prices) expect(saved.total).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 4 },
    )
  }, 120_000)
})

describe('a problem with one rule fewer', () => {
  test('R34: its own rest and row stay where they are looser; what was allowed stays allowed', () => {
    const loose = easy().people.map((one): Person => ({ ...one, rest: 300, daysInRow: 20 }))
    const lifted = new Map(liftedRules(easy({ people: loose })).map((one) => [one.rule, one.without]))
    expect(lifted.get('rest')?.people.map(({ rest }) => rest)).toEqual([300, 300, 300, 300])
    expect(lifted.get('days_in_row')?.people[0]?.daysInRow).toBe(20)
    const starts = lifted.get('starts')?.shifts.map((shift) => shift.starts) ?? []
    expect([480, 600, 720].every((start) => starts[0]?.includes(start))).toBe(true)
  })

  test('R34: without leave somebody may work more, and need not', () => {
    const leave = ['2026-03-02', '2026-03-03']
    const contract = { least: 2250, most: 2250, daysAWeek: 5 }
    const problem = easy({ people: easy().people.map((one) => ({ ...one, leave, contract })) })
    const without = liftedRules(problem).find(({ rule }) => rule === 'leave')?.without
    const roomOf = (of: RosterProblem) => weekRooms(frameOf(of), frameOf(of).fixed, 0)[0]
    const [now, lifted] = [roomOf(problem), without && roomOf(without)]
    expect(now).toMatchObject({ most: 1350 })
    expect(lifted).toMatchObject({ most: 2250, least: now?.least })
  })
})

describe('planning on from a roster that is known', () => {
  test('R34: what is planned costs no more, though there be no time', async () => {
    const problem = weekProblem(12)
    const known = await planned(problem, 4)
    for (const by of [solve, tooSlow]) {
      const outcome = await planRoster(problem, by, { seconds: 1, from: known.assignments })
      if (!outcome.ok) throw new Error(outcome.why)
      expect(outcome.cost.total).toBeLessThanOrEqual(known.cost.total)
    }
  }, 60_000)
})
