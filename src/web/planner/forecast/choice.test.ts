import { describe, expect, test } from 'vitest'
import { addressWith, daysOffered, readForecastChoice, withUsual } from './choice.ts'

const ID = '0198c0de-0000-7000-8000-000000000001'

describe('what a forecast shows, in its address', () => {
  test.each([
    [{}, {}, 'nothing is chosen'],
    [{ by: 30 }, { by: 30 }, 'a number, as the address is read'],
    [{ by: '60' }, { by: 60 }, 'or as text'],
    [{ by: 'week', days: 91 }, { by: 'week', days: 91 }, 'calendar units'],
    [{ by: 7, days: 'many', from: 'soon' }, {}, 'what is not understood is left out'],
    [{ days: 0 }, {}, 'no days at all'],
    [{ from: '2026-03-30' }, { from: '2026-03-30' }, 'a day'],
    [{ from: '2026-13-45' }, {}, 'a day that does not exist'],
    [{ serviceId: ID, demand: 'failure' }, { serviceId: ID, demand: 'failure' }, 'a part of our own'],
    [{ series: ID, serviceId: ID, demand: 'value' }, { series: ID }, 'an imported series has no parts'],
    [{ series: 'ledger' }, {}, 'our own contacts need not be named'],
  ])('%j is read as %j (%s)', (search, expected, reason) => {
    expect(readForecastChoice(search), reason).toEqual(expected)
  })

  test('finer lengths are shown for fewer days', () => {
    expect(withUsual({})).toEqual({ by: 30, days: 7 })
    expect(withUsual({ by: 5 }).days).toBeLessThan(withUsual({ by: 'month' }).days)
    expect(withUsual({ by: 'day', days: 10 })).toEqual({ by: 'day', days: 10 })
  })

  test('the number of days that is chosen can always be chosen', () => {
    expect(daysOffered(30, 10)).toEqual([1, 7, 10, 14, 28])
    expect(daysOffered(30, 7)).toEqual([1, 7, 14, 28])
  })

  test('an address holds what is chosen and nothing else', () => {
    expect(addressWith('/planner/forecast', {})).toBe('/planner/forecast')
    expect(addressWith('/planner/forecast', { by: 60, demand: undefined, from: '' })).toBe(
      '/planner/forecast?by=60',
    )
  })
})
