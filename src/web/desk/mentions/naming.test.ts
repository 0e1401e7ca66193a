import { expect, test } from 'vitest'
import { fitting, namedIn, nameTyped, putName } from './naming.ts'

const ALL = [
  { id: '1', name: 'Ann Oduya' },
  { id: '2', name: 'Anna-Lena Vögel' },
  { id: '3', name: 'Streets', people: 4 },
]

test.each([
  ['@', 1, '', 'nothing typed yet: everybody'],
  ['Ask @Ann', 8, 'Ann', 'after a blank'],
  ['Ask @Ann Od', 11, 'Ann Od', 'two words'],
  ['Ask @Ann Oduya about', 20, undefined, 'a third word is no name any more'],
  ['ann@example.org', 15, undefined, 'an address is no mention'],
  ['(@str', 5, 'str', 'in brackets'],
  ['Ask @Ann today', 8, 'Ann', 'only what stands before the cursor'],
] as const)('"%s" at %i: "%s" (%s)', (text, cursor, typed, _why) => {
  expect(nameTyped(text, cursor)).toBe(typed)
})

test.each([
  ['an', ['1', '2'], 'the beginning of a name'],
  ['vog', ['2'], 'without its marks'],
  ['lena', ['2'], 'the second part of a name'],
  ['nn', [], 'never the middle of a word'],
  ['', ['1', '2', '3'], 'everybody'],
])('"%s" fits %j (%s)', (typed, ids, _why) => {
  expect(fitting(ALL, typed).map(({ id }) => id)).toEqual(ids)
})

test('a name is put in where it was typed, and the cursor stands behind it', () => {
  expect(putName('Ask @an about it', 7, 'Ann Oduya')).toEqual({ text: 'Ask @Ann Oduya about it', cursor: 15 })
})

test.each([
  ['Ask @Ann Oduya.', ['1']],
  ['@Anna-Lena Vögel and @Streets, please', ['2', '3']],
  ['@Ann Oduyana', []],
  ['Ann Oduya', []],
])('"%s" names %j', (text, ids) => {
  expect(namedIn(ALL, text)).toEqual(ids)
})
