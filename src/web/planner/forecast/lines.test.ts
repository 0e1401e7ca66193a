import { describe, expect, test } from 'vitest'
import { badRows, columnsIn } from './lines.ts'

const CSV = 'date,time,calls\n2026-01-05,09:00,12\n\n2026-01-05,09:30,-3\r\n,,\n2026-01-05,10:00,7\n'

describe('rows of a file', () => {
  test('are named by the line in which they stand, blank lines counted', () => {
    expect(badRows(CSV, [2, 3])).toEqual([
      { line: 4, text: '2026-01-05,09:30,-3' },
      { line: 6, text: '2026-01-05,10:00,7' },
    ])
  })

  test('that cannot be found still have a number', () => {
    expect(badRows('date,calls', [5])).toEqual([{ line: 6, text: '' }])
  })

  test('are cut where they are long', () => {
    const [row] = badRows(`date,calls\n${'x'.repeat(200)}`, [1])
    expect(row?.text.length).toBeLessThan(90)
  })
})

test.each([
  ['date,time,calls', ['date', 'time', 'calls'], 'commas'],
  ['\ufeff"Tag";Zeit;Anrufe', ['Tag', 'Zeit', 'Anrufe'], 'semicolons, quotes and a mark at the beginning'],
  ['when\tn', ['when', 'n'], 'tabs'],
  ['', [], 'nothing at all'],
])('columns of %j are %j (%s)', (csv, expected, reason) => {
  expect(columnsIn(csv), reason).toEqual(expected)
})
