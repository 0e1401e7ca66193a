import { describe, expect, test } from 'vitest'
import { dateOfDay, epochDay } from '#core/forecast/dates.ts'
import { forecast } from '#core/forecast/forecast.ts'
import { historyUntil, sourceOf, targetsOf } from '#core/forecast/history.ts'
import type { Source } from '#core/forecast/history.ts'
import { weekdayMean } from '#core/forecast/methods/weekday.ts'
import { organisations } from '#core/forecast/organisations.fixture.ts'
import type { Organisation } from '#core/forecast/organisations.fixture.ts'
import type { Contest } from '#core/forecast/types.ts'

const CONTEST_EVERY = 28
const SECONDS = 120_000

type Result = { served: number; mean: number; came: number; in80: number; in95: number; cells: number }

/** Forecast the last weeks from each evening, and from each seventh the week; a contest every four weeks. */
function live({ series }: Organisation, weeks: number): { day: Result; week: Result } {
  const source = sourceOf(series)
  const end = epochDay(series.days.at(-1)?.date ?? '') + 1
  const first = end - weeks * 7
  const [near, far]: Result[] = [nothing(), nothing()]
  let contest: Contest | undefined
  for (let day = first; day < end; day++) {
    const held = (day - first) % CONTEST_EVERY === 0 ? undefined : contest
    const days = (day - first) % 7 === 0 ? 7 : 1
    const made = forecast(series, { from: dateOfDay(day), days, ...(held ? { contest: held } : {}) })
    if (!made.ok) throw new Error(JSON.stringify(made))
    contest = made.contest
    made.days.forEach((one, i) => {
      if (i === 0) add(near as Result, source, day, one)
      if (days === 7) add(far as Result, source, day, one)
    })
  }
  return { day: near as Result, week: far as Result }
}

const nothing = (): Result => ({ served: 0, mean: 0, came: 0, in80: 0, in95: 0, cells: 0 })

function add(result: Result, source: Source, origin: number, day: ForecastDayOf): void {
  const row = source.rows.find((one) => one.day === epochDay(day.date))
  if (!row) return
  const history = historyUntil(source, origin)
  const [mean] = weekdayMean(history, targetsOf(source, history, [row.day]), new Map())
  for (const band of day.intervals) {
    const actual = row.values[band.slot] ?? Number.NaN
    if (Number.isNaN(actual)) continue
    result.served += Math.abs(actual - band.expected)
    result.mean += Math.abs(actual - (mean?.[band.slot] ?? 0))
    result.came += actual
    result.in80 += band.low80 <= actual && actual <= band.high80 ? 1 : 0
    result.in95 += band.low95 <= actual && actual <= band.high95 ? 1 : 0
    result.cells += 1
  }
}

type ForecastDayOf = Extract<ReturnType<typeof forecast>, { ok: true }>['days'][number]

describe('thirteen very different organisations', () => {
  for (const organisation of organisations('never worse')) {
    const weeks = organisation.series.days.length > 100 ? 8 : 1
    const title = `${organisation.name}: ${organisation.reason}`
    test(`R33: no worse than the weekday mean, and the bands cover (${title})`, { timeout: SECONDS }, () => {
      const { day, week } = live(organisation, weeks)
      expect(day.served / day.mean).toBeLessThanOrEqual(1.01)
      expect(week.served / week.mean).toBeLessThanOrEqual(1.01)
      // One week of a new organisation is too little to judge the bands by.
      if (weeks === 1) return
      expect(day.in80 / day.cells).toBeGreaterThan(0.72)
      expect(day.in95 / day.cells).toBeGreaterThan(0.91)
    })
  }
})

test('R33: the weekday mean wins, and serves alone, when the history is too short to show anything better', () => {
  const { series } = organisations(1).find((one) => one.name === 'calm') as Organisation
  const made = forecast({ ...series, days: series.days.slice(0, 21) }, { from: '2024-01-22', days: 5 })
  expect(made).toMatchObject({ ok: true, contest: { backTested: false, day: { winner: 'weekday_mean' } } })
  if (!made.ok) throw new Error(made.why)
  expect(made.contest.day.weights).toEqual({ weekday_mean: 1 })
  expect(made.contest.day.served, 'what nobody measured is not known').toMatchObject({
    pinball: null,
    cover80: null,
    cover95: null,
  })
})

test('R33: the winner, its error, its coverage and every competitor are there to be shown', () => {
  const { series } = organisations(1).find((one) => one.name === 'moody') as Organisation
  const made = forecast(series, { from: '2024-10-07', days: 1 })
  if (!made.ok) throw new Error(made.why)
  const { day, week } = made.contest
  expect(day.scores.map((one) => one.method)).toContain('weekday_mean')
  expect(day.scores).toHaveLength(10)
  for (const { served, weights } of [day, week]) {
    expect(served.wape).toBeGreaterThan(0)
    expect(served.cover80).toBeGreaterThanOrEqual(0.75)
    expect(served.cover95).toBeGreaterThanOrEqual(served.cover80 ?? 1)
    expect(served.pinball).toBeLessThan(served.wape ?? 0)
    expect(Object.values(weights).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12)
  }
})
