import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillIn, holesIn, PLACEHOLDERS, unknownIn } from './placeholders.ts'

test.each([
  ['all known', 'Dear {client}, {owner}', { client: 'Ada', owner: 'Priya' }, 'Dear Ada, Priya', []],
  ['one not known', 'By {due}, {client}', { client: 'Ada', due: null }, 'By {due}, Ada', ['due']],
  ['only blanks are known', '{service}', { service: '  ' }, '{service}', ['service']],
  ['twice', '{due} or {due}', {}, '{due} or {due}', ['due']],
  ['no placeholder of ours', '{mood} {Client} {}', { client: 'Ada' }, '{mood} {Client} {}', []],
  ['a name that looks like one', '{client}', { client: '{due}' }, '{due}', ['due']],
])('%s', (_reason, text, values, filled, missing) => {
  expect(fillIn(text, values)).toEqual({ text: filled, missing })
})

test('what is no placeholder is named before it is kept', () => {
  expect(unknownIn('Dear {cleint}, {client} {mood}')).toEqual(['cleint', 'mood'])
})

test('a text without holes is whole whatever else is in it', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...PLACEHOLDERS), (words, name) => {
      const text = `${words.replaceAll('{', '')}{${name}}`
      expect(holesIn(text)).toEqual([name])
      expect(fillIn(text, { [name]: 'x' }).missing).toEqual([])
    }),
  )
})
