import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvOf, fileName, wordsCell } from './twin.ts'
import type { TwinCell } from './twin.ts'

const fileOf = (cells: readonly TwinCell[]): string =>
  csvOf({ columns: cells.map((_, index) => ({ title: `c${index}` })), rows: [cells] })
const secondLine = (text: string): string => fileOf([wordsCell(text)]).split('\r\n')[1] ?? ''

describe('figures as CSV', () => {
  test.each([
    ['=1+1', "'=1+1", 'a formula'],
    ['+44 20', "'+44 20", 'a plus begins one too'],
    ['-cmd', "'-cmd", 'and a minus'],
    ['@SUM(A1)', "'@SUM(A1)", 'and an at sign'],
    ['\t=1', "'\t=1", 'also after a tab'],
    [' =1', "' =1", 'or after a space, which some spreadsheets skip'],
    ['＝1', "'＝1", 'or in its wide form'],
    ['=a,"b"', `"'=a,""b"""`, 'defused and quoted'],
    ['a,b', '"a,b"', 'a comma is quoted'],
    ['plain', 'plain', 'words stay as they are'],
  ])('%j becomes %j: %s', (given, expected) => {
    expect(secondLine(given)).toBe(expected)
  })

  test('numbers are plain numbers, negative ones too; no figure is empty', () => {
    const cells = [
      { text: '−1,234.5', raw: -1234.5 },
      { text: '–', raw: null },
      { text: '', raw: Number.NaN },
    ]
    expect(fileOf(cells)).toBe('\uFEFFc0,c1,c2\r\n-1234.5,,\r\n')
  })

  test('whatever is written comes back, and never as a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 }), (texts) => {
        const read: string[][] = parse(fileOf(texts.map(wordsCell)), {
          bom: true,
          fromLine: 2,
          recordDelimiter: '\r\n',
        })
        const back = read[0] ?? []
        expect(back.map((text, index) => (text === texts[index] ? text : text.slice(1)))).toEqual(texts)
        expect(back.filter((text) => /^[=+\-@]/.test(text))).toEqual([])
      }),
    )
  })
})

test('files are named by the title', () => {
  expect(fileName('Contacts expected: 28–30 March')).toBe('contacts-expected-28-30-march')
  expect(fileName('Écart à combler')).toBe('ecart-a-combler')
  expect(fileName('…')).toBe('chart')
})
