import { afterAll, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { planRoster } from '#core/rostering/assign.ts'
import { checkRoster } from '#core/rostering/check.ts'
import { costOf } from '#core/rostering/cost.ts'
import { fairnessOf } from '#core/rostering/fairness.ts'
import { frameOf } from '#core/rostering/frame.ts'
import { paidMinutesOf, workedIntervals } from '#core/rostering/shifts.ts'
import type { Assignment, RosterProblem, Wish } from '#core/rostering/types.ts'
import { deskProblem, weekProblem } from '#core/rostering/week.fixture.ts'
import { solveProgramme as solve } from '#platform/solver/solve.ts'
import { closeThreads } from '#platform/threads/run.ts'

afterAll(() => closeThreads())

/** Small problems end as soon as the best is proved, however slow the machine is. */
const planned = async (problem: RosterProblem, seconds = 60) => {
  const outcome = await planRoster(problem, solve, { seconds })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome))
  return outcome
}
const hardWarnings = (problem: RosterProblem, assignments: readonly Assignment[]) =>
  checkRoster(problem, assignments).people.filter(({ hard }) => hard)

describe('a small desk', () => {
  test('R34: everything needed is covered, by the rules, and proved the best', async () => {
    const problem = deskProblem()
    const { assignments, quality, cost, gap } = await planned(problem)
    expect(checkRoster(problem, assignments)).toEqual({ people: [], cover: [] })
    expect([quality, cost.waiting, cost.wishes]).toEqual(['best', 0, 0])
    expect(gap).toBeLessThan(0.001)
  })

  test('R34: wishes are granted where nobody waits for it, a must always', async () => {
    const off: Wish = { id: 'off', person: 'li', want: { kind: 'day_off', date: '2026-03-02' }, weight: 1 }
    const late: Wish = {
      id: 'late',
      person: 'tom',
      want: { kind: 'start_between', date: null, from: 600, to: 720 },
      weight: 'must',
    }
    const problem = deskProblem({ wishes: [off, late] })
    const { assignments, notGranted } = await planned(problem)
    expect(notGranted).toEqual([])
    expect(assignments.some(({ person, date }) => person === 'li' && date === '2026-03-02')).toBe(false)
    const starts = assignments.filter(({ person }) => person === 'tom').map(({ start }) => start)
    expect(starts.every((start) => start >= 600 && start <= 720)).toBe(true)
  })

  test('R34: unpopular shifts go to those who had fewest', async () => {
    const had = [{ late: 5 }, { late: 0 }, { late: 5 }, { late: 5 }]
    const base = deskProblem()
    const people = base.people.map((person, index) => ({ ...person, had: had[index] ?? {} }))
    const needs = base.needs.filter(({ start }) => start >= 1140)
    const problem = { ...base, people, needs: needs.map((need) => ({ ...need, people: 1 })) }
    const easy = { ...problem, people: people.map((one) => ({ ...one, contract: { least: 0, most: 2400 } })) }
    const { assignments } = await planned(easy)
    const { rows, spread } = fairnessOf(easy, assignments)
    const mostNow = Math.max(...rows.map(({ now }) => now.late))
    expect(rows.find(({ person }) => person === 'tom')?.now.late).toBe(mostNow)
    expect(spread.late).toBeLessThanOrEqual(5)
  })

  test('R34: re-planning from Wednesday noon keeps all that is past', async () => {
    const problem = deskProblem()
    const first = await planned(problem)
    const from = { date: '2026-03-04', minute: 720 }
    const past = first.assignments.filter(
      ({ date, start }) => date < from.date || (date === from.date && start < from.minute),
    )
    const ill = problem.people.map((one) =>
      one.id === 'tom' ? { ...one, leave: ['2026-03-05', '2026-03-06'] } : one,
    )
    const again = { ...problem, people: ill, fixed: past, from }
    const { assignments } = await planned(again)
    const key = (one: Assignment) => `${one.person} ${one.date} ${one.shift} ${one.start}`
    const before = assignments.filter(
      ({ date, start }) => date < from.date || (date === from.date && start < from.minute),
    )
    expect(before.map(key).toSorted()).toEqual(past.map(key).toSorted())
    expect(assignments.some(({ person, date }) => person === 'tom' && date > '2026-03-04')).toBe(false)
    expect(hardWarnings(again, assignments)).toEqual([])
  })

  test('R34: a shift that was dragged stays, even against a rule, which is said', async () => {
    const base = deskProblem()
    const dragged: Assignment = {
      person: 'anna',
      date: '2026-03-03',
      shift: 'day',
      start: 720,
      minutes: 480,
      breaks: [{ start: 900, minutes: 30, paid: false }],
      fixed: true,
    }
    const people = base.people.map((one) => (one.id === 'anna' ? { ...one, leave: ['2026-03-03'] } : one))
    const problem = { ...base, people, fixed: [dragged] }
    const { assignments } = await planned(problem)
    expect(assignments).toContainEqual(dragged)
    expect(hardWarnings(problem, assignments)).toMatchObject([{ code: 'leave', person: 'anna' }])
  })

  test('R34: what came before the week counts: rest, days in a row, hours', async () => {
    const base = deskProblem()
    const before = { endedMinutesBefore: 60, daysInRow: 4, minutesThisWeek: 0 }
    const people = base.people.map((one) => (one.id === 'anna' ? { ...one, before } : one))
    const problem = { ...base, people }
    const { assignments } = await planned(problem)
    const monday = assignments.find(({ person, date }) => person === 'anna' && date === '2026-03-02')
    expect(monday?.start ?? 600).toBeGreaterThanOrEqual(600)
    expect(hardWarnings(problem, assignments)).toEqual([])
  })

  test.each([
    ['no_people', { people: [] }, 'people'],
    ['no_days', { days: [] }, 'days'],
    ['bad_grid', { grid: 7 }, 'grid'],
    ['unknown_person', { fixed: [assignmentOf('nobody')] }, 'nobody'],
    ['twice', { fixed: [assignmentOf('anna'), assignmentOf('anna')] }, 'anna 2026-03-03'],
  ] as const)('%s is said so, not planned around', async (code, change, about) => {
    const outcome = await planRoster({ ...deskProblem(), ...change }, solve)
    expect(outcome).toMatchObject({ ok: false, why: 'bad_problem', problems: [{ code, about }] })
  })

  test('rules that cannot hold together: infeasible', async () => {
    const base = deskProblem()
    const problem = {
      ...base,
      people: base.people.map((one) => ({ ...one, contract: { least: 4000, most: 4000 } })),
    }
    expect(await planRoster(problem, solve)).toMatchObject({ ok: false, why: 'infeasible' })
  })
})

function assignmentOf(person: string): Assignment {
  return { person, date: '2026-03-03', shift: 'day', start: 480, minutes: 480, breaks: [] }
}

describe('a week of many', () => {
  test('R34: twelve people: no hard rule broken, costs as counted, an honest bound, breaks as paid', async () => {
    const problem = weekProblem(12)
    const { assignments, cost, bound, gap } = await planned(problem, 6)
    expect(hardWarnings(problem, assignments)).toEqual([])
    expect(costOf(frameOf(problem), assignments)).toEqual(cost)
    expect(bound).toBeLessThanOrEqual(cost.total)
    expect(gap).toBeCloseTo((cost.total - bound) / cost.total)
    for (const one of assignments) expect(workedIntervals(one, 30).length * 30).toBe(paidMinutesOf(one))
  })

  test('R34: whatever a small week asks for, what is planned breaks no rule', async () => {
    const person = fc.record({
      least: fc.constantFrom(0, 450, 900),
      leave: fc.subarray(['2026-03-02', '2026-03-04']),
      spanish: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 4 }), async (people) => {
        const base = deskProblem()
        const problem: RosterProblem = {
          ...base,
          needs: base.needs.map(({ least: _least, ...need }) => need),
          people: people.map(({ least, leave, spanish }, index) => {
            const contract = { least, most: 2250, daysAWeek: 5 }
            return { id: `p${index}`, skills: spanish ? ['spanish'] : [], contract, leave }
          }),
        }
        const outcome = await planRoster(problem, solve, { seconds: 60 })
        if (!outcome.ok) return expect(outcome.why).toBe('infeasible')
        expect(hardWarnings(problem, outcome.assignments)).toEqual([])
        const { cover } = checkRoster(problem, outcome.assignments)
        const short = cover.reduce((sum, { waiting }) => sum + waiting, 0)
        expect(short).toBeCloseTo(outcome.cost.waiting)
      }),
      { numRuns: 6 },
    )
  })
})
