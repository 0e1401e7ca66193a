import { afterAll, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { coverCase, coverCases } from '#core/rostering/covering.fixture.ts'
import { coverDay, priceOfMissing } from '#core/rostering/covering.ts'
import { constraintPrices, withFreeStarts } from '#core/rostering/constraint-price.ts'
import type { Solve } from '#core/rostering/programme.ts'
import { paidMinutesOf, shiftColumns, workedIntervals } from '#core/rostering/shifts.ts'
import { solveProgramme as solve } from '#platform/solver/solve.ts'
import { closeThreads } from '#platform/threads/run.ts'

afterAll(() => closeThreads())

const covered = async (...input: Parameters<typeof coverDay>) => {
  const covering = await coverDay(...input)
  if (!covering.ok) throw new Error(covering.why)
  return covering
}

describe('shifts on a grid', () => {
  test.each(coverCases.filter(({ load }) => load === 'R10'))(
    'R34: case $name makes $columns columns',
    (one) => {
      expect(shiftColumns(one.problem.shifts, 30)).toHaveLength(one.columns)
    },
  )

  test('R34: every shift is at work for its paid time and not one interval more', () => {
    const breakRule = fc.record({
      minutes: fc.constantFrom(15, 30, 60),
      paid: fc.constant(false),
      earliest: fc.constantFrom(60, 90, 120),
      latest: fc.constantFrom(180, 240, 300),
    })
    const shift = fc.record({
      id: fc.constant('s'),
      minutes: fc.integer({ min: 8, max: 40 }).map((quarters) => quarters * 15),
      starts: fc.uniqueArray(
        fc.integer({ min: 0, max: 100 }).map((quarters) => quarters * 15),
        { maxLength: 4 },
      ),
      breaks: fc.array(breakRule, { maxLength: 2 }),
    })
    fc.assert(
      fc.property(shift, (type) => {
        for (const column of shiftColumns([type], 15)) {
          expect(workedIntervals(column, 15).length * 15).toBe(column.paidMinutes)
          expect(column.paidMinutes).toBe(paidMinutesOf(type))
          for (const taken of column.breaks) {
            expect(taken.start).toBeGreaterThan(column.start)
            expect(taken.start + taken.minutes).toBeLessThan(column.start + column.minutes)
          }
        }
      }),
    )
  })

  test('a break that begins or ends off the grid takes the whole interval away', () => {
    const breaks = [{ start: 580, minutes: 15, paid: true }]
    expect(workedIntervals({ start: 540, minutes: 120, breaks }, 30)).toEqual([540, 600, 630])
  })
})

describe('covering a day', () => {
  test.each(coverCases)('R34: $name at $load costs $paidHalfHours half hours of pay', async (one) => {
    const covering = await covered(one.problem, solve)
    expect(covering.paidMinutes / 30).toBe(one.paidHalfHours)
    expect(covering.proved).toBe(true)
    expect(covering.intervals.every(({ cover, required, short }) => cover >= required && short === 0)).toBe(
      true,
    )
  })

  test.each([
    ['R10', 72, 0.19],
    ['R30', 174, 0.172],
    ['R100', 559, 0.178],
  ] as const)(
    'R34: one kind of shift with five starts costs %s: %s half hours',
    async (load, halves, share) => {
      const relaxation = { id: 'shifts and starts', without: coverCase('A', load).problem }
      const { prices } = await constraintPrices(coverCase('C', load).problem, [relaxation], solve)
      expect(prices[0]).toMatchObject({
        id: 'shifts and starts',
        ok: true,
        paidMinutes: halves * 30,
        proved: true,
      })
      expect(prices[0]?.ok && prices[0].paidShare).toBeCloseTo(share, 2)
    },
  )

  test('R34: free starts alone are worth the difference between C and B', async () => {
    const { problem } = coverCase('C', 'R10')
    const { prices } = await constraintPrices(
      problem,
      [{ id: 's', without: withFreeStarts(problem, 30) }],
      solve,
    )
    expect(prices[0]).toMatchObject({ ok: true, paidMinutes: (450 - 435) * 30 })
  })

  test('R34: a constraint costs 0, and that is not proved, where the time ends before anything is found', async () => {
    const { problem } = coverCase('C', 'R10')
    let turn = 0
    const once: Solve = async (programme, options) =>
      turn++ === 0
        ? solve(programme, options)
        : { status: 'time_limit', objective: Infinity, bound: -Infinity, values: [], seconds: 1 }
    const relaxation = { id: 's', without: withFreeStarts(problem, 30) }
    const { prices } = await constraintPrices(problem, [relaxation], once)
    expect(prices[0]).toMatchObject({ ok: true, paidMinutes: 0, shortIntervals: 0, proved: false })
  })

  test('R34: what is found from a known covering costs no more than it', async () => {
    const { problem } = coverCase('C', 'R10')
    const known = await covered(problem, solve)
    const poor = { ...known, shifts: known.shifts.map((one) => ({ ...one, count: one.count + 1 })) }
    const slow: Solve = (programme, options) => solve(programme, { ...options, seconds: 0.001 })
    const from = await covered(problem, slow, 10, known.shifts)
    expect(from.paidMinutes).toBe(known.paidMinutes)
    expect((await covered(problem, solve, 10, poor.shifts)).paidMinutes).toBe(known.paidMinutes)
  })

  test('R34: dear waiting is covered as before; cheap waiting is left short, and priced', async () => {
    const { problem } = coverCase('C', 'R10')
    const dear = await covered({ ...problem, waiting: () => [1000], paidHour: 6 }, solve)
    expect(dear.paidMinutes / 30).toBe(450)
    expect(dear.waitingMinutes).toBe(0)
    const cheap = await covered({ ...problem, waiting: () => [1, 2, 3], paidHour: 6 }, solve)
    expect(cheap.paidMinutes).toBeLessThan(dear.paidMinutes)
    const prices = cheap.intervals.map(({ short }) => priceOfMissing([1, 2, 3], short))
    expect(cheap.waitingMinutes).toBe(prices.reduce((sum, one) => sum + one))
    expect(cheap.bound).toBeCloseTo(cheap.waitingMinutes + cheap.paidMinutes / 10, 3)
  })

  test('R34: an interval inside no shift is named', async () => {
    const { problem } = coverCase('C', 'R10')
    const early = { ...problem, opens: 390, required: [2, ...problem.required] }
    expect(await coverDay(early, solve)).toMatchObject({ ok: false, why: 'infeasible', uncovered: [390] })
    const [price] = (await constraintPrices(early, [{ id: 's', without: withFreeStarts(early, 30) }], solve))
      .prices
    expect(price).toEqual({ id: 's', ok: false, why: 'now_feasible' })
  })

  test('nobody required costs nothing; nonsense is refused', async () => {
    const { problem } = coverCase('A', 'R10')
    expect((await covered({ ...problem, required: [0, 0] }, solve)).paidMinutes).toBe(0)
    await expect(coverDay({ ...problem, required: [0.5] }, solve)).rejects.toThrow(RangeError)
    await expect(coverDay({ ...problem, grid: 0 }, solve)).rejects.toThrow(RangeError)
  })
})
