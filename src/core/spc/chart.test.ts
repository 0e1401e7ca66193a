import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#core/calendars/moments.ts'
import { chanceFrom } from '#core/chance.ts'
import { chartOf } from '#core/spc/chart.ts'
import type { Chart, ChartOptions, Point } from '#core/spc/types.ts'

const FIRST = '2026-01-05'
const daily = (values: readonly number[]): Point[] =>
  values.map((value, index) => ({ at: addDays(FIRST, index), value }))

const made = (points: readonly Point[], options?: ChartOptions): Chart => {
  const chart = chartOf(points, options)
  if (!chart.ok) throw new Error(chart.why)
  return chart
}

const quiet = [9, 11, 9, 11, 9, 11, 9, 11, 9, 11]

describe('phases', () => {
  test('limits stay until somebody names a change, however much the values change', () => {
    const moved = daily([...quiet, ...quiet.map((one) => one + 20)])
    const unnamed = made(moved, { baseline: 10 })
    expect(unnamed.phases).toHaveLength(1)
    expect(unnamed.phases[0]).toMatchObject({ name: null, from: 0, to: 20, basedOn: 10, centre: 10 })
    expect(unnamed.points.slice(10).every(({ signals }) => signals.length > 0)).toBe(true)

    const named = made(moved, { changes: [{ at: addDays(FIRST, 10), name: 'The bill explains itself' }] })
    expect(named.phases).toMatchObject([
      { name: null, from: 0, to: 10, centre: 10, firstAt: FIRST, lastAt: addDays(FIRST, 9) },
      { name: 'The bill explains itself', from: 10, to: 20, centre: 30, lastAt: addDays(FIRST, 19) },
    ])
    expect(named.points.flatMap(({ signals }) => signals)).toEqual([])
  })

  test('a run does not go on across a named change', () => {
    const points = daily([...quiet, 10.5, 10.5, 10.5, 10.5, 10.5, 10.5, 10.5, 10.5])
    const runs = (chart: Chart) =>
      chart.points.filter(({ signals }) => signals.some(({ rule }) => rule === 'run')).length
    expect(runs(made(points, { baseline: 10 }))).toBe(2)
    expect(runs(made(points, { changes: [{ at: addDays(FIRST, 14), name: 'halfway' }] }))).toBe(0)
  })

  test.each([
    [addDays(FIRST, -3), 1, 'Renamed', 'before the first point it names the first phase'],
    [addDays(FIRST, 30), 1, null, 'after the last point it begins none, and is told apart'],
    [addDays(FIRST, 9), 2, 'Renamed', 'at the last point the limits of before are carried'],
  ])('a change on %s: %d phases, the last %s (%s)', (at, phases, name, _reason) => {
    const chart = made(daily(quiet), { changes: [{ at, name: 'Renamed' }] })
    expect(chart.phases).toHaveLength(phases)
    expect(chart.phases.at(-1)?.name).toBe(name)
    expect(chart.changesAhead).toHaveLength(at > addDays(FIRST, 9) ? 1 : 0)
    expect(chart.phases.at(-1)?.carried).toBe(phases === 2)
    expect(chart.phases.at(-1)?.centre).toBeCloseTo(10, 0)
  })
})

describe('what cannot be charted is refused with its reason', () => {
  test.each([
    [[], {}, { why: 'too_short', points: 0, needed: 2 }],
    [daily([4]), {}, { why: 'too_short', points: 1, needed: 2 }],
    [daily([4, Number.NaN, 5]), {}, { why: 'not_a_number', at: addDays(FIRST, 1) }],
    [[...daily([4, 5]), ...daily([6])], {}, { why: 'out_of_order', at: FIRST }],
    [[...daily([4]), ...daily([6])], {}, { why: 'out_of_order', at: FIRST }],
    [
      daily(quiet),
      { changes: [{ at: addDays(FIRST, 1), name: 'early' }] },
      { why: 'too_short', points: 1, needed: 2 },
    ],
    [daily(quiet), { days: 'weekly' }, { why: 'too_short', points: 10, needed: 28 }],
    [
      [
        { at: '2026-W01', value: 1 },
        { at: '2026-W02', value: 2 },
      ],
      { days: 'adjusted' },
      { why: 'not_a_day', at: '2026-W01' },
    ],
  ] as const)('%j %j', (points, options, refused) => {
    expect(chartOf(points, options)).toEqual({ ok: false, ...refused })
  })
})

describe('like weekdays', () => {
  const chance = chanceFrom('weekdays')
  const shape = [30, 24, 22, 21, 20, 8, 5]
  const weeks = daily(Array.from({ length: 84 }, (_, i) => (shape[i % 7] ?? 0) + chance.normal(0, 1.5)))

  test('days that differ by weekday are warned of, and freed of it or taken by the week are not', () => {
    const plain = made(weeks, { neverBelowZero: true })
    expect(plain.warnings).toContain('weekdays')
    expect(plain.weekdays).toMatchObject({ strong: true, advice: 'adjusted' })
    const adjusted = made(weeks, { days: 'adjusted' })
    expect(adjusted.warnings).toEqual([])
    expect(adjusted.points[0]?.asMeasured).toBe(weeks[0]?.value)
    expect(adjusted.phases[0]?.movingRange).toBeLessThan((plain.phases[0]?.movingRange ?? 0) / 2)
    expect(made(weeks, { days: 'weekly' }).points).toHaveLength(12)
  })

  test('days that do not differ are left as they are', () => {
    const even = made(daily(Array.from({ length: 84 }, () => chance.normal(20, 3))))
    expect(even.warnings).toEqual([])
    expect(even.weekdays).toMatchObject({ strong: false, advice: 'as_they_are' })
  })
})

test('few values and values that hang together are warned of', () => {
  expect(made(daily(quiet)).warnings).toContain('few')
  expect(made(daily(Array.from({ length: 25 }, (_, i) => i))).warnings).toContain('dependent')
})

test('whatever is given, the chart is plain and holds no invented figure', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((one) => one + 0),
        { minLength: 2, maxLength: 80 },
      ),
      fc.array(fc.integer({ min: -5, max: 90 }), { maxLength: 4 }),
      fc.constantFrom('mean' as const, 'median' as const),
      (values, starts, by) => {
        const changes = starts.map((start) => ({ at: addDays(FIRST, start), name: `change ${start}` }))
        const chart = chartOf(daily(values), { changes, by, neverBelowZero: true })
        expect(JSON.parse(JSON.stringify(chart))).toEqual(chart)
        if (!chart.ok) return
        expect(chart.points).toHaveLength(values.length)
        expect(chart.phases.map(({ from }) => from)).toEqual([
          0,
          ...chart.phases.slice(0, -1).map(({ to }) => to),
        ])
      },
    ),
  )
})
