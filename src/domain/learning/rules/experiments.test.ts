import { describe, expect, test } from 'vitest'
import { addDays, daysFrom } from '#core/calendars/moments.ts'
import type { CapabilityChart } from '../../measures/contract.figures.ts'
import { checkDays, checkStudied, daysToChart, stateOn, verdictFrom } from './experiments.ts'

const START = '2026-03-02'
const BEFORE = [50, 54, 47, 52, 49, 55, 46, 51, 53, 48]

/** Forty days before the change and some after it; the last one may still go on. */
function chart(after: readonly number[], unfinished = false): CapabilityChart {
  const before = Array.from({ length: 40 }, (_, index) => BEFORE[index % 10] ?? 50)
  const values = [...before, ...after]
  const days = daysFrom(addDays(START, -40), values.length)
  return {
    ...{ measure: 'contacts', step: 'day', by: 'mean', phases: [], annotations: [], warnings: [] },
    ...{ likeWeekdays: false },
    period: {
      from: days[0] ?? '',
      to: days.at(-1) ?? '',
      zone: 'UTC',
      upTo: '2026-04-01T00:00:00Z',
      live: false,
    },
    points: values.map((value, index) => ({
      ...{ day: days[index] ?? '', value, count: 10, signals: [], leap: false },
      unfinished: unfinished && index === values.length - 1,
    })),
  }
}
const judged = {
  startsOn: START,
  name: 'Two lines',
  direction: 'down' as const,
  measure: 'contacts' as const,
  filter: {},
}
const fill = (count: number, value: number) => Array.from({ length: count }, () => value)

describe('R29: the chart decides', () => {
  test.each([
    ['before its first day', [], '2026-03-01', 'not_begun', null],
    ['three usual days', [50, 52, 49], '2026-03-05', 'too_early', null],
    ['ten usual days', BEFORE, '2026-03-12', 'no_signal', null],
    ['eight days in a row below', fill(8, 47), '2026-03-10', 'signal_as_expected', 'run'],
    ['one day far below', [50, 20], '2026-03-04', 'signal_as_expected', 'outside'],
    ['eight days in a row above', fill(8, 54), '2026-03-10', 'signal_against', 'run'],
    ['far above, then far below', [90, 20], '2026-03-04', 'signal_as_expected', 'outside'],
    ['far below, then far above', [20, 90], '2026-03-04', 'signal_against', 'outside'],
  ])('R29: %s', (_reason, after, today, state, rule) => {
    expect(verdictFrom(judged, chart(after), today)).toMatchObject({ state, rule })
  })

  test('R29: what we expect decides only whether a signal is as expected', () => {
    const up = { ...judged, direction: 'up' as const }
    expect(verdictFrom(up, chart(fill(8, 47)), '2026-03-10').state).toBe('signal_against')
    expect(verdictFrom(up, chart(BEFORE), '2026-03-12').state).toBe('no_signal')
  })

  test('it says how many points more a run would need, and what was before and after', () => {
    const said = verdictFrom(judged, chart([48, 49, 50]), '2026-03-05')
    expect(said).toEqual({
      ...{ state: 'too_early', sinceDay: null, rule: null, before: 50.5, after: 49 },
      ...{ points: 3, stillNeeded: 5 },
    })
  })

  test('a day that is not over says nothing yet', () => {
    expect(verdictFrom(judged, chart([50, 5], true), '2026-03-03')).toMatchObject({
      state: 'too_early',
      points: 1,
    })
  })

  test('without a chart, or with nothing before it, it is too early', () => {
    expect(verdictFrom(judged, null, '2026-03-09')).toMatchObject({
      state: 'too_early',
      before: null,
      stillNeeded: 8,
    })
    const only = { ...chart(fill(10, 3)), points: chart(fill(10, 3)).points.slice(40) }
    expect(verdictFrom(judged, only, '2026-03-12')).toMatchObject({
      state: 'too_early',
      stillNeeded: 1,
      points: 10,
    })
  })
})

describe('when an experiment runs', () => {
  test('from its first day on', () => {
    expect([stateOn('2026-03-03', START), stateOn(START, START)]).toEqual(['planned', 'running'])
  })

  test.each([
    [null, '2026-03-20', { from: '2026-01-05', to: '2026-03-20' }, 'it runs'],
    ['2026-03-10', '2026-03-20', { from: '2026-01-05', to: '2026-03-10' }, 'it is over'],
    [null, '2026-02-20', { from: '2025-12-26', to: '2026-02-20' }, 'it has not begun'],
  ])('to %s, seen on %s, is charted %j (%s)', (endsOn, today, expected, _reason) => {
    expect(daysToChart({ startsOn: START, endsOn }, today)).toEqual(expected)
  })

  test('an end before the beginning, and an experiment without cause or owner, are refused', () => {
    const code = (then: () => void) => {
      try {
        then()
      } catch (error) {
        return (error as { definition: { code: string } }).definition.code
      }
      return 'none'
    }
    expect(code(() => checkDays({ startsOn: START, endsOn: '2026-03-01' }))).toBe('days_backwards')
    expect(code(() => checkDays({ startsOn: START, endsOn: START }))).toBe('none')
    expect(code(() => checkStudied({ causeId: null, cause: 'So it is', ownerId: null }))).toBe(
      'study_incomplete',
    )
    expect(code(() => checkStudied({ causeId: null, cause: 'So it is', ownerId: 'o' }))).toBe('none')
  })
})
