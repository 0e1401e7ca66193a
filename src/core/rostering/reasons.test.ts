import { afterAll, describe, expect, test } from 'vitest'
import { planRoster } from '#core/rostering/assign.ts'
import { checkRoster } from '#core/rostering/check.ts'
import { coverOf } from '#core/rostering/cover.ts'
import { rosterDays } from '#core/rostering/frame.ts'
import { explainWishes } from '#core/rostering/impossible-wishes.ts'
import { smallestConflict } from '#core/rostering/infeasible.ts'
import { swapOf } from '#core/rostering/swap.ts'
import type { Assignment, Person, RosterProblem, Wish } from '#core/rostering/types.ts'
import { deskProblem } from '#core/rostering/week.fixture.ts'
import { solveProgramme as solve } from '#platform/solver/solve.ts'
import { closeThreads } from '#platform/threads/run.ts'

afterAll(() => closeThreads())

const MONDAY = '2026-03-02'
const noMondays: Wish = {
  id: 'no Mondays',
  person: 'anna',
  want: { kind: 'day_off', date: MONDAY },
  weight: 'must',
}
const change = (problem: RosterProblem, id: string, what: Partial<Person>): RosterProblem => ({
  ...problem,
  people: problem.people.map((person) => (person.id === id ? { ...person, ...what } : person)),
})
/** Two Spanish speakers on Monday from eight to ten. */
const twoSpeakers = (wishes: Wish[] = []): RosterProblem => {
  const base = deskProblem({ wishes })
  const needs = base.needs.map((need) => (need.skill === 'spanish' ? { ...need, people: 2, least: 2 } : need))
  return { ...base, needs }
}
const conflictOf = async (problem: RosterProblem) => {
  const conflict = await smallestConflict(problem, solve, { secondsEach: 30 })
  if (!conflict.ok) throw new Error(conflict.why)
  return conflict
}
const shift = (person: string, date: string, start: number, kind = 'day'): Assignment => ({
  person,
  date,
  shift: kind,
  start,
  minutes: kind === 'day' ? 480 : 240,
  breaks: kind === 'day' ? [{ start: start + 240, minutes: 30, paid: false }] : [],
})

describe('what stands in the way', () => {
  test('R34: Anna wants no Mondays, and two Spanish speakers are needed, and only Anna and Tom speak it', async () => {
    const { constraints, smallest } = await conflictOf(twoSpeakers([noMondays]))
    expect(smallest).toBe(true)
    expect(constraints).toHaveLength(2)
    expect(constraints).toContainEqual({ rule: 'wish', person: 'anna', wish: noMondays })
    expect(constraints).toContainEqual({
      rule: 'need',
      date: MONDAY,
      from: 480,
      to: 600,
      skill: 'spanish',
      people: 2,
      able: ['anna', 'tom'],
    })
    expect(await planRoster(twoSpeakers([noMondays]), solve)).toMatchObject({ ok: false, why: 'infeasible' })
  })

  test('R34: hours that do not fit into the days one may work', async () => {
    const days = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05']
    const availability = Object.fromEntries(days.map((date) => [date, []]))
    const { constraints } = await conflictOf(change(deskProblem(), 'li', { availability }))
    const rules = constraints.map((one) => `${one.rule} ${'person' in one ? one.person : ''}`)
    expect(rules).toContain('least_hours li')
    expect(rules.filter((rule) => rule === 'availability li').length).toBeGreaterThan(1)
    expect(constraints.every((one) => 'person' in one && one.person === 'li')).toBe(true)
  })

  test('R34: leave of one and a late evening of the other before', async () => {
    const problem = change(twoSpeakers(), 'tom', { leave: [MONDAY] })
    const { constraints } = await conflictOf(problem)
    expect(constraints.map(({ rule }) => rule).toSorted()).toEqual(['leave', 'need'])
  })

  test('R34: each set cannot hold together, and can without any one of it', async () => {
    const problem = twoSpeakers([noMondays])
    const { constraints } = await conflictOf(problem)
    const without = [twoSpeakers(), { ...problem, needs: problem.needs.map((one) => ({ ...one, least: 0 })) }]
    expect(constraints).toHaveLength(without.length)
    for (const one of without)
      expect(await smallestConflict(one, solve)).toMatchObject({ ok: false, why: 'feasible' })
  })
})

describe('wishes that were not granted', () => {
  test('R34: the price is what clients would wait', async () => {
    const everybodyOff = ['anna', 'tom', 'li', 'eve'].map((person): Wish => ({
      id: `${person} Friday`,
      person,
      want: { kind: 'day_off', date: '2026-03-06' },
      weight: 1,
    }))
    const problem = deskProblem({ wishes: everybodyOff })
    const outcome = await planRoster(problem, solve, { seconds: 60 })
    if (!outcome.ok) throw new Error(outcome.why)
    expect(outcome.notGranted.length).toBeGreaterThan(0)
    const reasons = await explainWishes(problem, outcome.assignments, solve, { secondsEach: 30 })
    expect(reasons.map(({ wish }) => wish.id)).toEqual(outcome.notGranted.map(({ wish }) => wish))
    for (const { why, price, needs, dates } of reasons) {
      expect([why, dates]).toEqual(['price', ['2026-03-06']])
      expect(needs.length).toBeGreaterThan(0)
      expect(needs.every(({ date, waiting }) => date === '2026-03-06' && waiting > 0)).toBe(true)
      expect(price?.total).toBeGreaterThanOrEqual(0)
    }
  })

  test('R34: a roster made in no time costs no less with a wish than without it', async () => {
    const wishes = ['anna', 'tom', 'li'].map((person): Wish => ({
      ...noMondays,
      ...{ id: person, person, weight: 1 },
    }))
    const poor = [shift('anna', MONDAY, 480), shift('tom', MONDAY, 480), shift('li', MONDAY, 480)]
    const problem = deskProblem({ wishes })
    const people = problem.people.map((one) => ({ ...one, contract: { least: 0, most: 2250 } }))
    const reasons = await explainWishes({ ...problem, people }, poor, solve, { secondsEach: 30 })
    expect(reasons.map(({ why }) => why)).toEqual(['price', 'price', 'price'])
    for (const { price } of reasons) expect(price?.total).toBeGreaterThanOrEqual(0)
  })

  test('R34: a wish against a rule names the rule', async () => {
    const problem = twoSpeakers([{ ...noMondays, weight: 1 }])
    const outcome = await planRoster(problem, solve, { seconds: 60 })
    if (!outcome.ok) throw new Error(outcome.why)
    const [reason] = await explainWishes(problem, outcome.assignments, solve, { secondsEach: 30 })
    expect(reason).toMatchObject({ why: 'rules', dates: [MONDAY], wish: { weight: 1 } })
    expect(reason?.rules.map(({ rule }) => rule).toSorted()).toEqual(['need', 'wish'])
  })

  test('R34: a wish against a shift that is fixed names the shift', async () => {
    const fixed = [{ ...shift('anna', MONDAY, 480), fixed: true }]
    const problem = deskProblem({ wishes: [{ ...noMondays, weight: 1 }], fixed })
    const [reason] = await explainWishes(problem, fixed, solve)
    expect(reason?.rules).toMatchObject([{ rule: 'wish' }, { rule: 'fixed', assignment: { date: MONDAY } }])
  })
})

describe('checking an edited roster', () => {
  const free = deskProblem()
  const easy = {
    ...free,
    people: free.people.map((one) => ({ ...one, contract: { least: 0, most: 900, daysAWeek: 2 } })),
  }
  const codes = (problem: RosterProblem, roster: Assignment[]) =>
    checkRoster(problem, roster).people.map(({ code, person }) => `${person} ${code}`)

  test.each([
    ['in order', [shift('anna', MONDAY, 480)], []],
    ['too little rest', [shift('anna', MONDAY, 720), shift('anna', '2026-03-03', 480, 'short')], []],
    [
      'rest of ten hours',
      [shift('anna', MONDAY, 720), shift('anna', '2026-03-03', 360, 'short')],
      ['anna rest'],
    ],
    [
      'hours and days over',
      [shift('li', MONDAY, 480), shift('li', '2026-03-03', 480), shift('li', '2026-03-04', 480)],
      ['li hours_over', 'li days_a_week'],
    ],
    ['two shifts', [shift('li', MONDAY, 480, 'short'), shift('li', MONDAY, 960, 'short')], ['li two_shifts']],
    ['no break', [{ ...shift('li', MONDAY, 480), breaks: [] }], ['li missing_break']],
    [
      'a break too early',
      [{ ...shift('li', MONDAY, 480), breaks: [{ start: 540, minutes: 30, paid: false }] }],
      ['li break_outside', 'li missing_break'],
    ],
    ['somebody unknown', [shift('zoe', MONDAY, 480)], ['zoe unknown_person']],
    ['a day outside', [shift('li', '2026-04-01', 480)], ['li outside_period']],
    [
      'a kind that is not there',
      [{ ...shift('li', MONDAY, 480, 'short'), shift: 'own' }],
      ['li unknown_shift'],
    ],
  ] as const)('R34: %s', (_name, roster, expected) => {
    expect(codes(easy, [...roster])).toEqual(expected)
  })

  test('R34: availability, leave and firm wishes are said with the rule', () => {
    const problem = change(change({ ...easy, wishes: [noMondays] }, 'li', { leave: [MONDAY] }), 'tom', {
      availability: {
        [MONDAY]: [
          { from: 480, to: 720 },
          { from: 720, to: 900 },
        ],
      },
    })
    expect(
      codes(problem, [shift('anna', MONDAY, 480), shift('tom', MONDAY, 480), shift('li', MONDAY, 480)]),
    ).toEqual(['anna must_wish', 'tom availability', 'li leave'])
    expect(codes(problem, [shift('tom', MONDAY, 480, 'short')])).toEqual([])
  })

  test('R34: six days in a row are one too many for a limit of five', () => {
    const dates = ['02', '03', '04', '05', '06', '07'].map((day) => `2026-03-${day}`)
    const problem = { ...easy, days: rosterDays(dates), rules: { ...easy.rules, daysInRow: 5 } }
    const week = change(problem, 'eve', { contract: { least: 0, most: 9000 } })
    expect(
      codes(
        week,
        dates.map((date) => shift('eve', date, 480, 'short')),
      ),
    ).toEqual(['eve days_in_row'])
  })

  test('R34: what is short is said from when to when, with the waiting', () => {
    const { cover } = checkRoster(easy, [shift('anna', MONDAY, 480), shift('li', MONDAY, 480)])
    expect(cover.filter(({ date }) => date === MONDAY)).toEqual([
      { code: 'short', date: MONDAY, from: 720, to: 750, skill: null, most: 1, waiting: 30 },
      { code: 'short', date: MONDAY, from: 960, to: 1200, skill: null, most: 1, waiting: 240 },
    ])
  })

  test('R34: one person counts for one skill at a time, and for the dearer need first', () => {
    const at = (roster: Assignment[]) =>
      coverOf(easy, roster).filter(({ date, start }) => date === MONDAY && start === 480)
    expect(at([shift('anna', MONDAY, 480)]).map(({ skill, covered }) => [skill, covered])).toEqual([
      [null, 0],
      ['spanish', 1],
    ])
    expect(
      at([shift('anna', MONDAY, 480), shift('eve', MONDAY, 480)]).every(({ short }) => short === 0),
    ).toBe(true)
    expect(at([shift('eve', MONDAY, 480)])).toMatchObject([{ covered: 1 }, { covered: 0, belowLeast: true }])
  })
})

describe('swapping', () => {
  const base = deskProblem()
  const problem = {
    ...base,
    people: base.people.map((one) => ({ ...one, contract: { least: 0, most: 2250 } })),
  }
  const roster = [shift('anna', MONDAY, 480), shift('li', MONDAY, 720), shift('tom', '2026-03-03', 480)]
  const swap = (a: [string, string], b: [string, string], of = problem) =>
    swapOf(of, roster, { person: a[0], date: a[1] }, { person: b[0], date: b[1] })

  test('R34: Tom takes Anna’s Monday: both speak Spanish, nothing changes for clients', () => {
    expect(swap(['anna', MONDAY], ['tom', '2026-03-03'])).toMatchObject({
      ok: true,
      allowed: true,
      warnings: [],
      waiting: 0,
    })
  })

  test('R34: Eve takes it: nobody speaks Spanish then, so no', () => {
    const outcome = swap(['anna', MONDAY], ['eve', MONDAY])
    expect(outcome).toMatchObject({
      ok: true,
      allowed: false,
      short: [{ code: 'below_least', skill: 'spanish' }],
    })
  })

  test('R34: Li would rest too little', () => {
    const tight = { ...problem, rules: { ...problem.rules, rest: 900 } }
    expect(swap(['li', '2026-03-03'], ['tom', '2026-03-03'], tight)).toMatchObject({
      ok: true,
      allowed: false,
      warnings: [{ person: 'li', code: 'rest', minutes: 720, needed: 900 }],
    })
  })

  test.each([
    ['same_person', ['anna', MONDAY], ['anna', '2026-03-03']],
    ['nothing_to_swap', ['anna', '2026-03-04'], ['li', '2026-03-04']],
    ['unknown', ['anna', MONDAY], ['zoe', MONDAY]],
  ] as const)('R34: %s for %s and %s', (why, a, b) => {
    expect(swap([...a], [...b])).toEqual({ ok: false, why })
  })

  test('R34: a shift that has begun stays', () => {
    const later = { ...problem, from: { date: MONDAY, minute: 600 } }
    expect(swap(['anna', MONDAY], ['tom', '2026-03-03'], later)).toEqual({ ok: false, why: 'already_begun' })
  })
})

describe('days of a period', () => {
  test('R34: a day on which the clock goes forward is an hour shorter', () => {
    const dates = ['2026-03-28', '2026-03-29', '2026-03-30']
    const noons = ['2026-03-28T12:00Z', '2026-03-29T11:00Z', '2026-03-30T11:00Z'].map(Date.parse)
    const days = rosterDays(dates, noons)
    expect(days.map(({ offset }) => offset)).toEqual([0, 1380, 2820])
    expect(days.map(({ weekend }) => weekend)).toEqual([true, true, false])
    expect(days[0]?.week).toBe(days[1]?.week)
    expect(days[2]?.week).toBe((days[1]?.week ?? 0) + 1)
  })
})
