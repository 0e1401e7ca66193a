import { describe, expect, test } from 'vitest'
import { NOTHING_SAID, saidOf, saidText } from './said.ts'

describe('figures that are said with a range', () => {
  test.each([
    ['a range', { low: '1', likely: '2', high: '4' }, 'minutes', { low: 1, likely: 2, high: 4 }],
    [
      'one figure stands for all',
      { low: '', likely: '3', high: '' },
      'minutes',
      { low: 3, likely: 3, high: 3 },
    ],
    [
      'money is kept in pence',
      { low: '10', likely: '12,50', high: '15' },
      'money',
      { low: 1000, likely: 1250, high: 1500 },
    ],
    [
      'shares are kept as shares',
      { low: '1', likely: '2', high: '3' },
      'share',
      { low: 0.01, likely: 0.02, high: 0.03 },
    ],
  ] as const)('%s', (_why, text, unit, expected) => {
    expect(saidOf({ ...text, measured: false }, unit)).toEqual({ ...expected, basis: 'assumed' })
  })

  test.each([
    ['the wrong way round', { low: '5', likely: '2', high: '4' }, 'minutes'],
    ['no number', { low: '', likely: 'many', high: '' }, 'minutes'],
    ['less than nothing', { low: '-1', likely: '2', high: '4' }, 'minutes'],
    ['ends without a middle', { low: '1', likely: '', high: '4' }, 'minutes'],
    ['more than all', { low: '90', likely: '95', high: '120' }, 'share'],
  ] as const)('%s is no range', (_why, text, unit) => {
    expect(saidOf({ ...text, measured: false }, unit)).toBeUndefined()
  })

  test('nothing said is nothing made up; what is said comes back as it was', () => {
    expect(saidOf(NOTHING_SAID, 'money')).toBeNull()
    const said = { low: 1250, likely: 1400, high: 1800, basis: 'measured' as const }
    expect(saidOf(saidText(said, 'money'), 'money')).toEqual(said)
  })
})
